/**
 * Posting lists of the held articles: from a term (or a shingle) to the articles that carry it, newest first.
 * In: serials and the keys to be found by. Out: postings. Touches only the words after the keys in the rows of the held articles.
 *
 * A hash index with chaining: each bucket is a linked list through the rows. A posting is the number serial × width + position; after its
 * key in the article's row stands the next older posting of its bucket. Lists end at the first posting of an article no longer held:
 * nothing is ever removed.
 */
import type { HeldArticles } from './held-articles.ts'
import { postingKeyIndex, rowLayout } from './held-row.ts'

const { none, olderPosting } = rowLayout

export class PostingIndex {
  private readonly heads: Uint32Array
  private readonly mask: number
  private readonly held: HeldArticles
  /** Where the postings of a row start, in words. */
  readonly start: number
  /** Postings an article can have. */
  readonly width: number

  constructor(held: HeldArticles, bits: number, start: number, width: number) {
    this.held = held
    this.heads = new Uint32Array(2 ** bits).fill(none)
    this.mask = 2 ** bits - 1
    this.start = start
    this.width = width
  }

  get bytes(): number {
    return this.heads.byteLength
  }

  /** Links the article's posting at `position`, whose key stands in its row. */
  add(key: number, serial: number, position: number): void {
    const bucket = key & this.mask
    const index = postingKeyIndex(this.held.rowOf(serial) + this.start, position)
    this.held.rows[index + olderPosting] = this.heads[bucket] ?? none
    this.heads[bucket] = serial * this.width + position
  }

  /** Newest posting of the key's bucket, or `none`. */
  first(key: number): number {
    return this.heads[key & this.mask] ?? none
  }
}
