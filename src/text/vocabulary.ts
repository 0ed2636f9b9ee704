/**
 * The distinct words of the texts scanned lately, each with an id, so that what depends on the word alone is computed once.
 * In: letters of words. Out: word ids, and what is known of each. Touches nothing but this process's memory.
 *
 * A memo of pure functions: what a scan says never depends on what was scanned before. Words are told apart by their letters, not
 * by a hash. The memory is bounded: a full vocabulary is followed by a new one that starts with the words used most, and is
 * dropped with the last scan that refers to it.
 */
import { foldLetters, longestWordUnits, wholeForm, type FoldedWord, type Word } from './fold-word.ts'
import { sharedStemText } from './lexicon.ts'
import { textOfUnits, wider } from './unit-arrays.ts'

/** Words after which the next text starts a new vocabulary: about 35 MB with every column. */
const mostWords = 3 << 16
/** Units of long words after which it does, so that endless words cannot fill the memory. */
const mostLongUnits = 1 << 20
const firstCapacity = 4096

/**
 * All numbers of a word stand in one row of 128 bytes: reading memory is what looking a word up costs. The first half is what the
 * scanner reads, the second what finders ask. A word's id is where its row begins, so that a column is a view of all rows.
 */
const rowSize = 32
/** Where the first row begins: with the 16 bytes before a large block of memory, on a cache line. */
const firstRow = 12
/** Which number of the row holds what; `marks` packs kind, script, shape and clitics, a byte each from the lowest. */
export const rowOf = { hash: 0, bareHash: 1, stemHash: 2, marks: 3 } as const
const usesAt = 4
const lengthAt = 5
/** The letters stand in the row; those of a longer word stand in `#long`, from the place that the last of these numbers tells. */
const lettersAt = 6
const mostLetters = 20
const longAt = 15
const formStartAt = 16
const stemStartAt = 17
const stemEndAt = 18
const columnsAt = 19
/** Columns of numbers that a row has room for. */
export const mostColumns = rowSize - columnsAt

export class Vocabulary {
  /** Words, rows in use. */
  count = 0
  rows: Uint32Array<ArrayBuffer>
  #letters: Uint16Array<ArrayBuffer>
  #long = new Uint16Array(256)
  #longUnits = 0
  /** Matching form and a space, then stem and a space, of all words. */
  formUnits: Uint16Array<ArrayBuffer>
  #formUnitsUsed = 0
  /** By word id: its form is `formUnits[formStart, stemStart - 1)`, its stem `formUnits[stemStart, stemEnd - 1)`. */
  formStart: Uint32Array<ArrayBuffer>
  stemStart: Uint32Array<ArrayBuffer>
  stemEnd: Uint32Array<ArrayBuffer>
  /** Open addressing: pairs of a word's lookup hash and id; 0 means free. */
  #slots: Int32Array
  #mask: number

  /** By number of a column of word-columns.ts: its view of the rows. */
  columns: Uint32Array<ArrayBuffer>[]
  /** How many words the first columns hold, and how many columns those are. */
  filled = 0
  filledColumns = 0
  /** By number of a column of values: the values in order of the words, as far as they are filled. */
  readonly values: unknown[][] = []

  /** Empty, with room for `capacity` words (a power of two) before it has to grow. */
  constructor(capacity = firstCapacity) {
    this.rows = new Uint32Array(firstRow + rowSize * capacity)
    this.#letters = new Uint16Array(this.rows.buffer)
    this.formUnits = new Uint16Array(16 * capacity)
    this.formStart = this.#view(formStartAt)
    this.stemStart = this.#view(stemStartAt)
    this.stemEnd = this.#view(stemEndAt)
    this.columns = this.#columnViews()
    this.#slots = new Int32Array(4 * capacity)
    this.#mask = 2 * capacity - 1
  }

