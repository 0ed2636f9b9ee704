/**
 * A binary max-heap of numbered things by score, over flat arrays that are used again.
 * In: numbers and scores. Out: numbers, best first. Touches nothing but its own scratch space.
 */

/** Tie-break: of items with equal scores, the one with the smaller `first` is better. */
export interface Places {
  readonly first: Int32Array
}

/** More things get other arrays; until then compiled code has these as constants. */
const ordinaryItems = 1 << 13

export class Ranking {
  #scores = new Float64Array(ordinaryItems)
  #heap = new Int32Array(ordinaryItems)
  #size = 0
  readonly #places: Places

  constructor(places: Places) {
    this.#places = places
  }

  /** Clears the heap; items 0 to `count` − 1 may be added. */
  start(count: number): void {
    if (count > this.#heap.length) {
      this.#scores = new Float64Array(2 * count)
      this.#heap = new Int32Array(2 * count)
    }
    this.#size = 0
  }

  add(c: number, score: number): void {
    this.#scores[c] = score
    const heap = this.#heap
    let at = this.#size++
    while (at > 0) {
      const up = (at - 1) >> 1
      const parent = heap[up] ?? 0
      if (!this.#isBetter(c, parent)) break
      heap[at] = parent
      at = up
    }
    heap[at] = c
  }

  scoreOf(c: number): number {
    return this.#scores[c] ?? 0
  }

  /** Removes and returns the best item, or -1. */
  take(): number {
    if (this.#size === 0) return -1
    const heap = this.#heap
    const best = heap[0] ?? -1
    const moved = heap[--this.#size] ?? 0
    let at = 0
    for (;;) {
      let down = 2 * at + 1
      if (down >= this.#size) break
      if (down + 1 < this.#size && this.#isBetter(heap[down + 1] ?? 0, heap[down] ?? 0)) down++
      if (!this.#isBetter(heap[down] ?? 0, moved)) break
      heap[at] = heap[down] ?? 0
      at = down
    }
    heap[at] = moved
    return best
  }

  #isBetter(a: number, b: number): boolean {
    const difference = (this.#scores[a] ?? 0) - (this.#scores[b] ?? 0)
    if (difference !== 0) return difference > 0
    const { first } = this.#places
    const earlier = (first[a] ?? 0) - (first[b] ?? 0)
    return earlier !== 0 ? earlier < 0 : a < b
  }
}
