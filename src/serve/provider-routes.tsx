/**
 * Routes of signing in at an OpenID provider, and of taking it off an account.
 * In: requests, what the provider sends back with the browser. Out: redirects to the provider or to pages of ours, the sign-in page with
 * what went wrong. Begins sessions; changes the store's people.
 */
import { Hono } from 'hono'
import type { Context } from 'hono'
import { noteAct } from '../application/accounts/manage-accounts.ts'
import {
  admitPerson,
  linkPerson,
  noteAdmitted,
  unlinkPerson,
  type OutsidePerson,
} from '../application/accounts/outside.ts'
import type { Problem } from '../problem.ts'
import { isOwnForm } from './access/forms.ts'
import { ownPath } from './access/own-path.ts'
import { beginTry, takeTry, type SignInPurpose } from './access/provider-try.ts'
import type { Access } from './access/rights.ts'
import { longestSharedMs, Throttle } from './access/throttle.ts'
import type { ServeDeps } from './app-deps.ts'
import { document, idOf, notFoundPage, privately, problemPage, statusOf, withRetryAfter } from './respond.tsx'
import { ownForm } from './sign-in-routes.tsx'
import { frameOf, siteBase } from './visitor.ts'
import { LoginPage } from './web/pages/sign-in-pages.tsx'

export function providerRoutes(deps: ServeDeps, access: Access): Hono {
  const app = new Hono()
  /** Whoever comes back with nothing good makes us ask the provider each time. */
  const tries = new Throttle({ together: false })

  app.get('/login/provider', async (c) => {
    privately(c)
    const { openId } = deps
    if (openId === undefined) return await notFoundPage(c, deps)
    const purpose = purposeOf(c, deps)
    if (purpose === undefined) return await problemPage(c, deps, { code: 'request.forbidden' })
    const tried = beginTry(c, deps.config, purpose, { site: siteBase(c, deps.config), now: deps.clock() })
    const url = await openId.begin(tried, { again: purpose.link !== undefined })
    return url.ok ? c.redirect(url.value, 303) : await notLetIn(c, deps, access, url.problem, purpose)
  })

  app.get('/login/provider/back', async (c) => {
    privately(c)
    const { openId } = deps
    if (openId === undefined) return await notFoundPage(c, deps)
    const now = deps.clock()
    const { client, isForwarded } = c.get('connection')
    const found = takeTry(c, deps.config, { site: siteBase(c, deps.config), now })
    if (found === undefined) return await notLetIn(c, deps, access, { code: 'sign-in.over' })
    const { tried, purpose } = found
    const wait = tries.wait(client, now)
    if (wait > 0) return await notLetIn(c, deps, access, { code: 'request.slow-down', retryAfterMs: wait }, purpose)
    const person = await openId.finish(tried, new URL(c.req.url).search)
    if (person.ok)
      return purpose.link === undefined
        ? await letIn(c, deps, access, person.value, purpose)
        : await linked(c, deps, person.value, purpose.link)
    const isShared = isForwarded && (deps.config.trustedProxies ?? []).length === 0
    tries.wrong(client, now, isShared ? longestSharedMs : undefined)
    return await notLetIn(c, deps, access, person.problem, purpose)
  })

  app.post('/account/identities/:id/remove', (c) =>
    ownForm(c, deps, async () => {
      const { account, session } = c.get('rights')
      const done = await unlinkPerson(deps, idOf(c.req.param('id')) ?? -1, {
        accountId: account?.id ?? -1,
        keepSession: session?.id ?? -1,
      })
      if (done.ok) return c.redirect('/account?done=account.unlinked', 303)
      const isTheirs = done.problem.code !== 'request.not-found'
      return isTheirs ? await problemPage(c, deps, done.problem, 422) : await notFoundPage(c, deps)
    }),
  )

  app.post('/accounts/identities/:id/remove', (c) =>
    ownForm(c, deps, async () => {
      const done = await unlinkPerson(deps, idOf(c.req.param('id')) ?? -1)
      if (!done.ok) return await notFoundPage(c, deps)
      c.set('about', done.value.name)
      return c.redirect('/accounts?done=account.unlinked', 303)
    }),
  )
  return app
}

/** What somebody signs in for; undefined when the account that they would link is not theirs to link. */
function purposeOf(c: Context, deps: ServeDeps): SignInPurpose | undefined {
  const next = ownPath(c.req.query('next'))
  const [join, link] = [c.req.query('join'), c.req.query('link')]
  if (link !== undefined) {
    // An address of another site would link whoever is signed in at the provider: only a page of ours knows the token.
    const { session, account } = c.get('rights')
    const isTheirs = session !== undefined && account !== undefined && isOwnForm(c, deps.config, link)
    return isTheirs ? { next: '/account', link: session.id } : undefined
  }
  return join === undefined || !/^[\w-]{43}$/.test(join) ? { next } : { next: '/', join }
}

async function letIn(
  c: Context,
  deps: ServeDeps,
  access: Access,
  person: OutsidePerson,
  purpose: SignInPurpose,
): Promise<Response> {
  const { join } = purpose
  const newPeople = deps.config.newPeople ?? 'invited'
  const admitted = await admitPerson(deps, person, { newPeople, ...(join === undefined ? {} : { joinKey: join }) })
  if (!admitted.ok) return await notLetIn(c, deps, access, admitted.problem, purpose)
  if (admitted.value.how === 'joined') access.accountsChanged()
  await noteAdmitted(deps, admitted.value, '@provider')
  await access.beginFor(c, admitted.value.account)
  return c.redirect(purpose.next, 303)
}

async function linked(c: Context, deps: ServeDeps, person: OutsidePerson, sessionId: number): Promise<Response> {
  const { session, account } = c.get('rights')
  // Signed out meanwhile, or somebody else is signed in now.
  if (account === undefined || session?.id !== sessionId)
    return await problemPage(c, deps, { code: 'sign-in.over' }, 403)
  const done = await linkPerson(deps, account.id, person)
  if (!done.ok) return await problemPage(c, deps, done.problem, 422)
  await noteAct(deps, { by: account.name, accountId: account.id, act: 'identity.link', about: '@provider' })
  return c.redirect('/account?done=account.linked', 303)
}

async function notLetIn(
  c: Context,
  deps: ServeDeps,
  access: Access,
  problem: Problem,
  purpose: SignInPurpose = { next: '/' },
): Promise<Response> {
  const page = { ...(await access.waysIn()), next: purpose.next, outside: problem }
  // Its links lead to the sign-in page: what came back with the browser is of no more use.
  const query = new URLSearchParams(purpose.next === '/' ? {} : { next: purpose.next }).toString()
  const frame = { ...frameOf(c, deps), path: '/login', query }
  return document(c, <LoginPage frame={frame} {...page} />, withRetryAfter(c, problem, statusOf(problem)))
}
