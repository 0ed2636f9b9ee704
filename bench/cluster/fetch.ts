/**
 * Fetching in a cluster: two processes that fetch and one that extracts and analyses, against outlets on loopback that allow one request a second each
 * and of which some answer slowly. How much of what the delays allow is used over the whole run, how near to each other a host is asked, processor time.
 * In: Debian's nats-server, postgresql, nginx-light, faketime; `--hosts 40`, `--slow 4`, `--pages 30,100` (of a host, one run each), `--fetchers 2`,
 * `--fetch-concurrency` (of each, default the product's), `--seen FILE` (what the hosts saw, for FILE-30.json).
 * Out: lines on the console, and with `--write` `bench/results/cluster-fetch.json`. Run: npx tsx bench/cluster/fetch.ts (after npm run build).
 *
 * Three NATS servers (login, TLS), PostgreSQL that does not wait for its disk (fsync off, as in the tests). The feeds are in the store and due
 * before the first process is started; the clock runs from that start until the last page is stored.
 */
import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { openStore } from '../../src/store/open-store.ts'
import { clusterPrograms, startCluster, type Cluster } from '../../tests/cluster/rig.ts'
import { fetchReport, type FetchReport } from './fetch-report.ts'
import { startPacedHosts, type PacedHosts } from './paced-hosts.ts'
import { putResult } from './result-file.ts'
import { usageOf } from './usage.ts'

const { values: flags } = parseArgs({
  options: {
    hosts: { type: 'string', default: '40' },
    slow: { type: 'string', default: '4' },
    pages: { type: 'string', default: '30,100' },
    fetchers: { type: 'string', default: '2' },
    'fetch-concurrency': { type: 'string' },
    seen: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})
const hosts = Number(flags.hosts)
const slow = Number(flags.slow)
const fetchers = Number(flags.fetchers)
const delayMs = 1_000
const answerMs = 20
const slowAnswerMs = 3_000
const lookEveryMs = 100
/** After the last page: the time in which its article is to be stored. */
const articlesWithinMs = 60_000

interface Run extends FetchReport {
  pagesOfHost: number
  loadAverageBefore: number[]
  loadAverageAfter: number[]
  articles: number
  cpuSeconds: Record<string, number>
  memoryMb: Record<string, number>
}

const programs = clusterPrograms()
if (programs === undefined) console.log('skipped: a server is missing')
else {
  const runs: Run[] = []
  for (const pagesOfHost of flags.pages.split(',').map(Number)) {
    const outlets = await startPacedHosts({ hosts, slow, pages: pagesOfHost, answerMs, slowAnswerMs })
    const cluster = await startCluster(programs)
    try {
      const run = await fetchAll(cluster, outlets, pagesOfHost)
      console.log(JSON.stringify(run, undefined, 2))
      runs.push(run)
      if (flags.seen !== undefined) writeFileSync(`${flags.seen}-${pagesOfHost}.json`, JSON.stringify(outlets.asked))
    } finally {
      await cluster.stop()
      await outlets.close()
    }
  }
  putResult('cluster-fetch', { hosts, slowHosts: slow, fetchers, delayMs, answerMs, slowAnswerMs, runs }, flags)
}

async function fetchAll(cluster: Cluster, outlets: PacedHosts, pagesOfHost: number): Promise<Run> {
  // As docs/cluster.md sets it up; the tests' clusters are smaller.
  cluster.env['SIYAQ_DATABASE_POOL_SIZE'] = '10'
  // This makes the tables as well, before the clock runs.
  await follow(cluster, outlets)
  const pids: Record<string, number> = { ...cluster.serverPids(), 'the hosts (this bench)': process.pid }
  const before = usageOf(pids)
  const loadAverageBefore = loadavg()
  const startedAt = performance.now()
  const concurrency = flags['fetch-concurrency']
  const places = concurrency === undefined ? [] : ['--fetch-concurrency', concurrency]
  const polite = ['--host-delay', `${delayMs}ms`, '--allow-private', outlets.hosts.join(','), ...places]
  const start = (name: string, stages: string): void => {
    pids[name] = cluster.start(name, ['--role', 'worker', '--stages', stages, ...polite]).pid
  }
  for (let n = 0; n < fetchers; n++) start(`fetch ${n}`, 'fetch')
  start('extract,analyse', 'extract,analyse')
  const counts = await countsOf(cluster)
  try {
    const wanted = hosts * pagesOfHost
    const mostMs = (pagesOfHost * delayMs + 60_000) * 3
    while ((await counts.of('pages')) < wanted)
      if (performance.now() - startedAt > mostMs) throw new Error(`${await counts.of('pages')} of ${wanted} pages`)
      else await sleep(lookEveryMs)
    const storedAt = performance.now()
    const after = usageOf(pids)
    const loadAverageAfter = loadavg()
    while ((await counts.of('articles')) < wanted && performance.now() - storedAt < articlesWithinMs)
      await sleep(lookEveryMs)
    const report = fetchReport({ seen: outlets, pagesOfHost, delayMs, answerMs, slowAnswerMs, startedAt, storedAt })
    return {
      pagesOfHost,
      ...report,
      articles: await counts.of('articles'),
      loadAverageBefore,
      loadAverageAfter,
      cpuSeconds: each(after, (name, { cpuSeconds }) => cpuSeconds - (before[name]?.cpuSeconds ?? 0)),
      memoryMb: each(after, (_, { memoryMb }) => memoryMb),
    }
  } finally {
    await counts.close()
  }
}

/** Every outlet with its feed, due at once. */
async function follow(cluster: Cluster, outlets: PacedHosts): Promise<void> {
  const opened = await openStore({ kind: 'postgres', url: cluster.databaseUrl, poolSize: 1 })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  const store = opened.value
  for (const [n, host] of outlets.hosts.entries()) {
    const source = { id: `outlet-${n}`, name: host, kind: 'newspaper' as const, createdAt: Date.now(), paused: false }
    await store.putSource(source)
    await store.addFeed({ sourceId: source.id, url: outlets.feedOf(host) }, Date.now() - delayMs)
  }
  await store.close()
}

/** Rows of a table, asked over a connection of the bench's own. */
async function countsOf({
  databaseUrl,
}: Cluster): Promise<{ of(table: 'pages' | 'articles'): Promise<number>; close(): Promise<void> }> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  return {
    async of(table) {
      const found = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`)
      return found.rows[0]?.n ?? 0
    },
    close: () => client.end(),
  }
}

function each<T>(of: Record<string, T>, value: (name: string, one: T) => number): Record<string, number> {
  return Object.fromEntries(Object.entries(of).map(([name, one]) => [name, Math.round(value(name, one) * 10) / 10]))
}
