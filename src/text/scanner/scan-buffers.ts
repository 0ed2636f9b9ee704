/**
 * A scanned text: its tokens in parallel arrays, which a later scan may fill again.
 * In: nothing. Out: the arrays of a `Scan`. Touches nothing.
 */
import { copyTokens, tokenArrays, type TokenArrays } from './token-columns.ts'
import { Vocabulary } from '../vocabulary/vocabulary.ts'

/** A scanned text: what each token is, in parallel arrays. */
export interface Scan extends TokenArrays {
  text: string
  words: Vocabulary
}

/** Memory for more tokens is given back before the next ordinary text. */
export const ordinaryTokens = 1 << 14
const nothing = new Vocabulary(1)

/** A scan of nothing, with room for `capacity` tokens. */
export function emptyScan(capacity = 2048): Scan {
  const { start, end, kind, script, shape, clitics, word, hash, bareHash, stemHash, sentence, gap } =
    tokenArrays(capacity)
  return {
    text: '',
    words: nothing,
    count: 0,
    start,
    end,
    kind,
    script,
    shape,
    clitics,
    word,
    hash,
    bareHash,
    stemHash,
    sentence,
    gap,
  }
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
  const wider = tokenArrays(2 * s.start.length)
  copyTokens(s, wider, count)
  takeArrays(s, wider)
}

/** Room as for ordinary texts, after a very long one. */
export function narrowScan(s: Scan): void {
  if (s.start.length > ordinaryTokens) takeArrays(s, tokenArrays(2048))
}

function takeArrays(s: Scan, from: TokenArrays): void {
  s.count = from.count
  s.start = from.start
  s.end = from.end
  s.kind = from.kind
  s.script = from.script
  s.shape = from.shape
  s.clitics = from.clitics
  s.word = from.word
  s.hash = from.hash
  s.bareHash = from.bareHash
  s.stemHash = from.stemHash
  s.sentence = from.sentence
  s.gap = from.gap
}
