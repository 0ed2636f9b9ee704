/**
 * The package's `siyaq/text` entry: the public functions of text analysis, usable alone.
 * In: nothing. Out: re-exports. Touches nothing.
 */
export { normalise, normaliseWithOffsets, type NormalisedText } from './normalise.ts'
export { scan, surface, tokenKind, gap, shape, phraseBreak, type Scan } from './scanner/scan.ts'
export { cliticBits } from './morphology/clitics.ts'
export { stem } from './morphology/stem.ts'
export { sentencesOf, type Sentence } from './scanner/sentences.ts'
export { searchTokens, type SearchTokens } from './search-tokens.ts'
export { parseQuery, type Query, type QueryTerm } from './query.ts'
export { stopWords } from './stop-words.ts'
export { numeralsIn, numeralAt, type Numeral } from './numerals/numerals.ts'
export { datesIn, type DateOptions, type TextDate } from './dates/dates-in-text.ts'
