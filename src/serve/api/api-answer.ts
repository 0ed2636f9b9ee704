/**
 * Answers of the API: JSON, problems with their code and text in both languages, input checked by zod.
 * In: values, problems, schemas. Out: responses. Touches nothing.
 */
import type { Context } from 'hono'
import type { z } from 'zod'
import { problems } from '../../messages/problems.ts'
import { failed, ok } from '../../problem.ts'
import type { Outcome, Problem } from '../../problem.ts'
import { isFromOurPages } from '../access/forms.ts'
import type { ServeDeps } from '../app-deps.ts'
import { statusOf, withRetryAfter } from '../respond.tsx'
import type { Status } from '../respond.tsx'
import { defined } from '../../model/defined.ts'
import { shownAddress } from '../../model/shown-address.ts'

/** The registered type of a problem: too many requests of a caller. */
export const quotaExceeded = 'https://iana.org/assignments/http-problem-types#quota-exceeded'

/**
 * A problem as RFC 9457 has it, with `{"error":{"code","ar","en","detail"?}}` beside, and the status that fits the code. `more`: members in
 * place of the usual or further ones.
 */
export function apiProblem(
  c: Context,
  problem: Problem,
  status: Status = statusOf(problem),
  more: Readonly<Record<string, unknown>> = {},
): Response {
  const { code } = problem
  const { ar, en } = problems[code]
  const detail = problem.detail && shownAddress(problem.detail)
  const about = { type: `urn:siyaq:problem:${code}`, title: en, status, ...defined({ detail }), ...more }
  const body = JSON.stringify({ error: { code, ar, en, ...defined({ detail }) }, ...about })
  return c.body(body, withRetryAfter(c, problem, status), { 'content-type': 'application/problem+json' })
}

/** The checked query of a request; `request.invalid` names the field and what is wrong with it. */
export function readQuery<S extends z.ZodType>(c: Context, schema: S): Outcome<z.output<S>> {
  return checked(schema, c.req.query())
}

/** The checked JSON body of a request. */
export async function readBody<S extends z.ZodType>(c: Context, schema: S): Promise<Outcome<z.output<S>>> {
  let text = ''
  let body: unknown
  try {
    text = await c.req.text()
    body = JSON.parse(text)
  } catch {
    return failed('request.invalid', 'body is not JSON') // What JSON.parse throws, and a body that was cut off.
  }
  // PostgreSQL stores no NUL; in JSON it can only stand as an escape.
  if (text.includes('\\u0000')) return failed('request.invalid', 'body has NUL')
  return checked(schema, body)
}

function checked<S extends z.ZodType>(schema: S, value: unknown): Outcome<z.output<S>> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  return failed('request.invalid', issue === undefined ? undefined : `${issue.path.join('.')}: ${issue.message}`)
}

/**
 * The checked body of a request that changes something. A JSON content type is demanded: a page of another
 * site cannot send it without a CORS preflight, which we never answer.
 */
export async function ownBody<S extends Parameters<typeof readBody>[1]>(c: Context, deps: ServeDeps, schema: S) {
  const isJson = /^application\/json\b/i.test(c.req.header('content-type') ?? '')
  if (!isFromOurPages(c, deps.config)) return { ok: false, problem: { code: 'request.forbidden' } } as const
  if (!isJson) return { ok: false, problem: { code: 'request.invalid', detail: 'content-type' } } as const
  return readBody<S>(c, schema)
}

/** The value as JSON, or the problem. */
export function answer<T extends object>(c: Context, outcome: Outcome<T>): Response {
  return outcome.ok ? c.json(outcome.value) : apiProblem(c, outcome.problem)
}
