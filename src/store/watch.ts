/**
 * What is watched of a store beside its counts: how old what waits is, who groups, how the connections are used.
 * In: nothing. Out: small rows. Reads only.
 */
import { sql } from 'kysely'
import type { StoreContext } from './context.ts'
import type { PoolUse } from './postgres/postgres.ts'
import { Leases, type LeaseHeld } from './queries/leases.ts'
import { groupLease } from './regroup/regrouping.ts'

export interface WatchedStore {
  /** Stage → the instant since which its oldest work waits; stages for which nothing waits are absent. */
  waitingSince: Record<string, number>
  /** Who groups; absent while nobody ever did. */
  lease?: LeaseHeld
  pool?: PoolUse
}

export class StoreWatch {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  /** Thrown: store.newer, where this version may only read any more. */
  async mayWrite(): Promise<void> {
    await this.#c.guard?.checkBy(this.#c.db)
  }

  async look(): Promise<WatchedStore> {
    // Each is the first row of an index; what came first waits longest, within the order of ids.
    const found = await sql<{ stage: string; since: number }>`
      select 'fetch' as stage, first_seen_at as since from entries where id =
        (select id from entries where state = 'new' order by id limit 1)
      union all select 'extract', first_seen_at from entries where id =
        (select id from entries where state = 'fetched' order by id limit 1)
      union all select 'analyse', seen_at from articles where id =
        (select id from articles where analysed_version = 0 order by id limit 1)
      union all select 'group', seen_at from articles where id =
        (select article_id from analyses where grouped = 0 order by article_id limit 1)`.execute(this.#c.db)
    const lease = await new Leases(this.#c).held(groupLease)
    const pool = this.#c.pool?.()
    return {
      waitingSince: Object.fromEntries(found.rows.map(({ stage, since }) => [stage, since])),
      ...(lease === undefined ? {} : { lease }),
      ...(pool === undefined ? {} : { pool }),
    }
  }
}
