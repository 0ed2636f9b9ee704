/**
 * Where the mentions of named things stand among the tokens of title and text, numbered through both.
 * In: the scanned article and its mentions. Out: spans of tokens, and marks a token. Touches nothing but its own scratch space.
 */
import type { Mention } from '../../model/analysis.ts'
import type { Scan } from '../../text/scanner/scan.ts'
import type { AnalysedText } from '../analysed-text.ts'

/** Marks of a token. */
export const nameMark = {
  /** A person's name begins here. */
  person: 1,
  /** Inside the name of a person or place, not its first word: a part of such a name says nothing. Organisations are known by parts. */
  inName: 2,
} as const

/** Longer texts get other arrays. */
const ordinaryTokens = 1 << 14

/** Borrowed: overwritten by the next `locateNames`. Mention k is the tokens [first[k], end[k]). */
export const nameSpans = {
  first: new Int32Array(1024),
  end: new Int32Array(1024),
  /** `nameMark` bits of each token. */
  marks: new Uint8Array(ordinaryTokens),
  /** Letters of the token before the name that begins in it: لبي بي سي. */
  skipped: new Uint8Array(ordinaryTokens),
}

/** Fills `nameSpans` for the mentions, which are in the order of field and position. Linear. */
export function locateNames({ titleScan, textScan }: AnalysedText, mentions: readonly Mention[]): void {
  const tokens = titleScan.count + textScan.count
  if (mentions.length > nameSpans.first.length) {
    nameSpans.first = new Int32Array(2 * mentions.length)
    nameSpans.end = new Int32Array(2 * mentions.length)
  }
  if (tokens >= nameSpans.marks.length) {
    nameSpans.marks = new Uint8Array(2 * tokens)
    nameSpans.skipped = new Uint8Array(2 * tokens)
  }
  const { first, end: ends } = nameSpans
  // One more than there are tokens: whether a name goes on behind the last word is asked too, and there stood the article before.
  nameSpans.marks.fill(0, 0, tokens + 1)
  nameSpans.skipped.fill(0, 0, tokens)
  let s = titleScan
  let offset = 0
  let token = 0
  for (let m = 0; m < mentions.length; m++) {
    const mention = mentions[m]
    if (mention === undefined) continue
    if (mention.field === 'text' && s === titleScan) {
      s = textScan
      offset = titleScan.count
      token = 0
    }
    while (token < s.count && (s.end[token] ?? 0) <= mention.start) token++
    let end = token
    while (end < s.count && (s.start[end] ?? 0) < mention.end) end++
    first[m] = offset + token
    ends[m] = offset + end
    markName(s, offset, token, end, mention)
  }
}

function markName(s: Scan, offset: number, token: number, end: number, { start, entity }: Mention): void {
  const { marks, skipped } = nameSpans
  const isPerson = entity.startsWith(personKeys)
  const isWhole = isPerson || entity.startsWith(placeKeys)
  const at = offset + token
  if (isPerson) marks[at] = (marks[at] ?? 0) | nameMark.person
  skipped[at] = Math.min(2, Math.max(0, start - (s.start[token] ?? 0)))
  for (let t = token + 1; t < end; t++) {
    const isLetters = (s.end[t] ?? 0) - (s.start[t] ?? 0) <= longestLetters
    if (isWhole || isLetters) marks[offset + t] = (marks[offset + t] ?? 0) | nameMark.inName
  }
}

/** Names of letters (سي، إن، آي): no part of an abbreviation is a word. */
const longestLetters = 3
const personKeys = 'person:'
const placeKeys = 'place:'
