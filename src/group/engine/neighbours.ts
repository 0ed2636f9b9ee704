/**
 * The held articles most like one article: candidates by shared heavy terms and shared shingles, then the join model.
 * In: serials. Out: neighbours with probabilities, best first. Touches nothing.
 *
 * Constant cost: the `listSteps` newest postings of `queryTerms` posting lists and `compared` comparisons, however many articles are held.
 */
import { slot } from './evidence.ts'
import type { HeldArticles } from './held-articles.ts'
import { hashOf, postingKeyIndex, quartersOf, rowLayout, shingleOffset, termOffset } from './held-row.ts'
import { joinModel, joinProbability, type JoinModel } from './join-model.ts'
import { EvidenceReader } from './pair-evidence.ts'
import { PostingIndex } from './posting-index.ts'

const { bitsBelowHash, indexedShingles, indexedTerms, none, olderPosting, shinglesAt, termsAt } = rowLayout

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
const listSteps = 32
const shingleSteps = 12
const compared = 24
const mostCandidates = 64
const tableBits = 11
const tableSize = 2 ** tableBits
/** Less likely pairs are not returned. */
const leastProbability = 0.01

export class NeighbourSearch {
  readonly reader: EvidenceReader
  private readonly held: HeldArticles
  private readonly terms: PostingIndex
  private readonly shingles: PostingIndex
  /** Scores of the candidates of this search: an open-addressing table from serial to sum, with the slots in use. */
  private readonly keys = new Uint32Array(tableSize).fill(none)
  private readonly sums = new Float64Array(tableSize)
  private readonly used = new Uint16Array(tableSize)
  private usedCount = 0
  /** Scratch of `readPostings`: key and next posting of each list, and the serials and words found in it. */
  private readonly listKeys = new Uint32Array(queryTerms)
  private readonly listAt = new Uint32Array(queryTerms)
  private readonly hits = new Uint32Array(queryTerms * listSteps)
  private readonly hitWords = new Uint32Array(queryTerms * listSteps)
  private readonly hitCounts = new Uint8Array(queryTerms)
  private readonly best = new Uint32Array(mostCandidates)
  private readonly bestSums = new Float64Array(mostCandidates)
  private readonly model: JoinModel

  constructor(held: HeldArticles, model: JoinModel = joinModel) {
    this.held = held
    this.model = model
    this.terms = new PostingIndex(held, held.tableBits, termsAt, indexedTerms)
    this.shingles = new PostingIndex(held, held.tableBits, shinglesAt, indexedShingles)
    this.reader = new EvidenceReader(held)
  }

  get bytes(): number {
    return this.terms.bytes + this.shingles.bytes
  }

  /** Makes `serial` findable. */
  add(serial: number): void {
    const { held } = this
    const row = held.rowOf(serial)
    const terms = Math.min(indexedTerms, held.termCountAt(serial))
    for (let i = 0; i < terms; i++)
      this.terms.add((held.rows[row + termsAt + termOffset(i)] ?? 0) >>> bitsBelowHash, serial, i)
    const shingles = Math.min(indexedShingles, held.shingleCountAt(serial))
    for (let i = 0; i < shingles; i++) this.shingles.add(held.rows[row + shinglesAt + shingleOffset(i)] ?? 0, serial, i)
  }

  /** Neighbours of `serial`, itself left out, most likely first. */
  of(serial: number, most = compared): Neighbour[] {
    const candidates = this.candidates(serial, most)
    const found: Neighbour[] = []
    this.held.prefetch(candidates)
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
    const isPeriodic = (e[slot.template] ?? 0) > 0 && Math.expm1(e[slot.logHours] ?? 0) > templateHours
    return jaccard >= (isPeriodic ? 0.65 : 0.45)
  }

  /** Serials worth comparing with `serial`, which is loaded into the reader. */
  candidates(serial: number, most = compared): number[] {
    const { held, listKeys, hits, hitWords, hitCounts } = this
    this.reader.load(serial)
    const row = held.rowOf(serial)
    const copies = this.sameTextCandidates(serial, row)
    const terms = Math.min(queryTerms, held.termCountAt(serial))
    for (let i = 0; i < terms; i++) listKeys[i] = (held.rows[row + termsAt + termOffset(i)] ?? 0) >>> bitsBelowHash
    this.readPostings(this.terms, terms, listSteps, bitsBelowHash)
    for (let i = 0; i < terms; i++) {
      const term = held.rows[row + termsAt + termOffset(i)] ?? 0
      const idf = held.frequency.idf(hashOf(term))
      const gain = idf * idf * quartersOf(term)
      const end = i * listSteps + (hitCounts[i] ?? 0)
      for (let k = i * listSteps; k < end; k++) {
        const other = hits[k] ?? 0
        if (other !== serial) this.addScore(other, gain * quartersOf(hitWords[k] ?? 0))
      }
    }
    const best = this.takeBest(Math.min(most, mostCandidates))
    for (const copy of copies) if (!best.includes(copy)) best.push(copy)
    return best
  }

