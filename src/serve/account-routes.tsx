/**
 * Routes of accounts: using a link, one's own account, and, for the owner, everybody's and the list of changes.
 * In: requests, forms with their token. Out: pages that nobody caches, redirects to pages of ours. Changes the store's people.
 */
import { Hono } from 'hono'
import type { Context } from 'hono'
import { lookAtLink, invite, openLinks, passwordLink, takeLink, voidLink } from '../application/accounts/links.ts'
import type { LinkView, MadeLink } from '../application/accounts/links.ts'
import * as accounts from '../application/accounts/manage-accounts.ts'
import { admitPerson, linkPerson, noteAdmitted, proxyIssuer } from '../application/accounts/outside.ts'
import { makeToken, removeToken } from '../application/accounts/tokens.ts'
import { defined } from '../model/defined.ts'
import { isRole, isScope } from '../model/roles.ts'
import type { Problem } from '../problem.ts'
import type { Access } from './access/rights.ts'
import type { ServeDeps } from './app-deps.ts'
import { document, idOf, listOf, notFoundPage, privately, problemPage, textOf } from './respond.tsx'
import { ownForm } from './sign-in-routes.tsx'
import { frameOf, siteBase } from './visitor.ts'
import type { Frame } from './web/frame.ts'
import { AccountPage, JoinPage } from './web/pages/account-pages.tsx'
import { AccountsPage, AuditPage } from './web/pages/accounts-page.tsx'

const auditPage = 50

export function accountRoutes(deps: ServeDeps, access: Access): Hono {
  const app = new Hono()
  joining(app, deps, access)
  ownAccount(app, deps, access)
  everybody(app, deps, access)
  return app
}

function joining(app: Hono, deps: ServeDeps, access: Access): void {
  app.get('/join/:key', async (c) => {
    privately(c)
    const link = await lookAtLink(deps, c.req.param('key'))
    if (!link.ok) return await problemPage(c, deps, link.problem)
    return await document(c, <JoinPage frame={frameOf(c, deps)} {...joinPage(c, deps, link.value)} />)
  })

  app.post('/join/:key', (c) =>
    ownForm(c, deps, async (form) => {
      privately(c)
      const key = c.req.param('key')
      const user = c.get('connection').proxyUser
      if (form['through'] === 'proxy' && user !== undefined) return await joinThroughProxy(c, deps, access, key, user)
      const name = textOf(form['name'], 200) ?? ''
      const taken = await takeLink(deps, key, { name, password: passwordOf(form['password']) })
      if (taken.ok) {
        access.accountsChanged()
        const { id, name: by } = taken.value
        await accounts.noteAct(deps, { by, accountId: id, act: 'account.join', about: taken.value.role })
        await access.beginFor(c, taken.value)
        return c.redirect('/', 303)
      }
      const link = await lookAtLink(deps, key)
      if (!link.ok) return await problemPage(c, deps, taken.problem)
      const frame = withProblem(frameOf(c, deps), taken.problem)
      return await document(c, <JoinPage frame={frame} {...joinPage(c, deps, link.value)} name={name} />, 422)
    }),
  )
}

interface Join {
  link: LinkView
  path: string
  provider?: string
  proxyUser?: string
}

function joinPage(c: Context, deps: ServeDeps, link: LinkView): Join {
  const more = defined({ provider: deps.openId?.settings.name, proxyUser: linkableUser(c) })
  return { link, path: c.req.path, ...more }
}

/** Whom the proxy names and who has no account by that name yet. */
function linkableUser(c: Context): string | undefined {
  return c.get('rights').through === 'proxy' ? undefined : c.get('connection').proxyUser
}

async function joinThroughProxy(
  c: Context,
  deps: ServeDeps,
  access: Access,
  key: string,
  name: string,
): Promise<Response> {
  const person = { issuer: proxyIssuer, subject: name, names: [name], nameIsTheirs: true }
  const admitted = await admitPerson(deps, person, { newPeople: 'invited', joinKey: key })
  if (!admitted.ok) {
    const status = admitted.problem.code === 'account.name-taken' ? 422 : undefined
    return await problemPage(c, deps, admitted.problem, status)
  }
  access.accountsChanged()
  await noteAdmitted(deps, admitted.value, '@proxy')
  return c.redirect('/', 303)
}

