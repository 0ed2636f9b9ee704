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
  bias: -1.8759,
  weights: [
    2.8451, // logCosine
    -1.6098, // cosine
    -4.1221, // wordCosine
    1.7209, // pairCosine
    0.7793, // titleCosine
    2.3921, // titleCoverLow
    1.0399, // titleCoverHigh
    1.7819, // wordCover
    0.7314, // rarestWord
    0.3851, // rareWords
    -0.139, // numbers
    0.678, // names
    0.5697, // sameText
    -0.2483, // logHours
    -0.051, // shorterWords
    0.3781, // longerWords
    -0.9961, // sameSource
    -4.873, // opinion
    -1.0916, // template
    2.1882, // sameTitle
  ],
}

/** For two headlines, or a headline and an article. */
export const headlineWeights: JoinWeights = {
  bias: -4.74,
  weights: [
    1.6633, // logCosine
    -3.4219, // cosine
    -5.2891, // wordCosine
    -5.0282, // pairCosine
    3.4507, // titleCosine
    5.8309, // titleCoverLow
    4.1876, // titleCoverHigh
    -3.642, // wordCover
    2.9799, // rarestWord
    2.3551, // rareWords
    2.4705, // numbers
    1.4867, // names
    0.0, // sameText
    -0.2725, // logHours
    0.0, // shorterWords
    0.0, // longerWords
    -1.2345, // sameSource
    -4.762, // opinion
    -0.0283, // template
    0.1683, // sameTitle
  ],
}
