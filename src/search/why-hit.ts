/**
 * Why an article stands where it does, in a few kinds of reasons: the shares that its evidence has in its score.
 * In: the evidence of a ranked article. Out: reasons, the weightiest first. Touches nothing.
 */
import { evidenceNames, type Evidence, type RankEvidenceName } from './evidence.ts'
import { rankWeights } from './rank-weights.ts'

export type HitReasonKind = 'words' | 'title' | 'opening' | 'phrase' | 'near' | 'typed' | 'often' | 'days' | 'subject'

export interface HitReason {
  kind: HitReasonKind
  /** Of what speaks for the article, 0 to 1. */
  share: number
}

/** What of the evidence says the same thing to a reader; the length of a text says nothing. */
const kinds: Readonly<Record<RankEvidenceName, HitReasonKind | undefined>> = {
  cover: 'words',
  all: 'words',
  missedRare: undefined,
  titleCover: 'title',
  titleAll: 'title',
  titleNear: 'title',
  titleFocus: 'title',
  titleAsTyped: 'title',
  leadCover: 'opening',
  early: 'opening',
  phrase: 'phrase',
  run: 'phrase',
  near: 'near',
  asTyped: 'typed',
  rareTyped: 'typed',
  often: 'often',
  burst: 'days',
  like: 'subject',
  short: undefined,
}

const leastShare = 0.04

/** Reasons with at least a 25th of what speaks for it. */
export function whyHit(evidence: Evidence): HitReason[] {
  const sums = new Map<HitReasonKind, number>()
  let all = 0
  evidenceNames.forEach((name, i) => {
    const kind = kinds[name]
    const worth = (evidence[i] ?? 0) * rankWeights[name]
    if (kind === undefined || worth <= 0) return
    sums.set(kind, (sums.get(kind) ?? 0) + worth)
    all += worth
  })
  return [...sums]
    .map(([kind, worth]) => ({ kind, share: Math.round((100 * worth) / all) / 100 }))
    .filter(({ share }) => share >= leastShare)
    .sort((a, b) => b.share - a.share || (a.kind < b.kind ? -1 : 1))
}
