/**
 * A search as asked for on the page or through the API: words, limits, what they were taken to mean, the articles found.
 * In: the store and the request's fields. Out: `SearchView`. Reads the store only.
 */
import { failed, ok } from '../problem.ts'
import type { Outcome } from '../problem.ts'
import type { SearchHit, SearchOptions } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { parseQuery } from '../text/query.ts'
import type { Query } from '../text/query.ts'
import type { SearchForm, ShownTerm } from './web/search-page.tsx'

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

const dayMs = 86_400_000
const longestQueryChars = 500

/** Problems: query.empty, query.bad-date; a bad cursor is thrown by the store. */
export async function searchView(
  store: Store,
  request: SearchRequest,
  zoneOffsetMs = 0,
): Promise<Outcome<SearchAnswer>> {
  const query = parseQuery(request.q.slice(0, longestQueryChars), { exact: request.exact })
  if (!query.terms.some((term) => !term.negated)) return failed('query.empty')
  const from = dayStart(request.from, zoneOffsetMs)
  const to = dayStart(request.to, zoneOffsetMs)
  if (from === 'bad' || to === 'bad')
    return failed('query.bad-date', `${request.from ?? ''} ${request.to ?? ''}`.trim())
  const options: SearchOptions = { query, limit: request.limit, order: request.order }
  if (from !== undefined) options.from = from
  // The last day is meant to be included.
  if (to !== undefined) options.to = to + dayMs
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

/** The instant at which a day written `YYYY-MM-DD` begins. */
function dayStart(day: string | undefined, zoneOffsetMs: number): number | 'bad' | undefined {
  if (day === undefined || day === '') return undefined
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? 'bad' : at - zoneOffsetMs
}
