/**
 * Troubles that are nobody's message's fault: the disk is full, the database or the queue is away. Said once, waited out, said when over.
 * In: failures and successes of named loops. Out: how long a loop waits before it tries again; lines for the log. Touches the log only.
 */
import { minuteMs } from '../model/instant.ts'
import type { Problem, ProblemCode } from '../problem.ts'
import { storeProblem } from '../store/store-problem.ts'

/** Failures of the installation: they pass by themselves or by the operator's hand, and no message is to be buried for them. */
const outside: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'store.locked',
  'store.newer',
  'store.disk-full',
  'store.unreachable',
  'store.refused',
  'store.no-database',
  'store.not-a-directory',
  'store.disk-failed',
  'store.unwritable',
  'queue.unreachable',
  'queue.refused',
  'queue.no-jetstream',
  'queue.full',
])

const firstWaitMs = 1_000
/** Whoever sleeps through the return of a server comes this late at most. */
const longestWaitMs = 10_000
const sayAgainMs = 10 * minuteMs

/** The problem when the failure is one of the installation; undefined for what a message itself may have caused. */
export function outsideProblem(error: unknown): Problem | undefined {
  const problem = storeProblem(error)
  return problem !== undefined && outside.has(problem.code) ? problem : undefined
}

/** The part of the log that is needed. */
export interface TroubleLog {
  error(fields: object, text: string): void
  warn(fields: object, text: string): void
}

interface Trouble {
  loops: Set<string>
  since: number
  saidAt: number
}

/** One for all loops of a process: a cause that stops them all is one trouble. */
export class Troubles {
  readonly #log: TroubleLog
  readonly #clock: () => number
  readonly #known = new Map<string, Trouble>()
  readonly #failures = new Map<string, number>()

  constructor(log: TroubleLog, clock: () => number = Date.now) {
    this.#log = log
    this.#clock = clock
  }

  /** The wait in ms before the loop tries again: 1 s, 2 s, 4 s … up to 10 s. */
  met(loop: string, error: unknown): number {
    const problem = storeProblem(error)
    const key = problem?.code ?? (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
    this.#leave(loop, key)
    const now = this.#clock()
    const known = this.#known.get(key)
    if (known === undefined) {
      this.#known.set(key, { loops: new Set([loop]), since: now, saidAt: now })
      const told = problem === undefined ? { err: error } : { code: problem.code, detail: problem.detail }
      this.#log.error({ loop, ...told }, 'in trouble; the work waits and is tried again')
    } else {
      known.loops.add(loop)
      if (now - known.saidAt >= sayAgainMs) {
        known.saidAt = now
        this.#log.error({ loop, code: problem?.code, forMs: now - known.since }, 'still in trouble')
      }
    }
    const failures = this.#failures.get(loop) ?? 0
    this.#failures.set(loop, failures + 1)
    return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures, 10))
  }

  /** The loop has done what it failed at before; said when it was the last one in that trouble. */
  over(loop: string): void {
    if (!this.#failures.delete(loop)) return
    this.#leave(loop, undefined)
  }

  #leave(loop: string, stays: string | undefined): void {
    for (const [key, trouble] of this.#known) {
      if (key === stays || !trouble.loops.delete(loop) || trouble.loops.size > 0) continue
      this.#known.delete(key)
      this.#log.warn({ was: key, forMs: this.#clock() - trouble.since }, 'the trouble is over; the work goes on')
    }
  }
}
