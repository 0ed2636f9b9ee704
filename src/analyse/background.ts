/**
 * How common words are: a shipped prior, and what the store's own articles add to it.
 * In: stem and word hashes of articles. Out: `Background`. Touches nothing.
 */
import type { Scan } from '../text/scan.ts'

export interface Background {
  /** Articles counted. */
  articles: number
  /** Articles whose text holds the stem, by stemHash. */
  documentFrequency(stemHash: number): number
  /** Occurrences of a word form, by hash of its matching form. */
  wordFrequency(hash: number): number
}

/** The background of an empty store. */
export const emptyBackground: Background = {
  articles: 0,
  documentFrequency: () => 0,
  wordFrequency: () => 0,
}

const buckets = 1 << 20

/** Counts articles as they come. Fixed size (8 MB): frequencies are hashed into 2^20 buckets, so rare words share some. */
export class BackgroundCounter implements Background {
  articles = 0
  readonly #documents = new Uint32Array(buckets)
  readonly #words = new Uint32Array(buckets)
  readonly #seenIn = new Uint32Array(buckets)

  add(...scans: Scan[]): void {
    this.articles++
    for (const s of scans) {
      for (let i = 0; i < s.count; i++) {
        const word = (s.hash[i] ?? 0) % buckets
        this.#words[word] = (this.#words[word] ?? 0) + 1
        const stem = (s.stemHash[i] ?? 0) % buckets
        if (this.#seenIn[stem] === this.articles) continue
        this.#seenIn[stem] = this.articles
        this.#documents[stem] = (this.#documents[stem] ?? 0) + 1
      }
    }
  }

  documentFrequency(stemHash: number): number {
    return this.#documents[stemHash % buckets] ?? 0
  }

  wordFrequency(hash: number): number {
    return this.#words[hash % buckets] ?? 0
  }
}
