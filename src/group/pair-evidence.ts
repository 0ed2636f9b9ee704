/**
 * What speaks for and against two held articles being about one event, as numbers.
 * In: held articles. Out: the evidence vector of a pair. Touches nothing.
 *
 * One article is loaded (its terms go into a small table), then compared with many: a comparison is one walk over the other's terms.
 */
import {
  heldNames,
  heldNumbers,
  heldShingles,
  heldTerms,
  pairBit,
  titleBit,
  weightMask,
  type HeldArticles,
} from './held-articles.ts'

/** Names of the evidence, in the order of the vector. */
export const evidenceNames = [
  'logCosine',
  'cosine',
  'wordCosine',
  'pairCosine',
  'titleCosine',
  'titleCoverLow',
  'titleCoverHigh',
  'wordCover',
  'rarestWord',
  'rareWords',
  'numbers',
  'names',
  'sameText',
  'logHours',
  'shorterWords',
  'longerWords',
  'sameSource',
  'opinion',
  'template',
  'sameTitle',
] as const

export type Evidence = Float64Array

/** A pair of words counts less than two words: its idf is high by nature. */
const pairGain = 0.7
const rareIdf = 4
const tableSize = 256

export class EvidenceReader {
  /** Evidence of the last comparison; overwritten by the next. */
  readonly evidence: Evidence = new Float64Array(evidenceNames.length)
  private readonly held: HeldArticles
  private readonly keys = new Int32Array(tableSize)
  private readonly values = new Float64Array(tableSize)
  private readonly titleFlags = new Uint8Array(tableSize)
  private slot = 0
  private norm = 1
  private wordNorm = 1
  private titleNorm = 1
  private titleSum = 1

  constructor(held: HeldArticles) {
    this.held = held
  }

  /** Makes `serial` the one that others are compared with. */
  load(serial: number): void {
    const { held } = this
    this.slot = held.slotOf(serial)
    this.keys.fill(-1)
    let sum = 0
    let words = 0
    let title = 0
    let titleSum = 0
    const start = this.slot * heldTerms
    const end = start + (held.termCount[this.slot] ?? 0)
    for (let i = start; i < end; i++) {
      const term = held.terms[i] ?? 0
      const hash = term >>> 8
      const idf = held.frequency.idf(hash)
      const value = (term & weightMask) * 0.125 * idf * (term & pairBit ? pairGain : 1)
      const at = this.find(hash)
      this.keys[at] = hash
      this.values[at] = value
      this.titleFlags[at] = term & titleBit
      sum += value * value
      if ((term & pairBit) === 0) {
        words += idf * idf
        if (term & titleBit) {
          title += idf * idf
          titleSum += idf
        }
      }
    }
    this.norm = Math.sqrt(sum) || 1
    this.wordNorm = Math.sqrt(words) || 1
    this.titleNorm = Math.sqrt(title) || 1
    this.titleSum = titleSum || 1
  }

