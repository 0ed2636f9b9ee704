/**
 * The clock that all machines of a store share: the database's.
 * In: a store context. Out: its time, epoch ms. Asks the database once in a while, and counts on from there by itself.
 *
 * What one machine writes and another compares (whose turn a host is, when a feed is due, when a session ends) is never the time of a
 * machine whose clock nobody set. Between two questions the time goes on by a clock that does not jump.
 */
import { sql } from 'kysely'
import type { StoreContext } from './context.ts'

export class StoreClock {
  readonly #c: StoreContext
  #measured: { at: number; time: number } | undefined
  #skewMs = 0

  constructor(c: StoreContext) {
    this.#c = c
  }

  /** Asks the database. On SQLite the machine's clock is the database's, and nothing is asked. */
  async measure(): Promise<void> {
    if (this.#c.dialect.kind === 'sqlite') return
    const before = performance.now()
    const found = await sql<{ now: number }>`select ${this.#c.dialect.now} as now`.execute(this.#c.db)
    const after = performance.now()
    const time = found.rows[0]?.now
    if (time === undefined) return
    this.#measured = { at: (before + after) / 2, time }
    this.#skewMs = Math.round(Date.now() - this.now())
  }

  /** Epoch ms; the machine's own time until the database was asked. */
  now(): number {
    if (this.#measured === undefined) return Date.now()
    return Math.round(this.#measured.time + performance.now() - this.#measured.at)
  }

  /** How far this machine's clock was ahead of the database's when it was asked. */
  skewMs(): number {
    return this.#skewMs
  }
}
