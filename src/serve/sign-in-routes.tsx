/**
 * Routes of signing in and out, of the list of sessions; and forms that are ours.
 * In: forms with their token. Out: redirects to pages of ours. Begins and ends sessions.
 */
import { Hono } from 'hono'
import type { Context } from 'hono'
import { proxyIssuer } from '../application/accounts/outside.ts'
import { defined } from '../model/defined.ts'
import type { Problem } from '../problem.ts'
import { isOwnForm } from './access/forms.ts'
import { ownPath } from './access/own-path.ts'
import type { Access } from './access/rights.ts'
import type { ServeDeps } from './app-deps.ts'
import { document, formOf, idOf, privately, problemPage, statusOf, textOf, withRetryAfter } from './respond.tsx'
import { frameOf } from './visitor.ts'
import { LoginPage, SessionsPage } from './web/pages/sign-in-pages.tsx'

type Form = Record<string, unknown>

const forbidden: Problem = { code: 'request.forbidden' }

export function signInRoutes(deps: ServeDeps, access: Access): Hono {
  const app = new Hono()

  app.get('/login', async (c) => {
    privately(c)
    // Who has signed out here is still signed in at the provider, on a machine that others may use next.
    const out = c.req.query('out') === '1' ? await deps.openId?.signOutUrl() : undefined
    const page = {
      ...(await access.waysIn()),
      next: ownPath(c.req.query('next')),
      ...defined({ out, named: c.get('connection').proxyUser }),
    }
    return document(c, <LoginPage frame={frameOf(c, deps)} {...page} />)
  })

  app.post('/login', async (c) =>
    ownForm(c, deps, async (form) => {
      privately(c)
      const next = ownPath(form['next'])
      const token = textOf(form['token'], 500)
      const name = textOf(form['name'], 200) ?? ''
      const password = typeof form['password'] === 'string' ? form['password'].slice(0, 1000) : ''
      const signedIn =
        token === undefined ? await access.signInAccount(c, name, password) : await access.signIn(c, token)
      if (signedIn.ok) return c.redirect(next, 303)
      const { problem } = signedIn
      const page = { ...(await access.waysIn()), next, wrong: problem, name, byToken: token !== undefined }
      // 403 for a wrong token, as ever: 401 would ask the browser for a password of its own.
      const status = problem.code === 'request.unauthorized' ? 403 : statusOf(problem)
      return document(c, <LoginPage frame={frameOf(c, deps)} {...page} />, withRetryAfter(c, problem, status))
    }),
  )

  app.post('/logout', async (c) =>
    ownForm(c, deps, async () => {
      const { account } = c.get('rights')
      await access.signOut(c)
      const isOutside = deps.openId !== undefined && account !== undefined && (await hasIdentity(deps, account.id))
      return c.redirect(isOutside ? '/login?out=1' : '/', 303)
    }),
  )

  app.get('/sessions', async (c) => {
    const sessions = await deps.store.people.sessions.list(deps.clock())
    const mine = c.get('rights').session?.id
    return document(c, <SessionsPage frame={frameOf(c, deps)} sessions={sessions} mine={mine} />)
  })

  app.post('/sessions/end', async (c) =>
    ownForm(c, deps, async () => {
      await deps.store.people.sessions.end('all')
      return c.redirect('/', 303)
    }),
  )

  app.post('/sessions/:id/end', async (c) =>
    ownForm(c, deps, async () => {
      const id = idOf(c.req.param('id'))
      await deps.store.people.sessions.end(id === undefined ? [] : [id])
      return c.redirect('/sessions?done=sessions.ended', 303)
    }),
  )

  return app
}

async function hasIdentity(deps: ServeDeps, accountId: number): Promise<boolean> {
  return (await deps.store.people.identities.list(accountId)).some(({ issuer }) => issuer !== proxyIssuer)
}

/** To the sign-in page, and from there back to where the visitor wanted to go. */
export function toSignIn(c: Context): Response {
  const wanted = ownPath(`${c.req.path}${new URL(c.req.url).search}`)
  return c.redirect(`/login?${new URLSearchParams({ next: wanted }).toString()}`, 303)
}

/** Runs `act` with the form, when it is ours; else refuses. */
export async function ownForm(c: Context, deps: ServeDeps, act: (form: Form) => Promise<Response>): Promise<Response> {
  const form = await formOf(c)
  if (!form.ok) return problemPage(c, deps, form.problem)
  return isOwnForm(c, deps.config, form.value['csrf']) ? act(form.value) : problemPage(c, deps, forbidden)
}
