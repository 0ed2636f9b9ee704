/**
 * Joins clusters that tell one event: an attack and its condemnations share the event, and little else.
 * In: clusters of held articles. Out: for each the cluster that it belongs to. Changes nothing.
 *
 * Agglomerative: always the two clusters that fit best (event-profile.ts), until none reaches the threshold. One of them has to be told by
 * several texts, since one text alone does not show which of its words are the event. Cost: about members × candidates × words of a head.
 */
import { BestFirst } from './best-first.ts'
import { EventReader, type EventProfile } from './event-profile.ts'
import type { HeldArticles } from './held-articles.ts'

/** Fit from which two clusters are one event. Chosen with the constants of event-profile.ts (quality/stories.ts --events). */
export const eventThreshold = 0.54
/** Texts that one of two clusters has to have. */
export const leastTexts = 3
/** Clusters looked at for one. */
const candidates = 60
/** A word that this share of the window's articles have in front finds no candidates. */
const commonShare = 0.15
/** Share of what a cluster has in front that another has to share to be looked at. */
const leastShared = 0.2
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
  private readonly queue = new BestFirst()
  private readonly seen: Int32Array
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
      const one = profiles[top.a]
      const two = profiles[top.b]
      // Lazy deletion: an offer is stale when one of the two has grown since.
      if (!one || !two || top.size !== one.serials.length + two.serials.length) continue
      if (this.o.areApart?.(one.serials, two.serials) === true) continue
      const [keep, gone] = one.serials.length >= two.serials.length ? [top.a, top.b] : [top.b, top.a]
      const [kept, taken] = keep === top.a ? [one, two] : [two, one]
      this.reader.merge(kept, taken)
      profiles[gone] = undefined
      home[gone] = keep
      this.offerAll(keep, kept)
    }
    return this.labels()
  }

  private offerAll(i: number, profile: EventProfile): void {
    for (const other of this.candidatesOf(i, profile)) {
      const two = this.profiles[other]
      if (!two) continue
      const strength = this.reader.fit(profile, two, this.threshold)
      if (strength < this.threshold) continue
      const size = profile.serials.length + two.serials.length
      this.queue.push({ a: Math.min(i, other), b: Math.max(i, other), strength, size })
    }
  }

  /** Clusters that share most of what the cluster's texts have in front. */
  private candidatesOf(i: number, profile: EventProfile): number[] {
    const gains = new Map<number, number>()
    const { seen, held } = this
    let most = 0
    for (const [word, texts] of profile.words) {
      if (texts < signatureShare * profile.texts) continue
      const list = this.postings.get(word)
      if (!list) continue
      const gain = (texts / profile.texts) * Math.log(held.heads.articles / Math.max(1, held.heads.of(word)))
      most += gain
      this.looks++
      for (const each of list) {
        const other = this.root(each)
        if (other === i || seen[other] === this.looks) continue
        seen[other] = this.looks
        gains.set(other, (gains.get(other) ?? 0) + gain)
      }
    }
    return [...gains]
      .filter(([, gain]) => gain >= leastShared * most)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, candidates)
      .map(([other]) => other)
  }

  private isCommon(word: number): boolean {
    return this.held.heads.of(word) > commonShare * this.held.heads.articles
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
