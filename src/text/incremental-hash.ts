/**
 * `hash32` of model/ids.ts computed incrementally, so that growing runs of words are hashed without making strings.
 * In: a state and more letters. Out: the next state, and the hash of all letters so far. Touches nothing.
 */

/** State before the first letter. */
export const emptyHash = 0x811c9dc5 | 0

/** State after one more UTF-16 unit. */
export function addUnit(state: number, unit: number): number {
  return Math.imul(state ^ unit, 0x01000193)
}

/** State after `text` from unit `start` on. */
export function addText(state: number, text: string, start = 0): number {
  let h = state
  for (let i = start; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h
}

/** State after `units[from, to)`. */
export function addUnits(state: number, units: Uint16Array, from: number, to: number): number {
  let h = state
  for (let i = from; i < to; i++) h = Math.imul(h ^ (units[i] ?? 0), 0x01000193)
  return h
}

/** The hash of the letters added: `finishHash(addText(emptyHash, word)) === hash32(word)`. */
export function finishHash(state: number): number {
  let h = state ^ (state >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  return h >>> 0
}
