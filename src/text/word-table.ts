/**
 * A table from words to small numbers, looked up by the scanner's hash: no string is made per token.
 * In: words. Out: `WordTable`. Touches nothing.
 */
import { IntMap } from '../structures/int-map.ts'
import { wordHash } from './word-hash.ts'

const firstFilterBits = 1 << 10

/** An `IntMap` behind a filter of one bit a hash: most words of a text are in no list, and the filter is small enough to stay in cache. */
export class WordTable {
  readonly #values = new IntMap()
  #filter = new Uint8Array(firstFilterBits / 8)
  #filterMask = firstFilterBits - 1

  /** A table in which each of the words has the value 1. */
  static holding(words: readonly string[]): WordTable {
    const table = new WordTable()
    for (const word of words) table.set(wordHash(word), 1)
    return table
  }

  /** The value of the word with this hash, or 0. Equal hashes of different words are one entry. */
  get(hash: number): number {
    const bit = (hash >>> 3) & this.#filterMask
    return ((this.#filter[bit >> 3] ?? 0) >> (bit & 7)) & 1 ? this.#values.get(hash) : 0
  }

  /** The value of `word` in any spelling that normalises alike, or 0. */
  of(word: string): number {
    return this.get(wordHash(word))
  }

  /** Sets the value; 0 is not a value. */
  set(hash: number, value: number): void {
    this.#values.set(hash, value)
    if (8 * this.#values.size > this.#filterMask) this.#widenFilter()
    this.#letPass(hash)
  }

  /** Adds bits to the word's value. */
  mark(hash: number, bits: number): void {
    this.set(hash, this.get(hash) | bits)
  }

  #letPass(hash: number): void {
    const bit = (hash >>> 3) & this.#filterMask
    this.#filter[bit >> 3] = (this.#filter[bit >> 3] ?? 0) | (1 << (bit & 7))
  }

  #widenFilter(): void {
    this.#filterMask = 2 * this.#filterMask + 1
    this.#filter = new Uint8Array((this.#filterMask + 1) / 8)
    for (const hash of this.#values.keys()) this.#letPass(hash)
  }
}
