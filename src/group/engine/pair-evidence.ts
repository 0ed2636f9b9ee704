/**
 * What speaks for and against two held articles being about one event, as numbers.
 * In: held articles. Out: the evidence vector of a pair. Touches nothing.
 *
 * One article is loaded (its terms go into a small table), then compared with many: a comparison is one walk over the other's terms.
 */
import {
  heldShingles,
  heldTerms,
  leadBit,
  pairBit,
  shingleOffset,
  shinglesAt,
  sumsAt,
  sumsEpoch,
  termOffset,
  termsAt,
  titleBit,
  weightMask,
  type HeldArticles,
} from './held-articles.ts'
import { KeyEvidence } from './key-evidence.ts'

/** Names of the evidence, in the order of the vector. */
export const evidenceNames = [
  'logCosine',
  'cosine',
  'wordCosine',
  'pairCosine',
  'bodyCosine',
  'titleCoverLow',
  'titleCoverHigh',
  'titleLeadLow',
  'titleLeadHigh',
  'titleMissed',
  'logHeadCosine',
  'rareWords',
  'rarestWord',
  'sharedWords',
  'sharedTitle',
  'longerTitle',
  'nameCosine',
  'otherNameCosine',
  'headNames',
  'headPlaceOther',
  'headCitySame',
  'headCityOther',
  'titleCityOther',
  'titlePersonFound',
  'titleOtherSame',
  'numbers',
  'titleNumberSame',
  'titleNumberOther',
  'daySame',
  'weekdayOther',
  'sameText',
  'logHours',
  'shorterWords',
  'longerWords',
  'sameSource',
  'opinion',
  'template',
  'sameTitle',
  'otherThanArabic',
] as const

export type EvidenceName = (typeof evidenceNames)[number]

/** Where a piece of evidence stands in the vector. */
export function evidencePlace(name: EvidenceName): number {
  return evidenceNames.indexOf(name)
}

export type Evidence = Float64Array

/** A pair of words counts less than two words: its idf is high by nature. */
const pairGain = 0.7
const rareIdf = 4
/** A word of the title counts this much of one of the lead, in the vector of both. */
const titleGain = Math.sqrt(3)
const headBits = titleBit | leadBit

export class EvidenceReader {
  /** Evidence of the last comparison; overwritten by the next. */
  readonly evidence: Evidence = new Float64Array(evidenceNames.length)
  /** Shingles of the last comparison at the coarser level of the two: in both, of the loaded article, of the other. */
  readonly shingles = { both: 0, here: 0, there: 0 }
  private readonly held: HeldArticles
  /** The loaded terms, from 1, and by the low bits of the hash where they stand; most terms of others meet a 0 there. */
  private readonly hashes = new Uint32Array(heldTerms + 1)
  private readonly idfs = new Float64Array(heldTerms + 1)
  private readonly values = new Float64Array(heldTerms + 1)
  /** `headBits` of each loaded term. */
  private readonly flags = new Uint8Array(heldTerms + 1)
  private readonly termPlaces = new SmallTable(heldTerms)
  private readonly loadedShingles = new Uint32Array(heldShingles + 1)
  private readonly shinglePlaces = new SmallTable(heldShingles)
  private readonly keys: KeyEvidence
  private loaded = -1
  private loadedEpoch = 0
  private norm = 1
  private bodyNorm = 1
  private pairNorm = 1
  private titleSum = 0
  private headNorm = 1
  private logWords = 0

  constructor(held: HeldArticles) {
    this.held = held
    this.keys = new KeyEvidence(held)
  }

  /** Makes `serial` the one that others are compared with. */
  load(serial: number): void {
    const { held, hashes, idfs, values, flags, termPlaces, shinglePlaces, loadedShingles } = this
    const { rows, frequency } = held
    if (this.loaded === serial && this.loadedEpoch === frequency.epoch) return
    this.loaded = serial
    this.loadedEpoch = frequency.epoch
    termPlaces.clear()
    const count = held.termsOf(serial)
    const row = held.rowOf(serial)
    for (let i = 1; i <= count; i++) {
      const term = rows[row + termsAt + termOffset(i - 1)] ?? 0
      const hash = term >>> 8
      const idf = frequency.idf(hash)
      hashes[i] = hash
      idfs[i] = idf
      values[i] = (term & weightMask) * 0.25 * idf * (term & pairBit ? pairGain : 1)
      flags[i] = term & headBits
      termPlaces.put(hash, i)
    }
    const sums = this.sumsOf(row, count)
    const words = held.floats[sums] ?? 0
    const pairs = held.floats[sums + 1] ?? 0
    this.norm = Math.sqrt(words + pairs) || 1
    this.bodyNorm = Math.sqrt(words) || 1
    this.pairNorm = Math.sqrt(pairs) || 1
    this.titleSum = held.floats[sums + 2] ?? 0
    this.headNorm = Math.sqrt(held.floats[sums + 3] ?? 0) || 1
    this.keys.load(serial)
    this.logWords = Math.log(1 + held.wordsAt(serial))
    shinglePlaces.clear()
    const shingles = held.shinglesOf(serial)
    for (let i = 1; i <= shingles; i++) {
      const shingle = rows[row + shinglesAt + shingleOffset(i - 1)] ?? 0
      loadedShingles[i] = shingle
      shinglePlaces.put(shingle, i)
    }
  }

