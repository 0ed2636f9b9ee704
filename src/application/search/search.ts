/**
 * A search as page, API and command ask for it: words, limits, what the words were taken to mean, the articles found.
 * In: the store and a request. Out: the hits and the terms of the query. Reads the store only.
 */
import { defined } from '../../model/defined.ts'
import { zonedDayEnd, zonedDayStart } from '../../model/zoned-day.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { SearchHit } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { parseQuery, type QueryTerm } from '../../text/query.ts'
import type { SearchReport, SearchRequest } from '../siyaq.ts'
import { articleLine, sourceNames } from './article-card.ts'

export interface SearchAnswer {
  terms: QueryTerm[]
  hits: SearchHit[]
  next?: string
}

/** One word or phrase as the index understood it. */
export interface ShownTerm {
  surface: string
  forms: string[]
  exact: boolean
  negated: boolean
  phrase: boolean
}

const longestQueryChars = 500

/** Problems: query.empty, query.bad-date; a bad cursor is thrown by the store. */
export async function search(
  store: Store,
  request: SearchRequest,
  /** The zone that the days of the request are meant in. */
  timeZone: string,
): Promise<Outcome<SearchAnswer>> {
  const query = parseQuery(request.q.slice(0, longestQueryChars), { exact: request.exact })
  if (!query.terms.some((term) => !term.negated)) return failed('query.empty')
  const from = boundOf(request.from, (day) => zonedDayStart(day, timeZone))
  // The last day is meant to be included.
  const to = boundOf(request.to, (day) => zonedDayEnd(day, timeZone))
  if (from === 'bad' || to === 'bad')
    return failed('query.bad-date', `${request.from ?? ''} ${request.to ?? ''}`.trim())
  const { lang, sourceId, order, limit, cursor } = request
  const page = await store.search({ query, limit, ...defined({ from, to, lang, sourceId, order, cursor }) })
  return ok({ terms: query.terms, hits: page.items, ...defined({ next: page.next }) })
}

/** The same search with one line an article, for the command. Problems: as `search`. */
export async function searchReport(
  store: Store,
  request: SearchRequest,
  timeZone: string,
): Promise<Outcome<SearchReport>> {
  const startedAt = performance.now()
  const found = await search(store, request, timeZone)
  if (!found.ok) return found
  const { terms, hits, next } = found.value
  const names = await sourceNames(store)
  return ok({
    items: hits.map((hit) => ({
      ...articleLine(hit, names),
      score: hit.score,
      ...defined({ storyId: hit.storyId }),
    })),
    ...defined({ next }),
    terms,
    tookMs: performance.now() - startedAt,
  })
}

/** The terms as page and API show them. */
export function shownTerms(terms: readonly QueryTerm[]): ShownTerm[] {
  return terms.map((term) => ({
    surface: term.surface,
    forms: [...(term.phrase ?? term.alternatives)],
    exact: term.exact,
    negated: term.negated,
    phrase: term.phrase !== undefined,
  }))
}

function boundOf(
  bound: string | number | undefined,
  instantOf: (day: string) => number | undefined,
): number | 'bad' | undefined {
  if (bound === undefined || typeof bound === 'number') return bound
  return bound === '' ? undefined : (instantOf(bound) ?? 'bad')
}
