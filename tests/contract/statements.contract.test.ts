/**
 * How many statements a page costs a PostgreSQL server when nothing of it is kept, counted where the driver sends them; no clocks.
 * In: invented news in a private server. Out: test results.
 */
import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { importArticles } from '../../src/application/import/import-articles.ts'
import { importHere } from '../../src/application/import/into-this-store.ts'
import { KeptViews } from '../../src/application/kept/kept-views.ts'
import { contextDeps } from '../../src/application/stories/context-deps.ts'
import { LanguageLinks } from '../../src/application/stories/language-links.ts'
import type { ImportResult } from '../../src/gather/import/import-item.ts'
import { dayMs } from '../../src/model/instant.ts'
import { createComputePool } from '../../src/pipeline/compute-pool.ts'
import { Grouping } from '../../src/pipeline/group-articles.ts'
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
      for (const { id, leadArticleId, articleCount } of stories.slice(1)) {
        costs.push({ page: `story of ${articleCount}`, count: await cost(() => views.story(id)) })
        if ((await views.story(id))?.saga !== undefined) withSaga++
        costs.push({
          page: `article of a story of ${articleCount}`,
          count: await cost(() => views.article(leadArticleId)),
        })
      }
      sent.mockRestore()
      expect(stories.length).toBeGreaterThan(50)
      expect(withSaga).toBeGreaterThan(2)
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
