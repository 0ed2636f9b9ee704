/**
 * How the server is: alive, ready, healthy; and the same as metrics. Answers also while store or queue are away, and says which is.
 * In: requests. Out: JSON, metrics as text. Reads counts and depths, for at most three seconds.
 */
import { Hono } from 'hono'
import { defined } from '../../model/defined.ts'
import type { PushCounts } from '../../model/push.ts'
import type { ProblemCode } from '../../problem.ts'
import type { Counts } from '../../store/records.ts'
import { storeProblem } from '../../store/store-problem.ts'
import { waitingByStage } from '../../application/working/sweep.ts'
import type { ServeDeps } from '../app-deps.ts'
import { metricsText } from './metrics.ts'

type Depth = Awaited<ReturnType<NonNullable<ServeDeps['queueDepth']>>>

/** What was read of a part, or the code of why it could not be. */
type Part<T> = { ok: true; value: T } | { ok: false; code: ProblemCode }

const waitMs = 3000

/** What health needs: a worker without pages has no more. */
export type HealthDeps = Pick<ServeDeps, 'store' | 'clock' | 'version' | 'queueDepth' | 'meters'> & {
  /** The process takes messages: it is ready only when there is a queue to take them from. */
  isWorker?: boolean
}

/** `/health`, and those of `monitorRoutes`. */
export function healthRoutes(deps: HealthDeps): Hono {
  const app = monitorRoutes(deps)

  app.get('/health', async (c) => {
    const [store, asked] = await Promise.all([storePart(deps, true), queuePart(deps)])
    const queue = withWorkers(deps, store, asked)
    const ok = store.ok && queue?.ok !== false
    const parts = { store: shown(store), ...defined({ queue: queue && shown(queue) }) }
    const counts = store.ok ? store.value : undefined
    const depth = queue?.ok === true ? queue.value : undefined
    // Where reading is for those who signed in, a stranger learns no more than what is up.
    if (c.get('isClosed') && c.get('rights').right === 'none') return c.json({ ok, parts }, ok ? 200 : 503)
    const detail = { version: deps.version, store: deps.store.kind, ...defined({ counts, queue: depth }) }
    return c.json({ ok, parts, ...detail }, ok ? 200 : 503)
  })

  return app
}

/** With `toWrite` a store that a newer version has changed is none. */
function storePart(deps: HealthDeps, toWrite = false): Promise<Part<Counts & { push: PushCounts }>> {
  const read = async (): Promise<Counts & { push: PushCounts }> => {
    if (toWrite) await deps.store.watch.mayWrite()
    return { ...(await deps.store.counts()), push: await deps.store.pushes.counts(deps.clock()) }
  }
  return partOf(read(), (error) => storeProblem(error)?.code ?? 'store.unreachable')
}

/** Alive, ready, and what Prometheus asks for. */
export function monitorRoutes(deps: HealthDeps): Hono {
  const app = new Hono()
  app.get('/live', (c) => c.json({ ok: true }))

  // Pages are read from the store alone: while only the queue is away, readers still come here.
  app.get('/ready', async (c) => {
    const isWorker = deps.isWorker === true
    const [store, queue] = await Promise.all([storePart(deps, isWorker), isWorker ? queuePart(deps) : undefined])
    const ok = store.ok && queue?.ok !== false
    return c.json({ ok, parts: { store: shown(store), ...defined({ queue: queue && shown(queue) }) } }, ok ? 200 : 503)
  })

  app.get('/metrics', async (c) => {
    const [store, queue, watched, counted] = await Promise.all([
      storePart(deps),
      queuePart(deps),
      partOf(deps.store.watch.look(), (error) => storeProblem(error)?.code ?? 'store.unreachable'),
      partOf(deps.meters?.() ?? Promise.resolve(''), () => 'stage.crashed'),
    ])
    const text = await metricsText({
      parts: { store: store.ok, ...defined({ queue: queue?.ok }) },
      queue: queue?.ok === true ? queue.value : {},
      now: deps.clock(),
      ...(store.ok ? { counts: store.value } : {}),
      ...(store.ok && watched.ok ? { watched: watched.value } : {}),
      ...(deps.store.kind === 'postgres' ? { skewMs: deps.store.clock.skewMs() } : {}),
    })
    const all = `${text}\n${counted.ok ? counted.value : ''}\n`.replace(/\n{2,}/g, '\n')
    return c.text(all, 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
  })

  return app
}

/** In a cluster work may wait for a stage that nobody has ever taken messages of, or not since the servers lost their disks. */
function withWorkers(deps: HealthDeps, store: Part<Counts>, queue: Part<Depth> | undefined): Part<Depth> | undefined {
  if (deps.store.kind === 'sqlite' || !store.ok || queue?.ok !== true) return queue
  const waiting = Object.entries(waitingByStage(store.value))
  const isLeft = waiting.some(([stage, n]) => n > 0 && queue.value[stage] === undefined)
  return isLeft ? { ok: false, code: 'queue.no-worker' } : queue
}

/** Undefined where this process has no queue. */
async function queuePart(deps: HealthDeps): Promise<Part<Depth> | undefined> {
  const depth = deps.queueDepth?.()
  return depth === undefined
    ? undefined
    : await partOf(depth, (error) => storeProblem(error)?.code ?? 'queue.unreachable')
}

/** A part that fails or does not answer in time is away; whoever asks for health wants to know that, not to wait. */
async function partOf<T>(reading: Promise<T>, codeOf: (error: unknown) => ProblemCode): Promise<Part<T>> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Part<T>>((done) => {
    timer = setTimeout(() => done({ ok: false, code: codeOf(undefined) }), waitMs)
  })
  const read = reading.then(
    (value): Part<T> => ({ ok: true, value }),
    (error: unknown): Part<T> => ({ ok: false, code: codeOf(error) }),
  )
  const part = await Promise.race([read, late])
  clearTimeout(timer)
  return part
}

function shown(part: Part<unknown>): { ok: boolean; code?: ProblemCode } {
  return part.ok ? { ok: true } : { ok: false, code: part.code }
}
