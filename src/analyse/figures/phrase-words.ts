/**
 * Single words that decide what a number beside them is.
 * In: the lists of src/data/figures. Out: hashes and sets of hashes. Touches nothing.
 */
import * as lists from '../../data/figures.data.ts'
import { wordHash } from '../../text/word-hash.ts'
import { WordTable } from '../../text/word-table.ts'
import { foldNoun } from './counted-noun.ts'

export const and = wordHash('و')
export const to = wordHash('إلى')
export const besides = wordHash('إضافة')
export const article = wordHash('ال')
export const inside = wordHash('في')
export const time = foldNoun('مرة')
export const on = wordHash('على')
export const nearly = wordHash('تقريبا')
export const against = wordHash('مقابل')
export const negations = WordTable.holding(lists.negations)
export const reaching = WordTable.holding(lists.reaching)
export const scoreWords = WordTable.holding(lists.scoreWords)
export const tollHeads = WordTable.holding(lists.tollHeads)
export const yearOpeners = WordTable.holding(lists.yearOpeners)
/** Units of which one alone is named without being counted. */
export const lengths: ReadonlySet<string> = new Set(['day', 'year', 'month', 'hour', 'country'])
