/**
 * How likely two articles tell the same event, from their evidence.
 * In: evidence. Out: a probability, and what each piece contributed. Pure.
 *
 * A logistic model: small enough to read, and every reason it gives is a term of its sum.
 */
import { evidenceNames, slot, type EvidenceVector } from './evidence.ts'
import { bodyWeights, headlineWeights, type NamedWeights } from './join-weights.ts'

/** Body shorter than this many words (as ln(1 + words)) tells no more than the headline. */
const headlineLogWords = Math.log(1 + 12)

/**
 * Headlines alone seldom prove much: their links are weak even inside a story, so they are weighed up to the same threshold. Chosen
 * by cross-validation on the titles of stories-ar.
 */
const headlineShift = 1.2

/**
 * More for headlines of other languages than Arabic, whose forms of a word share no stem as often, so that equal events share fewer
 * words. Seen on stories-multi (one subject, nine languages): B-cubed over all .567 without, .58 with.
 */
const lightStemShift = 1.2

/** A logistic model's weights, in the order of the evidence vector. */
export interface JoinWeights {
  bias: number
  weights: readonly number[]
}

/** One table for articles with bodies, one for headlines. */
export interface JoinModel {
  body: JoinWeights
  headline: JoinWeights
}

export const joinModel: JoinModel = { body: inOrder(bodyWeights), headline: inOrder(headlineWeights) }

function inOrder({ bias, weights }: NamedWeights): JoinWeights {
  return { bias, weights: evidenceNames.map((name) => weights[name]) }
}

/** 0..1. */
export function joinProbability(e: EvidenceVector, model: JoinModel = joinModel): number {
  const table = weightsFor(e, model)
  const { bias, weights } = table
  let sum = bias
  if (table === model.headline) sum += headlineShift + ((e[slot.otherThanArabic] ?? 0) > 0 ? lightStemShift : 0)
  for (let i = 0; i < weights.length; i++) sum += (weights[i] ?? 0) * (e[i] ?? 0)
  return timeFactor(Math.expm1(e[slot.logHours] ?? 0), (e[slot.template] ?? 0) > 0) / (1 + Math.exp(-sum))
}

/**
 * What a gap in time leaves of a probability, 0..1. The weights were fitted on two days and cannot know longer gaps: an event is
 * reported for a day and a half as if it were new, then less; what continues later is another story of the same saga. Periodic notices
 * (weather, markets) are another event each time.
 */
function timeFactor(hours: number, isPeriodic: boolean): number {
  const fresh = isPeriodic ? 12 : 36
  const fade = isPeriodic ? 8 : 60
  return hours <= fresh ? 1 : Math.exp((fresh - hours) / fade)
}

/** The table that applies: headlines have evidence of their own. */
export function weightsFor(e: EvidenceVector, model: JoinModel = joinModel): JoinWeights {
  return (e[slot.shorterWords] ?? 0) < headlineLogWords ? model.headline : model.body
}

/** Mean link strength from which clusters are one story; chosen with the weights by cross-validation (quality/stories.ts). */
export const linkThreshold = 0.35

/** Strength of a link in average linking: the square root lets several weak links speak as loud as one strong. */
export function linkStrength(probability: number): number {
  return Math.sqrt(probability)
}
