/**
 * Sentences of a scanned text.
 * In: a Scan. Out: spans. Touches nothing.
 */
import type { Span } from '../../model/article.ts'
import type { Scan } from './scan.ts'

export interface Sentence extends Span {
  /** Tokens [first, last). */
  firstToken: number
  lastToken: number
}

/** The sentences in order: from the first to the last character of their words. */
export function sentencesOf(s: Scan): Sentence[] {
  const out: Sentence[] = []
  let first = 0
  while (first < s.count) {
    let last = first + 1
    while (last < s.count && s.sentence[last] === s.sentence[first]) last++
    out.push({ start: s.start[first] ?? 0, end: s.end[last - 1] ?? 0, firstToken: first, lastToken: last })
    first = last
  }
  return out
}
