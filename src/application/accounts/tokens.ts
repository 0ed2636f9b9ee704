/**
 * Tokens with which programs act for an account: made, shown once, listed, taken back.
 * In: a store, a clock, an account. Out: tokens without what proves them, but for the one just made. Reads and writes the store's people.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Scope } from '../../model/roles.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { ActingToken, ApiTokenRow } from '../../store/people/api-tokens.ts'
import type { AccountsDeps } from './manage-accounts.ts'

export type { ApiTokenRow }

/** So that whoever finds one knows what it is. */
const prefix = 'siyaq_'
const mostTokens = 50

/** The token itself is in no later answer. Problems: request.not-found, request.invalid for no name or no scope, or too many tokens. */
export async function makeToken(
  { store, clock }: AccountsDeps,
  accountId: number,
  o: { name: string; scopes: readonly Scope[]; expiresAt?: number },
): Promise<Outcome<ApiTokenRow & { token: string }>> {
  const { people } = store
  if ((await people.accounts.byId(accountId)) === undefined) return failed('request.not-found')
  const name = o.name.trim().slice(0, 80)
  if (name === '') return failed('request.invalid', 'name')
  if (o.scopes.length === 0) return failed('request.invalid', 'scopes')
  if ((await people.tokens.list(accountId)).length >= mostTokens) return failed('request.invalid', `> ${mostTokens}`)
  const token = prefix + randomBytes(32).toString('base64url')
  const row = await people.tokens.add({
    digest: digestOf(token),
    accountId,
    name,
    scopes: [...new Set(o.scopes)],
    madeAt: clock(),
    ...(o.expiresAt === undefined ? {} : { expiresAt: o.expiresAt }),
  })
  return ok({ ...row, token })
}

export async function removeToken(
  { store }: AccountsDeps,
  accountId: number,
  id: number,
): Promise<Outcome<{ removed: number }>> {
  return (await store.people.tokens.remove(accountId, id)) ? ok({ removed: id }) : failed('request.not-found')
}

/** What the token may do; undefined for none that is known. Nobody guesses 256 bits: it is looked up by a plain digest. */
export async function actingToken({ store, clock }: AccountsDeps, token: string): Promise<ActingToken | undefined> {
  return token.startsWith(prefix) ? await store.people.tokens.acting(digestOf(token), clock()) : undefined
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
