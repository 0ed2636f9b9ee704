/**
 * One article's journey over the demo press, in both deployments, with a crash after each step of each stage: the same final store.
 * In: the press over HTTP, private PostgreSQL and NATS servers. Out: test results. Everything is real but the clock of the press.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hourMs } from '../../src/model/instant.ts'
import { addPress } from '../../src/application/run-demo.ts'
import { openRuntime, type Runtime, type RuntimeOptions } from '../../src/application/open-runtime.ts'
import { recheck } from '../../src/application/follow-sources.ts'
import { sweep } from '../../src/application/working/sweep.ts'
import { configWith, type Config } from '../../src/config/config.ts'
import { startPress, type Press } from '../../src/demo/press.ts'
import { createLog } from '../../src/log.ts'
import { pollDueFeeds } from '../../src/pipeline/poll-feeds.ts'
import { SimulatedCrash, type Step } from '../../src/pipeline/run-stage.ts'
import { stages } from '../../src/pipeline/stages.ts'
import { workUntilIdle } from '../../src/pipeline/work-loop.ts'
import { natsExecutable, startNats, type PrivateNats } from '../servers/nats.ts'
import { postgresExecutable, startPostgres, type PrivatePostgres } from '../servers/postgres.ts'
import { finalStore, type FinalStore } from './final-store.ts'

const steps: Step[] = ['pulled', 'loaded', 'computed', 'written', 'published', 'acknowledged']
const leaseMs = 2_500
/** The press's time between two rounds. */
const stepMs = 4 * hourMs
const log = createLog({ level: 'silent' })
const postgres = postgresExecutable()
const nats = natsExecutable()

let press: Press
beforeAll(async () => {
  press = await startPress()
})
afterAll(async () => {
  await press.close()
})

/** Follows the press from its first day to its last; dies once after each step named in `crashes` and starts again. */
async function replay(config: Config, crashes: Set<string>): Promise<FinalStore> {
  let queueSkewMs = 0
  const options: RuntimeOptions = {
    lock: 'journey',
    clock: () => press.time(),
    leaseMs,
    // Longer than the test: whether a failed page is tried again in time must not depend on the speed of the machine.
    retryMs: hourMs,
    queueClock: () => Date.now() + queueSkewMs,
    step: (stage, step) => {
      if (crashes.delete(`${stage} ${step}`)) throw new SimulatedCrash(`${stage} ${step}`)
    },
  }
  const open = async (): Promise<Runtime> => {
    const opened = await openRuntime(config, log, options)
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
    return opened.value
  }
  press.setTime(press.startAt)
  let r = await open()
  await addPress(r, press)
  for (let at = press.startAt + stepMs; ; at += stepMs) {
    press.setTime(Math.min(at, press.endAt))
    await pollDueFeeds({ ...r.politeness, queue: r.queue, compute: r.compute })
    await recheck(r)
    for (;;) {
      try {
        await workUntilIdle(r.loop)
        if (!(await unfinished(r))) break
        await sleep(200)
      } catch (error) {
        if (!(error instanceof SimulatedCrash)) throw error
        await r.close()
        // What the dead process had leased comes back when its lease is over.
        queueSkewMs += leaseMs
        r = await open()
        await sweep(r)
      }
    }
    if (at >= press.endAt) break
  }
  const result = await finalStore(r.store)
  await r.close()
  return result
}

/** True while the store knows of work that is neither done nor given up. */
async function unfinished(r: Runtime): Promise<boolean> {
  const { entriesByState, unanalysed, ungrouped } = await r.store.counts()
  return (entriesByState['new'] ?? 0) + (entriesByState['fetched'] ?? 0) + unanalysed + ungrouped > 0
}

function pressConfig(values: Partial<Config>): Config {
  return configWith({ allowPrivate: press.hosts, hostDelayMs: 0, respectRobots: false, workers: 1, ...values })
}

function everyCrash(): Set<string> {
  return new Set(stages.flatMap((s) => steps.map((step) => `${s.name} ${step}`)))
}

describe('the journey', () => {
  let dir: string
  let expected: FinalStore
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'siyaq-journey-'))
    expected = await replay(pressConfig({ dataDir: join(dir, 'plain') }), new Set())
  }, 300_000)
  afterAll(async () => {
    await rm(dir, { recursive: true, force: true })
  })

  test('brings in what the press published', () => {
    const truth = press.truth()
    const missing = truth.articles.filter((a) => expected.articles[a.url] === undefined)
    // The outlet that is often down loses what left its feed meanwhile; nothing else may be missing.
    expect(Object.keys(expected.articles).length).toBeGreaterThan(truth.articles.length * 0.9)
    expect(missing.length).toBeLessThan(truth.articles.length * 0.1)
    expect(expected.unanalysed).toBe(0)
    expect(expected.ungrouped).toBe(0)
    expect(expected.stories.length).toBeGreaterThan(10)
    expect(Object.keys(expected.edits).length).toBeGreaterThan(0)
    for (const seen of Object.values(expected.edits)) expect([...new Set(seen)].sort((a, b) => a - b)).toEqual(seen)
  })

  test('a crash after each step leaves the same store (embedded)', async () => {
    const crashes = everyCrash()
    const after = await replay(pressConfig({ dataDir: join(dir, 'crashed') }), crashes)
    expect([...crashes]).toEqual([])
    expect(after).toEqual(expected)
  }, 300_000)

  describe.skipIf(postgres === undefined || nats === undefined)('in a cluster', () => {
    let database: PrivatePostgres
    let cluster: PrivateNats
    beforeAll(async () => {
      if (postgres === undefined || nats === undefined) return
      database = await startPostgres(postgres)
      cluster = await startNats(nats)
    }, 120_000)
    afterAll(async () => {
      await cluster?.stop()
      await database?.stop()
    })

    test('a crash after each step leaves the same store as the embedded deployment', async () => {
      const crashes = everyCrash()
      const databaseUrl = await database.createDatabase()
      const after = await replay(
        pressConfig({ databaseUrl, natsUrls: cluster.servers, dataDir: join(dir, 'cluster') }),
        crashes,
      )
      expect([...crashes]).toEqual([])
      expect(after).toEqual(expected)
    }, 600_000)
  })
})
