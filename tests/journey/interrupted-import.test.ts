/**
 * An import that is interrupted at each of its writes, by a crash, a full disk or a broken compute thread, and then given again: the same
 * store as without interruption. In: both databases. Out: test results.
 */
import { expect, test } from 'vitest'
import { sweep } from '../../src/application/working/sweep.ts'
import { LanguageLinks } from '../../src/application/stories/language-links.ts'
import { importArticles } from '../../src/application/import/import-articles.ts'
import type { FinishDeps } from '../../src/application/import/finish-waiting.ts'
import { importHere } from '../../src/application/import/into-this-store.ts'
import type { ImportSummary } from '../../src/application/siyaq.ts'
import type { ImportResult } from '../../src/gather/import/import-item.ts'
import type { ArticleDraft } from '../../src/model/article.ts'
import { dayMs } from '../../src/model/instant.ts'
import { createComputePool, type Compute } from '../../src/pipeline/compute-pool.ts'
import { Grouping } from '../../src/pipeline/group-articles.ts'
import type { Message } from '../../src/queue/queue.ts'
import { StoreError } from '../../src/store/store-problem.ts'
import type { Store } from '../../src/store/store.ts'
import { day0, madeDraft } from '../contract/made-articles.ts'
import { onEveryStore } from '../contract/store-backends.ts'
import { inventedStream } from '../grouping/invented-stream.ts'
import { finalStore } from './final-store.ts'

const articles = 48
const stream = inventedStream(11, articles, day0)
const drafts: ArticleDraft[] = stream.articles.map(({ title, at }, i) => {
  const sourceId = `outlet-${i % 3}`
  return madeDraft(i, { sourceId, title, at, url: `https://${sourceId}.example/${i}`, text: stream.texts[i] ?? '' })
})
// The text of the first article changes a few lines later, in one batch.
const first = drafts[0]
if (first) drafts.splice(5, 0, { ...first, text: `${first.text} تحديث.`, seenAt: first.firstSeenAt + 1 })

const inThisThread: Compute = createComputePool({ workers: 0 })

class Killed extends Error {}

/** Reads on from where the store says that the file was read to, as the readers of files do. */
async function* linesOf(store: Store): AsyncGenerator<ImportResult> {
  const done = await store.importPosition('file')
  for (const [i, draft] of drafts.entries()) {
    const position = i + 1
    if (position <= done) continue
    const place = { file: 'news.jsonl', fileKey: 'file', position, readBytes: position, totalBytes: drafts.length }
    yield { ok: true, place, item: { kind: 'article', source: { id: draft.sourceId, name: draft.sourceId }, draft } }
  }
}

function depsOf(store: Store, compute = inThisThread): FinishDeps {
  const none = {
    publish: async () => undefined,
    pull: async () => [],
    depth: async () => ({}),
    close: async () => undefined,
  }
  const grouping = new Grouping({ store, windowMs: 7 * dayMs })
  return {
    store,
    compute,
    grouping,
    languageLinks: new LanguageLinks(store),
    queue: none,
    clock: () => day0 + 30 * dayMs,
  }
}

function importInto(deps: FinishDeps, signal?: AbortSignal): Promise<ImportSummary> {
  const run = { clock: () => deps.clock(), onProgress: () => undefined, ...(signal ? { signal } : {}) }
  return importArticles(importHere(deps, 16), linesOf(deps.store), run)
}

const writes = [
  'putSource',
  'putArticles',
  'putAnalyses',
  'putAnalysedArticles',
  'setImportPosition',
  'putGrouping',
  'putStoryLinks',
  'bury',
]

/** Writes that are under way: what a dying process had sent may still be committed. */
const underWay = new Set<Promise<unknown>>()

/** The store, with `before` called before each write and `after` after it, numbered from 1. */
function watched(store: Store, before: (n: number) => void, after: (n: number) => void): Store {
  let n = 0
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name, target)
      if (typeof method !== 'function') return method
      return (...args: unknown[]): unknown => {
        const call = (): unknown => Reflect.apply(method, target, args)
        if (typeof name !== 'string' || !writes.includes(name)) return call()
        const mine = ++n
        before(mine)
        const done = call()
        if (!(done instanceof Promise)) return done
        underWay.add(done)
        return done.then((value: unknown) => {
          after(mine)
          return value
        })
      }
    },
  })
}

