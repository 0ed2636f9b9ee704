/**
 * A queue of possible merges, the strongest first.
 * In: offers. Out: offers in order. Touches nothing.
 *
 * A binary heap; ties go to the lower nodes, so that the order of pushes does not matter.
 */
export interface MergeOffer {
  a: number
  b: number
  strength: number
  /** Members of both when the offer was made: a cluster that has grown since is weighed anew. */
  size: number
}

export class MergeQueue {
  private readonly heap: MergeOffer[] = []

  push(offer: MergeOffer): void {
    const { heap } = this
    let at = heap.length
    heap.push(offer)
    while (at > 0) {
      const up = (at - 1) >> 1
      const parent = heap[up]
      if (!parent || !isBefore(offer, parent)) break
      heap[at] = parent
      at = up
    }
    heap[at] = offer
  }

  pop(): MergeOffer | undefined {
    const { heap } = this
    const top = heap[0]
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return top
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      let next = heap[child]
      const right = heap[child + 1]
      if (next && right && isBefore(right, next)) {
        child++
        next = right
      }
      if (!next || !isBefore(next, last)) break
      heap[at] = next
      at = child
    }
    heap[at] = last
    return top
  }
}

function isBefore(a: MergeOffer, b: MergeOffer): boolean {
  if (a.strength !== b.strength) return a.strength > b.strength
  return a.a !== b.a ? a.a < b.a : a.b !== b.b ? a.b < b.b : a.size > b.size
}
