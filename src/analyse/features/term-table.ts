/**
 * Terms of one article with the sum of their gains, collected without an object per term.
 * In: term hashes with a gain and marks. Out: the heaviest, ascending by hash. Touches nothing but its own buffers, reused for the next article.
 */
import type { Borrowed } from '../../model/borrowed.ts'
import { termBits, termMark } from '../../model/features.ts'
import { wider } from '../../text/unit-arrays.ts'
import { sortHashes } from '../../structures/radix-sort.ts'

/** Marks that add up over the occurrences of a term: where it stands. */
const addedMarks = termMark.title | termMark.lead
/** More terms reallocate; tables shrink back after a giant article. */
const ordinarySlots = 1 << 11
const ordinaryLevels = 1 << 12
/** What `heaviest` gives at most: with it, hash and number of a term fit one 32-bit number. */
const mostKept = 1 << (32 - termBits)

/** `terms[0, count)`, ascending, each with the sum of its gains and its marks. */
export interface HeaviestTerms {
  count: number
  terms: Uint32Array
  masses: Uint32Array
  marks: Uint8Array
}

export class TermTable {
  #count = 0
  /** 1 + number of the term; 0: free. */
  #slots = new Uint32Array(ordinarySlots)
  #mask = ordinarySlots - 1
  #hash = new Uint32Array(ordinarySlots / 2)
  #mass = new Uint32Array(ordinarySlots / 2)
  #marks = new Uint8Array(ordinarySlots / 2)
  /** How many terms have each level; all 0 between calls. */
  #levels = new Uint32Array(ordinaryLevels)
  #numbers = new Uint32Array(mostKept)
  readonly #heaviest: HeaviestTerms = {
    count: 0,
    terms: new Uint32Array(mostKept),
    masses: new Uint32Array(mostKept),
    marks: new Uint8Array(mostKept),
  }

  /** One occurrence of the term `hash` (`termBits` wide). Its first occurrence says whether it is a pair. */
  add(hash: number, gain: number, marks: number): void {
    const slots = this.#slots
    let slot = (hash ^ (hash >>> 11)) & this.#mask
    for (;;) {
      const term = (slots[slot] ?? 0) - 1
      if (term < 0) break
      if (this.#hash[term] === hash) {
        this.#mass[term] = (this.#mass[term] ?? 0) + gain
        this.#marks[term] = (this.#marks[term] ?? 0) | (marks & addedMarks)
        return
      }
      slot = (slot + 1) & this.#mask
    }
    const term = this.#count++
    slots[slot] = term + 1
    this.#hash[term] = hash
    this.#mass[term] = gain
    this.#marks[term] = marks
    if (this.#count === this.#hash.length) this.#grow()
  }

  /**
   * Borrowed. The `most` (up to 256) terms of the greatest mass, ascending by hash, and empties the table. Of equal mass, single words go
   * before pairs and earlier before later.
   */
  heaviest(most: number): Borrowed<HeaviestTerms> {
    const kept = this.#heaviest
    const numbers = this.#numbers
    const count = this.#chooseHeaviest(Math.min(most, mostKept))
    const packed = kept.terms
    sortHashes(packed, count)
    for (let i = 0; i < count; i++) {
      const both = packed[i] ?? 0
      const term = numbers[both & (mostKept - 1)] ?? 0
      kept.terms[i] = both >>> (32 - termBits)
      kept.masses[i] = this.#mass[term] ?? 0
      kept.marks[i] = this.#marks[term] ?? 0
    }
    kept.count = count
    this.#clear()
    return kept
  }

  /**
   * Writes the numbers of the terms that are kept to `#numbers`, and their hashes, each with its place there, to `#heaviest`; returns how
   * many there are. By counting how many terms there are of each mass: no sorting.
   */
  #chooseHeaviest(most: number): number {
    const count = this.#count
    const hash = this.#hash
    const numbers = this.#numbers
    const packed = this.#heaviest.terms
    // Below what is the lightest of those kept, and how many of exactly that are kept.
    let least = 0
    let left = count
    if (count > most) {
      const top = this.#countLevels()
      const levels = this.#levels
      left = most
      for (least = top; (levels[least] ?? 0) <= left && least > 0; least--) left -= levels[least] ?? 0
      levels.fill(0, 0, top + 1)
    }
    let n = 0
    for (let i = 0; i < count && n < most; i++) {
      const level = this.#levelOf(i)
      if (level < least || (level === least && left-- <= 0)) continue
      packed[n] = ((hash[i] ?? 0) << (32 - termBits)) | n
      numbers[n++] = i
    }
    return n
  }

  /** Counts the terms of each level and returns the greatest. */
  #countLevels(): number {
    let top = 0
    for (let i = 0; i < this.#count; i++) {
      const level = this.#levelOf(i)
      if (level > top) {
        top = level
        if (level >= this.#levels.length) this.#levels = wider(this.#levels, 2 * level)
      }
      this.#levels[level] = (this.#levels[level] ?? 0) + 1
    }
    return top
  }

  /** Ascending with mass; pairs below single words of the same. */
  #levelOf(term: number): number {
    return 2 * (this.#mass[term] ?? 0) + ((this.#marks[term] ?? 0) & termMark.pair ? 0 : 1)
  }

  #clear(): void {
    this.#count = 0
    if (this.#slots.length > 8 * ordinarySlots) {
      this.#slots = new Uint32Array(ordinarySlots)
      this.#mask = ordinarySlots - 1
      this.#hash = new Uint32Array(ordinarySlots / 2)
      this.#mass = new Uint32Array(ordinarySlots / 2)
      this.#marks = new Uint8Array(ordinarySlots / 2)
      this.#levels = new Uint32Array(ordinaryLevels)
    } else this.#slots.fill(0)
  }

  #grow(): void {
    const size = 2 * this.#slots.length
    this.#slots = new Uint32Array(size)
    this.#mask = size - 1
    const { length } = this.#hash
    this.#hash = wider(this.#hash, 2 * length)
    this.#mass = wider(this.#mass, 2 * length)
    this.#marks = wider(this.#marks, 2 * length)
    for (let term = 0; term < this.#count; term++) {
      const h = this.#hash[term] ?? 0
      let slot = (h ^ (h >>> 11)) & this.#mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask
      this.#slots[slot] = term + 1
    }
  }
}
