/**
 * Leases: at most one process holds a name at a time; a holder that dies loses it when its time is up.
 * In: a name, an owner, the time. Out: a fencing token that grows with every change of holder. Touches the table `leases`.
 */
import { sql } from 'kysely'
import { inTransaction } from './context.ts'
import type { StoreContext } from './context.ts'

/**
 * The token when `owner` holds `name` until `now + ttlMs` (taken or renewed), undefined while another holds it.
 * The token is the same through renewals and one higher for the next holder.
 */
export async function holdLease(
  c: StoreContext,
  name: string,
  owner: string,
  now: number,
  ttlMs: number,
): Promise<number | undefined> {
  await c.db
    .insertInto('leases')
    .values({ name, owner: '', until: 0, token: 0 })
    .onConflict((on) => on.column('name').doNothing())
    .execute()
  const row = await c.db
    .updateTable('leases')
    .set((e) => ({
      until: now + ttlMs,
      token: e
        .case()
        .when('owner', '=', owner)
        .then(e.ref('token'))
        .else(e('token', '+', 1))
        .end(),
      owner,
    }))
    .where('name', '=', name)
    .where((e) => e.or([e('owner', '=', owner), e('until', '<=', now)]))
    .returning('token')
    .executeTakeFirst()
  return row?.token
}

/** Gives the lease back early, so that another can take it at once. */
export async function releaseLease(c: StoreContext, name: string, owner: string): Promise<void> {
  await c.db.updateTable('leases').set({ until: 0 }).where('name', '=', name).where('owner', '=', owner).execute()
}

/**
 * What `work` gives, run in one transaction that first makes sure that the lease still has this token; undefined, with nothing
 * written, when another has taken it since. The row is locked until the transaction ends, so a new holder waits for it.
 */
export async function underLease<T>(
  c: StoreContext,
  lease: { name: string; token: number },
  work: (c: StoreContext) => Promise<T>,
): Promise<T | undefined> {
  return await inTransaction(c, async (t) => {
    const query = t.db.selectFrom('leases').select('token').where('name', '=', lease.name)
    const row = await (t.dialect.kind === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
    if (row?.token !== lease.token) return undefined
    return await work(t)
  })
}

/** The table, for migrations.ts. */
export async function createLeases(c: StoreContext): Promise<void> {
  await sql`create table leases (name text primary key, owner text not null, until bigint not null, token bigint not null)`.execute(
    c.db,
  )
}
