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
  bias: -3.1135,
  weights: [
    1.6766, // logCosine
    -1.0487, // cosine
    -2.8869, // wordCosine
    -1.5201, // pairCosine
    2.6254, // bodyCosine
    0.0000, // titleCoverLow
    0.0000, // titleCoverHigh
    0.9162, // titleLeadLow
    1.6758, // titleLeadHigh
    0.0000, // titleMissed
    0.5629, // logHeadCosine
    0.2416, // rareWords
    0.0000, // rarestWord
    0.1376, // sharedWords
    0.4367, // sharedTitle
    0.1801, // longerTitle
    2.8422, // nameCosine
    -1.1382, // otherNameCosine
    0.4926, // headNames
    -0.7593, // headPlaceOther
    -0.7639, // headCitySame
    -0.7397, // headCityOther
    -0.7361, // titleCityOther
    -1.0708, // titlePersonFound
    -0.5120, // titleOtherSame
    0.0000, // numbers
    1.0715, // titleNumberSame
    0.0000, // titleNumberOther
    1.0903, // daySame
    -0.7436, // weekdayOther
    0.0000, // sameText
    -0.2301, // logHours
    -0.1281, // shorterWords
    0.3694, // longerWords
    -0.7032, // sameSource
    -4.1449, // opinion
    -0.9346, // template
    0.0000, // sameTitle
    0.0000, // otherThanArabic
  ],
}

/** For two headlines, or a headline and an article. */
export const headlineWeights: JoinWeights = {
  bias: -2.2429,
  weights: [
    1.0943, // logCosine
    -1.6494, // cosine
    -1.1916, // wordCosine
    -1.9542, // pairCosine
    0.0000, // bodyCosine
    2.4579, // titleCoverLow
    0.0000, // titleCoverHigh
    2.4579, // titleLeadLow
    0.0000, // titleLeadHigh
    -0.0172, // titleMissed
    1.1176, // logHeadCosine
    0.0000, // rareWords
    0.0000, // rarestWord
    0.0000, // sharedWords
    1.2363, // sharedTitle
    0.1372, // longerTitle
    0.3671, // nameCosine
    0.0000, // otherNameCosine
    0.7066, // headNames
    -0.7146, // headPlaceOther
    0.0000, // headCitySame
    -0.4959, // headCityOther
    -0.4959, // titleCityOther
    0.0000, // titlePersonFound
    0.0000, // titleOtherSame
    0.0000, // numbers
    2.3377, // titleNumberSame
    0.0000, // titleNumberOther
    0.0000, // daySame
    0.0000, // weekdayOther
    0.0000, // sameText
    -0.2605, // logHours
    0.0000, // shorterWords
    0.0000, // longerWords
    -1.0758, // sameSource
    -4.0989, // opinion
    0.0000, // template
    0.0000, // sameTitle
    0.0000, // otherThanArabic
  ],
}
