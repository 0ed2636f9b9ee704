/**
 * An import, which writes each article with its analysis and prepares the next meanwhile, leaves the rows that storing, analysing and grouping
 * one after the other leave. In: both databases. Out: test results.
 */
import { expect, test } from 'vitest'
import { nameStarts } from '../../src/analyse/names/keys/name-starts.ts'
import { importArticles } from '../../src/application/import/import-articles.ts'
import { importHere } from '../../src/application/import/into-this-store.ts'
import { LanguageLinks } from '../../src/application/stories/language-links.ts'
import type { ImportResult } from '../../src/gather/import/import-item.ts'
import { plainExtracted } from '../../src/gather/import/make-draft.ts'
import type { ArticleDraft } from '../../src/model/article.ts'
import { dayMs } from '../../src/model/instant.ts'
import { createComputePool } from '../../src/pipeline/compute-pool.ts'
import { Grouping } from '../../src/pipeline/group-articles.ts'
import type { Store } from '../../src/store/store.ts'
import { day0, madeDraft } from '../contract/made-articles.ts'
import { onEveryStore } from '../contract/store-backends.ts'
import { inventedStream } from '../grouping/invented-stream.ts'
import { finalStore } from './final-store.ts'

const batch = 16
const stream = inventedStream(7, 90, day0)
const sourceIds = ['outlet-0', 'outlet-1', 'outlet-2']
const drafts = stream.articles.map(({ title, at }, i): ArticleDraft => {
  const sourceId = sourceIds[i % 3] ?? ''
  const text = stream.texts[i] ?? ''
  const draft = madeDraft(i, { sourceId, title, at, url: `https://${sourceId}.example/${i}`, text })
  // Every second one as plain text gives it, whose HTML says nothing that the text does not.
  return i % 2 === 0 ? draft : { ...draft, ...plainExtracted({ title, text: `${text}\nسطر ثان & أخير` }) }
})
// A text that changes in the batch of the first, and one that changes later.
const [first, second] = drafts
if (first && second) {
  drafts.splice(9, 0, { ...first, text: `${first.text} تحديث.`, seenAt: first.firstSeenAt + 1 })
  drafts.splice(60, 0, { ...second, text: `${second.text} تحديث.`, seenAt: second.firstSeenAt + 1 })
}
const compute = createComputePool({ workers: 0 })

async function* results(): AsyncGenerator<ImportResult> {
  for (const [i, draft] of drafts.entries()) {
    const place = { file: 'f', fileKey: 'f', position: i + 1, readBytes: i, totalBytes: drafts.length }
    yield { ok: true, place, item: { kind: 'article', source: { id: draft.sourceId, name: draft.sourceId }, draft } }
  }
}

async function importInto(store: Store): Promise<void> {
  const grouping = new Grouping({ store, windowMs: 7 * dayMs, compute })
  const languageLinks = new LanguageLinks(store, compute)
  const queue = {
    publish: async () => undefined,
    pull: async () => [],
    depth: async () => ({}),
    close: async () => undefined,
  }
  const target = importHere({ store, compute, grouping, languageLinks, queue, clock: () => day0 }, batch)
  await importArticles(target, results(), { clock: () => day0, onProgress: () => undefined })
}

async function oneAfterTheOther(store: Store): Promise<void> {
  for (const id of sourceIds) await store.putSource({ id, name: id, kind: 'other', createdAt: day0, paused: false })
  for (let i = 0; i < drafts.length; i += batch) {
    const some = drafts.slice(i, i + batch)
    const changed = new Map<number, ArticleDraft & { id: number; revision: number }>()
    for (const [n, { id, revision, outcome }] of (await store.putArticles(some)).entries()) {
      const draft = some[n]
      if (draft && outcome !== 'same') changed.set(id, { ...draft, id, revision })
    }
    await store.putAnalyses(await compute.analyse([...changed.values()]), nameStarts)
  }
  await store.setImportPosition('f', drafts.length)
  await new Grouping({ store, windowMs: 7 * dayMs }).groupWaiting()
  await new LanguageLinks(store).rebuild()
}

/** The rows of every table of a SQLite store, without what counts up by itself; of others what a reader finds. */
async function everything(store: Store): Promise<Record<string, unknown>> {
  const connection = store.embeddedDatabase()?.connection
  const found: Record<string, unknown> = { final: await finalStore(store) }
  if (connection === undefined) {
    for (const { id } of (await store.articles({ limit: 100 })).items)
      found[id] = [await store.article(id), await store.analysis(id), await store.revisions(id)]
    return found
  }
  connection.exec("create virtual table if not exists temp.terms using fts5vocab('main', 'article_search', 'instance')")
  found['terms'] = connection.prepare('select term, doc, col, "offset" from temp.terms order by 1, 2, 3, 4').all()
  const tables = connection
    .prepare<[], { name: string }>(
      "select name from sqlite_master where type = 'table' and name not like 'article_search%' and name not like 'sqlite_%'",
    )
    .all()
  for (const { name } of tables) {
    // A row a transaction: which changes came together is how the work was done, not what is stored.
    if (name === 'changes') continue
    const columns = connection.prepare<[], { name: string }>(`select name from pragma_table_info('${name}')`).all()
    const kept = columns.filter((c) => c.name !== 'number' || name === 'revisions').map((c) => c.name)
    found[name] = connection.prepare(`select ${kept.join(', ')} from ${name} order by ${kept.join(', ')}`).all()
  }
  return found
}

onEveryStore((at) => {
  test('an import leaves the rows of storing, analysing and grouping one after the other', async () => {
    await importInto(at().store)
    const serial = await at().fresh()
    await serial.store.putSource({
      id: 'alwaha.example',
      name: 'جريدة alwaha.example',
      kind: 'newspaper',
      createdAt: day0,
      paused: false,
    })
    await oneAfterTheOther(serial.store)
    const expected = await everything(serial.store)
    await serial.remove()
    const { articles, revisions } = await at().store.counts()
    expect([articles, revisions]).toEqual([90, 2])
    expect(await everything(at().store)).toEqual(expected)
    const plain = drafts[1]
    const stored = plain && (await at().store.articleByUrl(plain.url))
    expect(stored?.html).toBe(plain?.html)
  })
})