  /**
   * Fills `evidence` for the loaded article and `serial`; symmetric. One walk over the other's terms, most of which are met in one byte;
   * the idf of what both have is known from the loaded one.
   */
  compare(serial: number): Evidence {
    const { held, evidence: e, hashes, idfs, values, flags, keys } = this
    const { places, next } = this.termPlaces
    const { rows, floats } = held
    const row = held.rowOf(serial)
    const count = held.termsOf(serial)
    let wordDot = 0
    let pairDot = 0
    let headDot = 0
    let coveredHere = 0
    let coveredThere = 0
    let leadHere = 0
    let leadThere = 0
    let shared = 0
    let sharedTitle = 0
    let rarest = 0
    let rare = 0
    for (let i = 0; i < count; i++) {
      const term = rows[row + termsAt + termOffset(i)] ?? 0
      const hash = term >>> 8
      let at = places[hash & placeMask] ?? 0
      while (at !== 0 && hashes[at] !== hash) at = next[at] ?? 0
      if (at === 0) continue
      const idf = idfs[at] ?? 0
      const product = (term & weightMask) * 0.25 * idf * (values[at] ?? 0)
      if (term & pairBit) {
        pairDot += product * pairGain
        continue
      }
      wordDot += product
      shared += idf
      if (idf > rarest) rarest = idf
      if (idf > rareIdf) rare++
      const here = flags[at] ?? 0
      const there = term & headBits
      if (there & titleBit) coveredThere += idf
      if (here & titleBit) coveredHere += idf
      if (here === 0 || there === 0) continue
      headDot += idf * idf * headGain(here) * headGain(there)
      if (there & titleBit) leadThere += idf
      if (here & titleBit) leadHere += idf
      if (here & there & titleBit) sharedTitle += idf
    }
    const { most } = held.frequency
    const sums = this.sumsOf(row, count)
    const words = floats[sums] ?? 0
    const pairs = floats[sums + 1] ?? 0
    const titleThere = floats[sums + 2] ?? 0
    const titleHere = this.titleSum
    const scale = this.norm * (Math.sqrt(words + pairs) || 1)
    const cosine = (wordDot + pairDot) / scale
    const headCosine = headDot / (this.headNorm * (Math.sqrt(floats[sums + 3] ?? 0) || 1))
    const here = coveredHere / (titleHere || 1)
    const there = coveredThere / (titleThere || 1)
    const inLeadHere = leadHere / (titleHere || 1)
    const inLeadThere = leadThere / (titleThere || 1)
    const wordsHere = this.logWords
    const wordsThere = Math.log(1 + held.wordsAt(serial))
    const kinds = held.kindAt(this.loaded) | held.kindAt(serial)
    const seconds = Math.abs(held.secondsAt(this.loaded) - held.secondsAt(serial))
    keys.compare(serial)
    e[0] = Math.log(cosine + 0.01)
    e[1] = cosine
    e[2] = wordDot / scale
    e[3] = pairDot / (this.pairNorm * (Math.sqrt(pairs) || 1))
    e[4] = wordDot / (this.bodyNorm * (Math.sqrt(words) || 1))
    e[5] = Math.min(here, there)
    e[6] = Math.max(here, there)
    e[7] = Math.min(inLeadHere, inLeadThere)
    e[8] = Math.max(inLeadHere, inLeadThere)
    e[9] = Math.max(titleHere - coveredHere, titleThere - coveredThere) / most
    e[10] = Math.log(headCosine + 0.01)
    e[11] = Math.log(1 + rare)
    e[12] = rarest / most
    e[13] = shared / most
    e[14] = sharedTitle / most
    e[15] = Math.max(titleHere, titleThere) / most
    e[16] = keys.nameCosine
    e[17] = keys.otherNameCosine
    e[18] = keys.headNames
    e[19] = keys.headPlaceOther
    e[20] = keys.headCitySame
    e[21] = keys.headCityOther
    e[22] = keys.titleCityOther
    e[23] = keys.titlePersonFound
    e[24] = keys.titleOtherSame
    e[25] = keys.numbers
    e[26] = keys.titleNumberSame
    e[27] = keys.titleNumberOther
    e[28] = keys.daySame
    e[29] = keys.weekdayOther
    e[30] = this.sameText(serial)
    e[31] = Math.log(1 + seconds / 3600)
    e[32] = Math.min(wordsHere, wordsThere)
    e[33] = Math.max(wordsHere, wordsThere)
    e[34] = held.sourceAt(this.loaded) === held.sourceAt(serial) ? 1 : 0
    e[35] = kinds & 3 ? 1 : 0
    e[36] = kinds & 4 ? 1 : 0
    e[37] = held.titleHashAt(this.loaded) === held.titleHashAt(serial) ? 1 : 0
    e[38] = held.isArabic(this.loaded) || held.isArabic(serial) ? 0 : 1
    return e
  }

