/**
 * The distinct words of the texts scanned lately, each with a small number, so that what depends on the word alone is computed once.
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

/** Numbers in the record of a word: 64 bytes, one cache line, since reading memory is what a lookup costs. */
export const recordSize = 16
/** Which number of the record holds what; `marks` packs kind, script, shape and clitics, a byte each from the lowest. */
export const recordOf = { hash: 0, bareHash: 1, stemHash: 2, marks: 3 } as const
const usesAt = 4
const lengthAt = 5
/** The letters stand in the record; those of a longer word stand in `#long`, from the place that the record's last number tells. */
const lettersAt = 6
const mostLetters = 2 * (recordSize - lettersAt)
const longAt = recordSize - 1

/** Ids from 0, in order of first appearance; arrays are indexed by id and may be longer than `count`. */
export class Vocabulary {
  count = 0
  /** `recordSize` numbers a word. */
  records: Uint32Array<ArrayBuffer>
  /** Matching form and a space, then stem and a space, of all words: form at [formStart[id], stemStart[id]), stem to formStart[id + 1]. */
  formUnits: Uint16Array<ArrayBuffer>
  formStart: Uint32Array<ArrayBuffer>
  stemStart: Uint32Array<ArrayBuffer>
  #letters: Uint16Array<ArrayBuffer>
  #long = new Uint16Array(256)
  #longUnits = 0
  /** Open addressing: pairs of a word's lookup hash and id + 1; id 0 means free. */
  #slots: Int32Array
  #mask: number

  /** Columns of word-columns.ts by their number, and how many ids each holds. */
  readonly columns: unknown[] = []
  readonly columnFilled: number[] = []
  /** Ids that every column holds. */
  filled = 0

  /** Empty, with room for `capacity` words (a power of two) before it has to grow. */
  constructor(capacity = firstCapacity) {
    this.records = new Uint32Array(recordSize * capacity)
    this.#letters = new Uint16Array(this.records.buffer)
    this.formUnits = new Uint16Array(16 * capacity)
    this.formStart = new Uint32Array(capacity + 1)
    this.stemStart = new Uint32Array(capacity + 1)
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
      const id = (slots[2 * slot + 1] ?? 0) - 1
      if (id < 0) {
        const added = this.#push(units, start, end, slot, lookup)
        this.#add(added, kind, foldLetters(text.slice(start, end), kind))
        return added
      }
      if (slots[2 * slot] !== lookup) continue
      const { records } = this
      const at = recordSize * id
      if (((records[at + recordOf.marks] ?? 0) & 255) !== kind || records[at + lengthAt] !== end - start) continue
      if (!this.#isWritten(at, units, start, end)) continue
      records[at + usesAt] = (records[at + usesAt] ?? 0) + 1
      return id
    }
  }

  /** The word as written. */
  surface(id: number): string {
    const length = this.records[recordSize * id + lengthAt] ?? 0
    const from = this.#lettersFrom(recordSize * id, length)
    return textOfUnits(length > mostLetters ? this.#long : this.#letters, from, from + length)
  }

  /** The matching form. */
  form(id: number): string {
    return textOfUnits(this.formUnits, this.formStart[id] ?? 0, (this.stemStart[id] ?? 1) - 1)
  }

  /** The light stem. */
  stem(id: number): string {
    return textOfUnits(this.formUnits, this.stemStart[id] ?? 0, (this.formStart[id + 1] ?? 1) - 1)
  }

  /** All that is known of the word; the strings are made when they are asked for. */
  word(id: number): Word {
    return new KnownWord(this, id)
  }

  /** True when the next text should start another vocabulary. */
  isFull(): boolean {
    return this.count >= mostWords || this.#longUnits >= mostLongUnits
  }

  /** A new vocabulary with the words used most often, at most half as many as fill one, and their ids here in the order of the new ones. */
  successor(): { next: Vocabulary; ids: Uint32Array } {
    const ids = this.#mostUsed(mostWords >> 1)
    let capacity = firstCapacity
    while (capacity < 2 * ids.length) capacity *= 2
    const next = new Vocabulary(capacity)
    const lookups = new Int32Array(this.count)
    for (let i = 0; i < this.#slots.length; i += 2) {
      const id = (this.#slots[i + 1] ?? 0) - 1
      if (id >= 0) lookups[id] = this.#slots[i] ?? 0
    }
    for (const id of ids) next.#copy(this, id, lookups[id] ?? 0)
    return { next, ids }
  }

  #isWritten(at: number, units: Uint16Array, start: number, end: number): boolean {
    const letters = end - start > mostLetters ? this.#long : this.#letters
    let from = this.#lettersFrom(at, end - start)
    for (let i = start; i < end; i++) if (letters[from++] !== units[i]) return false
    return true
  }

  #lettersFrom(at: number, length: number): number {
    return length > mostLetters ? (this.records[at + longAt] ?? 0) : 2 * (at + lettersAt)
  }

