/**
 * A scanned text, and its memory as scratch for the next text: room that grows, and is given back after a very long text.
 * In: capacities. Out: `Scan`. Touches nothing.
 */
import { Vocabulary } from '../vocabulary/vocabulary.ts'
import { copyTokens, emptyTokens, takeColumns, type Tokens } from './token-columns.ts'

/** A scanned text: what each token is, in parallel arrays. */
export type Scan = Tokens<Vocabulary>

/** Memory for more tokens is given back before the next ordinary text. */
export const ordinaryTokens = 1 << 14
const firstTokens = 2048
const nothing = new Vocabulary(1)

/** A scan of nothing, with room for `capacity` tokens. */
export function emptyScan(capacity = firstTokens): Scan {
  return emptyTokens(nothing, capacity)
}

/** A scan of its own with the tokens of `s`, its arrays no longer than needed. */
export function compactScan(s: Scan): Scan {
  const own = emptyScan(s.count)
  own.text = s.text
  own.words = s.words
  copyTokens(s, own, s.count)
  return own
}

/** Twice the room, keeping the first `count` tokens. */
export function widenScan(s: Scan, count: number): void {
  const wider = emptyScan(2 * s.start.length)
  copyTokens(s, wider, count)
  takeColumns(wider, s)
}

/** Room as for ordinary texts, after a very long one. */
export function narrowScan(s: Scan): void {
  if (s.start.length > ordinaryTokens) takeColumns(emptyScan(), s)
}
