/**
 * What went wrong on the wire, as a coded problem.
 * In: errors of sockets, TLS, the name service, the http parser and our own limits. Out: problems. Touches nothing.
 */
import type { Problem, ProblemCode } from '../../problem.ts'

/** Thrown inside the client when a limit is reached; never leaves it. */
export class LimitReached extends Error {
  readonly problemCode: ProblemCode
  constructor(problemCode: ProblemCode, detail: string) {
    super(detail)
    this.name = 'LimitReached'
    this.problemCode = problemCode
  }
}

/** Thrown inside the client when a name or socket turns out to be private; never leaves it. */
export class BlockedAddress extends Error {
  readonly problemCode: ProblemCode = 'fetch.blocked-address'
  constructor(host: string) {
    super(host)
    this.name = 'BlockedAddress'
  }
}

/** The problem that `error` means for a request to `host`, by its code, else by its kind; unknown ones are fetch.network. */
export function problemOfError(error: unknown, host: string): Problem {
  for (const cause of causes(error)) {
    if (cause instanceof LimitReached || cause instanceof BlockedAddress) {
      return { code: cause.problemCode, detail: [host, cause.message].filter((part) => part !== '').join(': ') }
    }
    if (cause instanceof Error && /^Proxy (?:response|Authentication)/.test(cause.message))
      return { code: 'fetch.proxy', detail: host }
    const code = codeOf(cause)
    const known = code === undefined ? undefined : problemByCode(code)
    if (known !== undefined) return { code: known, detail: `${host}: ${code ?? ''}` }
  }
  return { code: 'fetch.network', detail: `${host}: ${codeOf(error) ?? nameOf(error)}` }
}

/**
 * Milliseconds that a `Retry-After` asks for: seconds, or an HTTP date measured against the answer's own `Date` (the two clocks agree
 * there). Undefined when absent, unreadable or in the past.
 */
export function retryAfterMsOf(value: string | undefined, date: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * 1000
  const until = Date.parse(value)
  const from = date === undefined ? Number.NaN : Date.parse(date)
  return until > from ? until - from : undefined
}

const byCode: Record<string, ProblemCode> = {
  ENOTFOUND: 'fetch.dns',
  EAI_AGAIN: 'fetch.dns',
  EAI_FAIL: 'fetch.dns',
  EAI_NODATA: 'fetch.dns',
  ENODATA: 'fetch.dns',
  ESERVFAIL: 'fetch.dns',
  ECONNREFUSED: 'fetch.refused',
  EHOSTUNREACH: 'fetch.refused',
  ENETUNREACH: 'fetch.refused',
  EADDRNOTAVAIL: 'fetch.refused',
  ETIMEDOUT: 'fetch.timeout',
  UND_ERR_CONNECT_TIMEOUT: 'fetch.timeout',
  UND_ERR_HEADERS_TIMEOUT: 'fetch.timeout',
  UND_ERR_BODY_TIMEOUT: 'fetch.timeout',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'fetch.too-large',
  UND_ERR_HEADERS_OVERFLOW: 'fetch.too-large',
  HPE_HEADER_OVERFLOW: 'fetch.too-large',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'fetch.tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'fetch.tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'fetch.tls',
  UNABLE_TO_GET_ISSUER_CERT: 'fetch.tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'fetch.tls',
  CERT_HAS_EXPIRED: 'fetch.tls',
  CERT_NOT_YET_VALID: 'fetch.tls',
  CERT_REVOKED: 'fetch.tls',
  HOSTNAME_MISMATCH: 'fetch.tls',
  EPROTO: 'fetch.tls',
}

function problemByCode(code: string): ProblemCode | undefined {
  return byCode[code] ?? (/^ERR_(?:TLS|SSL)_/.test(code) ? 'fetch.tls' : undefined)
}

/** The error, what caused it and, of a failed try over several addresses, each try; at most 8 deep. */
function causes(error: unknown): unknown[] {
  const found: unknown[] = []
  const waiting: unknown[] = [error]
  while (waiting.length > 0 && found.length < 8) {
    const cause = waiting.shift()
    found.push(cause)
    if (cause instanceof AggregateError) waiting.push(...(cause.errors as unknown[]))
    if (cause instanceof Error && cause.cause !== undefined) waiting.push(cause.cause)
  }
  return found
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
