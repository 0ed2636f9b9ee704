/**
 * Expected failures as values with a stable code.
 * In: nothing. Out: `Problem`, `Outcome`, the constructors, and the error that carries a problem. Touches nothing.
 * Every code has a text in Arabic and English in messages/problems.ts; the tidy test compares the two.
 */
import { problems, type ProblemCode } from './messages/problems.ts'

export type { ProblemCode }

/** A failure that we expect and store, count and translate. */
export interface Problem {
  code: ProblemCode
  /** What and where, for the operator: an address, a limit, a line number. Never a secret. */
  detail?: string
  /** Set when trying again later can help. */
  retryAfterMs?: number
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem }

export function ok<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function failed(code: ProblemCode, detail?: string, retryAfterMs?: number): { ok: false; problem: Problem } {
  const problem: Problem = { code }
  if (detail !== undefined) problem.detail = detail
  if (retryAfterMs !== undefined) problem.retryAfterMs = retryAfterMs
  return { ok: false, problem }
}

/** Whether a stored or received word is a problem code that we have a text for. */
export function isProblemCode(word: string): word is ProblemCode {
  return Object.hasOwn(problems, word)
}

/** An expected failure on a path whose answers are plain values (the store, the queue): thrown, and told by its code above. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail === undefined ? problem.code : `${problem.code}: ${problem.detail}`, options)
    this.name = 'ProblemError'
    this.problem = problem
  }
}
