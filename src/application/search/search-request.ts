/**
 * What a search is asked, and what a command is told of its answer.
 * In: nothing. Out: types only. Touches nothing.
 */
import type { Desk } from '../../model/desks.ts'
import type { ListPage } from '../../store/records.ts'
import type { ArticleLine } from '../article-line.ts'
import type { Passage } from './passages.ts'
import type { ShownTerm } from './shown-terms.ts'

/** A search; page and API ask for the same. */
export interface SearchRequest {
  /** As typed; what stands beyond 500 characters is left out. */
  q: string
  /** Words as written, no other forms. */
  exact: boolean
  lang?: string
  sourceId?: string
  /** As its publisher, a feed or an address names it, in any spelling. */
  section?: string
  /** What it is about. */
  desk?: Desk
  /** The first day (`YYYY-MM-DD`, in the reader's time zone), or the first instant, epoch ms. */
  from?: string | number
  /** The last day, included whole, or the instant before which, epoch ms. */
  to?: string | number
  /** Default: the best first. */
  order?: 'newest' | 'best'
  /** In the order "best": one hit a story, its best article, which tells how many it stands for. */
  fold?: boolean
  /** With the passage of each hit that matched, why it is there, and counts by source, language, sections and day. */
  details?: boolean
  /** Passages of articles that are as they were when the same was asked before: these are not looked for again. */
  passages?: ReadonlyMap<number, Passage>
  limit: number
  cursor?: string
}

export interface SearchReport extends ListPage<ArticleLine & { score: number; storyId?: number; others?: number }> {
  /** Each word or phrase of the query, and what it finds. */
  terms: ShownTerm[]
  /** No article meets the query as it is: these are the nearest. */
  nearest: boolean
  /** The query as it may have been meant. */
  meant?: string
  tookMs: number
}
