/**
 * How new the store is, for whoever keeps something made of it.
 * In: the changes of a store. Out: the number of the newest one; listeners are told what has changed. Reads the store only.
 *
 * SQLite tells in two microseconds whether anybody has committed anything; a PostgreSQL server is asked a few times a second.
 */
import type { Change, Changes } from '../../store/changes.ts'

const askServerEveryMs = 150

export class Freshness {
  readonly #changes: Pick<Changes, 'version' | 'since' | 'newest'>
  /** Milliseconds that only grow; ages of what is kept are told by it. */
  readonly clock: () => number
  readonly #listeners: ((change: Change) => void)[] = []
  #number: number | undefined
  #version: number | undefined
  #askedAt = -Infinity
  #asking: Promise<number> | undefined
  #aloneSince = -Infinity

  constructor(changes: Pick<Changes, 'version' | 'since' | 'newest'>, clock: () => number = () => performance.now()) {
    this.#changes = changes
    this.clock = clock
  }

  /** Called with every change before its number is answered. */
  listen(listener: (change: Change) => void): void {
    this.#listeners.push(listener)
  }

  /** The number of the newest change; at most `askServerEveryMs` old. */
  async now(): Promise<number> {
    const version = this.#changes.version()
    const isAsNew = version === undefined ? this.clock() - this.#askedAt < askServerEveryMs : version === this.#version
    if (isAsNew && this.#number !== undefined) return this.#number
    // Whoever comes while the store is asked may know of a later commit than the question saw.
    const before = this.#asking
    if (before !== undefined) await before.catch(() => undefined)
    this.#asking ??= this.#ask().finally(() => (this.#asking = undefined))
    return await this.#asking
  }

  /** Someone has just changed something and will look for it: what was kept for a while longer than it is true, is not from now on. */
  insist(): void {
    this.#askedAt = -Infinity
    this.#aloneSince = this.clock()
  }

  /** When `insist` was last called, by this object's clock. */
  get insistedAt(): number {
    return this.#aloneSince
  }

  async #ask(): Promise<number> {
    // Before the read: what is committed between the two is asked for once more.
    const version = this.#changes.version()
    const askedAt = this.clock()
    if (this.#number === undefined) this.#number = await this.#changes.newest()
    else {
      const change = await this.#changes.since(this.#number)
      if (change.number > this.#number) for (const listener of this.#listeners) listener(change)
      this.#number = change.number
    }
    this.#version = version
    this.#askedAt = askedAt
    return this.#number
  }
}
