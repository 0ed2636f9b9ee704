/**
 * The distinct words of the texts scanned lately, each with an id, so that what depends on the word alone is computed once.
 * In: letters of words. Out: word ids, and what is known of each. Touches nothing but this process's memory.
 *
 * A memo of pure functions: the result of a scan never depends on earlier scans. Words are compared by their letters, not only by a
 * hash. Bounded by two generations: a full vocabulary is replaced by a new one, which copies the words that occur again with all their
 * attributes; the others are dropped when that one is full in turn.
 */
import type { Borrowed } from '../../model/borrowed.ts'
import { foldLetters, longestWordUnits, wholeForm, type FoldedWord } from './fold-word.ts'
import { KnownWord, type VocabularyWord } from './word-view.ts'
import { known, knownBits, sharedStemText } from '../morphology/lexicon.ts'
import { lookupOf } from './slot-hash.ts'
import type { TokenArrays } from '../scanner/token-columns.ts'
import { textOfUnits, unitsOf, wider } from '../unit-arrays.ts'
import {
  columnsAt,
  columnsInRow,
  copiedBit,
  firstRow,
  formEndOf,
  formStartOf,
  kindIn,
  lettersAreLong,
  lettersBackIn,
  markShift,
  packMarks,
  packRanges,
  particleBit,
  rowOf as declaredRowOf,
  rowSize,
  spareUnits,
  stemEndOf,
  stemIsForm,
  stemStartOf,
} from './row-layout.ts'

/** As a constant of this module, which V8 folds into compiled code; an imported binding is a load each time. */
const rowOf = declaredRowOf

// A word with its units, for those who answer about words.
export type { VocabularyWord } from './word-view.ts'

/** Words after which the next text starts a new vocabulary: about 30 MB with every column. A little less than a power of two. */
const mostWords = 250_000
/** Units of their letters after which it does, so that overlong words cannot fill the memory. */
const mostUnits = 3 << 21
const firstCapacity = 4096
/** Room for that many. */
export const fullCapacity = 1 << 18
const space = 0x20

export class Vocabulary {
  /** Rows in use. The first is of no word: everything in it is 0. */
  count = 1
  /** All numbers of a word stand in one row; its id is where the row begins, so that a column is a view of all rows. */
  rows: Uint32Array<ArrayBuffer>
  /** Room for columns that the rows have none for; indexed by the same ids. Empty until there are such columns. */
  #moreRows = new Uint32Array(0)
  /** Arena of letters: as written where they differ from the normalised form, the form, its stem where that is no part of it; a space after each. */
  formUnits: Uint16Array<ArrayBuffer>
  unitsUsed = lettersAreLong + 1
  /** By word id: its form is `formUnits[formStart, formEnd)`. */
  formStart: Uint32Array<ArrayBuffer>
  formEnd: Uint32Array<ArrayBuffer>
  /** Open addressing: the number of the word in the lower bits, the higher bits of its lookup hash above; 0 means free. */
  #slots: Uint32Array
  #mask: number
  #columns: Uint32Array<ArrayBuffer>[] = []

  /** How many rows the first columns of word-attributes.ts hold, and how many columns those are. */
  filled = 1
  filledColumns = 0
  /** The generation before this one: its words are copied when they occur again. */
  #earlier: Vocabulary | undefined

  /** Empty, with room for `capacity` words (a power of two) before it has to grow. `earlier`, all columns filled, forgets what was before it. */
  constructor(capacity = firstCapacity, earlier?: Vocabulary) {
    this.#earlier = earlier
    if (earlier) {
      earlier.#earlier = undefined
      this.filledColumns = earlier.filledColumns
    }
    this.rows = new Uint32Array(firstRow + rowSize * capacity)
    this.formUnits = new Uint16Array(12 * capacity + this.unitsUsed)
    this.formUnits.fill(space, 0, this.unitsUsed)
    this.formStart = viewOf(this.rows, rowOf.formStart)
    this.formEnd = viewOf(this.rows, rowOf.formEnd)
    this.#slots = new Uint32Array(2 * capacity)
    this.#mask = 2 * capacity - 1
  }

