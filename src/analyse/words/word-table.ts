/**
 * A table from words to small numbers, looked up by the scanner's hash: no string is made per token.
 * In: words. Out: `WordTable`. Touches nothing.
 */
import { hash32 } from '../../model/ids.ts'
import { normalise } from '../../text/normalise.ts'

/** Hash of a word's matching form, as `Scan.hash` holds it. */
export function wordHash(word: string): number {
  return hash32(normalise(word))
}

/** Open addressing over one flat array of keys and values in turn; a value of 0 means "absent". Equal hashes of different words are one entry. */
export class WordTable {
  private pairs = new Int32Array(512)
  private mask = 255
  /** By some bits of a hash: some word may have it. Most words are in no list, and so little memory is near. */
  private filter = new Uint8Array(128)
  private filled = 0

  /** The value of the word with this hash, or 0. */
  get(hash: number): number {
    const { pairs, mask, filter } = this
    const key = hash | 0
    const bit = (key >>> 3) & (4 * mask + 3)
    if (!(((filter[bit >> 3] ?? 0) >> (bit & 7)) & 1)) return 0
    let slot = key & mask
    for (;;) {
      const value = pairs[2 * slot + 1] ?? 0
      if (value === 0 || pairs[2 * slot] === key) return value
      slot = (slot + 1) & mask
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
    const { pairs, mask } = this
    const key = hash | 0
    let slot = key & mask
    while (pairs[2 * slot + 1] !== 0 && pairs[2 * slot] !== key) slot = (slot + 1) & mask
    if (pairs[2 * slot + 1] === 0) this.filled++
    const bit = (key >>> 3) & (4 * mask + 3)
    this.filter[bit >> 3] = (this.filter[bit >> 3] ?? 0) | (1 << (bit & 7))
    pairs[2 * slot] = key
    pairs[2 * slot + 1] = value
  }

  /** Adds bits to the word's value. */
  mark(hash: number, bits: number): void {
    this.set(hash, this.get(hash) | bits)
  }

  private grow(): void {
    const old = this.pairs
    const size = (this.mask + 1) * 2
    this.pairs = new Int32Array(2 * size)
    this.filter = new Uint8Array(size / 2)
    this.mask = size - 1
    this.filled = 0
    for (let i = 0; i < old.length; i += 2) {
      const value = old[i + 1] ?? 0
      if (value !== 0) this.set(old[i] ?? 0, value)
    }
  }
}
