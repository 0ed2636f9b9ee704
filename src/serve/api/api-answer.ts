/**
 * Answers of the API: JSON, problems with their code and text in both languages, input checked by zod.
 * In: values, problems, schemas. Out: responses. Touches nothing.
 */
import type { Context } from 'hono'
import type { z } from 'zod'
import { problems } from '../../messages/problems.ts'
import { failed, ok } from '../../problem.ts'
import type { Outcome, Problem } from '../../problem.ts'
import { statusOf, withRetryAfter } from '../respond.tsx'
import type { Status } from '../respond.tsx'
import { defined } from '../../model/defined.ts'
import { shownAddress } from '../../model/shown-address.ts'

/** `{"error":{"code","ar","en","detail"?}}` with the status that fits the code. */
export function apiProblem(c: Context, problem: Problem, status?: Status): Response {
  const { ar, en } = problems[problem.code]
  const error = { code: problem.code, ar, en, ...defined({ detail: problem.detail && shownAddress(problem.detail) }) }
  return c.json({ error }, withRetryAfter(c, problem, status ?? statusOf(problem)))
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
