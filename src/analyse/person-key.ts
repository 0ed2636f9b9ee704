/**
 * One key for a person's name however it is spelt, and one hash for each of its words.
 * In: a name as written, or a word. Out: keys that are equal for سيرجي and سيرغي. Touches nothing but its own memo.
 */
import { cliticBits } from '../text/clitics.ts'
import { scan } from '../text/scan.ts'
import type { Vocabulary } from '../text/vocabulary.ts'
import { wordNumbers } from '../text/word-columns.ts'
import { addUnit, emptyHash, finishHash } from './name-hash.ts'
import { nameBits, wordNameBits } from './name-lookup.ts'
import { rememberNames } from './name-memo.ts'
import { wordSkeleton } from './name-skeleton.ts'

const alef = 0x627
const lam = 0x644
const jim = 0x62c
const ghayn = 0x63a
const waw = 0x648
const ya = 0x64a

/**
 * The key of a person's name: Arabic names by their letters, foreign ones by their consonants. Equal names give equal keys in
 * every article.
 */
export const personKey = rememberNames(keyOfPerson)

function keyOfPerson(name: string): string {
  const words = scan(name)
  let key = ''
  for (let i = 0; i < words.count; i++) {
    const token = words.words.form(words.word[i] ?? 0)
    const bits = wordNameBits(token)
    const skeleton = wordSkeleton(token)
    const isArabic =
      cliticBits.hasArticle(words.clitics[i] ?? 0) || skeleton.length < 3 || (bits & nameBits.ordinary) !== 0
    const part = isArabic ? withoutArticle(token) : bits & nameBits.given ? foldedSpelling(token) : skeleton
    key += i === 0 ? part : ` ${part}`
  }
  return `person:${key}`
}

/** Hash of each word's spelling, without the article and folded as `foldedSpelling` does. */
export const spellingHashes = wordNumbers((word) => spellingHash(word.formUnits, word.formFrom, word.formTo))

/** Hash of the spelling of a word in matching form, `units[from, to)`; equal for اللافي and لافي, سيرغي and سيرجي. */
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

/** `spellingHash` of the word with this id, its first `skipped` letters left out; signed, a number that fits a machine word. */
export function spellingWithout(words: Vocabulary, id: number, skipped: number): number {
  const { formUnits, formFrom, formTo } = words.word(id)
  return spellingHash(formUnits, formFrom + skipped, formTo) | 0
}

function withoutArticle(word: string): string {
  return word.charCodeAt(0) === alef && word.charCodeAt(1) === lam ? word.slice(2) : word
}

/** Spellings of one given name: غ and ج, doubled vowels. */
function foldedSpelling(word: string): string {
  let out = ''
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    out += code === ghayn ? String.fromCharCode(jim) : word.charAt(i)
    if (isDoubled(code) && word.charCodeAt(i + 1) === code) i++
  }
  return out
}

function isDoubled(code: number): boolean {
  return code === alef || code === waw || code === ya
}
