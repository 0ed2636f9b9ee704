/**
 * One key for a person's name however it is spelt, and one hash for each of its words.
 * In: a name as tokens, or a word. Out: keys that are equal for سيرجي and سيرغي. Touches nothing but its scratch buffer.
 */
import { rulingHouses } from '../../../data/name-words.data.ts'
import { arabicGivenNames, commonForeignGivenNames, rareForeignGivenNames } from '../../../data/names.data.ts'
import { nameBits } from '../name-bits.ts'
import { wordHash, wordHashes } from '../../../text/word-hash.ts'
import { cliticBits } from '../../../text/morphology/clitics.ts'
import { arabicBlock, letter } from '../../../text/letters.ts'
import { scan as scanText, type Scan } from '../../../text/scanner/scan.ts'
import { textOfUnits, wider } from '../../../text/unit-arrays.ts'
import type { Vocabulary } from '../../../text/vocabulary/vocabulary.ts'
import { wordNumbers } from '../../../text/vocabulary/word-attributes.ts'
import { addUnit, emptyHash, finishHash } from '../../../text/incremental-hash.ts'
import { nameBitsOf } from '../gazetteer/lookup.ts'
import { wordSkeleton, writeSkeleton } from './consonant-skeleton.ts'

const { alef, lam, jim, ghayn, waw, ya } = letter
const space = 0x20
const arabicPage = arabicBlock.first >> 8
/** With fewer consonants a word is too ambiguous without its vowels. */
const shortestSkeleton = 3

const prefix = 'person:'
const ordinaryUnits = 512
let keyUnits = new Uint16Array(ordinaryUnits)
for (let i = 0; i < prefix.length; i++) keyUnits[i] = prefix.charCodeAt(i)

/**
 * The key of a person's name: Arabic names by their letters, foreign ones by their consonants. Equal names give equal keys in
 * every article.
 */
export function personKey(scan: Scan, from: number, to: number, skipped: number): string {
  if (skipped === 0) return textOfUnits(keyUnits, 0, writeKey(scan, from, to))
  // The rest of a word is another word, with clitics of its own: scan it anew.
  const rest = scanText(scan.text.slice((scan.start[from] ?? 0) + skipped, scan.end[to - 1]))
  return textOfUnits(keyUnits, 0, writeKey(rest, 0, rest.count))
}

/** Writes the key of the tokens to `keyUnits` and returns where it ends. */
function writeKey(scan: Scan, from: number, to: number): number {
  let end = prefix.length
  const keyTo = endOfKey(scan, from, to)
  let isServant = false
  for (let i = from; i < keyTo; i++) {
    // "عبد الفتاح" and "عبدالفتاح" are one name.
    if (i > from && !isServant) keyUnits[end++] = space
    end = isServant ? writeWhole(scan, i, end) : writePart(scan, i, end)
    isServant = scan.hash[i] === servant
  }
  return end
}

const servant = wordHash('عبد')
const sonOf: ReadonlySet<number> = wordHashes(['بن', 'ابن'])
const houseOf = wordHash('آل')
const houses = wordHashes(rulingHouses)

/**
 * Where the part of the name ends that the key is made of: of "فلان بن فلان بن فلان" the name and the father's, for a prince is named
 * with his grandfather and without, and no ruling house ("آل …") behind it. A family name keeps all.
 */
function endOfKey({ hash }: Scan, from: number, to: number): number {
  const isHouse = to - from > 3 && hash[to - 2] === houseOf && houses.has(hash[to - 1] ?? 0)
  const end = isHouse ? to - 2 : to
  if (!sonOf.has(hash[from + 1] ?? 0)) return end
  for (let i = from + 3; i < end; i++) {
    if (!sonOf.has(hash[i] ?? 0)) continue
    const rest = end - i - 1
    return rest === 1 || (rest === 2 && hash[i + 1] === servant) ? i : end
  }
  return end
}

/** The letters of the word, its article too. */
function writeWhole({ words, word }: Scan, token: number, at: number): number {
  const { formUnits, formStart, formEnd } = words
  const from = formStart[word[token] ?? 0] ?? 0
  const to = formEnd[word[token] ?? 0] ?? 0
  if (at + to - from + 1 > keyUnits.length) keyUnits = wider(keyUnits, 2 * (at + to - from + 1))
  return writeSpelling(formUnits, from, to, at)
}

