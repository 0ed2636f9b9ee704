/**
 * The usual way to group a stream, as a peer for the cost: each article against the centroid of every story.
 * In: articles in order. Out: the story of each, by index. Pure; cost grows with the square of the stream.
 */
import type { GroupInput } from '../src/group/engine/held-articles.ts'

const threshold = 0.25

interface Centroid {
  weights: Map<number, number>
  norm: number
}

/** Story numbers in the order of the articles; tf-idf with the counts so far, cosine, join at .25. */
export function groupByCentroids(articles: readonly GroupInput[]): number[] {
  const documents = new Map<number, number>()
  const centroids: Centroid[] = []
  return articles.map(({ features }, n) => {
    const weights = new Map<number, number>()
    features.terms.forEach((term, i) => {
      const seen = (documents.get(term) ?? 0) + 1
      documents.set(term, seen)
      weights.set(term, (features.weights[i] ?? 0) * Math.log((n + 2) / seen))
    })
    const norm = normOf(weights)
    let best = -1
    let bestCosine = threshold
    centroids.forEach((centroid, story) => {
      let dot = 0
      for (const [term, weight] of weights) dot += weight * (centroid.weights.get(term) ?? 0)
      const cosine = dot / (norm * centroid.norm || 1)
      if (cosine <= bestCosine) return
      best = story
      bestCosine = cosine
    })
    const joined = centroids[best]
    if (!joined) {
      centroids.push({ weights, norm })
      return centroids.length - 1
    }
    for (const [term, weight] of weights) joined.weights.set(term, (joined.weights.get(term) ?? 0) + weight)
    joined.norm = normOf(joined.weights)
    return best
  })
}

function normOf(weights: ReadonlyMap<number, number>): number {
  let sum = 0
  for (const weight of weights.values()) sum += weight * weight
  return Math.sqrt(sum)
}
