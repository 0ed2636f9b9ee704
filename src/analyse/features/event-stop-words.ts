/**
 * Words too common to tell events apart: function words, and the words of reporting that outlets write in every text.
 * In: a scan and a language code. Out: the words' bits by word id. Touches nothing.
 */
import { tokenKind } from '../../text/scanner/token-flags.ts'
import { wordNumbers, type WithWords } from '../../text/vocabulary/word-attributes.ts'
import { groupingLanguages, groupingStops, listed, listedBits } from '../words/phrase-stops.ts'

/** Bit of what is never a term: numbers, addresses, single letters. */
const noTerm = 1

/** By word id: `noTerm`, and a bit for each of `groupingLanguages` whose grouping passes the word over. */
const passedOver = wordNumbers(({ kind, lettersFrom, lettersTo, hash }) => {
  if (kind !== tokenKind.word || lettersTo - lettersFrom < 2) return noTerm
  return (listedBits(hash) >>> listed.groupingStops) << 1
})

export interface GroupingStopWords {
  /** By word id; a word with one of `mask` is passed over. */
  bits: Uint32Array
  mask: number
  /** So is one whose hash is here. */
  others: ReadonlySet<number> | undefined
}

/** Which words of `scan`, a text in `lang`, grouping passes over. */
export function groupingStopWords(scan: WithWords, lang: string): GroupingStopWords {
  const number = groupingLanguages.indexOf(lang)
  return {
    bits: passedOver(scan),
    mask: number < 0 ? noTerm : noTerm | (2 << number),
    others: number < 0 ? groupingStops(lang.slice(0, 2)) : undefined,
  }
}
