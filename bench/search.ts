/**
 * Speed of storing and searching: every article of news-ar, then 1,000 queries of two words with a date filter.
 * In: `tsx bench/search.ts [--articles N] [--postgres URL]`, the data beside the repository. Out: a row in bench/results/ and a table.
 *
 * With more articles than there are (`--articles 300000`), the words of the rest are dealt out anew (permuted-corpus.ts).
 * Beside the store, in the same run and on the same articles: FTS5 as one would set it up without our analysis (unicode61 on the raw
 * text, date in a column), and LIKE. Store time is that of putArticles and putAnalyses alone: tokens are made before the clock starts.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { search } from '../src/application/search/search.ts'
import type { PutArticle, IndexTokens } from '../src/store/records.ts'
import type { ArticleDraft } from '../src/model/article.ts'
import { openStore } from '../src/store/open-store.ts'
import type { StoreAddress } from '../src/store/open-store.ts'
import type { Store } from '../src/store/store.ts'
import { parseQuery } from '../src/text/query.ts'
import { scan } from '../src/text/scanner/scan.ts'
import { searchRowOf } from '../src/text/search-row.ts'
import { searchTokens } from '../src/text/search-tokens.ts'
import { permutedDays } from './permuted-corpus.ts'
import { pageItems, plainBatch as batch, plainDatabase } from './plain-database.ts'
import { corpusDays, hasCorpus, twoWordQueries } from './search-corpus.ts'
import type { TimedQuery } from './search-corpus.ts'

const everything = 1e9
/** The corpus has so many; beyond them its words are dealt out anew. */
const corpusArticles = 31_030

interface Timing {
  p50Ms: number
  p99Ms: number
  maxMs: number
  /** Processor time per query, which a busy machine does not change. */
  meanCpuMs: number
  queries: number
  /** Results on the first page, added up. */
  hits: number
}

const { values } = parseArgs({ options: { articles: { type: 'string' }, postgres: { type: 'string' } } })
if (hasCorpus()) await main(Number(values.articles ?? everything), values.postgres)
else console.log('skipped: ../shared/data/news-ar is not there')

