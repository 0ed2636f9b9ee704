/**
 * Newest-first chains of the held articles that carry a term (or a shingle), in typed arrays beside the columns.
 * In: serials and the keys to be found by. Out: serials. Touches nothing.
 *
 * A bucket's chain runs through `previous`, one entry a posting; a posting is number serial × width + position. Chains end
 * at the first posting of an article no longer held: nothing is ever removed.
 */
import { none } from './held-articles.ts'

export class PostingIndex {
  private readonly heads: Uint32Array
  private previous: Uint32Array
  private capacity = 1024
  private readonly mask: number
  /** Postings an article can have. */
  readonly width: number

  constructor(bits: number, width: number) {
    this.heads = new Uint32Array(2 ** bits).fill(none)
    this.mask = 2 ** bits - 1
    this.width = width
    this.previous = new Uint32Array(this.capacity * width)
  }

  get bytes(): number {
    return this.heads.byteLength + this.previous.byteLength
  }

  /** Follows the columns when they grow; held serials run from `oldest` to `arrivals`. */
  resize(capacity: number, oldest: number, arrivals: number): void {
    const { previous, width } = this
    const before = this.capacity
    this.previous = new Uint32Array(capacity * width)
    for (let serial = oldest; serial < arrivals; serial++) {
      const a = (serial & (before - 1)) * width
      const b = (serial & (capacity - 1)) * width
      for (let i = 0; i < width; i++) this.previous[b + i] = previous[a + i] ?? none
    }
    this.capacity = capacity
  }

  add(key: number, serial: number, position: number): void {
    const bucket = key & this.mask
    this.previous[(serial & (this.capacity - 1)) * this.width + position] = this.heads[bucket] ?? none
    this.heads[bucket] = serial * this.width + position
  }

  /** Newest posting of the key's bucket, or `none`. */
  first(key: number): number {
    return this.heads[key & this.mask] ?? none
  }

  next(posting: number): number {
    const serial = Math.floor(posting / this.width)
    return this.previous[(serial & (this.capacity - 1)) * this.width + (posting - serial * this.width)] ?? none
  }
}
