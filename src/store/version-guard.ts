/**
 * Lets no write through once a newer version has changed the tables: what this version would write may mean something else there.
 * In: Kysely's dialect, the steps that this version knows. Out: the same dialect, whose writes ask first. Reads `schema_steps`.
 *
 * On PostgreSQL a transaction holds the turn of the migrations together with all other writers: a step waits for those who write, and whoever
 * begins meanwhile waits for the step and then finds it. Reads go on: pages of an old process are shown until it is stopped.
 */
import type { Database } from 'better-sqlite3'
import { CompiledQuery } from 'kysely'
import type { DatabaseConnection, Dialect, Driver, Kysely, QueryResult } from 'kysely'
import type { Tables } from './schema.ts'
import { StoreError } from './store-problem.ts'

const stepsText = 'select name from schema_steps'
const writes = /^\s*(?:insert|update|delete|replace)\b/i

export class VersionGuard {
  readonly #turn: string | undefined
  #known: ReadonlySet<string> | undefined

  /** `turn`: the statement that takes the turn shared with other writers, where a transaction is not alone by itself. */
  constructor(turn?: string) {
    this.#turn = turn
  }

  /** From now on; before, the tables are being made. */
  start(known: readonly string[]): void {
    this.#known = new Set(known)
  }

  /** For a connection that does not go through Kysely. Thrown: store.newer. */
  check(connection: Database): void {
    if (this.#known !== undefined) this.#compare(connection.prepare<[], { name: string }>(stepsText).all())
  }

  /** For who writes nothing now and wants to know. Thrown: store.newer. */
  async checkBy(db: Kysely<Tables>): Promise<void> {
    if (this.#known !== undefined) this.#compare(await db.selectFrom('schema_steps').select('name').execute())
  }

  /** The dialect for what writes. */
  over(dialect: Dialect): Dialect {
    return {
      createAdapter: () => dialect.createAdapter(),
      createIntrospector: (db) => dialect.createIntrospector(db),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createDriver: () => this.#driver(dialect.createDriver()),
    }
  }

  #compare(steps: readonly { name: string }[]): void {
    const unknown = steps.map(({ name }) => name).filter((name) => this.#known?.has(name) === false)
    if (unknown.length > 0) throw new StoreError({ code: 'store.newer', detail: unknown.join(', ') })
  }

  async #ask(connection: DatabaseConnection): Promise<void> {
    this.#compare((await connection.executeQuery<{ name: string }>(CompiledQuery.raw(stepsText))).rows)
  }

  #driver(inner: Driver): Driver {
    return {
      init: () => inner.init(),
      acquireConnection: async () => new GuardedConnection(await inner.acquireConnection(), (one) => this.#before(one)),
      releaseConnection: (one) => inner.releaseConnection(within(one)),
      beginTransaction: async (one, settings) => {
        await inner.beginTransaction(within(one), settings)
        try {
          await this.#begun(within(one))
        } catch (error) {
          // Kysely ends only what it knows to have begun.
          await inner.rollbackTransaction(within(one))
          throw error
        }
        if (one instanceof GuardedConnection) one.isOpen = true
      },
      commitTransaction: async (one) => {
        if (one instanceof GuardedConnection) one.isOpen = false
        await inner.commitTransaction(within(one))
      },
      rollbackTransaction: async (one) => {
        if (one instanceof GuardedConnection) one.isOpen = false
        await inner.rollbackTransaction(within(one))
      },
      destroy: () => inner.destroy(),
    }
  }

  async #begun(connection: DatabaseConnection): Promise<void> {
    if (this.#known === undefined) return
    // Two statements: what one sees of the steps is of its start, before it had waited.
    if (this.#turn !== undefined) await connection.executeQuery(CompiledQuery.raw(this.#turn))
    await this.#ask(connection)
  }

  async #before(connection: DatabaseConnection): Promise<void> {
    if (this.#known !== undefined) await this.#ask(connection)
  }
}

/** Asks before a write that is a transaction of its own. */
class GuardedConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection
  readonly #before: (inner: DatabaseConnection) => Promise<void>
  /** In a transaction, whose begin has asked. */
  isOpen = false

  constructor(inner: DatabaseConnection, before: (inner: DatabaseConnection) => Promise<void>) {
    this.inner = inner
    this.#before = before
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (!this.isOpen && writes.test(query.sql)) await this.#before(this.inner)
    return await this.inner.executeQuery<R>(query)
  }

  streamQuery<R>(query: CompiledQuery, chunk?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunk)
  }
}

function within(connection: DatabaseConnection): DatabaseConnection {
  return connection instanceof GuardedConnection ? connection.inner : connection
}
