/**
 * Puts the parts of a runtime away, each within its time: a server that is away, or a page that never ends, must not hold the process.
 * In: parts with how to close them. Out: nothing; what did not close is in the log. Touches what the parts touch.
 */
import type { Log } from '../log.ts'
import { storeProblem } from '../store/store-problem.ts'

export interface Part {
  name: string
  close(): Promise<unknown>
}

/** What a part is given: all of them together stay within the ten seconds that a service manager waits. */
const withinMs = 1_200

/** Never fails: the process ends either way, and what was unfinished is found by the next start. */
export async function putAway(log: Log, part: Part): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), withinMs)
  })
  try {
    const closing = part.close()
    // One that is left behind may still fail; that was told already.
    closing.catch(() => undefined)
    if ((await Promise.race([closing, late])) === 'late')
      log.warn({ part: part.name }, 'not closed in time, left behind')
  } catch (error) {
    const problem = storeProblem(error)
    if (problem === undefined) log.error({ part: part.name, err: error }, 'could not be closed')
    else log.warn({ part: part.name, code: problem.code, detail: problem.detail }, 'could not be closed')
  } finally {
    clearTimeout(timer)
  }
}

/** `work`, or `cut` when it goes on for longer than `graceMs` after the signal was aborted; it is then left to itself. */
export async function untilCut<T>(
  work: Promise<T>,
  signal: AbortSignal,
  graceMs: number,
): Promise<{ kind: 'done'; value: T } | { kind: 'cut' }> {
  let timer: NodeJS.Timeout | undefined
  let forget = (): void => undefined
  const cut = new Promise<{ kind: 'cut' }>((resolve) => {
    const start = (): void => {
      timer = setTimeout(() => resolve({ kind: 'cut' }), graceMs)
    }
    if (signal.aborted) start()
    else signal.addEventListener('abort', start, { once: true })
    forget = () => signal.removeEventListener('abort', start)
  })
  try {
    return await Promise.race([work.then((value) => ({ kind: 'done', value }) as const), cut])
  } finally {
    clearTimeout(timer)
    forget()
    // What is left to itself fails when its store is closed under it: expected, and nobody asks any more.
    work.catch(() => undefined)
  }
}
