/**
 * Worker thread of the compute pool: runs the pure functions of extract and analyse.
 * In: batches of plain objects. Out: their results, or the error as text. No store, no network.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { createComputer, type ComputeRequest } from './compute-batch.ts'

if (!parentPort) throw new Error('compute-worker.ts is started as a worker thread')
const port = parentPort
// The pool started us with this very object (compute-pool.ts).
const computer = createComputer((workerData as { background?: Parameters<typeof createComputer>[0] }).background)

port.on('message', (request: { job: number; request: ComputeRequest }) => {
  try {
    port.postMessage({ job: request.job, result: computer(request.request) })
  } catch (error) {
    port.postMessage({
      job: request.job,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  }
})
