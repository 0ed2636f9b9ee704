/**
 * A day of 300,000 articles at 30 times its speed, through the queue and the store of a cluster: what waits, how long, and what each process takes.
 * In: Debian's nats-server, postgresql, nginx-light, faketime; `--times 30`, `--seconds 1200`, `--articles-a-day 300000`. Out: lines on the console,
 * and with `--write` `bench/results/cluster-day.json`. Run: npx tsx bench/cluster/day.ts (after npm run build).
 *
 * Articles of forty words come as extraction leaves them: stored, with a message for analysis. Three NATS servers (login, TLS), PostgreSQL, a
 * worker that analyses, one that groups, one in reserve. PostgreSQL here does not wait for its disk (fsync off, as in the tests).
 */
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openRuntime, type Runtime } from '../../src/application/open-runtime.ts'
import { loadConfig } from '../../src/config/config.ts'
import { createLog } from '../../src/log.ts'
import { dayMs } from '../../src/model/instant.ts'
import { workMessage } from '../../src/pipeline/stages.ts'
import { clusterPrograms, startCluster, type Cluster } from '../../tests/cluster/rig.ts'
import { inventedDraft } from '../../tests/grouping/invented-draft.ts'
import { inventedReports } from '../../tests/grouping/invented-stream.ts'
import { putResult } from './result-file.ts'
import { usageOf, type Usage } from './usage.ts'

const { values: flags } = parseArgs({
  options: {
    times: { type: 'string', default: '30' },
    seconds: { type: 'string', default: '1200' },
    'articles-a-day': { type: 'string', default: '300000' },
    write: { type: 'boolean', default: false },
  },
})
const times = Number(flags.times)
const seconds = Number(flags.seconds)
const perDay = Number(flags['articles-a-day'])
const rate = (perDay / 86_400) * times
const startAt = Date.UTC(2025, 5, 7)
/** At another moment of the second each time. */
const lookEveryMs = 4_900
const drainWithinMs = 300_000

interface Look {
  atSeconds: number
  given: number
  unanalysed: number
  ungrouped: number
  /** Since the oldest article that is in no story came. */
  lagSeconds: number
  usage: Record<string, Usage>
}

const programs = clusterPrograms()
if (programs === undefined) console.log('skipped: a server is missing')
else {
  const cluster = await startCluster(programs)
  try {
    await run(cluster)
  } finally {
    await cluster.stop()
  }
}

async function run(cluster: Cluster): Promise<void> {
  const settings = loadConfig({ env: cluster.env, cwd: process.cwd() })
  if (!settings.ok) throw new Error(JSON.stringify(settings.problems))
  const opened = await openRuntime(settings.config, createLog({ level: 'warn' }))
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  const own = opened.value
  const pids: Record<string, number> = cluster.serverPids()
  for (const [name, stages] of [
    ['analyse', 'extract,analyse'],
    ['group', 'group'],
    ['group, in reserve', 'group'],
  ] as const)
    pids[name] = cluster.start(name, ['--role', 'worker', '--stages', stages]).pid
  await sleep(5_000)
  const looks: Look[] = []
  const given: { at: number; count: number }[] = []
  const from = Date.now()
  const feeding = feed(own, from, given)
  let isFed = false
  void feeding.then(() => (isFed = true))
  for (let n = 1; ; n++) {
    await sleep(Math.max(0, from + n * lookEveryMs - Date.now()))
    const look = await lookAt(own, from, given, pids)
    looks.push(look)
    tell(look)
    if (isFed && look.unanalysed + look.ungrouped === 0) break
    if (Date.now() - from > seconds * 1_000 + drainWithinMs) break
  }
  await feeding
  putResult('cluster-day', summary(looks, from, given), flags)
  await own.close()
}

/** A second's articles every second, late ones late; what could not be given in time is given as fast as it goes. */
async function feed(own: Runtime, from: number, given: { at: number; count: number }[]): Promise<void> {
  const reports = inventedReports(11)
  let count = 0
  for (let second = 1; second <= seconds; second++) {
    await sleep(Math.max(0, from + second * 1_000 - Date.now()))
    const upTo = Math.round(second * rate)
    const drafts = Array.from({ length: upTo - count }, (_, i) => {
      const { sourceId, title, text, lateMs } = reports.next().value
      const n = count + i
      const at = Math.round(startAt + (n / perDay) * dayMs - lateMs / 24)
      return inventedDraft({ sourceId, title, text, at, path: n })
    })
    const put = await own.store.putArticles(drafts)
    await own.queue.publish(put.map(({ id, revision }) => workMessage('analyse', id, String(revision))))
    count = upTo
    given.push({ at: Date.now(), count })
  }
}

async function lookAt(
  own: Runtime,
  from: number,
  given: readonly { at: number; count: number }[],
  pids: Record<string, number>,
): Promise<Look> {
  const { unanalysed, ungrouped } = await own.store.unfinished()
  const now = Date.now()
  const total = given.at(-1)?.count ?? 0
  const through = total - unanalysed - ungrouped
  // Articles come through in the order in which they came, but for a second's.
  const oldest = given.find(({ count }) => count > through)
  return {
    atSeconds: Math.round((now - from) / 1_000),
    given: total,
    unanalysed,
    ungrouped,
    lagSeconds: oldest === undefined ? 0 : (now - oldest.at) / 1_000,
    usage: usageOf({ ...pids, 'this bench': process.pid }),
  }
}

function tell({ atSeconds, given, unanalysed, ungrouped, lagSeconds, usage }: Look): void {
  const used = Object.entries(usage).map(
    ([name, u]) => `${name} ${u.cpuSeconds.toFixed(0)} s ${u.memoryMb.toFixed(0)} MB`,
  )
  console.log(
    `${atSeconds} s: ${given} given, ${unanalysed} unanalysed, ${ungrouped} ungrouped, lag ${lagSeconds.toFixed(1)} s; ${used.join(', ')}`,
  )
}

function summary(looks: readonly Look[], from: number, given: readonly { at: number; count: number }[]): object {
  const last = looks.at(-1)
  const lags = looks.map((look) => look.lagSeconds).sort((a, b) => a - b)
  const at = (share: number): number => rounded(lags[Math.floor((lags.length - 1) * share)] ?? 0)
  const quarters = [0.25, 0.5, 0.75, 1].map((share) => looks[Math.ceil(looks.length * share) - 1])
  const fedSeconds = ((given.at(-1)?.at ?? from) - from) / 1_000
  return {
    loadAverage: loadavg().map(rounded),
    wantedPerSecond: rounded(rate),
    givenPerSecond: rounded((last?.given ?? 0) / fedSeconds),
    articles: last?.given,
    seconds: last?.atSeconds,
    left: (last?.unanalysed ?? 0) + (last?.ungrouped ?? 0),
    lagSeconds: { p50: at(0.5), p90: at(0.9), p99: at(0.99), most: at(1) },
    processes: Object.fromEntries(
      Object.keys(last?.usage ?? {}).map((name) => [
        name,
        {
          cpuSeconds: rounded(last?.usage[name]?.cpuSeconds ?? 0),
          memoryMbAtQuarters: quarters.map((look) => Math.round(look?.usage[name]?.memoryMb ?? 0)),
        },
      ]),
    ),
  }
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
