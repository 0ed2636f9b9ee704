/**
 * Word shapes that tell whether an Arabic word may be a name: inflections, clitics that are marked, patterns of nouns of action,
 * endings of transliterated names.
 * In: UTF-16 units of a word as written, or of its normalised form. Out: yes or no. Touches nothing.
 *
 * Hand-written tests of the first and last letters instead of regular expressions, which would need a string of each word.
 */
import { foreignNameEndings } from '../../../data/names.data.ts'
import { arabicBlock, letter, written } from '../../../text/letters.ts'
import { normalise } from '../../../text/normalise.ts'
import { addUnits, emptyHash, finishHash } from '../../../text/incremental-hash.ts'
import { wordHash } from '../../../text/word-hash.ts'
import { WordTable } from '../../../text/word-table.ts'

const { taMarbuta, fathatan } = written

/** و ف ب ل ك, which may stand before the article. */
function isJoined(unit: number): boolean {
  return unit === letter.waw || unit === letter.fa || unit === letter.ba || unit === letter.lam || unit === letter.kaf
}

/** Begins with a joined letter and ال, or with لل. */
function beginsWithArticle(units: Uint16Array, from: number, length: number): boolean {
  const first = units[from] ?? 0
  const second = units[from + 1] ?? 0
  if (length >= 2 && first === letter.lam && second === letter.lam) return true
  return length >= 3 && isJoined(first) && second === letter.alef && units[from + 2] === letter.lam
}

/** Ends in the accusative as it is marked: tanwin, or tanwin and ا. */
export function endsInTanwin(units: Uint16Array, to: number, length: number): boolean {
  const last = units[to - 1] ?? 0
  return last === fathatan || (length >= 2 && last === letter.alef && units[to - 2] === fathatan)
}

/** An inflected shape as written: present tense, plural and pronoun endings, feminine and accusative nouns. */
export function isInflectedShape(units: Uint16Array, from: number, to: number): boolean {
  const length = to - from
  const last = units[to - 1] ?? 0
  if (last === taMarbuta || endsInTanwin(units, to, length)) return true
  if (length < 2) return false
  const beforeLast = units[to - 2] ?? 0
  if (last === letter.nun && (beforeLast === letter.waw || beforeLast === letter.ya)) return true
  if (last === letter.ta && beforeLast === letter.alef) return true
  if (beforeLast === letter.ha && (last === letter.alef || last === letter.mim)) return true
  if (length < 4) return length === 3 && units[from] === letter.lam && units[from + 1] === letter.lam
  const first = units[from] ?? 0
  if (first === letter.ya || beginsWithArticle(units, from, length)) return true
  if (first === letter.alef) return units[from + 1] === letter.sin && units[from + 2] === letter.ta
  return (first === letter.ta || first === letter.nun) && length >= 5 && last === letter.ha
}

/** A shape that no name has, as written: a future verb, clitics with the article, pronouns, the accusative as it is marked. */
export function isLoadedShape(units: Uint16Array, from: number, to: number): boolean {
  const length = to - from
  if (length < 1) return false
  if (endsInTanwin(units, to, length)) return true
  if (length < 2) return false
  const second = units[from + 1] ?? 0
  if (units[from] === letter.sin && (second === letter.ya || second === letter.ta || second === letter.nun)) return true
  if (beginsWithArticle(units, from, length)) return true
  const last = units[to - 1] ?? 0
  const beforeLast = units[to - 2] ?? 0
  if (last === letter.alef) return beforeLast === letter.ha || beforeLast === letter.nun
  return last === letter.mim && beforeLast === letter.ha
}

/** تفعيل، تفاعل، افتعال، إفعال and the like, in normalised form. */
export function isActionShape(units: Uint16Array, from: number, to: number): boolean {
  const length = to - from
  const first = units[from] ?? 0
  const beforeLast = units[to - 2] ?? 0
  if (first === letter.ta) return length === 5 && (beforeLast === letter.ya || units[from + 2] === letter.alef)
  if (first === letter.alef) return length >= 5 && length <= 7 && beforeLast === letter.alef
  if (first !== letter.mim) return false
  return length === 3 || length === 4 || ((length === 5 || length === 6) && beforeLast === letter.waw)
}