  /**
   * Fills in everything that depends on the words alone for the tokens of `s`, whose spans and kinds are there; `units` are those of
   * its text, `lookups` the `lookupOf` of every token. Linear; a new word is analysed. In three passes whose loads do not depend on
   * one another, so that their cache misses overlap.
   */
  readTokens(s: TokenArrays, units: Uint16Array, lookups: Int32Array): void {
    const { count, word } = s
    const slots = this.#slots
    const mask = this.#mask
    for (let i = 0; i < count; i++) word[i] = slots[(lookups[i] ?? 0) & mask] ?? 0
    this.#readRows(s, lookups)
    this.#verify(s, units, lookups)
  }

  /** The words of the slots and their numbers, letters not yet compared; a token with another lookup hash gets row 0. */
  #readRows(s: TokenArrays, lookups: Int32Array): void {
    const { count, word, hash, bareHash, stemHash, script, shape, clitics } = s
    const { rows } = this
    const numbers = this.#mask >>> 1
    for (let i = 0; i < count; i++) {
      const lookup = lookups[i] ?? 0
      const entry = word[i] ?? 0
      const number = (entry ^ lookup) & ~numbers ? this.#numberBeyond(lookup) : entry & numbers
      const id = firstRow + rowSize * number
      word[i] = id
      hash[i] = rows[id + rowOf.hash] ?? 0
      bareHash[i] = rows[id + rowOf.bareHash] ?? 0
      stemHash[i] = rows[id + rowOf.stemHash] ?? 0
      const marks = rows[id + rowOf.marks] ?? 0
      script[i] = marks >>> markShift.script
      shape[i] = marks >>> markShift.shape
      clitics[i] = marks >>> markShift.clitics
    }
  }

  /** Number of a word whose first slot is another's, or 0. */
  #numberBeyond(lookup: number): number {
    const slots = this.#slots
    const mask = this.#mask
    const numbers = mask >>> 1
    for (let slot = lookup & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] ?? 0
      if (entry === 0) return 0
      if (((entry ^ lookup) & ~numbers) === 0) return entry & numbers
    }
  }

  /** Compares the letters of every token with those of the word it was taken for; where they differ, finds or adds the right one. */
  #verify(s: TokenArrays, units: Uint16Array, lookups: Int32Array): void {
    const { count, word, start, end, kind } = s
    let { rows, formUnits: known } = this
    for (let i = 0; i < count; i++) {
      const id = word[i] ?? 0
      const ranges = rows[id + rowOf.ranges] ?? 0
      const last = end[i] ?? 0
      let k = start[i] ?? 0
      let at = formStartOf(rows, id) - lettersBackIn(ranges)
      while (k < last && known[at] === units[k]) {
        at++
        k++
      }
      if (k === last && known[at] === space && kindIn(rows[id + rowOf.marks] ?? 0) === kind[i]) continue
      this.#correct(s, i, this.#idOf(units, start[i] ?? 0, last, kind[i] ?? 0, lookups[i] ?? 0))
      rows = this.rows
      known = this.formUnits
    }
  }

  #correct(s: TokenArrays, token: number, id: number): void {
    const { rows } = this
    s.word[token] = id
    s.hash[token] = rows[id + rowOf.hash] ?? 0
    s.bareHash[token] = rows[id + rowOf.bareHash] ?? 0
    s.stemHash[token] = rows[id + rowOf.stemHash] ?? 0
    const marks = rows[id + rowOf.marks] ?? 0
    s.script[token] = marks >>> markShift.script
    s.shape[token] = marks >>> markShift.shape
    s.clitics[token] = marks >>> markShift.clitics
  }

  /** Id of the word `units[start, end)` read as a token of `kind`, known or new. */
  #idOf(units: Uint16Array, start: number, end: number, kind: number, lookup: number): number {
    const known = this.#find(units, start, end, kind, lookup)
    if (known !== 0) return known
    const earlier = this.#earlier
    // Overlong words are not copied to the next generation.
    const old = earlier && end - start <= longestWordUnits ? earlier.#find(units, start, end, kind, lookup) : 0
    return earlier && old !== 0 ? this.#copy(earlier, old, lookup) : this.#add(units, start, end, kind, lookup)
  }

  /** Id of the word when it is here, or 0. */
  #find(units: Uint16Array, start: number, end: number, kind: number, lookup: number): number {
    const slots = this.#slots
    const mask = this.#mask
    const numbers = mask >>> 1
    for (let slot = lookup & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] ?? 0
      if (entry === 0) return 0
      if ((entry ^ lookup) & ~numbers) continue
      const id = this.idAt(entry & numbers)
      if (kindIn(this.rows[id + rowOf.marks] ?? 0) === kind && this.#isWritten(id, units, start, end)) return id
    }
  }

  /** Id of the `number`th word, from 1, in order of first appearance. */
  idAt(number: number): number {
    return firstRow + rowSize * number
  }

  /** The word as written. */
  surface(id: number): string {
    const from = this.lettersFrom(id)
    return textOfUnits(this.formUnits, from, this.lettersEnd(from))
  }

  /** The normalised form. */
  form(id: number): string {
    return textOfUnits(this.formUnits, this.formStart[id] ?? 0, this.formEnd[id] ?? 0)
  }

  /** The light stem. */
  stem(id: number): string {
    return textOfUnits(this.formUnits, stemStartOf(this.rows, id), stemEndOf(this.rows, id))
  }

  /** Borrowed until the next word is added. All that is known of the word; its strings are made lazily. */
  word(id: number): Borrowed<VocabularyWord> {
    const from = this.lettersFrom(id)
    return new KnownWord(this, id, from, this.lettersEnd(from))
  }

  /** The numbers of a column of word-attributes.ts, by word id. */
  column(number: number): Uint32Array {
    return (this.#columns[number] ??= this.#columnView(number))
  }

  /** True when the next text should start another vocabulary. */
  isFull(): boolean {
    return this.count > mostWords || this.unitsUsed > mostUnits
  }

  /** Where the letters as written begin. */
  lettersFrom(id: number): number {
    const back = lettersBackIn(this.rows[id + rowOf.ranges] ?? 0)
    const form = formStartOf(this.rows, id)
    return back === lettersAreLong ? this.formUnits.lastIndexOf(space, form - 2) + 1 : form - back
  }

  /** Where they end: no word is written with a space. */
  lettersEnd(from: number): number {
    let end = from
    while (this.formUnits[end] !== space) end++
    return end
  }

  #isWritten(id: number, units: Uint16Array, start: number, end: number): boolean {
    const known = this.formUnits
    let from = this.lettersFrom(id)
    for (let i = start; i < end; i++) if (known[from++] !== units[i]) return false
    return known[from] === space
  }

  #add(units: Uint16Array, start: number, end: number, kind: number, lookup: number): number {
    const word = foldLetters(units, start, end, kind)
    const id = this.#push(lookup)
    const { rows } = this
    rows[id + rowOf.hash] = word.hash
    rows[id + rowOf.bareHash] = word.bareHash
    rows[id + rowOf.stemHash] = word.stemHash
    rows[id + rowOf.marks] = packMarks(kind, word.script, word.shape, word.clitics)
    this.#writeStrings(id, word, units, start, end)
    if (knownBits(word.hash) & known.particle) rows[id + rowOf.ranges] = (rows[id + rowOf.ranges] ?? 0) | particleBit
    return id
  }

  #writeStrings(id: number, word: FoldedWord, units: Uint16Array, start: number, end: number): void {
    const { rows } = this
    const form = word.longForm ?? word.units
    const length = word.longForm?.length ?? word.length
    let back = 0
    if (!isSame(units, start, end, form, length)) {
      back = Math.min(end - start + 1, lettersAreLong)
      this.#writeUnits(units, start, end)
    }
    const formStart = this.unitsUsed
    this.#writeUnits(form, 0, length)
    rows[id + rowOf.formStart] = formStart
    rows[id + rowOf.formEnd] = formStart + length
    const { stem } = word
    if (stem < 0) {
      const text = unitsOf(sharedStemText(-1 - stem))
      rows[id + rowOf.ranges] = packRanges(this.unitsUsed - formStart, text.length, back)
      this.#writeUnits(text, 0, text.length)
    } else if (stem === wholeForm) rows[id + rowOf.ranges] = packRanges(0, stemIsForm, back)
    else rows[id + rowOf.ranges] = packRanges(stem & 255, (stem >> 8) - (stem & 255), back)
  }

  /** The next row, for a word that is not there yet. */
  #push(lookup: number): number {
    if (this.count > this.#mask >>> 1) this.#grow()
    const number = this.count++
    this.#take(lookup, number)
    return this.idAt(number)
  }

  #take(lookup: number, number: number): void {
    let slot = lookup & this.#mask
    while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask
    this.#slots[slot] = (lookup & ~(this.#mask >>> 1)) | number
  }

  /** Adds `from[start, end)` and a space to the letters. */
  #writeUnits(from: Uint16Array, start: number, end: number): void {
    let to = this.unitsUsed
    const room = to + end - start + 1 + spareUnits
    if (room > this.formUnits.length) this.formUnits = wider(this.formUnits, 2 * room)
    const { formUnits } = this
    for (let i = start; i < end; i++) formUnits[to++] = from[i] ?? 0
    formUnits[to++] = space
    this.unitsUsed = to
  }

  /** Adds a word of another vocabulary with all its numbers. */
  #copy(from: Vocabulary, old: number, lookup: number): number {
    const id = this.#push(lookup)
    const ranges = from.rows[old + rowOf.ranges] ?? 0
    const form = formStartOf(from.rows, old)
    const first = from.lettersFrom(old)
    const moved = this.unitsUsed - first
    this.#writeUnits(from.formUnits, first, Math.max(formEndOf(from.rows, old), stemEndOf(from.rows, old)))
    const { rows } = this
    for (let k = 0; k < rowSize; k++) rows[id + k] = from.rows[old + k] ?? 0
    rows[id + rowOf.formStart] = form + moved
    rows[id + rowOf.formEnd] = formEndOf(from.rows, old) + moved
    for (let k = columnsInRow; k < from.filledColumns; k++) this.column(k)[id] = from.column(k)[old] ?? 0
    const isComplete = from.filledColumns === this.filledColumns
    rows[id + rowOf.ranges] = isComplete ? ranges | copiedBit : ranges & ~copiedBit
    return id
  }

  /** True for a word that has brought all columns from the vocabulary before. */
  isCopied(id: number): boolean {
    return ((this.rows[id + rowOf.ranges] ?? 0) & copiedBit) !== 0
  }

  /** Twice as many rows and slots. */
  #grow(): void {
    this.rows = wider(this.rows, 2 * this.rows.length - firstRow)
    if (this.#moreRows.length > 0) this.#moreRows = wider(this.#moreRows, this.rows.length)
    this.formStart = viewOf(this.rows, rowOf.formStart)
    this.formEnd = viewOf(this.rows, rowOf.formEnd)
    this.#columns = []
    this.#mask = 2 * this.#mask + 1
    this.#slots = new Uint32Array(this.#mask + 1)
    for (let number = 1; number < this.count; number++) this.#take(this.#lookupAt(this.idAt(number)), number)
  }

  /** The lookup hash of a word. */
  #lookupAt(id: number): number {
    const from = this.lettersFrom(id)
    return lookupOf(this.formUnits, from, this.lettersEnd(from), kindIn(this.rows[id + rowOf.marks] ?? 0))
  }

  #columnView(number: number): Uint32Array<ArrayBuffer> {
    if (number < columnsInRow) return viewOf(this.rows, columnsAt + number)
    if (this.#moreRows.length === 0) this.#moreRows = new Uint32Array(this.rows.length)
    return viewOf(this.#moreRows, number - columnsInRow)
  }
}

/** The `at`th number of every row, by word id. */
function viewOf(rows: Uint32Array<ArrayBuffer>, at: number): Uint32Array<ArrayBuffer> {
  return new Uint32Array(rows.buffer, 4 * at)
}

function isSame(units: Uint16Array, start: number, end: number, form: Uint16Array, length: number): boolean {
  if (end - start !== length) return false
  for (let i = 0; i < length; i++) if (units[start + i] !== form[i]) return false
  return true
}
