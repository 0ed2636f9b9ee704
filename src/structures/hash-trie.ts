/**
 * A trie of names of one and several words: a step from word to word is one look-up in a hash table (open addressing).
 * In: names as hashes of their words. Out: nodes, small numbers from 1. Touches nothing.
 */

const firstSlots = 1 << 10

export class HashTrie {
  /** Nodes in use; the root is 0. */
  count = 1
  /** By node: how many words its name has. */
  readonly words: number[] = [0]
  readonly #isPrefix: boolean[] = [false]
  /** Open addressing: parent, hash of the word and node in turn; node 0 means free. */
  #steps = new Int32Array(4 * firstSlots)
  #mask = firstSlots - 1

  /** The node after `node` by the word with this hash, or 0. */
  step(node: number, hash: number): number {
    return this.#steps[4 * this.#slotOf(node, hash | 0) + 2] ?? 0
  }

  /** Longer names begin with the node's. */
  isPrefix(node: number): boolean {
    return this.#isPrefix[node] ?? false
  }

  /** The node of the name, made when there is none. */
  add(hashes: readonly number[]): number {
    let node = 0
    for (const hash of hashes) {
      const slot = this.#slotOf(node, hash | 0)
      const next = this.#steps[4 * slot + 2] ?? 0
      node = next === 0 ? this.#put(slot, node, hash | 0) : next
    }
    return node
  }

  #slotOf(node: number, hash: number): number {
    const steps = this.#steps
    const mask = this.#mask
    let slot = (hash ^ Math.imul(node, 0x9e3779b1)) & mask
    while (steps[4 * slot + 2] !== 0 && (steps[4 * slot] !== node || steps[4 * slot + 1] !== hash))
      slot = (slot + 1) & mask
    return slot
  }

  #put(slot: number, parent: number, hash: number): number {
    const node = this.count++
    this.words.push((this.words[parent] ?? 0) + 1)
    this.#isPrefix[parent] = true
    this.#isPrefix.push(false)
    this.#steps[4 * slot] = parent
    this.#steps[4 * slot + 1] = hash
    this.#steps[4 * slot + 2] = node
    if (2 * this.count > this.#mask) this.#grow()
    return node
  }

  #grow(): void {
    const old = this.#steps
    this.#mask = 2 * this.#mask + 1
    this.#steps = new Int32Array(2 * old.length)
    for (let i = 0; i < old.length; i += 4) {
      if (old[i + 2] === 0) continue
      const slot = this.#slotOf(old[i] ?? 0, old[i + 1] ?? 0)
      this.#steps.set(old.subarray(i, i + 4), 4 * slot)
    }
  }
}
