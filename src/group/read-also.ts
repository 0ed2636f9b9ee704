/**
 * Read-also: the one earlier article that tells what happened before.
 * In: an article and candidates (earlier articles found by its own words). Out: the choice with its reasons, or none. Pure.
 *
 * Follows the findings of TREC background linking: candidates come from the whole article as a query and are older than it; no recency
 * decay. Where we differ: the candidate's story must be another one, copies are out, and a reason is given.
 */
import type { Entity, Keyphrase } from '../model/analysis.ts'
import type { Reason } from '../model/story.ts'
import { normalise } from '../text/normalise.ts'

export interface BackgroundMaterial {
  id: number
  at: number
  title: string
  textChars: number
  storyId?: number
  copyGroupId?: number
  lang?: string
  entities: readonly Entity[]
  keyphrases: readonly Keyphrase[]
  /** How well the candidate answered the search by the article's words, 1 for the best. */
  searchScore?: number
  /** The candidate's story continues into the article's (a saga). */
  sameSaga?: boolean
}

export interface BackgroundChoice<M extends BackgroundMaterial = BackgroundMaterial> {
  chosen: M
  /** 0..1. */
  score: number
  reasons: Reason[]
}

const dayMs = 86_400_000
/** Shorter pieces tell too little to be background. */
const substantialChars = 400
/** What happened an hour ago is the same news, not its background. */
const leastAgeMs = 3 * 3_600_000
/** Below this a reader would not see what the two have in common (judged on pairs of the demo press and of a real week). */
const leastScore = 0.3

/** The best background piece among the candidates, or undefined when none has enough in common. */
export function readAlso<M extends BackgroundMaterial>(
  article: BackgroundMaterial,
  candidates: readonly M[],
): BackgroundChoice<M> | undefined {
  let best: BackgroundChoice<M> | undefined
  for (const candidate of candidates) {
    if (!eligible(article, candidate)) continue
    const choice = judge(article, candidate)
    if (choice.score < leastScore) continue
    if (!best || choice.score > best.score || (choice.score === best.score && candidate.id > best.chosen.id))
      best = choice
  }
  return best
}

function eligible(article: BackgroundMaterial, candidate: BackgroundMaterial): boolean {
  if (candidate.id === article.id || candidate.at > article.at - leastAgeMs) return false
  if (candidate.storyId !== undefined && candidate.storyId === article.storyId) return false
  if (candidate.copyGroupId !== undefined && candidate.copyGroupId === article.copyGroupId) return false
  if (candidate.lang !== undefined && article.lang !== undefined && candidate.lang !== article.lang) return false
  return candidate.textChars >= substantialChars && normalise(candidate.title) !== normalise(article.title)
}

function judge<M extends BackgroundMaterial>(article: BackgroundMaterial, candidate: M): BackgroundChoice<M> {
  const names = sharedNames(article.entities, candidate.entities)
  const phrases = sharedPhrases(article.keyphrases, candidate.keyphrases)
  const reasons: Reason[] = []
  if (candidate.sameSaga) reasons.push({ code: 'background.saga', weight: 1 })
  if (phrases.weight > 0) {
    reasons.push({
      code: 'background.same-subject',
      weight: phrases.weight,
      values: { phrases: phrases.shown.join('، ') },
    })
  }
  if (names.weight > 0)
    reasons.push({ code: 'background.same-names', weight: names.weight, values: { names: names.shown.join('، ') } })
  const days = Math.floor((article.at - candidate.at) / dayMs)
  reasons.push(
    days > 0
      ? { code: 'background.earlier', values: { days } }
      : { code: 'background.earlier-hours', values: { hours: Math.floor((article.at - candidate.at) / 3_600_000) } },
  )
  const common = 0.45 * phrases.weight + 0.35 * names.weight + (candidate.sameSaga ? 0.3 : 0)
  // A candidate that shares neither a subject nor a name cannot be explained, however well it answered the search.
  const score = common === 0 ? 0 : Math.min(1, common + 0.2 * (candidate.searchScore ?? 0))
  return { chosen: candidate, score, reasons }
}

/** Countries are in every second article: a shared one counts a quarter of a person or an organisation. */
function sharedNames(a: readonly Entity[], b: readonly Entity[]): { weight: number; shown: string[] } {
  const others = new Set(b.map((e) => e.key))
  let sum = 0
  let both = 0
  const shown: string[] = []
  for (const entity of a) {
    const weight = (entity.kind === 'place' ? 0.25 : 1) * Math.log2(1 + entity.count)
    sum += weight
    if (!others.has(entity.key)) continue
    both += weight
    if (shown.length < 3) shown.push(entity.name)
  }
  return { weight: sum === 0 ? 0 : both / sum, shown }
}

function sharedPhrases(a: readonly Keyphrase[], b: readonly Keyphrase[]): { weight: number; shown: string[] } {
  const others = new Set(b.map((k) => normalise(k.phrase)))
  let sum = 0
  let both = 0
  const shown: string[] = []
  for (const { phrase, score } of a) {
    sum += score
    if (!others.has(normalise(phrase))) continue
    both += score
    if (shown.length < 3) shown.push(phrase)
  }
  return { weight: sum === 0 ? 0 : both / sum, shown }
}
