/**
 * How many statements a page costs a PostgreSQL server when nothing of it is kept, counted where the driver sends them; no clocks.
 * In: invented news in a private server. Out: test results.
 */
import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { nameStarts } from '../../src/analyse/names/keys/name-starts.ts'
import { importArticles } from '../../src/application/import/import-articles.ts'
import { importHere } from '../../src/application/import/into-this-store.ts'
import { KeptViews } from '../../src/application/kept/kept-views.ts'
import { contextDeps } from '../../src/application/stories/context-deps.ts'
import { LanguageLinks } from '../../src/application/stories/language-links.ts'
import type { ImportResult } from '../../src/gather/import/import-item.ts'
import { dayMs, hourMs } from '../../src/model/instant.ts'
import { createComputePool, type Compute } from '../../src/pipeline/compute-pool.ts'
import { Grouping } from '../../src/pipeline/group-articles.ts'
import type { StoryLink } from '../../src/store/queries/story-links.ts'
import type { Store } from '../../src/store/store.ts'
import { inventedNews, startAt } from '../cluster/invented-news.ts'
import { postgresExecutable, startPostgres } from '../servers/postgres.ts'
import { openOrThrow } from './open-or-throw.ts'
import { madeSource } from './made-articles.ts'

const postgres = postgresExecutable()
const drafts = inventedNews(240)
const most = 12
const queue = {
  publish: async () => undefined,
  pull: async () => [],
  depth: async () => ({}),
  close: async () => undefined,
}

async function* results(): AsyncGenerator<ImportResult> {
  for (const [i, draft] of drafts.entries()) {
    const place = { file: 'f', fileKey: 'f', position: i + 1, readBytes: i, totalBytes: drafts.length }
    yield { ok: true, place, item: { kind: 'article', source: { id: draft.sourceId, name: draft.sourceId }, draft } }
  }
}

/** What costs a page more: members that were edited, and the same event in other languages, some under an id of before. */
async function reviseAndLink(store: Store, compute: Compute): Promise<void> {
  const edited = drafts.filter((_, n) => n % 3 === 0)
  const seenAt = startAt + hourMs
  const puts = await store.putArticles(
    edited.map((draft) => ({ ...draft, text: `${draft.text} وأضاف أن العمل مستمر.`, seenAt })),
  )
  const articles = await store.articlesByIds(puts.map((put) => put.id))
  await store.putAnalyses(await compute.analyse(articles), nameStarts)
  const { items } = await store.storiesNow({ limit: 1_000, now: startAt })
  const members = await Promise.all(items.map(async ({ id }) => (await store.storyMembers(id)).at(-1)?.id ?? id))
  const links = items.slice(1).map(({ id }, n): StoryLink => {
    const other = n % 2 === 0 ? items[n]?.id : members[n]
    return { a: id, b: other ?? id, strength: 0.9, reasons: [] }
  })
  await store.putStoryLinks({ from: 0, to: startAt + 365 * dayMs }, links)
}

test.skipIf(postgres === undefined)(
  'no story and no article costs more than twelve statements, however large',
  async () => {
    const server = await startPostgres(postgres ?? '')
    try {
      const store = await openOrThrow({ kind: 'postgres', url: await server.createDatabase() })
      for (const id of new Set(drafts.map((draft) => draft.sourceId))) await store.putSource(madeSource(id))
      const compute = createComputePool({ workers: 0 })
      const clock = (): number => startAt
      const grouping = new Grouping({ store, windowMs: 7 * dayMs, compute })
      const languageLinks = new LanguageLinks(store, compute)
      const target = importHere({ store, compute, grouping, languageLinks, queue, clock }, 100)
      await importArticles(target, results(), { clock, onProgress: () => undefined })
      await reviseAndLink(store, compute)
      const stories = [...(await store.storiesNow({ limit: 1_000, now: startAt })).items]
      stories.sort((a, b) => b.articleCount - a.articleCount)
      const [largest] = stories
      expect(largest?.articleCount).toBeGreaterThan(5)
      const sent = vi.spyOn(pg.Client.prototype, 'query')
      // What is counted once a day is counted for the first page.
      await new KeptViews(contextDeps(store)).story(largest?.id ?? 0)
      const views = new KeptViews(contextDeps(store))
      await views.story(largest?.id ?? 0)
      const cost = async (read: () => Promise<unknown>): Promise<number> => {
        sent.mockClear()
        expect(await read()).toBeDefined()
        return sent.mock.calls.length
      }
      const costs: { page: string; count: number }[] = []
      let withSaga = 0
      let linkedAndEdited = 0
      for (const { id, leadArticleId, articleCount } of stories.slice(1)) {
        costs.push({ page: `story of ${articleCount}`, count: await cost(() => views.story(id)) })
        const view = await views.story(id)
        if (view?.saga !== undefined) withSaga++
        if (view && view.otherLanguages.length > 0 && view.edits.length > 0) linkedAndEdited++
        costs.push({
          page: `article of a story of ${articleCount}`,
          count: await cost(() => views.article(leadArticleId)),
        })
      }
      sent.mockRestore()
      expect(stories.length).toBeGreaterThan(50)
      expect(withSaga).toBeGreaterThan(2)
      expect(linkedAndEdited).toBeGreaterThan(10)
      expect(costs.filter(({ count }) => count > most)).toEqual([])
      // Their counts are counts: what is kept costs nothing, what is not costs something.
      expect(Math.max(...costs.map(({ count }) => count))).toBeGreaterThan(6)
      await compute.close()
      await store.close()
    } finally {
      await server.stop()
    }
  },
  120_000,
)
