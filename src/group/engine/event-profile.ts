/**
 * What a cluster of articles is about, as far as titles and leads tell, and how well that covers other articles.
 * In: held articles. Out: profiles, and how far two clusters tell one event. Touches nothing.
 *
 * A language model of the event: for each word of titles and leads the share of the cluster's texts that have it. An article is covered by the
 * log-likelihood ratio of its words under that model and under the background, as a share of what its words would tell at most. The background
 * is the window without both clusters, so that an event that fills the window does not make its own words common. Coverage is relative
 * to how well the event covers its own members, each left out in turn: a large event is more diffuse than a small one.
 */
import { featureKind } from '../../model/features.ts'
import type { HeldArticles } from './held-articles.ts'
import { hashOf, rowLayout, termOffset } from './held-row.ts'

const { headsAt, heldHeads, leadBit, pairBit, termsAt, titleBit } = rowLayout
const headBits = titleBit | leadBit

/** Articles of a cluster that carry one text count as that many to the power of this, all together: the text was written once. */
const copyPower = 0.3
/** Kinds of writing that belong to no event, or to another one each time. */
const unfitKinds = featureKind.roundUp | featureKind.opinion | featureKind.template
/** Members that stand for a large cluster when it is asked how well it is covered. */
const sampled = 10
/** Share of both from which the larger is asked alone: a few texts say little of how well they cover many. */
const muchLarger = 0.75
/** Coverage below which a smaller cluster is no part of a larger one, whatever else speaks for it. */
const leastCovered = 0.3
/** Coverage of members by their own cluster that is assumed before any is seen, and texts that this assumption weighs as much as. */
const assumedCoverage = 0.5
const assumedTexts = 3
/** Articles assumed beside the window's, so that in a nearly empty store not every word tells everything. */
export const assumedArticles = 400
/** What an article that tells an act is taken off for, and what each doubling of the texts that tell it adds. */
const actPenalty = 0.3
const actsPenalty = 0.2

export interface EventProfile {
  serials: number[]
  /** Texts, copies counted as `copyPower` says. */
  texts: number
  /** Texts with the word in title or lead, counted the same way, by hash. */
  words: Map<number, number>
  /** Texts by copy group. */
  groups: Map<number, number>
  /** Mean coverage of the members by the others, 0..1, once it was asked for (`EventReader.own`). */
  own: number | undefined
  /** Texts whose titles tell words, not acts. */
  told: number
  /** Texts of kinds that belong to no event. */
  unfit: number
}

export class EventReader {
  private readonly held: HeldArticles
  /** Head words of the articles asked for, by serial; they last for one look (`begin`). */
  private readonly heads = new Map<number, number[]>()
  private weights = new Map<number, number>()
  /** What the copies among the articles asked for are counted too often in the window's counts: by word, and in all. */
  private readonly excess = new Map<number, number>()
  private excessTexts = 0

  constructor(held: HeldArticles) {
    this.held = held
  }

  /** Begins a look at these articles: who carries whose text among them is weighed over all. */
  begin(serials: readonly number[]): void {
    this.heads.clear()
    const sizes = new Map<number, number>()
    for (const serial of serials) {
      const group = this.held.copyGroupAt(serial)
      if (group !== 0) sizes.set(group, (sizes.get(group) ?? 0) + 1)
    }
    this.weights = new Map(
      [...sizes].filter(([, size]) => size > 1).map(([group, size]) => [group, size ** (copyPower - 1)]),
    )
    this.excess.clear()
    this.excessTexts = 0
    for (const serial of serials) {
      const more = 1 - this.weightOf(serial)
      if (more === 0) continue
      this.excessTexts += more
      for (const word of this.headOf(serial)) this.excess.set(word, (this.excess.get(word) ?? 0) + more)
    }
  }

  /** The profile of a cluster. Cost: its words. */
  profile(serials: readonly number[]): EventProfile {
    const p: EventProfile = {
      serials: [],
      texts: 0,
      words: new Map(),
      groups: new Map(),
      own: undefined,
      told: 0,
      unfit: 0,
    }
    for (const serial of serials) this.take(p, serial)
    return p
  }

  /** Takes the members of `other` into `p`. */
  merge(p: EventProfile, other: EventProfile): void {
    for (const serial of other.serials) p.serials.push(serial)
    p.serials.sort((a, b) => a - b)
    p.texts += other.texts
    p.told += other.told
    p.unfit += other.unfit
    addTo(p.words, other.words)
    addTo(p.groups, other.groups)
    p.own = undefined
  }

