/**
 * Answers about single words, computed once per distinct word and read by word id.
 * In: a pure function of a word. Out: for a scan, the array of its answers. Touches nothing but this process's memory.
 *
 *   const bits = wordNumbers(Uint32Array, (word) => table.get(word.hash))   // once, when the module loads
 *   const bitsOf = bits(scan)                                               // once a text
 *   … bitsOf[scan.word[i] ?? 0] …                                           // per token: one load
 */
import type { Word } from './fold-word.ts'
import { wider, type GrowingNumbers } from './unit-arrays.ts'
import { Vocabulary } from './vocabulary.ts'

/** What has word ids: a Scan. */
export interface WithWords {
  readonly words: Vocabulary
}

interface Column {
  make: (length: number) => unknown
  /** Sets element `id`, in a longer array when this one ends before it; returns the array. */
  set: (values: unknown, id: number, word: Word) => unknown
  /** The elements `ids`, in that order. */
  pick: (values: unknown, ids: Uint32Array) => unknown
}

const columns: Column[] = []

/**
 * A column of numbers. `of` must depend on the word alone and ask no other column. The array that the result gives for a scan holds
 * every word of that scan; ask again for the next scan.
 */
export function wordNumbers<A extends GrowingNumbers>(
  make: new (length: number) => A,
  of: (word: Word) => number,
): (scan: WithWords) => A {
  const number = columns.length
  columns.push({
    make: (length) => new make(length),
    set: (values, id, word) => {
      // Only this column puts arrays in its place.
      let array = values as A
      if (id >= array.length) array = wider(array, 2 * array.length)
      array[id] = of(word)
      return array
    },
    pick: (values, ids) => {
      const array = values as A
      const picked = new make(Math.max(64, ids.length))
      ids.forEach((old, id) => (picked[id] = array[old] ?? 0))
      return picked
    },
  })
  return (scan) => {
    fillColumns(scan.words)
    return scan.words.columns[number] as A
  }
}

/** A column of values of any type; the same rules. */
export function wordValues<T>(of: (word: Word) => T): (scan: WithWords) => readonly T[] {
  const number = columns.length
  columns.push({
    make: () => [],
    set: (values, id, word) => {
      // Only this column puts arrays in its place.
      const array = values as T[]
      array[id] = of(word)
      return array
    },
    pick: (values, ids) => {
      const array = values as T[]
      const picked: T[] = []
      for (const id of ids) picked.push(...array.slice(id, id + 1))
      return picked
    },
  })
  return (scan) => {
    fillColumns(scan.words)
    return scan.words.columns[number] as T[]
  }
}

let current = new Vocabulary()

/** The vocabulary for the next text: the same as for the one before, until it is full. */
export function vocabularyForText(): Vocabulary {
  if (current.isFull()) {
    const full = current
    fillColumns(full)
    const { next, ids } = full.successor()
    columns.forEach((column, k) => {
      next.columns[k] = column.pick(full.columns[k], ids)
      next.columnFilled[k] = ids.length
    })
    next.filled = ids.length
    current = next
  }
  return current
}

/** Answers for the words that have come since the last call. */
function fillColumns(words: Vocabulary): void {
  if (words.filled === words.count && words.columns.length === columns.length) return
  let from = words.filled
  while (words.columns.length < columns.length) {
    words.columns.push(columns[words.columns.length]?.make(64))
    words.columnFilled.push(0)
    from = 0
  }
  for (let id = from; id < words.count; id++) {
    const word = words.word(id)
    for (let k = 0; k < columns.length; k++) {
      if ((words.columnFilled[k] ?? 0) > id) continue
      words.columns[k] = columns[k]?.set(words.columns[k], id, word)
      words.columnFilled[k] = id + 1
    }
  }
  words.filled = words.count
}
