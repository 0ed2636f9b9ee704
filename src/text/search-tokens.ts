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

interface Term {
  hash: number
  stemHash: number
  exact: string
  stem: string
}

/** Terms made lately, direct-mapped by the scanner's hashes of word and stem: common words cost no string. */
const cacheSlots = 1 << 15
const cache: (Term | undefined)[] = Array.from({ length: cacheSlots })

/** Index terms of `text`: one per word and number. Linear. */
export function searchTokens(text: string): SearchTokens {
  return searchTokensOf(scan(text))
}

/** `searchTokens` of a text already scanned. */
export function searchTokensOf(s: Scan): SearchTokens {
  const stems: string[] = []
  const exact: string[] = []
  for (let i = 0; i < s.count; i++) {
    const hash = s.hash[i] ?? 0
    const slot = hash & (cacheSlots - 1)
    let term = cache[slot]
    if (term === undefined || term.hash !== hash || term.stemHash !== s.stemHash[i]) {
      term = termOf(s, i)
      cache[slot] = term
    }
    stems.push(term.stem)
    exact.push(term.exact)
  }
  return { stems, exact }
}

function termOf(s: Scan, i: number): Term {
  const kind = s.kind[i] ?? tokenKind.word
  const exact = exactForm(s.text.slice(s.start[i], s.end[i]), kind)
  return {
    hash: s.hash[i] ?? 0,
    stemHash: s.stemHash[i] ?? 0,
    exact,
    stem: kind === tokenKind.word ? stem(exact) : exact,
  }
}

/** The index form of one token: what the scanner hashes. */
export function exactForm(surface: string, kind: number): string {
  const folded = normalise(surface)
  if (kind === tokenKind.number) return folded.replace(/[,\u066C]/g, '').replace(/\u066B/g, '.')
  if (kind === tokenKind.handle) return folded.toLowerCase()
  return folded.replace(/['\u2019\u2018\u02BC`\u00B4]/g, '').slice(0, 64)
}
