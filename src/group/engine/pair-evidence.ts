/**
 * What speaks for and against two held articles being about one event, as numbers.
 * In: held articles. Out: the evidence vector of a pair. Touches nothing.
 *
 * One article is loaded (its terms go into a small table), then compared with many: a comparison is one walk over the other's terms.
 */
import type { Borrowed } from '../../model/borrowed.ts'
import { featureKind } from '../../model/features.ts'
import { evidenceNames, slot as evidenceSlot, type EvidenceVector } from './evidence.ts'
import type { HeldArticles } from './held-articles.ts'
import { rowLayout, shingleOffset, termOffset } from './held-row.ts'
import { KeyEvidence } from './key-evidence.ts'

const {
  headSquaresAt,
  heldShingles,
  heldTerms,
  leadBit,
  pairBit,
  pairSquaresAt,
  shinglesAt,
  sumsEpochAt,
  termsAt,
  titleBit,
  titleIdfAt,
  wordSquaresAt,
  bitsBelowHash,
  weightMask,
} = rowLayout

/** As a constant of this module: V8 folds its numbers into compiled code, an imported binding is read each time. */
const slot = evidenceSlot
/** A pair of words counts less than two words: its idf is high by nature. */
const pairGain = 0.7
const rareIdf = 4
/** A word of the title counts this much of one of the lead, in the vector of both. */
const titleGain = Math.sqrt(3)
const headBits = titleBit | leadBit
/** Writing that is no report of an event. */
const opinionKinds = featureKind.roundUp | featureKind.opinion
const templateKind = featureKind.template

