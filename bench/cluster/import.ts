/**
 * An import beside analysing and grouping workers, and the same import alone, on the same PostgreSQL, in pairs of turning order: articles a second,
 * the ratio of each pair, and processor time by process.
 * In: Debian's nats-server, postgresql, nginx-light, faketime; `--articles 8000`, `--pairs 6`. Out: lines on the console, and with `--write`
 * `bench/results/cluster-import.json`. Run: npx tsx bench/cluster/import.ts (after npm run build).
 *
 * The workers of a cluster run for days: before the clock runs, they (and PostgreSQL, in both) have taken an import of 800 other articles.
 * Two ends are told: when the command has ended and every article has its story; and when the origins of every story are counted as well,
 * which the grouping worker goes on with after the command has ended, and a process alone does before.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openStore } from '../../src/store/open-store.ts'
import { clusterPrograms, startCluster, type Cluster } from '../../tests/cluster/rig.ts'
import { importLines, inventedStream } from '../../tests/grouping/invented-stream.ts'
import { randomFrom } from '../seeded-random.ts'
import { putResult } from './result-file.ts'
import { usageOf } from './usage.ts'

const { values: flags } = parseArgs({
  options: {
    articles: { type: 'string', default: '8000' },
    pairs: { type: 'string', default: '6' },
    write: { type: 'boolean', default: false },
  },
})
const articles = Number(flags.articles)
const warmArticles = 800
/** What the first import set going is over. */
const settleMs = 3_000
const resamples = 10_000
const seed = 29
const lookEveryMs = 100

type Kind = 'alone' | 'stages'

interface Round {
  articlesPerSecond: number
  withOriginsPerSecond: number
  cpuSeconds: Record<string, number>
  cpuSecondsInAll: number
  loadAverageBefore: number
}

interface Pair extends Record<Kind, Round> {
  first: Kind
}

const programs = clusterPrograms()
const directory = mkdtempSync(join(tmpdir(), 'siyaq-bench-import-'))
try {
  if (programs === undefined) console.log('skipped: a server is missing')
  else await main(programs)
} finally {
  rmSync(directory, { recursive: true, force: true })
}

async function main(found: NonNullable<typeof programs>): Promise<void> {
  const file = join(directory, 'in.jsonl')
  writeFileSync(file, importLines(inventedStream(9, articles, Date.UTC(2025, 5, 7))))
  writeFileSync(
    warmFile(),
    importLines(inventedStream(10, warmArticles, Date.UTC(2024, 5, 7))).replaceAll('.example/', '.example/first/'),
  )
  const pairs: Pair[] = []
  // A B, B A, …: what else the machine does, and what grows with time, falls on both.
  for (let n = 0; n < Number(flags.pairs); n++) {
    const first: Kind = n % 2 === 0 ? 'alone' : 'stages'
    const one = await measured(found, file, first)
    const other = await measured(found, file, first === 'alone' ? 'stages' : 'alone')
    pairs.push(first === 'alone' ? { first, alone: one, stages: other } : { first, alone: other, stages: one })
  }
  const figures = {
    articles,
    articlesPerSecond: ofKinds(pairs, (round) => round.articlesPerSecond),
    withOriginsPerSecond: ofKinds(pairs, (round) => round.withOriginsPerSecond),
    cpuSecondsInAll: ofKinds(pairs, (round) => round.cpuSecondsInAll),
    ratioOfStagesToAlone: ratios(pairs, (round) => round.articlesPerSecond),
    ratioWithOrigins: ratios(pairs, (round) => round.withOriginsPerSecond),
    pairs,
  }
  putResult('cluster-import', figures, flags)
}

function warmFile(): string {
  return join(directory, 'first.jsonl')
}

async function measured(found: NonNullable<typeof programs>, file: string, kind: Kind): Promise<Round> {
  const cluster = await startCluster(found)
  try {
    const round = await importOnce(cluster, file, kind)
    console.log(kind, JSON.stringify(round))
    return round
  } finally {
    await cluster.stop()
  }
}

