/**
 * Runs one stage: pull, load, compute, write, publish what follows, acknowledge last.
 * In: a queue, a store to bury in, and the stage's work. Out: how many messages were worked on. Knows nothing of articles.
 *
 * A crash between any two steps means redelivery and the same writes again. This file holds the one general catch of the pipeline:
 * an unexpected failure is tried again with growing delay and then buried with its reason, where `siyaq dead` shows it. A failure of
 * the installation (a full disk, a database that is away) is no message's: it is thrown, the loop waits, and nothing is buried for it.
 */
import type { Delivery, Message, Queue } from '../queue/queue.ts'
import type { Problem } from '../problem.ts'
import { storeProblem } from '../store/store-problem.ts'
import type { MessageEnd, Meters } from './meters.ts'
import type { Stage } from './stages.ts'
import { outsideProblem } from './troubles.ts'
import { minuteMs } from '../model/instant.ts'

/** What happened to one message: finished (with what follows), to be tried later (`deferred`: it had no turn, no failed try), or given up. */
export type WorkResult =
  | { kind: 'done'; next: Message[] }
  | { kind: 'later'; delayMs: number; deferred?: true }
  | { kind: 'buried'; problem: Problem; next?: Message[] }

/** The work of one stage on a batch; results stand in the order of the messages. */
export interface StageWork {
  stage: Stage
  /** The messages have nothing to do with each other: so many are worked on at once, each by itself (run-each.ts). */
  atOnce?: number
  run(messages: readonly Message[], step: (name: Step) => void): Promise<WorkResult[]>
}

/** The places where a process can die; the journey test makes it die after each. */
export type Step = 'pulled' | 'loaded' | 'computed' | 'written' | 'published' | 'acknowledged'

export interface StageRunner {
  queue: Queue
  bury(message: Message, problem: Problem): Promise<void>
  /** Called with every failure, for the log and the counters. */
  failed(stage: Stage, message: Message, problem: Problem): void
  /** Called with every message that was left, and how. */
  settled?(stage: Stage, message: Message, end: MessageEnd): void
  /** What is counted of the work; absent where nobody looks. */
  meters?: Pick<Meters, 'message' | 'batch'>
  /** Called after each step; a test throws here to play a crash. */
  step?: (stage: Stage['name'], step: Step) => void
}

/** Thrown by tests from `step`: leaves the runner as a killed process would, nothing acknowledged. */
export class SimulatedCrash extends Error {
  override name = 'SimulatedCrash'
}

const firstRetryMs = 5_000
/** The loop itself waits while something is away. */
const giveBackMs = 1_000
const longestRetryMs = 30 * minuteMs

/**
 * How many messages were pulled: 0 when nothing waited for `waitMs`.
 * An exception of the work itself is tried again after 5 s, 10 s, … (at most 30 min) and buried as `stage.crashed` after `maxAttempts`.
 */
export async function runStage(runner: StageRunner, work: StageWork, waitMs: number): Promise<number> {
  const { stage } = work
  const deliveries = await runner.queue.pull(stage.name, { max: stage.batch, leaseMs: stage.leaseMs, waitMs })
  if (deliveries.length === 0) return 0
  runner.step?.(stage.name, 'pulled')
  await workOn(runner, work, deliveries)
  return deliveries.length
}

/** Everything after the pull: work, write, publish what follows, settle. The leases last as long as the work. */
export async function workOn(runner: StageRunner, work: StageWork, deliveries: readonly Delivery[]): Promise<void> {
  const { stage } = work
  const step = (name: Step): void => runner.step?.(stage.name, name)
  const leases = keepLeases(deliveries, stage.leaseMs)
  const startedAt = performance.now()
  try {
    const results = await attempt(runner, work, deliveries, step)
    const following = results.flatMap((r) => (r.kind === 'later' ? [] : (r.next ?? [])))
    if (following.length > 0) await runner.queue.publish(following)
    step('published')
    leases.stop()
    for (const [i, delivery] of deliveries.entries()) await settle(runner, stage, delivery, results[i])
    step('acknowledged')
    runner.meters?.batch(stage.name, performance.now() - startedAt)
  } finally {
    leases.stop()
  }
}

