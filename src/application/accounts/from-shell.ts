/**
 * Accounts as the command line manages them: whoever may read the data directory is nobody's guest; what is done is noted all the same.
 * In: a runtime, and who does it. Out: accounts, links with the whole address. Reads and writes the store's people.
 */
import type { Role, Scope } from '../../model/roles.ts'
import { ok, type Outcome } from '../../problem.ts'
import type { Runtime } from '../open-runtime.ts'
import { invite, passwordLink, type MadeLink } from './links.ts'
import * as accounts from './manage-accounts.ts'
import { unlinkPerson, type IdentityRow } from './outside.ts'
import { makeToken } from './tokens.ts'

export { listAccounts, listAudit } from './manage-accounts.ts'

/** With the address at which the site is reached, as far as the settings tell. */
export interface AccountLink extends MadeLink {
  url: string
}

export async function inviteFromShell(r: Runtime, role: Role, by: string): Promise<Outcome<AccountLink>> {
  // As on the page: the first account is the owner's.
  const isFirst = !(await r.store.people.accounts.any())
  const made = await invite(r, { role: isFirst ? 'owner' : role, by })
  return await noted(r, by, 'account.invite', made.ok ? ok(withAddress(r, made.value)) : made, (link) => link.role)
}

export async function linkFromShell(r: Runtime, id: number, by: string): Promise<Outcome<AccountLink>> {
  const made = await passwordLink(r, { id, by })
  return await noted(r, by, 'account.link', made.ok ? ok(withAddress(r, made.value)) : made, () => String(id))
}

export async function changeFromShell(
  r: Runtime,
  id: number,
  change: accounts.AccountChange,
  by: string,
): Promise<Outcome<accounts.AccountRow>> {
  const done = await accounts.changeAccount(r, id, change)
  return await noted(r, by, 'account.change', done, ({ name }) => accounts.aboutChange(name, change))
}

export async function removeFromShell(r: Runtime, id: number, by: string): Promise<Outcome<accounts.AccountRow>> {
  return await noted(r, by, 'account.remove', await accounts.removeAccount(r, id), ({ name }) => name)
}

export async function unlinkFromShell(r: Runtime, id: number, by: string): Promise<Outcome<IdentityRow>> {
  return await noted(r, by, 'identity.remove', await unlinkPerson(r, id), ({ name }) => name)
}

export async function tokenFromShell(
  r: Runtime,
  id: number,
  o: { name: string; scopes: readonly Scope[] },
  by: string,
): Promise<Outcome<{ token: string }>> {
  const made = await makeToken(r, id, o)
  return await noted(r, by, 'token.make', made, ({ name, scopes }) => `${id} ${name} (${scopes.join(' ')})`)
}

async function noted<T>(
  r: Runtime,
  by: string,
  act: string,
  done: Outcome<T>,
  about: (value: T) => string,
): Promise<Outcome<T>> {
  if (done.ok) await accounts.noteAct(r, { by: `${by} (siyaq)`, act, about: about(done.value) })
  return done
}

function withAddress({ config }: Runtime, link: MadeLink): AccountLink {
  const base =
    config.publicUrl ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`
  return { ...link, url: base.replace(/\/+$/, '') + link.path }
}
