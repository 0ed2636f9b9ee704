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
/** Beside the least: a search for the parts of a saga costs seven, two of them where a chain has two ends. */
const most = 26
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
  'a story costs as many statements as another, however large',
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
      const [largest, other] = stories
      const small = stories.find((story) => story.articleCount === 2)
      expect(largest?.articleCount).toBeGreaterThan(5)
      const sent = vi.spyOn(pg.Client.prototype, 'query')
      // What is counted once a day is counted for the first page.
      await new KeptViews(contextDeps(store)).story(other?.id ?? 0)
      const views = new KeptViews(contextDeps(store))
      await views.story(other?.id ?? 0)
      const cost = async (read: () => Promise<unknown>): Promise<number> => {
        sent.mockClear()
        expect(await read()).toBeDefined()
        return sent.mock.calls.length
      }
      const counts = {
        largest: await cost(() => views.story(largest?.id ?? 0)),
        small: await cost(() => views.story(small?.id ?? 0)),
        article: await cost(() => views.article(stories[3]?.leadArticleId ?? 0)),
      }
      sent.mockRestore()
      for (const [name, count] of Object.entries(counts)) {
        expect([name, count > 3]).toEqual([name, true])
        expect([name, count, count <= most]).toEqual([name, count, true])
      }
      await compute.close()
      await store.close()
    } finally {
      await server.stop()
    }
  },
  120_000,
)
