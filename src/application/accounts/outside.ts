/**
 * People who prove elsewhere who they are: at a sign-in provider, or to a proxy in front of this server.
 * In: a store, a clock, who somebody is elsewhere, believed by whoever calls. Out: the account that it opens, or why it opens none. Reads and
 * writes the store's people.
 *
 * An account is found by issuer and subject alone: names and e-mail addresses are given to others when they fall free.
 */
import { isRole, type Role } from '../../model/roles.ts'
import { failed, ok, ProblemError, type Outcome } from '../../problem.ts'
import type { AccountRow } from '../../store/people/accounts.ts'
import type { IdentityRow } from '../../store/people/identities.ts'
import type { People } from '../../store/people/people.ts'
import { accountName, nameKeyOf } from './names.ts'
import { isLastOwner, noteAct, type AccountsDeps } from './manage-accounts.ts'
import { linkByKey } from './links.ts'

export type { IdentityRow }

/** The issuer of names that a proxy gives. */
export const proxyIssuer = 'proxy'

export interface OutsidePerson {
  issuer: string
  subject: string
  /** What the account may be called, the best first; that of the first that is free. */
  names: string[]
  /** As the issuer says; absent where roles are given here. */
  role?: Role
  /** A name that is taken is taken: no number is put behind it. */
  nameIsTheirs?: boolean
}

/** Who needs an invitation: everybody without an account (`invited`), or nobody: they become readers. */
export type NewPeople = 'invited' | 'readers'

export interface Admitted {
  account: AccountRow
  /** `joined`: the account was made now. */
  how: 'known' | 'joined'
  /** The issuer has given another role than before. */
  changedRole?: true
}

/**
 * The account of that person; made now for whom an invitation (`joinKey`), the issuer's role or the setting lets in. Problems: sign-in.no-account,
 * sign-in.not-admitted for an account that may not sign in, sign-in.no-owner, account.link-over, account.name-taken, account.bad-name.
 */
export async function admitPerson(
  { store, clock }: AccountsDeps,
  person: OutsidePerson,
  o: { newPeople: NewPeople; joinKey?: string },
): Promise<Outcome<Admitted>> {
  const now = clock()
  try {
    return await store.people.together(async (people) => {
      const known = await people.identities.find(person.issuer, person.subject)
      const account = known === undefined ? undefined : await people.accounts.byId(known.accountId)
      if (known !== undefined && account !== undefined) {
        if (account.disabledAt !== undefined) return failed('sign-in.not-admitted')
        await people.identities.seen(known.id, now)
        return ok(await withRole(people, account, person.role))
      }
      return ok({ account: await joined(people, person, { ...o, now }), how: 'joined' })
    })
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem }
    throw error
  }
}

/** The last owner stays one whatever the issuer says: nobody else could let anybody in. */
async function withRole(people: People, account: AccountRow, role: Role | undefined): Promise<Admitted> {
  const stays = role === undefined || role === account.role || (await isLastOwner(people, account))
  if (stays) return { account, how: 'known' }
  await people.accounts.setRole(account.id, role)
  return { account: { ...account, role }, how: 'known', changedRole: true }
}

/** Thrown, so that nothing is kept of it: the problems of `admitPerson`. */
async function joined(
  people: People,
  person: OutsidePerson,
  o: { newPeople: NewPeople; joinKey?: string; now: number },
): Promise<AccountRow> {
  const role = person.role ?? (await invitedAs(people, o)) ?? (o.newPeople === 'readers' ? 'reader' : undefined)
  if (role === undefined) throw new ProblemError({ code: 'sign-in.no-account' })
  const isFirst = !(await people.accounts.any())
  // Whoever came first would close the site to its owner.
  if (isFirst && role !== 'owner') throw new ProblemError({ code: 'sign-in.no-owner' })
  const account = await named(people, person, role, o.now)
  const { issuer, subject } = person
  await people.identities.add({ accountId: account.id, issuer, subject, madeAt: o.now, seenAt: o.now })
  if (isFirst) await people.own.give(0, account.id)
  return account
}

