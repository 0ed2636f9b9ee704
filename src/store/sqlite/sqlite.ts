/**
 * Opens the embedded database.
 * In: a file path. Out: a Kysely handle and the raw connection beside it. Touches that file and its -wal and -shm.
 *
 * Durability: WAL with synchronous=NORMAL; a killed process loses no committed write (tests/contract/durability.contract.test.ts), a power cut may
 * lose the last ones but never damages the file. Other processes may read and write at the same time.
 */
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely } from 'kysely'
import type { Tables } from '../schema.ts'
import { VersionGuard } from '../version-guard.ts'
import { makeDirectory } from './data-directory.ts'
import { sqliteKyselyDialect, whenUnlocked } from './sqlite-driver.ts'

/** The raw connection, for the embedded queue and for backups. */
export interface SqliteAccess {
  path: string
  /**
   * Runs `work` in a write transaction of its own, never inside one of the store's. `work` is synchronous: the store and whoever
   * else uses the connection take turns.
   */
  immediately<T>(work: (connection: Database.Database) => T): Promise<T>
  /** The connection itself, for the online backup, which may run beside transactions. */
  connection: Database.Database
  /** Another number than before when anybody has committed anything; costs two microseconds. */
  version(): number
}

const cacheKib = 32 * 1024
const keptLogBytes = 64 * 1024 * 1024
/** Pages of the log (32 MB) before they go into the file: a page that is written ten times meanwhile goes there once. */
const logPages = 8_192

export interface OpenedSqlite {
  /** Reads and writes, one transaction at a time. */
  db: Kysely<Tables>
  /** Reads only, beside a transaction that is going on. */
  reader: Kysely<Tables>
  access: SqliteAccess
  guard: VersionGuard
}

export function openSqlite(path: string, guard = new VersionGuard()): OpenedSqlite {
  if (path !== ':memory:') makeDirectory(dirname(path))
  // No busy timeout: the driver waits without blocking the process.
  const connection = new Database(path, { timeout: 0 })
  try {
    connection.pragma('busy_timeout = 5000')
    connection.pragma('journal_mode = wal')
    connection.pragma('busy_timeout = 0')
    connection.pragma('synchronous = normal')
    connection.pragma(`cache_size = -${cacheKib}`)
    connection.pragma('temp_store = memory')
    connection.pragma(`wal_autocheckpoint = ${logPages}`)
    connection.pragma(`journal_size_limit = ${keptLogBytes}`)
  } catch (error) {
    connection.close()
    throw error
  }
  let second: Database.Database
  try {
    second = new Database(path, { readonly: true, timeout: 0 })
    second.pragma(`cache_size = -${cacheKib}`)
  } catch (error) {
    connection.close()
    throw error
  }
  const reader = new Kysely<Tables>({ dialect: sqliteKyselyDialect(second) })
  const db = new Kysely<Tables>({ dialect: guard.over(sqliteKyselyDialect(connection)) })
  const dataVersion = second.prepare<[], number>('pragma data_version').pluck()
  const access: SqliteAccess = {
    path,
    connection,
    version: () => dataVersion.get() ?? 0,
    // Kysely hands its one connection to one user at a time; while we hold it, no transaction of the store is open.
    immediately: (work) =>
      db.connection().execute(() =>
        whenUnlocked(() =>
          connection
            .transaction(() => {
              guard.check(connection)
              return work(connection)
            })
            .immediate(),
        ),
      ),
  }
  return { db, reader, access, guard }
}

/** The file as it is, to read only: nothing is made, no mode is set. */
export function openToRead(path: string): { db: Kysely<Tables>; connection: Database.Database } {
  const connection = new Database(path, { readonly: true, fileMustExist: true, timeout: 0 })
  return { db: new Kysely<Tables>({ dialect: sqliteKyselyDialect(connection) }), connection }
}
