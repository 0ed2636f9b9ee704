/**
 * Words that count, from the lists of src/data/numerals: Arabic, English, French, Russian.
 * In: a hash of a normalised form. Out: what the word counts. Touches nothing.
 */
import {
  arabicBoundNumbers,
  arabicNumbers,
  arabicOrdinals,
  arabicParts,
  arabicScales,
  otherNumbers,
  otherOrdinals,
  otherParts,
  otherScales,
} from '../../data/numerals.data.ts'
import { IntMap } from '../../structures/int-map.ts'
import { normalise } from '../normalise.ts'
import { wordHash } from '../word-hash.ts'

/** How a word takes part in a number. */
export const numeralRole = {
  /** Counts by itself, and only with others of its kind (ثلاثة، مئة). */
  number: 1,
  /** Multiplies what stands before it (ألف، مليون). */
  scale: 2,
  /** A part of the scale that follows, or of the one before (نصف). */
  part: 3,
  /** Says which one (الثالث). */
  ordinal: 4,
} as const

export interface NumeralWord {
  role: number
  value: number
  /** Only counts in company: أحد is eleven's (أحد عشر), and Sunday with its article. */
  isBound: boolean
}

/** A value with the words that say it. */
export type NumeralRow = readonly [words: readonly string[], value: number]

/** Entries "word | value" of a list, one row a value, smallest first. */
export function numeralRows(entries: readonly string[]): NumeralRow[] {
  const byValue = new Map<number, string[]>()
  for (const entry of entries) {
    const [word = '', written = ''] = entry.split(' | ')
    const [over = 0, under = 1] = written.split('/').map(Number)
    const row = byValue.get(over / under)
    if (row) row.push(word)
    else byValue.set(over / under, [word])
  }
  return [...byValue].map(([value, words]) => [words, value] as const).toSorted((a, b) => a[1] - b[1])
}

const words: NumeralWord[] = []
const allForms: string[] = []
/** By hash: the place in `words` from 1. */
const places = new IntMap()

/** What the word with this hash of its normalised form (`Scan.hash`) counts. */
export function numeralWord(hash: number): NumeralWord | undefined {
  const place = places.get(hash)
  return place === 0 ? undefined : words[place - 1]
}

/** All words that count, normalised. */
export function numeralForms(): readonly string[] {
  return allForms
}

/** Of a word in two lists the first list says what it counts. */
function add(entries: readonly string[], role: number, isBound = false): void {
  for (const [forms, value] of numeralRows(entries)) {
    for (const form of forms) {
      const hash = wordHash(form)
      allForms.push(normalise(form))
      if (places.get(hash) === 0) places.set(hash, words.push({ role, value, isBound }))
    }
  }
}

add(arabicNumbers, numeralRole.number)
add(arabicBoundNumbers, numeralRole.number, true)
add(arabicScales, numeralRole.scale)
add(arabicParts, numeralRole.part)
add(arabicOrdinals, numeralRole.ordinal)
add(otherNumbers, numeralRole.number)
add(otherScales, numeralRole.scale)
add(otherParts, numeralRole.part)
add(otherOrdinals, numeralRole.ordinal)
