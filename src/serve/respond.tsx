/**
 * Answers: a page as a document, a problem as an error page, form values.
 * In: rendered nodes, problems, requests. Out: responses. Touches nothing.
 */
import type { Context } from 'hono'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { remedies } from '../messages/remedies.ts'
import { failed, ok } from '../problem.ts'
import type { Outcome, Problem } from '../problem.ts'
import type { ServeDeps } from './app-deps.ts'
import { ErrorPage } from './web/pages/error-page.tsx'
import { frameOf } from './visitor.ts'
import { defined } from '../model/defined.ts'
import { isDesk, type Desk } from '../model/desks.ts'
import { isStoryOrder, isStoryWindow, type StoryOrder, type StoryWindow } from '../model/story-order.ts'
import { shownAddress } from '../model/shown-address.ts'

export type Status = 200 | 400 | 401 | 403 | 404 | 413 | 422 | 429 | 500 | 503

export async function document(
  c: Context,
  page: JSX.Element | Promise<JSX.Element>,
  status: Status = 200,
): Promise<Response> {
  return c.html(`<!doctype html>\n${String(await page)}`, status)
}

export function notFoundPage(c: Context, deps: ServeDeps): Promise<Response> {
  const frame = frameOf(c, deps)
  const { locale } = frame
  return document(
    c,
    <ErrorPage
      frame={frame}
      title={locale.text('error.notFound')}
      code="request.not-found"
      hint={locale.text('error.notFoundHint')}
    />,
    404,
  )
}

export function problemPage(c: Context, deps: ServeDeps, problem: Problem, status?: Status): Promise<Response> {
  const frame = frameOf(c, deps)
  const { locale } = frame
  return document(
    c,
    <ErrorPage
      frame={frame}
      title={locale.problem(problem.code)}
      code={problem.code}
      {...defined({
        detail: problem.detail && shownAddress(problem.detail),
        hint: remedies[problem.code]?.[locale.lang],
      })}
    />,
    withRetryAfter(c, problem, status ?? statusOf(problem)),
  )
}

/** An answer that nobody keeps: not a proxy, not the browser of the machine that somebody else sits at next. */
export function privately(c: Context): void {
  c.header('cache-control', 'no-store')
}

/** Whether the client takes what is compressed. */
export function readsGzip(c: Context): boolean {
  return /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
}

/** An answer that says "not now" says when to ask again. */
export function withRetryAfter(c: Context, problem: Problem, status: Status): Status {
  if (status === 503 || status === 429)
    c.header('retry-after', String(Math.ceil((problem.retryAfterMs ?? usualRetryMs) / 1000)))
  return status
}

const usualRetryMs = 30_000

export function statusOf(problem: Problem): Status {
  if (problem.code === 'request.not-found' || problem.code === 'account.link-over') return 404
  if (problem.code === 'request.unauthorized') return 401
  if (problem.code === 'request.slow-down') return 429
  if (problem.code === 'sign-in.unreachable') return 503
  if (problem.code.startsWith('sign-in.')) return 403
  if (problem.code === 'request.forbidden' || problem.code === 'request.unknown-host') return 403
  if (/^(store|queue)\./.test(problem.code)) return 503
  return problem.code === 'stage.crashed' ? 500 : 400
}

/** Id in a path: a whole number that can be one, else undefined. */
export function idOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined
}

/** The fields of a form; lists where a field comes more than once. Problems: request.invalid for a body that is no form. */
export async function formOf(c: Context): Promise<Outcome<Record<string, unknown>>> {
  try {
    return ok(await c.req.parseBody({ all: true }))
  } catch {
    return failed('request.invalid', 'form') // Broken multipart, or a body that was cut off: the only things parseBody throws at.
  }
}

/** The section of a form or an address, if it is one. */
export function deskOf(value: unknown): Desk | undefined {
  return isDesk(value) ? value : undefined
}

/** How a list of stories is asked for: its order and how far back it goes; what is not known is left out. */
export function listingOf(c: Context): { order?: StoryOrder; within?: StoryWindow } {
  const [order, within] = [c.req.query('order'), c.req.query('within')]
  return { ...(isStoryOrder(order) ? { order } : {}), ...(isStoryWindow(within) ? { within } : {}) }
}

/** A trimmed value of at most `most` characters; undefined when absent or empty. */
export function textOf(value: unknown, most = 300): string | undefined {
  if (typeof value !== 'string') return undefined
  // PostgreSQL stores no NUL, and nobody types one.
  const trimmed = value.replaceAll('\u0000', '').trim().slice(0, most)
  return trimmed === '' ? undefined : trimmed
}

/** Every value of a form field. */
export function listOf(value: unknown): string[] {
  const all: unknown[] = Array.isArray(value) ? value : [value]
  return all.filter((v): v is string => typeof v === 'string')
}
