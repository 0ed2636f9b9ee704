/**
 * Weights of the join model by the names of the evidence; written by `quality/stories.ts --fit`, not by hand.
 * In: nothing. Out: two small tables. Touches nothing.
 */
import type { EvidenceName } from './evidence.ts'

export interface NamedWeights {
  bias: number
  weights: Readonly<Record<EvidenceName, number>>
}

/** For two articles with bodies. */
export const bodyWeights: NamedWeights = {
  bias: -3.1058,
  weights: {
    logCosine: 1.6784,
    cosine: -1.0358,
    wordCosine: -2.9278,
    pairCosine: -1.5304,
    bodyCosine: 2.6446,
    titleCoverLow: 0.0,
    titleCoverHigh: 0.0,
    titleLeadLow: 0.9169,
    titleLeadHigh: 1.6782,
    titleMissed: 0.0,
    logHeadCosine: 0.5617,
    rareWords: 0.2418,
    rarestWord: 0.0,
    sharedWords: 0.1373,
    sharedTitle: 0.4385,
    longerTitle: 0.1788,
    nameCosine: 2.8299,
    otherNameCosine: -1.1448,
    headNames: 0.4932,
    headPlaceOther: -0.7651,
    headCitySame: -0.762,
    headCityOther: -0.7431,
    titleCityOther: -0.7338,
    titlePersonFound: -1.0788,
    titleOtherSame: -0.4914,
    numbers: 0.0,
    titleNumberSame: 1.077,
    titleNumberOther: 0.0,
    daySame: 1.0911,
    weekdayOther: -0.7433,
    sameText: 0.0,
    logHours: -0.2309,
    shorterWords: -0.1267,
    longerWords: 0.3691,
    sameSource: -0.7041,
    opinion: -4.149,
    template: -0.9343,
    sameTitle: 0.0,
    otherThanArabic: 0.0,
  },
}

/** For two headlines, or a headline and an article. */
export const headlineWeights: NamedWeights = {
  bias: -2.2283,
  weights: {
    logCosine: 1.0977,
    cosine: -1.6606,
    wordCosine: -1.1906,
    pairCosine: -1.9292,
    bodyCosine: 0.0,
    titleCoverLow: 2.4527,
    titleCoverHigh: 0.0,
    titleLeadLow: 2.4527,
    titleLeadHigh: 0.0,
    titleMissed: -0.0171,
    logHeadCosine: 1.1185,
    rareWords: 0.0,
    rarestWord: 0.0,
    sharedWords: 0.0,
    sharedTitle: 1.2309,
    longerTitle: 0.1366,
    nameCosine: 0.3488,
    otherNameCosine: 0.0,
    headNames: 0.7387,
    headPlaceOther: -0.7127,
    headCitySame: 0.0,
    headCityOther: -0.4936,
    titleCityOther: -0.4936,
    titlePersonFound: 0.0,
    titleOtherSame: 0.0,
    numbers: 0.0,
    titleNumberSame: 2.3907,
    titleNumberOther: 0.0,
    daySame: 0.0,
    weekdayOther: 0.0,
    sameText: 0.0,
    logHours: -0.2598,
    shorterWords: 0.0,
    longerWords: 0.0,
    sameSource: -1.0769,
    opinion: -4.1232,
    template: 0.0,
    sameTitle: 0.0,
    otherThanArabic: 0.0,
  },
}