function ownAccount(app: Hono, deps: ServeDeps, access: Access): void {
  const { people } = deps.store

  const page = async (c: Context, more: { token?: string; problem?: Problem } = {}): Promise<Response> => {
    const { account, session, right } = c.get('rights')
    // The door lets in accounts alone.
    if (account === undefined) return await notFoundPage(c, deps)
    const frame = frameOf(c, deps)
    const [sessions, tokens, identities, row] = await Promise.all([
      people.sessions.list(deps.clock(), account.id),
      people.tokens.list(account.id),
      people.identities.list(account.id),
      people.accounts.byId(account.id),
    ])
    const shown = {
      name: account.name,
      right,
      sessions,
      session: session?.id,
      tokens,
      identities,
      hasPassword: row?.hasPassword !== false,
      // Linking is of one session.
      ...defined({ provider: session && deps.openId?.settings.name, proxyUser: linkableUser(c) }),
    }
    return await document(
      c,
      <AccountPage
        frame={more.problem === undefined ? frame : withProblem(frame, more.problem)}
        account={more.token === undefined ? shown : { ...shown, token: more.token }}
      />,
      more.problem === undefined ? 200 : 422,
    )
  }

  app.get('/account', (c) => page(c))

  app.post('/account/password', (c) =>
    ownForm(c, deps, async (form) => {
      const { account, session } = c.get('rights')
      if (account === undefined) return await notFoundPage(c, deps)
      const confirmed = await access.confirm(c, account, passwordOf(form['old']))
      if (!confirmed.ok) return await page(c, { problem: confirmed.problem })
      const password = passwordOf(form['password'])
      const done = await accounts.changePassword(deps, account, { password, keepSession: session?.id ?? -1 })
      return done.ok
        ? c.redirect('/account?done=account.passwordChanged', 303)
        : await page(c, { problem: done.problem })
    }),
  )

  app.post('/account/identities', (c) =>
    ownForm(c, deps, async () => {
      const subject = c.get('connection').proxyUser
      const { account, through } = c.get('rights')
      if (subject === undefined || account === undefined || through === 'proxy') return await notFoundPage(c, deps)
      const done = await linkPerson(deps, account.id, { issuer: proxyIssuer, subject })
      if (!done.ok) return await page(c, { problem: done.problem })
      c.set('about', '@proxy')
      return c.redirect('/account?done=account.linked', 303)
    }),
  )

  app.post('/account/tokens', (c) =>
    ownForm(c, deps, async (form) => {
      const id = c.get('rights').account?.id ?? -1
      const scopes = listOf(form['scope']).filter(isScope)
      const made = await makeToken(deps, id, { name: textOf(form['name'], 80) ?? '', scopes })
      if (!made.ok) return await page(c, { problem: made.problem })
      c.set('about', `${made.value.name} (${scopes.join(' ')})`)
      return await page(c, { token: made.value.token })
    }),
  )

  app.post('/account/tokens/:id/remove', (c) =>
    ownForm(c, deps, async () => {
      const done = await removeToken(deps, c.get('rights').account?.id ?? -1, idOf(c.req.param('id')) ?? -1)
      return done.ok ? c.redirect('/account?done=account.tokenRemoved', 303) : await notFoundPage(c, deps)
    }),
  )

  app.post('/account/sessions/end', (c) =>
    ownForm(c, deps, async () => {
      const { account, session } = c.get('rights')
      await people.sessions.endOf(account?.id ?? -1, { but: session?.id ?? -1 })
      return c.redirect('/account?done=sessions.ended', 303)
    }),
  )

  app.post('/account/sessions/:id/end', (c) =>
    ownForm(c, deps, async () => {
      const ended = await people.sessions.endOf(c.get('rights').account?.id ?? -1, {
        only: idOf(c.req.param('id')) ?? -1,
      })
      return ended > 0 ? c.redirect('/account?done=sessions.ended', 303) : await notFoundPage(c, deps)
    }),
  )
}

