/**
 * What goes into the search index: stems and exact forms of a text, in text order.
 * In: any text. Out: two parallel lists. Touches nothing.
 */
import { normalise } from './normalise.ts'
import { scan, tokenKind, type Scan } from './scan.ts'
import { stem } from './stem.ts'

export interface SearchTokens {
  /** Light stems. */
  stems: string[]
  /** Matching forms without any clitic stripping, same order and length. */
  exact: string[]
}

const cacheEntries = 1 << 17
const cache = new Map<string, { exact: string; stem: string }>()

/** Index terms of `text`: one per word and number. Linear. */
export function searchTokens(text: string): SearchTokens {
  return searchTokensOf(scan(text))
}

/** `searchTokens` of a text already scanned. */
export function searchTokensOf(s: Scan): SearchTokens {
  const stems: string[] = []
  const exact: string[] = []
  for (let i = 0; i < s.count; i++) {
    const surface = s.text.slice(s.start[i], s.end[i])
    const term = termsOf(surface, s.kind[i] ?? tokenKind.word)
    stems.push(term.stem)
    exact.push(term.exact)
  }
  return { stems, exact }
}

function termsOf(surface: string, kind: number): { exact: string; stem: string } {
  const cached = cache.get(surface)
  if (cached !== undefined) return cached
  const exact = exactForm(surface, kind)
  const made = { exact, stem: kind === tokenKind.word ? stem(exact) : exact }
  // Words are short and few: start over when full rather than keep an order of use.
  if (cache.size >= cacheEntries) cache.clear()
  if (surface.length <= 64) cache.set(surface, made)
  return made
}

/** The index form of one token: what the scanner hashes. */
export function exactForm(surface: string, kind: number): string {
  const folded = normalise(surface)
  if (kind === tokenKind.number) return folded.replace(/[,\u066C]/g, '').replace(/\u066B/g, '.')
  if (kind === tokenKind.handle) return folded.toLowerCase()
  return folded.replace(/['\u2019\u2018\u02BC`\u00B4]/g, '').slice(0, 64)
}
