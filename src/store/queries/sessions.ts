/**
 * Sessions of people who signed in: which token they began with, on what, until when.
 * In: digests of session ids. Out: rows without them. Touches the table `sessions`.
 */
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { StoreContext } from '../context.ts'
import type { Tables } from '../schema.ts'

export type SessionRole = 'admin' | 'reader'

export interface SessionRow {
  id: number
  role: SessionRole
  /** Says which token the session was begun with. */
  tokenKey: string
  /** What the browser calls itself. */
  agent: string
  at: number
  seenAt: number
  expiresAt: number
}

export interface NewSession extends Omit<SessionRow, 'id' | 'seenAt'> {
  digest: string
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
    const row = await this.#c.db.selectFrom('sessions').selectAll().where('digest', '=', digest).executeTakeFirst()
    return row === undefined ? undefined : toSession(row)
  }

  async seen(id: number, at: number): Promise<void> {
    await this.#c.db.updateTable('sessions').set({ seen_at: at }).where('id', '=', id).execute()
  }

  /** Those not over at `now`, last seen first. */
  async list(now: number): Promise<SessionRow[]> {
    const open = this.#c.db.selectFrom('sessions').selectAll().where('expires_at', '>', now)
    return (await open.orderBy('seen_at', 'desc').orderBy('id', 'desc').execute()).map(toSession)
  }

  /** Ends these, or all; how many there were. */
  async end(ids: readonly number[] | 'all'): Promise<number> {
    if (ids !== 'all' && ids.length === 0) return 0
    const all = this.#c.db.deleteFrom('sessions')
    const rows = await (ids === 'all' ? all : all.where('id', 'in', [...ids])).returning('id').execute()
    return rows.length
  }

  /** Forgets those that are over, and those begun with a token that is no longer set. */
  async drop(tokenKeys: readonly string[], now: number): Promise<void> {
    await this.#c.db
      .deleteFrom('sessions')
      .where((e) =>
        e.or([
          e('expires_at', '<=', now),
          ...(tokenKeys.length === 0 ? [] : [e('token_key', 'not in', [...tokenKeys])]),
        ]),
      )
      .execute()
  }
}

function toSession(row: Selectable<Tables['sessions']>): SessionRow {
  return {
    id: row.id,
    // Written from a SessionRole only.
    role: row.role as SessionRole,
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
