/**
 * Accounts of an invented newsroom in a served application.
 * In: a served application. Out: accounts, with their passwords; browsers that are signed in. Changes the store of that application.
 */
import { createHash, randomBytes } from 'node:crypto'
import { invite, takeLink } from '../../src/application/accounts/links.ts'
import type { Role } from '../../src/model/roles.ts'
import type { AccountRow } from '../../src/store/people/accounts.ts'
import type { ServedApp } from './served-app.ts'
import { Visitor } from './visitor.ts'

export const password = 'جملة طويلة لا تُنسى'

export async function makeAccount(served: ServedApp, name: string, role: Role): Promise<AccountRow> {
  const link = await invite(served.deps, { role, by: 'test' })
  if (!link.ok) throw new Error('no link')
  const made = await takeLink(served.deps, link.value.path.replace('/join/', ''), { name, password })
  if (!made.ok) throw new Error(made.problem.code)
  return made.value
}

/** A browser with a session of that account, begun without the form. */
export async function signedIn(served: ServedApp, account: AccountRow, from?: string): Promise<Visitor> {
  const id = randomBytes(32).toString('base64url')
  const now = served.deps.clock()
  await served.store.people.sessions.add({
    digest: createHash('sha256').update(id).digest('base64url'),
    role: account.role,
    accountId: account.id,
    tokenKey: '',
    agent: 'Reader/1',
    at: now,
    expiresAt: now + 86_400_000,
  })
  const visitor = new Visitor(served.app, from)
  visitor.setCookie('siyaq-session', id)
  return visitor
}
