/**
 * An import beside analysing and grouping workers, and the same import alone, on the same PostgreSQL: articles a second and processor time by process.
 * In: Debian's nats-server, postgresql, nginx-light, faketime; `--articles 8000`, `--rounds 2`. Out: lines on the console, and with `--write` a file of
 * bench/results. Run: npx tsx bench/cluster/import.ts (after npm run build).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openStore } from '../../src/store/open-store.ts'
import { clusterPrograms, startCluster, type Cluster } from '../../tests/cluster/rig.ts'
import { importLines, inventedStream } from '../../tests/grouping/invented-stream.ts'
import { usageOf } from './usage.ts'

const { values: flags } = parseArgs({
  options: {
    articles: { type: 'string', default: '8000' },
    rounds: { type: 'string', default: '2' },
    write: { type: 'boolean', default: false },
  },
})
const articles = Number(flags.articles)
/** A worker has its code loaded and asks for work. */
const warmMs = 8_000

interface Round {
  articlesPerSecond: number
  cpuSeconds: Record<string, number>
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
  const rounds: Record<'alone' | 'stages', Round[]> = { alone: [], stages: [] }
  // In turns, so that what else the machine does falls on both.
  for (let n = 0; n < Number(flags.rounds); n++)
    for (const kind of ['alone', 'stages'] as const) {
      const cluster = await startCluster(found)
      try {
        const round = await importOnce(cluster, file, kind)
        console.log(kind, JSON.stringify(round))
        rounds[kind].push(round)
      } finally {
        await cluster.stop()
      }
    }
  const result = {
    date: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.version}`,
    loadAverage: loadavg(),
    articles,
    ...rounds,
  }
  console.log(JSON.stringify(result, undefined, 2))
  if (flags.write) writeFileSync('bench/results/cluster-import.json', `${JSON.stringify(result, undefined, 2)}\n`)
}

async function importOnce(cluster: Cluster, file: string, kind: 'alone' | 'stages'): Promise<Round> {
  // Of this process counts what it has waited for: the import.
  const pids: Record<string, number> = { ...cluster.serverPids(), 'the import': process.pid }
  // The tables are there before the clock runs, in both.
  await cluster.run(['doctor'])
  if (kind === 'stages') {
    for (const stages of ['extract,analyse', 'group'])
      pids[stages] = cluster.start(stages, ['--role', 'worker', '--stages', stages]).pid
    await sleep(warmMs)
  }
  const before = usageOf(pids)
  const from = performance.now()
  const done = await cluster.run(['import', '--json', file])
  if (done.code !== 0) throw new Error(done.said)
  await untilGrouped(cluster)
  const seconds = (performance.now() - from) / 1_000
  const after = usageOf(pids)
  const cpuSeconds: Record<string, number> = {}
  for (const name of Object.keys(pids))
    cpuSeconds[name] = rounded((after[name]?.cpuSeconds ?? 0) - (before[name]?.cpuSeconds ?? 0))
  return { articlesPerSecond: rounded(articles / seconds), cpuSeconds }
}

async function untilGrouped({ databaseUrl }: Cluster): Promise<void> {
  const opened = await openStore({ kind: 'postgres', url: databaseUrl, poolSize: 1 })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  for (;;) {
    const { unanalysed, ungrouped } = await opened.value.unfinished()
    if (unanalysed + ungrouped === 0) break
    await sleep(100)
  }
  await opened.value.close()
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