async function invitedAs(people: People, o: { joinKey?: string; now: number }): Promise<Role | undefined> {
  if (o.joinKey === undefined) return undefined
  const link = await linkByKey(people, o.joinKey, o.now)
  // A link for a new password opens the account that it is for, and no other.
  if (link === undefined || link.accountId !== undefined || !(await people.links.take(link.id)))
    throw new ProblemError({ code: 'account.link-over' })
  return link.role
}

const mostAlike = 100

async function named(people: People, person: OutsidePerson, role: Role, madeAt: number): Promise<AccountRow> {
  const names = person.names.flatMap((name) => {
    const fit = accountName(Array.from(name).slice(0, 50).join(''))
    return fit.ok ? [fit.value] : []
  })
  const [first] = names
  if (first === undefined) throw new ProblemError({ code: 'account.bad-name' })
  const numbered = person.nameIsTheirs === true ? [] : Array.from({ length: mostAlike }, (_, i) => `${first} ${i + 2}`)
  for (const name of [...names, ...numbered]) {
    const made = await people.accounts.add({ name, nameKey: nameKeyOf(name), role, passwordHash: '', madeAt })
    if (made !== undefined) return made
  }
  throw new ProblemError({ code: 'account.name-taken', detail: first })
}

/** What the list of changes tells of it: a new account, another role. */
export async function noteAdmitted(
  deps: AccountsDeps,
  { account, how, changedRole }: Admitted,
  through: '@provider' | '@proxy',
): Promise<void> {
  const { id: accountId, name, role } = account
  if (how === 'joined') {
    await noteAct(deps, { by: name, accountId, act: 'account.made', about: role })
    await noteAct(deps, { by: name, accountId, act: 'identity.link', about: through })
  }
  if (changedRole === true) await noteAct(deps, { by: through, act: 'account.change', about: `${name} (${role})` })
}

/** From now on that person opens the account. Problems: request.not-found, sign-in.taken. */
export async function linkPerson(
  { store, clock }: AccountsDeps,
  accountId: number,
  { issuer, subject }: Pick<OutsidePerson, 'issuer' | 'subject'>,
): Promise<Outcome<IdentityRow>> {
  return await store.people.together(async (people) => {
    if ((await people.accounts.byId(accountId)) === undefined) return failed('request.not-found')
    const known = await people.identities.find(issuer, subject)
    if (known !== undefined) return known.accountId === accountId ? ok(known) : failed('sign-in.taken')
    const added = await people.identities.add({ accountId, issuer, subject, madeAt: clock() })
    return added === undefined ? failed('sign-in.taken') : ok(added)
  })
}

/**
 * That person opens the account no longer, and its sessions end, but for one. `accountId`: only when it is that account's. Problems:
 * request.not-found; sign-in.last-way for one's own only way in.
 */
export async function unlinkPerson(
  { store }: AccountsDeps,
  id: number,
  o: { accountId?: number; keepSession?: number } = {},
): Promise<Outcome<IdentityRow & { name: string }>> {
  return await store.people.together(async (people) => {
    const all = await people.identities.list(o.accountId)
    const found = all.find((one) => one.id === id)
    const account = found === undefined ? undefined : await people.accounts.byId(found.accountId)
    if (found === undefined || account === undefined) return failed('request.not-found')
    if (o.accountId !== undefined && !account.hasPassword && all.length === 1) return failed('sign-in.last-way')
    await people.identities.remove(id)
    await people.sessions.endOf(account.id, o.keepSession === undefined ? {} : { but: o.keepSession })
    return ok({ ...found, name: account.name })
  })
}

/** "desk=editor": what the issuer calls a group, and the role that it gives. */
export function readRoles(written: readonly string[]): Map<string, Role> {
  return new Map(
    written.flatMap((one) => {
      const [, value = '', role] = /^(.+)=([a-z]+)$/.exec(one) ?? []
      return isRole(role) ? [[value, role]] : []
    }),
  )
}