  /**
   * Id of the word `text.slice(start, end)` read as a token of `kind`; `units` are those of `text`. `lookup` is any signed hash of
   * those letters and the kind, the same on every call. Cost: one probe and a comparison of the letters; a new word is analysed.
   */
  idOf(text: string, units: Uint16Array, start: number, end: number, kind: number, lookup: number): number {
    const slots = this.#slots
    const mask = this.#mask
    for (let slot = lookup & mask; ; slot = (slot + 1) & mask) {
      const id = slots[2 * slot + 1] ?? 0
      if (id === 0) {
        const added = this.#push(units, start, end, slot, lookup)
        this.#add(added, kind, foldLetters(text.slice(start, end), kind))
        return added
      }
      if (slots[2 * slot] !== lookup) continue
      const { rows } = this
      if (((rows[id + rowOf.marks] ?? 0) & 255) !== kind || rows[id + lengthAt] !== end - start) continue
      if (!this.#isWritten(id, units, start, end)) continue
      rows[id + usesAt] = (rows[id + usesAt] ?? 0) + 1
      return id
    }
  }

  /** Id of the `number`th word, from 0, in order of first appearance. */
  idAt(number: number): number {
    return firstRow + rowSize * number
  }

  /** The inverse of `idAt`. */
  numberOf(id: number): number {
    return (id - firstRow) / rowSize
  }

  /** The word as written. */
  surface(id: number): string {
    const length = this.rows[id + lengthAt] ?? 0
    const from = this.#lettersFrom(id, length)
    return textOfUnits(length > mostLetters ? this.#long : this.#letters, from, from + length)
  }

  /** The matching form. */
  form(id: number): string {
    return textOfUnits(this.formUnits, this.formStart[id] ?? 0, (this.stemStart[id] ?? 1) - 1)
  }

  /** The light stem. */
  stem(id: number): string {
    return textOfUnits(this.formUnits, this.stemStart[id] ?? 0, (this.stemEnd[id] ?? 1) - 1)
  }

  /** All that is known of the word; the strings are made when they are asked for. Good until the next word is added. */
  word(id: number): VocabularyWord {
    const length = this.rows[id + lengthAt] ?? 0
    const letters = length > mostLetters ? this.#long : this.#letters
    return new KnownWord(this, id, letters, this.#lettersFrom(id, length), length)
  }

  /** True when the next text should start another vocabulary. */
  isFull(): boolean {
    return this.count >= mostWords || this.#longUnits >= mostLongUnits
  }

  /** A new vocabulary with the words used most often, at most half as many as fill one, and their numbers here in its order. */
  successor(): { next: Vocabulary; numbers: Uint32Array } {
    const numbers = this.#mostUsed(mostWords >> 1)
    let capacity = firstCapacity
    while (capacity < 2 * numbers.length) capacity *= 2
    const next = new Vocabulary(capacity)
    const lookups = new Int32Array(this.count)
    for (let i = 0; i < this.#slots.length; i += 2) {
      const id = this.#slots[i + 1] ?? 0
      if (id !== 0) lookups[this.numberOf(id)] = this.#slots[i] ?? 0
    }
    for (const number of numbers) next.#copy(this, this.idAt(number), lookups[number] ?? 0)
    return { next, numbers }
  }

  #isWritten(id: number, units: Uint16Array, start: number, end: number): boolean {
    const letters = end - start > mostLetters ? this.#long : this.#letters
    let from = this.#lettersFrom(id, end - start)
    for (let i = start; i < end; i++) if (letters[from++] !== units[i]) return false
    return true
  }

  #lettersFrom(id: number, length: number): number {
    return length > mostLetters ? (this.rows[id + longAt] ?? 0) : 2 * (id + lettersAt)
  }

  /** Reserves the next row for the letters, in the free `slot`. */
  #push(units: Uint16Array, start: number, end: number, slot: number, lookup: number): number {
    const id = this.idAt(this.count++)
    this.#slots[2 * slot] = lookup
    this.#slots[2 * slot + 1] = id
    if (2 * this.count > this.#mask) this.#widenSlots()
    if (id + rowSize > this.rows.length) this.#widenRows()
    const length = end - start
    this.rows[id + lengthAt] = length
    this.rows[id + usesAt] = 1
    if (length > mostLetters) {
      if (this.#longUnits + length > this.#long.length) this.#long = wider(this.#long, 2 * (this.#longUnits + length))
      this.rows[id + longAt] = this.#longUnits
      this.#long.set(units.subarray(start, end), this.#longUnits)
      this.#longUnits += length
    } else {
      let to = 2 * (id + lettersAt)
      for (let i = start; i < end; i++) this.#letters[to++] = units[i] ?? 0
    }
    return id
  }

  #add(id: number, kind: number, word: FoldedWord): void {
    const { rows } = this
    rows[id + rowOf.hash] = word.hash
    rows[id + rowOf.bareHash] = word.bareHash
    rows[id + rowOf.stemHash] = word.stemHash
    rows[id + rowOf.marks] = kind | (word.script << 8) | (word.shape << 16) | (word.clitics << 24)
    const { units, length, longForm, stem } = word
    const first = this.#formUnitsUsed
    rows[id + formStartAt] = first
    if (longForm === undefined) this.#writeUnits(units, 0, length)
    else this.#writeText(longForm)
    const stemAt = this.#formUnitsUsed
    rows[id + stemStartAt] = stemAt
    if (stem < 0) this.#writeText(sharedStemText(-1 - stem))
    else if (stem === wholeForm) this.#writeUnits(this.formUnits, first, stemAt - 1)
    else this.#writeUnits(units, stem & 255, stem >> 8)
    rows[id + stemEndAt] = this.#formUnitsUsed
  }

  /** Adds `units[start, end)` and a space to the forms. */
  #writeUnits(units: Uint16Array, start: number, end: number): void {
    let to = this.#formUnitsUsed
    const room = to + end - start + 1
    if (room > this.formUnits.length) this.formUnits = wider(this.formUnits, 2 * room)
    const { formUnits } = this
    for (let i = start; i < end; i++) formUnits[to++] = units[i] ?? 0
    formUnits[to++] = 0x20
    this.#formUnitsUsed = to
  }

