/**
 * Endings indexed by their last letter, which rules out nearly all of them for a given word.
 * In: lists of endings. Out: the few that a word may have. Touches nothing.
 */

/** By the last letter of endings: those that end in it, in the order of their list. */
export class EndingTable {
  /** By unit: place in `#lists`; no ending ends in most units, and the first list is empty. */
  readonly #places = new Uint8Array(65536)
  readonly #lists: Uint16Array[][] = [[]]

  constructor(endings: readonly Uint16Array[]) {
    for (const ending of endings) {
      const last = ending[ending.length - 1] ?? 0
      let place = this.#places[last] ?? 0
      if (place === 0) {
        place = this.#lists.push([]) - 1
        this.#places[last] = place
      }
      this.#lists[place]?.push(ending)
    }
  }

  /** The endings that a word with this last letter may have. */
  of(last: number): readonly Uint16Array[] {
    return this.#lists[this.#places[last] ?? 0] ?? []
  }
}
