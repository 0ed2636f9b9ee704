/**
 * How long a command takes from its start to its end: `siyaq --version`, `siyaq search`, and Node with nothing to do beside them.
 * In: `tsx bench/start.ts --store DIR [--articles N] [--runs R]`, a store of bench/make-store.ts, `npm run build`. Out: a table and
 * bench/results/start.json. Starts processes; works on a copy of the store.
 *
 * The commands take turns, so that a busy machine slows all alike. Processor time is that of the whole process, user and system.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { pageAddresses } from './page-addresses.ts'
import { program } from './server-process.ts'

interface Took {
  wallMs: number
  cpuMs: number
}

const { values } = parseArgs({
  options: {
    store: { type: 'string' },
    articles: { type: 'string', default: '31030' },
    runs: { type: 'string', default: '20' },
  },
})
if (values.store === undefined) throw new Error('--store DIR is needed: where bench/make-store.ts keeps its stores')
await main(join(resolve(values.store), values.articles), Number(values.articles), Number(values.runs))

async function main(made: string, articles: number, runs: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'siyaq-start-'))
  copyFileSync(join(made, 'siyaq.db'), join(dataDir, 'siyaq.db'))
  const loadAverage = loadavg()[0] ?? 0
  const queries = (await pageAddresses(dataDir)).often.search.map(
    ({ path }) => new URL(path, 'http://x').searchParams.get('q') ?? '',
  )
  const commands: Record<string, (run: number) => string[]> = {
    'node -e 0': () => ['-e', '0'],
    'siyaq --version': () => [program, '--version'],
    'siyaq search': (run) => [program, '--data-dir', dataDir, 'search', queries[run % queries.length] ?? ''],
  }
  const took = new Map<string, Took[]>()
  // The first run of each reads files that the machine has not in memory yet.
  for (let run = 0; run <= runs; run++) {
    for (const [name, args] of Object.entries(commands)) {
      const each = timed(args(run))
      if (run > 0) took.set(name, [...(took.get(name) ?? []), each])
    }
  }
  rmSync(dataDir, { recursive: true })
  const [empty = []] = took.values()
  const result = {
    date: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.version}`,
    loadAverage: Math.round(loadAverage * 10) / 10,
    articles,
    runs,
    commands: Object.fromEntries(
      [...took].map(([name, each]) => [
        name,
        {
          wallMs: percentiles(each.map(({ wallMs }) => wallMs)),
          cpuMs: percentiles(each.map(({ cpuMs }) => cpuMs)),
          cpuToEmpty: Math.round((10 * middle(each)) / middle(empty)) / 10,
        },
      ]),
    ),
  }
  const results = new URL('results/', import.meta.url)
  mkdirSync(results, { recursive: true })
  writeFileSync(new URL('start.json', results), `${JSON.stringify(result, null, 2)}\n`)
  console.log(JSON.stringify(result, null, 2))
}

/** The shell tells what its children used. */
function timed(args: readonly string[]): Took {
  const startedAt = performance.now()
  const shell = spawnSync('sh', ['-c', '"$@" >&2; times', 'sh', process.execPath, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const wallMs = performance.now() - startedAt
  const children = /\n(\d+)m([\d.]+)s (\d+)m([\d.]+)s/.exec(shell.stdout)?.slice(1).map(Number) ?? []
  if (shell.status !== 0 || children.length !== 4) throw new Error(`${args.join(' ')}: ${shell.stderr}`)
  const [userMinutes = 0, user = 0, systemMinutes = 0, system = 0] = children
  return { wallMs, cpuMs: 1000 * (60 * (userMinutes + systemMinutes) + user + system) }
}

function percentiles(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { least: at(0), p50: at(0.5), p90: at(0.9), max: at(1) }
}

function middle(times: readonly Took[]): number {
  return percentiles(times.map(({ cpuMs }) => cpuMs)).p50
}
