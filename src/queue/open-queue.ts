/**
 * Opens the queue of a deployment: JetStream where NATS servers are named, else the table in the store's SQLite file.
 * In: addresses, or the SQLite file. Out: a queue, or why not. Touches the network or that file.
 */
import { ok, type Outcome } from '../problem.ts'
import { embeddedDepth, openEmbeddedQueue, type EmbeddedDatabase } from './embedded.ts'
import { jetStreamDepth, openJetStreamQueue } from './jetstream.ts'
import type { NatsFiles } from './nats-connect.ts'
import type { Queue, StageDepth } from './queue.ts'

export interface QueueAddress {
  natsUrls: readonly string[]
  replicas: number
  /** Name of the stream; "siyaq". */
  stream?: string
  files?: NatsFiles
  /** The store's SQLite file; absent on PostgreSQL. */
  database: EmbeddedDatabase | undefined
  /** No other process takes messages of the embedded queue. */
  alone?: boolean
  /** The clock that all who use the queue share; default the system's. */
  now?: () => number
}

/**
 * Problems: queue.unreachable, queue.refused, queue.no-jetstream, queue.full.
 * Throws when neither is there: config.ts refuses such settings before anything is opened.
 */
export async function openQueue(o: QueueAddress): Promise<Outcome<Queue>> {
  if (o.natsUrls.length > 0)
    return await openJetStreamQueue({
      servers: o.natsUrls,
      replicas: o.replicas,
      ...(o.stream === undefined ? {} : { name: o.stream }),
      ...(o.files ? { files: o.files } : {}),
      ...(o.now ? { now: o.now } : {}),
    })
  if (!o.database) throw new Error('the embedded queue lives in the SQLite file of the store')
  return ok(
    await openEmbeddedQueue({ database: o.database, alone: o.alone === true, ...(o.now ? { now: o.now } : {}) }),
  )
}

/** How much waits, stage by stage, making nothing: undefined while there is no queue. Problems: those of `openQueue`. */
export async function queueDepth(o: {
  natsUrls: readonly string[]
  stream?: string
  files?: NatsFiles
  /** The store's SQLite file, open to read. */
  connection: EmbeddedDatabase['connection'] | undefined
}): Promise<Outcome<Record<string, StageDepth> | undefined>> {
  if (o.natsUrls.length > 0) {
    return await jetStreamDepth({
      servers: o.natsUrls,
      ...(o.stream === undefined ? {} : { name: o.stream }),
      ...(o.files ? { files: o.files } : {}),
    })
  }
  return ok(o.connection === undefined ? undefined : embeddedDepth(o.connection, Date.now()))
}
