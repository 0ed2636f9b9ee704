/**
 * Article id → serial, as an open-addressed table of typed arrays (a Map of a million numbers takes five times the room).
 * In: ids and serials. Out: serials. Touches nothing.
 */
const empty = 0xffffffff

export class SerialOfId {
  private size = 2048
  private used = 0
  private ids = new Float64Array(this.size)
  private serials = new Uint32Array(this.size).fill(empty)

  get bytes(): number {
    return this.ids.byteLength + this.serials.byteLength
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
    this.ids[at] = id
    this.serials[at] = serial
  }

  /** Closes the gap by moving later entries of the run forward, so no tombstones pile up. */
  delete(id: number): void {
    let gap = this.find(id)
    if (this.serials[gap] === empty) return
    this.used--
    const mask = this.size - 1
    let at = gap
    for (;;) {
      at = (at + 1) & mask
      if (this.serials[at] === empty) break
      const home = this.home(this.ids[at] ?? 0)
      // The entry may move only if its home is not inside (gap, at].
      if (((at - home) & mask) >= ((at - gap) & mask)) {
        this.ids[gap] = this.ids[at] ?? 0
        this.serials[gap] = this.serials[at] ?? empty
        gap = at
      }
    }
    this.serials[gap] = empty
  }

  private find(id: number): number {
    let at = this.home(id)
    while (this.serials[at] !== empty && this.ids[at] !== id) at = (at + 1) & (this.size - 1)
    return at
  }

  private home(id: number): number {
    const low = id % 4294967296
    const high = Math.floor(id / 4294967296)
    let h = Math.imul(low ^ (low >>> 15), 0x85ebca6b) ^ Math.imul(high, 0x9e3779b1)
    h ^= h >>> 13
    return (h >>> 0) & (this.size - 1)
  }

  private grow(): void {
    const { ids, serials, size } = this
    this.size *= 2
    this.ids = new Float64Array(this.size)
    this.serials = new Uint32Array(this.size).fill(empty)
    for (let i = 0; i < size; i++) {
      if (serials[i] === empty) continue
      const at = this.find(ids[i] ?? 0)
      this.ids[at] = ids[i] ?? 0
      this.serials[at] = serials[i] ?? empty
    }
  }
}
