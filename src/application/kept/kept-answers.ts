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
  most: number
  graceMs: number
  /** An answer that depends on the time of day is made again after this. */
  longestMs?: number
}

interface Kept<T> {
  number: number
  madeAt: number
  value: T
  /** Ids of the stories and articles that it is about. */
  tags: readonly number[]
  watch: Watch | undefined
}

/** An answer with what it is about, and the words of articles that matter to it. */
interface Made<T> {
  value: T
  tags?: readonly number[]
  watch?: Watch
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

  constructor(freshness: Freshness, limits: KeptLimits) {
    this.#freshness = freshness
    this.#limits = limits
    freshness.listen((change) => this.#drop(change))
  }

  /** The kept answer, or a new one; the same object as before when nothing in it is otherwise. Only `make` can fail, and nothing is kept then. */
  async get(key: string, make: () => Promise<Made<T>>): Promise<T> {
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

  async #make(key: string, number: number, make: () => Promise<Made<T>>, heard: readonly Heard[]): Promise<T> {
    const begunAt = this.#freshness.clock()
    const made = await make()
    const tags = made.tags ?? []
    const { watch } = made
    const madeAt = heard.some((change) => touches(change, { tags, watch })) ? -Infinity : begunAt
    const before = this.#kept.get(key)
    // Whatever was made of the old object (a page) holds for the new one.
    const value = before !== undefined && isDeepStrictEqual(before.value, made.value) ? before.value : made.value
    this.#kept.delete(key)
    this.#kept.set(key, { number, madeAt, value, tags, watch })
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#limits.most) break
      this.#kept.delete(oldest)
    }
    return value
  }

  #isFresh({ number, madeAt, watch }: Kept<T>, newest: number): boolean {
    const age = this.#freshness.clock() - madeAt
    if (age > (this.#limits.longestMs ?? Infinity)) return false
    if (watch !== undefined) return madeAt > -Infinity
    return number === newest || (age < this.#limits.graceMs && madeAt > this.#freshness.insistedAt)
  }

  /** What a change touches is made again, whatever its age; it stays for the comparison. */
  #drop(change: Heard): void {
    for (const making of this.#making.values()) making.heard.push(change)
    for (const kept of this.#kept.values()) if (touches(change, kept)) kept.madeAt = -Infinity
  }
}

function touches(
  { all, stories, articles, told }: Heard,
  { tags, watch }: { tags: readonly number[]; watch: Watch | undefined },
): boolean {
  if (all || tags.some((id) => stories.has(id) || articles.has(id))) return true
  return watch !== undefined && told.some((article) => matters(watch, article))
}
