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
  bias: -3.1058,
  weights: [
    1.6784, // logCosine
    -1.0358, // cosine
    -2.9278, // wordCosine
    -1.5304, // pairCosine
    2.6446, // bodyCosine
    0.0, // titleCoverLow
    0.0, // titleCoverHigh
    0.9169, // titleLeadLow
    1.6782, // titleLeadHigh
    0.0, // titleMissed
    0.5617, // logHeadCosine
    0.2418, // rareWords
    0.0, // rarestWord
    0.1373, // sharedWords
    0.4385, // sharedTitle
    0.1788, // longerTitle
    2.8299, // nameCosine
    -1.1448, // otherNameCosine
    0.4932, // headNames
    -0.7651, // headPlaceOther
    -0.762, // headCitySame
    -0.7431, // headCityOther
    -0.7338, // titleCityOther
    -1.0788, // titlePersonFound
    -0.4914, // titleOtherSame
    0.0, // numbers
    1.077, // titleNumberSame
    0.0, // titleNumberOther
    1.0911, // daySame
    -0.7433, // weekdayOther
    0.0, // sameText
    -0.2309, // logHours
    -0.1267, // shorterWords
    0.3691, // longerWords
    -0.7041, // sameSource
    -4.149, // opinion
    -0.9343, // template
    0.0, // sameTitle
    0.0, // otherThanArabic
  ],
}

/** For two headlines, or a headline and an article. */
export const headlineWeights: JoinWeights = {
  bias: -2.2283,
  weights: [
    1.0977, // logCosine
    -1.6606, // cosine
    -1.1906, // wordCosine
    -1.9292, // pairCosine
    0.0, // bodyCosine
    2.4527, // titleCoverLow
    0.0, // titleCoverHigh
    2.4527, // titleLeadLow
    0.0, // titleLeadHigh
    -0.0171, // titleMissed
    1.1185, // logHeadCosine
    0.0, // rareWords
    0.0, // rarestWord
    0.0, // sharedWords
    1.2309, // sharedTitle
    0.1366, // longerTitle
    0.3488, // nameCosine
    0.0, // otherNameCosine
    0.7387, // headNames
    -0.7127, // headPlaceOther
    0.0, // headCitySame
    -0.4936, // headCityOther
    -0.4936, // titleCityOther
    0.0, // titlePersonFound
    0.0, // titleOtherSame
    0.0, // numbers
    2.3907, // titleNumberSame
    0.0, // titleNumberOther
    0.0, // daySame
    0.0, // weekdayOther
    0.0, // sameText
    -0.2598, // logHours
    0.0, // shorterWords
    0.0, // longerWords
    -1.0769, // sameSource
    -4.1232, // opinion
    0.0, // template
    0.0, // sameTitle
    0.0, // otherThanArabic
  ],
}
