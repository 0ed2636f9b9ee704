/**
 * What every file of the store works with: the Kysely handle and what differs between the databases.
 * In: nothing. Out: types, and `inTransaction`. Touches the database only through what it is given.
 */
import type { Kysely } from 'kysely'
import type { Dialect } from './dialect.ts'
import type { Tables } from './schema.ts'
import { isConflict } from './store-problem.ts'
import type { PoolUse } from './postgres/postgres.ts'
import type { SqliteAccess } from './sqlite/sqlite.ts'
import type { VersionGuard } from './version-guard.ts'

export interface StoreContext {
  db: Kysely<Tables>
  /** A second connection for reads outside transactions, where the first is one that everybody takes turns on (SQLite). */
  reader?: Kysely<Tables>
  dialect: Dialect
  /** The raw connection, for what SQLite alone can do. */
  sqlite?: SqliteAccess
  /** Words that this process knows to be in `search_words`; shared by the context's transactions. */
  knownWords: Set<string>
  /** How the connections to the server are used. */
  pool?: () => PoolUse
  /** Set where grouping goes to tables of its own (regroup/aside.ts); up to which article it has gone through. */
  aside?: { done: number }
  /** What this process has counted up to a limit: words that are common stay so, and are not counted again. */
  knownCommon: Map<string, number>
  /** What keeps this process from writing where a newer one has changed the tables. */
  guard?: VersionGuard
  close(): Promise<void>
}

const attempts = 4

/**
 * What `work` returns, run in one transaction; run again, at most three times, when PostgreSQL ends it because of another
 * transaction (deadlock, serialisation). `work` must therefore keep no state of its own.
 */
export async function inTransaction<T>(c: StoreContext, work: (c: StoreContext) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    // What ended the work says why; where that ended the server too, the roll-back fails after it, which only says that it is gone.
    let cause: { error: unknown } | undefined
    try {
      return await c.db.transaction().execute((db) =>
        work({ ...c, db }).catch((error: unknown) => {
          cause = { error }
          throw error
        }),
      )
    } catch (thrown) {
      const error = cause === undefined ? thrown : cause.error
      if (attempt >= attempts || !isConflict(error)) throw error
    }
  }
}
