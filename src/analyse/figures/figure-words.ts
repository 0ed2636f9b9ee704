/**
 * Facts about single words that figures need: numeral, unit, dual, hedge, fate, and whether a number may count the word at all.
 * In: a scan. Out: a column of packed bit fields, by word id. Touches nothing.
 */
import {
  ageWords,
  countedPeople,
  countedWithin,
  diseases,
  duals,
  fatesAfter,
  hedges,
  labels,
  levels,
  notCounted,
  rangeOpeners,
  scopeWords,
  units as listedUnits,
  wordsOfFate,
} from '../../data/figures.data.ts'
import { packFields } from '../../structures/packed-fields.ts'
import { script } from '../../text/char-table.ts'
import { hashUnits } from '../../text/hash-units.ts'
import { isProclitic, letter } from '../../text/letters.ts'
import { cliticBits } from '../../text/morphology/clitics.ts'
import { known, knownBits } from '../../text/morphology/lexicon.ts'
import { numeralForms, numeralRole, numeralWord } from '../../text/numerals/numeral-words.ts'
import { tokenKind } from '../../text/scanner/scan.ts'
import { wordHash } from '../../text/word-hash.ts'
import { wordNumbers } from '../../text/vocabulary/word-attributes.ts'
import type { VocabularyWord } from '../../text/vocabulary/vocabulary.ts'
import { isDateWord } from '../words/foreign-verbs.ts'
import { WordTable } from '../../text/word-table.ts'
import { isDualOfNoun } from './counted-noun.ts'

/** Keys of the units, in order of their numbers; at most 127. */
export const units: string[] = []
/** By number of a unit: 1 when it counts people. */
export const countsPeople = new Uint8Array(128)
const people = new Set(countedPeople)

/** Hedges of a figure; the field `hedge` is a place in it from 1. */
export const hedgeKinds = ['about', 'atLeast', 'atMost', 'moreThan', 'lessThan'] as const
/** What becomes of people; the field `fate` is a place in it from 1. */
export const fates = ['dead', 'injured', 'missing', 'detained', 'displaced'] as const

/** What a number may be of its quantity, other than its present value; the field `scope` is a place in it from 1. */
export const scopes = ['former', 'forecast', 'change'] as const

/** What a word says of numbers. */
const fields = packFields({
  /** The unit that it names: its place in `units` from 1. */
  unit: 7,
  hedge: 3,
  /** What became of the people counted after it: a place in `fates` from 1. */
  fate: 3,
  /** The same for the people counted before it. */
  fateAfter: 3,
  /** Counts two of its unit, or of a noun in no list. */
  dual: 1,
  /** A number in words, perhaps with article and clitics. */
  numeral: 1,
  /** Definite: الخمسة after القتلى. */
  definite: 1,
  /** A number may count it: no clitic, no article, no function word, verb or date. */
  countable: 1,
  /** Between a number and its upper end: إلى. */
  leadsOn: 1,
  /** Before the lower end of a range. */
  isLower: 1,
  /** A number after it says which one. */
  label: 1,
  age: 1,
  /** بينهم: a bare number after it counts a part. */
  within: 1,
  disease: 1,
  /** A month or weekday. */
  date: 1,
  verb: 1,
  /** What the number after it is of its quantity: a place in `scopes` from 1. */
  scope: 2,
  /** The number after it is the level reached. */
  level: 1,
})
/** Masks of a word's fields. */
export const figureFact = fields.mask
/** Where they stand. */
export const figureShift = fields.shift
/** What may follow digits that count something. */
export const followsDigits = figureFact.unit | figureFact.numeral | figureFact.countable | figureFact.leadsOn

const listed = new WordTable()
const uncounted = new WordTable()

fillFacts()

/** The packed facts of every word, by word id. */
export const figureFacts = wordNumbers(factsOf)

/** True when a figure may begin with the word: a number, a numeral, a dual. */
export function mayBeginFigure(word: VocabularyWord): boolean {
  return word.kind === tokenKind.number || (factsOf(word) & (figureFact.numeral | figureFact.dual)) !== 0
}

/** The unit of that number; undefined for 0. No array is asked for its place -1: that is a property by name, and slow. */
export function unitAt(number: number): string | undefined {
  return number === 0 ? undefined : units[number - 1]
}

export function hedgeIn(fact: number): (typeof hedgeKinds)[number] | undefined {
  const number = (fact & figureFact.hedge) >>> figureShift.hedge
  return number === 0 ? undefined : hedgeKinds[number - 1]
}

export function scopeIn(fact: number): (typeof scopes)[number] | undefined {
  const number = (fact & figureFact.scope) >>> figureShift.scope
  return number === 0 ? undefined : scopes[number - 1]
}

/** Number of the unit that a noun's singular names, or 0. */
export function unitNamed(form: string): number {
  return (listed.of(form) & figureFact.unit) >>> figureShift.unit
}

/** Two columns ask for the facts of each new word, one after the other. */
let lastWord: VocabularyWord | undefined
let lastFacts = 0

function factsOf(word: VocabularyWord): number {
  if (word === lastWord) return lastFacts
  lastFacts = readFacts(word)
  lastWord = word
  return lastFacts
}

