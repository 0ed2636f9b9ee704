/**
 * Whether both deployments say the same of real news: stories, articles, lists, and searches in every order, page by page.
 * In: `tsx scripts/same-deployments.ts [--articles N] [--show N]`, ../shared/data. Out: bench/results/same-deployments.json; exit 1 where an answer
 * differs. Starts a PostgreSQL and a NATS of its own.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { ArticleDraft } from '../src/model/article.ts'
import { hash32 } from '../src/model/ids.ts'
import { answersOf, differences, fill, openDeployment, type Answers } from '../tests/cluster/same-answers.ts'
import { natsExecutable, startNats } from '../tests/servers/nats.ts'
import { postgresExecutable, startPostgres } from '../tests/servers/postgres.ts'
import type { Config } from '../src/config/config.ts'
import { corpusDays, hasCorpus, twoWordQueries } from '../bench/search-corpus.ts'

const { values } = parseArgs({ options: { articles: { type: 'string' }, show: { type: 'string' } } })
const queriesFile = new URL('../../shared/data/search-ar/dev.queries.jsonl', import.meta.url)
const pages = 60
const queries = 100

if (!hasCorpus()) console.log('skipped: ../shared/data/news-ar is not there')
else await main(Number(values.articles ?? 5_000), Number(values.show ?? 20))

async function main(most: number, shown: number): Promise<void> {
  const [postgres, nats] = [postgresExecutable(), natsExecutable()]
  if (postgres === undefined || nats === undefined) return
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-even-'))
  const drafts = news(most)
  const asked = questions(drafts)
  const now = Math.max(...drafts.map((draft) => draft.at))
  const timed: Record<string, number> = {}
  const answers = async (
    name: string,
    config: Partial<Config>,
    given: readonly ArticleDraft[],
    batch: number,
  ): Promise<Answers> => {
    const deployment = await openDeployment({ dataDir: join(directory, name), ...config }, now)
    const startedAt = performance.now()
    await fill(deployment, given, batch)
    timed[`${name}Import`] = Math.round(performance.now() - startedAt)
    const askedAt = performance.now()
    const found = await answersOf(deployment, { queries: asked, pages, hits: 10, pagesOfSearch: 3 })
    timed[`${name}Answers`] = Math.round(performance.now() - askedAt)
    await deployment.close()
    return found
  }
  const database = await startPostgres(postgres)
  const cluster = await startNats(nats, 1)
  try {
    const embedded = await answers('embedded', {}, drafts, 400)
    const databaseUrl = await database.createDatabase()
    // Many workers write in no order: here the same articles come in another, but for the versions of one text, and in other batches.
    const served = await answers(
      'cluster',
      { databaseUrl, natsUrls: cluster.servers, natsReplicas: 1 },
      otherOrder(drafts),
      150,
    )
    const found = differences(embedded, served)
    const kinds: Record<string, { asked: number; differ: number }> = {}
    const kindOf = (path: string): string => {
      const [kind = '', query = ''] = path.split('?')
      if (kind !== 'search') return kind.replace(/\d+/, '*')
      return `search ${/exact=1|order=newest|fold=1|source=/.exec(query)?.[0] ?? 'order=best'}`
    }
    for (const path of embedded.keys()) (kinds[kindOf(path)] ??= { asked: 0, differ: 0 }).asked++
    for (const { path } of found) (kinds[kindOf(path)] ??= { asked: 0, differ: 0 }).differ++
    for (const each of found.slice(0, shown))
      console.log(JSON.stringify({ ...each, path: decodeURIComponent(each.path) }))
    const result = {
      date: new Date().toISOString(),
      articles: drafts.length,
      queries: asked.length,
      answers: embedded.size,
      differ: found.length,
      kinds,
      milliseconds: timed,
    }
    const file = new URL('../bench/results/same-deployments.json', import.meta.url)
    writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
    console.log(JSON.stringify(result, null, 2))
    if (found.length > 0) process.exitCode = 1
  } finally {
    await cluster.stop()
    await database.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** The first articles of several days, in the order of the days: as many of each. */
function news(most: number): ArticleDraft[] {
  const days = [...corpusDays()].slice(-6)
  return days.flatMap((day) => day.slice(0, Math.ceil(most / days.length))).slice(0, most)
}

function otherOrder(drafts: readonly ArticleDraft[]): ArticleDraft[] {
  return drafts
    .map((draft) => ({ draft, place: hash32(draft.url) }))
    .sort((a, b) => a.place - b.place)
    .map(({ draft }) => draft)
}

/** Queries of readers, and words of the articles. */
function questions(drafts: readonly ArticleDraft[]): string[] {
  const lines = readFileSync(queriesFile, 'utf8').trim().split('\n')
  const asked = lines.map((line) => (JSON.parse(line) as { q: string }).q)
  const own = twoWordQueries(drafts, queries).map(({ words }) => words)
  return [...new Set([...asked, ...own])].slice(0, queries)
}
