/**
 * Worker thread of the compute pool: runs the pure functions of extract and analyse.
 * In: batches of plain objects. Out: their results, or the error as text. No store, no network.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { countedBackground, type StemCounts } from '../analyse/keyphrases/background-frequencies.ts'
import { createComputer, type ComputeRequest } from './compute-batch.ts'

/** What the pool sends (compute-pool.ts): a batch, or the counts to use from the next batch on. */
type PoolMessage = { job: number; request: ComputeRequest } | { counts: StemCounts | undefined }

const computerWith = (counts: StemCounts | undefined) => createComputer(counts && countedBackground(counts))

if (!parentPort) throw new Error('compute-worker.ts is started as a worker thread')
const port = parentPort
// The pool started us with this very object.
let computer = computerWith((workerData as { counts?: StemCounts }).counts)

port.on('message', (request: PoolMessage) => {
  if ('counts' in request) {
    computer = computerWith(request.counts)
    return
  }
  try {
    port.postMessage({ job: request.job, result: computer(request.request) })
  } catch (error) {
    port.postMessage({
      job: request.job,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  }
})
