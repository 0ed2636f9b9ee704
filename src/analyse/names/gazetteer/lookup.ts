/**
 * Looks names up, with and without their proclitics (و، ف، ب، ل، ك، لل).
 * In: a word, or a Scan and a token. Out: kind of name, place, organisation, and how many letters do not belong to it. Touches nothing
 * but its own memo.
 *
 * One hash table says what a word is by itself; names of several words are in a trie (gazetteer.ts).
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
} from '../../../data/names.data.ts'
import { ambiguousPlaces } from '../../../data/places.data.ts'
import { letter } from '../../../text/letters.ts'
import { phraseBreak, type Scan } from '../../../text/scanner/scan.ts'
import { packFields } from '../../../structures/packed-fields.ts'
import type { VocabularyWord } from '../../../text/vocabulary/vocabulary.ts'
import { wordNumbers } from '../../../text/vocabulary/word-attributes.ts'
import { addUnit, addUnits, emptyHash, finishHash } from '../../../text/incremental-hash.ts'
import { gazetteerNames, namedMatch, matchBits, startMatch, matchWidth, extendMatch } from './gazetteer.ts'
import { nameBits, skippedShift, wordFact } from '../name-bits.ts'
import { demonymCountry, demonymWords } from './places.ts'
import { wordHash } from '../../../text/word-hash.ts'
import { WordTable } from '../../../text/word-table.ts'

/** In the table only, in place of a bit that it never holds: the word opens listed names. */
const opener = wordFact.strong
const personal = nameBits.given | nameBits.ordinary | nameBits.family
const ambiguous = nameBits.ambiguousPlace | nameBits.ambiguousOrganisation
/** What a word may be behind proclitics. */
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
for (const words of gazetteerNames()) words.forEach((word, k) => table.mark(word, k === 0 ? opener : nameBits.inner))
for (const hash of demonymWords()) table.mark(hash, nameBits.demonym)
for (const word of ['الله', 'الدين']) table.mark(wordHash(word), nameBits.half)

/** One way to read a word without its proclitics. */
const reading = packFields({
  /** How many letters to skip. */
  skip: 2,
  /** "لل" hides the article. */
  assimilated: 1,
})
/** At most two ways, side by side; 0: none but the whole word. */
const readingPair = packFields({ first: reading.end, second: reading.end })
const { skip, assimilated } = reading.mask
const firstReading = readingPair.mask.first
const secondReading = readingPair.shift.second

/** A joined letter and two more; of so few, only the first word of a longer name is believed: لبي بي سي. */
const fewestLetters = 3

function readingsOf(word: VocabularyWord): number {
  const { letters, lettersFrom } = word
  if (word.lettersTo - lettersFrom < fewestLetters) return 0
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
function hashOfReading(word: VocabularyWord, way: number): number {
  const start = way & assimilated ? addUnit(emptyHash, letter.alef) : emptyHash
  return finishHash(addUnits(start, word.formUnits, word.formFrom + (way & skip), word.formTo))
}

/** Memo of the latest word's look-ups: two columns read them, one after the other. */
let latestWord: VocabularyWord | undefined
const latest = { whole: 0, readings: 0, first: 0, second: 0 }

function readWord(word: VocabularyWord): typeof latest {
  if (latestWord === word) return latest
  latestWord = word
  const readings = readingsOf(word)
  latest.whole = table.get(word.hash)
  latest.readings = readings
  latest.first = readings === 0 ? 0 : table.get(hashOfReading(word, readings & firstReading))
  latest.second = readings >> secondReading === 0 ? 0 : table.get(hashOfReading(word, readings >> secondReading))
  if (word.lettersTo - word.lettersFrom === fewestLetters) {
    latest.first &= opener
    latest.second = 0
  }
  return latest
}

/**
 * `nameBits` of one word, in the first of its readings that has any, and above them (`skippedShift`) the letters that reading skips.
 * `classified`: the word is of a known class, so that no name is looked for behind proclitics.
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
      if (first & named) skipped = readings & skip
      else if (second & named) skipped = (readings >> secondReading) & skip
      bits = first & named || second & named
    }
  }
  bits |= whole & (nameBits.inner | nameBits.half | nameBits.demonym)
  if (opens !== 0) {
    bits |= nameBits.opens
    if (waysOf(word).some((way) => way & namedMatch)) bits |= nameBits.alone
  }
  return bits | (skipped << skippedShift)
}

/** Column of what words open. */
const openingFields = packFields({
  /** A match (gazetteer.ts); with `several`, the index of a list of them. */
  match: matchWidth,
  several: 1,
  /** 1 + the index of the country that an adjective stands for. */
  country: 32 - matchWidth - 1,
})
const { several, match: matchMask } = openingFields.mask
const countryShift = openingFields.shift.country
const openings = wordNumbers((word) => {
  const country = readWord(word).whole & nameBits.demonym ? demonymCountry(word.hash) + 1 : 0
  return (country << countryShift) | packWays(waysOf(word))
})

/** The matches that the readings of a word begin. */
function waysOf(word: VocabularyWord): readonly number[] {
  const { whole, readings, first, second } = readWord(word)
  if (((whole | first | second) & opener) === 0) return noWays
  const ways: number[] = []
  if (whole & opener) ways.push(startMatch(word.hash, 0))
  if (first & opener) {
    const way = startMatch(hashOfReading(word, readings & firstReading), readings & skip)
    // "فشل" is no "شل".
    ways.push(word.lettersTo - word.lettersFrom === fewestLetters ? way & ~namedMatch : way)
  }
  if (second & opener) ways.push(startMatch(hashOfReading(word, readings >> secondReading), 2))
  return ways
}

const noWays: readonly number[] = []
/** Interned lists of several matches; few words begin names in more than one reading. */
const wayLists: (readonly number[])[] = []
const listNumbers = new Map<string, number>()

function packWays(ways: readonly number[]): number {
  if (ways.length <= 1) return ways[0] ?? 0
  const key = ways.join(' ')
  const known = listNumbers.get(key)
  if (known !== undefined) return several | known
  listNumbers.set(key, wayLists.length)
  return several | (wayLists.push(ways) - 1)
}

/** For a text, by word id: what the word opens, for `longestMatchAt` and `countryOf`. */
export function openingsOf(scan: Scan): Uint32Array {
  return openings(scan)
}

/** The country for which a demonym stands, as an index for `demonymEntry`. */
export function countryOf(opening: number): number {
  return (opening >>> countryShift) - 1
}

/**
 * The longest listed organisation or place that begins at `token`, as a match (gazetteer.ts), or 0; `opening` is that of
 * its word, `names` has `nameBits` of each token. No look-up but for names of several words.
 */
export function longestMatchAt(scan: Scan, token: number, names: Int32Array, opening: number): number {
  if (!(opening & several)) return longestFrom(scan, token, names, opening & matchMask)
  for (const way of wayLists[opening & matchMask] ?? noWays) {
    const match = longestFrom(scan, token, names, way)
    if (match !== 0) return match
  }
  return 0
}

function longestFrom(scan: Scan, token: number, names: Int32Array, way: number): number {
  const { count, hash, gap: gaps } = scan
  let match = way
  let best = way & namedMatch ? way : 0
  for (let to = token + 1; to < count && match & matchBits.prefix; to++) {
    if ((gaps[to] ?? 0) & phraseBreak || !((names[to] ?? 0) & nameBits.inner)) break
    match = extendMatch(match, hash[to] ?? 0)
    if (match & namedMatch) best = match
  }
  return best
}

/** Name bits of the word whose normalised form has this hash. */
export function nameBitsOf(hash: number): number {
  return table.get(hash)
}