onEveryStore((at) => {
  test(
    'killed before or after any write, the second run ends where one run would have',
    { tags: ['slow'] },
    async () => {
      const fresh = () => at().fresh()
      const whole = await fresh()
      let count = 0
      const plain = await importInto(
        depsOf(
          watched(
            whole.store,
            (n) => (count = n),
            () => undefined,
          ),
        ),
      )
      const expected = await finalStore(whole.store)
      expect(plain).toMatchObject({ completed: 0, waiting: { unanalysed: 0, ungrouped: 0, buried: 0 }, stopped: false })
      expect(expected).toMatchObject({ unanalysed: 0, ungrouped: 0 })
      await whole.remove()
      expect(count).toBeGreaterThan(12)

      for (let kill = 1; kill <= count; kill++) {
        const { store, remove } = await fresh()
        // A dead process writes nothing more; on even numbers it dies before the write, on odd ones after it.
        const dieBefore = (n: number): void => {
          if (n > kill || (n === kill && kill % 2 === 0)) throw new Killed()
        }
        const dieAfter = (n: number): void => {
          if (n >= kill) throw new Killed()
        }
        await expect(importInto(depsOf(watched(store, dieBefore, dieAfter)))).rejects.toThrow(Killed)
        await Promise.allSettled(underWay)
        underWay.clear()
        const before = await store.unfinished()
        const again = await importInto(depsOf(store))
        expect(again).toMatchObject({
          completed: before.unanalysed + before.ungrouped,
          waiting: { unanalysed: 0, ungrouped: 0, buried: 0 },
        })
        expect(await finalStore(store), `killed at write ${kill}`).toEqual(expected)
        await remove()
      }
    },
  )

  test('a full disk is told with its code and with what waits; with space again the rest is finished', async () => {
    const store = at().store
    let writesLeft = 8
    const full = (): void => {
      if (--writesLeft < 0) throw new StoreError({ code: 'store.disk-full' })
    }
    const cut = await importInto(depsOf(watched(store, full, () => undefined)))
    expect(cut.problem?.code).toBe('store.disk-full')
    const left = (cut.waiting?.unanalysed ?? 0) + (cut.waiting?.ungrouped ?? 0)
    expect(left).toBeGreaterThan(0)
    const again = await importInto(depsOf(store))
    expect(again).toMatchObject({ completed: left, waiting: { unanalysed: 0, ungrouped: 0 } })
    expect(again.problem).toBeUndefined()
  })

  test('SQLite itself out of pages: store.disk-full, then finished', async () => {
    const { store } = at()
    const database = store.embeddedDatabase()
    if (!database) return
    const used = Number(database.connection.pragma('page_count', { simple: true }))
    database.connection.pragma(`max_page_count = ${used + 24}`)
    const cut = await importInto(depsOf(store))
    expect(cut.problem?.code).toBe('store.disk-full')
    database.connection.pragma('max_page_count = 1073741823')
    await importInto(depsOf(store))
    expect(await store.unfinished()).toEqual({ unanalysed: 0, ungrouped: 0 })
    expect((await store.counts()).articles).toBe(articles)
  })

  test('stopped by the operator it says what waits, and groups nothing out of its order', async () => {
    const { store } = at()
    const controller = new AbortController()
    const stop = (n: number): void => {
      if (n === 8) controller.abort()
    }
    const cut = await importInto(depsOf(watched(store, stop, () => undefined)), controller.signal)
    expect(cut).toMatchObject({ stopped: true, waiting: { unanalysed: 0 } })
    expect(cut.waiting?.ungrouped).toBeGreaterThan(0)
    expect((await store.counts()).stories).toBe(0)
  })

  test('a compute thread that dies once costs nothing; an article that kills it each time is buried alone', async () => {
    const { store } = at()
    let once = true
    const bad = drafts[30]?.url
    const tried: string[] = []
    const unlessBad = <T>(articles: readonly { url: string }[], work: () => Promise<T>): Promise<T> => {
      if (articles.some((a) => a.url === bad)) tried.push('bad')
      if (!once && articles.every((a) => a.url !== bad)) return work()
      once = false
      return Promise.reject(new Error('the compute thread ended'))
    }
    const failing: Compute = {
      ...inThisThread,
      analyse: (articles) => unlessBad(articles, () => inThisThread.analyse(articles)),
      prepare: (articles) => unlessBad(articles, () => inThisThread.prepare(articles)),
    }
    const summary = await importInto(depsOf(store, failing))
    expect(summary.waiting).toEqual({ unanalysed: 0, ungrouped: 0, buried: 1 })
    const [buried] = (await store.dead({ limit: 5 })).items
    expect(buried).toMatchObject({ message: { stage: 'analyse' }, problem: { code: 'stage.crashed' } })
    const before = tried.length
    expect((await importInto(depsOf(store, failing))).waiting).toEqual({ unanalysed: 0, ungrouped: 0, buried: 1 })
    expect(tried.length).toBe(before)
    // Nor does a server that starts ask for it again.
    const asked: Message[] = []
    const publish = async (messages: readonly Message[]): Promise<void> => void asked.push(...messages)
    await sweep({ store, queue: { ...depsOf(store).queue, publish } })
    expect(asked).toEqual([])
  })

  test('where another process groups, it is woken and waited for', async () => {
    const { store } = at()
    const owned = (owner: string): Grouping => new Grouping({ store, windowMs: 7 * dayMs, owner })
    const worker = owned('worker')
    expect(await worker.hold()).toBe(true)
    const woken: Message[] = []
    const queue = {
      ...depsOf(store).queue,
      async publish(messages: readonly Message[]): Promise<void> {
        woken.push(...messages)
        await worker.groupWaiting()
      },
    }
    const summary = await importInto({ ...depsOf(store), grouping: owned('import'), queue })
    expect(summary.waiting).toEqual({ unanalysed: 0, ungrouped: 0, buried: 0 })
    expect(woken.map((m) => m.stage)).toEqual(['group'])
    expect((await store.counts()).stories).toBeGreaterThan(0)
  })

  test('what a list of articles leaves out is read on page by page', async () => {
    const { store } = at()
    await importInto({
      ...depsOf(store),
      compute: { ...inThisThread, analyse: async () => [], prepare: async () => [] },
    })
    const seen: number[] = []
    for (let after = (await store.unanalysed(1, 9)).at(-1); after; after = (await store.unanalysed(1, 9, after)).at(-1))
      seen.push(after.id)
    expect(seen).toHaveLength(Math.ceil(articles / 9))
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
  })
})