const shortestEnding = 3
const longestEnding = 6
const endings = new WordTable()
/** Bit set by three letters, a prefilter: some ending ends in them. */
const endingTails = new Uint8Array(1 << 15)
for (const ending of foreignNameEndings.map(normalise)) {
  endings.set(wordHash(ending), 1)
  const tail = tailOf(
    ending.charCodeAt(ending.length - 3),
    ending.charCodeAt(ending.length - 2),
    ending.charCodeAt(ending.length - 1),
  )
  endingTails[tail >> 3] = (endingTails[tail >> 3] ?? 0) | (1 << (tail & 7))
}

function tailOf(a: number, b: number, c: number): number {
  return ((a & 63) << 12) | ((b & 63) << 6) | (c & 63)
}

/**
 * True for the look of a transliterated name in normalised form: its ending, or letters that follow one another only in foreign words.
 */
export function looksForeign(units: Uint16Array, from: number, to: number): boolean {
  const length = to - from
  if (length < 4 || length > 14) return false
  return hasForeignEnding(units, from, to) || hasForeignLetters(units, from, to)
}

function hasForeignEnding(units: Uint16Array, from: number, to: number): boolean {
  const tail = tailOf(units[to - 3] ?? 0, units[to - 2] ?? 0, units[to - 1] ?? 0)
  if (!(((endingTails[tail >> 3] ?? 0) >> (tail & 7)) & 1)) return false
  for (let n = Math.min(longestEnding, to - from - 2); n >= shortestEnding; n--) {
    if (endings.get(finishHash(addUnits(emptyHash, units, to - n, to))) !== 0) return true
  }
  return false
}

/** Letters of Arabic, which `pairOf` tells apart, and where those of Persian begin. */
const { firstLetter, endOfLetters } = arabicBlock
const firstPersian = letter.pe
const persian = new Set<number>([letter.pe, letter.che, letter.gaf])
/** By two letters: `anywhere`, `atEnd`, `maybeStan` or 0. */
const pairs = new Uint8Array(1 << 12)
const anywhere = 1
const atEnd = 2
const maybeStan = 3
pairs[pairOf(letter.ta, letter.shin)] = anywhere
pairs[pairOf(letter.kaf, letter.sin)] = anywhere
pairs[pairOf(letter.waw, letter.waw)] = anywhere
pairs[pairOf(letter.waw, letter.fa)] = atEnd
pairs[pairOf(letter.ya, letter.waw)] = atEnd
pairs[pairOf(letter.alef, letter.waw)] = atEnd
pairs[pairOf(letter.sin, letter.ta)] = maybeStan

function pairOf(a: number, b: number): number {
  return ((a & 63) << 6) | (b & 63)
}

/** گ، پ، چ; تش، ستر، ستن، ستار، ستان، كس، وو; وف، يو، او at the end. */
function hasForeignLetters(units: Uint16Array, from: number, to: number): boolean {
  let before = 0
  for (let i = from; i < to; i++) {
    const unit = units[i] ?? 0
    if (unit >= firstPersian && persian.has(unit)) return true
    const pair = pairs[pairOf(before, unit)] ?? 0
    before = unit
    if (pair === 0 || !isArabicPair(units[i - 1] ?? 0, unit)) continue
    if (pair === anywhere || (pair === atEnd ? i + 1 === to : isStan(units, i + 1, to))) return true
  }
  return false
}

/** Both are letters of the Arabic alphabet, by which `pairs` tells them apart. */
function isArabicPair(a: number, b: number): boolean {
  return a >= firstLetter && a < endOfLetters && b >= firstLetter && b < endOfLetters
}

/** ر or ن, with ا before it or without. */
function isStan(units: Uint16Array, at: number, to: number): boolean {
  const here = at < to && units[at] === letter.alef ? at + 1 : at
  return here < to && (units[here] === letter.nun || units[here] === letter.ra)
}
