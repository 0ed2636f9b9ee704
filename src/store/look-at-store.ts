/**
 * Looks at a store as it is, for `doctor`: makes nothing, upgrades nothing, takes no lock.
 * In: where the database is. Out: its schema, its counts, whether its pages are whole, or why it cannot be looked at. Reads only.
 */
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { ok, type Outcome } from '../problem.ts'
import type { StoreContext } from './context.ts'
import { sqliteDialect } from './dialect.ts'
import { schemaState, type SchemaState } from './migrations.ts'
import { connectStore, readSqlite, type StoreAddress } from './open-store.ts'
import { counts } from './queries/counts.ts'
import type { PushCounts } from '../model/push.ts'
import { pushCounts } from './hubs/pushes.ts'
import { waitingAndFailing, type WaitingAndFailing } from './queries/waiting-and-failing.ts'
import type { Counts } from './records.ts'
import { directoryProblem } from './sqlite/data-directory.ts'
import { quickCheck, type QuickCheck } from './sqlite/quick-check.ts'
import { storeProblem } from './store-problem.ts'

export interface LookedStore {
  /** Undefined: there are no tables of ours yet. */
  schema: SchemaState | undefined
  /** The open SQLite file, for the embedded queue's table in it. */
  connection: Database | undefined
  counts(): Promise<Counts>
  waitingAndFailing(analysisVersion: number): Promise<WaitingAndFailing>
  /** Undefined in a store of a version without subscriptions. */
  pushCounts(now: number): Promise<PushCounts | undefined>
  /** Pages of the SQLite file, table by table for about so long; undefined on PostgreSQL, which checks its own. */
  quickCheck(forMs: number): Promise<QuickCheck | undefined>
  /** Whether PostgreSQL keeps checksums of its pages; undefined on SQLite. */
  checksums(): Promise<boolean | undefined>
  /** What the database server takes the time for; undefined on SQLite, which has the time of this machine. */
  serverTime(): Promise<number | undefined>
  close(): Promise<void>
}

/** Undefined: there is no database file yet. Problems: every code `store.…` but store.newer, which the schema tells. */
export async function lookAtStore(address: StoreAddress): Promise<Outcome<LookedStore | undefined>> {
  let c: StoreContext | undefined
  try {
    if (address.kind === 'sqlite' && !existsSync(address.path)) return ok(undefined)
    const file = address.kind === 'sqlite' ? readSqlite(address.path) : undefined
    const none = new Set<string>()
    c = file
      ? {
          db: file.db,
          dialect: sqliteDialect,
          knownWords: none,
          knownCommon: new Map(),
          close: () => file.db.destroy(),
        }
      : await connectStore(address)
    await sql`select 1`.execute(c.db)
    return ok(looked(c, await schemaState(c), file?.connection))
  } catch (error) {
    const problem = address.kind === 'sqlite' ? directoryProblem(error, dirname(address.path)) : storeProblem(error)
    await c?.close()
    if (problem === undefined) throw error
    return { ok: false, problem }
  }
}

function looked(c: StoreContext, schema: SchemaState | undefined, connection: Database | undefined): LookedStore {
  return {
    schema,
    connection,
    counts: () => counts(c),
    waitingAndFailing: (version) => waitingAndFailing(c, version),
    pushCounts: async (now) => ((await c.dialect.hasTable(c.db, 'pushes')) ? await pushCounts(c, now) : undefined),
    quickCheck: async (forMs) => (connection === undefined ? undefined : await quickCheck(connection, forMs)),
    async checksums() {
      if (connection !== undefined) return undefined
      const found = await sql<{ on: string }>`select current_setting('data_checksums') as on`.execute(c.db)
      return found.rows[0]?.on === 'on'
    },
    async serverTime() {
      if (connection !== undefined) return undefined
      const found = await sql<{
        ms: number
      }>`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`.execute(c.db)
      return found.rows[0]?.ms
    },
    close: () => c.close(),
  }
}
