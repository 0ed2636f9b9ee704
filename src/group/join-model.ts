/**
 * How likely two articles tell the same event, from their evidence.
 * In: evidence. Out: a probability, and what each piece contributed. Pure.
 *
 * A logistic model: small enough to read, and every reason it gives is a term of its sum.
 */
import { bodyWeights, headlineWeights } from './join-weights.ts'
import type { Evidence } from './pair-evidence.ts'

/** Body shorter than this many words (as ln(1 + words)) tells no more than the headline. */
const headlineLogWords = Math.log(1 + 12)

/** 0..1. */
export function joinProbability(e: Evidence): number {
  return 1 / (1 + Math.exp(-joinScore(e)))
}

/** Log-odds of the join. */
export function joinScore(e: Evidence): number {
  const { bias, weights } = weightsFor(e)
  let sum = bias
  for (let i = 0; i < weights.length; i++) sum += (weights[i] ?? 0) * (e[i] ?? 0)
  return sum
}

/** The table that applies: headlines have evidence of their own. */
export function weightsFor(e: Evidence) {
  return (e[14] ?? 0) < headlineLogWords ? headlineWeights : bodyWeights
}