async function importOnce(cluster: Cluster, file: string, kind: Kind): Promise<Round> {
  // Of this process counts what it has waited for: the import.
  const pids: Record<string, number> = { ...cluster.serverPids(), 'the import': process.pid }
  // The tables are there before the clock runs, in both.
  await makeTables(cluster)
  if (kind === 'stages')
    for (const stages of ['extract,analyse', 'group'])
      pids[stages] = cluster.start(stages, ['--role', 'worker', '--stages', stages]).pid
  const warmed = await cluster.run(['import', warmFile()])
  if (warmed.code !== 0) throw new Error(warmed.said)
  await untilDone(cluster, 'counted')
  await sleep(settleMs)
  const loadAverageBefore = rounded(loadavg()[0] ?? 0)
  const before = usageOf(pids)
  const from = performance.now()
  const done = await cluster.run(['import', '--json', file])
  if (done.code !== 0) throw new Error(done.said)
  await untilDone(cluster, 'grouped')
  const seconds = (performance.now() - from) / 1_000
  await untilDone(cluster, 'counted')
  const withOrigins = (performance.now() - from) / 1_000
  const after = usageOf(pids)
  const cpuSeconds: Record<string, number> = {}
  for (const name of Object.keys(pids))
    cpuSeconds[name] = rounded((after[name]?.cpuSeconds ?? 0) - (before[name]?.cpuSeconds ?? 0))
  return {
    articlesPerSecond: rounded(articles / seconds),
    withOriginsPerSecond: rounded(articles / withOrigins),
    cpuSeconds,
    cpuSecondsInAll: rounded(Object.values(cpuSeconds).reduce((sum, one) => sum + one, 0)),
    loadAverageBefore,
  }
}

async function makeTables({ databaseUrl }: Cluster): Promise<void> {
  const opened = await openStore({ kind: 'postgres', url: databaseUrl, poolSize: 1 })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  await opened.value.close()
}

/** Every article has its story; the origins of every story are counted. */
async function untilDone({ databaseUrl }: Cluster, what: 'grouped' | 'counted'): Promise<void> {
  const opened = await openStore({ kind: 'postgres', url: databaseUrl, poolSize: 1 })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  const store = opened.value
  const isDone = async (): Promise<boolean> => {
    if (what === 'counted') return (await store.origins.waiting(1, 0)).length === 0
    const { unanalysed, ungrouped } = await store.unfinished()
    return unanalysed + ungrouped === 0
  }
  while (!(await isDone())) await sleep(lookEveryMs)
  await store.close()
}

function ofKinds(pairs: readonly Pair[], value: (round: Round) => number): Record<Kind, Spread> {
  return {
    alone: spread(pairs.map(({ alone }) => value(alone))),
    stages: spread(pairs.map(({ stages }) => value(stages))),
  }
}

interface Spread {
  least: number
  median: number
  most: number
}

function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  return { least: rounded2(sorted[0] ?? 0), median: rounded2(median(sorted)), most: rounded2(sorted.at(-1) ?? 0) }
}

/** Of stages to alone: above 1, the stages are faster. `between`: 95 % of the medians of as many pairs drawn anew from these. */
function ratios(
  pairs: readonly Pair[],
  value: (round: Round) => number,
): Spread & { each: number[]; between: number[] } {
  const each = pairs.map(({ alone, stages }) => value(stages) / value(alone))
  const draw = randomFrom(seed)
  const medians = Array.from({ length: resamples }, () =>
    median(each.map(() => each[Math.floor(draw() * each.length)] ?? 0).toSorted((a, b) => a - b)),
  ).toSorted((a, b) => a - b)
  const at = (share: number): number => rounded2(medians[Math.floor((medians.length - 1) * share)] ?? 0)
  return { ...spread(each), each: each.map(rounded2), between: [at(0.025), at(0.975)] }
}

function median(sorted: readonly number[]): number {
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}

function rounded2(value: number): number {
  return Math.round(value * 100) / 100
}
