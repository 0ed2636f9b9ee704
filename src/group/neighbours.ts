/**
 * The held articles most like one article: candidates by shared heavy terms and shared shingles, then the join model.
 * In: serials. Out: neighbours with probabilities, best first. Touches nothing.
 *
 * Flat cost: `queryTerms` chains of at most `chainSteps` newest postings, `compared` comparisons, whatever is held.
 */
import {
  heldShingles,
  heldTerms,
  indexedShingles,
  indexedTerms,
  none,
  weightMask,
  type HeldArticles,
} from './held-articles.ts'
import { joinModel, joinProbability, type JoinModel } from './join-model.ts'
import { EvidenceReader } from './pair-evidence.ts'
import { PostingIndex } from './posting-index.ts'

export interface Neighbour {
  serial: number
  /** That the two tell one event, 0..1. */
  probability: number
  /** They carry the same text, whole or in part. */
  copy?: CopyEvidence
}

export interface CopyEvidence {
  containment: number
  jaccard: number
  /** So much alike, for the time between them, that they are of one story whatever the model says. */
  isForced: boolean
}

const queryTerms = 14
const chainSteps = 32
const shingleSteps = 12
const compared = 24
const tableSize = 4096
/** Less likely pairs are not told. */
const leastProbability = 0.01

export class NeighbourSearch {
  readonly reader: EvidenceReader
  private readonly held: HeldArticles
  private readonly terms: PostingIndex
  private readonly shingles: PostingIndex
  private readonly keys = new Float64Array(tableSize)
  private readonly sums = new Float64Array(tableSize)
  private readonly used = new Uint16Array(tableSize)
  private usedCount = 0

  private readonly model: JoinModel

  constructor(held: HeldArticles, model: JoinModel = joinModel) {
    this.held = held
    this.model = model
    this.terms = new PostingIndex(held.tableBits, indexedTerms)
    this.shingles = new PostingIndex(held.tableBits, indexedShingles)
    this.reader = new EvidenceReader(held)
    this.keys.fill(-1)
  }

  get bytes(): number {
    return this.terms.bytes + this.shingles.bytes
  }

  /** Follows the columns when they grow; call before `add`. */
  fit(): void {
    const { capacity, oldest, arrivals } = this.held
    this.terms.resize(capacity, oldest, arrivals)
    this.shingles.resize(capacity, oldest, arrivals)
  }

  /** Makes `serial` findable. */
  add(serial: number): void {
    const { held } = this
    const slot = held.slotOf(serial)
    const terms = Math.min(indexedTerms, held.termCount[slot] ?? 0)
    for (let i = 0; i < terms; i++) this.terms.add((held.terms[slot * heldTerms + i] ?? 0) >>> 8, serial, i)
    const shingles = Math.min(indexedShingles, held.shingleCount[slot] ?? 0)
    for (let i = 0; i < shingles; i++) this.shingles.add(held.shingles[slot * heldShingles + i] ?? 0, serial, i)
  }

  /** Neighbours of `serial`, itself left out, most likely first. */
  of(serial: number, most = compared): Neighbour[] {
    const candidates = this.candidates(serial, most)
    const found: Neighbour[] = []
    for (const other of candidates) {
      const probability = this.probability(other)
      const copy = this.copyEvidence()
      if (probability < leastProbability && !copy) continue
      found.push(copy ? { serial: other, probability, copy } : { serial: other, probability })
    }
    return found.sort((a, b) => b.probability - a.probability || a.serial - b.serial)
  }

  /** That the loaded article and `serial` tell one event. */
  probability(serial: number): number {
    return joinProbability(this.reader.compare(serial), this.model)
  }

  /** That the articles of the last comparison carry the same text, by the held sketches; undefined when not. */
  private copyEvidence(): CopyEvidence | undefined {
    const { both, here, there } = this.reader.shingles
    const containment = both / Math.max(1, Math.min(here, there))
    if (both < 3 || containment < leastContainment) return undefined
    const jaccard = both / (here + there - both)
    return { containment, jaccard, isForced: this.isForced(jaccard) }
  }