async function main(most: number, postgresUrl: string | undefined): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-bench-'))
  const isPermuted = most > corpusArticles && most < everything
  const address: StoreAddress =
    postgresUrl === undefined
      ? { kind: 'sqlite', path: join(directory, 'siyaq.db') }
      : { kind: 'postgres', url: postgresUrl }
  const opened = await openStore(address)
  if (!opened.ok) throw new Error(`${opened.problem.code}: ${opened.problem.detail ?? ''}`)
  const store = opened.value
  const plain = plainDatabase(join(directory, 'plain.db'))
  const times = { articlesMs: 0, indexMs: 0, cpuMs: 0, plainMs: 0 }
  const sample: ArticleDraft[] = []
  let articles = 0
  for (const day of isPermuted ? permutedDays(most) : corpusDays()) {
    const drafts = day.slice(0, Math.max(0, most - articles))
    for (let i = 0; i < drafts.length; i += batch) await load(store, plain, drafts.slice(i, i + batch), times)
    articles += drafts.length
    sample.push(...drafts.filter((_, n) => n % 10 === 0))
  }
  // As a server does in idle time.
  const mergeStart = performance.now()
  while (await store.index.merge());
  const mergeMs = Math.round(performance.now() - mergeStart)
  const queries = twoWordQueries(sample, 1_000)
  await timeStore(store, queries.slice(0, 50))
  const storeMs = times.articlesMs + times.indexMs
  const result = {
    date: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.version}`,
    /** Of the machine's processors at the end: above their number, walls are not those of a quiet machine. */
    loadAverage: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    store: store.kind,
    articles,
    mergeMs,
    storeArticlesPerSecond: Math.round((articles / storeMs) * 1_000),
    storeArticlesPerCpuSecond: Math.round((articles / times.cpuMs) * 1_000),
    putArticlesMs: Math.round(times.articlesMs),
    putAnalysesMs: Math.round(times.indexMs),
    plainArticlesPerSecond: Math.round((articles / times.plainMs) * 1_000),
    storeBytesPerArticle: Math.round((await store.counts()).sizeBytes / Math.max(1, articles)),
    plainBytesPerArticle: Math.round(statSync(join(directory, 'plain.db')).size / Math.max(1, articles)),
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    newest: await timeStore(store, queries),
    bestFirst: await timeBestFirst(store, queries),
    bestFirstUndated: await timeBestFirst(store, queries, false),
    plainFts5: timeQueries(queries, (query) => plain.fts(query)),
    like: timeQueries(queries.slice(0, 30), (query) => plain.like(query)),
  }
  await store.close()
  plain.close()
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(new URL('results/', import.meta.url), { recursive: true })
  const file = new URL(`results/search-${result.store}${isPermuted ? `-${articles}` : ''}.json`, import.meta.url)
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
  console.log(JSON.stringify(result, null, 2))
}

async function load(
  store: Store,
  plain: ReturnType<typeof plainDatabase>,
  drafts: readonly ArticleDraft[],
  times: { articlesMs: number; indexMs: number; cpuMs: number; plainMs: number },
): Promise<void> {
  const tokens = drafts.map(tokensOf)
  const cpu = process.cpuUsage()
  const start = performance.now()
  const puts = await store.putArticles(drafts)
  const between = performance.now()
  const fresh = new Map<number, [PutArticle, IndexTokens]>()
  puts.forEach((put, n) => {
    const made = tokens[n]
    if (put.outcome === 'new' && made !== undefined) fresh.set(put.id, [put, made])
  })
  await store.putAnalyses(
    [...fresh.values()].map(([put, search]) => ({
      articleId: put.id,
      revision: put.revision,
      features: new Uint8Array(1_000).fill(put.id % 251),
      analysis: {
        version: 1,
        lang: 'ar',
        dir: 'rtl',
        keyphrases: [],
        entities: [],
        mentions: [],
        statements: [],
        figures: [],
        credits: [],
      },
      search,
    })),
  )
  const end = performance.now()
  const used = process.cpuUsage(cpu)
  times.cpuMs += (used.user + used.system) / 1_000
  plain.put(drafts)
  times.articlesMs += between - start
  times.indexMs += end - between
  times.plainMs += performance.now() - end
}

function tokensOf(draft: ArticleDraft): IndexTokens {
  const body = searchTokens(draft.text)
  const title = searchTokens(draft.title)
  const row = searchRowOf(scan(draft.title), scan(draft.text))
  return {
    row,
    stems: body.stems.join(' '),
    exact: body.exact.join(' '),
    titleStems: title.stems.join(' '),
    titleExact: title.exact.join(' '),
  }
}

async function timeStore(store: Store, queries: readonly TimedQuery[]): Promise<Timing> {
  const times: number[] = []
  let hits = 0
  const cpu = process.cpuUsage()
  for (const { words, from, to } of queries) {
    const start = performance.now()
    const page = await store.search({ query: parseQuery(words), from, to, limit: pageItems })
    times.push(performance.now() - start)
    hits += page.items.length
  }
  return timing(times, hits, process.cpuUsage(cpu))
}

/** A reader's search, ranked; the list of words is read before. */
async function timeBestFirst(store: Store, queries: readonly TimedQuery[], dated = true): Promise<Timing> {
  const ask = async ({ words, from, to }: TimedQuery): Promise<number> => {
    const found = await search(
      store,
      { q: words, exact: false, limit: pageItems, ...(dated ? { from, to } : {}) },
      'UTC',
    )
    return found.ok ? found.value.hits.length : 0
  }
  for (const query of queries.slice(0, 50)) await ask(query)
  const times: number[] = []
  let hits = 0
  const cpu = process.cpuUsage()
  for (const query of queries) {
    const start = performance.now()
    hits += await ask(query)
    times.push(performance.now() - start)
  }
  return timing(times, hits, process.cpuUsage(cpu))
}

function timeQueries(queries: readonly TimedQuery[], ask: (query: TimedQuery) => number): Timing {
  let hits = 0
  const cpu = process.cpuUsage()
  const times = queries.map((query) => {
    const start = performance.now()
    hits += ask(query)
    return performance.now() - start
  })
  return timing(times, hits, process.cpuUsage(cpu))
}

function timing(times: number[], hits: number, cpu: NodeJS.CpuUsage): Timing {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100
  const meanCpuMs = Math.round((cpu.user + cpu.system) / 10 / times.length) / 100
  return { p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1), meanCpuMs, queries: times.length, hits }
}
