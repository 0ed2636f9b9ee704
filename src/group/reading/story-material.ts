/**
 * What the reading side of grouping works on: the members of a story with what analysis found in them.
 * In: nothing. Out: types, and small measures over them. Touches nothing.
 */
import type { Analysis } from '../../model/analysis.ts'
import type { CopyKind } from '../../model/story.ts'

/** One earlier or later text of an article, as an edit. */
export interface EditMaterial {
  /** The revision that the edit made, 2 or more. */
  revision: number
  at: number
  titleBefore?: string
  titleAfter?: string
  /** Paragraphs added and removed. */
  added: number
  removed: number
  figures: { before?: string; after?: string }[]
}

export interface MemberMaterial {
  id: number
  sourceId: string
  sourceName: string
  /** The owner's family of the source, where one is set: its outlets count once. */
  family?: string
  at: number
  /** False when `at` is a day only, or when we saw it: it does not tell who was first. */
  timed?: boolean
  title: string
  textChars: number
  /** The text, or as much of it as figures are compared in, for the words around them; empty when it is not needed. */
  lead: string
  lang?: string
  copyGroupId?: number
  copyOf?: number
  copyKind?: CopyKind
  /** Share of the shorter text found in the other, 0..1. */
  containment?: number
  /** The origin that the article counts for: a credited name, or its source's name. */
  origin: string
  /** Canonical names that the text credits, the own desk left out. */
  credits: readonly string[]
  goneAt?: number
  edits: readonly EditMaterial[]
  /** Absent while the article has not been analysed. */
  analysis?: Analysis
}

/** Oldest first; articles of one instant by id, so that the order is the same everywhere. */
export function byTime(a: { at: number; id: number }, b: { at: number; id: number }): number {
  return a.at - b.at || a.id - b.id
}

/** |a ∩ b| / |a ∪ b| of two sets, 0..1; 0 when both are empty. */
export function overlap<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  if (a.size === 0 || b.size === 0) return 0
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let both = 0
  for (const x of small) if (large.has(x)) both++
  return both / (a.size + b.size - both)
}
