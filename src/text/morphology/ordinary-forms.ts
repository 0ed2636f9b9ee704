/**
 * Whether a word outside every list is a form of an ordinary Arabic word: a known word or a derivation of a known verb's root, with what
 * is joined before and behind it.
 * In: UTF-16 units of a word in normalised form. Out: yes or no. Touches nothing; the derivations are built once from the lexicon's verbs
 * and the words of src/data/name-words/common-words.txt.
 *
 * Arabic derives its words by patterns: from the three letters of كتب come كاتب، مكتوب، مكاتبة، استكتاب. A name that is none of these is
 * told apart without a list of all words (Beesley, "Finite-state morphological analysis and generation of Arabic", 2001, does the same
 * with roots and patterns; here only the unvocalised letters count).
 */
import { verbs, yieldingVerbs } from '../../data/lexicon.data.ts'
import { commonWords } from '../../data/name-words.data.ts'
import { hash32 } from '../../model/ids.ts'
import { addUnits, addUnit, emptyHash, finishHash } from '../incremental-hash.ts'
import { letter } from '../letters.ts'
import { known, knownBits } from './lexicon.ts'
import { normalise } from '../normalise.ts'
import { WordTable } from '../word-table.ts'

/** Patterns of derived words over the root's letters 1, 2, 3. */
const patterns = [
  '\u062712\u06273',
  '\u06271\u062A2\u06273',
  '\u06271\u062A23',
  '\u0627\u064612\u06273',
  '\u0627\u0646123',
  '\u0627\u0633\u062A12\u06273',
  '\u0627\u0633\u062A123',
  '\u062A12\u064A3',
  '\u062A123',
  '\u062A1\u062723',
  '\u0645123',
  '\u0645\u062A123',
  '\u0645\u062A1\u062723',
  '\u06451\u062A23',
  '\u0645\u0646123',
  '\u0645\u0633\u062A123',
  '\u064512\u06483',
  '\u06451\u062723',
  '\u06451\u062723\u0647',
  '1\u062723',
  '\u0627123',
  '12\u06483',
]
const weakLetter = /[\u0627\u0648\u064A]/u

function addDerivations(past: string): void {
  const root = rootOf(past)
  if (root === undefined) return
  const [first = '', second = '', third = ''] = root
  for (const pattern of patterns) addForm(hash32(pattern.replace('1', first).replace('2', second).replace('3', third)))
}

function addForm(hash: number): void {
  if (forms.get(hash) === 0) forms.set(hash, derived)
}

/** The three letters of the root when all of them show in the past tense, none of them weak. */
function rootOf(past: string): string | undefined {
  for (const shape of shapes) {
    const found = shape.exec(past)
    if (found) {
      const root = found.slice(1).join('')
      return weakLetter.test(root) ? undefined : root
    }
  }
  return undefined
}

const shapes = [
  /^\u0627\u0633\u062A(.)(.)(.)$/u,
  /^\u0627\u0646(.)(.)(.)$/u,
  /^\u0627(.)\u062A(.)(.)$/u,
  /^\u062A(.)\u0627(.)(.)$/u,
  /^\u062A(.)(.)(.)$/u,
  /^\u0627(.)(.)(.)$/u,
  /^(.)\u0627(.)(.)$/u,
  /^(.)(.)(.)$/u,
]

const listed = 2
const derived = 1
const forms = new WordTable()
for (const word of commonWords) forms.set(hash32(normalise(word)), listed)
for (const entry of [...verbs, ...yieldingVerbs]) addDerivations(normalise(entry.split(' | ')[0] ?? ''))

