/**
 * Read-also: the one earlier article that tells what happened before.
 * In: an article and earlier articles with profiles of their words. Out: the choice with its score, or none. Pure.
 *
 * Follows the findings of TREC background linking: the whole article is the query, candidates are older than it, and no recency decay.
 * Where we differ: the candidate's story must be another one, copies and round-ups are out, and there is a threshold: below it nothing is
 * shown. Measured by quality/background.ts; a ranking fitted to twenty features did no better on articles it had not seen than the cosine.
 */
import { dayMs, hourMs } from '../../model/instant.ts'
import { featureKind } from '../../model/features.ts'
import type { Reason } from '../../model/story.ts'
import { normalise } from '../../text/normalise.ts'
import { cosineOf, headlineCover, type TextProfile } from './text-profile.ts'

export interface BackgroundMaterial {
  id: number
  at: number
  title: string
  textChars: number
  /** Bits of `featureKind`. */
  kind: number
  profile: TextProfile
  storyId?: number
  copyGroupId?: number
  lang?: string
}

export interface BackgroundChoice<M extends BackgroundMaterial = BackgroundMaterial> {
  chosen: M
  /** 0 to about 1. */
  score: number
}

/** What happened an hour ago is the same news, not its background. */
const leastAgeMs = hourMs
/** Shorter pieces tell too little to be background. */
const substantialChars = 200
/** Below this nothing is shown. On the 40 articles of quality/background.ts the same holds from .24 to .30. */
export const leastBackground = 0.27
/** An article that retells what the earlier headline said is about what came of it. */
const headlineGain = 0.1
/** Older than this, each doubling of the age asks for more: where a nearer piece tells as much, it is the one to read. */
const freshMs = 7 * dayMs
const staleness = 0.02

/** The best background piece among the candidates, or undefined when none scores `least`. */
export function readAlso<M extends BackgroundMaterial>(
  article: BackgroundMaterial,
  candidates: readonly M[],
  least = leastBackground,
): BackgroundChoice<M> | undefined {
  let best: BackgroundChoice<M> | undefined
  for (const chosen of candidates) {
    if (!isEligible(article, chosen)) continue
    const score = backgroundScore(article, chosen)
    if (score < least) continue
    if (!best || score > best.score || (score === best.score && chosen.id > best.chosen.id)) best = { chosen, score }
  }
  return best
}

function backgroundScore(article: BackgroundMaterial, earlier: BackgroundMaterial): number {
  const stale = Math.max(0, Math.log2((article.at - earlier.at) / freshMs))
  return (
    cosineOf(article.profile, earlier.profile) +
    headlineGain * (headlineCover(earlier.profile, article.profile) - 0.5) -
    staleness * stale
  )
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

/** How long before the article the piece was published. */
export function ageReason(article: { at: number }, chosen: { at: number }): Reason {
  const ageMs = article.at - chosen.at
  const days = Math.floor(ageMs / dayMs)
  return days > 0
    ? { code: 'background.earlier', values: { days } }
    : { code: 'background.earlier-hours', values: { hours: Math.max(1, Math.floor(ageMs / hourMs)) } }
}