  #writeText(text: string): void {
    const units = new Uint16Array(text.length)
    for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i)
    this.#writeUnits(units, 0, text.length)
  }

  #copy(from: Vocabulary, old: number, lookup: number): void {
    let slot = lookup & this.#mask
    while (this.#slots[2 * slot + 1] !== 0) slot = (slot + 1) & this.#mask
    const length = from.rows[old + lengthAt] ?? 0
    const letters = from.#lettersFrom(old, length)
    const id = this.#push(length > mostLetters ? from.#long : from.#letters, letters, letters + length, slot, lookup)
    const { rows } = this
    for (let k = rowOf.hash; k <= rowOf.marks; k++) rows[id + k] = from.rows[old + k] ?? 0
    for (let k = columnsAt; k < rowSize; k++) rows[id + k] = from.rows[old + k] ?? 0
    rows[id + formStartAt] = this.#formUnitsUsed
    this.#writeUnits(from.formUnits, from.formStart[old] ?? 0, (from.stemStart[old] ?? 1) - 1)
    rows[id + stemStartAt] = this.#formUnitsUsed
    this.#writeUnits(from.formUnits, from.stemStart[old] ?? 0, (from.stemEnd[old] ?? 1) - 1)
    rows[id + stemEndAt] = this.#formUnitsUsed
  }

  /** Numbers of at most `most` words of ordinary length, those used more often than the others and at least twice. */
  #mostUsed(most: number): Uint32Array {
    const levels = 64
    const withUses = new Uint32Array(levels)
    const level = (number: number): number => {
      const id = this.idAt(number)
      const isLong = (this.rows[id + lengthAt] ?? 0) > longestWordUnits
      return isLong ? 0 : Math.min(levels - 1, this.rows[id + usesAt] ?? 0)
    }
    for (let k = 0; k < this.count; k++) withUses[level(k)] = (withUses[level(k)] ?? 0) + 1
    let least = levels
    for (let kept = 0; least > 2 && kept + (withUses[least - 1] ?? 0) <= most; least--) kept += withUses[least - 1] ?? 0
    const numbers: number[] = []
    for (let k = 0; k < this.count; k++) if (level(k) >= least) numbers.push(k)
    return Uint32Array.from(numbers)
  }

  #widenSlots(): void {
    const old = this.#slots
    const mask = 2 * this.#mask + 1
    const slots = new Int32Array(2 * (mask + 1))
    for (let i = 0; i < old.length; i += 2) {
      if (old[i + 1] === 0) continue
      let slot = (old[i] ?? 0) & mask
      while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask
      slots[2 * slot] = old[i] ?? 0
      slots[2 * slot + 1] = old[i + 1] ?? 0
    }
    this.#slots = slots
    this.#mask = mask
  }

  #widenRows(): void {
    this.rows = wider(this.rows, 2 * this.rows.length - firstRow)
    this.#letters = new Uint16Array(this.rows.buffer)
    this.formStart = this.#view(formStartAt)
    this.stemStart = this.#view(stemStartAt)
    this.stemEnd = this.#view(stemEndAt)
    this.columns = this.#columnViews()
  }

  /** The `at`th number of every row, by word id. */
  #view(at: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.rows.buffer, 4 * at)
  }

  #columnViews(): Uint32Array<ArrayBuffer>[] {
    return Array.from({ length: mostColumns }, (_, k) => this.#view(columnsAt + k))
  }
}

