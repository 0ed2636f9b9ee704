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
  bias: -1.8902,
  weights: [
    2.8479, // logCosine
    -1.7198, // cosine
    -4.4523, // wordCosine
    1.9901, // pairCosine
    0.7055, // titleCosine
    2.5160, // titleCoverLow
    1.0646, // titleCoverHigh
    1.7638, // wordCover
    0.5753, // rarestWord
    0.4260, // rareWords
    -0.1218, // numbers
    0.6864, // names
    0.6037, // sameText
    -0.2481, // logHours
    -0.0369, // shorterWords
    0.3831, // longerWords
    -0.9842, // sameSource
    -4.8671, // opinion
    -1.4966, // template
    2.1452, // sameTitle
  ],
}

/** For two headlines, or a headline and an article. */
export const headlineWeights: JoinWeights = {
  bias: -4.5668,
  weights: [
    1.7145, // logCosine
    -3.6958, // cosine
    -5.8275, // wordCosine
    -4.7453, // pairCosine
    3.9147, // titleCosine
    5.6781, // titleCoverLow
    4.1485, // titleCoverHigh
    -3.6275, // wordCover
    2.9265, // rarestWord
    2.3761, // rareWords
    2.4214, // numbers
    1.4815, // names
    0.0000, // sameText
    -0.2737, // logHours
    0.0000, // shorterWords
    0.0000, // longerWords
    -1.2483, // sameSource
    -4.7808, // opinion
    -0.1641, // template
    0.3918, // sameTitle
  ],
}
