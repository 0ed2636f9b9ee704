/**
 * A table from words to small numbers, looked up by the scanner's hash: no string is made per token.
 * In: words. Out: `WordTable`. Touches nothing.
 */
import { hash32 } from '../model/ids.ts'
import { normalise } from '../text/normalise.ts'

/** Hash of a word's matching form, as `Scan.hash` holds it. */
export function wordHash(word: string): number {
  return hash32(normalise(word))
}

/** Open addressing over two flat arrays; a value of 0 means "absent". Equal hashes of different words are one entry. */
export class WordTable {
  private keys = new Int32Array(256)
  private values = new Int32Array(256)
  private mask = 255
  private filled = 0

  /** The value of the word with this hash, or 0. */
  get(hash: number): number {
    const key = hash | 0
    let slot = hash & this.mask
    for (;;) {
      const value = this.values[slot] ?? 0
      if (value === 0) return 0
      if (this.keys[slot] === key) return value
      slot = (slot + 1) & this.mask
    }
  }

  /** The value of `word` in any spelling that normalises alike, or 0. */
  of(word: string): number {
    return this.get(wordHash(word))
  }

  /** Sets the value; 0 is not a value. */
  set(hash: number, value: number): void {
    if (value === 0) throw new RangeError('0 means absent')
    if (this.filled * 2 > this.mask) this.grow()
    const key = hash | 0
    let slot = hash & this.mask
    while (this.values[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & this.mask
    if (this.values[slot] === 0) this.filled++
    this.keys[slot] = key
    this.values[slot] = value
  }

  /** Adds bits to the word's value. */
  mark(hash: number, bits: number): void {
    this.set(hash, this.get(hash) | bits)
  }

  private grow(): void {
    const { keys, values } = this
    const size = (this.mask + 1) * 2
    this.keys = new Int32Array(size)
    this.values = new Int32Array(size)
    this.mask = size - 1
    this.filled = 0
    for (let i = 0; i < keys.length; i++) {
      const value = values[i] ?? 0
      if (value !== 0) this.set((keys[i] ?? 0) >>> 0, value)
    }
  }
}