/** Begins the leases anew while the work takes its time, so that nobody else is given what is in hand. */
function keepLeases(deliveries: readonly Delivery[], leaseMs: number): { stop(): void } {
  const timer = setInterval(() => {
    // A lease that could not be kept runs out: the message is delivered again and written again, which is harmless.
    for (const delivery of deliveries) delivery.extend(leaseMs).catch(() => undefined)
  }, leaseMs / 3).unref()
  return { stop: () => clearInterval(timer) }
}

async function attempt(
  runner: StageRunner,
  work: StageWork,
  deliveries: readonly Delivery[],
  step: (name: Step) => void,
): Promise<WorkResult[]> {
  try {
    return await work.run(
      deliveries.map((d) => d.message),
      step,
    )
  } catch (error) {
    if (error instanceof SimulatedCrash) throw error
    if (outsideProblem(error) !== undefined) {
      await giveBack(deliveries)
      throw error
    }
    if (deliveries.length > 1) return await oneByOne(runner, work, deliveries, step)
    const only = deliveries[0]
    return only ? [crashed(runner, work.stage, only, error)] : []
  }
}

/** The messages come again soon instead of after their lease; where the queue is what failed, the lease has to serve. */
async function giveBack(deliveries: readonly Delivery[]): Promise<void> {
  try {
    for (const delivery of deliveries) await delivery.retry(giveBackMs)
  } catch (error) {
    if (outsideProblem(error) === undefined) throw error
  }
}

/** A batch that failed is worked on message by message, so that one bad article does not bury its neighbours. */
async function oneByOne(
  runner: StageRunner,
  work: StageWork,
  deliveries: readonly Delivery[],
  step: (name: Step) => void,
): Promise<WorkResult[]> {
  const results: WorkResult[] = []
  for (const delivery of deliveries) {
    const [result] = await attempt(runner, work, [delivery], step)
    results.push(result ?? { kind: 'later', delayMs: firstRetryMs })
  }
  return results
}

function crashed(runner: StageRunner, stage: Stage, delivery: Delivery, error: unknown): WorkResult {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  // A damaged page of the database is met by the messages that need it, and by no other.
  const problem: Problem = storeProblem(error) ?? { code: 'stage.crashed', detail }
  const tries = delivery.attempt - (deferrals.get(runner)?.get(delivery.message.id) ?? 0)
  if (tries >= stage.maxAttempts) return { kind: 'buried', problem }
  return { kind: 'later', delayMs: Math.min(longestRetryMs, firstRetryMs * 2 ** (tries - 1)) }
}

/** Deliveries of a message that only found its host busy; after a restart they count as tries, at most once each. */
const deferrals = new WeakMap<StageRunner, Map<string, number>>()

async function settle(
  runner: StageRunner,
  stage: Stage,
  delivery: Delivery,
  result: WorkResult | undefined,
): Promise<void> {
  const deferred = deferrals.get(runner) ?? new Map<string, number>()
  deferrals.set(runner, deferred)
  const { id } = delivery.message
  if (result?.kind === 'later' && result.deferred) deferred.set(id, (deferred.get(id) ?? 0) + 1)
  else if (result && result.kind !== 'later') deferred.delete(id)
  const isDeferred = result?.kind === 'later' && result.deferred === true
  const end = isDeferred ? 'deferred' : (result?.kind ?? 'later')
  runner.meters?.message(stage.name, end)
  runner.settled?.(stage, delivery.message, end)
  if (!result || result.kind === 'later') {
    await delivery.retry(result?.delayMs ?? firstRetryMs)
    return
  }
  if (result.kind === 'buried') {
    runner.failed(stage, delivery.message, result.problem)
    await runner.bury(delivery.message, result.problem)
  }
  await delivery.ack()
}
