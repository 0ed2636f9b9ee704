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
  cover: 3.919,
  titleCover: 1.867,
  leadCover: 2.026,
  often: 1.579,
  asTyped: 0.161,
  titleAsTyped: 0.444,
  all: 0.477,
  titleAll: 0.183,
  near: 0.831,
  titleNear: 0.38,
  titleFocus: 0.578,
  early: 0.411,
  missedRare: -0.357,
  run: 0.564,
  rareTyped: 2.141,
  phrase: 1.557,
  burst: 1.08,
  like: 1.185,
  short: 0.299,
}
