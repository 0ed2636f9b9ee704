/**
 * From a failure of the database to a coded problem.
 * In: whatever was thrown. Out: a Problem, when the failure is one that we expect. Touches nothing.
 */
import { ProblemError, type Problem, type ProblemCode } from '../problem.ts'
import { minuteMs } from '../model/instant.ts'

/** Thrown by the store for a request that cannot be met (a cursor that is none); `storeProblem` gives its problem. */
export class StoreError extends ProblemError {
  override readonly name = 'StoreError'
}

// SQLite's names and PostgreSQL's SQLSTATE classes share no member, so one table serves both.
const codes: readonly (readonly [RegExp, ProblemCode])[] = [
  [/^SQLITE_FULL$|^53100$|^ENOSPC$|^EDQUOT$/, 'store.disk-full'],
  [/^SQLITE_(BUSY|LOCKED)(_|$)|^55P03$/, 'store.locked'],
  [/^SQLITE_(CORRUPT|NOTADB)(_|$)|^SQLITE_IOERR_(CORRUPTFS|DATA)$|^XX00[12]$/, 'store.damaged'],
  [/^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)(_|$)|^SQLITE_IOERR_ACCESS$|^(EACCES|EROFS|EPERM)$/, 'store.unwritable'],
  [/^(ENOTDIR|EEXIST)$/, 'store.not-a-directory'],
  [/^SQLITE_IOERR(_|$)|^(EIO|ESTALE|ENXIO|ENODEV|ENOTCONN|58...)$/, 'store.disk-failed'],
  [/^(ECONN(REFUSED|RESET)|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE)$/, 'store.unreachable'],
  [/^(28...|42501)$/, 'store.refused'],
  [/^3D000$/, 'store.no-database'],
  // 25006: the server has become a standby that only reads.
  [/^(08...|57P0[1234]|57014|53[23]00|25006)$/, 'store.unreachable'],
]

/** What pg says, without a code, of a connection that broke, or that is used after it did. */
const goneConnection =
  /^Connection terminated|^Client has encountered a connection error|timeout exceeded when trying to connect/

const retryAfterMs: Partial<Record<ProblemCode, number>> = {
  'store.disk-full': minuteMs,
  'store.locked': 2_000,
  'store.unreachable': 5_000,
}

/** The problem behind `error` or behind its causes; undefined when the failure is not an expected one. */
export function storeProblem(error: unknown): Problem | undefined {
  for (let e = error, depth = 0; e instanceof Error && depth < 8; e = e.cause, depth++) {
    if (e instanceof ProblemError) return e.problem
    const found = codeOf(e)
    if (found !== undefined) {
      const problem: Problem = { code: found, detail: messageOf(e) }
      const wait = retryAfterMs[found]
      if (wait !== undefined) problem.retryAfterMs = wait
      return problem
    }
    if (e instanceof AggregateError && e.errors[0] instanceof Error) {
      const inner = storeProblem(e.errors[0])
      if (inner !== undefined) return inner
    }
  }
  return undefined
}

/** True when PostgreSQL could not read a value as what its column holds: a number too large, half an id, a NUL. */
export function isBadValue(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^22(?:P02|003|021)$/.test(String(error.code))
}

/** A name with several addresses fails with an error of errors, which says nothing itself. */
function messageOf(error: Error): string {
  if (error.message !== '') return error.message
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined
  return first instanceof Error ? first.message : error.name
}

/** True when PostgreSQL gave the transaction up for another one's sake. */
export function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001')
}

function codeOf(error: Error): ProblemCode | undefined {
  if (goneConnection.test(error.message)) return 'store.unreachable'
  if (!('code' in error) || typeof error.code !== 'string') return undefined
  const name = error.code
  return codes.find(([pattern]) => pattern.test(name))?.[1]
}