  /** Fills `evidence` for the loaded article and `serial`; symmetric. About 64 table look-ups. */
  compare(serial: number): Evidence {
    const { held, evidence: e } = this
    const slot = held.slotOf(serial)
    let dot = 0
    let wordDot = 0
    let titleDot = 0
    let sum = 0
    let words = 0
    let title = 0
    let titleSum = 0
    let coveredHere = 0
    let coveredThere = 0
    let common = 0
    let rarest = 0
    let rare = 0
    const start = slot * heldTerms
    const end = start + (held.termCount[slot] ?? 0)
    for (let i = start; i < end; i++) {
      const term = held.terms[i] ?? 0
      const hash = term >>> 8
      const idf = held.frequency.idf(hash)
      const isPair = (term & pairBit) !== 0
      const isTitle = (term & titleBit) !== 0
      const value = (term & weightMask) * 0.125 * idf * (isPair ? pairGain : 1)
      sum += value * value
      if (!isPair) {
        words += idf * idf
        if (isTitle) {
          title += idf * idf
          titleSum += idf
        }
      }
      const at = this.find(hash)
      if (this.keys[at] !== hash) continue
      const product = value * (this.values[at] ?? 0)
      dot += product
      if (isPair) continue
      wordDot += product
      common += idf * idf
      if (idf > rarest) rarest = idf
      if (idf > rareIdf) rare++
      const titleHere = this.titleFlags[at] !== 0
      if (isTitle) coveredThere += idf
      if (titleHere) coveredHere += idf
      if (isTitle && titleHere) titleDot += idf * idf
    }
    const scale = this.norm * (Math.sqrt(sum) || 1)
    const cosine = dot / scale
    const here = coveredHere / this.titleSum
    const there = coveredThere / (titleSum || 1)
    const wordsHere = Math.log(1 + (held.words[this.slot] ?? 0))
    const wordsThere = Math.log(1 + (held.words[slot] ?? 0))
    const kinds = (held.kind[this.slot] ?? 0) | (held.kind[slot] ?? 0)
    const seconds = Math.abs((held.atSeconds[this.slot] ?? 0) - (held.atSeconds[slot] ?? 0))
    e[0] = Math.log(cosine + 0.01)
    e[1] = cosine
    e[2] = wordDot / scale
    e[3] = (dot - wordDot) / scale
    e[4] = titleDot / (this.titleNorm * (Math.sqrt(title) || 1))
    e[5] = Math.min(here, there)
    e[6] = Math.max(here, there)
    e[7] = Math.sqrt(common) / Math.min(this.wordNorm, Math.sqrt(words) || 1)
    e[8] = rarest / held.frequency.most
    e[9] = Math.log(1 + rare)
    e[10] = this.sharedIdf(held.numbers, held.numberCount, heldNumbers, slot)
    e[11] = this.sharedIdf(held.names, held.nameCount, heldNames, slot)
    e[12] = this.sameText(slot)
    e[13] = Math.log(1 + seconds / 3600)
    e[14] = Math.min(wordsHere, wordsThere)
    e[15] = Math.max(wordsHere, wordsThere)
    e[16] = held.source[this.slot] === held.source[slot] ? 1 : 0
    e[17] = kinds & 3 ? 1 : 0
    e[18] = kinds & 4 ? 1 : 0
    e[19] = held.titleHash[this.slot] === held.titleHash[slot] ? 1 : 0
    return e
  }

  /** Share of the shorter text's held shingles found in the other, at the coarser of the two levels; 0..1. */
  sameText(slot: number): number {
    const { both, here, there } = this.sharedShingles(slot)
    return both / Math.max(1, Math.min(here, there))
  }

  /** Shingles of the loaded article and of `slot` at their coarser level, and how many are in both. */
  sharedShingles(slot: number): { both: number; here: number; there: number } {
    const { held } = this
    const level = Math.max(held.shingleLevel[this.slot] ?? 0, held.shingleLevel[slot] ?? 0)
    const bound = 2 ** (32 - level)
    const a = this.slot * heldShingles
    const b = slot * heldShingles
    const countA = held.shingleCount[this.slot] ?? 0
    const countB = held.shingleCount[slot] ?? 0
    let i = 0
    let j = 0
    let both = 0
    for (;;) {
      const x = i < countA ? (held.shingles[a + i] ?? 0) : bound
      const y = j < countB ? (held.shingles[b + j] ?? 0) : bound
      if (x >= bound && y >= bound) return { both, here: i, there: j }
      if (x === y) {
        both++
        i++
        j++
      } else if (x < y) i++
      else j++
    }
  }

  private sharedIdf(values: Uint32Array, counts: Uint8Array, width: number, slot: number): number {
    const a = this.slot * width
    const b = slot * width
    const countA = counts[this.slot] ?? 0
    const countB = counts[slot] ?? 0
    let i = 0
    let j = 0
    let sum = 0
    while (i < countA && j < countB) {
      const x = values[a + i] ?? 0
      const y = values[b + j] ?? 0
      if (x === y) {
        sum += this.held.frequency.idf(x)
        i++
        j++
      } else if (x < y) i++
      else j++
    }
    return sum / this.held.frequency.most
  }

  private find(hash: number): number {
    let at = (hash ^ (hash >>> 9)) & (tableSize - 1)
    while (this.keys[at] !== -1 && this.keys[at] !== hash) at = (at + 1) & (tableSize - 1)
    return at
  }
}