  /**
   * How far two clusters tell one event; about 0 to 2, higher is closer. Each is asked how well it is covered by the other, the larger counts
   * more as the one that covers; what cannot reach `least` is 0. What tells acts, not words, is an event of its own sooner, the more so the more
   * texts tell it.
   */
  fit(one: EventProfile, two: EventProfile, least = 0): number {
    const [large, small] = one.texts >= two.texts ? [one, two] : [two, one]
    if (2 * large.unfit >= large.texts || 2 * small.unfit >= small.texts) return 0
    const acts = 1 - small.told / small.texts
    const penalty = acts * (actPenalty + actsPenalty * Math.log2(Math.max(1, small.texts)))
    const share = large.texts / (large.texts + small.texts)
    const covered = this.coverage(small, large) / this.own(large)
    // Most pairs end here: what the large one hardly covers is no part of it.
    if (covered < leastCovered) return 0
    if (share >= muchLarger) return covered - penalty
    const ownOfSmall = this.own(small)
    if (share * covered + (1 - share) / ownOfSmall - penalty < least) return 0
    const covering = this.coverage(large, small) / ownOfSmall
    return share * covered + (1 - share) * covering - penalty
  }

  private take(p: EventProfile, serial: number): void {
    const weight = this.weightOf(serial)
    p.serials.push(serial)
    p.texts += weight
    const kind = this.held.kindAt(serial)
    if (kind & featureKind.told) p.told += weight
    if (kind & unfitKinds) p.unfit += weight
    const group = this.groupOf(serial)
    p.groups.set(group, (p.groups.get(group) ?? 0) + weight)
    for (const word of this.headOf(serial)) p.words.set(word, (p.words.get(word) ?? 0) + weight)
  }

  private weightOf(serial: number): number {
    return this.weights.get(this.held.copyGroupAt(serial)) ?? 1
  }

  /** Copy group, or a number of its own where there is none. */
  private groupOf(serial: number): number {
    const group = this.held.copyGroupAt(serial)
    return group === 0 ? -1 - serial : group
  }

  /** Words of title and lead. */
  headOf(serial: number): readonly number[] {
    const known = this.heads.get(serial)
    if (known) return known
    const { held } = this
    const { rows } = held
    const row = held.rowOf(serial)
    const count = held.termCountAt(serial)
    const head: number[] = []
    for (let i = 0; i < count; i++) {
      const term = rows[row + termsAt + termOffset(i)] ?? 0
      if (term & headBits && (term & pairBit) === 0) head.push(hashOf(term))
    }
    for (let i = 0; i < heldHeads; i++) {
      const word = rows[row + headsAt + i] ?? 0
      if (word === 0) break
      head.push(word)
    }
    this.heads.set(serial, head)
    return head
  }

  private own(p: EventProfile): number {
    p.own ??= this.ownCoverage(p)
    return p.own
  }

  private ownCoverage(p: EventProfile): number {
    let sum = 0
    let weight = 0
    if (p.groups.size > 1)
      for (const serial of sample(p.serials)) {
        const own = this.weightOf(serial)
        sum += own * this.covered(serial, p, p.groups.get(this.groupOf(serial)) ?? 0, undefined)
        weight += own
      }
    const mean = weight === 0 ? assumedCoverage : sum / weight
    const texts = weight === 0 ? 0 : p.texts
    return (mean * texts + assumedCoverage * assumedTexts) / (texts + assumedTexts)
  }

  private coverage(of: EventProfile, by: EventProfile): number {
    let sum = 0
    let weight = 0
    for (const serial of sample(of.serials)) {
      const own = this.weightOf(serial)
      sum += own * this.covered(serial, by, 0, of)
      weight += own
    }
    return weight === 0 ? 0 : sum / weight
  }

  /** How far the words of `serial` are explained by `by` without `leftOut` of its texts, against the window without `by` and `beside`; 0..1. */
  private covered(serial: number, by: EventProfile, leftOut: number, beside: EventProfile | undefined): number {
    const { heads } = this.held
    const texts = by.texts - leftOut
    const others = Math.max(1, heads.articles - this.excessTexts - by.texts - (beside?.texts ?? 0) + assumedArticles)
    const hasExcess = this.excess.size > 0
    let told = 0
    let most = 0
    for (const word of this.headOf(serial)) {
      const inBy = by.words.get(word) ?? 0
      const excess = hasExcess ? (this.excess.get(word) ?? 0) : 0
      const outside = heads.of(word) - excess - inBy - (beside?.words.get(word) ?? 0)
      const background = (Math.max(0, outside) + 0.5) / others
      const rarity = -Math.log(background)
      most += rarity
      const having = inBy - leftOut
      if (having <= 1e-6 || texts <= 1e-6) continue
      const share = (having + 0.5 * background) / (texts + 0.5)
      const ratio = Math.log(share) + rarity
      // The fourth root of the share: a word that few of the event's texts have tells less than its rarity says.
      if (ratio > 0) told += ratio * Math.sqrt(Math.sqrt(share))
    }
    return most === 0 ? 0 : told / most
  }
}

function addTo(sums: Map<number, number>, more: ReadonlyMap<number, number>): void {
  for (const [key, value] of more) sums.set(key, (sums.get(key) ?? 0) + value)
}

function* sample(serials: readonly number[]): Generator<number> {
  const step = Math.max(1, serials.length / sampled)
  for (let at = 0; at < serials.length; at += step) {
    const serial = serials[Math.floor(at)]
    if (serial !== undefined) yield serial
  }
}
