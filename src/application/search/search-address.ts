/**
 * Where a search is found among the pages.
 * In: a search as it was asked. Out: a path with a query. Touches nothing.
 */
import type { KeptSearch } from '../../store/saved-searches.ts'

/** The address of the search, with some of it changed; a limit of "" is left out. */
export function searchHref(search: KeptSearch, changed: Record<string, string> = {}, path = '/search'): string {
  const asked = { ...searchParameters(search), ...changed }
  const given = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value] as [string, string]],
  )
  return `${path}?${new URLSearchParams(given).toString()}`
}

/** What the query of an address says of the search. */
export function searchParameters(search: KeptSearch): Record<string, string | undefined> {
  const { q, exact, lang, sourceId, section, desk, from, to } = search
  return { q, exact: exact ? '1' : undefined, in: lang, source: sourceId, section, desk, from, to }
}
