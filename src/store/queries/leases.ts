/**
 * Leases: at most one process holds a name at a time; a holder that dies loses it when its time is up.
 * In: a name, an owner, the time. Out: a fencing token that grows with every change of holder. Touches the table `leases`.
 */
import { sql } from 'kysely'
import type { StoreContext } from '../context.ts'

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
 * True while the lease still has this token. Asked inside the transaction that writes under it: the row stays locked until that ends, so
 * a new holder waits for the write, and a holder that was overtaken writes nothing.
 */
export async function leaseStands(c: StoreContext, lease: { name: string; token: number }): Promise<boolean> {
  const query = c.db.selectFrom('leases').select('token').where('name', '=', lease.name)
  const row = await (c.dialect.kind === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
  return row?.token === lease.token
}

/** The table, for migrations.ts. */
export async function createLeases(c: StoreContext): Promise<void> {
  await sql`create table leases (name text primary key, owner text not null, until bigint not null, token bigint not null)`.execute(
    c.db,
  )
}
