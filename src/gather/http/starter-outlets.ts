/**
 * Outlets to begin with, by country and kind: facts of public lists, none of them asked.
 * In: nothing. Out: outlets with the addresses of their feeds. Touches nothing.
 */
import { outlets } from '../../data/starter.data.ts'
import type { SourceKind } from '../../model/article.ts'
import { outletOf } from './outlet-of.ts'

export interface StarterOutlet {
  /** As the source will be called. */
  id: string
  name: string
  country: string
  lang: string
  kind: SourceKind
  homeUrl: string
  feedUrls: string[]
}

let known: readonly StarterOutlet[] | undefined

/** By country, then by name. */
export function starterOutlets(): readonly StarterOutlet[] {
  known ??= readOutlets()
  return known
}

function readOutlets(): StarterOutlet[] {
  const byId = new Map<string, StarterOutlet>()
  for (const line of outlets) {
    const [country = '', lang = '', kind = '', name = '', homeUrl = '', feedUrl = ''] = line.split(' | ')
    const id = outletOf(feedUrl, homeUrl)
    const before = byId.get(id)
    if (before !== undefined) before.feedUrls.push(feedUrl)
    else byId.set(id, { id, name, country, lang, kind: kindOf(kind), homeUrl, feedUrls: [feedUrl] })
  }
  return [...byId.values()].sort((a, b) => a.country.localeCompare(b.country) || a.name.localeCompare(b.name))
}

const kinds: readonly SourceKind[] = ['newspaper', 'agency', 'broadcaster', 'aggregator', 'government', 'other']

function kindOf(kind: string): SourceKind {
  return kinds.find((one) => one === kind) ?? 'other'
}
