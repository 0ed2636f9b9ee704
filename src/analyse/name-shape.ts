/**
 * How much a word looks like a foreign name written in Arabic letters, and how little like an Arabic word.
 * In: a word in matching form. Out: a log ratio. Touches nothing. No corpus: the letters of this package's own word lists.
 *
 * Runs of three letters, counted in the lists of foreign names and cities and in the lexicon's nouns, adjectives and verbs with their
 * inflections (Witten-Bell-like backing off); the score is the sum over the word of log p(names) / p(lexicon).
 */
import { normalise } from '../text/normalise.ts'
import { adjectiveLines, nounLines } from '../text/lexicon-nouns.ts'
import { verbLines } from '../text/lexicon-verbs.ts'
import { cldrCityLines } from './cldr-cities.ts'
import { foreignFamilyNames, foreignGivenNames } from './person-names.ts'

/** Letters of the matching form, the word's edge, and one number for all others. */
const kinds = 64
const edge = 62
const otherLetter = 63
const trust = 6
const longest = 24

let ratios: Float32Array | undefined

/** Log ratio of the word's letters: above 0 more like a foreign name, below like an Arabic word. Linear in the word. */
export function foreignScore(word: string): number {
  ratios ??= learn()
  let before = edge
  let last = edge
  let sum = 0
  const length = Math.min(word.length, longest)
  for (let i = 0; i <= length; i++) {
    const here = i < length ? letterKind(word.charCodeAt(i)) : edge
    sum += ratios[(before * kinds + last) * kinds + here] ?? 0
    before = last
    last = here
  }
  return sum
}

function letterKind(code: number): number {
  return code >= 0x620 && code < 0x620 + edge ? code - 0x620 : otherLetter
}

function learn(): Float32Array {
  const names = new LetterCounts()
  const words = new LetterCounts()
  for (const name of `${foreignGivenNames} ${foreignFamilyNames}`.split(' ')) names.add(normalise(name))
  for (const line of cldrCityLines.split('\n')) {
    const [country, cities] = line.split('|')
    if (cities && !arabCountries.has(country ?? ''))
      for (const name of cities.split(/[, ]/u)) names.add(normalise(name))
  }
  for (const entry of `${nounLines} ${adjectiveLines}`.split(/[ /]/u)) addNoun(words, normalise(entry))
  for (const entry of verbLines.split(' ')) {
    const [past = '', given] = entry.split(':').map(normalise)
    addVerb(words, past, given ?? past.replace(/^\u0627/u, ''))
  }
  const out = new Float32Array(kinds ** 3)
  for (let k = 0; k < out.length; k++) out[k] = Math.log(names.chance(k) / words.chance(k))
  return out
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

/** How often each letter follows two, one or none. */
class LetterCounts {
  private readonly three = new Uint32Array(kinds ** 3)
  private readonly two = new Uint32Array(kinds ** 2)
  private readonly afterTwo = new Uint32Array(kinds ** 2)
  private readonly afterOne = new Uint32Array(kinds)
  private readonly one = new Uint32Array(kinds)
  private total = 0

  /** Counts the word's letters and its end; words of one or two letters say nothing. */
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
