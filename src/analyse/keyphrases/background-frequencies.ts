/**
 * Background frequencies (idf): a shipped prior, and document frequencies of the store's own articles.
 * In: the features of stored articles. Out: `Background`. Touches nothing.
 *
 * The shipped prior serves alone until the store holds enough (src/pipeline/store-background.ts). Only keyphrases
 * use it; grouping never depends on it.
 */
import { termBits, type Features } from '../../model/features.ts'
import { known, knownBits } from '../../text/morphology/lexicon.ts'

export interface Background {
  /** Articles counted. */
  articles: number
  /** Articles whose text holds the stem, by stemHash. */
  documentFrequency(stemHash: number): number
}

/** The background of an empty store. */
export const emptyBackground: Background = {
  articles: 0,
  documentFrequency: () => 0,
}

/** Document frequencies in shared memory, readable from worker threads: articles, and per hash bucket the articles that hold its stems. */
export interface StemCounts {
  articles: number
  /** By the upper `bucketBits` of a stem's hash; stems that share a bucket are counted together. 65,535 means that or more. */
  documents: Uint16Array
}

const bucketBits = 20
const pairMark = 2

/** Counts document frequencies over features. Fixed size: 2 MB of shared memory. */
export class StemCounter {
  readonly #counts = { articles: 0, documents: new Uint16Array(new SharedArrayBuffer(2 << bucketBits)) }

  /** The heaviest 160 stems and pairs of an article are in its features; the pairs are passed over. */
  add({ terms, marks }: Features): void {
    const { documents } = this.#counts
    this.#counts.articles++
    for (let i = 0; i < terms.length; i++) {
      if ((marks[i] ?? 0) & pairMark) continue
      const bucket = (terms[i] ?? 0) >>> (termBits - bucketBits)
      documents[bucket] = Math.min(65_535, (documents[bucket] ?? 0) + 1)
    }
  }

  /** The counts so far; they go on counting. */
  counts(): StemCounts {
    return this.#counts
  }
}

/** The background that the counts make. */
export function countedBackground({ articles, documents }: StemCounts): Background {
  return { articles, documentFrequency: (stemHash) => documents[stemHash >>> (32 - bucketBits)] ?? 0 }
}

/**
 * Prior idf by `rarityClass`, for function words, words of the lexicon, and others: −ln of the share of articles that have the word.
 */
const priors = [0.5, 5, 6.5] as const
/** Articles after which the store's own counts outweigh the prior. */
const priorArticles = 300

/** Class of the word's prior: 0 to 2. */
export function rarityClass(stemHash: number): number {
  const bits = knownBits(stemHash)
  return bits & known.particle ? 0 : bits !== 0 ? 1 : 2
}

/** The idf of a stem, about 0 (everywhere) to 9: the shipped prior, interpolated with the store's own counts as they grow. */
export function rarityOf(prior: number, stemHash: number, background: Background): number {
  const shipped = priors[prior] ?? 6.5
  if (background.articles === 0) return shipped
  const own = Math.log((background.articles + 1) / (background.documentFrequency(stemHash) + 0.5))
  const share = background.articles / (background.articles + priorArticles)
  return shipped * (1 - share) + Math.min(own, 9) * share
}
