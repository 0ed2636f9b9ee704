/**
 * Copy groups, stories, decisions and their reasons.
 * In: nothing. Out: types only. Touches nothing.
 *
 * A story's id is the id of the article that founded it; a merged story's id stays valid as a redirect.
 * A copy group's id is the id of its first member.
 */

/** One reason in words a reader understands: a message code (`why.…`) with its values. */
export interface Reason {
  code: string
  values?: Record<string, string | number>
  /** How much it spoke for (positive) or against (negative). */
  weight?: number
}

export type CopyKind = 'exact' | 'edited' | 'contains' | 'contained'

/** That an article carries the text of an earlier-known one. */
export interface CopyLink {
  of: number
  kind: CopyKind
  /** Share of the shorter text's 5-word shingles found in the other, 0..1. */
  containment: number
  /** Jaccard of the 5-word shingles, 0..1. */
  jaccard: number
}

/** What grouping decided for one article. */
export interface GroupDecision {
  articleId: number
  storyId: number
  isNewStory: boolean
  copyGroupId?: number
  copyLink?: CopyLink
  /** 0..1; how sure the join is (1 for a founder). */
  confidence: number
  reasons: Reason[]
}

/** A later change of mind about one article (repair, correction). */
export interface GroupChange {
  articleId: number
  fromStoryId: number
  toStoryId: number
  /** Its copy group from now on, when that has changed; with the cause `copy` the story has not. */
  copyGroupId?: number
  cause: 'merge' | 'split' | 'correction' | 'copy'
  reasons: Reason[]
}

/** A person's correction; holds through later articles and re-runs until undone. */
export interface Correction {
  id: number
  kind: 'move' | 'merge' | 'split' | 'lock' | 'unlock'
  /** move, split: the articles; lock: the articles that must stay together. */
  articleIds: number[]
  /** move: the target, then the stories left; merge: the stories brought together; lock/unlock/split: the story concerned. */
  storyIds: number[]
  /**
   * The articles that the story held when it was corrected (merge: all stories; move: the target; split: those that stay). They keep
   * together as the person saw them, also when everything is grouped anew.
   */
  memberIds?: number[]
  by: string
  at: number
  undoneAt?: number
  undoneBy?: string
  note?: string
}
