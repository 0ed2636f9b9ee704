/**
 * Chance that is the same every time.
 * In: a seed. Out: numbers, lists in another order. Touches nothing.
 */

/** The elements in an order that `random` chooses (Fisher and Yates). */
export function shuffle<T>(of: readonly T[], random: () => number): T[] {
  const all = [...of]
  for (let i = all.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1))
    const [a, b] = [all[i], all[k]]
    if (a === undefined || b === undefined) continue
    all[i] = b
    all[k] = a
  }
  return all
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
