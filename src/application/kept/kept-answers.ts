/**
 * Answers made of the store, kept until it changes; bounded, the least recently asked go first.
 * In: a key and how the answer is made. Out: the answer, made once for everybody who asks. Holds memory only.
 *
 * `graceMs`: what changed elsewhere may be missing for so long; what an answer is about (`tags`) never is. An answer that watches for the words of
 * articles is only made again for those that share some, however much changes elsewhere.
 */
import { isDeepStrictEqual } from 'node:util'
import type { Freshness, Heard } from './freshness.ts'
import { matters, type Watch } from './watched-words.ts'

export interface KeptLimits {
  /** Weights of the answers together. */
  most: number
  /** Infinity: nothing elsewhere changes it. */
  graceMs: number
  /** An answer that depends on the time of day is made again after this. */
  longestMs?: number
  /** An answer that comes out the same is not the same object: comparing it costs more than that is worth. */
  isNew?: true
}

/** The answer that the new one takes the place of, and which of its articles have changed since. */
export interface Before<T> {
  value: T
  touched: ReadonlySet<number>
}

/** An answer with what it is about, and the words of articles that matter to it. */
export interface Made<T> {
  value: T
  /** Ids of stories and articles. */
  tags?: readonly number[]
  watch?: Watch | undefined
  /** Default: 1. */
  weight?: number
}

type Make<T> = (before?: Before<T>) => Promise<Made<T>>

interface Kept<T> extends Required<Made<T>> {
  number: number
  /** -Infinity: something of it has changed. */
  madeAt: number
  /** Articles among the tags that changed since; undefined when everything may have. */
  touched: Set<number> | undefined
}

interface Making<T> {
  number: number
  value: Promise<T>
  /** What changed while it was made: its reads may not have seen it. */
  heard: Heard[]
}

export class KeptAnswers<T extends object> {
  readonly #freshness: Freshness
  readonly #limits: KeptLimits
  readonly #kept = new Map<string, Kept<T>>()
  readonly #making = new Map<string, Making<T>>()
  #weight = 0

  constructor(freshness: Freshness, limits: KeptLimits) {
    this.#freshness = freshness
    this.#limits = limits
    freshness.listen((change) => this.#hear(change))
  }

  /** The kept answer, or a new one; the same object as before when nothing in it is otherwise. Only `make` can fail, and nothing is kept then. */
  async get(key: string, make: Make<T>): Promise<T> {
    const number = await this.#freshness.now()
    const known = this.#kept.get(key)
    if (known !== undefined && this.#isFresh(known, number)) {
      this.#kept.delete(key)
      this.#kept.set(key, known)
      return known.value
    }
    const making = this.#making.get(key)
    if (making?.number === number) return await making.value
    const heard: Heard[] = []
    const value = this.#make(key, number, make, heard)
    this.#making.set(key, { number, value, heard })
    try {
      return await value
    } finally {
      if (this.#making.get(key)?.value === value) this.#making.delete(key)
    }
  }

  async #make(key: string, number: number, make: Make<T>, heard: readonly Heard[]): Promise<T> {
    const begunAt = this.#freshness.clock()
    const known = this.#kept.get(key)
    const made = await make(known?.touched && { value: known.value, touched: known.touched })
    const { tags = [], watch, weight = 1 } = made
    const before = this.#kept.get(key)
    // Whatever was made of the old object (a page) holds for the new one.
    const isSame = before !== undefined && !this.#limits.isNew && isDeepStrictEqual(before.value, made.value)
    const value = isSame ? before.value : made.value
    const kept: Kept<T> = { value, tags, watch, weight, number, madeAt: begunAt, touched: new Set() }
    for (const change of heard) touch(kept, change)
    this.#forget(key)
    this.#kept.set(key, kept)
    this.#weight += weight
    for (const oldest of this.#kept.keys()) {
      if (this.#weight <= this.#limits.most) break
      this.#forget(oldest)
    }
    return value
  }

  #isFresh({ number, madeAt, watch }: Kept<T>, newest: number): boolean {
    const { graceMs, longestMs = Infinity } = this.#limits
    const age = this.#freshness.clock() - madeAt
    if (age > longestMs) return false
    if (watch !== undefined || graceMs === Infinity) return madeAt > -Infinity
    return number === newest || (age < graceMs && madeAt > this.#freshness.insistedAt)
  }

  #forget(key: string): void {
    this.#weight -= this.#kept.get(key)?.weight ?? 0
    this.#kept.delete(key)
  }

  #hear(change: Heard): void {
    for (const making of this.#making.values()) making.heard.push(change)
    for (const kept of this.#kept.values()) touch(kept, change)
  }
}

/** What a change touches is made again, whatever its age; it stays for the comparison. */
function touch<T>(kept: Kept<T>, { all, stories, articles, told }: Heard): void {
  const { tags, watch } = kept
  if (all) kept.touched = undefined
  else for (const id of tags) if (articles.has(id)) kept.touched?.add(id)
  const isTouched =
    all ||
    tags.some((id) => stories.has(id) || articles.has(id)) ||
    (watch !== undefined && told.some((article) => matters(watch, article)))
  if (isTouched) kept.madeAt = -Infinity
}
