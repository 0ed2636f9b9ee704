/**
 * A search as asked for on the page or through the API: words, limits, what they were taken to mean, the articles found.
 * In: the store and the request's fields. Out: `SearchView`. Reads the store only.
 */
import { failed, ok } from '../../problem.ts'
import type { Outcome } from '../../problem.ts'
import type { SearchHit, SearchOptions } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { parseQuery } from '../../text/query.ts'
import type { Query } from '../../text/query.ts'
import type { SearchForm, ShownTerm } from '../../serve/web/pages/search-page.tsx'
import { zonedDayEnd, zonedDayStart } from '../../model/zoned-day.ts'

export interface SearchRequest extends SearchForm {
  order: 'newest' | 'best'
  limit: number
  cursor?: string
}

export interface SearchAnswer {
  terms: ShownTerm[]
  hits: SearchHit[]
  next?: string
}

const longestQueryChars = 500

/** Problems: query.empty, query.bad-date; a bad cursor is thrown by the store. */
export async function searchView(
  store: Store,
  request: SearchRequest,
  /** The zone that the days of the request are meant in. */
  timeZone: string,
): Promise<Outcome<SearchAnswer>> {
  const query = parseQuery(request.q.slice(0, longestQueryChars), { exact: request.exact })
  if (!query.terms.some((term) => !term.negated)) return failed('query.empty')
  const from = boundOf(request.from, (day) => zonedDayStart(day, timeZone))
  // The last day is meant to be included.
  const to = boundOf(request.to, (day) => zonedDayEnd(day, timeZone))
  if (from === 'bad' || to === 'bad')
    return failed('query.bad-date', `${request.from ?? ''} ${request.to ?? ''}`.trim())
  const options: SearchOptions = { query, limit: request.limit, order: request.order }
  if (from !== undefined) options.from = from
  if (to !== undefined) options.to = to
  if (request.lang !== undefined) options.lang = request.lang
  if (request.sourceId !== undefined) options.sourceId = request.sourceId
  if (request.cursor !== undefined) options.cursor = request.cursor
  const page = await store.search(options)
  return ok({ terms: shownTerms(query), hits: page.items, ...(page.next === undefined ? {} : { next: page.next }) })
}

export function shownTerms(query: Query): ShownTerm[] {
  return query.terms.map((term) => ({
    surface: term.surface,
    forms: [...(term.phrase ?? term.alternatives)],
    exact: term.exact,
    negated: term.negated,
    phrase: term.phrase !== undefined,
  }))
}

function boundOf(day: string | undefined, instantOf: (day: string) => number | undefined): number | 'bad' | undefined {
  return day === undefined || day === '' ? undefined : (instantOf(day) ?? 'bad')
}
