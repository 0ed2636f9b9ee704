/**
 * Every real database that the store contract runs over, each fresh and empty.
 * In: nothing. Out: openers. Touches temporary directories; PostgreSQL is a private instance (tests/servers).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest'
import type { StoreAddress } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { madeSource, site } from './made-articles.ts'
import { openOrThrow } from './open-or-throw.ts'
import { postgresExecutable, startPostgres } from '../servers/postgres.ts'
import type { PrivatePostgres } from '../servers/postgres.ts'

export interface StoreBackend {
  store: Store
  /** Opens the same database again, as another process would. */
  another: () => Promise<Store>
  /** A further fresh and empty database, which the caller removes. */
  fresh(): Promise<Omit<StoreBackend, 'fresh'>>
  remove(): Promise<void>
}

export interface StoreBackends {
  name: string
  /** Starts what the database needs; once for a suite. */
  start(): Promise<void>
  /** A fresh, empty database. */
  fresh(): Promise<Omit<StoreBackend, 'fresh'>>
  stop(): Promise<void>
}

/** Declares `suite` once for each database; every test finds there a fresh store with one source. */
export function onEveryStore(suite: (at: () => StoreBackend) => void): void {
  describe.each(storeBackends())('store on $name', (backends) => {
    let backend: StoreBackend | undefined
    beforeAll(() => backends.start())
    afterAll(() => backends.stop())
    beforeEach(async () => {
      backend = { ...(await backends.fresh()), fresh: () => backends.fresh() }
      await backend.store.putSource(madeSource(site))
    })
    afterEach(() => backend?.remove())
    suite(() => {
      if (backend === undefined) throw new Error('a store is there inside tests only')
      return backend
    })
  })
}

/** SQLite, and PostgreSQL where it is (in CI it must be). */
export function storeBackends(): StoreBackends[] {
  const sqlite: StoreBackends = {
    name: 'SQLite',
    start: async () => undefined,
    fresh: sqliteBackend,
    stop: async () => undefined,
  }
  const executable = postgresExecutable()
  if (executable === undefined) return [sqlite]
  let server: PrivatePostgres | undefined
  const postgres: StoreBackends = {
    name: 'PostgreSQL',
    async start() {
      server = await startPostgres(executable)
    },
    async fresh() {
      if (server === undefined) throw new Error('start() comes first')
      return backendOf({ kind: 'postgres', url: await server.createDatabase(), poolSize: 4 }, async () => undefined)
    },
    async stop() {
      await server?.stop()
    },
  }
  return [sqlite, postgres]
}

async function sqliteBackend(): Promise<Omit<StoreBackend, 'fresh'>> {
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-store-'))
  const address = { kind: 'sqlite', path: join(directory, 'siyaq.db') } as const
  return backendOf(address, async () => rmSync(directory, { recursive: true, force: true }))
}

async function backendOf(address: StoreAddress, clean: () => Promise<void>): Promise<Omit<StoreBackend, 'fresh'>> {
  const opened = [await openOrThrow(address)]
  const store = opened[0]
  if (store === undefined) throw new Error('unreachable: one store was opened')
  return {
    store,
    async another() {
      const next = await openOrThrow(address)
      opened.push(next)
      return next
    },
    async remove() {
      for (const each of opened) await each.close()
      await clean()
    },
  }
}
