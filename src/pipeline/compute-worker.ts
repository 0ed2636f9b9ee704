/**
 * Worker thread of the compute pool: runs the pure functions of gather, extract and analyse.
 * In: batches of plain objects. Out: their results, or the error as text; which item it is at, in shared memory. No store, no network.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { countedBackground, type StemCounts } from '../analyse/keyphrases/background-frequencies.ts'
import { createComputer, type ComputeItem } from './compute-batch.ts'
import { giveWay } from '../give-way.ts'

/** What the pool sends (compute-pool.ts): a batch, or the counts to use from the next batch on. */
type PoolMessage = { job: number; items: readonly ComputeItem[] } | { counts: StemCounts | undefined }

const computerWith = (counts: StemCounts | undefined) => createComputer(counts && countedBackground(counts))

if (!parentPort) throw new Error('compute-worker.ts is started as a worker thread')
const port = parentPort
giveWay()
// The pool started us with this very object.
const { counts: firstCounts, progress } = workerData as { counts?: StemCounts; progress: Int32Array }
let computer = computerWith(firstCounts)

port.on('message', (request: PoolMessage) => {
  if ('counts' in request) {
    computer = computerWith(request.counts)
    return
  }
  try {
    const outputs = request.items.map((item, i) => {
      // The pool sees from outside that this item has begun, and which it is.
      Atomics.store(progress, 2, request.job)
      Atomics.store(progress, 1, i)
      Atomics.add(progress, 0, 1)
      return computer(item)
    })
    port.postMessage({ job: request.job, outputs })
  } catch (error) {
    port.postMessage({
      job: request.job,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  }
})
