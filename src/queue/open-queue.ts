/**
 * Opens the queue of a deployment: JetStream where NATS servers are named, else the table in the store's SQLite file.
 * In: addresses, or the SQLite file. Out: a queue, or why not. Touches the network or that file.
 */
import { ok, type Outcome } from '../problem.ts'
import { openEmbeddedQueue, type EmbeddedDatabase } from './embedded.ts'
import { openJetStreamQueue } from './jetstream.ts'
import type { Queue } from './queue.ts'

export interface QueueAddress {
  natsUrls: readonly string[]
  replicas: number
  /** The store's SQLite file; absent on PostgreSQL. */
  database: EmbeddedDatabase | undefined
  /** The embedded queue's clock; default the system's. */
  now?: () => number
}

/** Problems: queue.unreachable. Throws when neither is there: config.ts refuses such settings before anything is opened. */
export async function openQueue(o: QueueAddress): Promise<Outcome<Queue>> {
  if (o.natsUrls.length > 0) return await openJetStreamQueue({ servers: o.natsUrls, replicas: o.replicas })
  if (!o.database) throw new Error('the embedded queue lives in the SQLite file of the store')
  return ok(await openEmbeddedQueue({ database: o.database, ...(o.now ? { now: o.now } : {}) }))
}
