/**
 * Names, places and words of which only one can be true that two versions give otherwise in one place.
 * In: two texts and a gap between their shared words. Out: the change, one word for one, or one name for one. Pure.
 */
import { exclusiveWords } from '../../data/changes.data.ts'
import { arabicFamilyNames, arabicGivenNames, ordinaryNames } from '../../data/names.data.ts'
import { letter } from '../../text/letters.ts'
import { cliticBits } from '../../text/morphology/clitics.ts'
import { normalise } from '../../text/normalise.ts'
import { surface } from '../../text/scanner/scan.ts'
import { valuesByWord, wordHashes } from '../../text/word-hash.ts'
import type { Gap } from './aligned-gaps.ts'
import type { TokenChange } from './fact.ts'
import type { Named, Stretch } from './text-version.ts'

const exclusive = valuesByWord(exclusiveWords, (of, which) => ({ of, which }))
/** Without those that are words, too: عيد الميلاد is nobody. */
const givenNames = wordHashes(arabicGivenNames.filter((name) => !ordinaryNames.includes(name)))
const familyNames = wordHashes(arabicFamilyNames)
const vowels = new Set<number>([letter.alef, letter.waw, letter.ya, letter.hamza, letter.ha])
/** Letters that spell one foreign sound: برمنغهام and برمنجهام. */
const soundOf = new Map<number, number>([
  [letter.ghayn, letter.jim],
  [letter.kaf, letter.jim],
  [letter.qaf, letter.jim],
  [letter.gaf, letter.jim],
  [letter.zay, letter.sin],
  [letter.sad, letter.sin],
  [letter.tha, letter.sin],
  [letter.tah, letter.ta],
  [letter.dad, letter.dal],
  [letter.dhal, letter.dal],
])
/** Words of a longer part are other wording. */
export const mostWords = 4

/** What the word with this hash tells of, and which of those it is, where only one can be true. */
export function exclusiveWord(hash: number): { of: string; which: string } | undefined {
  return exclusive.get(hash)
}

/** Two different given names that differ by one letter more: سلمان and سليمان. */
export function isNearName(a: string, b: string): boolean {
  const [short, long] = [bareName(a), bareName(b)].sort((x, y) => x.length - y.length)
  if (short === undefined || long === undefined || long.length !== short.length + 1 || isVariant(short, long))
    return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same++
  return short.slice(same) === long.slice(same + 1)
}

/** Without the و before it. */
function bareName(name: string): string {
  const plain = normalise(name)
  return plain.length > 3 && plain.charCodeAt(0) === letter.waw ? plain.slice(1) : plain
}

/** A change may be told of the word without knowing what analysis found there. */
export function isNameOrExclusive(hash: number): boolean {
  return exclusive.has(hash) || givenNames.has(hash) || familyNames.has(hash)
}

/** undefined where neither side is one name or such a word. */
export function changedWord(a: Stretch, b: Stretch, { a0, a1, b0, b1 }: Gap): TokenChange[] | undefined {
  const inA = a1 - a0
  const inB = b1 - b0
  if (inA === 0 || inB === 0 || inA > mostWords || inB > mostWords) return undefined
  const change = { a0, a1, b0, b1 }
  if (inA === 1 && inB === 1) {
    if (areExclusive(a, a0, b, b0)) return [{ kind: 'word', ...change }]
    if (arePersons(a, a0, b, b0)) return [{ kind: 'name', ...change }]
  }
  const one = nameOver(a, a0, a1)
  const two = nameOver(b, b0, b1)
  if (!one || !two || one.kind !== two.kind || one.key === two.key) return undefined
  const first = wordsOf(a, a0, a1)
  const second = wordsOf(b, b0, b1)
  if (areAlike(first, second) || consonants(first) === consonants(second)) return undefined
  // A capital stands for its country, and a city's country tells no less.
  if (one.kind === 'place') return one.country === two.country ? undefined : [{ kind: 'place', ...change }]
  // A person is named by one word of the name or another, an organisation shortly or in full: no key brings those together.
  if (one.kind !== 'person' || inA === 1 || inB === 1 || !isGivenName(a, a0) || !isGivenName(b, b0)) return undefined
  return sharesWord(a, a0, a1, b) || sharesWord(b, b0, b1, a) ? undefined : [{ kind: 'name', ...change }]
}

