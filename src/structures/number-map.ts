/**
 * A map from hashes to small numbers that is used again and again without making memory.
 * In: signed 32-bit numbers and numbers from 0. Out: the numbers. Touches nothing.
 */

const firstSlots = 64
const mostKeptSlots = 1 << 10

/** Open addressing; empty it before each use. */
export class NumberMap {
  /** Key, then 1 + value; 0 means free. */
  #pairs = new Int32Array(2 * firstSlots)
  #mask = firstSlots - 1
  size = 0

  /** Forgets everything; memory that one large text needed is given back. */
  clear(): void {
    if (this.size === 0) return
    if (this.#mask >= mostKeptSlots) {
      this.#pairs = new Int32Array(2 * firstSlots)
      this.#mask = firstSlots - 1
    } else {
      // `fill` is a call out of compiled code, which for a few slots costs more.
      const pairs = this.#pairs
      for (let i = 0; i < pairs.length; i++) pairs[i] = 0
    }
    this.size = 0
  }

  /** The value of the key, or -1. */
  get(key: number): number {
    const pairs = this.#pairs
    const mask = this.#mask
    for (let slot = key & mask; ; slot = (slot + 1) & mask) {
      const value = pairs[2 * slot + 1] ?? 0
      if (value === 0 || pairs[2 * slot] === key) return value - 1
    }
  }

  /** Gives the key a value, unless it has one. */
  add(key: number, value: number): void {
    const pairs = this.#pairs
    const mask = this.#mask
    let slot = key & mask
    for (; pairs[2 * slot + 1] !== 0; slot = (slot + 1) & mask) if (pairs[2 * slot] === key) return
    pairs[2 * slot] = key
    pairs[2 * slot + 1] = value + 1
    this.size++
    if (2 * this.size > mask) this.#grow()
  }

  #grow(): void {
    const old = this.#pairs
    this.#mask = 2 * this.#mask + 1
    this.#pairs = new Int32Array(2 * old.length)
    this.size = 0
    for (let i = 0; i < old.length; i += 2) {
      const value = old[i + 1] ?? 0
      if (value !== 0) this.add(old[i] ?? 0, value - 1)
    }
  }
}
