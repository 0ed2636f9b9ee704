/**
 * Opens what the engine runs on: store, queue, client, compute threads, and the stages over them.
 * In: settings. Out: a runtime, or the problem that prevents it. Opens files and connections; `close()` puts all away.
 */
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { deploymentOf, type Config } from '../config/config.ts'
import { createHttpClient, type HttpClient } from '../gather/http/http-client.ts'
import type { Log } from '../log.ts'
import { analyseArticles } from '../pipeline/analyse-articles.ts'
import { createComputePool, type Compute } from '../pipeline/compute-pool.ts'
import { extractPages } from '../pipeline/extract-pages.ts'
import { fetchPages, type Politeness } from '../pipeline/fetch-pages.ts'
import { Grouping } from '../pipeline/group-articles.ts'
import { Meters } from '../pipeline/meters.ts'
import type { StageRunner, StageWork } from '../pipeline/run-stage.ts'
import { backgroundOf } from '../pipeline/store-background.ts'
import type { WorkLoop } from '../pipeline/work-loop.ts'
import { Troubles } from '../pipeline/troubles.ts'
import { ok, type Outcome, type Problem } from '../problem.ts'
import { openQueue } from '../queue/open-queue.ts'
import type { Queue } from '../queue/queue.ts'
import { makeDirectory } from '../store/sqlite/data-directory.ts'
import { lockData } from '../store/sqlite/data-lock.ts'
import { storeProblem } from '../store/store-problem.ts'
import type { Store } from '../store/store.ts'
import { putAway, type Part } from './put-away.ts'
import { openLogged } from './runtime/config-store.ts'
import { queueAddress } from './runtime/queue-address.ts'
import { LanguageLinks } from './stories/language-links.ts'
import { contextDeps, type ContextDeps } from './stories/context-deps.ts'
import { defined } from '../model/defined.ts'

export interface Runtime extends ContextDeps {
  config: Config
  log: Log
  meters: Meters
  queue: Queue
  http: HttpClient
  compute: Compute
  politeness: Politeness
  grouping: Grouping
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
  /** One of the threads of a process, which measures itself. */
  isThread?: boolean
  /** Played crashes, for the journey test. */
  step?: StageRunner['step']
}

/**
 * Problems: store.locked, store.newer and every other code of the store and the queue. Never throws for what the machine or a server
 * lacks, and leaves nothing open then.
 */
export async function openRuntime(config: Config, log: Log, o: RuntimeOptions = {}): Promise<Outcome<Runtime>> {
  const opened: Part[] = []
  const fail = async (problem: Problem): Promise<Outcome<Runtime>> => {
    for (const part of opened.reverse()) await putAway(log, part)
    return { ok: false, problem }
  }
  try {
    const cluster = deploymentOf(config) === 'cluster'
    if (!cluster) makeDirectory(config.dataDir)
    if (!cluster && o.lock !== undefined) {
      const lock = lockData(config.dataDir, o.lock)
      if (!lock.ok) return lock
      opened.push({ name: 'lock', close: () => Promise.resolve(lock.value.release()) })
    }
    const store = await openLogged(config, log)
    if (!store.ok) return await fail(store.problem)
    opened.push({ name: 'store', close: () => store.value.close() })
    const clock = o.clock ?? (await sharedClock(store.value, cluster, opened))
    // Who has the data directory is the only one that works: what a dead process had in hand is free at once.
    const alone = !cluster && o.lock !== undefined
    if (alone) await store.value.freeUnpolled(clock())
    const queue = await openQueue({
      ...queueAddress(config),
      database: store.value.embeddedDatabase(),
      alone,
      ...(o.queueClock ? { now: o.queueClock } : cluster ? { now: clock } : {}),
    })
    if (!queue.ok) return await fail(queue.problem)
    opened.push({ name: 'queue', close: () => queue.value.close() })
    return ok(assemble(config, log, { ...o, clock }, { store: store.value, queue: queue.value, opened }))
  } catch (error) {
    const problem = storeProblem(error)
    if (problem === undefined) throw error
    return await fail(problem)
  }
}

const measureEveryMs = 30_000

/** The database's clock, asked now and then: in a cluster no machine's own clock decides anything between machines. */
async function sharedClock({ clock }: Store, cluster: boolean, opened: Part[]): Promise<() => number> {
  if (!cluster) return Date.now
  await clock.measure()
  // While the database is away the clock goes on from where it was.
  const timer = setInterval(() => void clock.measure().catch(() => undefined), measureEveryMs).unref()
  opened.push({ name: 'clock', close: () => Promise.resolve(clearInterval(timer)) })
  return () => clock.now()
}

