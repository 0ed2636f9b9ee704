/**
 * Quality of search beside what one could install: SQLite FTS5, MiniSearch and, with --postgres, PostgreSQL's 'arabic', on the same articles and
 * the same judged queries, in one run with ours.
 * In: `tsx bench/search-peers.ts [--postgres URL]`, ../shared/data/search-ar. Out: a table, bench/results/search-peers.json.
 *
 * Each peer as its own guide has it: FTS5 unicode61 by phrase, then all words, then any, bm25; MiniSearch with prefix off, fuzzy .2, titles
 * boosted by 2; PostgreSQL all words, then any, ts_rank_cd. Time is processor time of a query, which a busy machine changes less.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import MiniSearch from 'minisearch'
import pg from 'pg'
import { idealDcg, dcgAt10 } from '../quality/fits/fit-ranking.ts'
import { readLines, sharedDir } from '../quality/story-files.ts'
import { search } from '../src/application/search/search.ts'
import { readRecords } from '../src/cli/predict/input-records.ts'
import { fillStore } from '../src/cli/predict/search.ts'
import { openStore } from '../src/store/open-store.ts'

interface Doc {
  id: number
  title: string
  content: string
}

interface Judged {
  q: string
  kind: string
  relevant: Record<string, number>
}

type Ask = (q: string) => Promise<(string | number | undefined)[]>

const most = 20
const data = new URL('data/search-ar/', sharedDir)
const { values: flags } = parseArgs({ options: { postgres: { type: 'string' } } })

if (existsSync(data)) await main()
else console.log('skipped: ../shared/data/search-ar is not there')

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-peers-'))
  const docs = readLines<Doc>(new URL('docs.jsonl.gz', data))
  const queries = readLines<Judged>(new URL('dev.queries.jsonl', data))
  const rows = [
    await measured('Siyaq', await siyaq(join(directory, 'siyaq.db')), queries),
    await measured('SQLite FTS5, phrase, AND, OR', fts5(docs, join(directory, 'fts5.db')), queries),
    await measured('MiniSearch, fuzzy .2', miniSearch(docs), queries),
  ]
  if (flags.postgres !== undefined)
    rows.push(await measured("PostgreSQL 'arabic', AND, OR", await postgres(docs, flags.postgres), queries))
  rmSync(directory, { recursive: true, force: true })
  console.table(Object.fromEntries(rows.map(({ name, ...figures }) => [name, figures])))
  writeFileSync(new URL('results/search-peers.json', import.meta.url), `${JSON.stringify(rows, null, 2)}\n`)
  process.exit(0)
}

async function measured(name: string, ask: Ask, queries: readonly Judged[]) {
  for (const { q } of queries.slice(0, 20)) await ask(q)
  const scores: { kind: string; ndcg: number; found: boolean }[] = []
  const times: number[] = []
  for (const { q, kind, relevant } of queries) {
    const before = process.cpuUsage()
    const ids = await ask(q)
    const used = process.cpuUsage(before)
    times.push((used.user + used.system) / 1_000)
    const grades = ids.map((id) => relevant[String(id)] ?? 0)
    scores.push({ kind, ndcg: dcgAt10(grades) / idealDcg(Object.values(relevant)), found: ids.length > 0 })
  }
  times.sort((a, b) => a - b)
  const round = (value: number): number => Math.round(value * 1_000) / 1_000
  const mean = (values: readonly number[]): number => round(values.reduce((sum, each) => sum + each, 0) / values.length)
  const kinds = [...new Set(scores.map(({ kind }) => kind))]
  return {
    name,
    all: mean(scores.map(({ ndcg }) => ndcg)),
    ...Object.fromEntries(kinds.map((kind) => [kind, mean(scores.filter((s) => s.kind === kind).map((s) => s.ndcg))])),
    noHits: mean(scores.map(({ found }) => (found ? 0 : 1))),
    cpuP50Ms: round(times[Math.floor(times.length / 2)] ?? 0),
    cpuMaxMs: round(times.at(-1) ?? 0),
  }
}

async function siyaq(path: string): Promise<Ask> {
  const opened = await openStore({ kind: 'sqlite', path })
  if (!opened.ok) throw new Error(opened.problem.code)
  const store = opened.value
  const idOf = await fillStore(store, readRecords(new URL('docs.jsonl.gz', data).pathname))
  return async (q) => {
    const found = await search(store, { q, exact: false, limit: most }, 'UTC')
    return found.ok ? found.value.hits.map(({ id }) => idOf.get(id)) : []
  }
}

function fts5(docs: readonly Doc[], path: string): Ask {
  const db = new Database(path)
  db.exec('create virtual table search using fts5(title, body)')
  const insert = db.prepare('insert into search (rowid, title, body) values (?, ?, ?)')
  db.transaction(() => {
    for (const { id, title, content } of docs) insert.run(id + 1, title, content)
  })()
  const ask = db.prepare<[string], { id: number }>(
    `select rowid - 1 as id from search where search match ? order by bm25(search, 5, 1) limit ${most}`,
  )
  return async (q) => {
    const words = wordsOf(q).map((word) => `"${word}"`)
    const found = new Set<number>()
    for (const match of [`"${wordsOf(q).join(' ')}"`, words.join(' AND '), words.join(' OR ')])
      if (found.size < most) for (const { id } of ask.all(match)) found.add(id)
    return await Promise.resolve([...found].slice(0, most))
  }
}

function miniSearch(docs: readonly Doc[]): Ask {
  const index = new MiniSearch<Doc>({ fields: ['title', 'content'] })
  index.addAll(docs)
  return async (q) => {
    const found = index.search(q, { fuzzy: 0.2, boost: { title: 2 } })
    return await Promise.resolve(found.slice(0, most).map(({ id }) => Number(id)))
  }
}

async function postgres(docs: readonly Doc[], url: string): Promise<Ask> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create temporary table peer (id int primary key, tokens tsvector)')
  for (const { id, title, content } of docs)
    await client.query(
      `insert into peer values ($1, setweight(to_tsvector('arabic', $2), 'A') || to_tsvector('arabic', $3))`,
      [id, title, content],
    )
  await client.query('create index on peer using gin (tokens)')
  const ask = async (query: string): Promise<number[]> => {
    const found = await client.query<{ id: number }>(
      `select id from peer, to_tsquery('arabic', $1) q where tokens @@ q order by ts_rank_cd(tokens, q) desc limit ${most}`,
      [query],
    )
    return found.rows.map(({ id }) => id)
  }
  return async (q) => {
    const found = new Set(await ask(wordsOf(q).join(' & ')))
    if (found.size < most) for (const id of await ask(wordsOf(q).join(' | '))) found.add(id)
    return [...found].slice(0, most)
  }
}

function wordsOf(q: string): string[] {
  return q.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}
