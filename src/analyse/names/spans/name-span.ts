/**
 * A span of tokens that names somebody or something.
 * In: kind and tokens. Out: a `NameSpan`. Touches nothing.
 */
import { matchBits, matchLength } from '../gazetteer/gazetteer.ts'

export type NameKind = 'person' | 'place' | 'organisation'

export interface NameSpan {
  kind: NameKind
  from: number
  to: number
  /** Letters of the first token that are not part of the name (و، ل، ب). */
  skipped: number
  /** The match of the gazetteer that it names, or 0. */
  match: number
  /** First token of the title before a person's name, or -1. */
  titleFrom: number
  /** An office of the state (وزارة …), which reads as a name only with its complement. */
  state: boolean
  /** The first token heads the name (حزب، شركة …). */
  headed: boolean
  /** The complement of the head is a name of its own. */
  proper: boolean
}

/** The span of tokens `[from, to)`, nothing else known of it. All spans are made here, so that they share one hidden class. */
export function nameSpan(kind: NameKind, from: number, to: number, skipped: number): NameSpan {
  return { kind, from, to, skipped, match: 0, titleFrom: -1, state: false, headed: false, proper: false }
}

/** The span of a match of the gazetteer at token `from`. */
export function spanOfMatch(match: number, from: number): NameSpan {
  const kind = match & matchBits.place ? 'place' : 'organisation'
  const span = nameSpan(kind, from, from + matchLength(match), match & matchBits.skipped)
  span.match = match
  return span
}
