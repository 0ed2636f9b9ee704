/**
 * The independent origins of a story, as they are counted, stored and shown.
 * In: nothing. Out: types, and what may be said of a number. Touches nothing; group/origins/ counts them.
 */
import type { Reason } from './story.ts'

/** Why no number is told: headlines only, or one publisher. */
export type NoCount = 'titles-only' | 'one-outlet'

export interface StoryOrigins {
  /** Absent when the number can be told. */
  noCount?: NoCount
  /** The range of the number, and the likeliest, which `origins` lists. */
  least: number
  likely: number
  most: number
  /** Earliest first. */
  origins: IndependentOrigin[]
  /** Articles that are comment. */
  comments: number[]
}

/** What may be said of how many there are. */
export type SaidOrigins =
  | { say: 'number'; count: number }
  | { say: 'range'; least: number; most: number }
  | { say: 'at-least'; least: number }
  | { say: 'unknown'; why: NoCount | 'uncertain' }

/** A wider range, or one of more than half of its upper end, tells too little. */
const widestRange = 3

/**
 * A number, a narrow range, of a wide one its lower end, and where that would be one ("at least one": always true) only that it cannot
 * be told.
 */
export function saidOrigins(of: { noCount?: NoCount; originLeast: number; originMost: number }): SaidOrigins {
  const { noCount, originLeast: least, originMost: most } = of
  if (noCount !== undefined) return { say: 'unknown', why: noCount }
  if (least >= most) return { say: 'number', count: most }
  if (most - least <= widestRange && most - least <= most / 2) return { say: 'range', least, most }
  return least > 1 ? { say: 'at-least', least } : { say: 'unknown', why: 'uncertain' }
}

/** A passage that proves it: a credit, an issuer's name, the longest wording shared. */
export interface OriginProof {
  articleId: number
  quote: string
  as: 'credit' | 'issuer' | 'wording'
}

export interface IndependentOrigin {
  /** Absent when several publishers carry it and no one says whose it is. */
  name?: string
  kind: 'agency' | 'outlet' | 'statement' | 'unknown'
  /** The followed source that it is, when it is one of the articles' own. */
  sourceId?: string
  firstAt: number
  articleId: number
  /** The article named is the first publisher's: all printed their times, and it was earliest. */
  firstKnown: boolean
  /** Publishers, a family counted once. */
  sourceCount: number
  articleCount: number
  articleIds: number[]
  evidence: Reason[]
  proofs: OriginProof[]
}
