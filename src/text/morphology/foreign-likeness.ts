/**
 * How much a word looks like a foreign name written in Arabic letters, and how little like an Arabic word.
 * In: the UTF-16 units of a word in normalised form. Out: a log-likelihood ratio. Touches nothing. Trained on no corpus: on the letters of
 * the word lists in src/data.
 *
 * Two letter-trigram models with back-off (after Witten and Bell), one of the lists of foreign names and cities, one of the lexicon's
 * nouns, adjectives and verbs with their inflections; the score is the sum over the word of log p(names) / p(lexicon).
 */
import { adjectives, nouns, recountedNouns, recountedVerbs, verbs, yieldingVerbs } from '../../data/lexicon.data.ts'
import { commonForeignFamilyNames, commonForeignGivenNames, doublyWeightedNames } from '../../data/names.data.ts'
import { cldrCities } from '../../data/places.data.ts'
import { arabicBlock } from '../letters.ts'
import { normalise } from '../normalise.ts'

const { firstLetter } = arabicBlock
/** Letters of the normalised form, the word's edge, and one number for all others. */
const kinds = 64
const edge = 62
const otherLetter = 63
const trust = 6
const longest = 24

/** Log ratios of all trigrams, by dense numbers of letters so that the table stays small enough for the L1 cache. */
interface Ratios {
  /** By kind of letter: its dense number; letters that no list has share one. */
  numberOf: Uint8Array
  /** How many numbers there are. */
  size: number
  /** By the numbers of the three letters. */
  of: Float32Array
}

let model: Ratios | undefined

/** Log-likelihood ratio of the letters of `units[from, to)`: above 0 more like a foreign name, below like an Arabic word. Linear in the word. */
export function foreignScore(units: Uint16Array, from: number, to: number): number {
  model ??= train()
  const { numberOf, size, of } = model
  const edgeNumber = numberOf[edge] ?? 0
  const end = Math.min(to, from + longest)
  let before = edgeNumber
  let last = edgeNumber
  let sum = 0
  for (let i = from; i <= end; i++) {
    const here = i < end ? (numberOf[letterKind(units[i] ?? 0)] ?? 0) : edgeNumber
    sum += of[(before * size + last) * size + here] ?? 0
    before = last
    last = here
  }
  return sum
}

function letterKind(code: number): number {
  return code >= firstLetter && code < firstLetter + edge ? code - firstLetter : otherLetter
}

function train(): Ratios {
  const names = new LetterCounts()
  const words = new LetterCounts()
  for (const list of [commonForeignGivenNames, commonForeignFamilyNames, doublyWeightedNames])
    for (const name of list) names.add(normalise(name))
  for (const entry of cldrCities) {
    const [city = '', country = ''] = entry.split(' | ')
    if (!arabCountries.has(country)) for (const word of city.split(' ')) names.add(normalise(word))
  }
  for (const entries of [nouns, adjectives])
    for (const entry of entries) for (const form of entry.split(' | ')) addNoun(words, normalise(form))
  for (const entry of recountedNouns) {
    const [form = '', times = '1'] = entry.split(' | ')
    for (let k = 0; k < Number(times); k++) addNoun(words, normalise(form))
  }
  for (const entries of [verbs, yieldingVerbs, recountedVerbs]) {
    for (const entry of entries) {
      const [past = '', present] = entry.split(' | ').map(normalise)
      addVerb(words, past, present?.slice(1) ?? past.replace(/^\u0627/u, ''))
    }
  }
  return ratiosOf(names, words)
}

function ratiosOf(names: LetterCounts, words: LetterCounts): Ratios {
  const isSeen = (kind: number): boolean => kind === edge || names.has(kind) || words.has(kind)
  const seen = Array.from({ length: kinds }, (_, kind) => kind).filter(isSeen)
  // One unseen letter stands for all of them.
  const unseen = Array.from({ length: kinds }, (_, kind) => kind).find((kind) => !isSeen(kind))
  const shown = unseen === undefined ? seen : [...seen, unseen]
  const numberOf = Uint8Array.from({ length: kinds }, (_, kind) => (isSeen(kind) ? shown.indexOf(kind) : seen.length))
  const size = shown.length
  const of = new Float32Array(size ** 3)
  for (let k = 0; k < of.length; k++) {
    const here = shown[k % size] ?? 0
    const last = shown[Math.floor(k / size) % size] ?? 0
    const before = shown[Math.floor(k / size ** 2)] ?? 0
    const run = (before * kinds + last) * kinds + here
    of[k] = Math.log(names.chance(run) / words.chance(run))
  }
  return { numberOf, size, of }
}

const arabCountries = new Set('AE SA KW QA BH OM YE IQ SY LB JO PS EG SD LY TN DZ MA MR SO DJ KM EH'.split(' '))

function addNoun(words: LetterCounts, base: string): void {
  for (const ending of ['', 'ه', 'ات', 'ين', 'ون', 'ها', 'هم', 'يه']) words.add(base + ending)
  for (const prefix of ['و', 'ب', 'ل']) words.add(prefix + base)
}

function addVerb(words: LetterCounts, past: string, present: string): void {
  for (const ending of ['', 'ت', 'وا', 'ه', 'ها']) words.add(past + ending)
  for (const prefix of ['ي', 'ت', 'ن', 'لي']) words.add(prefix + present)
  for (const form of [`و${past}`, `ي${present}ون`, `ي${present}ه`]) words.add(form)
}

/** Counts of letter trigrams, bigrams and unigrams. */
class LetterCounts {
  private readonly three = new Uint32Array(kinds ** 3)
  private readonly two = new Uint32Array(kinds ** 2)
  private readonly afterTwo = new Uint32Array(kinds ** 2)
  private readonly afterOne = new Uint32Array(kinds)
  private readonly one = new Uint32Array(kinds)
  private total = 0

  /** Counts the word's letters and its end; words of one or two letters are left out. */
  add(word: string): void {
    if (word.length < 3) return
    let before = edge
    let last = edge
    for (let i = 0; i <= word.length; i++) {
      const here = i < word.length ? letterKind(word.charCodeAt(i)) : edge
      increment(this.three, (before * kinds + last) * kinds + here)
      increment(this.afterTwo, before * kinds + last)
      increment(this.two, last * kinds + here)
      increment(this.afterOne, last)
      increment(this.one, here)
      this.total++
      before = last
      last = here
    }
  }

  /** True for a kind of letter that some word has. */
  has(kind: number): boolean {
    return (this.one[kind] ?? 0) > 0
  }

  /** Chance of the run's last letter after its first two. */
  chance(run: number): number {
    const here = run % kinds
    const pair = (run - here) / kinds
    const last = pair % kinds
    const alone = ((this.one[here] ?? 0) + trust / 40) / (this.total + trust)
    const afterOne = ((this.two[last * kinds + here] ?? 0) + trust * alone) / ((this.afterOne[last] ?? 0) + trust)
    return ((this.three[run] ?? 0) + trust * afterOne) / ((this.afterTwo[pair] ?? 0) + trust)
  }
}

function increment(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1
}
