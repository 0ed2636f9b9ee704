/**
 * A map from hashes to small positive numbers, for hot look-ups: open addressing over one flat array, no object per entry.
 * In: 32-bit numbers as keys, and values from 1. Out: values; 0 means absent. Touches nothing.
 *
 * Keys must be spread already, as hashes are: their lower bits are the slot. Signed and unsigned forms of one key are one key.
 */

const firstSlots = 64
/** `clear` gives memory beyond so many slots back. */
const mostKeptSlots = 1 << 10

export class IntMap {
  /** Key and value in turn; a value of 0 means a free slot. At most half of the slots are in use. */
  #pairs = new Int32Array(2 * firstSlots)
  #mask = firstSlots - 1
  /** Keys that have a value. */
  size = 0

  /** The value of the key, or 0. */
  get(key: number): number {
    const pairs = this.#pairs
    const mask = this.#mask
    const signed = key | 0
    for (let slot = signed & mask; ; slot = (slot + 1) & mask) {
      const value = pairs[2 * slot + 1] ?? 0
      if (value === 0 || pairs[2 * slot] === signed) return value
    }
  }

  /** Sets the value of the key; throws on 0, which means absent. */
  set(key: number, value: number): void {
    if (value === 0) throw new RangeError('0 means absent')
    const at = this.#placeOf(key | 0)
    if (this.#pairs[at + 1] === 0) this.#take(at, key | 0, value)
    else this.#pairs[at + 1] = value
  }

  /** Gives the key a value other than 0, unless it has one. */
  add(key: number, value: number): void {
    const at = this.#placeOf(key | 0)
    if (this.#pairs[at + 1] === 0) this.#take(at, key | 0, value)
  }

  /** All keys, signed, in no order that means anything. */
  *keys(): Iterable<number> {
    const pairs = this.#pairs
    for (let i = 0; i < pairs.length; i += 2) if (pairs[i + 1] !== 0) yield pairs[i] ?? 0
  }

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

  /** Where the pair of the key stands, or the free one where it would go. */
  #placeOf(key: number): number {
    const pairs = this.#pairs
    const mask = this.#mask
    let slot = key & mask
    while (pairs[2 * slot + 1] !== 0 && pairs[2 * slot] !== key) slot = (slot + 1) & mask
    return 2 * slot
  }

  #take(at: number, key: number, value: number): void {
    this.#pairs[at] = key
    this.#pairs[at + 1] = value
    this.size++
    if (2 * this.size > this.#mask) this.#grow()
  }

  #grow(): void {
    const old = this.#pairs
    this.#mask = 2 * this.#mask + 1
    this.#pairs = new Int32Array(2 * old.length)
    for (let i = 0; i < old.length; i += 2) {
      const value = old[i + 1] ?? 0
      if (value === 0) continue
      const at = this.#placeOf(old[i] ?? 0)
      this.#pairs[at] = old[i] ?? 0
      this.#pairs[at + 1] = value
    }
  }
}
