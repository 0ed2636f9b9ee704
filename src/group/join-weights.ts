/**
 * Weights of the join model, in the order of `evidenceNames`; written by `quality/stories.ts --fit`, not by hand.
 * In: nothing. Out: two small tables. Touches nothing.
 */
export interface JoinWeights {
  bias: number
  weights: readonly number[]
}

/** For two articles with bodies. */
export const bodyWeights: JoinWeights = {
  bias: -2.5894,
  weights: [
    2.6074, // logCosine
    -1.3318, // cosine
    -3.8417, // wordCosine
    2.2713, // pairCosine
    0.8437, // titleCosine
    2.499, // titleCoverLow
    1.0282, // titleCoverHigh
    1.7758, // wordCover
    0.7604, // rarestWord
    0.4215, // rareWords
    -0.1136, // numbers
    0.5861, // names
    0.4224, // sameText
    -0.2557, // logHours
    -0.048, // shorterWords
    0.3765, // longerWords
    -1.0086, // sameSource
    -4.9145, // opinion
    -1.4979, // template
    1.799, // sameTitle
  ],
}

/** For two headlines, or a headline and an article. */
export const headlineWeights: JoinWeights = {
  bias: -4.6851,
  weights: [
    1.8035, // logCosine
    -3.4009, // cosine
    -5.3761, // wordCosine
    -5.2738, // pairCosine
    3.0264, // titleCosine
    5.5115, // titleCoverLow
    3.6883, // titleCoverHigh
    -2.9442, // wordCover
    2.9799, // rarestWord
    2.5734, // rareWords
    2.4289, // numbers
    1.3487, // names
    0.0, // sameText
    -0.2763, // logHours
    0.0, // shorterWords
    0.0, // longerWords
    -1.2935, // sameSource
    -4.3153, // opinion
    -0.2014, // template
    0.4886, // sameTitle
  ],
}
