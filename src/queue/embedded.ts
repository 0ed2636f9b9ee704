/**
 * The queue of the embedded deployment: a table in the store's own SQLite file.
 * In: messages. Out: deliveries. Touches the table `queue_messages`, through a connection that it shares with the store.
 *
 * The connection is shared, not opened again: two connections of one process would wait for each other. Other processes may publish
 * and pull on the same file; they are noticed within `pollMs`, messages of this process at once.
 */
import type { Database } from 'better-sqlite3'
import type { Delivery, Message, Queue, StageDepth } from './queue.ts'

/** The part of store/sqlite/sqlite.ts that the queue needs. */
export interface EmbeddedDatabase {
  /** Runs synchronous `work` in a write transaction of its own. */
  immediately<T>(work: (connection: Database) => T): Promise<T>
  /** For reads that need not wait for anybody's transaction. */
  connection: Database
}

export interface EmbeddedOptions {
  database: EmbeddedDatabase
  /** No other process takes messages: leases that are there are those of dead ones, and end now. */
  alone?: boolean
  /** The clock, epoch ms; tests turn it. */
  now?: () => number
}

interface Row {
  id: string
  stage: string
  body: string
  attempt: number
  ready_at: number
}

const pollMs = 250

/** The tables are made when they are missing. Failures of the database are thrown as SQLite gives them. */
export async function openEmbeddedQueue(options: EmbeddedOptions): Promise<Queue> {
  await options.database.immediately((db) => {
    db.exec(`create table if not exists queue_messages (
      seq integer primary key autoincrement, id text not null unique, stage text not null, body text not null,
      ready_at integer not null, leased integer not null default 0, attempt integer not null default 0)`)
    db.exec('create index if not exists queue_ready on queue_messages (stage, ready_at, seq)')
    if (options.alone === true)
      db.prepare<[number]>('update queue_messages set leased = 0, ready_at = ? where leased = 1').run(
        (options.now ?? Date.now)(),
      )
  })
  return new EmbeddedQueue(options.database, options.now ?? Date.now)
}

/** How much waits in that file, making nothing: undefined while it has no queue. */
export function embeddedDepth(db: Database, now: number): Record<string, StageDepth> | undefined {
  const table = db.prepare(`select 1 from sqlite_master where name = 'queue_messages'`).get()
  return table === undefined ? undefined : depthOf(db, now)
}

function depthOf(db: Database, now: number): Record<string, StageDepth> {
  const rows = db
    .prepare<[number, number, number], { stage: string } & StageDepth>(
      `select stage, sum(ready_at <= ?) as ready, sum(leased and ready_at > ?) as inFlight,
         sum(not leased and ready_at > ?) as "delayed" from queue_messages group by stage`,
    )
    .all(now, now, now)
  return Object.fromEntries(rows.map(({ stage, ready, delayed, inFlight }) => [stage, { ready, delayed, inFlight }]))
}

class EmbeddedQueue implements Queue {
  readonly #database: EmbeddedDatabase
  readonly #now: () => number
  readonly #waiting = new Set<{ stage: string; wake: () => void }>()
  #closed = false

  constructor(database: EmbeddedDatabase, now: () => number) {
    this.#database = database
    this.#now = now
  }

  async publish(messages: readonly Message[]): Promise<void> {
    if (messages.length === 0) return
    const now = this.#now()
    await this.#database.immediately((db) => {
      const insert = db.prepare<[string, string, string, number]>(
        'insert into queue_messages (id, stage, body, ready_at) values (?, ?, ?, ?) on conflict (id) do nothing',
      )
      for (const m of messages) insert.run(m.id, m.stage, JSON.stringify(m.body), Math.max(now, m.notBefore ?? now))
    })
    const stages = new Set(messages.map((message) => message.stage))
    for (const waiter of this.#waiting) if (stages.has(waiter.stage)) waiter.wake()
  }

  async pull(stage: string, options: { max: number; leaseMs: number; waitMs: number }): Promise<Delivery[]> {
    const end = Date.now() + options.waitMs
    for (;;) {
      // Registered before the table is read, so that a message published in between is not missed.
      const { woken, forget } = this.#wakeUp(stage)
      try {
        const rows = await this.#lease(stage, options.max, options.leaseMs)
        const leftMs = end - Date.now()
        if (rows.length > 0 || leftMs <= 0 || this.#closed) return rows.map((row) => this.#delivery(row))
        await woken(Math.min(leftMs, pollMs))
      } finally {
        forget()
      }
    }
  }

  async depth(): Promise<Record<string, StageDepth>> {
    return await Promise.resolve(depthOf(this.#database.connection, this.#now()))
  }

  close(): Promise<void> {
    this.#closed = true
    for (const waiter of this.#waiting) waiter.wake()
    return Promise.resolve()
  }

  /** Takes what is ready, oldest first; a lease that has run out is ready again. */
  #lease(stage: string, max: number, leaseMs: number): Promise<Row[]> {
    const now = this.#now()
    return this.#database.immediately((db) => {
      const rows = db
        .prepare<[string, number, number], Row & { seq: number }>(
          `select seq, id, stage, body, attempt + 1 as attempt, ready_at from queue_messages
           where stage = ? and ready_at <= ? order by ready_at, seq limit ?`,
        )
        .all(stage, now, max)
      const take = db.prepare<[number, number]>(
        'update queue_messages set leased = 1, attempt = attempt + 1, ready_at = ? where seq = ?',
      )
      for (const row of rows) take.run(now + leaseMs, row.seq)
      return rows
    })
  }

  #delivery(row: Row): Delivery {
    return {
      // Written from a Message by publish only.
      message: { id: row.id, stage: row.stage, body: JSON.parse(row.body) as Message['body'] },
      attempt: row.attempt,
      ack: () =>
        this.#database.immediately((db) => {
          db.prepare<[string]>('delete from queue_messages where id = ?').run(row.id)
        }),
      extend: (leaseMs) =>
        this.#database.immediately((db) => {
          db.prepare<[number, string, number]>(
            'update queue_messages set ready_at = ? where id = ? and attempt = ? and leased = 1',
          ).run(this.#now() + leaseMs, row.id, row.attempt)
        }),
      retry: (delayMs) =>
        this.#database.immediately((db) => {
          // Only by the holder of the lease: one that lost it must not disturb the next.
          db.prepare<[number, string, number]>(
            'update queue_messages set leased = 0, ready_at = ? where id = ? and attempt = ? and leased = 1',
          ).run(this.#now() + delayMs, row.id, row.attempt)
        }),
    }
  }

  #wakeUp(stage: string): { woken: (forMs: number) => Promise<void>; forget: () => void } {
    let wake = (): void => undefined
    const published = new Promise<void>((resolve) => {
      wake = resolve
    })
    const waiter = { stage, wake }
    this.#waiting.add(waiter)
    let timer: NodeJS.Timeout | undefined
    return {
      woken: (forMs) =>
        Promise.race([
          published,
          new Promise<void>((resolve) => {
            timer = setTimeout(resolve, forMs)
          }),
        ]),
      forget: () => {
        clearTimeout(timer)
        this.#waiting.delete(waiter)
      },
    }
  }
}
