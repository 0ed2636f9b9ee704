/**
 * What an import does beside other processes: batches that others analyse, and a grouping whose write fails half way.
 * Needs nothing: an embedded store, and stand-ins for the workers.
 */
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BatchWriter, type ImportBatch } from '../../src/application/import/import-batch.ts'
import type { ArticleDraft } from '../../src/model/article.ts'
import { dayMs } from '../../src/model/instant.ts'
import { analyseArticles, analysisMessage, analysisOfAll } from '../../src/pipeline/analyse-articles.ts'
import { createComputePool, type Compute } from '../../src/pipeline/compute-pool.ts'
import { Grouping } from '../../src/pipeline/group-articles.ts'
import { StoreError } from '../../src/store/store-problem.ts'
import { madeDraft, madeSource, site } from '../contract/made-articles.ts'
import { embeddedStore, type EmbeddedStore } from '../embedded-store.ts'
import { inventedStream } from './invented-stream.ts'

let at: EmbeddedStore
let compute: Compute
const clock = (): number => 0

beforeEach(async () => {
  at = await embeddedStore()
  compute = createComputePool({ workers: 0 })
})
afterEach(async () => {
  await compute.close()
  await at.close()
})

/** An import that gives batches away, whose own analysis stands still until it is let go, beside workers that always have nothing to do. */
async function heldWriter(): Promise<{ writer: BatchWriter; given: number[][]; letGo: () => void }> {
  let letGo = (): void => undefined
  let gate = Promise.resolve()
  const prepare: Compute['prepare'] = async (drafts) => {
    await gate
    return await compute.prepare(drafts)
  }
  const given: number[][] = []
  const take = (articles: readonly { id: number }[]): Promise<void> => {
    given.push(articles.map((a) => a.id))
    return Promise.resolve()
  }
  const deps = { store: at.store, compute: { ...compute, prepare }, clock }
  const writer = new BatchWriter(deps, { isIdle: () => Promise.resolve(true), take })
  // How long its own take is known first.
  for (let n = 0; n < 16; n++) await writer.put(batch(madeDraft(100 + n)))
  gate = new Promise<void>((open) => (letGo = open))
  return { writer, given, letGo }
}

function batch(...drafts: ArticleDraft[]): ImportBatch {
  return { drafts, sources: [{ id: site, name: 'الواحة' }], feeds: [], positions: {} }
}

/** Of what the test itself has put. */
async function urls(): Promise<string[]> {
  const { items } = await at.store.articles({ limit: 50 })
  return items.flatMap(({ url }) => (/\/1\d\d$/.test(url) ? [] : url)).toSorted()
}

test('a batch that others analyse is stored while one before it is still analysed here', async () => {
  const { writer, given, letGo } = await heldWriter()
  const first = writer.put(batch(madeDraft(1), madeDraft(2)))
  await setImmediate()
  expect(await writer.put(batch(madeDraft(3), madeDraft(4)))).toMatchObject({ new: 2 })
  expect(await urls()).toEqual([madeDraft(3).url, madeDraft(4).url])
  expect(given).toHaveLength(1)
  expect(await at.store.unfinished()).toMatchObject({ unanalysed: 2 })
  letGo()
  expect(await first).toMatchObject({ new: 2 })
  expect(await urls()).toHaveLength(4)
  expect(await at.store.unfinished()).toMatchObject({ unanalysed: 2 })
})

test('one with an address of a batch before it waits, and its text is the one that stays', async () => {
  const { writer, letGo } = await heldWriter()
  const first = writer.put(batch(madeDraft(1), madeDraft(2)))
  await setImmediate()
  const text = 'أعلنت البلدية أن الجسر يفتح أمام السيارات يوم الأحد.'
  const later = writer.put(batch(madeDraft(2, { text, seenAt: madeDraft(2).firstSeenAt + dayMs }), madeDraft(3)))
  await new Promise((done) => setTimeout(done, 50))
  expect(await urls()).toEqual([])
  letGo()
  expect(await first).toMatchObject({ new: 2, revised: 0 })
  expect(await later).toMatchObject({ new: 1, revised: 1 })
  const { items } = await at.store.articles({ limit: 50 })
  const found = await at.store.articlesByIds(items.map((a) => a.id))
  expect(found.find((a) => a.url === madeDraft(2).url)?.text).toBe(text)
})

test('one message has many articles analysed; what cannot be is given up alone, and nobody is woken to group', async () => {
  await at.store.putSource(madeSource(site))
  const puts = await at.store.putArticles([madeDraft(1), madeDraft(2, { title: 'لا يُقرأ' }), madeDraft(3)])
  const message = analysisOfAll(puts)
  if (!message) throw new Error('a message of three')
  const analyse: Compute['analyse'] = async (articles) => {
    if (articles.some((a) => a.title === 'لا يُقرأ')) throw new Error('invented')
    return await compute.analyse(articles)
  }
  const work = analyseArticles({ store: at.store, compute: { ...compute, analyse }, clock })
  expect(await work.run([message], () => undefined)).toEqual([{ kind: 'done', next: [] }])
  expect(await at.store.unfinished()).toEqual({ unanalysed: 1, ungrouped: 2 })
  const buried = await at.store.buriedAmong(puts.map((put) => analysisMessage(put).id))
  expect([...buried]).toEqual(puts.slice(1, 2).map((put) => analysisMessage(put).id))
  expect(analysisOfAll([])).toBeUndefined()
})

test('a write that fails while the next articles are compared: what is grouped after it is as if it had not', async () => {
  const { articles, texts } = inventedStream(5, 900, Date.UTC(2031, 2, 3))
  const drafts = articles.map(({ sourceId, title, at: instant }, n) =>
    madeDraft(n, { sourceId, title, text: texts[n] ?? '', at: instant, publishedAt: instant, firstSeenAt: instant }),
  )
  const pictures: unknown[] = []
  for (const fails of [false, true]) {
    const own = await embeddedStore()
    for (const id of new Set(articles.map((a) => a.sourceId))) await own.store.putSource(madeSource(id))
    const writer = new BatchWriter({ store: own.store, compute, clock })
    await writer.put({ drafts, sources: [], feeds: [] })
    const grouping = new Grouping({ store: own.store, windowMs: 7 * dayMs })
    if (fails) {
      const put = own.store.putGrouping.bind(own.store)
      vi.spyOn(own.store, 'putGrouping')
        .mockImplementationOnce(put)
        .mockRejectedValueOnce(new StoreError({ code: 'store.disk-full' }))
      await expect(grouping.groupWaiting()).rejects.toThrow()
      expect((await own.store.unfinished()).ungrouped).toBe(900 - 256)
    }
    await grouping.groupWaiting()
    const picture: unknown[] = []
    for await (const { id, storyId, copyGroupId } of own.store.groupingInOrder({ sinceAt: 0 }))
      picture.push([id, storyId, copyGroupId])
    pictures.push(picture)
    await own.close()
  }
  expect(pictures[0]).toHaveLength(900)
  expect(pictures[1]).toEqual(pictures[0])
})
