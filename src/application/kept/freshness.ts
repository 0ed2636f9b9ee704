/**
 * How new the store is, for whoever keeps something made of it.
 * In: the changes of a store. Out: the number of the newest one; listeners are told what has changed. Reads the store only.
 *
 * SQLite tells in two microseconds whether anybody has committed anything; a PostgreSQL server is asked a few times a second.
 */
import type { Change, Changes } from '../../store/changes.ts'
import type { ChangedArticle } from './watched-words.ts'

const askServerEveryMs = 150

/** A change with what is known of its articles. */
export interface Heard extends Change {
  told: readonly ChangedArticle[]
}

type TellArticles = (ids: readonly number[]) => Promise<readonly ChangedArticle[]>

export class Freshness {
  readonly #changes: Pick<Changes, 'version' | 'since' | 'newest'>
  /** Milliseconds that only grow; ages of what is kept are told by it. */
  readonly clock: () => number
  readonly #listeners: ((change: Heard) => void)[] = []
  readonly #tell: TellArticles
  #number: number | undefined
  #version: number | undefined
  #askedAt = -Infinity
  #asking: Promise<number> | undefined
  #insistedAt = -Infinity

  constructor(
    changes: Pick<Changes, 'version' | 'since' | 'newest'>,
    tell: TellArticles,
    clock: () => number = () => performance.now(),
  ) {
    this.#tell = tell
    this.#changes = changes
    this.clock = clock
  }

  /** Called with every change before its number is answered. */
  listen(listener: (change: Heard) => void): void {
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
    this.#insistedAt = this.clock()
  }

  /** When `insist` was last called, by this object's clock. */
  get insistedAt(): number {
    return this.#insistedAt
  }

  async #ask(): Promise<number> {
    // Before the read: what is committed between the two is asked for once more.
    const version = this.#changes.version()
    const askedAt = this.clock()
    if (this.#number === undefined) this.#number = await this.#changes.newest()
    else {
      const change = await this.#changes.since(this.#number)
      if (change.number > this.#number) {
        const heard = { ...change, told: change.all ? [] : await this.#tell([...change.articles]) }
        for (const listener of this.#listeners) listener(heard)
      }
      this.#number = change.number
    }
    this.#version = version
    this.#askedAt = askedAt
    return this.#number
  }
}
