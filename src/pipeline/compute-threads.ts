/**
 * Worker threads that no item can hold: one that takes too long, or too much memory, ends with its thread, and the others go on.
 * In: batches of items. Out: for each item its output, or `stage.timed-out`, `stage.out-of-memory`. Starts and ends threads.
 *
 * A thread tells in shared memory which item it is at, so that the one to blame is known although the thread cannot answer any more;
 * the rest of its batch, and the batches behind it, are computed again by another thread. While every thread is held by a long item,
 * one more is started, so that a heavy page delays the others by a second and not by its whole limit.
 */
import type { Worker } from 'node:worker_threads'
import type { StemCounts } from '../analyse/keyphrases/background-frequencies.ts'
import { failed, ok, type Outcome } from '../problem.ts'
import type { ComputeItem, ComputeOutput } from './compute-batch.ts'
import { startModuleThread } from './module-thread.ts'

export interface ThreadOptions {
  /** Threads in ordinary times; twice as many while items take long. */
  count: number
  /** Longest time for one item. */
  limitMs: number
  /** Largest heap of one thread. */
  memoryBytes: number
}

export type ItemOutcome = Outcome<ComputeOutput>

export interface ComputeThreads {
  /** From the next batch on. */
  use(counts: StemCounts | undefined): void
  /** Outcomes in the order of the items. Rejects when a thread fails in a way that is no item's fault. */
  run(items: readonly ComputeItem[]): Promise<ItemOutcome[]>
  close(): Promise<void>
}

interface Batch {
  items: readonly ComputeItem[]
  outcomes: (ItemOutcome | undefined)[]
  /** Positions that are still to be computed. */
  open: number[]
  resolve(outcomes: ItemOutcome[]): void
  reject(error: Error): void
}

interface Thread {
  worker: Worker
  /** [items begun in all, position of the present one in the batch sent, that batch's job]. */
  progress: Int32Array
  /** Sent and not answered: the first is computed, the second waits in the thread so that it need not wait for us. */
  inHand: { job: number; batch: Batch }[]
  begun: number
  /** When `begun` was last seen to change, or the thread was given work. */
  since: number
}

type Answer = { job: number; outputs?: ComputeOutput[]; error?: string }

const batchesAhead = 2
const longMs = 1_000
/** A thread that loads its code and word lists, on a busy machine. */
const startLimitMs = 120_000

