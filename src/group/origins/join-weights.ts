/**
 * How likely two articles of a story are of one origin, by what they share.
 * In: the numbers of text-print.ts. Out: 0..1. Pure. The weights are those of `npx tsx quality/origins.ts --fit`.
 */

/** In the order of `pairFeatures`. */
export const joinWeights = {
  bias: -2.1,
  weights: [2.19, 3.72, 1.59, -0.21, -0.1, -2.69, 3.38],
}

/** Mean likelihood from which articles are one origin: the likeliest number, and the bounds of its range. */
export const joinThreshold = { likely: 0.43, least: 0.3, most: 0.6 }

export function likelihoodOfOne(features: readonly number[], { bias, weights } = joinWeights): number {
  const sum = features.reduce((total, value, i) => total + value * (weights[i] ?? 0), bias)
  return 1 / (1 + Math.exp(-sum))
}
