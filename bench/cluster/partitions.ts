/**
 * Whether PostgreSQL gains by a full-text table in parts, a month each: the same questions to both, in turns.
 * In: ../shared/data/news-ar, Debian's postgresql; `--articles 1000` of one stretch of news, told again on `--days 150`. Out: lines on the console, and with
 * `--write` a file in bench/results. Run: npx tsx bench/cluster/partitions.ts
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { ArticleDraft } from '../../src/model/article.ts'
import { firstIdAt } from '../../src/model/ids.ts'
import { dayMs } from '../../src/model/instant.ts'
import { analyseStored } from '../../src/pipeline/compute-batch.ts'
import { openStore } from '../../src/store/open-store.ts'
import { runsOf } from '../../src/store/runs-of.ts'
import type { Store } from '../../src/store/store.ts'
import { postgresExecutable, startPostgres } from '../../tests/servers/postgres.ts'
import { corpusDays, hasCorpus } from '../search-corpus.ts'
import { putResult } from './result-file.ts'

const { values: flags } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    days: { type: 'string', default: '150' },
    write: { type: 'boolean', default: false },
  },
})
const articles = Number(flags.articles)
const days = Number(flags.days)
const daysPerPart = 30
const wordsOfBand = 25
const rounds = 3
const inserted = 400

const idsOfDay = firstIdAt(dayMs)
const indexTokens = 'create index article_search_tokens on article_search using gin (tokens)'

const executable = postgresExecutable()
if (executable === undefined || !hasCorpus()) console.log('skipped: PostgreSQL or ../shared/data/news-ar is not there')
else await main(executable)

type Kind = 'whole' | 'parts'

async function main(program: string): Promise<void> {
  const server = await startPostgres(program)
  try {
    const drafts = news()
    const url = await server.createDatabase()
    await analysed(url, drafts)
    const urls: Record<Kind, string> = { whole: url, parts: await server.createDatabase() }
    const from = firstIdAt(Math.floor((drafts[0]?.at ?? 0) / dayMs) * dayMs)
    await repeatDays(urls.whole)
    await intoParts(urls, from)
    const stores = { whole: await open(urls.whole), parts: await open(urls.parts) }
    const figures = {
      loadAverage: loadavg(),
      rows: articles * days,
      days,
      daysPerPart,
      milliseconds: await asked(stores, drafts, from),
      insertMilliseconds: { whole: await insert(urls.whole), parts: await insert(urls.parts) },
      megabytes: { whole: await size(urls.whole), parts: await size(urls.parts) },
    }
    await Promise.all([stores.whole.close(), stores.parts.close()])
    putResult('cluster-partitions', figures, flags)
  } finally {
    await server.stop()
  }
}

async function open(url: string): Promise<Store> {
  const opened = await openStore({ kind: 'postgres', url })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  return opened.value
}

/** Stored and indexed; stories are not asked for. */
async function analysed(url: string, drafts: readonly ArticleDraft[]): Promise<void> {
  const store = await open(url)
  for (const id of new Set(drafts.map((draft) => draft.sourceId)))
    await store.putSource({ id, name: id, kind: 'other', createdAt: 0, paused: false })
  for (const run of runsOf(drafts, 100)) {
    const put = await store.putArticles(run)
    const stored = await store.articlesByIds(put.map(({ id }) => id))
    await store.putAnalyses(stored.map((article) => analyseStored(article)))
  }
  await store.close()
}

/** So many articles, laid out over one day. */
function news(): ArticleDraft[] {
  const found: ArticleDraft[] = []
  for (const day of corpusDays()) {
    found.push(...day)
    if (found.length >= articles) break
  }
  const start = Math.floor((found[0]?.at ?? 0) / dayMs) * dayMs
  return found.slice(0, articles).map((draft, i) => {
    const at = start + Math.floor((i / articles) * dayMs)
    return { ...draft, at, firstSeenAt: at }
  })
}

async function run(url: string, ...statements: string[]): Promise<pg.QueryResult | undefined> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  let last: pg.QueryResult | undefined
  for (const statement of statements) last = await client.query(statement)
  await client.end()
  return last
}

/** The same words again on each following day. */
async function repeatDays(url: string): Promise<void> {
  const again = `insert into article_search
    select id + ${idsOfDay} * day, tokens from article_search, generate_series(1, ${days - 1}) as day`
  await run(url, 'drop index article_search_tokens', again, indexTokens, 'vacuum analyze article_search')
}