function wordsOf({ scan: s }: Stretch, from: number, to: number): string {
  return normalise(s.text.slice(s.start[from], s.end[to - 1])).replace(/[^\p{L}]/gu, '')
}

/** One name in two spellings, or the longer form of the other. */
function areAlike(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (long.includes(short)) return true
  let same = 0
  while (same < short.length && short[same] === long[same]) same++
  let end = 0
  while (end < short.length - same && short[short.length - 1 - end] === long[long.length - 1 - end]) end++
  return 2 * (same + end) >= long.length
}

/** A foreign name without vowels, its consonants by what they may stand for in another spelling. */
function consonants(name: string): string {
  let found = ''
  for (const char of name.replace(/^\u0627\u0644/u, '')) {
    const code = char.charCodeAt(0)
    found += vowels.has(code) ? '' : String.fromCharCode(soundOf.get(code) ?? code)
  }
  return found
}

function isGivenName(of: Stretch, token: number): boolean {
  return hashesOf(of, token).some((hash) => givenNames.has(hash))
}

/** A word of the name stands elsewhere in the other version: people in another order. */
function sharesWord({ scan: s }: Stretch, from: number, to: number, { scan: other }: Stretch): boolean {
  for (let t = from; t < to; t++) {
    for (let i = 0; i < other.count; i++) if (other.bareHash[i] === s.bareHash[t]) return true
  }
  return false
}

function hashesOf({ scan: s }: Stretch, token: number): number[] {
  return [s.hash[token] ?? 0, s.bareHash[token] ?? 0]
}

function areExclusive(a: Stretch, i: number, b: Stretch, j: number): boolean {
  const one = hashesOf(a, i).flatMap((h) => exclusive.get(h) ?? [])[0]
  const two = hashesOf(b, j).flatMap((h) => exclusive.get(h) ?? [])[0]
  // "12 يوليو الماضي" and "12 يوليو الحالي" are one day.
  if (one?.of === 'turn' && ((a.dates.at[i - 1] ?? -1) >= 0 || (b.dates.at[j - 1] ?? -1) >= 0)) return false
  return one !== undefined && two !== undefined && one.of === two.of && one.which !== two.which
}

/** Two names of the lists that are not one in two spellings. */
function arePersons(a: Stretch, i: number, b: Stretch, j: number): boolean {
  // "الدكتور خالد" and "الدكتور اليوسف" may be one: of a given name and a family name each says a part.
  if (hasArticle(a, i) !== hasArticle(b, j)) return false
  const isNamed = isOfPerson(a, i) && isOfPerson(b, j)
  const isGiven = isGivenName(a, i) && isGivenName(b, j)
  const isFamily = hashesOf(a, i).some((h) => familyNames.has(h)) && hashesOf(b, j).some((h) => familyNames.has(h))
  if (!isNamed || !(isGiven || isFamily)) return false
  return !isVariant(surface(a.scan, i), surface(b.scan, j))
}

function isOfPerson({ names }: Stretch, token: number): boolean {
  const at = names.at[token] ?? -1
  return at >= 0 && names.list[at]?.kind === 'person'
}

function hasArticle({ scan: s }: Stretch, token: number): boolean {
  return cliticBits.hasArticle(s.clitics[token] ?? 0)
}

/** One name in two spellings: doubled letters, an alef more or less, another vowel in its place (ميشال, ميشيل), the last of ه ي ء. */
function isVariant(a: string, b: string): boolean {
  const one = plainLetters(a)
  const two = plainLetters(b)
  if (one === two) return true
  if (a.length !== b.length) return false
  const first = normalise(a)
  const second = normalise(b)
  for (let k = 0; k < first.length; k++) {
    const same = first[k] === second[k] || (isVowel(first[k] ?? '') && isVowel(second[k] ?? ''))
    if (!same) return false
  }
  return true
}

function isVowel(char: string): boolean {
  return /[\u0627\u0648\u064A]/u.test(char)
}

function plainLetters(word: string): string {
  return normalise(word)
    .replace(/(.)\1/gu, '$1')
    .replace(/\u0627/gu, '')
    .replace(/[\u0647\u064A\u0621]$/u, '')
}

/** The name that all of the tokens are of. */
function nameOver({ names }: Stretch, from: number, to: number): Named | undefined {
  const at = names.at[from] ?? -1
  for (let t = from; t < to; t++) if (names.at[t] !== at) return undefined
  return at < 0 ? undefined : names.list[at]
}