export function computeThreads(o: ThreadOptions): ComputeThreads {
  let counts: StemCounts | undefined
  let lastJob = 0
  let closed = false
  let timer: NodeJS.Timeout | undefined
  const waiting: Batch[] = []
  const threads: Thread[] = []

  const start = (): Thread => {
    const progress = new Int32Array(new SharedArrayBuffer(12))
    const worker = startThread(counts, progress, o.memoryBytes)
    const thread: Thread = { worker, progress, inHand: [], begun: 0, since: performance.now() }
    worker.unref()
    worker.on('message', (answer: Answer) => take(thread, answer))
    worker.on('error', (error: unknown) => {
      const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      if (outOfMemory) blame(thread, failed('stage.out-of-memory', `> ${Math.round(o.memoryBytes / 1e6)} MB`))
      else lose(thread, error instanceof Error ? error : new Error(String(error)))
    })
    worker.on('exit', () => lose(thread, new Error('the compute thread ended')))
    threads.push(thread)
    return thread
  }

  const remove = (thread: Thread): Thread['inHand'] => {
    const at = threads.indexOf(thread)
    if (at >= 0) threads.splice(at, 1)
    const inHand = thread.inHand
    thread.inHand = []
    return inHand
  }

  /** The thread failed by itself: its batches fail. */
  const lose = (thread: Thread, error: Error): void => {
    for (const { batch } of remove(thread)) batch.reject(error)
    dispatch()
  }

  /** The present item of the thread is given up with `outcome`; everything else that the thread held is computed by others. */
  const blame = (thread: Thread, outcome: ItemOutcome): void => {
    const begun = Atomics.load(thread.progress, 0) > 0
    const at = Atomics.load(thread.progress, 1)
    const job = Atomics.load(thread.progress, 2)
    const inHand = remove(thread)
    void thread.worker.terminate()
    const [first] = inHand
    // A batch that was taken back meanwhile is computed elsewhere, where its heavy item will be found.
    const guilty = begun && first?.job === job ? first.batch.open[at] : undefined
    if (first && guilty !== undefined) {
      first.batch.outcomes[guilty] = outcome
      first.batch.open.splice(at, 1)
    }
    for (const { batch } of inHand.toReversed()) if (!finish(batch)) waiting.unshift(batch)
    dispatch()
  }

  const take = (thread: Thread, answer: Answer): void => {
    const at = thread.inHand.findIndex((one) => one.job === answer.job)
    const [done] = at < 0 ? [] : thread.inHand.splice(at, 1)
    thread.since = performance.now()
    if (thread.inHand.length === 0) thread.worker.unref()
    if (!done) return
    const { batch } = done
    if (answer.outputs) {
      for (const [i, position] of batch.open.entries()) {
        const output = answer.outputs[i]
        if (output) batch.outcomes[position] = ok(output)
      }
      batch.open = []
      finish(batch)
    } else batch.reject(new Error(answer.error ?? 'the compute thread gave no result'))
    dispatch()
  }

  const dispatch = (): void => {
    if (closed) return
    while (waiting.length > 0) {
      let thread = threads.find((t) => t.inHand.length === 0)
      if (!thread && threads.length < o.count) thread = start()
      thread ??= threads.filter((t) => t.inHand.length < batchesAhead && !isHeld(t)).toSorted(byLoad)[0]
      const batch = thread && waiting.shift()
      if (!thread || !batch) break
      if (thread.inHand.length === 0) thread.since = performance.now()
      thread.inHand.push({ job: ++lastJob, batch })
      thread.worker.ref()
      thread.worker.postMessage({ job: lastJob, items: batch.open.map((position) => batch.items[position]) })
    }
    timer ??= setInterval(watch, Math.min(250, o.limitMs / 4)).unref()
  }

  const isHeld = (thread: Thread): boolean =>
    thread.inHand.length > 0 && Atomics.load(thread.progress, 0) > 0 && performance.now() - thread.since >= longMs

  /** Ends threads whose item is over its time, starts one where all are held, and puts away those too many. */
  const watch = (): void => {
    const now = performance.now()
    for (const thread of threads.toReversed()) {
      const begun = Atomics.load(thread.progress, 0)
      if (begun !== thread.begun || thread.inHand.length === 0) {
        thread.begun = begun
        thread.since = now
      } else if (now - thread.since >= (begun === 0 ? startLimitMs : o.limitMs)) {
        if (begun === 0) lose(thread, new Error('the compute thread did not start'))
        else blame(thread, failed('stage.timed-out', `> ${Math.round(o.limitMs / 1000)} s`))
      }
    }
    const held = threads.filter(isHeld)
    // What waits inside a held thread waits for it in vain: taken back, and dropped there when its answer comes after all.
    for (const thread of held) waiting.unshift(...thread.inHand.splice(1).map(({ batch }) => batch))
    if (waiting.length > 0 && held.length === threads.length && threads.length < o.count * 2) start()
    const idle = threads.find((t) => t.inHand.length === 0)
    if (idle && waiting.length === 0 && threads.length > o.count) {
      remove(idle)
      void idle.worker.terminate()
    }
    if (waiting.length > 0) dispatch()
    else if (threads.length <= o.count && threads.every((t) => t.inHand.length === 0)) {
      clearInterval(timer)
      timer = undefined
    }
  }

  return {
    use(fresh) {
      counts = fresh
      for (const { worker } of threads) worker.postMessage({ counts: fresh })
    },
    run(items) {
      if (closed) return Promise.reject(new Error('the compute pool is closed'))
      return new Promise((resolve, reject) => {
        const batch: Batch = { items, outcomes: [], open: items.map((_, i) => i), resolve, reject }
        if (finish(batch)) return
        waiting.push(batch)
        dispatch()
      })
    },
    async close() {
      closed = true
      clearInterval(timer)
      const error = new Error('the compute pool is closed')
      for (const batch of waiting.splice(0)) batch.reject(error)
      await Promise.all(threads.map((t) => t.worker.terminate()))
    },
  }
}

/** Answers a batch of which nothing is open any more. */
function finish(batch: Batch): boolean {
  if (batch.open.length > 0) return false
  batch.resolve(batch.outcomes.map((outcome) => outcome ?? failed('stage.crashed', 'no result')))
  return true
}

function byLoad(a: Thread, b: Thread): number {
  return a.inHand.length - b.inHand.length
}

function startThread(counts: StemCounts | undefined, progress: Int32Array, memoryBytes: number): Worker {
  return startModuleThread('./compute-worker', import.meta.url, {
    workerData: { counts, progress },
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(memoryBytes / 1e6) },
  })
}