/** A word with its letters as UTF-16 units, which are faster to read than its strings. */
export interface VocabularyWord extends Word {
  /** As written: `letters[lettersFrom, lettersTo)`. */
  readonly letters: Uint16Array
  readonly lettersFrom: number
  readonly lettersTo: number
  /** The matching form: `formUnits[formFrom, formTo)`. */
  readonly formUnits: Uint16Array
  readonly formFrom: number
  readonly formTo: number
}

/** A word of a vocabulary. */
class KnownWord implements VocabularyWord {
  readonly kind: number
  readonly script: number
  readonly shape: number
  readonly clitics: number
  readonly hash: number
  readonly bareHash: number
  readonly stemHash: number
  readonly letters: Uint16Array
  readonly lettersFrom: number
  readonly lettersTo: number
  readonly formUnits: Uint16Array
  readonly formFrom: number
  readonly formTo: number
  readonly #words: Vocabulary
  readonly #id: number
  #surface: string | undefined
  #form: string | undefined

  constructor(words: Vocabulary, id: number, letters: Uint16Array, lettersFrom: number, length: number) {
    const marks = words.rows[id + rowOf.marks] ?? 0
    this.kind = marks & 255
    this.script = (marks >> 8) & 255
    this.shape = (marks >> 16) & 255
    this.clitics = marks >>> 24
    this.hash = words.rows[id + rowOf.hash] ?? 0
    this.bareHash = words.rows[id + rowOf.bareHash] ?? 0
    this.stemHash = words.rows[id + rowOf.stemHash] ?? 0
    this.letters = letters
    this.lettersFrom = lettersFrom
    this.lettersTo = lettersFrom + length
    this.formUnits = words.formUnits
    this.formFrom = words.formStart[id] ?? 0
    this.formTo = (words.stemStart[id] ?? 1) - 1
    this.#words = words
    this.#id = id
  }

  get surface(): string {
    return (this.#surface ??= this.#words.surface(this.#id))
  }

  get form(): string {
    return (this.#form ??= this.#words.form(this.#id))
  }

  get stem(): string {
    return this.#words.stem(this.#id)
  }
}
