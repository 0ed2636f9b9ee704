/**
 * Looks names up, with the letters written joined to them (و، ف، ب، ل، ك، لل) skipped.
 * In: a word, or a Scan and a token. Out: kind of name, place, organisation, and how many letters do not belong to it. Touches nothing
 * but its own memo.
 *
 * One table answers what a word is by itself; listed names are a tree of words (gazetteer.ts).
 */
import {
  ambiguousOrganisations,
  arabicFamilyNames,
  arabicGivenNames,
  commonForeignFamilyNames,
  commonForeignGivenNames,
  ordinaryNames,
  organisationHeads,
  rareForeignFamilyNames,
  rareForeignGivenNames,
  stateHeads,
} from '../../data/names.data.ts'
import { ambiguousPlaces } from '../../data/places.data.ts'
import { letter } from '../../text/letters.ts'
import { phraseBreak, type Scan } from '../../text/scanner/scan.ts'
import type { VocabularyWord } from '../../text/vocabulary/vocabulary.ts'
import { wordNumbers } from '../../text/vocabulary/word-attributes.ts'
import { addUnit, addUnits, emptyHash, finishHash } from '../../text/incremental-hash.ts'
import { listedNames, thingBits, thingOfWord, thingWidth, thingWith } from './gazetteer.ts'
import { demonymCountry, demonymWords } from './places.ts'
import { WordTable, wordHash } from '../words/word-table.ts'

/** Bits of a name word, below `skippedShift`; 32 is left to word-facts.ts. */
export const nameBits = {
  given: 1,
  ordinary: 2,
  family: 4,
  head: 8,
  state: 16,
  ambiguousPlace: 64,
  ambiguousOrganisation: 128,
  /** الله, الدين: the second half of names of two words. */
  half: 256,
  /** Some reading opens a listed organisation or place. */
  opens: 512,
  /** Is a later word of some listed name. */
  inner: 1024,
  /** Some reading is a listed organisation or place by itself. */
  alone: 2048,
  /** An adjective of a country, or its people. */
  demonym: 1 << 20,
} as const

/** Bit that only the table has: the word opens listed names. */
const opener = 1 << 30
const personal = nameBits.given | nameBits.ordinary | nameBits.family
const ambiguous = nameBits.ambiguousPlace | nameBits.ambiguousOrganisation
/** What a word may be behind joined letters. */
const named = personal | nameBits.head | nameBits.state | ambiguous

const table = new WordTable()
function markAll(words: readonly string[], bits: number): void {
  for (const word of words) table.mark(wordHash(word), bits)
}

for (const list of [arabicGivenNames, commonForeignGivenNames, rareForeignGivenNames]) markAll(list, nameBits.given)
for (const list of [arabicFamilyNames, commonForeignFamilyNames, rareForeignFamilyNames]) markAll(list, nameBits.family)
markAll(ordinaryNames, nameBits.ordinary)
markAll(organisationHeads, nameBits.head)
markAll(stateHeads, nameBits.state)
markAll(ambiguousPlaces, nameBits.ambiguousPlace)
markAll(ambiguousOrganisations, nameBits.ambiguousOrganisation)
for (const words of listedNames()) words.forEach((word, k) => table.mark(word, k === 0 ? opener : nameBits.inner))
for (const hash of demonymWords()) table.mark(hash, nameBits.demonym)
for (const word of ['الله', 'الدين']) table.mark(wordHash(word), nameBits.half)

/**
 * Ways to read a word without the letters joined to it: how many to skip, and `assimilated` when "لل" hides the article.
 * At most two, the second in the bits from `secondReading` on; 0: none but the whole word.
 */
const assimilated = 4
const secondReading = 3

function readingsOf(word: VocabularyWord): number {
  const { letters, lettersFrom } = word
  if (word.lettersTo - lettersFrom < 4) return 0
  const a = letters[lettersFrom] ?? 0
  const b = letters[lettersFrom + 1] ?? 0
  if (a === letter.waw || a === letter.fa) {
    if (b === letter.lam && letters[lettersFrom + 2] === letter.lam) return 2 | assimilated
    return b === letter.ba || b === letter.lam || b === letter.kaf ? 1 | (2 << secondReading) : 1
  }
  if (a === letter.lam && b === letter.lam) return 1 | assimilated
  return a === letter.ba || a === letter.lam || a === letter.kaf ? 1 : 0
}

/** Hash of the word's letters as the reading has them. */
function hashOfReading(word: VocabularyWord, reading: number): number {
  const start = reading & assimilated ? addUnit(emptyHash, letter.alef) : emptyHash
  return finishHash(addUnits(start, word.formUnits, word.formFrom + (reading & 3), word.formTo))
}

/** What the table says of the readings of the latest word: two columns ask, one after the other. */
let latestWord: VocabularyWord | undefined
const latest = { whole: 0, readings: 0, first: 0, second: 0 }

