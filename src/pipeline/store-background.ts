/**
 * What the store knows of how common words are, for the ranking of keyphrases.
 * In: features of the newest stored articles. Out: counts that threads share. Reads the store, at most once a day.
 *
 * A store with few articles says nothing yet: the shipped prior serves alone. Between two looks the counts stand still, so that what
 * an article's keyphrases are depends on the day, not on which article came a moment earlier.
 */
import { StemCounter, type StemCounts } from '../analyse/keyphrases/background-frequencies.ts'
import { decodeFeatures } from '../model/features.ts'
import { dayMs, minuteMs } from '../model/instant.ts'
import type { Store } from '../store/store.ts'

/** Fewer articles than this are not counted. */
export const leastArticles = 1_000
const mostArticles = 20_000
const countedAgainAfterMs = dayMs
/** Of a store with too few articles. */
const lookAgainAfterMs = 10 * minuteMs

export type FeatureSource = Pick<Store, 'newestFeatures'>

/** Answers with the counts, the same object until they are a day old, or undefined while there is too little. Counting 20,000 takes about a second. */
export function backgroundOf(store: FeatureSource, clock: () => number): () => Promise<StemCounts | undefined> {
  let lookedAt = -Infinity
  let known: Promise<StemCounts | undefined> | undefined
  let validMs = 0
  return () => {
    if (known !== undefined && clock() - lookedAt < validMs) return known
    lookedAt = clock()
    validMs = lookAgainAfterMs
    const looking = countStems(store).then(
      (counts) => {
        if (counts !== undefined) validMs = countedAgainAfterMs
        return counts
      },
      (error: unknown) => {
        // The batch that needed the counts fails and is retried, and counts again.
        known = undefined
        throw error
      },
    )
    known = looking
    return looking
  }
}

async function countStems(store: FeatureSource): Promise<StemCounts | undefined> {
  const counter = new StemCounter()
  for await (const bytes of store.newestFeatures(mostArticles)) {
    const features = decodeFeatures(bytes)
    if (features) counter.add(features)
  }
  const counts = counter.counts()
  return counts.articles < leastArticles ? undefined : counts
}
