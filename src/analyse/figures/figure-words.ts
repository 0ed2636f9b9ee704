/**
 * Facts about single words that figures need: numeral, unit, dual, hedge, and whether those counted died or were hurt.
 * In: a token. Out: a packed bit field. Touches nothing.
 */
import {
  countedPeople,
  duals,
  hedges,
  rangeOpeners,
  units as listedUnits,
  wordsOfDeath,
  wordsOfInjury,
} from '../../data/figures.data.ts'
import { arabicNumbers, arabicScales, otherScales } from '../../data/numerals.data.ts'
import { numeralRows } from '../../text/numerals/numeral-words.ts'
import type { Scan } from '../../text/scanner/scan.ts'
import { packFields } from '../../structures/packed-fields.ts'
import { wordHash } from '../../text/word-hash.ts'
import { WordTable } from '../words/word-table.ts'

/** Keys of the units, in order of their numbers; at most 63. */
export const units: string[] = []
/** By number of a unit: 1 when it counts people. */
export const countsPeople = new Uint8Array(64)
const people = new Set(countedPeople)
/** Values of the numerals, in order of their numbers. */
export const numerals: number[] = []

/** Hedges of a figure; the field `hedge` is a place in it from 1. */
export const hedgeKinds = ['about', 'atLeast', 'atMost', 'moreThan', 'lessThan'] as const

/** What a word says of numbers. */
const fields = packFields({
  /** The numeral that it is: its place in `numerals` from 1. */
  numeral: 6,
  /** The numeral is a scale (thousand, million). */
  scale: 1,
  /** The unit that it names: its place in `units` from 1. */
  unit: 6,
  /** The unit that it counts twice. */
  dual: 6,
  hedge: 3,
  kills: 1,
  wounds: 1,
  /** Between a number and what it counts, or the upper end of a range: إلى, في. */
  leadsOn: 1,
  /** Before the lower end of a range. */
  isLower: 1,
})
/** Masks of a word's fields. */
export const figureFact = fields.mask
/** Where they stand. */
export const figureShift = fields.shift
/** Numeral and scale. */
export const numeralFields = figureFact.numeral | figureFact.scale
/** What may follow digits that count something. */
export const followsDigits = numeralFields | figureFact.unit | figureFact.leadsOn
const facts = new WordTable()
/** Hashes of all numerals and duals: a figure may begin with them. */
export const figureStarts = new Set<number>()

fillFacts()

/** The packed facts of a token's word; 0 for a word without any. */
export function factAt(scan: Scan, token: number): number {
  return token < scan.count ? facts.get(scan.hash[token] ?? 0) : 0
}

/** The numeral field of `word`, 0 for another word. */
export function numeralCode(word: string): number {
  return facts.of(word) & numeralFields
}

function fillFacts(): void {
  for (const [word, unit] of fieldsOf(listedUnits)) {
    if (!units.includes(unit)) units.push(unit)
    const number = units.indexOf(unit) + 1
    if (people.has(unit)) countsPeople[number] = 1
    setField(word, figureFact.unit, number << figureShift.unit)
  }
  for (const [word, unit] of fieldsOf(duals))
    setField(word, figureFact.dual, (units.indexOf(unit) + 1) << figureShift.dual)
  addNumerals(arabicNumbers, 0)
  addNumerals(arabicScales, figureFact.scale)
  addNumerals(otherScales, figureFact.scale)
  for (const [word, hedge] of fieldsOf(hedges)) {
    const code = hedgeKinds.findIndex((kind) => kind === hedge) + 1
    for (const prefix of ['', 'و', 'ل', 'ب']) setField(prefix + word, figureFact.hedge, code << figureShift.hedge)
  }
  addBit(rangeOpeners, figureFact.isLower)
  addBit(['إلى', 'في'], figureFact.leadsOn)
  addBit(wordsOfDeath, figureFact.kills)
  addBit(wordsOfInjury, figureFact.wounds)
}

function addNumerals(entries: readonly string[], bit: number): void {
  for (const [words, value] of numeralRows(entries)) {
    // Nothing counted is no figure.
    if (value === 0) continue
    numerals.push(value)
    for (const word of words) {
      setField(word, numeralFields, numerals.length | bit)
      if (bit === 0) setField(`و${word}`, numeralFields, numerals.length)
    }
  }
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
  facts.set(hash, (facts.get(hash) & ~mask) | value)
  if (mask === numeralFields || mask === figureFact.dual) figureStarts.add(hash)
}