/** The same client; every request is counted. */
function measured(meters: Meters, http: HttpClient): HttpClient {
  const timed = async <T>(url: string, ask: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const startedAt = performance.now()
    const answer = await ask()
    meters.fetch(url, answer.ok ? 'ok' : answer.problem.code, performance.now() - startedAt)
    return answer
  }
  return {
    get: (url, options) => timed(url, () => http.get(url, options)),
    post: (url, form, options) => timed(url, () => http.post(url, form, options)),
    close: () => http.close(),
  }
}

/** What runs over an opened store and queue. */
function assemble(
  config: Config,
  log: Log,
  o: RuntimeOptions & { clock: () => number },
  { store, queue, opened }: { store: Store; queue: Queue; opened: readonly Part[] },
): Runtime {
  const { clock } = o
  const cluster = deploymentOf(config) === 'cluster'
  const meters = new Meters({ whole: o.isThread !== true })
  const http = measured(
    meters,
    createHttpClient({
      userAgent: config.userAgent,
      allowPrivate: config.allowPrivate,
      totalTimeoutMs: config.fetchTimeoutMs,
      idleTimeoutMs: config.fetchConnectTimeoutMs,
      maxWireBytes: config.fetchMaxWireBytes,
      maxBytes: config.fetchMaxDecodedBytes,
      maxRedirects: config.fetchMaxRedirects,
    }),
  )
  const compute = createComputePool({
    ...(config.workers === 0 ? {} : { workers: config.workers }),
    limitMs: config.computeTimeoutMs,
    memoryBytes: config.computeMaxMemoryBytes,
    background: backgroundOf(store, clock),
  })
  const politeness: Politeness = {
    http,
    store,
    clock,
    sleep: (ms) => sleep(ms),
    userAgent: config.userAgent,
    hostDelayMs: config.hostDelayMs,
    obeyRobots: config.respectRobots,
    fetchConcurrency: config.fetchConcurrency,
    pollBounds: { minMs: config.pollMinMs, maxMs: config.pollMaxMs },
    ...defined({ retryMs: o.retryMs }),
  }
  const grouping = new Grouping({
    store,
    windowMs: config.windowMs,
    compute,
    ...(cluster ? { owner: `${hostname()}:${process.pid}:${randomUUID()}` } : {}),
  })
  const works = [
    fetchPages(politeness),
    extractPages({ store, compute, clock }),
    analyseArticles({ store, compute, clock }),
    grouping.work(),
  ]
    .filter((work) => config.stages.includes(work.stage.name))
    .map((work) => (o.leaseMs === undefined ? work : { ...work, stage: { ...work.stage, leaseMs: o.leaseMs } }))
  const runner: StageRunner = {
    queue,
    bury: (message, problem) => store.bury({ message, problem, at: clock() }),
    failed: (stage, message, problem) =>
      log.warn({ stage: stage.name, message: message.id, code: problem.code, detail: problem.detail }, 'buried'),
    settled: (stage, message, end) => {
      if (log.isLevelEnabled('debug')) log.debug({ stage: stage.name, message: message.id, end }, 'handled')
    },
    meters,
    ...(o.step ? { step: o.step } : {}),
  }
  const loop: WorkLoop = {
    runner,
    works,
    singleWriter: grouping,
    sleep: async (ms, signal) => {
      await sleep(ms, undefined, { ...defined({ signal }) }).catch((error: unknown) => {
        if (signal?.aborted !== true) throw error
      })
    },
    troubles: new Troubles(log),
  }
  return {
    ...contextDeps(store),
    config,
    log,
    meters,
    queue,
    http,
    compute,
    politeness,
    grouping,
    languageLinks: new LanguageLinks(store, compute),
    works,
    loop,
    clock,
    async close() {
      await putAway(log, { name: 'lease', close: () => grouping.release() })
      // Queue and store before what the work needs: a fetch that is cut here must not be written down as one that failed.
      for (const part of [...opened].reverse()) await putAway(log, part)
      await Promise.all([
        putAway(log, { name: 'compute', close: () => compute.close() }),
        putAway(log, { name: 'http', close: () => http.close() }),
      ])
    },
  }
}
