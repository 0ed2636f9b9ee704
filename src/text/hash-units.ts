/**
 * `hash32` of model/ids.ts over a range of UTF-16 units, so that the scanner needs no string per word.
 * In: units and a range. Out: the hash that `hash32` gives for the same string. Touches nothing.
 */

/** Equals `hash32(String.fromCharCode(...units.subarray(start, end)))`. */
export function hashUnits(units: Uint16Array, start: number, end: number): number {
  let h = 0x811c9dc5
  for (let i = start; i < end; i++) {
    h ^= units[i] ?? 0
    h = Math.imul(h, 0x01000193)
  }
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  return h >>> 0
}