const endings = [
  '\u0647',
  '\u0627',
  '\u064A',
  '\u0643',
  '\u0648',
  '\u062A',
  '\u0647\u0627',
  '\u0647\u0645',
  '\u0646\u0627',
  '\u0643\u0645',
  '\u064A\u0646',
  '\u0648\u0646',
  '\u0627\u0646',
  '\u0627\u062A',
  '\u064A\u0647',
  '\u064A\u0627',
  '\u0648\u0627',
  '\u062A\u064A',
  '\u062A\u0647',
  '\u062A\u0643',
  '\u0647\u0646',
  '\u064A\u0627\u062A',
  '\u062A\u0647\u0627',
  '\u062A\u0647\u0645',
  '\u062A\u0646\u0627',
  '\u062A\u064A\u0646',
  '\u062A\u0627\u0646',
  '\u064A\u064A\u0646',
  '\u064A\u0648\u0646',
  '\u0627\u062A\u0647',
  '\u0627\u062A\u0647\u0627',
  '\u0627\u062A\u0647\u0645',
].map((text) => Uint16Array.from(text, (char) => char.charCodeAt(0)))
/** By the last letter of the word: only these endings may fit it. */
const endingsByLast = new Map<number, Uint16Array[]>()
for (const ending of endings) {
  const last = ending.at(-1)
  if (last !== undefined) endingsByLast.set(last, [...(endingsByLast.get(last) ?? []), ending])
}
const none: readonly Uint16Array[] = []
const shortestStem = 3
const common = known.noun | known.adjective | known.verb | known.particle

/** True for a form of an ordinary word in `units[from, to)`: joined letters, stem, ending. Looks at no more than a few hundred splits. */
export function isOrdinaryForm(units: Uint16Array, from: number, to: number): boolean {
  for (let start = from; start >= 0; start = nextStart(units, from, start, to))
    if (isOrdinaryStem(units, start, to)) return true
  return false
}

/** The same where nothing is joined before it: stem and ending. */
export function isOrdinaryStem(units: Uint16Array, start: number, to: number): boolean {
  if (to - start >= shortestStem && isWord(units, start, to)) return true
  for (const ending of endingsByLast.get(units[to - 1] ?? 0) ?? none) {
    const stemTo = to - ending.length
    if (stemTo - start < shortestStem || !endsWith(units, to, ending)) continue
    if (isWord(units, start, stemTo)) return true
    // ت before an ending is the feminine's ة.
    if (units[stemTo - 1] === letter.ta && isFeminine(units, start, stemTo - 1)) return true
  }
  return false
}

/** The word with this hash is one of src/data/name-words/common-words.txt. */
export function isCommonWord(hash: number): boolean {
  return forms.get(hash) === listed
}

function isWord(units: Uint16Array, from: number, to: number): boolean {
  const hash = finishHash(addUnits(emptyHash, units, from, to))
  return forms.get(hash) !== 0 || (knownBits(hash) & common) !== 0
}

function isFeminine(units: Uint16Array, from: number, to: number): boolean {
  if (to - from < shortestStem) return false
  const hash = finishHash(addUnit(addUnits(emptyHash, units, from, to), letter.ha))
  return forms.get(hash) !== 0 || (knownBits(hash) & common) !== 0
}

function endsWith(units: Uint16Array, to: number, ending: Uint16Array): boolean {
  for (let k = 0; k < ending.length; k++) if (units[to - ending.length + k] !== ending[k]) return false
  return true
}

/** Where the stem may begin next: behind و or ف, behind ب ل ك س, behind the article; -1 for nowhere. */
function nextStart(units: Uint16Array, from: number, start: number, to: number): number {
  if (to - start <= shortestStem) return -1
  const first = units[start] ?? 0
  if (start === from && (first === letter.waw || first === letter.fa)) return start + 1
  if (first === letter.alef && units[start + 1] === letter.lam) return start + 2
  const before = start === from ? 0 : (units[start - 1] ?? 0)
  const isAlone = start === from || before === letter.waw || before === letter.fa
  if (isAlone && (first === letter.ba || first === letter.lam || first === letter.kaf || first === letter.sin))
    return start + 1
  return -1
}
