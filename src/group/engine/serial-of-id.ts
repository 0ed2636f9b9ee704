/**
 * Id → number (an article's serial, a story's), as an open-addressing hash table with linear probing: a Map of a million takes ten times the room.
 * In: ids and numbers, and a function that gives a number's id. Out: numbers. Touches nothing.
 */
const empty = 0xffffffff

export class SerialOfId {
  private size = 2048
  private used = 0
  private serials = new Uint32Array(this.size).fill(empty)
  private readonly idOf: (serial: number) => number

  /** `idOf` must answer for every number set and not deleted, and while it is deleted. */
  constructor(idOf: (serial: number) => number) {
    this.idOf = idOf
  }

  get bytes(): number {
    return this.serials.byteLength
  }

  get(id: number): number | undefined {
    const at = this.find(id)
    const serial = this.serials[at]
    return serial === empty ? undefined : serial
  }

  set(id: number, serial: number): void {
    if (this.used * 4 >= this.size * 3) this.grow()
    const at = this.find(id)
    if (this.serials[at] === empty) this.used++
    this.serials[at] = serial
  }

  /** Backward-shift deletion: later entries of the run move into the gap, so that no tombstones pile up. */
  delete(id: number): void {
    let gap = this.find(id)
    if (this.serials[gap] === empty) return
    this.used--
    const mask = this.size - 1
    let at = gap
    for (;;) {
      at = (at + 1) & mask
      if (this.serials[at] === empty) break
      const home = this.home(this.idOf(this.serials[at] ?? 0))
      // The entry may move only if its home is not inside (gap, at].
      if (((at - home) & mask) >= ((at - gap) & mask)) {
        this.serials[gap] = this.serials[at] ?? empty
        gap = at
      }
    }
    this.serials[gap] = empty
  }

  private find(id: number): number {
    let at = this.home(id)
    for (;;) {
      const serial = this.serials[at] ?? empty
      if (serial === empty || this.idOf(serial) === id) return at
      at = (at + 1) & (this.size - 1)
    }
  }

  private home(id: number): number {
    const low = id % 4294967296
    const high = Math.floor(id / 4294967296)
    let h = Math.imul(low ^ (low >>> 15), 0x85ebca6b) ^ Math.imul(high, 0x9e3779b1)
    h ^= h >>> 13
    return (h >>> 0) & (this.size - 1)
  }

  private grow(): void {
    const before = this.serials
    this.size *= 2
    this.serials = new Uint32Array(this.size).fill(empty)
    for (const serial of before) if (serial !== empty) this.serials[this.find(this.idOf(serial))] = serial
  }
}