function readWord(word: VocabularyWord): typeof latest {
  if (latestWord === word) return latest
  latestWord = word
  const readings = readingsOf(word)
  latest.whole = table.get(word.hash)
  latest.readings = readings
  latest.first = readings === 0 ? 0 : table.get(hashOfReading(word, readings & 7))
  latest.second = readings >> secondReading === 0 ? 0 : table.get(hashOfReading(word, readings >> secondReading))
  return latest
}

/**
 * `nameBits` of one word, in the first of its readings that has any, and above them (`skippedShift`) the letters that reading skips.
 * `classified`: the word is of a known class, so that no name hides behind joined letters.
 */
export function lookUpName(word: VocabularyWord, classified: boolean): number {
  const { whole, readings, first, second } = readWord(word)
  let bits = whole & named
  let opens = whole & opener
  let skipped = 0
  if (!classified && opens === 0 && (first | second) !== 0) {
    opens = (first | second) & opener
    // A word that is listed as it is keeps its own bits.
    if (bits === 0) {
      if (first & named) skipped = readings & 3
      else if (second & named) skipped = (readings >> secondReading) & 3
      bits = first & named || second & named
    }
  }
  bits |= whole & (nameBits.inner | nameBits.half | nameBits.demonym)
  if (opens !== 0) {
    bits |= nameBits.opens
    if (waysOf(word).some((way) => way & thingBits.named)) bits |= nameBits.alone
  }
  return bits | (skipped << skippedShift)
}

/** Where `lookUpName` keeps the number of letters skipped: two bits. */
export const skippedShift = 12

/**
 * Column of what words open: a thing's number (gazetteer.ts) in the lower bits, or `several` and the index of a list of them there;
 * above, from `countryShift` on, 1 + the index of the country that an adjective stands for.
 */
const several = 1 << thingWidth
const countryShift = thingWidth + 1
const thingMask = several - 1
const openings = wordNumbers((word) => {
  const country = readWord(word).whole & nameBits.demonym ? demonymCountry(word.hash) + 1 : 0
  return (country << countryShift) | packWays(waysOf(word))
})

/** What the readings of a word that open listed names begin. */
function waysOf(word: VocabularyWord): readonly number[] {
  const { whole, readings, first, second } = readWord(word)
  if (((whole | first | second) & opener) === 0) return noWays
  const ways: number[] = []
  if (whole & opener) ways.push(thingOfWord(word.hash, 0))
  if (first & opener) ways.push(thingOfWord(hashOfReading(word, readings & 7), readings & 3))
  if (second & opener) ways.push(thingOfWord(hashOfReading(word, readings >> secondReading), 2))
  return ways
}

const noWays: readonly number[] = []
/** The lists of several openings that words have; as many as first words of names that others are written in. */
const wayLists: (readonly number[])[] = []
const listNumbers = new Map<string, number>()

function packWays(ways: readonly number[]): number {
  if (ways.length <= 1) return ways[0] ?? 0
  const told = ways.join(' ')
  const known = listNumbers.get(told)
  if (known !== undefined) return several | known
  listNumbers.set(told, wayLists.length)
  return several | (wayLists.push(ways) - 1)
}

/** For a text, by word id: what the word opens, for `namedThingAt` and `countryOf`. */
export function openingsOf(scan: Scan): Uint32Array {
  return openings(scan)
}

/** The country for which a demonym stands, as an index for `demonymThing`. */
export function countryOf(opening: number): number {
  return (opening >>> countryShift) - 1
}

/**
 * The longest listed organisation or place that begins at `token`, as a thing's number (gazetteer.ts), or 0; `opening` is that of
 * its word, `names` has `nameBits` of each token. Cost: nothing to look up, but for names of several words.
 */
export function namedThingAt(scan: Scan, token: number, names: Int32Array, opening: number): number {
  if (!(opening & several)) return longestFrom(scan, token, names, opening & thingMask)
  for (const way of wayLists[opening & thingMask] ?? noWays) {
    const thing = longestFrom(scan, token, names, way)
    if (thing !== 0) return thing
  }
  return 0
}

function longestFrom(scan: Scan, token: number, names: Int32Array, way: number): number {
  const { count, hash, gap: gaps } = scan
  let thing = way
  let best = way & thingBits.named ? way : 0
  for (let to = token + 1; to < count && thing & thingBits.goesOn; to++) {
    if ((gaps[to] ?? 0) & phraseBreak || !((names[to] ?? 0) & nameBits.inner)) break
    thing = thingWith(thing, hash[to] ?? 0)
    if (thing & thingBits.named) best = thing
  }
  return best
}

/** Name bits of the word whose matching form has this hash. */
export function nameBitsOf(hash: number): number {
  return table.get(hash)
}
