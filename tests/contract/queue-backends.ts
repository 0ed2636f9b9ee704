/**
 * Every real queue that the contract runs over: the embedded one, and a JetStream cluster of three nodes where NATS is.
 * In: nothing. Out: openers. Touches temporary directories and private servers.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest'
import { openEmbeddedQueue } from '../../src/queue/embedded.ts'
import { openJetStreamQueue } from '../../src/queue/jetstream.ts'
import type { Queue } from '../../src/queue/queue.ts'
import { sqliteContext } from '../../src/store/open-store.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import { natsExecutable, startNats } from '../servers/nats.ts'
import type { PrivateNats } from '../servers/nats.ts'

export interface QueueBackend {
  queue: Queue
  /** The same queue as another process would open it. */
  another: () => Promise<Queue>
  remove: () => Promise<void>
}

export interface QueueBackends {
  name: string
  start: () => Promise<void>
  fresh: () => Promise<QueueBackend>
  stop: () => Promise<void>
}

export function onEveryQueue(suite: (at: () => QueueBackend) => void): void {
  describe.each(queueBackends())('queue on $name', (backends) => {
    let backend: QueueBackend | undefined
    beforeAll(() => backends.start())
    afterAll(() => backends.stop())
    beforeEach(async () => {
      backend = await backends.fresh()
    })
    afterEach(() => backend?.remove())
    suite(() => {
      if (backend === undefined) throw new Error('a queue is there inside tests only')
      return backend
    })
  })
}

function queueBackends(): QueueBackends[] {
  const none = async (): Promise<void> => undefined
  const embedded: QueueBackends = { name: 'SQLite (embedded)', start: none, fresh: embeddedBackend, stop: none }
  const executable = natsExecutable()
  if (executable === undefined) return [embedded]
  let nats: PrivateNats | undefined
  let count = 0
  const jetstream: QueueBackends = {
    name: 'JetStream, three nodes',
    async start() {
      nats = await startNats(executable)
    },
    async fresh() {
      const servers = nats?.servers ?? []
      const name = `siyaq${++count}`
      return backendOf(() => openJetStreamOrThrow(servers, name), none)
    },
    async stop() {
      await nats?.stop()
    },
  }
  return [embedded, jetstream]
}

export async function openJetStreamOrThrow(servers: readonly string[], name: string): Promise<Queue> {
  const opened = await openJetStreamQueue({ servers, name })
  if (!opened.ok) throw new Error(`${opened.problem.code}: ${opened.problem.detail ?? ''}`)
  return opened.value
}

async function embeddedBackend(): Promise<QueueBackend> {
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-queue-'))
  const databases: { close(): Promise<void> }[] = []
  const open = (): Promise<Queue> => {
    const opened = openSqlite(join(directory, 'siyaq.db'))
    databases.push(sqliteContext(opened))
    return openEmbeddedQueue({ database: opened.access })
  }
  return backendOf(open, async () => {
    for (const db of databases) await db.close()
    rmSync(directory, { recursive: true, force: true })
  })
}

async function backendOf(open: () => Promise<Queue>, clean: () => Promise<void>): Promise<QueueBackend> {
  const queue = await open()
  const opened = [queue]
  return {
    queue,
    another: async () => {
      const next = await open()
      opened.push(next)
      return next
    },
    remove: async () => {
      for (const each of opened) await each.close()
      await clean()
    },
  }
}
