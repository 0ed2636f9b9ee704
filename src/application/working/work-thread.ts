/**
 * A server's working thread, as the thread that serves pages sees it: pages never wait for polling, grouping or an import.
 * In: settings and a log. Out: what only the one writer may do, asked of it. Starts and ends the thread.
 */
import type { Worker } from 'node:worker_threads'
import type { Log, LogLevel } from '../../log.ts'
import type { Grouping } from '../../pipeline/group-articles.ts'
import { startModuleThread } from '../../pipeline/module-thread.ts'
import type { Outcome } from '../../problem.ts'
import type { Store } from '../../store/store.ts'
import type { BatchCounts, ImportBatch } from '../import/import-batch.ts'
import type { Imports } from '../import/server-imports.ts'
import type { Runtime } from '../open-runtime.ts'
import type { FromWork, ThrownThere, ToWork, WorkAnswers, WorkName, WorkStart } from './work-messages.ts'

/** What the server needs of the work, wherever it is done. */
export interface Work {
  grouping: Pick<Grouping, 'hold' | 'groupWaiting'>
  imports: Imports
  /** What was counted there. */
  meters(): Promise<object>
  /** Resolves when the batches in hand are finished; rejects when the work ended by itself. */
  untilStopped(signal: AbortSignal): Promise<void>
  /** Ends it in the middle of whatever it does; the next start does that again. */
  cut(): Promise<void>
}

interface Asked {
  resolve(value: WorkAnswers[WorkName]): void
  reject(error: Error): void
}

/** Starts the work of this runtime in a thread of its own. Not more than one for a data directory: the runtime holds its lock. */
export function startWorkThread(r: Runtime): Work {
  const start: WorkStart = { config: r.config }
  const worker = startModuleThread('./work-worker', import.meta.url, { workerData: start })
  return new WorkThread(worker, r.store, r.log)
}

class WorkThread implements Work {
  readonly #worker: Worker
  readonly #asked = new Map<number, Asked>()
  readonly #ended: Promise<void>
  readonly grouping: Work['grouping']
  readonly imports: Imports
  #last = 0
  #isStopping = false
  #failure: Error | undefined

  constructor(worker: Worker, store: Store, log: Log) {
    this.#worker = worker
    this.grouping = { hold: () => Promise.resolve(true), groupWaiting: () => this.#ask('group') }
    this.imports = {
      position: (fileKey) => store.importPosition(fileKey),
      unfinished: () => store.unfinished(),
      batch: (batch): Promise<Outcome<BatchCounts>> => this.#ask('batch', batch),
      finish: () => this.#ask('finish'),
    }
    worker.on('message', (message: FromWork) => this.#take(message, log))
    worker.on('error', (error: unknown) => {
      this.#failure ??= error instanceof Error ? error : new Error(String(error))
    })
    this.#ended = new Promise((resolve, reject) => {
      worker.once('exit', () => {
        const error = this.#failure ?? new Error('the working thread ended')
        for (const asked of this.#asked.values()) asked.reject(error)
        this.#asked.clear()
        if (this.#isStopping && this.#failure === undefined) resolve()
        else reject(error)
      })
    })
    // Whoever waits for the end is told; until then nobody has to.
    this.#ended.catch(() => undefined)
  }

  meters(): Promise<object> {
    return this.#ask('meters')
  }

  async untilStopped(signal: AbortSignal): Promise<void> {
    const stop = (): void => {
      this.#isStopping = true
      this.#worker.postMessage('stop' satisfies ToWork)
    }
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    await this.#ended
  }

  async cut(): Promise<void> {
    await this.#worker.terminate()
  }

  #ask<N extends WorkName>(name: N, batch?: ImportBatch): Promise<WorkAnswers[N]> {
    const ask = ++this.#last
    return new Promise<WorkAnswers[N]>((resolve, reject) => {
      // The thread answers a question with the answer of that very kind.
      this.#asked.set(ask, { resolve: (value) => resolve(value as WorkAnswers[N]), reject })
      const message: ToWork = { ask, name, ...(batch === undefined ? {} : { batch }) }
      this.#worker.postMessage(message)
    })
  }

  #take(message: FromWork, log: Log): void {
    if ('log' in message) writeLine(log, message.log)
    else if ('cannotStart' in message) this.#failure = new Error(message.cannotStart)
    else {
      const asked = this.#asked.get(message.answer)
      this.#asked.delete(message.answer)
      if ('error' in message) asked?.reject(errorOf(message.error))
      else asked?.resolve(message.value)
    }
  }
}

function errorOf({ message, stack, code }: ThrownThere): Error {
  const error = new Error(message)
  if (stack !== undefined) error.stack = stack
  return code === undefined ? error : Object.assign(error, { code })
}

/** A line of the thread's log, as one of ours. */
function writeLine(log: Log, line: string): void {
  // Lines of our own log (log.ts) are objects with these fields; the time is told again.
  const { level, msg, time: _time, ...rest } = JSON.parse(line) as LogLine
  log[level](rest, msg)
}

interface LogLine {
  level: Exclude<LogLevel, 'silent'>
  msg?: string
  time?: unknown
}