  /** Share of the shorter text's held shingles found in the other, at the coarser of the two levels; 0..1. */
  private sameText(serial: number): number {
    this.shareShingles(serial)
    const { both, here, there } = this.shingles
    return both / Math.max(1, Math.min(here, there))
  }

  /** Fills `shingles` for the loaded article and `serial`. */
  private shareShingles(serial: number): void {
    const { held, shingles, loadedShingles } = this
    const { places, next } = this.shinglePlaces
    const { rows } = held
    const theirs = held.rowOf(serial) + shinglesAt
    const levelHere = held.shingleLevelAt(this.loaded)
    const levelThere = held.shingleLevelAt(serial)
    const bound = 2 ** (32 - Math.max(levelHere, levelThere))
    let here = held.shinglesOf(this.loaded)
    let there = held.shinglesOf(serial)
    if (levelHere < levelThere) while (here > 0 && (loadedShingles[here] ?? 0) >= bound) here--
    if (levelThere < levelHere) while (there > 0 && (rows[theirs + shingleOffset(there - 1)] ?? 0) >= bound) there--
    let both = 0
    for (let i = 0; i < there; i++) {
      const shingle = rows[theirs + shingleOffset(i)] ?? 0
      let at = places[shingle & placeMask] ?? 0
      while (at !== 0 && loadedShingles[at] !== shingle) at = next[at] ?? 0
      if (at !== 0) both++
    }
    shingles.both = both
    shingles.here = here
    shingles.there = there
  }

  /**
   * Where the sums over the terms of a row stand in `floats`: squared weights of the words, of the pairs, idf of the title's words,
   * squared idf of those of title and lead. Made anew (with those of the names) when they are of an earlier epoch; always read as the
   * 32-bit floats that they are kept as, so that whether they were kept makes no difference.
   */
  private sumsOf(row: number, count: number): number {
    const { rows, floats, frequency } = this.held
    const { idfs, logs, mask, epoch } = frequency
    if (rows[row + sumsEpoch] === epoch) return row + sumsAt
    let words = 0
    let pairs = 0
    let title = 0
    let head = 0
    for (let i = 0; i < count; i++) {
      const term = rows[row + termsAt + termOffset(i)] ?? 0
      const idf = idfs[logs[(term >>> 8) & mask] ?? 0] ?? 0
      const value = (term & weightMask) * 0.25 * idf
      if (term & pairBit) {
        pairs += value * value * pairGain * pairGain
        continue
      }
      words += value * value
      if (term & titleBit) title += idf
      const gain = headGain(term & headBits)
      head += idf * idf * gain * gain
    }
    rows[row + sumsEpoch] = epoch
    floats[row + sumsAt] = words
    floats[row + sumsAt + 1] = pairs
    floats[row + sumsAt + 2] = title
    floats[row + sumsAt + 3] = head
    this.keys.keepSums(row)
    return row + sumsAt
  }
}

/** Weight of a word in the vector of title and lead, by its `headBits`. */
function headGain(bits: number): number {
  return bits & titleBit ? titleGain : bits === 0 ? 0 : 1
}

const placeMask = 4095

/** Where each of a few keys stands: a byte for each value of the low bits, and chains for keys that share one. */
class SmallTable {
  readonly places = new Uint8Array(placeMask + 1)
  readonly next: Uint8Array
  private readonly used: Uint16Array
  private count = 0

  constructor(most: number) {
    this.next = new Uint8Array(most + 1)
    this.used = new Uint16Array(most)
  }

  clear(): void {
    for (let i = 0; i < this.count; i++) this.places[this.used[i] ?? 0] = 0
    this.count = 0
  }

  /** `place` from 1 to the table's most. */
  put(key: number, place: number): void {
    const at = key & placeMask
    this.next[place] = this.places[at] ?? 0
    this.places[at] = place
    this.used[this.count++] = at
  }
}
