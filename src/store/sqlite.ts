/**
 * Opens the embedded database.
 * In: a file path. Out: a Kysely handle and the raw connection beside it. Touches that file and its -wal and -shm.
 *
 * Durability: WAL with synchronous=NORMAL; a killed process loses no committed write (tests/contract/durability), a power cut may
 * lose the last ones but never damages the file. Other processes may read and write at the same time; a writer waits 5 s for another.
 */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { SqliteStatement } from 'kysely'
import type { Tables } from './schema.ts'

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
}

const busyTimeoutMs = 5_000
const cacheKib = 32 * 1024
const keptStatements = 300

export function openSqlite(path: string): { db: Kysely<Tables>; access: SqliteAccess } {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const connection = new Database(path, { timeout: busyTimeoutMs })
  connection.pragma('journal_mode = wal')
  connection.pragma('synchronous = normal')
  connection.pragma(`cache_size = -${cacheKib}`)
  connection.pragma('temp_store = memory')
  connection.pragma('journal_size_limit = 67108864')
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: withKeptStatements(connection) }) })
  const access: SqliteAccess = {
    path,
    connection,
    // Kysely hands its one connection to one user at a time; while we hold it, no transaction of the store is open.
    immediately: (work) =>
      db.connection().execute(async () => connection.transaction(() => work(connection)).immediate()),
  }
  return { db, access }
}

/** The connection as Kysely needs it: statements are prepared once, and a transaction takes the write lock at its start. */
function withKeptStatements(connection: Database.Database): { prepare(sql: string): SqliteStatement; close(): void } {
  const kept = new Map<string, SqliteStatement>()
  return {
    prepare(sql) {
      // A transaction that begins as a reader cannot wait for the lock when another process has written since: it would fail.
      const asked = sql === 'begin' ? 'begin immediate' : sql
      const known = kept.get(asked)
      if (known !== undefined) return known
      const statement = connection.prepare<unknown[]>(asked)
      // Long statements are batches whose text changes with the number of rows; keeping them would fill the memory.
      if (asked.length < 4_000) {
        if (kept.size >= keptStatements) kept.delete(kept.keys().next().value ?? '')
        kept.set(asked, statement)
      }
      return statement
    },
    close: () => connection.close(),
  }
}
