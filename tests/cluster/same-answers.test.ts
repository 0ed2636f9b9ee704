/**
 * SQLite with its own queue, and PostgreSQL with JetStream, over the same 320 invented articles: the same stories, articles, background, other
 * coverage, sagas, lists and searches in every order, page by page. In: private servers. Out: test results.
 *
 * scripts/same-deployments.ts asks the same of 5,000 articles of real news.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Config } from '../../src/config/config.ts'
import type { ArticleDraft } from '../../src/model/article.ts'
import { hourMs } from '../../src/model/instant.ts'
import { random } from '../grouping/invented-stream.ts'
import { natsExecutable, startNats } from '../servers/nats.ts'
import { postgresExecutable, startPostgres } from '../servers/postgres.ts'
import { bodies, inventedNews, people, places, startAt } from './invented-news.ts'
import { answersOf, differences, fill, openDeployment, type Answers } from './same-answers.ts'

const [postgres, nats] = [postgresExecutable(), natsExecutable()]
const directory = mkdtempSync(join(tmpdir(), 'siyaq-same-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const articles = 320
const drafts = inventedNews(articles)

/** Words of the articles as they stand there, mistyped, in quotes, excluded; names begun, names in other letters. */
function queries(): string[] {
  const draw = random(23)
  const one = <T>(of: readonly T[]): T | undefined => of[Math.floor(draw() * of.length)]
  const wordOf = (draft: ArticleDraft | undefined): string =>
    one(`${draft?.title} ${draft?.text}`.match(/\p{L}{3,}/gu) ?? []) ?? ''
  const made = Array.from({ length: 96 }, (_, n) => {
    const draft = one(drafts)
    const [a, b] = [wordOf(draft), wordOf(n % 2 === 0 ? draft : one(drafts))]
    if (n % 6 === 0) return a
    if (n % 6 === 1) return `${a.slice(0, 1)}${a.slice(2)} ${b}`
    if (n % 6 === 2) return `"${one(places)}" ${b}`
    if (n % 6 === 3) return `${one(people)} -${b}`
    return n % 6 === 4 ? `${a} ${b} ${one(bodies)}` : `${a} ${b}`
  })
  return [...made, 'Goldstar', 'جولدستار', 'عنوان:الرملة', 'نقلوا NEAR الرملة']
}

/** As many workers write: in no order. */
function shuffled(): ArticleDraft[] {
  const draw = random(29)
  return drafts
    .map((draft) => ({ draft, place: draw() }))
    .sort((a, b) => a.place - b.place)
    .map(({ draft }) => draft)
}

async function answers(values: Partial<Config>, given: readonly ArticleDraft[], batch: number): Promise<Answers> {
  const now = startAt + articles * hourMs
  const deployment = await openDeployment(values, now)
  try {
    await fill(deployment, given, batch)
    return await answersOf(deployment, { queries: queries(), pages: 60, hits: 5, pagesOfSearch: 2, inTurn: true })
  } finally {
    await deployment.close()
  }
}

test.skipIf(postgres === undefined || nats === undefined)(
  'both deployments answer the same, in whatever order the articles came',
  { timeout: 240_000 },
  async () => {
    if (postgres === undefined || nats === undefined) return
    const database = await startPostgres(postgres)
    const cluster = await startNats(nats, 1)
    try {
      const embedded = await answers({ dataDir: join(directory, 'embedded') }, drafts, 100)
      const config = { databaseUrl: await database.createDatabase(), natsUrls: cluster.servers, natsReplicas: 1 }
      const served = await answers({ dataDir: join(directory, 'cluster'), ...config }, shuffled(), 40)
      expect(differences(embedded, served)).toEqual([])
      const told = [...embedded].map(([path, answer]) => [path, JSON.stringify(answer)] as const)
      const having = (path: string, what: RegExp): number =>
        told.filter(([asked, answer]) => asked.startsWith(path) && what.test(answer)).length
      // There was something to compare.
      expect(having('stories/', /./)).toBe(60)
      expect(having('articles/', /./)).toBe(60)
      expect(having('stories/', /"readAlso":\{/)).toBeGreaterThan(5)
      expect(having('stories/', /"similar":\[\{/)).toBeGreaterThan(5)
      expect(having('stories/', /"saga":\{/)).toBeGreaterThan(3)
      expect(having('search?', /"items":\[\{/)).toBeGreaterThan(250)
      expect(having('suggest?', /"items":\[\{/)).toBeGreaterThan(5)
    } finally {
      await cluster.stop()
      await database.stop()
    }
  },
)
