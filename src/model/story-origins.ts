/**
 * The independent origins of a story, as they are counted, stored and shown.
 * In: nothing. Out: types only. Touches nothing; group/origins/ counts them.
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