function everybody(app: Hono, deps: ServeDeps, access: Access): void {
  const page = async (c: Context, more: { made?: MadeLink; problem?: Problem } = {}): Promise<Response> => {
    const { people } = deps.store
    const [all, links, identities] = await Promise.all([
      people.accounts.list(),
      openLinks(deps),
      people.identities.list(),
    ])
    const frame = frameOf(c, deps)
    const { made, problem } = more
    const view = { accounts: all, links, identities, mine: c.get('rights').account?.id }
    return await document(
      c,
      <AccountsPage
        frame={problem === undefined ? frame : withProblem(frame, problem)}
        view={
          made === undefined
            ? view
            : { ...view, made: { url: siteBase(c, deps.config) + made.path, expiresAt: made.expiresAt } }
        }
      />,
      problem === undefined ? 200 : 422,
    )
  }

  app.get('/accounts', (c) => page(c))

  app.post('/accounts', (c) =>
    ownForm(c, deps, async (form) => {
      const asked = form['role']
      // Whoever sits at this machine is the owner until there is one.
      const isFirst = !(await deps.store.people.accounts.any())
      const role = isFirst ? 'owner' : isRole(asked) ? asked : undefined
      if (role === undefined) return await page(c, { problem: { code: 'request.invalid', detail: 'role' } })
      c.set('about', role)
      const made = await invite(deps, { role, by: signedBy(c) })
      if (!made.ok) return await page(c, { problem: made.problem })
      return isFirst ? c.redirect(made.value.path, 303) : await page(c, { made: made.value })
    }),
  )

  app.post('/accounts/:id', (c) =>
    ownForm(c, deps, async (form) => {
      const { role, action } = form
      const change =
        action === 'role' && isRole(role)
          ? { role }
          : action === 'enable' || action === 'disable'
            ? { enabled: action === 'enable' }
            : {}
      const done = await accounts.changeAccount(deps, idOf(c.req.param('id')) ?? -1, change)
      if (!done.ok) return await page(c, { problem: done.problem })
      c.set('about', accounts.aboutChange(done.value.name, change))
      return c.redirect('/accounts?done=accounts.changed', 303)
    }),
  )

  app.post('/accounts/:id/link', (c) =>
    ownForm(c, deps, async () => {
      const made = await passwordLink(deps, { id: idOf(c.req.param('id')) ?? -1, by: signedBy(c) })
      return await page(c, made.ok ? { made: made.value } : { problem: made.problem })
    }),
  )

  app.post('/accounts/:id/remove', (c) =>
    ownForm(c, deps, async () => {
      const done = await accounts.removeAccount(deps, idOf(c.req.param('id')) ?? -1)
      access.accountsChanged()
      if (!done.ok) return await page(c, { problem: done.problem })
      c.set('about', done.value.name)
      return c.redirect('/accounts?done=accounts.removed', 303)
    }),
  )

  app.post('/accounts/links/:id/remove', (c) =>
    ownForm(c, deps, async () => {
      const done = await voidLink(deps, idOf(c.req.param('id')) ?? -1)
      return done.ok ? c.redirect('/accounts?done=accounts.linkVoid', 303) : await page(c, { problem: done.problem })
    }),
  )

  app.get('/audit', async (c) => {
    const before = idOf(c.req.query('before'))
    const changes = await accounts.listAudit(deps, { limit: auditPage, ...(before === undefined ? {} : { before }) })
    if (!changes.ok) return await problemPage(c, deps, changes.problem)
    return await document(
      c,
      <AuditPage frame={frameOf(c, deps)} changes={changes.value} paged={before !== undefined} />,
    )
  })
}

/** Who makes a link. */
export function signedBy(c: Context): string {
  const { account, through } = c.get('rights')
  return account?.name ?? `@${through ?? 'here'}`
}

function passwordOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 1000) : ''
}

function withProblem(frame: Frame, problem: Problem): Frame {
  const text = frame.locale.problem(problem.code)
  return {
    ...frame,
    notice: { kind: 'problem', text, ...(problem.detail === undefined ? {} : { detail: problem.detail }) },
  }
}
