/**
 * Routes of signing in and out, of the list of sessions; and the door before everything that only the admin may do.
 * In: forms with their token. Out: redirects to pages of ours. Begins and ends sessions.
 */
import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Problem } from '../problem.ts'
import { isOwnForm } from './access/forms.ts'
import { ownPath } from './access/own-path.ts'
import { hasTokens, type Access } from './access/rights.ts'
import type { ServeDeps } from './app-deps.ts'
import { document, formOf, idOf, problemPage, statusOf, textOf, withRetryAfter } from './respond.tsx'
import { frameOf, isAdmin } from './visitor.ts'
import { LoginPage, SessionsPage } from './web/pages/sign-in-pages.tsx'

type Form = Record<string, unknown>

const forbidden: Problem = { code: 'request.forbidden' }

export function signInRoutes(deps: ServeDeps, access: Access): Hono {
  const app = new Hono()

  app.get('/login', (c) => {
    const page = { unset: !hasTokens(deps.config), next: ownPath(c.req.query('next')) }
    return document(c, <LoginPage frame={frameOf(c, deps)} {...page} />)
  })

  app.post('/login', async (c) =>
    ownForm(c, deps, async (form) => {
      const next = ownPath(form['next'])
      const signedIn = await access.signIn(c, textOf(form['token'], 500) ?? '')
      if (signedIn.ok) return c.redirect(next, 303)
      const { problem } = signedIn
      const page = { unset: !hasTokens(deps.config), next, wrong: problem }
      // 403 for a wrong token, as ever: 401 would ask the browser for a password of its own.
      const status = problem.code === 'request.unauthorized' ? 403 : statusOf(problem)
      return document(c, <LoginPage frame={frameOf(c, deps)} {...page} />, withRetryAfter(c, problem, status))
    }),
  )

  app.post('/logout', async (c) =>
    ownForm(c, deps, async () => {
      await access.signOut(c)
      return c.redirect('/', 303)
    }),
  )

  app.get('/sessions', async (c) => {
    if (!isAdmin(c)) return await adminOnly(c, deps)
    const sessions = await deps.store.sessions.list(deps.clock())
    const mine = c.get('rights').session?.id
    return document(c, <SessionsPage frame={frameOf(c, deps)} sessions={sessions} mine={mine} />)
  })

  app.post('/sessions/end', async (c) =>
    asAdmin(c, deps, async () => {
      await deps.store.sessions.end('all')
      return c.redirect('/', 303)
    }),
  )

  app.post('/sessions/:id/end', async (c) =>
    asAdmin(c, deps, async () => {
      const id = idOf(c.req.param('id'))
      await deps.store.sessions.end(id === undefined ? [] : [id])
      return c.redirect('/sessions?done=sessions.ended', 303)
    }),
  )

  return app
}

/** Runs `act` with the form, when the visitor may change things and the form is ours; else refuses. */
export async function asAdmin(c: Context, deps: ServeDeps, act: (form: Form) => Promise<Response>): Promise<Response> {
  return isAdmin(c) ? await ownForm(c, deps, act) : await problemPage(c, deps, forbidden)
}

/** What a page for the admin alone answers to others: the way to sign in, where there is one. */
export async function adminOnly(c: Context, deps: ServeDeps): Promise<Response> {
  return c.get('rights').right === 'none' && hasTokens(deps.config)
    ? toSignIn(c)
    : await problemPage(c, deps, forbidden)
}

/** To the sign-in page, and from there back to where the visitor wanted to go. */
export function toSignIn(c: Context): Response {
  const wanted = ownPath(`${c.req.path}${new URL(c.req.url).search}`)
  return c.redirect(`/login?${new URLSearchParams({ next: wanted }).toString()}`, 303)
}

async function ownForm(c: Context, deps: ServeDeps, act: (form: Form) => Promise<Response>): Promise<Response> {
  const form = await formOf(c)
  if (!form.ok) return problemPage(c, deps, form.problem)
  return isOwnForm(c, deps.config, form.value['csrf']) ? act(form.value) : problemPage(c, deps, forbidden)
}
