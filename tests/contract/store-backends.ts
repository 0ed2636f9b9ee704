/**
 * Every real database that the store contract runs over, each fresh and empty.
 * In: nothing. Out: openers. Touches temporary directories; PostgreSQL is a private instance (tests/servers).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../src/store/open-store.ts'
import type { StoreAddress } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'

export interface StoreBackend {
  store: Store
  /** Opens the same database again, as another process would. */
  another(): Promise<Store>
  remove(): Promise<void>
}

export async function openOrThrow(address: StoreAddress): Promise<Store> {
  const opened = await openStore(address)
  if (!opened.ok) throw new Error(`${opened.problem.code}: ${opened.problem.detail ?? ''}`)
  return opened.value
}

export async function sqliteBackend(): Promise<StoreBackend> {
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-store-'))
  const address = { kind: 'sqlite', path: join(directory, 'siyaq.db') } as const
  return backendOf(address, async () => rmSync(directory, { recursive: true, force: true }))
}

export async function backendOf(address: StoreAddress, clean: () => Promise<void>): Promise<StoreBackend> {
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
