/**
 * Stop-words of grouping: function words, and the words of reporting that outlets write in every text.
 * In: a scan and a language code. Out: the words' bits by word id. Touches nothing.
 */
import { tokenKind } from '../../text/scanner/token-flags.ts'
import { wordNumbers, type WithWords } from '../../text/vocabulary/word-attributes.ts'
import { packFields } from '../../structures/packed-fields.ts'
import { groupingLanguages, groupingStops, listedBits, listedShift } from '../words/phrase-stops.ts'

const fields = packFields({
  /** Never a term: numbers, addresses, single letters. */
  noTerm: 1,
  /** A bit a language of `groupingLanguages` whose grouping passes the word over. */
  languages: groupingLanguages.length,
})
const { noTerm } = fields.mask
const firstLanguage = fields.shift.languages

/** By word id. */
const passedOver = wordNumbers(({ kind, lettersFrom, lettersTo, hash }) => {
  if (kind !== tokenKind.word || lettersTo - lettersFrom < 2) return noTerm
  return (listedBits(hash) >>> listedShift.groupingStops) << firstLanguage
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
    mask: number < 0 ? noTerm : noTerm | (1 << (firstLanguage + number)),
    others: number < 0 ? groupingStops(lang.slice(0, 2)) : undefined,
  }
}
