/**
 * The light stem: what search and grouping treat as one word.
 * In: a folded word. Out: its stem (a part of the word). Touches nothing.
 *
 * Arabic: clitics and article off (clitics.ts), then an ending that leaves a word of the lexicon, else the longest, once, leaving at
 * least three letters; forms that the lexicon knows (broken plurals, tenses of common verbs) take the stem of their lemma. The ya of
 * a nisba stays (محلي, محلية). English, French and Russian: plural and case endings only.
 */
import { cyrillicEndings, stemEndings } from '../../data/lexicon.data.ts'
import { script, scriptOf } from '../char-table.ts'
import { analyseClitics, cliticBits } from './clitics.ts'
import { hashUnits } from '../hash-units.ts'
import { letter } from '../letters.ts'
import { known, knownBits, sharedStem, sharedStemText } from './lexicon.ts'
import { EndingTable } from './inflection.ts'
import { unitsOf } from '../unit-arrays.ts'

const arabicEndings = endingTable(stemEndings.map((entry) => entry.split(' | ')[0] ?? ''))
/** Those that come off words of no list too: of such words ان, for one, is as a rule their own (مهرجان). */
const unlistedEndings = endingTable(stemEndings.filter((entry) => !entry.includes(' | ')))
const russianEndings = endingTable(cyrillicEndings)

const units = new Uint16Array(64)

/** The stem of a word in normalised form; the word itself when nothing comes off. Deterministic, no state. */
export function stem(word: string): string {
  const n = Math.min(word.length, 64)
  if (n < 2 || word.length > 64) return word
  for (let i = 0; i < n; i++) units[i] = word.charCodeAt(i)
  const wordScript = scriptOf(units[0] ?? 0)
  const clitics = wordScript === script.arabic ? analyseClitics(units, n) : 0
  const range = stemRange(units, n, wordScript, clitics)
  return range < 0 ? sharedStemText(-range - 1) : word.slice(range & 255, range >> 8)
}

/**
 * The stem of `units[0, n)`: a range (start in the low 8 bits, end above), or `-1 - k` for the lexicon's shared stem k, which
 * brings broken plurals and tenses together. `clitics` from analyseClitics.
 */
export function stemRange(units: Uint16Array, n: number, wordScript: number, clitics: number): number {
  if (wordScript === script.arabic) return arabicRange(units, n, clitics)
  if (wordScript === script.latin) return latinEnd(units, n) << 8
  if (wordScript === script.cyrillic) return suffixOff(units, 0, n, russianEndings, 3)
  return n << 8
}

function arabicRange(units: Uint16Array, n: number, clitics: number): number {
  const start = cliticBits.bareStart(clitics)
  const isNoun = cliticBits.hasArticle(clitics)
  const whole = listed(units, start, n, isNoun)
  if (whole >= 0) return -1 - whole
  const possible = arabicEndings.of(units[n - 1] ?? 0)
  for (let k = 0; k < possible.length; k++) {
    const suffix = possible[k]
    if (!suffix) break
    const end = n - suffix.length
    if (end - start < 3 || !endsWith(units, end, suffix)) continue
    const base = suffix[suffix.length - 1] === letter.alef && suffix.length === 1 ? -1 : restored(units, start, end)
    const stem = base >= 0 ? base : listed(units, start, end, isNoun)
    if (stem >= 0) return -1 - stem
  }
  return suffixOff(units, start, n, unlistedEndings, 3)
}

/** Shared stem of `units[start, end)`, or -1; what can only be a verb is none after the article. */
function listed(units: Uint16Array, start: number, end: number, isNoun: boolean): number {
  const hash = hashUnits(units, start, end)
  return isNoun && (knownBits(hash) & verbOrNoun) === known.verb ? -1 : sharedStem(hash)
}

const verbOrNoun = known.verb | known.noun | known.adjective | known.whole

/** Shared stem of `units[start, end)` with its last letter as it is written without a pronoun: قرا(ها) is قرى, علماو(ها) is علماء. */
function restored(units: Uint16Array, start: number, end: number): number {
  const last = units[end - 1] ?? 0
  const n = end - start
  if (n < 3) return -1
  for (let i = 0; i < n; i++) restoring[i] = units[start + i] ?? 0
  if (last === letter.alef) restoring[n - 1] = letter.ya
  else if ((last === letter.ya || last === letter.waw) && units[end - 2] === letter.alef)
    restoring[n - 1] = letter.hamza
  else return -1
  return sharedStem(hashUnits(restoring, 0, n))
}

const restoring = new Uint16Array(64)

function endsWith(units: Uint16Array, from: number, suffix: Uint16Array): boolean {
  for (let k = 0; k < suffix.length; k++) if (units[from + k] !== suffix[k]) return false
  return true
}

/** Where the word ends without its plural: es after a hissing sound, s otherwise; y, ie and ies are one ending (city, cities). */
function latinEnd(units: Uint16Array, n: number): number {
  if (n < 4) return n
  const last = units[n - 1]
  const before = units[n - 2] ?? 0
  if (last === 0x79) return isVowel(before) ? n : n - 1
  if (last === 0x65) return before === 0x69 && n > 4 ? n - 2 : n
  if (last !== 0x73 || before === 0x73) return n
  if (before === 0x27) return n - 2
  if (before !== 0x65) return n - 1
  const third = units[n - 3]
  if (third === 0x69) return n > 5 ? n - 3 : n - 1
  const hisses =
    third === 0x78 ||
    (third === 0x73 && units[n - 4] === 0x73) ||
    (third === 0x68 && (units[n - 4] === 0x63 || units[n - 4] === 0x73))
  return hisses ? n - 2 : n - 1
}

function isVowel(unit: number): boolean {
  return unit === 0x61 || unit === 0x65 || unit === 0x69 || unit === 0x6f || unit === 0x75
}

/** Longest suffix off, leaving at least `least` units. */
function suffixOff(units: Uint16Array, start: number, n: number, endings: EndingTable, least: number): number {
  const possible = endings.of(units[n - 1] ?? 0)
  for (let i = 0; i < possible.length; i++) {
    const suffix = possible[i]
    if (!suffix) break
    const from = n - suffix.length
    if (from - start < least) continue
    let k = 0
    while (k < suffix.length && units[from + k] === suffix[k]) k++
    if (k === suffix.length) return start | (from << 8)
  }
  return start | (n << 8)
}

/** The endings as a table that offers the longest first. */
function endingTable(endings: readonly string[]): EndingTable {
  return new EndingTable(endings.toSorted((a, b) => b.length - a.length).map(unitsOf))
}
