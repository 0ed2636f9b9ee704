/**
 * How the hits of a search are spread over sources, languages and days.
 * In: ranked ids. Out: counts, the most first. Reads the store only.
 */
import { dayMs } from '../../model/instant.ts'
import type { Store } from '../../store/store.ts'

export interface FacetCount {
  value: string
  count: number
}

export interface Facets {
  /** Ids of sources. */
  sources: FacetCount[]
  langs: FacetCount[]
  /** `YYYY-MM-DD` in UTC. */
  days: FacetCount[]
  /** Of so many hits. */
  total: number
}

const mostValues = 12

export async function facetsOf(store: Store, ids: readonly number[]): Promise<Facets> {
  const sources = new Map<string, number>()
  const langs = new Map<string, number>()
  const days = new Map<string, number>()
  const add = (counts: Map<string, number>, value: string): void => void counts.set(value, (counts.get(value) ?? 0) + 1)
  for (const { sourceId, lang, at } of await store.headsByIds(ids)) {
    add(sources, sourceId)
    if (lang !== undefined) add(langs, lang)
    add(days, new Date(Math.floor(at / dayMs) * dayMs).toISOString().slice(0, 10))
  }
  return { sources: most(sources), langs: most(langs), days: most(days), total: ids.length }
}

function most(counts: ReadonlyMap<string, number>): FacetCount[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? 1 : -1))
    .slice(0, mostValues)
}
