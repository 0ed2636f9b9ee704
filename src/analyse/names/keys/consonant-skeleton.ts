/**
 * Consonant skeletons of names, equal across Arabic, Latin and Cyrillic spellings: for linking articles of different languages.
 * In: a name in any of the three scripts. Out: short Latin keys. Touches nothing.
 * After Soundex and its kin for names across scripts; the classes of letters are our own.
 *
 * Consonants that the scripts do not keep apart fall into one class (b/p, f/v, t/d: src/data/names/consonant-classes.txt); vowels, ه
 * and doubled letters are dropped.
 */
import { consonantClasses } from '../../../data/names.data.ts'
import { script as scripts, scriptOf } from '../../../text/char-table.ts'
import { arabicBlock, letter } from '../../../text/letters.ts'
import { normalise } from '../../../text/normalise.ts'
import { textOfUnits } from '../../../text/unit-arrays.ts'

const { alef, lam, ta, jim, dal, sin, shin } = letter
/** By UTF-16 unit of the Arabic block, from its first: the class as a Latin letter's code; 0: none. */
const arabic = new Uint8Array(arabicBlock.end - arabicBlock.first)
const arabicFrom = arabicBlock.first
const cyrillic: Record<string, string> = {}
/** Letters, and capitals for the digraphs below. */
const latin: Record<string, string> = { x: 'ks', C: 'c', K: 'k', G: 'g', F: 'f', S: 's' }
for (const entry of consonantClasses) {
  const [to = '', ...letters] = entry.split(' | ')
  for (const char of letters) {
    const script = scriptOf(char.charCodeAt(0))
    if (script === scripts.arabic) arabic[char.charCodeAt(0) - arabicFrom] = to.charCodeAt(0)
    else if (script === scripts.latin) latin[char] = to
    else cyrillic[char] = to
  }
}
const latinPairs: [RegExp, string][] = [
  [/tsch|sch|tch|ch|sh/g, 'C'],
  [/ck|kh|q/g, 'K'],
  [/gh/g, 'G'],
  [/ph/g, 'F'],
  [/th|dh|ts|tz/g, 'S'],
  [/zh/g, 'G'],
]

/**
 * The skeleton of one word: its consonant classes, without doubles; empty when it has none. "لافروف", "Lavrov" and "Лавров" give
 * "lfrf". Linear.
 */
export function wordSkeleton(word: string): string {
  let folded = normalise(word)
  const first = folded.charCodeAt(0)
  if (first < 0x370) {
    for (const [pattern, to] of latinPairs) folded = folded.replace(pattern, to)
    return collapse(folded, latin)
  }
  if (first >= 0x400 && first < 0x530) return collapse(folded, cyrillic)
  return arabicSkeleton(folded)
}

const inUnits = new Uint16Array(64)
const outUnits = new Uint16Array(64)

function arabicSkeleton(word: string): string {
  const isShort = word.length <= inUnits.length
  const units = isShort ? inUnits : new Uint16Array(word.length)
  const out = isShort ? outUnits : new Uint16Array(word.length)
  for (let i = 0; i < word.length; i++) units[i] = word.charCodeAt(i)
  return textOfUnits(out, 0, writeSkeleton(units, 0, word.length, out, 0))
}

function collapse(word: string, classes: Record<string, string>): string {
  let out = ''
  for (const char of word) {
    const cls = classes[char] ?? ''
    for (const unit of cls) if (!out.endsWith(unit)) out += unit
  }
  return out
}

/** The Arabic letters that stand for a consonant of a skeleton. */
export function lettersOfSkeleton(sound: string): string {
  const code = sound.charCodeAt(0)
  let letters = ''
  arabic.forEach((each, place) => {
    if (each === code) letters += String.fromCharCode(arabicFrom + place)
  })
  return letters
}

/**
 * Writes the skeleton of the Arabic word `units[from, to)` in normalised form to `out` from `at` on, as `wordSkeleton` gives it; returns
 * where it ends. تش counts as چ; in تس and دج the first letter is not heard. Without `mayHaveArticle` a ل behind ا is the name's own: ألونسو.
 */
export function writeSkeleton(
  units: Uint16Array,
  from: number,
  to: number,
  out: Uint16Array,
  at: number,
  mayHaveArticle = true,
): number {
  const hasArticle = mayHaveArticle && to - from > 4 && units[from] === alef && units[from + 1] === lam
  let end = at
  let last = 0
  for (let i = hasArticle ? from + 2 : from; i < to; i++) {
    const code = units[i] ?? 0
    const next = i + 1 < to ? (units[i + 1] ?? 0) : 0
    if ((code === ta && next === sin) || (code === dal && next === jim)) continue
    const isChe = code === ta && next === shin
    const here = arabic[(isChe ? shin : code) - arabicFrom] ?? 0
    if (isChe) i++
    if (here === 0 || here === last) continue
    out[end++] = here
    last = here
  }
  return end
}

/** Skeletons of a name's words with at least two consonants, in order; the last is usually the family name. */
export function nameSkeletons(name: string): string[] {
  const keys: string[] = []
  for (const word of name.split(/[\s\-\u2010-\u2015]+/u)) {
    const key = wordSkeleton(word.replace(/[^\p{L}\p{M}]/gu, ''))
    if (key.length >= 2) keys.push(key)
  }
  return keys
}

/** One key of a whole name: its skeletons joined; names that share it are candidates for one person, to be checked by other means. */
export function nameSkeleton(name: string): string {
  return nameSkeletons(name).join(' ')
}
