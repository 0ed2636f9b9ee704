/**
 * An article as lists of commands have it.
 * In: nothing. Out: a type only. Touches nothing.
 */

/** One article in one line. */
export interface ArticleLine {
  id: number
  title: string
  sourceId: string
  sourceName: string
  url: string
  at: number
  lang?: string
}
