/**
 * Joins clusters that tell one event: an attack and its condemnations share the event, and little else.
 * In: clusters of held articles. Out: for each the cluster that it belongs to. Changes nothing.
 *
 * Agglomerative: always the two clusters that fit best (event-profile.ts), until none reaches the threshold. One of them has to be told by
 * several texts, since one text alone does not show which of its words are the event. Cost: about members × candidates × words of a head.
 */
import { MergeQueue } from './merge-queue.ts'
import { assumedArticles, EventReader, type EventProfile } from './event-profile.ts'
import type { HeldArticles } from './held-articles.ts'

/** Fit from which two clusters are one event. Chosen with the constants of event-profile.ts (quality/stories.ts --events). */
export const eventThreshold = 0.54
/** Texts that one of two clusters has to have. */
export const leastTexts = 3
/** Clusters looked at for one. */
const candidates = 60
/** A word that this share of the window's articles have in front finds no candidates. */
const commonShare = 0.15
/** Clusters with one word in front from which it finds none of them: too many share it. */
const longestList = 256
/** A cluster looks for candidates again once it has grown by this factor and this many texts. */
const searchedAgain = 1.1
const moreTexts = 2
/** Share of what a cluster has in front that another has to share to be looked at. */
const leastShared = 0.25
/** Words by which candidates are found, the most telling first. */
const signatureWords = 10
/** Share of a cluster's texts that have a word by which candidates are found. */
const signatureShare = 0.25

export interface EventJoinOptions {
  threshold?: number
  /** True when a person has set members of the two clusters apart. */
  areApart?(one: readonly number[], two: readonly number[]): boolean
}

/** For each cluster the index of the one that it ends in: the smallest index of those joined. */
export function joinEvents(
  held: HeldArticles,
  clusters: readonly (readonly number[])[],
  o: EventJoinOptions = {},
): Int32Array {
  return new EventJoin(held, clusters, o).run()
}

class EventJoin {
  private readonly held: HeldArticles
  private readonly reader: EventReader
  private readonly profiles: (EventProfile | undefined)[]
  private readonly home: Int32Array
  /** Clusters by the words of their heads. */
  private readonly postings = new Map<number, number[]>()
  private readonly queue = new MergeQueue()
  private readonly seen: Int32Array
  /** Scratch of `candidatesOf`: what each cluster shares, and which do. */
  private readonly gains: Float64Array
  private readonly found: Int32Array
  /** By two clusters, their members when an offer was last made. */
  private readonly offered = new Map<number, number>()
  /** Texts of each cluster when candidates were last looked for. */
  private readonly searchedAt: Float64Array
  private looks = 0
  private readonly o: EventJoinOptions
  private readonly threshold: number

  constructor(held: HeldArticles, clusters: readonly (readonly number[])[], o: EventJoinOptions) {
    this.held = held
    this.o = o
    this.threshold = o.threshold ?? eventThreshold
    this.reader = new EventReader(held)
    this.reader.begin(clusters.flat())
    this.profiles = clusters.map((serials) => this.reader.profile(serials))
    this.home = Int32Array.from(clusters, (_, i) => i)
    this.seen = new Int32Array(clusters.length)
    this.gains = new Float64Array(clusters.length)
    this.found = new Int32Array(clusters.length)
    this.searchedAt = new Float64Array(clusters.length)
    for (const [i, profile] of this.profiles.entries()) {
      for (const word of profile?.words.keys() ?? []) {
        if (this.isCommon(word)) continue
        const list = this.postings.get(word)
        if (list) list.push(i)
        else this.postings.set(word, [i])
      }
    }
  }

  run(): Int32Array {
    const { profiles, home, queue } = this
    for (const [i, profile] of profiles.entries()) if (profile && profile.texts >= leastTexts) this.offerAll(i, profile)
    for (let top = queue.pop(); top; top = queue.pop()) {
      const [a, b] = [this.root(top.a), this.root(top.b)]
      const [one, two] = [profiles[a], profiles[b]]
      if (a === b || !one || !two) continue
      if (top.size !== one.serials.length + two.serials.length) {
        // One of the two has grown since: the offer is made anew.
        this.offer(a, one, b, two)
        continue
      }
      if (this.o.areApart?.(one.serials, two.serials) === true) continue
      const [keep, gone] = one.serials.length >= two.serials.length ? [a, b] : [b, a]
      const [kept, taken] = keep === a ? [one, two] : [two, one]
      this.reader.merge(kept, taken)
      profiles[gone] = undefined
      home[gone] = keep
      if (kept.texts >= searchedAgain * (this.searchedAt[keep] ?? 0) + moreTexts) this.offerAll(keep, kept)
    }
    return this.labels()
  }

  private offerAll(i: number, profile: EventProfile): void {
    this.searchedAt[i] = profile.texts
    for (const other of this.candidatesOf(i, profile)) {
      const two = this.profiles[other]
      if (two) this.offer(i, profile, other, two)
    }
  }

  private offer(i: number, one: EventProfile, other: number, two: EventProfile): void {
    const size = one.serials.length + two.serials.length
    const [a, b] = i < other ? [i, other] : [other, i]
    const pair = a * this.home.length + b
    if (this.offered.get(pair) === size) return
    this.offered.set(pair, size)
    const strength = this.reader.fit(one, two, this.threshold)
    if (strength >= this.threshold) this.queue.push({ a, b, strength, size })
  }

  /** Clusters that share most of what the cluster's texts have in front. */
  private candidatesOf(i: number, profile: EventProfile): number[] {
    const { seen, held } = this
    const signature: { word: number; gain: number }[] = []
    let most = 0
    for (const [word, texts] of profile.words) {
      if (texts < signatureShare * profile.texts) continue
      const articles = held.heads.articles + assumedArticles
      const gain = (texts / profile.texts) * Math.log(articles / Math.max(1, held.heads.of(word)))
      signature.push({ word, gain })
    }
    signature.sort((x, y) => y.gain - x.gain || x.word - y.word)
    const { gains, found } = this
    let count = 0
    for (const { word, gain } of signature.slice(0, signatureWords)) {
      most += gain
      const list = this.postings.get(word)
      if (!list || list.length > longestList) continue
      this.looks++
      for (const each of list) {
        const other = this.root(each)
        if (other === i || seen[other] === this.looks) continue
        seen[other] = this.looks
        if (gains[other] === 0) found[count++] = other
        gains[other] = (gains[other] ?? 0) + gain
      }
    }
    const near: { other: number; gain: number }[] = []
    for (let k = 0; k < count; k++) {
      const other = found[k] ?? 0
      const gain = gains[other] ?? 0
      gains[other] = 0
      if (gain >= leastShared * most) near.push({ other, gain })
    }
    return near
      .sort((x, y) => y.gain - x.gain || x.other - y.other)
      .slice(0, candidates)
      .map(({ other }) => other)
  }

  private isCommon(word: number): boolean {
    return this.held.heads.of(word) > commonShare * (this.held.heads.articles + assumedArticles)
  }

  private root(i: number): number {
    const { home } = this
    let at = i
    for (;;) {
      const up = home[at] ?? at
      if (up === at) return at
      // Path halving.
      home[at] = home[up] ?? up
      at = up
    }
  }

  private labels(): Int32Array {
    const least = new Map<number, number>()
    for (let i = 0; i < this.home.length; i++) if (!least.has(this.root(i))) least.set(this.root(i), i)
    return this.home.map((_, i) => least.get(this.root(i)) ?? i)
  }
}
