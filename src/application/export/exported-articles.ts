/**
 * All articles that meet a search, with what is told of them and where it stands: for research, spreadsheets, notes.
 * In: the store and a search. Out: rows, newest first, read page by page while they are taken. Reads the store only.
 *
 * Texts are their publishers'; a row has the sentence that met the search, and places in the text that its address gives.
 */
import { letOthersIn } from '../../give-way.ts'
import { attributedFrom, type Analysis } from '../../model/analysis.ts'
import { defined } from '../../model/defined.ts'
import { ok, type Outcome } from '../../problem.ts'
import { unpackJson } from '../../store/packed-json.ts'
import type { ArticleHead } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { parseQuery } from '../../text/query.ts'
import { plainWords } from '../search/asked-words.ts'
import { passagesOf } from '../search/passages.ts'
import { search } from '../search/search.ts'
import { sourceNames } from '../stories/article-card.ts'
import { mostExported, type ExportedArticle, type ExportRequest } from './export-request.ts'

const rowsPerRead = 100

/**
 * Rows for `o.most` articles at most. Problems, before the first row: those of `search`. Nothing where only the nearest would be found: they are
 * not what was asked for.
 */
export async function exportedArticles(
  store: Store,
  request: ExportRequest,
  o: { timeZone: string; most?: number; signal?: AbortSignal },
): Promise<Outcome<AsyncGenerator<ExportedArticle>>> {
  const read = (cursor?: string): ReturnType<typeof search> =>
    search(store, { ...request, order: 'newest', limit: rowsPerRead, ...defined({ cursor }) }, o.timeZone)
  const first = await read()
  if (!first.ok) return first
  const { value } = first
  const names = await sourceNames(store)
  const words = plainWords(parseQuery(request.q, { exact: request.exact }))
  const most = o.most ?? mostExported
  async function* rows(): AsyncGenerator<ExportedArticle> {
    let page = value.nearest ? undefined : value
    for (let left = most; page !== undefined && left > 0 && o.signal?.aborted !== true;) {
      const hits = page.hits.slice(0, left)
      left -= hits.length
      const ids = hits.map(({ id }) => id)
      const [packed, passages] = await Promise.all([
        store.material.packed(ids, { texts: false }),
        passagesOf(store, ids, words),
      ])
      for (const hit of hits) {
        const analysis = packed.get(hit.id)?.analysis
        const passage = passages.get(hit.id)?.text
        yield { ...ofHead(hit, names), ...defined({ passage }), ...ofAnalysis(analysis && unpackJson(analysis)) }
        await letOthersIn()
      }
      if (page.next === undefined) return
      const next = await read(page.next)
      page = next.ok ? next.value : undefined
    }
  }
  return ok(rows())
}

type FromHead = Omit<ExportedArticle, 'passage' | keyof ReturnType<typeof ofAnalysis>>

function ofHead(head: ArticleHead, names: ReadonlyMap<string, string>): FromHead {
  const { id, storyId, copyGroupId, url, title, sourceId, author, credit, lang, section, desk, revision } = head
  return {
    id,
    ...defined({ storyId, copyGroupId }),
    url,
    title,
    source: { id: sourceId, name: names.get(sourceId) ?? sourceId },
    ...defined({ author, credit, lang, section, desk, publishedAt: isoOf(head.publishedAt) }),
    ...(head.dateOnly ? { dateOnly: true as const } : {}),
    ...defined({ modifiedAt: isoOf(head.modifiedAt) }),
    firstSeenAt: new Date(head.firstSeenAt).toISOString(),
    revision,
  }
}

function isoOf(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : new Date(instant).toISOString()
}

function ofAnalysis(
  analysis: Analysis | undefined,
): Pick<ExportedArticle, 'keyphrases' | 'entities' | 'statements' | 'figures' | 'credits'> {
  return {
    keyphrases: (analysis?.keyphrases ?? []).map(({ phrase }) => phrase),
    entities: (analysis?.entities ?? []).map(({ key, name, kind, count }) => ({ key, name, kind, count })),
    statements: (analysis?.statements ?? []).map(({ speaker, verb, content, contentSpan, confidence }) => ({
      ...((confidence ?? 0) >= attributedFrom ? { speaker } : {}),
      verb,
      content,
      start: contentSpan.start,
      end: contentSpan.end,
      ...defined({ confidence }),
    })),
    figures: (analysis?.figures ?? [])
      .filter(({ field }) => field === 'text')
      .map(({ surface, value, valueTo, unit, start, end }) => ({
        surface,
        value,
        ...defined({ valueTo }),
        unit,
        start,
        end,
      })),
    credits: (analysis?.credits ?? [])
      .filter(({ role }) => role !== 'passing')
      .map(({ name, kind, span }) => ({ name, kind, span })),
  }
}
