/**
 * Sessions of people who signed in: with which account or token, on what, until when.
 * In: digests of session ids. Out: rows without them. Touches the table `sessions`.
 */
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { StoreContext } from '../context.ts'
import type { Role } from '../../model/roles.ts'
import type { Tables } from '../schema.ts'

/** With the server's tokens there are no editors. */
export type SessionRole = Role

export interface SessionRow {
  id: number
  /** Of an account: as it is now. */
  role: SessionRole
  account?: { id: number; name: string }
  /** Says which token of the server the session was begun with; empty where it is an account's. */
  tokenKey: string
  /** What the browser calls itself. */
  agent: string
  at: number
  seenAt: number
  expiresAt: number
}

export interface NewSession extends Omit<SessionRow, 'id' | 'seenAt' | 'account'> {
  digest: string
  accountId?: number
}

/** The sessions of a store; every web process sees the same. */
export class Sessions {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  async add(session: NewSession): Promise<void> {
    await this.#c.db
      .insertInto('sessions')
      .values({
        digest: session.digest,
        role: session.role,
        account_id: session.accountId ?? null,
        token_key: session.tokenKey,
        agent: session.agent,
        begun_at: session.at,
        seen_at: session.at,
        expires_at: session.expiresAt,
      })
      .onConflict((on) => on.column('digest').doNothing())
      .execute()
  }

  async byDigest(digest: string): Promise<SessionRow | undefined> {
    const row = await this.#all().where('digest', '=', digest).executeTakeFirst()
    return row === undefined ? undefined : toSession(row)
  }

  async seen(id: number, at: number): Promise<void> {
    await this.#c.db.updateTable('sessions').set({ seen_at: at }).where('id', '=', id).execute()
  }

  /** Those not over at `now`, last seen first; of one account, or of all. */
  async list(now: number, accountId?: number): Promise<SessionRow[]> {
    const all = this.#all().where('expires_at', '>', now)
    const open = accountId === undefined ? all : all.where('account_id', '=', accountId)
    return (await open.orderBy('seen_at', 'desc').orderBy('sessions.id', 'desc').execute()).map(toSession)
  }

  /** Ends these, or all; how many there were. */
  async end(ids: readonly number[] | 'all'): Promise<number> {
    if (ids !== 'all' && ids.length === 0) return 0
    const all = this.#c.db.deleteFrom('sessions')
    const rows = await (ids === 'all' ? all : all.where('id', 'in', [...ids])).returning('id').execute()
    return rows.length
  }

  /** Ends the sessions of that account, but for one; how many there were. */
  async endOf(accountId: number, o: { but?: number; only?: number } = {}): Promise<number> {
    let those = this.#c.db.deleteFrom('sessions').where('account_id', '=', accountId)
    if (o.but !== undefined) those = those.where('id', '<>', o.but)
    if (o.only !== undefined) those = those.where('id', '=', o.only)
    return (await those.returning('id').execute()).length
  }

  /** Those of accounts that may not sign in are none. */
  #all() {
    return this.#c.db
      .selectFrom('sessions')
      .leftJoin('accounts', 'accounts.id', 'sessions.account_id')
      .selectAll('sessions')
      .select(['accounts.name as account_name', 'accounts.role as account_role'])
      .where((e) =>
        e.or([
          e('sessions.account_id', 'is', null),
          e.and([e('accounts.id', 'is not', null), e('disabled_at', 'is', null)]),
        ]),
      )
  }

  /** Forgets those that are over, and those begun with a token that is no longer set. */
  async drop(tokenKeys: readonly string[], now: number): Promise<void> {
    await this.#c.db
      .deleteFrom('sessions')
      .where((e) =>
        e.or([
          e('expires_at', '<=', now),
          ...(tokenKeys.length === 0
            ? []
            : [e.and([e('account_id', 'is', null), e('token_key', 'not in', [...tokenKeys])])]),
        ]),
      )
      .execute()
  }
}

type SessionWithAccount = Selectable<Tables['sessions']> & { account_name: string | null; account_role: string | null }

function toSession(row: SessionWithAccount): SessionRow {
  const account =
    row.account_id === null || row.account_name === null ? undefined : { id: row.account_id, name: row.account_name }
  return {
    id: row.id,
    // Both are written from a Role only.
    role: (row.account_role ?? row.role) as SessionRole,
    ...(account === undefined ? {} : { account }),
    tokenKey: row.token_key,
    agent: row.agent,
    at: row.begun_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
  }
}

/** The table, for migrations.ts. */
export async function createSessions(c: StoreContext): Promise<void> {
  await sql`create table sessions (
    id ${c.dialect.countedKey}, digest text not null unique, role text not null, token_key text not null, agent text not null,
    begun_at bigint not null, seen_at bigint not null, expires_at bigint not null)`.execute(c.db)
}
