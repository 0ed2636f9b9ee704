/**
 * Shapes of Arabic words that say whether they may be names: inflections, clitics that are marked, patterns of nouns of action,
 * endings of transliterated names.
 * In: UTF-16 units of a word as written, or of its matching form. Out: yes or no. Touches nothing.
 *
 * Tests of the first and last letters in place of regular expressions, which would need a string of each word.
 */
import { letter } from '../text/letter-codes.ts'
import { normalise } from '../text/normalise.ts'
import { addUnits, emptyHash, finishHash } from './name-hash.ts'
import { foreignEndings } from './person-names.ts'
import { WordTable, wordHash } from './word-table.ts'

const taMarbuta = 0x629
const tanwin = 0x64b
const shin = 0x634
const ra = 0x631

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

/** Ends in the accusative as it is marked: ـً or ـًا. */
function endsInTanwin(units: Uint16Array, to: number, length: number): boolean {
  const last = units[to - 1] ?? 0
  return last === tanwin || (length >= 2 && last === letter.alef && units[to - 2] === tanwin)
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

/** تفعيل، تفاعل، افتعال، إفعال and the like, in matching form. */
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
/** Bits by three letters: some ending ends in them. */
const endingTails = new Uint8Array(1 << 15)
for (const ending of foreignEndings.split(' ').map(normalise)) {
  if (ending.length < shortestEnding || ending.length > longestEnding) continue
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
 * True for the look of a transliterated name in matching form: its ending, or letters that follow one another only in foreign words.
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

/** گ، پ، چ; تش، ستر، ستن، ستار، ستان، كس، وو; وف، يو، او at the end. */
function hasForeignLetters(units: Uint16Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const unit = units[i] ?? 0
    const next = i + 1 < to ? (units[i + 1] ?? 0) : 0
    switch (unit) {
      case 0x6af:
      case 0x67e:
      case 0x686:
        return true
      case letter.ta:
        if (next === shin) return true
        break
      case letter.kaf:
        if (next === letter.sin) return true
        break
      case letter.waw:
        if (next === letter.waw || (next === letter.fa && i + 2 === to)) return true
        break
      case letter.ya:
      case letter.alef:
        if (next === letter.waw && i + 2 === to) return true
        break
      case letter.sin:
        if (next === letter.ta && isStan(units, i + 2, to)) return true
        break
    }
  }
  return false
}

/** ر or ن, with ا before it or without. */
function isStan(units: Uint16Array, at: number, to: number): boolean {
  const here = at < to && units[at] === letter.alef ? at + 1 : at
  return here < to && (units[here] === letter.nun || units[here] === ra)
}
