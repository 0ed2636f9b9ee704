/**
 * Terms of one article with the sum of their gains, collected without an object per term.
 * In: term hashes with a gain and marks. Out: the heaviest, ascending by hash. Touches nothing but its own memory, used again for the next article.
 */
import { termBits } from '../model/features.ts'

/** A mark of word pairs: single words go before pairs of equal mass. */
const pairMark = 2
/** Marks that add up over the occurrences of a term. */
const addedMarks = 5
const ordinarySlots = 1 << 11
/** What `heaviest` gives at most: with it, hash and number of a term fit one 32-bit number. */
const mostKept = 1 << (32 - termBits)

export class TermTable {
  #count = 0
  /** 1 + number of the term; 0: free. */
  #slots = new Uint32Array(ordinarySlots)
  #mask = ordinarySlots - 1
  #hash = new Uint32Array(ordinarySlots / 2)
  #mass = new Uint32Array(ordinarySlots / 2)
  #marks = new Uint8Array(ordinarySlots / 2)
  #levels = new Uint32Array(1 << 10)

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
   * The `most` (up to 256) terms of the greatest mass, ascending by hash, and empties the table. Of equal mass, single words go
   * before pairs and earlier before later.
   */
  heaviest(most: number): { terms: Uint32Array<ArrayBuffer>; masses: Uint32Array; marks: Uint8Array<ArrayBuffer> } {
    const kept = this.#numbersOfHeaviest(Math.min(most, mostKept))
    const packed = new Uint32Array(kept.length)
    for (let i = 0; i < kept.length; i++) packed[i] = ((this.#hash[kept[i] ?? 0] ?? 0) * mostKept + i) >>> 0
    packed.sort()
    const terms = new Uint32Array(kept.length)
    const masses = new Uint32Array(kept.length)
    const marks = new Uint8Array(kept.length)
    for (let i = 0; i < packed.length; i++) {
      const term = kept[(packed[i] ?? 0) & (mostKept - 1)] ?? 0
      terms[i] = this.#hash[term] ?? 0
      masses[i] = this.#mass[term] ?? 0
      marks[i] = this.#marks[term] ?? 0
    }
    this.#clear()
    return { terms, masses, marks }
  }

  /** By counting how many terms there are of each mass: no sorting. */
  #numbersOfHeaviest(most: number): Uint32Array {
    const count = this.#count
    if (count <= most) return Uint32Array.from({ length: count }, (_, i) => i)
    let top = 0
    for (let i = 0; i < count; i++) top = Math.max(top, this.#levelOf(i))
    if (top >= this.#levels.length) this.#levels = new Uint32Array(top + 1)
    const levels = this.#levels.fill(0, 0, top + 1)
    for (let i = 0; i < count; i++) {
      const level = this.#levelOf(i)
      levels[level] = (levels[level] ?? 0) + 1
    }
    let least = top
    let left = most
    for (; (levels[least] ?? 0) <= left && least > 0; least--) left -= levels[least] ?? 0
    const kept = new Uint32Array(most)
    let n = 0
    for (let i = 0; i < count && n < most; i++) {
      const level = this.#levelOf(i)
      if (level > least || (level === least && left-- > 0)) kept[n++] = i
    }
    return kept.subarray(0, n)
  }

  /** Ascending with mass; pairs below single words of the same. */
  #levelOf(term: number): number {
    return 2 * (this.#mass[term] ?? 0) + ((this.#marks[term] ?? 0) & pairMark ? 0 : 1)
  }

  #clear(): void {
    this.#count = 0
    if (this.#slots.length > 8 * ordinarySlots) {
      this.#slots = new Uint32Array(ordinarySlots)
      this.#mask = ordinarySlots - 1
      this.#hash = new Uint32Array(ordinarySlots / 2)
      this.#mass = new Uint32Array(ordinarySlots / 2)
      this.#marks = new Uint8Array(ordinarySlots / 2)
      this.#levels = new Uint32Array(1 << 10)
    } else this.#slots.fill(0)
  }

  #grow(): void {
    const size = 2 * this.#slots.length
    this.#slots = new Uint32Array(size)
    this.#mask = size - 1
    const { length } = this.#hash
    const hash = new Uint32Array(2 * length)
    hash.set(this.#hash)
    const mass = new Uint32Array(2 * length)
    mass.set(this.#mass)
    const marks = new Uint8Array(2 * length)
    marks.set(this.#marks)
    this.#hash = hash
    this.#mass = mass
    this.#marks = marks
    for (let term = 0; term < this.#count; term++) {
      const h = hash[term] ?? 0
      let slot = (h ^ (h >>> 11)) & this.#mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask
      this.#slots[slot] = term + 1
    }
  }
}
