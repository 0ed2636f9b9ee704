/**
 * The working thread of a server: polls, runs the stages, groups, takes imports. Pages are served by the thread that started it.
 * In: settings; questions of work-messages.ts. Out: their answers, log lines. Opens the store a second time, which SQLite allows; the lock
 * on the data directory is held by the other thread.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { createLog } from '../../log.ts'
import { giveWay } from '../../give-way.ts'
import { followSources } from '../follow-sources.ts'
import { ServerImports } from '../import/server-imports.ts'
import { openRuntime, type Runtime } from '../open-runtime.ts'
import type { FromWork, ThrownThere, ToWork, WorkAnswers, WorkName, WorkStart } from './work-messages.ts'
import type { ImportBatch } from '../import/import-batch.ts'

if (!parentPort) throw new Error('work-worker.ts is started as a worker thread')
const port = parentPort
// The server started us with this very object.
const { config } = workerData as WorkStart
const say = (message: FromWork): void => port.postMessage(message)

giveWay()
const log = createLog({ level: config.logLevel, destination: { write: (line) => say({ log: line }) } })
const opened = await openRuntime(config, log, { isThread: true })
if (opened.ok) await work(opened.value)
else say({ cannotStart: `${opened.problem.code}: ${opened.problem.detail ?? ''}` })
port.close()

async function work(r: Runtime): Promise<void> {
  const imports = new ServerImports(r)
  const stop = new AbortController()
  const answer = async (name: WorkName, batch: ImportBatch | undefined): Promise<WorkAnswers[WorkName]> => {
    if (name === 'group') return await r.grouping.groupWaiting()
    if (name === 'finish') return await imports.finish()
    if (name === 'meters') return await r.meters.counted()
    return await imports.batch(batch ?? { drafts: [], sources: [], feeds: [], positions: {} })
  }
  port.on('message', (message: ToWork) => {
    if (message === 'stop') return stop.abort()
    const { ask, name, batch } = message
    void answer(name, batch).then(
      (value) => say({ answer: ask, value }),
      (error: unknown) => say({ answer: ask, error: thrown(error) }),
    )
  })
  try {
    await followSources(r, stop.signal)
  } finally {
    await r.close()
  }
}

function thrown(error: unknown): ThrownThere {
  if (!(error instanceof Error)) return { message: String(error) }
  const { message, stack } = error
  return {
    message,
    ...(stack === undefined ? {} : { stack }),
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
  }
}
