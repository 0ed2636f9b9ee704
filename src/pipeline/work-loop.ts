/**
 * Keeps the stages going: forever in a server or worker, or until nothing waits (import, demo, tests).
 * In: stage works and the runner. Out: nothing but their effects. Knows the stages only by their table.
 */
import type { StageRunner, StageWork } from './run-stage.ts'
import { runWork } from './run-each.ts'
import type { StageName } from './stages.ts'
import type { Troubles } from './troubles.ts'

/** Answers whether this process is the one that may write for a single-writer stage now. */
export interface SingleWriter {
  hold(stage: StageName): Promise<boolean>
  /** Called when this process has become it. */
  takenOver?(stage: StageName): Promise<void>
}

export interface WorkLoop {
  runner: StageRunner
  works: readonly StageWork[]
  singleWriter: SingleWriter
  /** Ends early, without failing, when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  troubles: Pick<Troubles, 'met' | 'over'>
}

const pullWaitMs = 2_000
const standbyMs = 1_000

/** Resolves when `signal` is aborted and every stage has finished the batch in hand. */
export async function workUntilAborted(o: WorkLoop, signal: AbortSignal): Promise<void> {
  await Promise.all(o.works.map((work) => keepRunning(o, work, signal)))
}

async function keepRunning(o: WorkLoop, work: StageWork, signal: AbortSignal): Promise<void> {
  const { name, singleWriter } = work.stage
  let isStandby = false
  while (!signal.aborted) {
    try {
      const mayWrite = !singleWriter || (await o.singleWriter.hold(name))
      if (mayWrite && isStandby) await o.singleWriter.takenOver?.(name)
      isStandby = !mayWrite
      if (mayWrite) await runWork(o.runner, work, pullWaitMs, signal)
      else await o.sleep(standbyMs, signal)
      o.troubles.over(work.stage.name)
    } catch (error) {
      if (signal.aborted) return
      await o.sleep(o.troubles.met(work.stage.name, error), signal)
    }
  }
}

/**
 * How many messages were worked on until no stage had one ready. Stage after stage, so that grouping sees the articles of a round
 * in the order of their ids whatever the order of the fetches: the same round gives the same stories in every deployment.
 * Messages that wait for their time (`notBefore`, retries) are left waiting. Stops after the batch in hand when `signal` is aborted.
 */
export async function workUntilIdle(o: WorkLoop, signal?: AbortSignal): Promise<number> {
  let total = 0
  for (;;) {
    let round = 0
    for (const work of o.works) {
      if (work.stage.singleWriter && !(await o.singleWriter.hold(work.stage.name))) continue
      for (;;) {
        if (signal?.aborted === true) return total + round
        const n = await runWork(o.runner, work, 0, signal)
        if (n === 0) break
        round += n
      }
    }
    if (round === 0) return total
    total += round
  }
}
