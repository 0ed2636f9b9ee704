/**
 * Links that are good once: invitations, the owner's first link, a new password for somebody who has forgotten theirs.
 * In: a store, a clock, passwords. Out: keys of links, told once; accounts made by them. Reads and writes the store's people.
 */
import { createHash, randomBytes } from 'node:crypto'
import { dayMs } from '../../model/instant.ts'
import type { Role } from '../../model/roles.ts'
import { failed, ok, ProblemError, type Outcome } from '../../problem.ts'
import type { AccountRow } from '../../store/people/accounts.ts'
import type { OneTimeLink } from '../../store/people/one-time-links.ts'
import type { People } from '../../store/people/people.ts'
import { accountName, checkedPassword, nameKeyOf } from './names.ts'
import type { AccountsDeps, PasswordDeps } from './manage-accounts.ts'

export type { OneTimeLink }

const inviteMs = 7 * dayMs
const ownerMs = dayMs

/** Under which the server itself makes the owner's link. */
const startOfServer = 'siyaq serve'

export interface MadeLink {
  /** Path of the page below the site's address; whoever has it may use it once. */
  path: string
  role: Role
  expiresAt: number
}

/** An invitation to make an account of that role. */
export async function invite(deps: AccountsDeps, o: { role: Role; by: string }): Promise<Outcome<MadeLink>> {
  return ok(await makeLink(deps, { ...o, forMs: inviteMs }))
}

/** A link to set the password of an account anew; earlier ones are void. Problems: request.not-found. */
export async function passwordLink(deps: AccountsDeps, o: { id: number; by: string }): Promise<Outcome<MadeLink>> {
  const { people } = deps.store
  const account = await people.accounts.byId(o.id)
  if (account === undefined) return failed('request.not-found')
  await people.links.removeOf(account.id)
  return ok(await makeLink(deps, { role: account.role, by: o.by, accountId: account.id, forMs: ownerMs }))
}

/** The owner's link of a server that nobody owns yet; the link of the start before is void. Undefined once there is an account. */
export async function ownersLink(deps: AccountsDeps): Promise<MadeLink | undefined> {
  const { people } = deps.store
  if (await people.accounts.any()) return undefined
  await people.links.removeBy(startOfServer)
  return await makeLink(deps, { role: 'owner', by: startOfServer, forMs: ownerMs })
}

async function makeLink(
  { store, clock }: AccountsDeps,
  o: { role: Role; by: string; accountId?: number; forMs: number },
): Promise<MadeLink> {
  const key = randomBytes(32).toString('base64url')
  const now = clock()
  const expiresAt = now + o.forMs
  const { forMs: _, ...link } = o
  await store.people.links.add({ ...link, digest: digestOf(key), madeAt: now, expiresAt })
  return { path: `/join/${key}`, role: o.role, expiresAt }
}

/** What a link is for. */
export interface LinkView {
  role: Role
  /** The account whose password is set; absent: a new account. */
  name?: string
}

/** Problems: account.link-over. */
export async function lookAtLink({ store, clock }: AccountsDeps, key: string): Promise<Outcome<LinkView>> {
  const link = await store.people.links.byDigest(digestOf(key), clock())
  if (link === undefined) return failed('account.link-over')
  if (link.accountId === undefined) return ok({ role: link.role })
  const account = await store.people.accounts.byId(link.accountId)
  return account === undefined ? failed('account.link-over') : ok({ role: account.role, name: account.name })
}

/**
 * Uses the link: makes the account, or sets the password and ends the account's sessions. It stays good when this fails. Problems:
 * account.link-over, account.bad-name, account.name-taken, account.weak-password, request.slow-down.
 */
export async function takeLink(
  { store, clock, passwords }: PasswordDeps,
  key: string,
  o: { name: string; password: string },
): Promise<Outcome<AccountRow>> {
  const now = clock()
  const link = await store.people.links.byDigest(digestOf(key), now)
  if (link === undefined) return failed('account.link-over')
  const known = link.accountId === undefined ? undefined : await store.people.accounts.byId(link.accountId)
  const name = accountName(known?.name ?? o.name)
  if (!name.ok) return name
  const fit = checkedPassword(o.password, name.value)
  if (!fit.ok) return fit
  const hash = await passwords.hash(o.password)
  if (!hash.ok) return hash
  try {
    return await store.people.together(async (people) => {
      if (!(await people.links.take(link.id))) return failed('account.link-over')
      if (link.accountId !== undefined) {
        const account = await people.accounts.byId(link.accountId)
        if (account === undefined) return failed('account.link-over')
        await people.accounts.setPassword(account.id, hash.value)
        await people.sessions.endOf(account.id)
        return ok(account)
      }
      const { role } = link
      const isFirst = !(await people.accounts.any())
      const nameKey = nameKeyOf(name.value)
      const made = await people.accounts.add({
        name: name.value,
        nameKey,
        role,
        passwordHash: hash.value,
        madeAt: now,
      })
      // Thrown, so that the link is not taken.
      if (made === undefined) throw new ProblemError({ code: 'account.name-taken' })
      if (isFirst) await people.own.give(0, made.id)
      return ok(made)
    })
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem }
    throw error
  }
}

/** The link of that key; undefined when it was used or is over. */
export async function linkByKey(people: People, key: string, now: number): Promise<OneTimeLink | undefined> {
  return await people.links.byDigest(digestOf(key), now)
}

export async function openLinks({ store, clock }: AccountsDeps): Promise<OneTimeLink[]> {
  return await store.people.links.list(clock())
}

/** Calls an invitation back. Problems: request.not-found. */
export async function voidLink({ store }: AccountsDeps, id: number): Promise<Outcome<{ id: number }>> {
  return (await store.people.links.take(id)) ? ok({ id }) : failed('request.not-found')
}

function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}
