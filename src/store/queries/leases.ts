/**
 * Leases: at most one process holds a name at a time; a holder that dies loses it when its time is up.
 * In: a name, an owner. Out: a fencing token that grows with every change of holder. Touches the table `leases`.
 *
 * Time is the database's, so that the clock of a process decides nothing between machines.
 */
import { sql } from 'kysely'
import type { StoreContext } from '../context.ts'

export interface Lease {
  name: string
  token: number
}

export interface LeaseHeld extends Lease {
  /** Empty while nobody holds it. */
  owner: string
  /** How long it stands yet; 0 when it is free. */
  leftMs: number
}

export class Leases {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  /**
   * The token when `owner` holds `name` for `ttlMs` from now on (taken or renewed), undefined while another holds it. The token is the same
   * through renewals and one higher for the next holder. `now`: an instant to be taken for now, for tests.
   */
  async hold(name: string, owner: string, ttlMs: number, now?: number): Promise<number | undefined> {
    const { db, dialect } = this.#c
    await db
      .insertInto('leases')
      .values({ name, owner: '', until: 0, token: 0 })
      .onConflict((on) => on.column('name').doNothing())
      .execute()
    const at = now === undefined ? dialect.now : sql<number>`cast(${now} as bigint)`
    const row = await db
      .updateTable('leases')
      .set((e) => ({
        until: sql<number>`${at} + ${ttlMs}`,
        token: e
          .case()
          .when('owner', '=', owner)
          .then(e.ref('token'))
          .else(e('token', '+', 1))
          .end(),
        owner,
      }))
      .where('name', '=', name)
      .where((e) => e.or([e('owner', '=', owner), e('until', '<=', at)]))
      .returning('token')
      .executeTakeFirst()
    return row?.token
  }

  /** Gives the lease back early, so that another can take it at once. */
  async release(name: string, owner: string): Promise<void> {
    await this.#c.db
      .updateTable('leases')
      .set({ until: 0 })
      .where('name', '=', name)
      .where('owner', '=', owner)
      .execute()
  }

  /** Of whoever holds it now; 0 before the first holder. */
  async token(name: string): Promise<number> {
    return await tokenOf(this.#c, name)
  }

  /** Undefined for one that nobody has ever held. */
  async held(name: string): Promise<LeaseHeld | undefined> {
    const row = await this.#c.db
      .selectFrom('leases')
      .select(['owner', 'token'])
      .select(sql<number>`until - ${this.#c.dialect.now}`.as('left_ms'))
      .where('name', '=', name)
      .executeTakeFirst()
    if (row === undefined) return undefined
    const leftMs = Math.max(0, row.left_ms)
    return { name, token: row.token, owner: leftMs > 0 ? row.owner : '', leftMs }
  }
}

/**
 * True while the lease still has this token. Asked inside the transaction that writes under it: the row stays locked until that ends, so
 * a new holder waits for the write, and a holder that was overtaken writes nothing.
 */
export async function leaseStands(c: StoreContext, lease: Lease): Promise<boolean> {
  return (await tokenOf(c, lease.name, c.dialect.kind === 'postgres')) === lease.token
}

/** Whoever wrote under the lease before has to read anew what it writes on: asked inside the transaction that changed it. */
export async function overtake(c: StoreContext, name: string): Promise<void> {
  await c.db
    .insertInto('leases')
    .values({ name, owner: '', until: 0, token: 1 })
    .onConflict((on) => on.column('name').doUpdateSet((e) => ({ token: e('leases.token', '+', 1) })))
    .execute()
}

async function tokenOf(c: StoreContext, name: string, toWrite = false): Promise<number> {
  // Whoever groups into other tables than the readers' is alone with them.
  if (c.aside !== undefined) return 0
  const query = c.db.selectFrom('leases').select('token').where('name', '=', name)
  const row = await (toWrite ? query.forUpdate() : query).executeTakeFirst()
  return row?.token ?? 0
}

/** The table, for migrations.ts. */
export async function createLeases(c: StoreContext): Promise<void> {
  await sql`create table leases (name text primary key, owner text not null, until bigint not null, token bigint not null)`.execute(
    c.db,
  )
}
