/**
 * Words of lists as the scanner knows them.
 * In: words as written. Out: hashes of their normalised forms, as `Scan.hash` holds them. Touches nothing.
 */
import { hash32 } from '../model/ids.ts'
import { foldOf, isComplex } from './char-table.ts'
import { hashUnits } from './hash-units.ts'
import { normalise } from './normalise.ts'

/** Hash of the word's normalised form. */
export function wordHash(word: string): number {
  return hash32(normalise(word))
}

/** `wordHash(text.slice(start, end))`; makes no string where every letter folds by itself. */
export function sliceHash(text: string, start: number, end: number): number {
  let filled = 0
  if (end - start > scratch.length) return wordHash(text.slice(start, end))
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    if (isComplex[code] === 1) return wordHash(text.slice(start, end))
    const folded = foldOf[code] ?? 0
    if (folded !== 0) scratch[filled++] = folded
  }
  return hashUnits(scratch, 0, filled)
}
const scratch = new Uint16Array(64)

/** Hashes of the normalised forms of a list. */
export function wordHashes(words: readonly string[]): ReadonlySet<number> {
  return new Set(words.map(wordHash))
}

/** Values by the hash of a word, from entries "word | field | …"; the last entry of a word counts. */
export function valuesByWord<T>(entries: readonly string[], read: (...fields: string[]) => T): ReadonlyMap<number, T> {
  return new Map(
    entries.map((entry) => {
      const [word = '', ...fields] = entry.split(' | ')
      return [wordHash(word), read(...fields)] as const
    }),
  )
}
