/**
 * Runs a stage whose messages have nothing to do with each other: each is settled when it is done, and its place taken by the next, so that
 * a slow one holds no other.
 * In: as run-stage.ts. Out: how many messages were worked on until none was ready (or until the signal). Knows nothing of articles.
 */
import type { Delivery } from '../queue/queue.ts'
import { runStage, workOn, type StageRunner, type StageWork } from './run-stage.ts'

/** While something is in hand, the queue is asked again this often. */
const lookAgainMs = 250

/** Resolves when nothing is in hand and nothing came for `waitMs`; after `signal`, when what is in hand is done. A failure is thrown then. */
async function runEach(
  runner: StageRunner,
  work: StageWork & { atOnce: number },
  waitMs: number,
  signal?: AbortSignal,
): Promise<number> {
  const { stage, atOnce } = work
  const inHand = new Set<Promise<void>>()
  const failures: unknown[] = []
  let worked = 0
  const start = (delivery: Delivery): void => {
    const task: Promise<void> = workOn(runner, work, [delivery])
      .catch((error: unknown) => {
        failures.push(error)
      })
      .finally(() => inHand.delete(task))
    inHand.add(task)
  }
  while (failures.length === 0 && signal?.aborted !== true) {
    const free = atOnce - inHand.size
    if (free === 0) {
      await Promise.race(inHand)
      continue
    }
    const patience = inHand.size === 0 ? waitMs : Math.min(waitMs, lookAgainMs)
    const deliveries = await runner.queue
      .pull(stage.name, { max: free, leaseMs: stage.leaseMs, waitMs: patience })
      .catch((error: unknown): Delivery[] => {
        failures.push(error)
        return []
      })
    if (failures.length > 0) {
      // Given back at once rather than after their lease: nothing was done with them.
      await Promise.all(deliveries.map((delivery) => delivery.retry(0)))
      break
    }
    if (deliveries.length > 0) {
      runner.step?.(stage.name, 'pulled')
      worked += deliveries.length
      deliveries.forEach(start)
    } else if (inHand.size === 0) break
    else if (waitMs === 0) await Promise.race(inHand)
  }
  await Promise.all(inHand)
  if (failures.length > 0) throw failures[0]
  return worked
}

/** Runs a stage in the way its work asks for: message by message, or in batches. */
export async function runWork(
  runner: StageRunner,
  work: StageWork,
  waitMs: number,
  signal?: AbortSignal,
): Promise<number> {
  const { atOnce } = work
  return atOnce === undefined
    ? await runStage(runner, work, waitMs)
    : await runEach(runner, { ...work, atOnce }, waitMs, signal)
}
