/**
 * The API of accounts: who asks, and, for the owner, everybody's accounts and the list of changes.
 * In: requests. Out: JSON. Changes the store's people.
 */
import type { Hono } from 'hono'
import type { Context } from 'hono'
import { invite, passwordLink, voidLink, type MadeLink } from '../../application/accounts/links.ts'
import {
  aboutChange,
  changeAccount,
  listAccounts,
  listAudit,
  removeAccount,
} from '../../application/accounts/manage-accounts.ts'
import { unlinkPerson } from '../../application/accounts/outside.ts'
import { defined } from '../../model/defined.ts'
import { ok, type Outcome } from '../../problem.ts'
import { signedBy } from '../account-routes.tsx'
import type { ServeDeps } from '../app-deps.ts'
import { idOf } from '../respond.tsx'
import { siteBase } from '../visitor.ts'
import * as schemas from './account-schemas.ts'
import { answer, apiProblem, ownBody, readQuery } from './api-answer.ts'

/** Below `/api/v1`. */
export function accountApi(app: Hono, deps: ServeDeps): void {
  app.get('/me', (c) => {
    const { right, account } = c.get('rights')
    return c.json({ right, ...(account === undefined ? {} : { account: { id: account.id, name: account.name } }) })
  })

  app.get('/accounts', async (c) => answer(c, await listAccounts(deps)))

  app.post('/accounts/identities/:id/remove', async (c) => {
    const body = await ownBody(c, deps, schemas.removeBody)
    if (!body.ok) return apiProblem(c, body.problem)
    const done = await unlinkPerson(deps, idOf(c.req.param('id')) ?? -1)
    if (done.ok) c.set('about', done.value.name)
    return answer(c, done)
  })

  app.post('/accounts', async (c) => {
    const body = await ownBody(c, deps, schemas.inviteBody)
    if (!body.ok) return apiProblem(c, body.problem)
    const isFirst = !(await deps.store.people.accounts.any())
    const role = isFirst ? 'owner' : body.value.role
    c.set('about', role)
    return answer(c, linkOf(c, deps, await invite(deps, { role, by: signedBy(c) })))
  })

  app.post('/accounts/:id', async (c) => {
    const body = await ownBody(c, deps, schemas.accountChange)
    if (!body.ok) return apiProblem(c, body.problem)
    const change = defined(body.value)
    const done = await changeAccount(deps, idOf(c.req.param('id')) ?? -1, change)
    if (done.ok) c.set('about', aboutChange(done.value.name, change))
    return answer(c, done)
  })

  app.post('/accounts/:id/link', async (c) => {
    const body = await ownBody(c, deps, schemas.linkBody)
    if (!body.ok) return apiProblem(c, body.problem)
    const made = await passwordLink(deps, { id: idOf(c.req.param('id')) ?? -1, by: signedBy(c) })
    return answer(c, linkOf(c, deps, made))
  })

  app.post('/accounts/:id/remove', async (c) => {
    const body = await ownBody(c, deps, schemas.removeBody)
    if (!body.ok) return apiProblem(c, body.problem)
    return answer(c, await removeAccount(deps, idOf(c.req.param('id')) ?? -1))
  })

  app.post('/accounts/links/:id/remove', async (c) => {
    const body = await ownBody(c, deps, schemas.removeBody)
    if (!body.ok) return apiProblem(c, body.problem)
    return answer(c, await voidLink(deps, idOf(c.req.param('id')) ?? -1))
  })

  app.get('/audit', async (c) => {
    const query = readQuery(c, schemas.auditQuery)
    if (!query.ok) return apiProblem(c, query.problem)
    const { limit, before } = query.value
    return answer(c, await listAudit(deps, { limit, ...defined({ before }) }))
  })
}

function linkOf(c: Context, deps: ServeDeps, made: Outcome<MadeLink>): Outcome<object> {
  if (!made.ok) return made
  const { path, role, expiresAt } = made.value
  return ok({ url: siteBase(c, deps.config) + path, role, expiresAt })
}