function writePart({ words, word, hash, clitics }: Scan, token: number, at: number): number {
  const { formUnits, formStart, formEnd } = words
  const from = formStart[word[token] ?? 0] ?? 0
  const to = formEnd[word[token] ?? 0] ?? 0
  if (at + to - from + 3 > keyUnits.length) keyUnits = wider(keyUnits, 2 * (at + to - from + 3))
  const bits = nameBitsOf(hash[token] ?? 0)
  const isArabic = cliticBits.hasArticle(clitics[token] ?? 0) || (bits & nameBits.ordinary) !== 0
  if (!isArabic) {
    // Of محمد and محمود the consonants are one; of روبرتو and روبيرتو the name is.
    const isGiven = (bits & nameBits.given) !== 0 && !foreignGiven.has(hash[token] ?? 0)
    const end =
      (formUnits[from] ?? 0) >> 8 === arabicPage
        ? writeSkeleton(formUnits, from, to, keyUnits, at, false)
        : writeText(wordSkeleton(words.form(word[token] ?? 0)), at)
    if (end - at >= shortestSkeleton)
      return isGiven ? writeSpelling(formUnits, from, to, at) : writeEdgeVowels(formUnits, from, to, at, end)
  }
  // "دييغو", "دييجو": too few consonants to tell, but one spelling for both.
  if (!isArabic) return writeSpelling(formUnits, from, to, at)
  const hasArticle = formUnits[from] === alef && formUnits[from + 1] === lam && to - from >= 2
  let end = at
  for (let i = hasArticle ? from + 2 : from; i < to; i++) keyUnits[end++] = formUnits[i] ?? 0
  return end
}

/**
 * Behind a skeleton the vowels that a name begins and ends with, which spellings keep: نتنياهو is not نيوتن, باولينيو not بولوني, أدونيس
 * not دونيس. ه at the end is ا (بنزيمة, بنزيما).
 */
function writeEdgeVowels(units: Uint16Array, from: number, to: number, at: number, end: number): number {
  const last = units[to - 1] ?? 0
  let next = end
  if (last === alef || last === letter.ha) keyUnits[next++] = alef
  else if (last === waw || last === ya) keyUnits[next++] = last
  if (units[from] !== alef) return next
  for (let i = next; i > at; i--) keyUnits[i] = keyUnits[i - 1] ?? 0
  keyUnits[at] = alef
  return next + 1
}

const arabicGiven = wordHashes(arabicGivenNames)
const foreignGiven: ReadonlySet<number> = new Set(
  [...wordHashes([...commonForeignGivenNames, ...rareForeignGivenNames])].filter((hash) => !arabicGiven.has(hash)),
)

function writeText(text: string, at: number): number {
  for (let i = 0; i < text.length; i++) keyUnits[at + i] = text.charCodeAt(i)
  return at + text.length
}

/** Spellings of one given name: غ and ج, doubled vowels. */
function writeSpelling(units: Uint16Array, from: number, to: number, at: number): number {
  let end = at
  for (let i = from; i < to; i++) {
    const unit = units[i] ?? 0
    keyUnits[end++] = unit === ghayn ? jim : unit
    if (isDoubled(unit) && i + 1 < to && units[i + 1] === unit) i++
  }
  return end
}

/** Hash of each word's spelling, without the article and folded as `writeSpelling` does. */
export const spellingHashes = wordNumbers((word) => spellingHash(word.formUnits, word.formFrom, word.formTo))

/** Hash of the spelling of a word in normalised form, `units[from, to)`; equal for اللافي and لافي, سيرغي and سيرجي. */
export function spellingHash(units: Uint16Array, from: number, to: number): number {
  let state = emptyHash
  const hasArticle = to - from >= 2 && units[from] === alef && units[from + 1] === lam
  for (let i = hasArticle ? from + 2 : from; i < to; i++) {
    const unit = units[i] ?? 0
    state = addUnit(state, unit === ghayn ? jim : unit)
    if (isDoubled(unit) && i + 1 < to && units[i + 1] === unit) i++
  }
  return finishHash(state)
}

/** `spellingHash` of the word with this id, its first `skipped` letters left out; as a signed number, which is not boxed. */
export function spellingWithout(words: Vocabulary, id: number, skipped: number): number {
  return spellingHash(words.formUnits, (words.formStart[id] ?? 0) + skipped, words.formEnd[id] ?? 0) | 0
}

function isDoubled(code: number): boolean {
  return code === alef || code === waw || code === ya
}
