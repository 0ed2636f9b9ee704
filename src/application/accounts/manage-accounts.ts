/**
 * Accounts of a site: who has one, which role, whether they may sign in, their passwords.
 * In: a store, a clock, passwords. Out: accounts without what proves them. Reads and writes the store's people.
 */
import type { Role } from '../../model/roles.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { AccountRow } from '../../store/people/accounts.ts'
import type { AuditRow } from '../../store/people/audit.ts'
import type { IdentityRow } from '../../store/people/identities.ts'
import type { People } from '../../store/people/people.ts'
import type { Store } from '../../store/store.ts'
import { checkedPassword } from './names.ts'
import type { Passwords } from './passwords.ts'

export type { AccountRow, AuditRow }

export interface AccountsDeps {
  store: Store
  /** Epoch ms, UTC. */
  clock: () => number
}

export interface PasswordDeps extends AccountsDeps {
  passwords: Passwords
}

/** An account with who opens it elsewhere. */
export interface ListedAccount extends AccountRow {
  identities: IdentityRow[]
}

/** The oldest first. */
export async function listAccounts({ store }: AccountsDeps): Promise<Outcome<{ items: ListedAccount[] }>> {
  const [accounts, identities] = await Promise.all([store.people.accounts.list(), store.people.identities.list()])
  const items = accounts.map((account) => ({
    ...account,
    identities: identities.filter(({ accountId }) => accountId === account.id),
  }))
  return ok({ items })
}

export interface AccountChange {
  role?: Role
  /** false: may not sign in; sessions end. */
  enabled?: boolean
}

/** What was changed of whom, for the list of changes: "Huda (editor)". */
export function aboutChange(name: string, { role, enabled }: AccountChange): string {
  const words = [
    ...(role === undefined ? [] : [role]),
    ...(enabled === undefined ? [] : [enabled ? 'enabled' : 'disabled']),
  ]
  return words.length === 0 ? name : `${name} (${words.join(' ')})`
}

/** Problems: request.not-found; account.last-owner when nobody would be left who may manage the site. */
export async function changeAccount(
  { store, clock }: AccountsDeps,
  id: number,
  { role, enabled }: AccountChange,
): Promise<Outcome<AccountRow>> {
  const now = clock()
  return await store.people.together(async (people) => {
    const account = await people.accounts.byId(id)
    if (account === undefined) return failed('request.not-found')
    const losesOwner = (role !== undefined && role !== 'owner') || enabled === false
    if (losesOwner && (await isLastOwner(people, account))) return failed('account.last-owner')
    if (role !== undefined) await people.accounts.setRole(id, role)
    if (enabled !== undefined) await people.accounts.setDisabled(id, enabled ? undefined : now)
    if (enabled === false) await people.sessions.endOf(id)
    return ok((await people.accounts.byId(id)) ?? account)
  })
}

/** With all that hangs on it; the last owner goes as the last account, and the site is again without any. Problems: request.not-found, account.last-owner. */
export async function removeAccount({ store }: AccountsDeps, id: number): Promise<Outcome<AccountRow>> {
  return await store.people.together(async (people) => {
    const account = await people.accounts.byId(id)
    if (account === undefined) return failed('request.not-found')
    const isAlone = (await people.accounts.list()).length === 1
    if (!isAlone && (await isLastOwner(people, account))) return failed('account.last-owner')
    await people.sessions.endOf(id)
    await people.tokens.removeAll(id)
    await people.links.removeOf(id)
    await people.identities.removeOf(id)
    await people.own.forget(id)
    await people.accounts.remove(id)
    return ok(account)
  })
}

/** Whether nobody else may manage the site. */
export async function isLastOwner(people: People, account: AccountRow): Promise<boolean> {
  return account.role === 'owner' && account.disabledAt === undefined && (await people.accounts.owners()) <= 1
}

/**
 * For whoever has just proved the old one: ends the other sessions and the links of the account. Problems: account.weak-password,
 * request.slow-down.
 */
export async function changePassword(
  { store, passwords }: PasswordDeps,
  account: { id: number; name: string },
  o: { password: string; keepSession: number },
): Promise<Outcome<{ ended: number }>> {
  const { people } = store
  const fit = checkedPassword(o.password, account.name)
  if (!fit.ok) return fit
  const hash = await passwords.hash(o.password)
  if (!hash.ok) return hash
  await people.accounts.setPassword(account.id, hash.value)
  await people.links.removeOf(account.id)
  return ok({ ended: await people.sessions.endOf(account.id, { but: o.keepSession }) })
}

/** Who changed what, the newest first. */
export async function listAudit(
  { store }: AccountsDeps,
  o: { limit: number; before?: number },
): Promise<Outcome<{ items: AuditRow[]; next?: number }>> {
  return ok(await store.people.audit.list(o))
}

export async function noteAct({ store, clock }: AccountsDeps, change: Omit<AuditRow, 'id' | 'at'>): Promise<void> {
  const { by, act, about } = change
  await store.people.audit.add({
    ...change,
    by: by.slice(0, 80),
    act: act.slice(0, 80),
    about: about.slice(0, 500),
    at: clock(),
  })
}