  /**
   * By the evidence of the last comparison. Notices of fixed wording are much alike without being of one event; containment alone
   * would bring a long round-up to each event that it retells (cross-validated B-cubed .867 with containment ≥ .6, .877 without).
   */
  private isForced(jaccard: number): boolean {
    const e = this.reader.evidence
    const isPeriodic = (e[18] ?? 0) > 0 && Math.expm1(e[13] ?? 0) > 12
    return jaccard >= (isPeriodic ? 0.65 : 0.45)
  }

  /** Serials worth comparing with `serial`, which is loaded into the reader. */
  candidates(serial: number, most = compared): number[] {
    const { held } = this
    this.reader.load(serial)
    const slot = held.slotOf(serial)
    const copies = this.sameTextCandidates(serial, slot)
    const terms = Math.min(queryTerms, held.termCount[slot] ?? 0)
    const oldest = held.oldest
    for (let i = 0; i < terms; i++) {
      const term = held.terms[slot * heldTerms + i] ?? 0
      const hash = term >>> 8
      const idf = held.frequency.idf(hash)
      const gain = idf * idf * (term & weightMask)
      let steps = 0
      for (let at = this.terms.first(hash); at !== none && steps < chainSteps; at = this.terms.next(at), steps++) {
        const other = Math.floor(at / indexedTerms)
        if (other < oldest) break
        const theirs = held.terms[held.slotOf(other) * heldTerms + (at - other * indexedTerms)] ?? 0
        if (theirs >>> 8 === hash && other !== serial) this.credit(other, gain * (theirs & weightMask))
      }
    }
    const best = this.takeBest(most)
    for (const copy of copies) if (!best.includes(copy)) best.push(copy)
    return best
  }

  /** At most eight articles that share two indexed shingles or more (one, when there are not many). */
  private sameTextCandidates(serial: number, slot: number): number[] {
    const { held } = this
    const count = Math.min(indexedShingles, held.shingleCount[slot] ?? 0)
    for (let i = 0; i < count; i++) {
      const shingle = held.shingles[slot * heldShingles + i] ?? 0
      let steps = 0
      for (
        let at = this.shingles.first(shingle);
        at !== none && steps < shingleSteps;
        at = this.shingles.next(at), steps++
      ) {
        const other = Math.floor(at / indexedShingles)
        if (other < held.oldest) break
        const theirs = held.shingles[held.slotOf(other) * heldShingles + (at - other * indexedShingles)]
        if (theirs === shingle && other !== serial) this.credit(other, 1)
      }
    }
    return this.takeBest(8)
  }

  private credit(serial: number, gain: number): void {
    let at = Math.imul(serial, 0x9e3779b1) >>> 20
    while (this.keys[at] !== -1 && this.keys[at] !== serial) at = (at + 1) & (tableSize - 1)
    if (this.keys[at] === -1) {
      // A full table ends the search early rather than looping; 14 × 32 postings never fill it.
      if (this.usedCount >= tableSize - 64) return
      this.keys[at] = serial
      this.sums[at] = 0
      this.used[this.usedCount++] = at
    }
    this.sums[at] = (this.sums[at] ?? 0) + gain
  }

  /** The `most` best credited, newest first among equals; empties the table. */
  private takeBest(most: number): number[] {
    const best: { serial: number; sum: number }[] = []
    for (let i = 0; i < this.usedCount; i++) {
      const at = this.used[i] ?? 0
      const serial = this.keys[at] ?? 0
      const sum = this.sums[at] ?? 0
      this.keys[at] = -1
      const last = best[best.length - 1]
      if (best.length === most && last && !(sum > last.sum || (sum === last.sum && serial > last.serial))) continue
      let place = best.length
      while (place > 0) {
        const before = best[place - 1]
        if (!before || before.sum > sum || (before.sum === sum && before.serial > serial)) break
        place--
      }
      best.splice(place, 0, { serial, sum })
      if (best.length > most) best.pop()
    }
    this.usedCount = 0
    return best.map((b) => b.serial)
  }
}

/** Containment, by the sketches, from which two articles carry the same text. */
const leastContainment = 0.4
