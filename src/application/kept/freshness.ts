/**
 * How new the store is, for whoever keeps something made of it.
 * In: the changes of a store. Out: the number of the newest one; listeners are told what has changed. Reads the store only.
 *
 * SQLite tells in two microseconds whether anybody has committed anything; a PostgreSQL server is asked a few times a second. Whoever serves
 * many has it followed: then the store is looked at four times a second, and no request waits for that.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Change, Changes } from '../../store/changes.ts'
import { ToldArticles, type ChangedArticle } from './watched-words.ts'

const askServerEveryMs = 150
const followEveryMs = 250
/** A follower that comes this late (a busy thread) is not waited for. */
const followedMs = 500

/** A change with what is known of its articles. */
export interface Heard extends Change {
  told: ToldArticles
  /** No earlier than this it was committed, by the clock of whoever hears it; -Infinity when that is not known. */
  after: number
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
  #isFollowed = false

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

  /**
   * Looks for changes again and again until `signal` is aborted. Meanwhile `now` may be half a second old, and answers that allow for it are shown
   * for a moment after they changed, while they are made again.
   */
  async follow(signal: AbortSignal): Promise<void> {
    this.#isFollowed = true
    while (!signal.aborted) {
      // A store that cannot be read: requests look for themselves then, fail as it does, and tell so.
      await this.#look().catch(() => undefined)
      await sleep(followEveryMs, undefined, { signal, ref: false }).catch(() => undefined)
    }
    this.#isFollowed = false
  }

  /** When the store was last looked at, by this object's clock. */
  get lookedAt(): number {
    return this.#askedAt
  }

  get isFollowed(): boolean {
    return this.#isFollowed
  }

  /** The number of the newest change; at most `askServerEveryMs` old, or `followedMs` while it is followed. */
  async now(): Promise<number> {
    const isSoon = this.#isFollowed && this.clock() - this.#askedAt < followedMs
    return isSoon && this.#number !== undefined ? this.#number : await this.#look()
  }

  async #look(): Promise<number> {
    const version = this.#changes.version()
    const isAsNew = version === undefined ? this.clock() - this.#askedAt < askServerEveryMs : version === this.#version
    if (isAsNew && this.#number !== undefined) {
      if (version !== undefined) this.#askedAt = this.clock()
      return this.#number
    }
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
    const askedBefore = this.#askedAt
    if (this.#number === undefined) this.#number = await this.#changes.newest()
    else {
      const change = await this.#changes.since(this.#number)
      if (change.number > this.#number) {
        const told = new ToldArticles(change.all ? [] : await this.#tell([...change.articles]))
        const heard = { ...change, told, after: askedBefore }
        for (const listener of this.#listeners) listener(heard)
      }
      this.#number = change.number
    }
    this.#version = version
    this.#askedAt = askedAt
    return this.#number
  }
}