function readFacts(word: VocabularyWord): number {
  if (word.kind !== tokenKind.word) return 0
  const own = listed.get(word.hash)
  if (word.script !== script.arabic) return own | (isNumeral(word) ? figureFact.numeral : 0)
  const proclitics = cliticBits.proclitics(word.clitics)
  const isDefinite = cliticBits.hasArticle(word.clitics)
  const bits = knownBits(word.hash)
  let facts = own
  if ((own & ~figureFact.level) === 0 && (proclitics > 0 || isDefinite)) facts |= listed.get(word.bareHash) & inherited
  if (isNumeral(word)) return facts | figureFact.numeral | (isDefinite ? figureFact.definite : 0)
  if (isDateWord(word.hash)) return facts | figureFact.date
  const isVerb = (bits & known.verb) !== 0 && (bits & (known.noun | known.adjective)) === 0 && !isAccusative(word)
  if (isVerb) facts |= figureFact.verb
  else if (
    proclitics === 0 &&
    !isDefinite &&
    word.formTo - word.formFrom > 1 &&
    (bits & (known.particle | known.split)) === 0 &&
    uncounted.get(word.hash) === 0 &&
    (own &
      ~(
        figureFact.unit |
        figureFact.dual |
        figureFact.fate |
        figureFact.label |
        figureFact.scope |
        figureFact.level
      )) ===
      0
  )
    facts |= figureFact.countable
  if (!isDefinite && isDualOfNoun(word)) facts |= figureFact.dual
  return facts >>> 0
}

/** طلبا: "they two asked", and the accusative of طلب. */
function isAccusative({ formUnits, formFrom, formTo }: VocabularyWord): boolean {
  if (formUnits[formTo - 1] !== letter.alef) return false
  return (knownBits(hashUnits(formUnits, formFrom, formTo - 1)) & known.noun) !== 0
}

/** What a word keeps after و ف ب ل or its article. */
const inherited =
  figureFact.fate |
  figureFact.fateAfter |
  figureFact.hedge |
  figureFact.within |
  figureFact.disease |
  figureFact.label |
  figureFact.scope

/** A numeral as it is, after one or two clitics, or with its article. */
function isNumeral({ hash, formUnits, formFrom, formTo }: VocabularyWord): boolean {
  if (!endsLikeNumeral(formUnits[formTo - 2] ?? 0, formUnits[formTo - 1] ?? 0)) return false
  if (isCardinal(hash)) return true
  let from = formFrom
  while (from < formTo - 2 && from < formFrom + 2 && isProclitic(formUnits[from] ?? 0))
    if (isCardinal(hashUnits(formUnits, ++from, formTo))) return true
  const hasArticle = formUnits[from] === letter.alef && formUnits[from + 1] === letter.lam
  return (
    hasArticle &&
    isCardinal(hashUnits(formUnits, from + 2, formTo)) &&
    !weekdays.has(hashUnits(formUnits, from, formTo))
  )
}

function isCardinal(hash: number): boolean {
  const word = numeralWord(hash)
  return word !== undefined && word.role !== numeralRole.ordinal && word.value > 0
}

/** By the last two letters: whether a numeral ends so. Most words do not, whatever stands before. */
const endings = new Uint8Array(1 << 10)
for (const word of numeralForms())
  endings[placeOfEnding(word.charCodeAt(word.length - 2), word.charCodeAt(word.length - 1))] = 1

function endsLikeNumeral(before: number, last: number): boolean {
  return endings[placeOfEnding(before, last)] === 1
}

/** Words that share a place with a numeral's ending are looked up in vain, no more. */
function placeOfEnding(before: number, last: number): number {
  return ((before & 31) << 5) | (last & 31)
}

const weekdays: ReadonlySet<number> = new Set(['الأحد', 'الاثنين', 'الإثنين'].map(wordHash))

function fillFacts(): void {
  for (const [word, unit] of fieldsOf(listedUnits))
    setField(word, figureFact.unit, unitNumber(unit) << figureShift.unit)
  for (const [word, unit] of fieldsOf(duals)) {
    setField(word, figureFact.unit, unitNumber(unit) << figureShift.unit)
    addBit([word], figureFact.dual)
  }
  for (const [word, hedge] of fieldsOf(hedges))
    setField(word, figureFact.hedge, (hedgeKinds.findIndex((kind) => kind === hedge) + 1) << figureShift.hedge)
  for (const [word, fate] of fieldsOf(wordsOfFate))
    setField(word, figureFact.fate, (fates.findIndex((kind) => kind === fate) + 1) << figureShift.fate)
  for (const [word, fate] of fieldsOf(fatesAfter))
    setField(word, figureFact.fateAfter, (fates.findIndex((kind) => kind === fate) + 1) << figureShift.fateAfter)
  addBit(rangeOpeners, figureFact.isLower)
  addBit(levels, figureFact.level)
  addBit(['إلى', 'الى'], figureFact.leadsOn)
  addBit(labels, figureFact.label)
  addBit(ageWords, figureFact.age)
  for (const word of notCounted) uncounted.set(wordHash(word), 1)
  addBit(countedWithin, figureFact.within)
  addBit(diseases, figureFact.disease)
  for (const [word, scope] of fieldsOf(scopeWords))
    setField(word, figureFact.scope, (scopes.findIndex((kind) => kind === scope) + 1) << figureShift.scope)
}

function unitNumber(unit: string): number {
  if (!units.includes(unit)) units.push(unit)
  const number = units.indexOf(unit) + 1
  if (people.has(unit)) countsPeople[number] = 1
  return number
}

function addBit(words: readonly string[], bit: number): void {
  for (const word of words) setField(word, bit, bit)
}

function fieldsOf(entries: readonly string[]): [word: string, key: string][] {
  return entries.map((entry) => {
    const [word = '', key = ''] = entry.split(' | ')
    return [word, key]
  })
}

function setField(word: string, mask: number, value: number): void {
  const hash = wordHash(word)
  listed.set(hash, (listed.get(hash) & ~mask) | value)
}
