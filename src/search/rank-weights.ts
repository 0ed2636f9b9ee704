/**
 * Weights of the ranking by the names of the evidence; written by `quality/search.ts --fit`, all but those chosen by hand.
 * In: nothing. Out: two small tables. Touches nothing.
 */
import type { RankEvidenceName } from './evidence.ts'

/** Chosen by hand; the fit stays near them. */
export const priorWeights: Readonly<Record<RankEvidenceName, number>> = {
  cover: 4,
  titleCover: 2,
  leadCover: 2,
  often: 1.5,
  asTyped: 0.3,
  titleAsTyped: 0.3,
  all: 1,
  titleAll: 0.3,
  near: 1,
  titleNear: 0.5,
  titleFocus: 0.5,
  early: 0.3,
  missedRare: -0.5,
  run: 1,
  rareTyped: 2,
  phrase: 1.5,
  burst: 0.5,
  like: 0.5,
  short: 0.1,
}

/** Fitted. */
export const rankWeights: Readonly<Record<RankEvidenceName, number>> = {
  cover: 3.839,
  titleCover: 1.692,
  leadCover: 1.819,
  often: 1.575,
  asTyped: -0.016,
  titleAsTyped: 0.233,
  all: 0.385,
  titleAll: 0.122,
  near: 0.828,
  titleNear: 0.279,
  titleFocus: 0.583,
  early: 0.211,
  missedRare: -0.085,
  run: 0.631,
  rareTyped: 1.799,
  phrase: 1.129,
  burst: 1.246,
  like: 1.136,
  short: 0.261,
}
