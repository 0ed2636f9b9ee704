/**
 * The light stem: what search and grouping treat as one word.
 * In: a folded word. Out: its stem (a part of the word). Touches nothing.
 *
 * Arabic: clitics and article off (clitics.ts), then the longest ending, once, leaving at least three letters; forms that the
 * lexicon knows (broken plurals, tenses of common verbs) take the stem of their lemma. English, French and Russian: plural and case endings only.
 */
import { script, scriptOf } from './char-table.ts'
import { analyseClitics, cliticBits } from './clitics.ts'
import { hashUnits } from './hash-units.ts'
import { sharedStem, sharedStemText } from './lexicon.ts'

/** Inflection and pronouns, longest first; `to` units stay (the ya of a nisba). */
const arabicSuffixes = suffixTable(
  'هما كما هم ها هن كم نا ني وا ون ين ان ات اتها اتهم اتنا اتكم اتهما اته تها تهم تنا تهما ته تان تين ه ا ي',
)
const latinSuffixes = suffixTable("'s ies sses ches shes xes s")
const cyrillicSuffixes = suffixTable(
  'иями ями ами ией ией иям ием иях ого его ому ему ыми ими ов ев ей ой ий ый ая яя ое ее ые ие ам ям ах ях ом ем ую юю ых их а я о е ы и у ю ь й',
)

const units = new Uint16Array(64)

/** The stem of a word in matching form; the word itself when nothing comes off. Deterministic, no state. */
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
  if (wordScript === script.latin) return suffixOff(units, 0, n, latinSuffixes, 3)
  if (wordScript === script.cyrillic) return suffixOff(units, 0, n, cyrillicSuffixes, 4)
  return n << 8
}

function arabicRange(units: Uint16Array, n: number, clitics: number): number {
  const start = cliticBits.bareStart(clitics)
  const whole = sharedStem(hashUnits(units, start, n))
  if (whole >= 0) return -1 - whole
  const range = suffixOff(units, start, n, arabicSuffixes, 3)
  const end = range >> 8
  if (end === n) return range
  const base = sharedStem(hashUnits(units, start, end))
  return base >= 0 ? -1 - base : range
}

/** Longest suffix off, leaving at least `least` units. */
function suffixOff(units: Uint16Array, start: number, n: number, suffixes: Uint16Array[], least: number): number {
  for (const suffix of suffixes) {
    const from = n - suffix.length
    if (from - start < least) continue
    let k = 0
    while (k < suffix.length && units[from + k] === suffix[k]) k++
    if (k === suffix.length) return start | (from << 8)
  }
  return start | (n << 8)
}

/** Suffixes of the list, longest first. */
function suffixTable(list: string): Uint16Array[] {
  return [...new Set(list.split(' '))]
    .toSorted((a, b) => b.length - a.length)
    .map((suffix) => Uint16Array.from(suffix, (char) => char.charCodeAt(0)))
}
