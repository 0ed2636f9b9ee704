/**
 * Answers made of the store, kept until it changes; bounded, the least recently asked go first.
 * In: a key and how the answer is made. Out: the answer, made once for everybody who asks. Holds memory only.
 *
 * `graceMs`: what changed elsewhere may be missing for so long; what an answer is about (`tags`) never is. An answer that watches for the words of
 * articles is only made again for those that share some, however much changes elsewhere. Where changes are followed, `staleMs` is how long after
 * a change the old answer may be given while the new one is made: what was asked for lately is made again before anybody asks.
 */
import { isDeepStrictEqual } from 'node:util'
import type { Freshness, Heard } from './freshness.ts'
import type { Watch } from './watched-words.ts'

export interface KeptLimits {
  /** Weights of the answers together. */
  most: number
  /** Infinity: nothing elsewhere changes it. */
  graceMs: number
  /** An answer that depends on the time of day is made again after this. */
  longestMs?: number
  /** An answer that comes out the same is not the same object: comparing it costs more than that is worth. */
  isNew?: true
  /** Default: 0, whoever asks waits. */
  staleMs?: number
}

/** After more changes, or of more articles, it is made again without looking at them. */
const mostChanges = 500
const mostElsewhere = 2_000
const laterMs = 10_000
/** Answers that were made together are not made again together. */
const laterSpreads = 16
/** What nobody asked for since is made again when somebody does. */
const askedLatelyMs = 60_000

/** The answer that the new one takes the place of, and which of its articles have changed since. */
export interface Before<T> {
  value: T
  touched: ReadonlySet<number>
}

/**
 * Whether these articles, of which it was not told before, matter. `later`: it would hardly be otherwise, and may wait for `laterMs`; `isLate`
 * when it has. Who finds out that it is otherwise now may answer with what makes it from there.
 */
export type Concerns<T> = (articles: readonly number[], isLate: boolean) => Promise<'now' | 'later' | 'never' | Make<T>>

/** An answer with what it is about, and the words of articles that matter to it. */
export interface Made<T> {
  value: T
  /** Ids of stories and articles. */
  tags?: readonly number[]
  watch?: Watch | undefined
  /**
   * Without `watch`: whether these articles, added or revised since, can matter to it. Default: every one does. Of those that it tells of already
   * `tags` say so.
   */
  concerns?: Concerns<T> | undefined
  /** Default: 1. */
  weight?: number
}

export type Make<T> = (before?: Before<T>) => Promise<Made<T>>

