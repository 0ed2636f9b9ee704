/**
 * Weights of the join model, in the order of `evidenceNames`; made by `quality/fit-stories.ts`.
 * In: nothing. Out: two small tables. Touches nothing.
 */
export interface JoinWeights {
  bias: number
  weights: readonly number[]
}

/** For two articles with bodies. */
export const bodyWeights: JoinWeights = { bias: -1, weights: [2, 4, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0, 2, -0.3, 0, 0, 0, -1, -0.5, 0.5] }

/** For two headlines, or a headline and an article. */
export const headlineWeights: JoinWeights = { bias: -1, weights: [2, 4, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0, 0, -0.3, 0, 0, 0, -1, -0.5, 0.5] }
