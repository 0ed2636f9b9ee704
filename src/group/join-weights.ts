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
  bias: -3.1127,
  weights: [
    1.6331, // logCosine
    -0.9596, // cosine
    -2.8403, // wordCosine
    -1.5250, // pairCosine
    2.6971, // bodyCosine
    0.0000, // titleCoverLow
    0.0000, // titleCoverHigh
    0.9161, // titleLeadLow
    1.6968, // titleLeadHigh
    0.0000, // titleMissed
    0.5724, // logHeadCosine
    0.2412, // rareWords
    0.0000, // rarestWord
    0.1413, // sharedWords
    0.4491, // sharedTitle
    0.1939, // longerTitle
    2.8081, // nameCosine
    -1.1150, // otherNameCosine
    0.4739, // headNames
    -0.7881, // headPlaceOther
    -0.7490, // headCitySame
    -0.7497, // headCityOther
    -0.7269, // titleCityOther
    -1.1291, // titlePersonFound
    -0.6052, // titleOtherSame
    0.0000, // numbers
    1.0886, // titleNumberSame
    0.0000, // titleNumberOther
    1.0979, // daySame
    -0.7248, // weekdayOther
    0.0000, // sameText
    -0.2232, // logHours
    -0.1411, // shorterWords
    0.3496, // longerWords
    -0.7014, // sameSource
    -4.0030, // opinion
    -1.3772, // template
    0.0000, // sameTitle
  ],
}

/** For two headlines, or a headline and an article. */
export const headlineWeights: JoinWeights = {
  bias: -2.2338,
  weights: [
    1.0895, // logCosine
    -1.6539, // cosine
    -1.2128, // wordCosine
    -1.9267, // pairCosine
    0.0000, // bodyCosine
    2.4453, // titleCoverLow
    0.0000, // titleCoverHigh
    2.4453, // titleLeadLow
    0.0000, // titleLeadHigh
    -0.0180, // titleMissed
    1.1265, // logHeadCosine
    0.0000, // rareWords
    0.0000, // rarestWord
    0.0000, // sharedWords
    1.2349, // sharedTitle
    0.1362, // longerTitle
    0.3919, // nameCosine
    0.0000, // otherNameCosine
    0.7143, // headNames
    -0.6534, // headPlaceOther
    0.0000, // headCitySame
    -0.5171, // headCityOther
    -0.5171, // titleCityOther
    0.0000, // titlePersonFound
    0.0000, // titleOtherSame
    0.0000, // numbers
    2.3412, // titleNumberSame
    0.0000, // titleNumberOther
    0.0000, // daySame
    0.0000, // weekdayOther
    0.0000, // sameText
    -0.2602, // logHours
    0.0000, // shorterWords
    0.0000, // longerWords
    -1.0696, // sameSource
    -4.0778, // opinion
    0.0000, // template
    0.0000, // sameTitle
  ],
}
