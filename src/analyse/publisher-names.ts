/**
 * Finds a known agency or outlet at a place in a text, in any of its spellings.
 * In: a Scan and a token. Out: the publisher and the tokens it spans. Touches nothing.
 *
 * Names are compared without spaces, dots and quotation marks, so that "أ ف ب" and "أ.ف.ب" are one.
 */
import { hash32 } from '../model/ids.ts'
import { normalise } from '../text/normalise.ts'
import { gap, tokenKind, type Scan } from '../text/scan.ts'
import { agencies, type Publisher } from './agencies.ts'
import { outlets } from './outlets.ts'
import { WordTable } from './word-table.ts'

export interface PublisherMatch {
  publisher: Publisher
  /** One past the last token. */
  to: number
  /** The alias is also an ordinary word or a place. */
  ambiguous: boolean
  /** Letters of the first token that are not part of the name (و، ل، ب). */
  skipped: number
}

const publishers: readonly Publisher[] = [...agencies, ...outlets]
const ambiguousBit = 1 << 20
const byName = new WordTable()
/** First words of names: almost every token is rejected here. */
const openers = new WordTable()
let longest = 1

function compact(text: string): string {
  return normalise(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

publishers.forEach((publisher, index) => {
  publisher.aliases.forEach((raw, position) => {
    const ambiguous = raw.startsWith('!')
    const alias = ambiguous ? raw.slice(1) : raw
    const key = hash32(compact(alias))
    // The canonical name of an outlet is listed first, and is ambiguous when the same word is listed with "!".
    const listedAmbiguous = publisher.aliases.includes(`!${alias}`)
    if (byName.get(key) === 0) byName.set(key, (index + 1) | (ambiguous || listedAmbiguous ? ambiguousBit : 0))
    const words = normalise(alias).match(/[\p{L}\p{N}]+/gu) ?? []
    longest = Math.max(longest, words.length)
    if (words[0]) openers.set(hash32(words[0]), 1)
    if (position === 0 || words.length > 0) addInitials(alias)
  })
})

/** Abbreviations are written with spaces or dots too: each first letter opens a name. */
function addInitials(alias: string): void {
  const bare = normalise(alias)
  if (bare.length <= 4 && !bare.includes(' ') && bare[0]) openers.set(hash32(bare[0]), 1)
}

/** The longest known name that begins at `token`; a proclitic before it is skipped. Undefined for none. */
export function publisherAt(scan: Scan, token: number): PublisherMatch | undefined {
  const start = scan.start[token] ?? 0
  if (openers.get(scan.hash[token] ?? 0) !== 0) {
    const match = longestMatch(scan, token, 0)
    if (match) return match
  }
  const first = scan.text.charCodeAt(start)
  if (first === 0x644 || first === 0x648 || first === 0x628) {
    const word = normalise(scan.text.slice(start + 1, scan.end[token]))
    if (word.length > 1 && openers.get(hash32(word)) !== 0) return longestMatch(scan, token, 1)
  }
  return undefined
}

function longestMatch(scan: Scan, token: number, skipped: number): PublisherMatch | undefined {
  let text = ''
  let best: PublisherMatch | undefined
  const limit = Math.min(scan.count, token + longest + 1)
  for (let i = token; i < limit; i++) {
    const g = scan.gap[i] ?? 0
    if (i > token && g & (gap.newline | gap.comma | gap.colon | gap.bracketOpen | gap.bracketClose)) break
    if (i > token && g & (gap.dash | gap.sentenceEnd) && !isInitial(scan, i - 1)) break
    if (scan.kind[i] === tokenKind.handle) break
    text += normalise(scan.text.slice((scan.start[i] ?? 0) + (i === token ? skipped : 0), scan.end[i]))
    const value = byName.get(hash32(text.replace(/[^\p{L}\p{N}]+/gu, '')))
    if (value !== 0) {
      const publisher = publishers[(value & (ambiguousBit - 1)) - 1]
      // A two-letter name like "أب" is a word unless its letters stand apart.
      const isWord = i === token && text.length <= 2
      if (publisher && !isWord) best = { publisher, to: i + 1, ambiguous: (value & ambiguousBit) !== 0, skipped }
    }
  }
  return best
}

function isInitial(scan: Scan, token: number): boolean {
  return (scan.end[token] ?? 0) - (scan.start[token] ?? 0) <= 2
}

/** The publisher with this name or alias, written any way; undefined when unknown. */
export function publisherNamed(name: string): Publisher | undefined {
  const value = byName.get(hash32(compact(name)))
  return value === 0 ? undefined : publishers[(value & (ambiguousBit - 1)) - 1]
}
