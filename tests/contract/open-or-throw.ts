/**
 * Opens a store for a test, which has nothing to say about a store that does not open.
 * In: an address. Out: a store.
 */
import { openStore } from '../../src/store/open-store.ts'
import type { StoreAddress } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'

export async function openOrThrow(address: StoreAddress): Promise<Store> {
  const opened = await openStore(address)
  if (!opened.ok) throw new Error(`${opened.problem.code}: ${opened.problem.detail ?? ''}`)
  return opened.value
}
