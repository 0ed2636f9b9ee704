/**
 * How the hits of a search are spread over sources, languages, sections and days.
 * In: the heads of the hits. Out: counts, the most first. Touches nothing.
 */
import { dayMs } from '../../model/instant.ts'
import { sectionKey } from '../../text/section-names.ts'
import type { ArticleHead } from '../../store/records.ts'

export interface FacetCount {
  value: string
  count: number
}

export interface Facets {
  /** Keys of model/desks.ts. */
  desks: FacetCount[]
  /** Ids of sources. */
  sources: FacetCount[]
  langs: FacetCount[]
  /** As they are named most often. */
  sections: FacetCount[]
  /** `YYYY-MM-DD` in UTC. */
  days: FacetCount[]
  /** Of so many hits. */
  total: number
}

const mostValues = 12

export function facetsOf(heads: readonly ArticleHead[]): Facets {
  const sources = new Map<string, number>()
  const langs = new Map<string, number>()
  const days = new Map<string, number>()
  const desks = new Map<string, number>()
  const sections = new Map<string, Map<string, number>>()
  const add = (counts: Map<string, number>, value: string): void => void counts.set(value, (counts.get(value) ?? 0) + 1)
  for (const { sourceId, lang, section, desk, at } of heads) {
    if (desk !== undefined) add(desks, desk)
    add(sources, sourceId)
    if (lang !== undefined) add(langs, lang)
    if (section !== undefined) {
      const key = sectionKey(section)
      const names = sections.get(key) ?? new Map<string, number>()
      sections.set(key, names)
      add(names, section)
    }
    add(days, new Date(Math.floor(at / dayMs) * dayMs).toISOString().slice(0, 10))
  }
  return {
    sources: most(sources),
    langs: most(langs),
    desks: most(desks),
    sections: most(new Map([...sections.values()].map(ofOneSection))),
    days: most(days),
    total: heads.length,
  }
}

function ofOneSection(names: ReadonlyMap<string, number>): [name: string, count: number] {
  const [first] = most(names)
  return [first?.value ?? '', [...names.values()].reduce((sum, count) => sum + count, 0)]
}

function most(counts: ReadonlyMap<string, number>): FacetCount[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? 1 : -1))
    .slice(0, mostValues)
}