  /** Reserves the next id for the letters, in the free `slot`. */
  #push(units: Uint16Array, start: number, end: number, slot: number, lookup: number): number {
    const id = this.count++
    this.#slots[2 * slot] = lookup
    this.#slots[2 * slot + 1] = id + 1
    if (2 * this.count > this.#mask) this.#widenSlots()
    if (this.count >= this.stemStart.length) this.#widenArrays()
    const at = recordSize * id
    const length = end - start
    this.records[at + lengthAt] = length
    this.records[at + usesAt] = 1
    if (length > mostLetters) {
      if (this.#longUnits + length > this.#long.length) this.#long = wider(this.#long, 2 * (this.#longUnits + length))
      this.records[at + longAt] = this.#longUnits
      this.#long.set(units.subarray(start, end), this.#longUnits)
      this.#longUnits += length
    } else {
      let to = 2 * (at + lettersAt)
      for (let i = start; i < end; i++) this.#letters[to++] = units[i] ?? 0
    }
    return id
  }

  #add(id: number, kind: number, word: FoldedWord): void {
    const at = recordSize * id
    this.records[at + recordOf.hash] = word.hash
    this.records[at + recordOf.bareHash] = word.bareHash
    this.records[at + recordOf.stemHash] = word.stemHash
    this.records[at + recordOf.marks] = kind | (word.script << 8) | (word.shape << 16) | (word.clitics << 24)
    const { units, length, longForm, stem } = word
    const first = this.formStart[id] ?? 0
    const stemAt = longForm === undefined ? this.#writeUnits(units, 0, length, first) : this.#writeText(longForm, first)
    this.stemStart[id] = stemAt
    this.formStart[id + 1] =
      stem < 0
        ? this.#writeText(sharedStemText(-1 - stem), stemAt)
        : stem === wholeForm
          ? this.#writeUnits(this.formUnits, first, stemAt - 1, stemAt)
          : this.#writeUnits(units, stem & 255, stem >> 8, stemAt)
  }

  /** Writes `units[start, end)` and a space from `at` on; returns where that ends. */
  #writeUnits(units: Uint16Array, start: number, end: number, at: number): number {
    const room = at + end - start + 1
    if (room > this.formUnits.length) this.formUnits = wider(this.formUnits, 2 * room)
    const { formUnits } = this
    let to = at
    for (let i = start; i < end; i++) formUnits[to++] = units[i] ?? 0
    formUnits[to++] = 0x20
    return to
  }

  #writeText(text: string, at: number): number {
    return this.#writeUnits(
      Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)),
      0,
      text.length,
      at,
    )
  }

  #copy(from: Vocabulary, old: number, lookup: number): void {
    let slot = lookup & this.#mask
    while (this.#slots[2 * slot + 1] !== 0) slot = (slot + 1) & this.#mask
    const oldAt = recordSize * old
    const length = from.records[oldAt + lengthAt] ?? 0
    const letters = from.#lettersFrom(oldAt, length)
    const id = this.#push(length > mostLetters ? from.#long : from.#letters, letters, letters + length, slot, lookup)
    const at = recordSize * id
    for (let k = recordOf.hash; k <= recordOf.marks; k++) this.records[at + k] = from.records[oldAt + k] ?? 0
    const first = from.formStart[old] ?? 0
    const last = from.formStart[old + 1] ?? 0
    const formAt = this.formStart[id] ?? 0
    const formEnd = formAt + last - first
    if (formEnd > this.formUnits.length) this.formUnits = wider(this.formUnits, 2 * formEnd)
    this.formUnits.set(from.formUnits.subarray(first, last), formAt)
    this.stemStart[id] = formAt + (from.stemStart[old] ?? 0) - first
    this.formStart[id + 1] = formEnd
  }

  /** Ids of at most `most` words of ordinary length, those used more often than the others and at least twice. */
  #mostUsed(most: number): Uint32Array {
    const levels = 64
    const withUses = new Uint32Array(levels)
    const level = (id: number): number => {
      const at = recordSize * id
      const isLong = (this.records[at + lengthAt] ?? 0) > longestWordUnits
      return isLong ? 0 : Math.min(levels - 1, this.records[at + usesAt] ?? 0)
    }
    for (let id = 0; id < this.count; id++) withUses[level(id)] = (withUses[level(id)] ?? 0) + 1
    let least = levels
    for (let kept = 0; least > 2 && kept + (withUses[least - 1] ?? 0) <= most; least--) kept += withUses[least - 1] ?? 0
    const ids: number[] = []
    for (let id = 0; id < this.count; id++) if (level(id) >= least) ids.push(id)
    return Uint32Array.from(ids)
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

  #widenArrays(): void {
    const size = 2 * (this.stemStart.length - 1)
    this.records = wider(this.records, recordSize * size)
    this.#letters = new Uint16Array(this.records.buffer)
    this.formStart = wider(this.formStart, size + 1)
    this.stemStart = wider(this.stemStart, size + 1)
  }
}

/** A word of a vocabulary. */
class KnownWord implements Word {
  readonly kind: number
  readonly script: number
  readonly shape: number
  readonly clitics: number
  readonly hash: number
  readonly bareHash: number
  readonly stemHash: number
  readonly #words: Vocabulary
  readonly #id: number
  #surface: string | undefined
  #form: string | undefined

  constructor(words: Vocabulary, id: number) {
    const at = recordSize * id
    const marks = words.records[at + recordOf.marks] ?? 0
    this.kind = marks & 255
    this.script = (marks >> 8) & 255
    this.shape = (marks >> 16) & 255
    this.clitics = marks >>> 24
    this.hash = words.records[at + recordOf.hash] ?? 0
    this.bareHash = words.records[at + recordOf.bareHash] ?? 0
    this.stemHash = words.records[at + recordOf.stemHash] ?? 0
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