export class EvidenceReader {
  /** Evidence of the last comparison. */
  readonly evidence: Borrowed<EvidenceVector> = new Float64Array(evidenceNames.length)
  /** Shingles of the last comparison at the coarser level of the two: in both, of the loaded article, of the other. */
  readonly shingles: Borrowed<{ both: number; here: number; there: number }> = { both: 0, here: 0, there: 0 }
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
    const count = held.termCountAt(serial)
    const row = held.rowOf(serial)
    for (let i = 1; i <= count; i++) {
      const term = rows[row + termsAt + termOffset(i - 1)] ?? 0
      const hash = term >>> bitsBelowHash
      const idf = frequency.idf(hash)
      hashes[i] = hash
      idfs[i] = idf
      values[i] = (term & weightMask) * 0.25 * idf * (term & pairBit ? pairGain : 1)
      flags[i] = term & headBits
      termPlaces.put(hash, i)
    }
    this.keepSums(row, count)
    const { floats } = held
    const words = floats[row + wordSquaresAt] ?? 0
    const pairs = floats[row + pairSquaresAt] ?? 0
    this.norm = Math.sqrt(words + pairs) || 1
    this.bodyNorm = Math.sqrt(words) || 1
    this.pairNorm = Math.sqrt(pairs) || 1
    this.titleSum = floats[row + titleIdfAt] ?? 0
    this.headNorm = Math.sqrt(floats[row + headSquaresAt] ?? 0) || 1
    this.keys.load(serial)
    this.logWords = Math.log(1 + held.wordsAt(serial))
    shinglePlaces.clear()
    const shingles = held.shingleCountAt(serial)
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
  compare(serial: number): Borrowed<EvidenceVector> {
    const { held, evidence: e, hashes, idfs, values, flags, keys } = this
    const { places, next } = this.termPlaces
    const { rows, floats } = held
    const row = held.rowOf(serial)
    const count = held.termCountAt(serial)
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
      const hash = term >>> bitsBelowHash
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
    this.keepSums(row, count)
    const words = floats[row + wordSquaresAt] ?? 0
    const pairs = floats[row + pairSquaresAt] ?? 0
    const titleThere = floats[row + titleIdfAt] ?? 0
    const titleHere = this.titleSum
    const scale = this.norm * (Math.sqrt(words + pairs) || 1)
    const cosine = (wordDot + pairDot) / scale
    const headCosine = headDot / (this.headNorm * (Math.sqrt(floats[row + headSquaresAt] ?? 0) || 1))
    const here = coveredHere / (titleHere || 1)
    const there = coveredThere / (titleThere || 1)
    const inLeadHere = leadHere / (titleHere || 1)
    const inLeadThere = leadThere / (titleThere || 1)
    const wordsHere = this.logWords
    const wordsThere = Math.log(1 + held.wordsAt(serial))
    const kinds = held.kindAt(this.loaded) | held.kindAt(serial)
    const seconds = Math.abs(held.secondsAt(this.loaded) - held.secondsAt(serial))
    keys.compare(serial)
    e[slot.logCosine] = Math.log(cosine + 0.01)
    e[slot.cosine] = cosine
    e[slot.wordCosine] = wordDot / scale
    e[slot.pairCosine] = pairDot / (this.pairNorm * (Math.sqrt(pairs) || 1))
    e[slot.bodyCosine] = wordDot / (this.bodyNorm * (Math.sqrt(words) || 1))
    e[slot.titleCoverLow] = Math.min(here, there)
    e[slot.titleCoverHigh] = Math.max(here, there)
    e[slot.titleLeadLow] = Math.min(inLeadHere, inLeadThere)
    e[slot.titleLeadHigh] = Math.max(inLeadHere, inLeadThere)
    e[slot.titleMissed] = Math.max(titleHere - coveredHere, titleThere - coveredThere) / most
    e[slot.logHeadCosine] = Math.log(headCosine + 0.01)
    e[slot.rareWords] = Math.log(1 + rare)
    e[slot.rarestWord] = rarest / most
    e[slot.sharedWords] = shared / most
    e[slot.sharedTitle] = sharedTitle / most
    e[slot.longerTitle] = Math.max(titleHere, titleThere) / most
    e[slot.nameCosine] = keys.nameCosine
    e[slot.otherNameCosine] = keys.otherNameCosine
    e[slot.headNames] = keys.headNames
    e[slot.headPlaceOther] = keys.headPlaceOther
    e[slot.headCitySame] = keys.headCitySame
    e[slot.headCityOther] = keys.headCityOther
    e[slot.titleCityOther] = keys.titleCityOther
    e[slot.titlePersonFound] = keys.titlePersonFound
    e[slot.titleOtherSame] = keys.titleOtherSame
    e[slot.numbers] = keys.numbers
    e[slot.titleNumberSame] = keys.titleNumberSame
    e[slot.titleNumberOther] = keys.titleNumberOther
    e[slot.daySame] = keys.daySame
    e[slot.weekdayOther] = keys.weekdayOther
    e[slot.sameText] = this.sameText(serial)
    e[slot.logHours] = Math.log(1 + seconds / 3600)
    e[slot.shorterWords] = Math.min(wordsHere, wordsThere)
    e[slot.longerWords] = Math.max(wordsHere, wordsThere)
    e[slot.sameSource] = held.sourceAt(this.loaded) === held.sourceAt(serial) ? 1 : 0
    e[slot.opinion] = kinds & opinionKinds ? 1 : 0
    e[slot.template] = kinds & templateKind ? 1 : 0
    e[slot.sameTitle] = held.titleHashAt(this.loaded) === held.titleHashAt(serial) ? 1 : 0
    e[slot.otherThanArabic] = held.isArabic(this.loaded) || held.isArabic(serial) ? 0 : 1
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
    const row = held.rowOf(serial)
    const levelHere = held.shingleLevelAt(this.loaded)
    const levelThere = held.shingleLevelAt(serial)
    const bound = 2 ** (32 - Math.max(levelHere, levelThere))
    let here = held.shingleCountAt(this.loaded)
    let there = held.shingleCountAt(serial)
    if (levelHere < levelThere) while (here > 0 && (loadedShingles[here] ?? 0) >= bound) here--
    if (levelThere < levelHere)
      while (there > 0 && (rows[row + shinglesAt + shingleOffset(there - 1)] ?? 0) >= bound) there--
    let both = 0
    for (let i = 0; i < there; i++) {
      const shingle = rows[row + shinglesAt + shingleOffset(i)] ?? 0
      let at = places[shingle & placeMask] ?? 0
      while (at !== 0 && loadedShingles[at] !== shingle) at = next[at] ?? 0
      if (at !== 0) both++
    }
    shingles.both = both
    shingles.here = here
    shingles.there = there
  }

  /**
   * Makes the sums over the terms and names of a row anew when they are of an earlier epoch of the idf. They are always read as the 32-bit
   * floats that they are kept as, so that whether they were kept makes no difference.
   */
  private keepSums(row: number, count: number): void {
    const { rows, floats, frequency } = this.held
    const { idfs, logs, mask, epoch } = frequency
    if (rows[row + sumsEpochAt] === epoch) return
    let words = 0
    let pairs = 0
    let title = 0
    let head = 0
    for (let i = 0; i < count; i++) {
      const term = rows[row + termsAt + termOffset(i)] ?? 0
      const idf = idfs[logs[(term >>> bitsBelowHash) & mask] ?? 0] ?? 0
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
    rows[row + sumsEpochAt] = epoch
    floats[row + wordSquaresAt] = words
    floats[row + pairSquaresAt] = pairs
    floats[row + titleIdfAt] = title
    floats[row + headSquaresAt] = head
    this.keys.keepSums(row)
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
