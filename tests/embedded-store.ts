/**
 * An empty embedded store with its queue, in a temporary directory.
 * In: nothing. Out: both, and what closes and removes them.
 */
import { temporaryStore } from '../src/cli/predict/temporary-store.ts'
import { openQueue } from '../src/queue/open-queue.ts'
import type { Queue } from '../src/queue/queue.ts'
import type { Store } from '../src/store/store.ts'

export interface EmbeddedStore {
  store: Store
  queue: Queue
  close: () => Promise<void>
}

export async function embeddedStore(): Promise<EmbeddedStore> {
  const { store, close } = await temporaryStore()
  const queued = await openQueue({ natsUrls: [], replicas: 1, database: store.embeddedDatabase() })
  if (!queued.ok) throw new Error(queued.problem.code)
  const queue = queued.value
  return {
    store,
    queue,
    close: async () => {
      await queue.close()
      await close()
    },
  }
}