/** The same rows in the other database, in parts. */
async function intoParts(urls: Record<Kind, string>, from: number): Promise<void> {
  await (await open(urls.parts)).close()
  const parts = Array.from({ length: Math.ceil(days / daysPerPart) + 1 }, (_, n) => {
    const [first, next] = [n, n + 1].map((at) => from + at * daysPerPart * idsOfDay)
    return `create table article_search_${n} partition of article_search for values from (${first}) to (${next})`
  })
  await run(
    urls.parts,
    'drop table article_search',
    'create table article_search (id bigint primary key, tokens tsvector not null) partition by range (id)',
    ...parts,
  )
  const [reader, writer] = [urls.whole, urls.parts].map((url) => new pg.Client({ connectionString: url }))
  await Promise.all([reader?.connect(), writer?.connect()])
  // By way of this process: nothing beside PostgreSQL itself is asked of the machine.
  for (let day = 0; day < days; day++) {
    const found = await reader?.query<{ id: string; tokens: string }>(
      `select id, tokens::text as tokens from article_search where id >= $1 and id < $2`,
      [from + day * idsOfDay, from + (day + 1) * idsOfDay],
    )
    const rows = found?.rows ?? []
    await writer?.query('insert into article_search select * from unnest($1::bigint[], $2::tsvector[])', [
      rows.map((row) => row.id),
      rows.map((row) => row.tokens),
    ])
  }
  await Promise.all([reader?.end(), writer?.end()])
  await run(urls.parts, indexTokens, 'vacuum analyze article_search')
}

/** Words by how many articles hold them. */
async function bands(store: Store, drafts: readonly ArticleDraft[]): Promise<Record<string, string[]>> {
  const words = new Set(drafts.slice(0, 200).flatMap(({ title }) => title.split(/\P{L}+/u).filter((w) => w.length > 3)))
  const all = [...words].slice(0, 800)
  const counts = await store.index.counts(
    all.map((exact) => ({ exact })),
    articles * days,
  )
  const share = (n: number): number => (counts[n] ?? 0) / (articles * days)
  const band = (least: number, most: number): string[] =>
    all.filter((_, n) => share(n) > least && share(n) <= most).slice(0, wordsOfBand)
  return {
    'in one of 1,000': band(0.0005, 0.002),
    'in one of 100': band(0.006, 0.02),
    'in one of ten': band(0.05, 0.2),
    'in one of three': band(0.25, 0.6),
  }
}

/** Medians over the words, of `rounds` rounds in turns. */
async function asked(
  stores: Record<Kind, Store>,
  drafts: readonly ArticleDraft[],
  from: number,
): Promise<Record<string, Record<Kind, number> & { words: number }>> {
  const now = (from / idsOfDay + days) * dayMs
  const query = (word: string) => ({ terms: [{ surface: word, alternatives: [word], exact: true, negated: false }] })
  const questions: Record<string, (store: Store, word: string) => Promise<unknown>> = {
    'newest 400': (store, word) => store.index.matchingIds({ query: query(word), limit: 400 }),
    'newest 400 of a week': (store, word) =>
      store.index.matchingIds({ query: query(word), limit: 400, from: now - 7 * dayMs }),
    'counted to 600': (store, word) => store.index.counts([{ exact: word }], 600 + Math.floor(Math.random() * 9)),
  }
  const result: Record<string, Record<Kind, number> & { words: number }> = {}
  for (const [band, words] of Object.entries(await bands(stores.whole, drafts)))
    for (const [name, ask] of Object.entries(questions)) {
      const times: Record<Kind, number[]> = { whole: [], parts: [] }
      for (let round = 0; round < rounds; round++)
        for (const word of words)
          for (const kind of round % 2 === 0 ? (['whole', 'parts'] as const) : (['parts', 'whole'] as const)) {
            const at = performance.now()
            await ask(stores[kind], word)
            times[kind].push(performance.now() - at)
          }
      result[`${name}, words ${band}`] = { whole: median(times.whole), parts: median(times.parts), words: words.length }
    }
  return result
}

/** A batch at the newest end, as analysis writes it. */
async function insert(url: string): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const at = performance.now()
    await run(
      url,
      `insert into article_search select id + ${idsOfDay}, tokens from (
        select id, tokens from article_search order by id desc limit ${inserted}) as newest on conflict (id) do nothing`,
    )
    times.push(performance.now() - at)
  }
  return median(times)
}

async function size(url: string): Promise<number> {
  const found = await run(url, 'select pg_database_size(current_database()) as bytes')
  // The driver gives an eight-byte number as text.
  return Math.round(Number((found?.rows[0] as { bytes: string } | undefined)?.bytes) / 1e6)
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b)
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 100) / 100
}
