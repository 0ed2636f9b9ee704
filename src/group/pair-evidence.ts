/**
 * What speaks for and against two held articles being about one event, as numbers.
 * In: held articles. Out: the evidence vector of a pair. Touches nothing.
 *
 * One article is loaded (its terms go into a small table), then compared with many: a comparison is one walk over the other's terms.
 */
import {
  heldShingles,
  heldTerms,
  namesAt,
  numbersAt,
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
  private readonly titleFlags = new Uint8Array(heldTerms + 1)
  private readonly termPlaces = new SmallTable(heldTerms)
  private readonly loadedShingles = new Uint32Array(heldShingles + 1)
  private readonly shinglePlaces = new SmallTable(heldShingles)
  private loaded = -1
  private loadedEpoch = 0
  private norm = 1
  private wordNorm = 1
  private titleNorm = 1
  private titleSum = 1
  private logWords = 0

  constructor(held: HeldArticles) {
    this.held = held
  }

  /** Makes `serial` the one that others are compared with. */
  load(serial: number): void {
    const { held, hashes, idfs, values, titleFlags, termPlaces, shinglePlaces, loadedShingles } = this
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
      values[i] = (term & weightMask) * 0.125 * idf * (term & pairBit ? pairGain : 1)
      titleFlags[i] = term & titleBit
      termPlaces.put(hash, i)
    }
    const sums = this.sumsOf(row, count)
    this.norm = Math.sqrt(held.floats[sums] ?? 0) || 1
    this.wordNorm = Math.sqrt(held.floats[sums + 1] ?? 0) || 1
    this.titleNorm = Math.sqrt(held.floats[sums + 2] ?? 0) || 1
    this.titleSum = held.floats[sums + 3] || 1
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
    const { held, evidence: e, hashes, idfs, values, titleFlags } = this
    const { places, next } = this.termPlaces
    const { rows, floats } = held
    const row = held.rowOf(serial)
    const count = held.termsOf(serial)
    let dot = 0
    let wordDot = 0
    let titleDot = 0
    let coveredHere = 0
    let coveredThere = 0
    let common = 0
    let rarest = 0
    let rare = 0
    for (let i = 0; i < count; i++) {
      const term = rows[row + termsAt + termOffset(i)] ?? 0
      const hash = term >>> 8
      let at = places[hash & placeMask] ?? 0
      while (at !== 0 && hashes[at] !== hash) at = next[at] ?? 0
      if (at === 0) continue
      const idf = idfs[at] ?? 0
      const isPair = (term & pairBit) !== 0
      const product = (term & weightMask) * 0.125 * idf * (isPair ? pairGain : 1) * (values[at] ?? 0)
      dot += product
      if (isPair) continue
      wordDot += product
      common += idf * idf
      if (idf > rarest) rarest = idf
      if (idf > rareIdf) rare++
      const isTitle = (term & titleBit) !== 0
      const titleHere = titleFlags[at] !== 0
      if (isTitle) coveredThere += idf
      if (titleHere) coveredHere += idf
      if (isTitle && titleHere) titleDot += idf * idf
    }
    const sums = this.sumsOf(row, count)
    const sum = floats[sums] ?? 0
    const words = floats[sums + 1] ?? 0
    const title = floats[sums + 2] ?? 0
    const titleSum = floats[sums + 3] ?? 0
    const scale = this.norm * (Math.sqrt(sum) || 1)
    const cosine = dot / scale
    const here = coveredHere / this.titleSum
    const there = coveredThere / (titleSum || 1)
    const wordsHere = this.logWords
    const wordsThere = Math.log(1 + held.wordsAt(serial))
    const kinds = held.kindAt(this.loaded) | held.kindAt(serial)
    const seconds = Math.abs(held.secondsAt(this.loaded) - held.secondsAt(serial))
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
    e[10] = this.sharedIdf(numbersAt, held.numbersOf(this.loaded), serial, held.numbersOf(serial))
    e[11] = this.sharedIdf(namesAt, held.namesOf(this.loaded), serial, held.namesOf(serial))
    e[12] = this.sameText(serial)
    e[13] = Math.log(1 + seconds / 3600)
    e[14] = Math.min(wordsHere, wordsThere)
    e[15] = Math.max(wordsHere, wordsThere)
    e[16] = held.sourceAt(this.loaded) === held.sourceAt(serial) ? 1 : 0
    e[17] = kinds & 3 ? 1 : 0
    e[18] = kinds & 4 ? 1 : 0
    e[19] = held.titleHashAt(this.loaded) === held.titleHashAt(serial) ? 1 : 0
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

  /** Sum of the idf of what two ascending lists share, as a share of the most an idf can be. */
  private sharedIdf(start: number, here: number, serial: number, there: number): number {
    const { rows, frequency } = this.held
    const a = this.held.rowOf(this.loaded) + start
    const b = this.held.rowOf(serial) + start
    let i = 0
    let j = 0
    let sum = 0
    while (i < here && j < there) {
      const x = rows[a + i] ?? 0
      const y = rows[b + j] ?? 0
      if (x === y) {
        sum += frequency.idf(x)
        i++
        j++
      } else if (x < y) i++
      else j++
    }
    return sum / frequency.most
  }

  /**
   * Where the sums over the terms of a row stand in `floats`: squared weights, squared idf of the words, of the title's words, idf of
   * the title's words. Made anew when they are of an earlier epoch; always read as the 32-bit floats that they are kept as, so that
   * whether they were kept makes no difference.
   */
  private sumsOf(row: number, count: number): number {
    const { rows, floats, frequency } = this.held
    const { idfs, logs, mask, epoch } = frequency
    if (rows[row + sumsEpoch] === epoch) return row + sumsAt
    let sum = 0
    let words = 0
    let title = 0
    let titleSum = 0
    for (let i = 0; i < count; i++) {
      const term = rows[row + termsAt + termOffset(i)] ?? 0
      const idf = idfs[logs[(term >>> 8) & mask] ?? 0] ?? 0
      const isPair = (term & pairBit) !== 0
      const value = (term & weightMask) * 0.125 * idf * (isPair ? pairGain : 1)
      sum += value * value
      if (isPair) continue
      words += idf * idf
      if ((term & titleBit) === 0) continue
      title += idf * idf
      titleSum += idf
    }
    rows[row + sumsEpoch] = epoch
    floats[row + sumsAt] = sum
    floats[row + sumsAt + 1] = words
    floats[row + sumsAt + 2] = title
    floats[row + sumsAt + 3] = titleSum
    return row + sumsAt
  }
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
