/**
 * The words of an article in short, for ranking: what a word says in one number, in text order, title first.
 * In: scans of title and text. Out: bytes for the store, and back. Touches nothing.
 *
 * A word is 20 bits of the hash of its stem and 4 bits of that of its form: enough to tell whether and where a word of a query stands, and
 * whether as typed. Function words are left out, so that distance counts in words that mean something.
 */
import type { Scan } from './scanner/scan.ts'
import { isParticle } from './vocabulary/row-layout.ts'

export interface SearchRow {
  /** The title's words, then those of the text. */
  words: Uint32Array
  titleCount: number
}

/** Words of the text beyond these are found by the index and not ranked: what an article is about stands before. */
const mostTextWords = 500
const mostTitleWords = 60
const bytesPerWord = 3
const stemBits = 20
const stemMask = (1 << stemBits) - 1
const formShift = 28

/** The number of a word in a row. */
export function rowWord(stemHash: number, formHash: number): number {
  return (stemHash & stemMask) | ((formHash >>> formShift) << stemBits)
}

/** The part of a number that tells the stem. */
export function rowStem(word: number): number {
  return word & stemMask
}

/** The part of a number that tells the form. */
export function rowForm(word: number): number {
  return word >>> stemBits
}

/** The row of an article as bytes: the number of title words, then the words, three bytes each, the lowest first. */
export function searchRowOf(title: Scan, text: Scan): Uint8Array {
  const titleEnd = addWords(scratch, 0, title, mostTitleWords)
  const end = addWords(scratch, titleEnd, text, mostTextWords)
  const bytes = new Uint8Array(1 + bytesPerWord * end)
  bytes[0] = titleEnd
  for (let i = 0, at = 1; i < end; i++) {
    const word = scratch[i] ?? 0
    bytes[at++] = word
    bytes[at++] = word >>> 8
    bytes[at++] = word >>> 16
  }
  return bytes
}

/** The row that the bytes hold; an empty one of bytes that are none. */
export function readSearchRow(bytes: Uint8Array): SearchRow {
  const count = Math.max(0, Math.floor((bytes.length - 1) / bytesPerWord))
  const words = new Uint32Array(count)
  for (let i = 0, at = 1; i < count; i++, at += bytesPerWord)
    words[i] = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)
  return { words, titleCount: Math.min(bytes[0] ?? 0, count) }
}

const scratch = new Uint32Array(mostTitleWords + mostTextWords)

function addWords(to: Uint32Array, at: number, { count, word, words, hash, stemHash }: Scan, most: number): number {
  const { rows } = words
  const limit = at + most
  let end = at
  for (let i = 0; i < count && end < limit; i++)
    if (!isParticle(rows, word[i] ?? 0)) to[end++] = rowWord(stemHash[i] ?? 0, hash[i] ?? 0)
  return end
}