interface Kept<T> extends Required<Made<T>> {
  make: Make<T>
  madeAt: number
  askedAt: number
  /** No earlier than this something changed that may matter; Infinity: it holds. In time to come: what changed may wait until then. */
  changedAt: number
  /** What it is about has changed: there is no grace. */
  isTouched: boolean
  /** Articles among the tags that changed since; undefined when everything may have. */
  touched: Set<number> | undefined
  /** Articles that changed since it was made or looked at, whatever they are, by change. */
  elsewhere: ReadonlySet<number>[]
  /** It would hardly be otherwise, but may: it is made again at `laterAt`. */
  isBehind: boolean
  laterAt: number
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
  /** To be made again beside the requests, one after another. */
  readonly #waiting = new Set<string>()
  #isRefreshing = false
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
    if (known !== undefined) {
      known.askedAt = this.#freshness.clock()
      known.make = make
      const isFresh = this.#isFresh(known)
      if (isFresh || this.#holdsStill(known)) {
        this.#kept.delete(key)
        this.#kept.set(key, known)
        if (!isFresh) this.#refresh(key)
        return known.value
      }
    }
    return await this.#made(key, number, make)
  }

  /** Joins whoever makes it of the same state already. */
  async #made(key: string, number: number, make: Make<T>): Promise<T> {
    const making = this.#making.get(key)
    if (making?.number === number) return await making.value
    const heard: Heard[] = []
    const value = this.#make(key, make, heard)
    this.#making.set(key, { number, value, heard })
    try {
      return await value
    } finally {
      if (this.#making.get(key)?.value === value) this.#making.delete(key)
    }
  }

  async #make(key: string, make: Make<T>, heard: readonly Heard[]): Promise<T> {
    const madeAt = this.#freshness.clock()
    const known = this.#kept.get(key)
    const found = known === undefined ? 'now' : await this.#lookAt(known, heard)
    if (known !== undefined && found === 'holds') return known.value
    const makeIt = typeof found === 'function' ? found : make
    const made = await makeIt(known?.touched && { value: known.value, touched: known.touched })
    const { tags = [], watch, concerns, weight = 1 } = made
    const before = this.#kept.get(key)
    // Whatever was made of the old object (a page) holds for the new one.
    const isSame = before !== undefined && !this.#limits.isNew && isDeepStrictEqual(before.value, made.value)
    const value = isSame ? before.value : made.value
    const askedAt = before?.askedAt ?? madeAt
    this.#forget(key)
    const laterAt = madeAt + laterMs * (1 + ((this.#kept.size % laterSpreads) / laterSpreads) * 0.5)
    const kept: Kept<T> = { value, tags, watch, concerns, weight, make, madeAt, askedAt, laterAt, ...untouched() }
    for (const change of heard) this.#touch(kept, change)
    this.#kept.set(key, kept)
    this.#weight += weight
    for (const oldest of this.#kept.keys()) {
      if (this.#weight <= this.#limits.most) break
      this.#forget(oldest)
    }
    return value
  }

  async #madeAgain(key: string): Promise<void> {
    const number = await this.#freshness.now()
    const known = this.#kept.get(key)
    if (known !== undefined && !this.#isFresh(known)) await this.#made(key, number, known.make)
  }

  /** `holds`: much has changed since it was made, but nothing that it must tell of now. Each change is looked at once. */
  async #lookAt(known: Kept<T>, heard: readonly Heard[]): Promise<'holds' | 'now' | Make<T>> {
    const { concerns, isTouched, elsewhere, madeAt, changedAt, laterAt } = known
    const { longestMs = Infinity } = this.#limits
    if (concerns === undefined || isTouched || this.#isLate(known)) return 'now'
    if (this.#freshness.clock() - madeAt > longestMs || changedAt <= this.#freshness.insistedAt) return 'now'
    const articles = new Set(elsewhere.flatMap((ids) => [...ids]))
    if (articles.size > mostElsewhere) return 'now'
    const found = await concerns([...articles], this.#freshness.clock() >= laterAt)
    if (found === 'later') known.isBehind = true
    if (found === 'now' || typeof found === 'function') return found
    const { isBehind } = known
    if (this.#isLate(known)) return 'now'
    Object.assign(known, untouched(), { isBehind, changedAt: isBehind ? laterAt : Infinity })
    for (const change of heard) this.#touch(known, change)
    return 'holds'
  }

  #isLate({ isBehind, laterAt }: Kept<T>): boolean {
    return isBehind && this.#freshness.clock() >= laterAt
  }

  #isFresh(known: Kept<T>): boolean {
    const { graceMs, longestMs = Infinity } = this.#limits
    if (this.#freshness.clock() - known.madeAt > longestMs) return false
    if (known.changedAt > this.#freshness.clock()) return true
    return !known.isTouched && this.#wasSince(known.changedAt, graceMs)
  }

  /** Old, but not by much, and the new one will be there in a moment. */
  #holdsStill(known: Kept<T>): boolean {
    const { staleMs = 0, longestMs = Infinity } = this.#limits
    if (staleMs === 0 || !this.#freshness.isFollowed) return false
    if (this.#freshness.clock() - known.madeAt > longestMs * 2) return false
    return known.changedAt === Infinity || this.#wasSince(known.changedAt, staleMs)
  }

  /** Less than `ms` ago, and not before somebody insisted on seeing everything. */
  #wasSince(at: number, ms: number): boolean {
    return at > this.#freshness.insistedAt && this.#freshness.clock() - at < ms
  }

  /** It tells of everything that there is: any change may matter, after a while. */
  #isOfAll({ watch }: Kept<T>): boolean {
    return watch === undefined && this.#limits.graceMs !== Infinity
  }

  /** Makes it again soon. */
  #refresh(key: string): void {
    this.#waiting.add(key)
    if (!this.#isRefreshing) void this.#refreshWaiting()
  }

  async #refreshWaiting(): Promise<void> {
    this.#isRefreshing = true
    for (const key of this.#waiting) {
      this.#waiting.delete(key)
      // What fails here is asked for again by the next who wants it, and fails before their eyes.
      await this.#madeAgain(key).catch(() => undefined)
    }
    this.#isRefreshing = false
  }

  #forget(key: string): void {
    this.#weight -= this.#kept.get(key)?.weight ?? 0
    this.#kept.delete(key)
  }

  #hear(change: Heard): void {
    for (const making of this.#making.values()) making.heard.push(change)
    const { staleMs = 0 } = this.#limits
    const soon = staleMs > 0 && this.#freshness.isFollowed && !change.all
    for (const [key, kept] of this.#kept) {
      const isTouched = this.#touch(kept, change)
      if (soon && isTouched && this.#freshness.clock() - kept.askedAt < askedLatelyMs) this.#refresh(key)
    }
  }

  /** What a change touches is made again, whatever its age; it stays for the comparison. */
  #touch(kept: Kept<T>, { all, stories, articles, told, after }: Heard): boolean {
    const { tags, watch } = kept
    if (all) kept.touched = undefined
    else for (const id of tags) if (articles.has(id)) kept.touched?.add(id)
    const isTouched =
      all || tags.some((id) => stories.has(id) || articles.has(id)) || (watch !== undefined && told.matterTo(watch))
    if (isTouched || this.#isOfAll(kept)) kept.changedAt = Math.min(kept.changedAt, after)
    if (isTouched) kept.isTouched = true
    if (kept.concerns !== undefined && !kept.isTouched) kept.elsewhere.push(articles)
    if (kept.elsewhere.length > mostChanges) Object.assign(kept, { isTouched: true, elsewhere: [] })
    return isTouched
  }
}

function untouched(): Pick<Kept<never>, 'changedAt' | 'isTouched' | 'touched' | 'elsewhere' | 'isBehind'> {
  return { changedAt: Infinity, isTouched: false, touched: new Set(), elsewhere: [], isBehind: false }
}
