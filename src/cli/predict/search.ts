/**
 * Predictions of search: the answers to queries, best first, from a store of their own that is thrown away.
 * In: records `{id,source,t,title,content}` of articles, records `{q}` of queries. Out: records `{q,ids}`, at most twenty ids.
 * Touches a temporary directory.
 */
import { search } from '../../application/search/search.ts'
import { plainExtracted } from '../../gather/import/make-draft.ts'
import type { ArticleDraft } from '../../model/article.ts'
import { analyseStored } from '../../pipeline/compute-batch.ts'
import type { Store } from '../../store/store.ts'
import { instantOf } from './grouping-articles.ts'
import type { InputRecord } from './input-records.ts'
import { temporaryStore } from './temporary-store.ts'

const answers = 20
const batch = 250

export async function* predictSearch(
  records: AsyncIterable<InputRecord>,
  queries: AsyncIterable<InputRecord>,
): AsyncGenerator<object> {
  const { store, close } = await temporaryStore()
  try {
    const idOf = await fillStore(store, records)
    for await (const query of queries) {
      const q = query.neededText('q')
      const found = await search(store, { q, exact: false, limit: answers }, 'UTC')
      yield { q, ids: found.ok ? found.value.hits.map((hit) => idOf.get(hit.id)) : [] }
    }
  } finally {
    await close()
  }
}

/** Stores and analyses the articles; the ids given by the ids in the store. */
export async function fillStore(
  store: Store,
  records: AsyncIterable<InputRecord>,
): Promise<Map<number, string | number>> {
  const idOf = new Map<number, string | number>()
  const sources = new Set<string>()
  let waiting: { draft: ArticleDraft; id: string | number }[] = []
  const write = async (): Promise<void> => {
    const puts = await store.putArticles(waiting.map(({ draft }) => draft))
    puts.forEach((put, i) => idOf.set(put.id, waiting[i]?.id ?? ''))
    waiting = []
    const stored = await store.articlesByIds(puts.map((put) => put.id))
    await store.putAnalyses(stored.map((article) => analyseStored(article)))
  }
  let number = 0
  for await (const record of records) {
    const source = record.text('source')
    const sourceId = source === '' ? 'unnamed' : source
    if (!sources.has(sourceId)) {
      sources.add(sourceId)
      await store.putSource({ id: sourceId, name: sourceId, kind: 'other', createdAt: 0, paused: false })
    }
    waiting.push({ draft: draftOf(record, sourceId, ++number), id: record.id() })
    if (waiting.length >= batch) await write()
  }
  await write()
  return idOf
}

/** Each record is an article, whatever addresses are given twice. */
function draftOf(record: InputRecord, sourceId: string, number: number): ArticleDraft {
  const at = instantOf(record)
  const extracted = plainExtracted({ title: record.text('title'), text: record.text('content') })
  return { ...extracted, sourceId, url: `https://${number}.invalid/`, at, firstSeenAt: at, publishedAt: at }
}
