/**
 * Read-also: the one earlier article that tells what happened before.
 * In: an article and candidates (earlier articles found by its own words). Out: the choice with its reasons, or none. Pure.
 *
 * Follows the findings of TREC background linking: candidates come from the whole article as a query and are older than it; no recency
 * decay as such. Where we differ: the candidate's story must be another one, copies and round-ups are out, an earlier part of the same
 * saga is preferred, what is old by the saga's own rhythm is not, and a reason is given.
 */
import { dayMs, hourMs } from '../../model/instant.ts'
import { featureKind } from '../../model/features.ts'
import type { Reason } from '../../model/story.ts'
import { normalise } from '../../text/normalise.ts'
import { leastStrength, likeness, reasonsOf, type SagaFeature } from './saga.ts'

export interface BackgroundMaterial {
  id: number
  at: number
  title: string
  textChars: number
  /** Bits of `featureKind`. */
  kind: number
  features: readonly SagaFeature[]
  storyId?: number
  copyGroupId?: number
  lang?: string
  /** How well the candidate answered the search by the article's words, 1 for the best. */
  searchScore?: number
}

/** The saga that the article belongs to. */
export interface BackgroundSaga {
  storyIds: ReadonlySet<number>
  rhythmMs: number
}

export interface BackgroundChoice<M extends BackgroundMaterial = BackgroundMaterial> {
  chosen: M
  score: number
  reasons: Reason[]
}

/** Shorter pieces tell too little to be background. */
const substantialChars = 400
/** From here on a longer piece tells no more. */
const thoroughChars = 4_000
/** What happened an hour ago is the same news, not its background. */
const leastAgeMs = 3 * hourMs
/** Without a saga: what is older than this is weighed down. */
const plainFreshMs = 14 * dayMs
const leastFreshMs = 3 * dayMs
/** A part of a saga is fresh for so many of its steps. */
const freshSteps = 4
const sagaGain = 0.15
const chosenReasons = 2

/** The best background piece among the candidates, or undefined when none has enough in common. */
export function readAlso<M extends BackgroundMaterial>(
  article: BackgroundMaterial,
  candidates: readonly M[],
  saga?: BackgroundSaga,
): BackgroundChoice<M> | undefined {
  let best: BackgroundChoice<M> | undefined
  for (const candidate of candidates) {
    if (!isEligible(article, candidate)) continue
    const choice = judge(article, candidate, saga)
    if (choice === undefined) continue
    if (!best || choice.score > best.score || (choice.score === best.score && candidate.id > best.chosen.id))
      best = choice
  }
  return best
}

function isEligible(article: BackgroundMaterial, candidate: BackgroundMaterial): boolean {
  if (candidate.id === article.id || candidate.at > article.at - leastAgeMs) return false
  if (candidate.storyId !== undefined && candidate.storyId === article.storyId) return false
  if (candidate.copyGroupId !== undefined && candidate.copyGroupId === article.copyGroupId) return false
  if (candidate.lang !== undefined && article.lang !== undefined && candidate.lang !== article.lang) return false
  if (candidate.kind & featureKind.roundUp) return false
  // Yesterday's bulletin is no background of today's.
  if (candidate.kind & featureKind.template && article.kind & featureKind.template) return false
  return candidate.textChars >= substantialChars && normalise(candidate.title) !== normalise(article.title)
}

function judge<M extends BackgroundMaterial>(
  article: BackgroundMaterial,
  candidate: M,
  saga: BackgroundSaga | undefined,
): BackgroundChoice<M> | undefined {
  const link = likeness(article.features, candidate.features)
  const isPart = candidate.storyId !== undefined && saga?.storyIds.has(candidate.storyId) === true
  // A part of the saga has been proven by its story; alone it needs something to show, too.
  if (link.names.length + link.terms.length === 0 || (!isPart && link.strength < leastStrength)) return undefined
  const ageMs = article.at - candidate.at
  const freshMs = saga && isPart ? Math.max(leastFreshMs, freshSteps * saga.rhythmMs) : plainFreshMs
  const staleness = 0.05 * Math.max(0, Math.log2(ageMs / freshMs))
  const substance =
    Math.log(Math.min(candidate.textChars, thoroughChars) / substantialChars) /
    Math.log(thoroughChars / substantialChars)
  const score =
    link.strength + (isPart ? sagaGain : 0) + 0.08 * substance + 0.05 * (candidate.searchScore ?? 0) - staleness
  const days = Math.floor(ageMs / dayMs)
  const age: Reason =
    days > 0
      ? { code: 'background.earlier', values: { days } }
      : { code: 'background.earlier-hours', values: { hours: Math.floor(ageMs / hourMs) } }
  const reasons = [...(isPart ? [{ code: 'background.saga' }] : []), ...reasonsOf(link).slice(0, chosenReasons), age]
  return { chosen: candidate, score, reasons }
}
