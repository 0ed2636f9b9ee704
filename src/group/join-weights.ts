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
  bias: -2.0739,
  weights: [
    2.7799, // logCosine
    -1.5260, // cosine
    -4.0187, // wordCosine
    1.8704, // pairCosine
    0.8057, // titleCosine
    2.3432, // titleCoverLow
    1.0413, // titleCoverHigh
    1.8308, // wordCover
    0.7168, // rarestWord
    0.4034, // rareWords
    -0.1420, // numbers
    0.6780, // names
    0.5396, // sameText
    -0.2504, // logHours
    -0.0502, // shorterWords
    0.3823, // longerWords
    -1.0003, // sameSource
    -4.9541, // opinion
    -1.0968, // template
    2.1630, // sameTitle
  ],
}

/** For two headlines, or a headline and an article. */
export const headlineWeights: JoinWeights = {
  bias: -4.9268,
  weights: [
    1.6291, // logCosine
    -3.2593, // cosine
    -4.9892, // wordCosine
    -5.1450, // pairCosine
    3.4164, // titleCosine
    5.5960, // titleCoverLow
    4.1414, // titleCoverHigh
    -3.6785, // wordCover
    3.0886, // rarestWord
    2.4250, // rareWords
    2.4788, // numbers
    1.4565, // names
    0.0000, // sameText
    -0.2719, // logHours
    0.0000, // shorterWords
    0.0000, // longerWords
    -1.2306, // sameSource
    -4.7704, // opinion
    -0.0284, // template
    0.1382, // sameTitle
  ],
}
