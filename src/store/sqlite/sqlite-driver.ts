/**
 * Kysely's driver for SQLite, so that a process that waits for another's write lock goes on serving.
 * In: an open better-sqlite3 connection. Out: a Kysely dialect. Touches that connection only.
 *
 * Kysely's own driver differs in four points: there a transaction begins as a reader (and fails when another process writes before
 * it does), a statement is prepared on every use, waiting for a lock stops the whole process, and so does a long row of statements: each
 * ends before its promise is awaited, so that requests, timers and sockets come to their turn only after the last.
 */
import type { Database, Statement } from 'better-sqlite3'
import { CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { DatabaseConnection, Dialect, Driver, Kysely, QueryResult } from 'kysely'
import { isRowsQuery } from '../rows-query.ts'
import { letOthersIn } from '../../give-way.ts'

/** How long a statement waits for another process before it fails with SQLITE_BUSY (store.locked). */
const lockWaitMs = 10_000

const keptStatements = 300
const keptStatementChars = 4_000

export function sqliteKyselyDialect(connection: Database): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => sqliteDriver(connection),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/** What `attempt` gives; while another process holds the lock it is tried again, without blocking this process. */
export async function whenUnlocked<T>(attempt: () => T): Promise<T> {
  const end = Date.now() + lockWaitMs
  for (let waitMs = 1; ; waitMs = Math.min(25, waitMs * 2)) {
    try {
      return attempt()
    } catch (error) {
      if (!isBusy(error) || Date.now() >= end) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
}

function sqliteDriver(connection: Database): Driver {
  const one = new OneConnection(connection)
  const turns: (() => void)[] = []
  let taken = false
  const run = (sql: string) => async (): Promise<void> => {
    await one.executeQuery(CompiledQuery.raw(sql))
  }
  return {
    init: async () => undefined,
    acquireConnection: async () => {
      if (taken) await new Promise<void>((resolve) => turns.push(resolve))
      taken = true
      return one
    },
    releaseConnection: async () => {
      const next = turns.shift()
      if (next === undefined) taken = false
      else next()
    },
    // Every transaction of the store writes: it takes the write lock at once.
    beginTransaction: run('begin immediate'),
    commitTransaction: run('commit'),
    rollbackTransaction: async () => {
      // SQLite itself has rolled back after some failures (a full disk).
      if (connection.inTransaction) await run('rollback')()
    },
    destroy: async () => {
      connection.close()
    },
  }
}

class OneConnection implements DatabaseConnection {
  readonly #connection: Database
  readonly #kept = new Map<string, Statement<unknown[]>>()

  constructor(connection: Database) {
    this.#connection = connection
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    await letOthersIn()
    const statement = this.#prepared(query.sql)
    return await whenUnlocked(() => {
      if (isRowsQuery(query)) {
        // Inside a transaction of the store, which has the lock: none of them is ever run twice.
        const returned: R[] = []
        for (const row of query.rows) {
          if (statement.reader) returned.push(...(statement.all(...row) as R[]))
          else statement.run(...row)
        }
        return { rows: returned }
      }
      if (statement.reader) {
        // The type of a query's rows is a claim of Kysely's types: it cannot be checked at run time here.
        return { rows: statement.all(...query.parameters) as R[] }
      }
      const { changes, lastInsertRowid } = statement.run(...query.parameters)
      return { numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid), rows: [] }
    })
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncGenerator<QueryResult<R>> {
    throw new Error('the store reads in pages, it never streams')
  }

  #prepared(sql: string): Statement<unknown[]> {
    const known = this.#kept.get(sql)
    if (known !== undefined) return known
    const statement = this.#connection.prepare<unknown[]>(sql)
    // Long statements are batches whose text changes with the number of rows; keeping them would fill the memory.
    if (sql.length < keptStatementChars) {
      const oldest = this.#kept.keys().next()
      if (this.#kept.size >= keptStatements && oldest.done !== true) this.#kept.delete(oldest.value)
      this.#kept.set(sql, statement)
    }
    return statement
  }
}

function isBusy(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_BUSY')
  )
}
