/**
 * The words of an article in short, for ranking: what a word says in one number, in text order, title first.
 * In: scans of title and text. Out: bytes for the store, and back. Touches nothing.
 *
 * A word is 24 bits of the hash of its stem and 8 bits of that of its form: enough to tell whether and where a word of a query stands, and
 * whether as typed. Function words are left out, so that distance counts in words that mean something.
 */
import { known, knownBits } from './morphology/lexicon.ts'
import type { Scan } from './scanner/scan.ts'

export interface SearchRow {
  /** The title's words, then those of the text. */
  words: Uint32Array
  titleCount: number
}

/** Words of the text beyond these are found by the index and not ranked: what an article is about stands before. */
const mostTextWords = 500
const mostTitleWords = 60
const stemMask = 0xffffff

/** The number of a word in a row. */
export function rowWord(stemHash: number, formHash: number): number {
  return ((stemHash & stemMask) | ((formHash >>> 24) << 24)) >>> 0
}

/** The part of a number that tells the stem. */
export function rowStem(word: number): number {
  return word & stemMask
}

/** The row of an article as bytes: the number of title words, then the words, four bytes each, little-endian. */
export function searchRowOf(title: Scan, text: Scan): Uint8Array {
  const words = new Uint32Array(1 + mostTitleWords + mostTextWords)
  const titleEnd = addWords(words, 1, title, mostTitleWords)
  words[0] = titleEnd - 1
  const end = addWords(words, titleEnd, text, mostTextWords)
  const bytes = new Uint8Array(4 * end)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < end; i++) view.setUint32(4 * i, words[i] ?? 0, true)
  return bytes
}

/** The row that the bytes hold; an empty one of bytes that are none. */
export function readSearchRow(bytes: Uint8Array): SearchRow {
  const count = Math.floor(bytes.byteLength / 4)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const words = new Uint32Array(Math.max(0, count - 1))
  for (let i = 0; i < words.length; i++) words[i] = view.getUint32(4 * i + 4, true)
  return { words, titleCount: count === 0 ? 0 : Math.min(view.getUint32(0, true), words.length) }
}

function addWords(to: Uint32Array, at: number, { count, hash, stemHash }: Scan, most: number): number {
  let end = at
  for (let i = 0; i < count && end < at + most; i++) {
    const form = hash[i] ?? 0
    if ((knownBits(form) & known.particle) === 0) to[end++] = rowWord(stemHash[i] ?? 0, form)
  }
  return end
}
