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
  cover: 3.849,
  titleCover: 1.674,
  leadCover: 1.808,
  often: 1.571,
  asTyped: -0.06,
  titleAsTyped: 0.23,
  all: 0.376,
  titleAll: 0.117,
  near: 0.869,
  titleNear: 0.289,
  titleFocus: 0.571,
  early: 0.227,
  missedRare: -0.079,
  run: 0.704,
  rareTyped: 1.765,
  phrase: 1.112,
  burst: 1.214,
  like: 1.24,
  short: 0.287,
}
