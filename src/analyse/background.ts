/**
 * How common words are: a shipped prior, and what the store's own articles add to it.
 * In: stem and word hashes of articles. Out: `Background`. Touches nothing.
 *
 * The pipeline analyses with the shipped prior alone: an analysis then depends on nothing but its article, whatever came before it or
 * was read twice. Counts of three days of news change keyphrases' F1 at 5 by less than .02 in either direction (quality/keyphrases.ts
 * prints both); who wants them gives a counter to `analyseArticle` or `createComputePool`.
 */
import { known, knownBits } from '../text/lexicon.ts'
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

/**
 * What stands for df of words when the store holds little, by `rarityClass`: −ln of the share of articles that have the word, for
 * function words, words of the lexicon, and others.
 */
const priors = [0.5, 5, 6.5] as const
/** Articles after which the store's own counts outweigh the prior. */
const priorArticles = 300

/** Which prior a word has: 0 to 2. */
export function rarityClass(stemHash: number): number {
  const bits = knownBits(stemHash)
  return bits & known.particle ? 0 : bits !== 0 ? 1 : 2
}

/** How rare a stem is, about 0 (everywhere) to 9: the shipped prior, more and more replaced by the store's own counts. */
export function rarityOf(prior: number, stemHash: number, background: Background): number {
  const shipped = priors[prior] ?? 6.5
  if (background.articles === 0) return shipped
  const own = Math.log((background.articles + 1) / (background.documentFrequency(stemHash) + 0.5))
  const share = background.articles / (background.articles + priorArticles)
  return shipped * (1 - share) + Math.min(own, 9) * share
}
