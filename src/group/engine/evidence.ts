/**
 * The evidence vector of a pair of articles: what its slots are.
 * In: nothing. Out: `slot`, the names in the order of the slots. Pure.
 *
 * `slot` is the only declaration: readers, weights and reasons find a piece of evidence by its name. New evidence goes to the end.
 * Slots are numbers in an object literal, which V8 keeps in fast mode, so that `e[slot.cosine]` costs next to nothing in the hot path.
 */

/** Where each piece of evidence stands in the vector. What a name means is said where it is computed (pair-evidence.ts, key-evidence.ts). */
export const slot = {
  logCosine: 0,
  cosine: 1,
  wordCosine: 2,
  pairCosine: 3,
  bodyCosine: 4,
  titleCoverLow: 5,
  titleCoverHigh: 6,
  titleLeadLow: 7,
  titleLeadHigh: 8,
  titleMissed: 9,
  logHeadCosine: 10,
  rareWords: 11,
  rarestWord: 12,
  sharedWords: 13,
  sharedTitle: 14,
  longerTitle: 15,
  nameCosine: 16,
  otherNameCosine: 17,
  headNames: 18,
  headPlaceOther: 19,
  headCitySame: 20,
  headCityOther: 21,
  titleCityOther: 22,
  titlePersonFound: 23,
  titleOtherSame: 24,
  numbers: 25,
  titleNumberSame: 26,
  titleNumberOther: 27,
  daySame: 28,
  weekdayOther: 29,
  sameText: 30,
  logHours: 31,
  shorterWords: 32,
  longerWords: 33,
  sameSource: 34,
  opinion: 35,
  template: 36,
  sameTitle: 37,
  otherThanArabic: 38,
} as const

export type EvidenceName = keyof typeof slot

/** Names of the evidence, in the order of the vector. */
export const evidenceNames = Object.keys(slot) as readonly EvidenceName[]

/** A value for each slot. */
export type EvidenceVector = Float64Array