  /** At most eight articles that share two indexed shingles or more (one, when there are not many). */
  private sameTextCandidates(serial: number, row: number): number[] {
    const { held, listKeys, hits, hitCounts } = this
    const count = Math.min(indexedShingles, held.shingleCountAt(serial))
    for (let i = 0; i < count; i++) listKeys[i] = held.rows[row + shinglesAt + shingleOffset(i)] ?? 0
    this.readPostings(this.shingles, count, shingleSteps, 0)
    for (let i = 0; i < count; i++) {
      const end = i * shingleSteps + (hitCounts[i] ?? 0)
      for (let k = i * shingleSteps; k < end; k++) {
        const other = hits[k] ?? 0
        if (other !== serial) this.addScore(other, 1)
      }
    }
    return this.takeBest(8)
  }

  /**
   * Reads at most `steps` postings of `count` posting lists into `hits` and `hitWords`: the serials whose word, without its low `shift`
   * bits, is the list's key. The lists are read in lockstep: each step is a cache miss, and those of different lists overlap.
   */
  private readPostings(index: PostingIndex, count: number, steps: number, shift: number): void {
    const { held, listKeys, listAt, hits, hitWords, hitCounts } = this
    const { rows, oldest } = held
    const { width, start } = index
    for (let i = 0; i < count; i++) {
      listAt[i] = index.first(listKeys[i] ?? 0)
      hitCounts[i] = 0
    }
    for (let step = 0; step < steps; step++) {
      let living = false
      for (let i = 0; i < count; i++) {
        const at = listAt[i] ?? none
        if (at === none) continue
        const other = Math.floor(at / width)
        if (other < oldest) {
          listAt[i] = none
          continue
        }
        living = true
        const index = postingKeyIndex(held.rowOf(other) + start, at - other * width)
        const key = rows[index] ?? 0
        listAt[i] = rows[index + olderPosting] ?? none
        if (key >>> shift !== listKeys[i]) continue
        const k = i * steps + (hitCounts[i] ?? 0)
        hits[k] = other
        hitWords[k] = key
        hitCounts[i] = (hitCounts[i] ?? 0) + 1
      }
      if (!living) return
    }
  }

  private addScore(serial: number, gain: number): void {
    const { keys, sums } = this
    let at = Math.imul(serial, 0x9e3779b1) >>> (32 - tableBits)
    while (keys[at] !== none && keys[at] !== serial) at = (at + 1) & (tableSize - 1)
    if (keys[at] === none) {
      keys[at] = serial
      sums[at] = 0
      this.used[this.usedCount++] = at
    }
    sums[at] = (sums[at] ?? 0) + gain
  }

  /** The `most` best scored, newest first among equals; empties the table. */
  private takeBest(most: number): number[] {
    const { keys, sums, best, bestSums } = this
    let count = 0
    for (let i = 0; i < this.usedCount; i++) {
      const at = this.used[i] ?? 0
      const serial = keys[at] ?? 0
      const sum = sums[at] ?? 0
      keys[at] = none
      let place = count
      while (place > 0) {
        const before = bestSums[place - 1] ?? 0
        if (before > sum || (before === sum && (best[place - 1] ?? 0) > serial)) break
        place--
      }
      if (place >= most) continue
      if (count < most) count++
      for (let k = count - 1; k > place; k--) {
        best[k] = best[k - 1] ?? 0
        bestSums[k] = bestSums[k - 1] ?? 0
      }
      best[place] = serial
      bestSums[place] = sum
    }
    this.usedCount = 0
    return Array.from(best.subarray(0, count))
  }
}

/** Notices of fixed wording this far apart are different notices (the same measure as in same-text.ts). */
const templateHours = 40

/** Containment, by the sketches, from which two articles carry the same text. */
const leastContainment = 0.4
