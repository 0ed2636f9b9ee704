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

export class EvidenceReader {
  /** Evidence of the last comparison; overwritten by the next. */
  readonly evidence: Evidence = new Float64Array(evidenceNames.length)
  /** Shingles of the last comparison at the coarser level of the two: in both, of the loaded article, of the other. */
  readonly shingles = { both: 0, here: 0, there: 0 }
  private readonly held: HeldArticles
  /** The loaded terms, from 1, and by the low bits of the hash where they stand; most terms of others meet a 0 there. */
  private readonly hashes = new Uint32Array(heldTerms + 1)
  private readonly values = new Float64Array(heldTerms + 1)
  private readonly titleFlags = new Uint8Array(heldTerms + 1)
  private readonly termPlaces = new SmallTable(heldTerms)
  private readonly shinglePlaces = new SmallTable(heldShingles)
  private slot = 0
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
    const { held, hashes, values, titleFlags, termPlaces, shinglePlaces } = this
    const { terms } = held
    const { idfs, logs, mask } = held.frequency
    this.slot = held.slotOf(serial)
    termPlaces.clear()
    let sum = 0
    let words = 0
    let title = 0
    let titleSum = 0
    const start = this.slot * heldTerms
    const count = held.termCount[this.slot] ?? 0
    for (let i = 1; i <= count; i++) {
      const term = terms[start + i - 1] ?? 0
      const hash = term >>> 8
      const idf = idfs[logs[hash & mask] ?? 0] ?? 0
      const value = (term & weightMask) * 0.125 * idf * (term & pairBit ? pairGain : 1)
      hashes[i] = hash
      values[i] = value
      titleFlags[i] = term & titleBit
      termPlaces.put(hash, i)
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
    this.logWords = Math.log(1 + (held.words[this.slot] ?? 0))
    shinglePlaces.clear()
    const firstShingle = this.slot * heldShingles
    const shingleCount = held.shingleCount[this.slot] ?? 0
    for (let i = 1; i <= shingleCount; i++) shinglePlaces.put(held.shingles[firstShingle + i - 1] ?? 0, i)
  }

  /** Fills `evidence` for the loaded article and `serial`; symmetric. About 64 table look-ups. */
  compare(serial: number): Evidence {
    const { held, evidence: e, hashes, values, titleFlags } = this
    const { places, next } = this.termPlaces
    const { terms } = held
    const { idfs, logs, mask } = held.frequency
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
      const term = terms[i] ?? 0
      const hash = term >>> 8
      const idf = idfs[logs[hash & mask] ?? 0] ?? 0
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
      let at = places[hash & placeMask] ?? 0
      while (at !== 0 && hashes[at] !== hash) at = next[at] ?? 0
      if (at === 0) continue
      const product = value * (values[at] ?? 0)
      dot += product
      if (isPair) continue
      wordDot += product
      common += idf * idf
      if (idf > rarest) rarest = idf
      if (idf > rareIdf) rare++
      const titleHere = titleFlags[at] !== 0
      if (isTitle) coveredThere += idf
      if (titleHere) coveredHere += idf
      if (isTitle && titleHere) titleDot += idf * idf
    }
    const scale = this.norm * (Math.sqrt(sum) || 1)
    const cosine = dot / scale
    const here = coveredHere / this.titleSum
    const there = coveredThere / (titleSum || 1)
    const wordsHere = this.logWords
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
  private sameText(slot: number): number {
    this.shareShingles(slot)
    const { both, here, there } = this.shingles
    return both / Math.max(1, Math.min(here, there))
  }

  /** Fills `shingles` for the loaded article and `slot`. */
  private shareShingles(slot: number): void {
    const { held, shingles } = this
    const { places, next } = this.shinglePlaces
    const mine = this.slot * heldShingles
    const theirs = slot * heldShingles
    const levelHere = held.shingleLevel[this.slot] ?? 0
    const levelThere = held.shingleLevel[slot] ?? 0
    const bound = 2 ** (32 - Math.max(levelHere, levelThere))
    let here = held.shingleCount[this.slot] ?? 0
    let there = held.shingleCount[slot] ?? 0
    if (levelHere < levelThere) while (here > 0 && (held.shingles[mine + here - 1] ?? 0) >= bound) here--
    if (levelThere < levelHere) while (there > 0 && (held.shingles[theirs + there - 1] ?? 0) >= bound) there--
    let both = 0
    for (let i = theirs; i < theirs + there; i++) {
      const shingle = held.shingles[i] ?? 0
      let at = places[shingle & placeMask] ?? 0
      while (at !== 0 && held.shingles[mine + at - 1] !== shingle) at = next[at] ?? 0
      if (at !== 0) both++
    }
    shingles.both = both
    shingles.here = here
    shingles.there = there
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
