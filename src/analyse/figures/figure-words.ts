/**
 * What single words say of numbers: numerals, units, duals, hedges, and what happened to those counted.
 * In: a token. Out: one number of fields. Touches nothing.
 */
import { arabicNumbers, arabicScales, otherScales } from '../../data/numerals.data.ts'
import { numeralRows } from '../../text/numerals/numeral-words.ts'
import type { Scan } from '../../text/scanner/scan.ts'
import { dualLines, unitLines } from './units.ts'
import { WordTable, wordHash } from '../words/word-table.ts'

/** Keys of the units, in order of their numbers. */
export const units: string[] = []
/** By number of a unit: 1 when it counts people. */
export const countsPeople = new Uint8Array(64)
const people = new Set(['person', 'woman', 'child', 'soldier', 'police', 'militant'])
/** Values of the numerals, in order of their numbers. */
export const numerals: number[] = []

const hedgeWords: [string, number][] = [
  ['نحو حوالي حوالى قرابة زهاء قرابه تقريبا يقارب about around some', 1],
  ['الأقل', 2],
  ['الأكثر', 3],
  ['أكثر أزيد يزيد تجاوز يتجاوز فاق', 4],
  ['أقل', 5],
]

/**
 * What a word says of numbers, as fields of one number: the numeral that it is (its place in `numerals` from 1, and whether it is a
 * scale), the units that it names and counts twice (places in `units` from 1), its hedge, and single bits.
 */
export const figureFact = {
  numeral: 63,
  scale: 64,
  /** Numeral and scale. */
  code: 127,
  unitShift: 7,
  dualShift: 13,
  /** Of unit and dual, once shifted. */
  unit: 63,
  hedgeShift: 19,
  hedge: 7,
  kills: 1 << 22,
  wounds: 1 << 23,
  /** Between a number and what it counts, or the upper end of a range: إلى, في. */
  leadsOn: 1 << 24,
  /** Before the lower end of a range. */
  isLower: 1 << 25,
} as const
const { code: codeMask, unitShift, dualShift, unit: unitMask, hedgeShift, hedge: hedgeMask } = figureFact
/** What may follow digits that count something. */
export const followsDigits = codeMask | (unitMask << unitShift) | figureFact.leadsOn
const facts = new WordTable()
/** Hashes of all numerals and duals: a figure may begin with them. */
export const figureStarts = new Set<number>()

fillFacts()

/** The fields of a token's word; 0 for a word that says nothing of numbers. */
export function factAt(scan: Scan, token: number): number {
  return token < scan.count ? facts.get(scan.hash[token] ?? 0) : 0
}

/** The numeral field of `word`, 0 for another word. */
export function numeralCode(word: string): number {
  return facts.of(word) & codeMask
}

function fillFacts(): void {
  for (const line of unitLines.split('\n')) {
    const [key, words] = line.split('|')
    if (!key || !words) continue
    units.push(key)
    if (people.has(key)) countsPeople[units.length] = 1
    for (const word of words.split(' ')) setField(word, unitMask << unitShift, units.length << unitShift, true)
  }
  for (const line of dualLines.split('\n')) {
    const [key, words] = line.split('|')
    if (!key || !words) continue
    for (const word of words.split(' ')) setField(word, unitMask << dualShift, (units.indexOf(key) + 1) << dualShift)
  }
  addNumerals(arabicNumbers, 0)
  addNumerals(arabicScales, figureFact.scale)
  addNumerals(otherScales, figureFact.scale)
  for (const [words, code] of hedgeWords) {
    for (const word of words.split(' '))
      for (const prefix of ['', 'و', 'ل', 'ب']) setField(prefix + word, hedgeMask << hedgeShift, code << hedgeShift)
  }
  addBit('من بين وبين ومن', figureFact.isLower)
  addBit('إلى في', figureFact.leadsOn)
  addBit(
    'مقتل ومقتل قتل وقتل قتلت قتلوا لقي مصرع ومصرع وفاة ووفاة بمقتل بوفاة استشهاد واستشهاد استشهد بحياة أودى أودت قضى',
    figureFact.kills,
  )
  addBit('إصابة وإصابة أصيب وأصيب أصيبت جرح وجرح بجرح بإصابة جرحت', figureFact.wounds)
}

function addNumerals(entries: readonly string[], bit: number): void {
  for (const [words, value] of numeralRows(entries)) {
    // Nothing counted is no figure.
    if (value === 0) continue
    numerals.push(value)
    for (const word of words) {
      setField(word, codeMask, numerals.length | bit)
      if (bit === 0) setField(`و${word}`, codeMask, numerals.length)
    }
  }
}

function addBit(words: string, bit: number): void {
  for (const word of words.split(' ')) setField(word, bit, bit)
}

function setField(word: string, mask: number, value: number, keepsFirst = false): void {
  const hash = wordHash(word)
  const before = facts.get(hash)
  if (word === '' || (keepsFirst && before & mask)) return
  facts.set(hash, (before & ~mask) | value)
  if (mask === codeMask || mask === unitMask << dualShift) figureStarts.add(hash)
}
