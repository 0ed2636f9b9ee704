/**
 * Opens what the engine runs on: store, queue, client, compute threads, and the stages over them.
 * In: settings. Out: a runtime, or the problem that prevents it. Opens files and connections; `close()` puts all away.
 */
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { deploymentOf, type Config } from '../config/config.ts'
import { createHttpClient, type HttpClient } from '../gather/http/http-client.ts'
import type { Log } from '../log.ts'
import { analyseArticles } from '../pipeline/analyse-articles.ts'
import { createComputePool, type Compute } from '../pipeline/compute-pool.ts'
import { extractPages } from '../pipeline/extract-pages.ts'
import { fetchPages, type Politeness } from '../pipeline/fetch-pages.ts'
import { Grouping } from '../pipeline/group-articles.ts'
import type { StageRunner, StageWork } from '../pipeline/run-stage.ts'
import { backgroundOf } from '../pipeline/store-background.ts'
import type { WorkLoop } from '../pipeline/work-loop.ts'
import type { Outcome } from '../problem.ts'
import { ok } from '../problem.ts'
import { openQueue } from '../queue/open-queue.ts'
import type { Queue } from '../queue/queue.ts'
import { lockData, type DataLock } from '../store/sqlite/data-lock.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { LanguageLinks } from './stories/language-links.ts'
import { Rarity } from './stories/story-profile.ts'
import { Sagas } from './stories/story-saga.ts'
import { defined } from '../model/defined.ts'

export interface Runtime {
  config: Config
  log: Log
  store: Store
  queue: Queue
  http: HttpClient
  compute: Compute
  politeness: Politeness
  grouping: Grouping
  rarity: Rarity
  sagas: Sagas
  languageLinks: LanguageLinks
  works: StageWork[]
  loop: WorkLoop
  clock(): number
  close(): Promise<void>
}

export interface RuntimeOptions {
  /** Set for commands that run stages: takes the lock on the data directory under this name (embedded deployment only). */
  lock?: string
  /** Time as articles see it; the demo turns it. Default: the system's. */
  clock?: () => number
  /** Leases of messages, for tests that wait for a redelivery. Default: each stage's own. */
  leaseMs?: number
  /** The embedded queue's clock; tests turn it past a lease. Default: the system's. */
  queueClock?: () => number
  /** Wait before a page that failed is tried again; the journey test makes it longer than itself. Default: a minute. */
  retryMs?: number
  /** Played crashes, for the journey test. */
  step?: StageRunner['step']
}

export function databasePath(config: Config): string {
  return join(config.dataDir, 'siyaq.db')
}

/** Problems: store.locked, store.unreachable, store.newer, store.disk-full, queue.unreachable, … */
export async function openRuntime(config: Config, log: Log, o: RuntimeOptions = {}): Promise<Outcome<Runtime>> {
  const clock = o.clock ?? Date.now
  const cluster = deploymentOf(config) === 'cluster'
  let lock: DataLock | undefined
  if (!cluster) {
    mkdirSync(config.dataDir, { recursive: true })
    if (o.lock !== undefined) {
      const locked = lockData(config.dataDir, o.lock)
      if (!locked.ok) return locked
      lock = locked.value
    }
  }
  const opened = await openStore(
    config.databaseUrl === undefined
      ? { kind: 'sqlite', path: databasePath(config) }
      : { kind: 'postgres', url: config.databaseUrl, poolSize: config.databasePoolSize },
  )
  if (!opened.ok) {
    lock?.release()
    return opened
  }
  const store = opened.value
  const queued = await openQueue({
    natsUrls: config.natsUrls,
    replicas: config.natsReplicas,
    database: store.embeddedDatabase(),
    ...(o.queueClock ? { now: o.queueClock } : {}),
  })
  if (!queued.ok) {
    await store.close()
    lock?.release()
    return queued
  }
  const queue = queued.value
  const http = createHttpClient({
    userAgent: config.userAgent,
    allowPrivate: config.allowPrivate,
    totalTimeoutMs: config.fetchTimeoutMs,
    idleTimeoutMs: config.fetchConnectTimeoutMs,
    maxWireBytes: config.fetchMaxWireBytes,
    maxBytes: config.fetchMaxDecodedBytes,
    maxRedirects: config.fetchMaxRedirects,
  })
  const compute = createComputePool({
    ...(config.workers === 0 ? {} : { workers: config.workers }),
    background: backgroundOf(store, Date.now),
  })
  const politeness: Politeness = {
    http,
    store,
    clock,
    sleep: (ms) => sleep(ms),
    userAgent: config.userAgent,
    hostDelayMs: config.hostDelayMs,
    obeyRobots: config.respectRobots,
    ...defined({ retryMs: o.retryMs }),
  }
  const grouping = new Grouping({
    store,
    clock: Date.now,
    windowMs: config.windowMs,
    ...(cluster ? { owner: `${hostname()}:${process.pid}:${randomUUID()}` } : {}),
  })
  const rarity = new Rarity(store)
  const works = [
    fetchPages(politeness),
    extractPages({ store, compute, clock }),
    analyseArticles({ store, compute }),
    grouping.work(),
  ]
    .filter((work) => config.stages.includes(work.stage.name))
    .map((work) => (o.leaseMs === undefined ? work : { ...work, stage: { ...work.stage, leaseMs: o.leaseMs } }))
  const runner: StageRunner = {
    queue,
    bury: (message, problem) => store.bury({ message, problem, at: clock() }),
    failed: (stage, message, problem) =>
      log.warn({ stage: stage.name, work: message.id, code: problem.code, detail: problem.detail }, 'buried'),
    ...(o.step ? { step: o.step } : {}),
  }
  const loop: WorkLoop = {
    runner,
    works,
    singleWriter: grouping,
    sleep: (ms) => sleep(ms),
    trouble: (error) => log.error({ err: error }, 'the pipeline is in trouble and will try again'),
  }
  return ok({
    config,
    log,
    store,
    queue,
    http,
    compute,
    politeness,
    grouping,
    rarity,
    sagas: new Sagas(store, rarity),
    languageLinks: new LanguageLinks(store),
    works,
    loop,
    clock,
    async close() {
      await grouping.release()
      await compute.close()
      await http.close()
      await queue.close()
      await store.close()
      lock?.release()
    },
  })
}
