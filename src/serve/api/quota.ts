/**
 * Limits how often a caller asks the API, and tells with every answer how much is left.
 * In: requests whose rights are known. Out: the route's answer, or 429. Counts in memory of this process.
 *
 * Counted apart: each token of an account, each account in a browser, each address of everybody else (an IPv6 /64 is one address). Not
 * counted: whoever sits at this machine, and what says that the process lives. Headers as in draft-ietf-httpapi-ratelimit-headers-11.
 */
import type { Context, Next } from 'hono'
import { failed } from '../../problem.ts'
import { quotaWindowMs, RequestQuota } from '../access/request-quota.ts'
import { addressKey } from '../access/throttle.ts'
import type { ServeDeps } from '../app-deps.ts'
import { apiProblem, quotaExceeded } from './api-answer.ts'

/** Of a second: the draft knows no smaller part. */
const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000))
/** Whole: (now + 60,000) − now is more than 60,000 for many a fraction, and would be told as 61 seconds. */
const wholeMs = (): number => Math.floor(performance.now())
const policy = 'api'
const free = new Set(['/api/v1/live', '/api/v1/ready', '/api/v1/health'])

/** Behind the door, before every route of the API; nothing where no limit is set. */
export function apiQuota({ config }: ServeDeps) {
  const { apiRequestsPerMinute: perMinute = 0 } = config
  const quota = new RequestQuota(perMinute)
  return async (c: Context, next: Next): Promise<Response | void> => {
    const key = callerOf(c)
    if (perMinute === 0 || key === undefined || free.has(c.req.path)) return await next()
    const { isAllowed, remaining, resetMs } = quota.take(key, wholeMs())
    const left: [string, string][] = [
      ['RateLimit-Policy', `"${policy}";q=${perMinute};w=${quotaWindowMs / 1000}`],
      ['RateLimit', `"${policy}";r=${remaining};t=${seconds(resetMs)}`],
    ]
    if (!isAllowed) {
      for (const [name, value] of left) c.header(name, value)
      const { problem } = failed('request.slow-down', undefined, resetMs)
      return apiProblem(c, problem, undefined, { type: quotaExceeded, 'violated-policies': [policy] })
    }
    await next()
    for (const [name, value] of left) c.res.headers.set(name, value)
  }
}

function callerOf(c: Context): string | undefined {
  const { account, token, through } = c.get('rights')
  if (through === 'here') return undefined
  if (token !== undefined) return `token ${token}`
  return account === undefined ? `address ${addressKey(c.get('connection').client)}` : `account ${account.id}`
}
