/**
 * How rare words are in what the store holds, by the hashes that features hold.
 * In: features of the newest articles. Out: a weight for each word (idf). Reads the store, at most once a day.
 */
import { StemCounter } from '../../analyse/keyphrases/background-frequencies.ts'
import type { WordWeight } from '../../group/reading/text-profile.ts'
import { decodeFeatures, termBits } from '../../model/features.ts'
import { dayMs, minuteMs } from '../../model/instant.ts'
import type { Store } from '../../store/store.ts'

const mostArticles = 10_000
/** With fewer articles the counts are taken again soon. */
const fewArticles = 2_000
const countedAgainAfterMs = dayMs
const fewCountedAgainAfterMs = minuteMs
/** Until the store's own counts outweigh it, every word is as rare as this: −ln of the share of articles that hold it. */
const priorArticles = 300
const priorRarity = 6
const priorCount = priorArticles * Math.exp(-priorRarity)

export class WordCounts {
  readonly #store: Pick<Store, 'newestFeatures'>
  readonly #clock: () => number
  #known: Promise<WordWeight> | undefined
  #validUntil = -Infinity

  constructor(store: Pick<Store, 'newestFeatures'>, clock: () => number = Date.now) {
    this.#store = store
    this.#clock = clock
  }

  /** The weight of words: 0 to about 9. The same function until the counts are a day old; counting 10,000 articles takes about half a second. */
  weights(): Promise<WordWeight> {
    if (this.#known !== undefined && this.#clock() < this.#validUntil) return this.#known
    this.#validUntil = Infinity
    const counting = this.#count()
    this.#known = counting
    counting.catch(() => {
      // The page that needed the counts fails; the next one counts again.
      this.#known = undefined
    })
    return counting
  }

  async #count(): Promise<WordWeight> {
    const counter = new StemCounter()
    for await (const bytes of this.#store.newestFeatures(mostArticles)) {
      const features = decodeFeatures(bytes)
      if (features) counter.add(features)
    }
    const { articles, documents } = counter.counts()
    this.#validUntil = this.#clock() + (articles < fewArticles ? fewCountedAgainAfterMs : countedAgainAfterMs)
    const shift = termBits - Math.log2(documents.length)
    return (term) => Math.log((articles + priorArticles) / ((documents[term >>> shift] ?? 0) + priorCount))
  }
}
