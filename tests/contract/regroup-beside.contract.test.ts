/**
 * Regrouping beside whoever groups what arrives, on every database: readers see whole stories throughout, nothing is lost or doubled, and the
 * process that grouped before the switch goes on with what it left. In: invented articles. Out: test results.
 */
import { afterAll, describe, expect, test } from 'vitest'
import { nameStarts } from '../../src/analyse/names/keys/name-starts.ts'
import { regroup } from '../../src/application/regroup.ts'
import { LanguageLinks } from '../../src/application/stories/language-links.ts'
import { configWith } from '../../src/config/config.ts'
import { dayMs } from '../../src/model/instant.ts'
import type { ArticleDraft } from '../../src/model/article.ts'
import { createComputePool } from '../../src/pipeline/compute-pool.ts'
import { Grouping } from '../../src/pipeline/group-articles.ts'
import type { Store } from '../../src/store/store.ts'
import { inventedDraft } from '../grouping/invented-draft.ts'
import { inventedStream } from '../grouping/invented-stream.ts'
import { onEveryStore } from './store-backends.ts'

const windowMs = 7 * dayMs
const compute = createComputePool({ workers: 1 })
afterAll(() => compute.close())
const startAt = Date.UTC(2031, 4, 5)
const stream = inventedStream(11, 400, startAt)
const late = inventedStream(23, 60, startAt + dayMs)

function draftsOf({ articles, texts }: typeof stream, from: string): ArticleDraft[] {
  return articles.map(({ sourceId, title, at }, i) =>
    inventedDraft({ sourceId, title, text: texts[i] ?? '', at, path: `${from}/${i}` }),
  )
}

async function add(store: Store, drafts: readonly ArticleDraft[]): Promise<number[]> {
  for (const id of new Set(drafts.map((d) => d.sourceId)))
    await store.putSource({ id, name: id, kind: 'newspaper', createdAt: startAt, paused: false })
  const put = await store.putArticles(drafts)
  const articles = await store.articlesByIds(put.map(({ id }) => id))
  await store.putAnalyses(await compute.analyse(articles), nameStarts)
  return put.map(({ id }) => id)
}

/** Every article with its story, by id. */
async function storyOf(store: Store): Promise<Map<number, number>> {
  const found = new Map<number, number>()
  for await (const row of store.groupingInOrder({ sinceAt: 0 })) found.set(row.id, row.storyId)
  return new Map([...found].sort(([a], [b]) => a - b))
}

describe('regrouping beside arrivals', () => {
  onEveryStore((at) => {
    test('readers see whole stories, and the end is that of a regrouping alone', async () => {
      const { store, another } = at()
      const drafts = draftsOf(stream, 'a')
      const arrivals = draftsOf(late, 'b')
      // Grouped as the parts arrived, the newest half first: other stories than in the order of ids.
      const live = new Grouping({ store: await another(), windowMs, owner: 'live' })
      await add(store, drafts.slice(200))
      await live.groupWaiting()
      await add(store, drafts.slice(0, 200))
      await live.groupWaiting()
      const before = (await store.counts()).stories

      const deps = (of: Store) => ({
        store: of,
        compute,
        config: configWith({ windowMs }),
        languageLinks: new LanguageLinks(of),
      })
      const reader = await another()
      let isOver = false
      const fewest: number[] = []
      const reading = (async () => {
        while (!isOver) {
          const { items } = await reader.storiesNow({ now: startAt + 9 * dayMs, limit: 1000 })
          fewest.push(items.reduce((n, story) => n + story.articleCount, 0))
          await new Promise((done) => setTimeout(done, 5))
        }
      })()
      let arrived = 0
      const regrouping = regroup(deps(await another()), { onProgress: () => undefined })
      for (; arrived < arrivals.length; arrived += 20) {
        await add(store, arrivals.slice(arrived, arrived + 20))
        await live.groupWaiting()
      }
      const done = await regrouping
      await live.groupWaiting()
      isOver = true
      await reading
      if (!done.ok) throw new Error(JSON.stringify(done.problem))
      expect(done.value).toMatchObject({ stopped: false, storiesBefore: before })
      // What arrived before it began to read is among its articles, what came later is not: both are right, and which depends on the machine.
      expect(done.value.articles).toBeGreaterThanOrEqual(400)
      expect(done.value.articles).toBeLessThanOrEqual(460)
      expect(done.value.moved).toBeGreaterThan(0)
      // At no moment fewer articles in stories than there were before.
      expect(Math.min(...fewest)).toBeGreaterThanOrEqual(400)
      expect((await store.counts()).ungrouped).toBe(0)
      const again = await regroup(deps(store), { onProgress: () => undefined })
      expect(again).toMatchObject({ ok: true, value: { articles: 460 } })

      // The same articles in a store that was never grouped otherwise.
      const alone = await at().fresh()
      await add(alone.store, [...drafts, ...arrivals])
      await new Grouping({ store: alone.store, windowMs }).groupWaiting()
      expect(await storyOf(store)).toEqual(await storyOf(alone.store))
      await alone.remove()
    }, 180_000)

    test('a second one is refused, and one that is stopped changes nothing', async () => {
      const { store } = at()
      await add(store, draftsOf(stream, 'a').slice(0, 60))
      const grouping = new Grouping({ store, windowMs })
      await grouping.groupWaiting()
      const before = await storyOf(store)
      const deps = { store, compute, config: configWith({ windowMs }), languageLinks: new LanguageLinks(store) }
      await store.leases.hold('regroup', 'another', 60_000)
      expect(await regroup(deps, { onProgress: () => undefined })).toMatchObject({
        ok: false,
        problem: { code: 'store.locked', detail: 'regroup' },
      })
      await store.leases.release('regroup', 'another')
      const stop = new AbortController()
      const stopped = await regroup(deps, { onProgress: () => stop.abort(), signal: stop.signal })
      expect(stopped).toMatchObject({ ok: true, value: { stopped: true, moved: 0 } })
      expect(await storyOf(store)).toEqual(before)
    }, 120_000)
  })
})
