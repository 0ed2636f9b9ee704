/**
 * A store of its own for a prediction, thrown away after it.
 * In: nothing. Out: an empty store. Touches a temporary directory.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'

export interface TemporaryStore {
  store: Store
  /** Closes the store and removes it. */
  close: () => Promise<void>
}

export async function temporaryStore(): Promise<TemporaryStore> {
  const directory = await mkdtemp(join(tmpdir(), 'siyaq-temporary-'))
  const opened = await openStore({ kind: 'sqlite', path: join(directory, 'siyaq.db') })
  if (!opened.ok) throw new Error(`${opened.problem.code} ${opened.problem.detail ?? ''}`)
  const store = opened.value
  return {
    store,
    close: async () => {
      await store.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
