/**
 * Opens the store: chooses the adapter (SQLite or PostgreSQL) by the address, connects, makes or upgrades the tables.
 * In: where the database is. Out: a Store, or why not. Touches the database; the lock on the data directory is sqlite/data-lock.ts.
 */
import { dirname } from 'node:path'
import { sql } from 'kysely'
import { ok } from '../problem.ts'
import type { Outcome } from '../problem.ts'
import type { StoreContext } from './context.ts'
import { postgresDialect, sharedTurn, sqliteDialect } from './dialect.ts'
import { migrate, migrationNames } from './migrations.ts'
import { directoryProblem } from './sqlite/data-directory.ts'
import { openSqlite, openToRead } from './sqlite/sqlite.ts'
import type { OpenedSqlite } from './sqlite/sqlite.ts'
import { storeProblem } from './store-problem.ts'
import { Store } from './store.ts'
import { VersionGuard } from './version-guard.ts'

export type StoreAddress = { kind: 'sqlite'; path: string } | { kind: 'postgres'; url: string; poolSize?: number }

const defaultPoolSize = 8

/**
 * The store, its tables made or upgraded; `onSteps` is told which steps that took, when it took any.
 * Problems: store.newer, and every other of the codes `store.…` (store-problem.ts, sqlite/data-directory.ts).
 */
export async function openStore(
  address: StoreAddress,
  onSteps: (steps: string[]) => void = () => undefined,
): Promise<Outcome<Store>> {
  let context: StoreContext | undefined
  try {
    context = await connectStore(address)
    await sql`select 1`.execute(context.db)
    const migrated = await migrate(context)
    if (migrated.ok) {
      context.guard?.start(migrationNames)
      if (migrated.value.length > 0) onSteps(migrated.value)
      return ok(new Store(context))
    }
    await context.close()
    return migrated
  } catch (error) {
    const problem = address.kind === 'sqlite' ? directoryProblem(error, dirname(address.path)) : storeProblem(error)
    if (problem === undefined) throw error
    await context?.close()
    return { ok: false, problem }
  }
}

/** Connections alone, the tables as they are. */
export async function connectStore(address: StoreAddress): Promise<StoreContext> {
  if (address.kind === 'postgres') {
    // Loaded only where it is used: most stores are a file.
    const { openPostgres } = await import('./postgres/postgres.ts')
    const guard = new VersionGuard(sharedTurn('migration'))
    const { db, pool } = openPostgres(address.url, address.poolSize ?? defaultPoolSize, guard)
    return {
      db,
      dialect: postgresDialect,
      knownWords: new Set(),
      knownCommon: new Map(),
      pool,
      guard,
      close: () => db.destroy(),
    }
  }
  return sqliteContext(openSqlite(address.path))
}

/** The context of an opened SQLite file; closing it closes both connections. */
export function sqliteContext({ db, reader, access, guard }: OpenedSqlite): StoreContext {
  const close = async (): Promise<void> => {
    // A Kysely handle that was never used would leave its connection open.
    await sql`select 1`.execute(reader)
    await reader.destroy()
    await db.destroy()
  }
  return {
    db,
    reader,
    dialect: sqliteDialect,
    sqlite: access,
    knownWords: new Set(),
    knownCommon: new Map(),
    guard,
    close,
  }
}

/** The SQLite file as it is, to read only. */
export const readSqlite = openToRead
