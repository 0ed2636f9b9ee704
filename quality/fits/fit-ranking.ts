/**
 * Fits the weights of a ranking to judged queries, near weights that were chosen by hand.
 * In: candidates with evidence and grades, query by query. Out: weights, nDCG. Pure.
 * Pairs of unlike grades under a logistic loss, each weighted by what swapping the two would cost (LambdaRank, Burges 2010).
 */
export interface JudgedQuery {
  candidates: { x: Float64Array; grade: number }[]
  /** DCG@10 of the best order of all relevant articles, found or not. */
  ideal: number
}

const depth = 10
const rounds = 400
const discount = (rank: number): number => (rank < depth ? 1 / Math.log2(rank + 2) : 0)
const gain = (grade: number): number => 2 ** grade - 1

export function idealDcg(grades: readonly number[]): number {
  return dcgAt10([...grades].sort((a, b) => b - a))
}

/** DCG@10 of grades in their order. */
export function dcgAt10(grades: readonly number[]): number {
  return grades.reduce((sum, grade, rank) => sum + gain(grade) * discount(rank), 0)
}

/** nDCG@10 of the order that the weights give. */
export function ndcg({ candidates, ideal }: JudgedQuery, weights: Float64Array): number {
  const order = ordered(candidates, weights)
  return ideal === 0 ? 0 : dcgAt10(order.map(({ grade }) => grade)) / ideal
}

/** `pull`: how strongly the weights are held at `prior`. */
export function fitRanking(queries: readonly JudgedQuery[], prior: Float64Array, pull: number): Float64Array {
  const weights = Float64Array.from(prior)
  for (let round = 0; round < rounds; round++) {
    const slope = new Float64Array(weights.length)
    for (const { candidates, ideal } of queries) {
      if (ideal === 0) continue
      const order = ordered(candidates, weights)
      for (let i = 0; i < order.length; i++) {
        const one = order[i]
        if (one === undefined || one.grade === 0) continue
        // Beyond the first forty nobody looks, and nothing is lost.
        for (let k = 0; k < Math.min(order.length, 40); k++) {
          const two = order[k]
          if (two === undefined || two.grade >= one.grade) continue
          const swap = Math.abs((gain(one.grade) - gain(two.grade)) * (discount(i) - discount(k))) / ideal
          if (swap === 0) continue
          const push = swap / (1 + Math.exp(one.score - two.score))
          for (let f = 0; f < weights.length; f++)
            slope[f] = (slope[f] ?? 0) + push * ((one.x[f] ?? 0) - (two.x[f] ?? 0))
        }
      }
    }
    const step = 0.5 / Math.sqrt(1 + round / 20)
    for (let f = 0; f < weights.length; f++) {
      const held = pull * ((weights[f] ?? 0) - (prior[f] ?? 0))
      weights[f] = (weights[f] ?? 0) + step * ((slope[f] ?? 0) / queries.length - held)
    }
  }
  return weights
}

function ordered(candidates: JudgedQuery['candidates'], weights: Float64Array) {
  return candidates
    .map(({ x, grade }) => ({ x, grade, score: x.reduce((sum, value, f) => sum + value * (weights[f] ?? 0), 0) }))
    .sort((a, b) => b.score - a.score)
}
