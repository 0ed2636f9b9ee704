/**
 * What the origins of a story are counted from: its articles with their texts and what analysis found in them.
 * In: nothing. Out: types only. Touches nothing.
 */
import type { Analysis } from '../../model/analysis.ts'

export interface OriginMember {
  id: number
  sourceId: string
  /** The source's name as credits write it ("وكالة الأنباء السعودية" for the source `was`). */
  publisher: string
  /** Outlets of one owner have one family; else the source's id. They count once in every number. */
  family: string
  /** ISO 3166 code of the publisher's country, where a list has it. */
  country?: string
  at: number
  /** `at` is a time that the publisher gave: not a day only, not when we saw the article. */
  timed: boolean
  url: string
  title: string
  text: string
  author?: string
  /** The title is labelled as opinion, column or interview. */
  opinion: boolean
  analysis?: Pick<Analysis, 'credits' | 'statements' | 'entities'>
}
