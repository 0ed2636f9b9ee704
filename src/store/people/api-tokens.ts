/**
 * Tokens with which programs act for an account.
 * In: digests of tokens. Out: rows without them. Touches the table `api_tokens`.
 */
import type { Selectable } from 'kysely'
import { isScope, type Role, type Scope } from '../../model/roles.ts'
import type { StoreContext } from '../context.ts'
import type { Tables } from '../schema.ts'

export interface ApiTokenRow {
  id: number
  accountId: number
  name: string
  scopes: Scope[]
  madeAt: number
  seenAt?: number
  expiresAt?: number
}

/** A token with the account that it acts for. */
export interface ActingToken extends ApiTokenRow {
  account: { id: number; name: string; role: Role }
}

export class ApiTokens {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  async add(token: Omit<ApiTokenRow, 'id'> & { digest: string }): Promise<ApiTokenRow> {
    const row = await this.#c.db
      .insertInto('api_tokens')
      .values({
        digest: token.digest,
        account_id: token.accountId,
        name: token.name,
        scopes: token.scopes.join(' '),
        made_at: token.madeAt,
        expires_at: token.expiresAt ?? null,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    return toToken(row)
  }

  /** Undefined when there is none, it is over, or its account may not sign in. */
  async acting(digest: string, now: number): Promise<ActingToken | undefined> {
    const row = await this.#c.db
      .selectFrom('api_tokens')
      .innerJoin('accounts', 'accounts.id', 'api_tokens.account_id')
      .selectAll('api_tokens')
      .select(['accounts.name as account_name', 'accounts.role as account_role'])
      .where('digest', '=', digest)
      .where('disabled_at', 'is', null)
      .executeTakeFirst()
    if (row === undefined || (row.expires_at !== null && row.expires_at <= now)) return undefined
    // Written from a Role only.
    const role = row.account_role as Role
    return { ...toToken(row), account: { id: row.account_id, name: row.account_name, role } }
  }

  async seen(id: number, at: number): Promise<void> {
    await this.#c.db.updateTable('api_tokens').set({ seen_at: at }).where('id', '=', id).execute()
  }

  /** Of one account, the newest first. */
  async list(accountId: number): Promise<ApiTokenRow[]> {
    const of = this.#c.db.selectFrom('api_tokens').selectAll().where('account_id', '=', accountId)
    return (await of.orderBy('id', 'desc').execute()).map(toToken)
  }

  /** False when that account has none of that id. */
  async remove(accountId: number, id: number): Promise<boolean> {
    const rows = await this.#c.db
      .deleteFrom('api_tokens')
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .returning('id')
      .execute()
    return rows.length > 0
  }

  async removeAll(accountId: number): Promise<void> {
    await this.#c.db.deleteFrom('api_tokens').where('account_id', '=', accountId).execute()
  }
}

function toToken(row: Selectable<Tables['api_tokens']>): ApiTokenRow {
  const token: ApiTokenRow = {
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    scopes: row.scopes.split(' ').filter(isScope),
    madeAt: row.made_at,
  }
  if (row.seen_at !== null) token.seenAt = row.seen_at
  if (row.expires_at !== null) token.expiresAt = row.expires_at
  return token
}
