/**
 * Spreads the pure work (extract, analyse) over worker threads in batches of about fifty, which is where the cost of passing
 * objects vanishes (75,000 objects a second; a pool that takes single tasks costs 50 µs each).
 * In: articles or pages. Out: results in the same order. With zero workers it computes in this thread.
 */
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Article } from '../model/article.ts'
import { countedBackground, type StemCounts } from '../analyse/keyphrases/background-frequencies.ts'
import type { PageJob, PageResult, StoredAnalysis } from './compute-batch.ts'
import { createComputer, type ComputeRequest, type ComputeResult } from './compute-batch.ts'

export interface Compute {
  /** Analyses ready for the store, in the order of the articles. */
  analyse(articles: readonly Article[]): Promise<StoredAnalysis[]>
  /** Extraction outcomes in the order of the pages. */
  extract(pages: readonly PageJob[]): Promise<PageResult[]>
  close(): Promise<void>
}

export interface ComputeOptions {
  /** Threads; 0 computes in the caller's thread (tests, `try`). Default: one less than the cores, at least one. */
  workers?: number
  /** Asked before each analysis: what the store knows of how common words are. Default: nothing, the shipped prior. */
  background?: () => Promise<StemCounts | undefined>
}

interface Waiting {
  resolve(result: ComputeResult): void
  reject(error: Error): void
}

const batchSize = 50

export function createComputePool(o: ComputeOptions): Compute {
  const workers = o.workers ?? Math.max(1, availableParallelism() - 1)
  const ask = workers === 0 ? inThisThread() : overThreads(workers)
  let told: StemCounts | undefined
  return {
    async analyse(articles) {
      const counts = await o.background?.()
      if (counts !== told) {
        told = counts
        ask.use(counts)
      }
      const parts = await Promise.all(slices(articles).map((part) => ask.run({ kind: 'analyse', articles: part })))
      return parts.flatMap((p) => (p.kind === 'analyse' ? p.results : []))
    },
    async extract(pages) {
      const parts = await Promise.all(slices(pages).map((part) => ask.run({ kind: 'extract', pages: part })))
      return parts.flatMap((p) => (p.kind === 'extract' ? p.results : []))
    },
    close: () => ask.close(),
  }
}

function slices<T>(items: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let i = 0; i < items.length; i += batchSize) parts.push(items.slice(i, i + batchSize))
  return parts
}

interface Runner {
  /** From the next batch on. */
  use(counts: StemCounts | undefined): void
  run(request: ComputeRequest): Promise<ComputeResult>
  close(): Promise<void>
}

function inThisThread(): Runner {
  let computer = createComputer()
  return {
    use: (counts) => (computer = createComputer(counts && countedBackground(counts))),
    run: (request) => Promise.resolve().then(() => computer(request)),
    close: () => Promise.resolve(),
  }
}

/** The next batch goes to the thread with the least in hand. A thread that dies fails its batches and is replaced. */
function overThreads(count: number): Runner {
  let counts: StemCounts | undefined
  let lastJob = 0
  let closed = false
  const threads: { worker: Worker; waiting: Map<number, Waiting> }[] = []

  const start = (): { worker: Worker; waiting: Map<number, Waiting> } => {
    const worker = startThread(counts)
    worker.unref()
    const waiting = new Map<number, Waiting>()
    const thread = { worker, waiting }
    worker.on('message', (answer: { job: number; result?: ComputeResult; error?: string }) => {
      const job = waiting.get(answer.job)
      waiting.delete(answer.job)
      if (waiting.size === 0) worker.unref()
      if (answer.result) job?.resolve(answer.result)
      else job?.reject(new Error(answer.error ?? 'the compute thread gave no result'))
    })
    const lost = (error: Error): void => {
      for (const job of waiting.values()) job.reject(error)
      waiting.clear()
      const at = threads.indexOf(thread)
      if (at >= 0) threads.splice(at, 1)
    }
    worker.on('error', (error) => lost(error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', () => lost(new Error('the compute thread ended')))
    threads.push(thread)
    return thread
  }

  return {
    use(fresh) {
      counts = fresh
      for (const { worker } of threads) worker.postMessage({ counts: fresh })
    },
    run(request) {
      if (closed) return Promise.reject(new Error('the compute pool is closed'))
      let thread = threads.find((t) => t.waiting.size === 0)
      if (!thread && threads.length < count) thread = start()
      thread ??= threads.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a))
      const { worker, waiting } = thread
      const job = ++lastJob
      return new Promise((resolve, reject) => {
        waiting.set(job, { resolve, reject })
        worker.ref()
        worker.postMessage({ job, request })
      })
    },
    async close() {
      closed = true
      await Promise.all(threads.map((t) => t.worker.terminate()))
    },
  }
}

/** From source (tests, predict) the thread needs the TypeScript loader, which Node 20 does not hand on to threads by itself. */
function startThread(counts: StemCounts | undefined): Worker {
  const workerData = { counts }
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./compute-worker.js', import.meta.url), { workerData })
  const loader = JSON.stringify(
    pathToFileURL(join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/esm/api/index.mjs'))
      .href,
  )
  const entry = JSON.stringify(new URL('./compute-worker.ts', import.meta.url).href)
  const script = `import(${loader}).then(({ register }) => { register(); return import(${entry}) })`
  return new Worker(script, { eval: true, workerData })
}
