/**
 * Search as the command line asks for it.
 * In: the words and filters. Out: hits with the expansion that found them. Reads the store only.
 */
import type { SearchReport, SearchRequest } from '../siyaq.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import { sourceNames } from './read-views.ts'
import type { Store } from '../../store/store.ts'
import { parseQuery } from '../../text/query.ts'
import { articleLine } from '../try-page.ts'

/** Problems: query.empty, query.bad-cursor. */
export async function searchArticles(store: Store, o: SearchRequest): Promise<Outcome<SearchReport>> {
  const startedAt = performance.now()
  const query = parseQuery(o.q, { exact: o.exact })
  if (query.terms.every((t) => t.negated)) return failed('query.empty')
  const { sourceId, lang, from, to, limit, cursor } = o
  const page = await store.search({
    query,
    limit,
    ...(sourceId === undefined ? {} : { sourceId }),
    ...(lang === undefined ? {} : { lang }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(cursor === undefined ? {} : { cursor }),
  })
  const names = await sourceNames(store)
  return ok({
    items: page.items.map((hit) => ({
      ...articleLine(hit, names),
      score: hit.score,
      ...(hit.storyId === undefined ? {} : { storyId: hit.storyId }),
    })),
    ...(page.next === undefined ? {} : { next: page.next }),
    terms: query.terms,
    tookMs: performance.now() - startedAt,
  })
}
