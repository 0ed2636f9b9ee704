/**
 * Attributes of single words, memoised: computed once per distinct word, one column each, read by word id.
 * In: a pure function of a word. Out: for a scan, the column of its values. Touches nothing but this process's memory.
 *
 *   const bits = wordNumbers((word) => table.get(word.hash))   // once, when the module loads
 *   const bitsOf = bits(scan)                                               // once a text
 *   … bitsOf[scan.word[i] ?? 0] …                                           // per token: one load
 */
import type { Borrowed } from '../../model/borrowed.ts'
import { fullCapacity, Vocabulary, type VocabularyWord } from './vocabulary.ts'
import { mostColumns } from './row-layout.ts'

/** What has word ids: a Scan. */
export interface WithWords {
  readonly words: Vocabulary
}

type NumberColumn = (word: VocabularyWord) => number
const numberColumns: NumberColumn[] = []

/**
 * A column of unsigned 32-bit numbers, at most `mostColumns` of them in the program. `of` must depend on the word alone and read no
 * other column. The array that the result gives for a scan is borrowed: indexed by word id, it holds every word of that scan and may be
 * too short for the next.
 */
export function wordNumbers(of: NumberColumn): (scan: WithWords) => Borrowed<Uint32Array> {
  const number = numberColumns.length
  if (number === mostColumns) throw new RangeError('a row of the vocabulary has no room for another column')
  numberColumns.push(of)
  return ({ words }) => {
    fillColumns(words)
    return words.column(number)
  }
}

let current = new Vocabulary()

/** The vocabulary for the next text: the same as for the one before, until it is full; then its next generation. */
export function vocabularyForText(): Vocabulary {
  if (current.isFull()) {
    fillColumns(current)
    current = new Vocabulary(fullCapacity, current)
  }
  return current
}

/** Computes the attributes of the words added since the last call. */
function fillColumns(words: Vocabulary): void {
  const columns = numberColumns.length
  if (words.filled === words.count && words.filledColumns === columns) return
  // Columns of modules that have been loaded since: all words again.
  const hasAll = words.filledColumns === columns
  const from = hasAll ? words.filled : 1
  for (let number = from; number < words.count; number++) {
    const id = words.idAt(number)
    if (hasAll && words.isCopied(id)) continue
    const word = words.word(id)
    for (let k = 0; k < columns; k++) words.column(k)[id] = numberColumns[k]?.(word) ?? 0
  }
  words.filled = words.count
  words.filledColumns = columns
}
