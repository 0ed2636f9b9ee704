/**
 * Hash of a word as written, and of its kind, for its slot in the vocabulary.
 * In: units and a range. Out: signed 32-bit numbers. Touches nothing but the process's random seed.
 *
 * Seeded per process against hash-flooding.
 */
import { tokenKind } from '../scanner/token-flags.ts'

/** Random per process, so that nobody can write an article whose words all collide. Only slots depend on it, no result and no order. */
const seed = crypto.getRandomValues(new Int32Array(1))[0] ?? 0

/** Where the hash of each kind begins. */
export const wordLookup = seed ^ 0x811c9dc5
const numberLookup = seed ^ 0x2c1b3c6d
const handleLookup = seed ^ 0x297a2d39

/** `finishLookup(addToLookup(…))` over `units[start, end)`. */
export function lookupOf(units: Uint16Array, start: number, end: number, kind: number): number {
  let h: number = kind === tokenKind.word ? wordLookup : kind === tokenKind.number ? numberLookup : handleLookup
  for (let i = start; i < end; i++) h = addToLookup(h, units[i] ?? 0)
  return finishLookup(h)
}

/** The hash with one more unit. */
export function addToLookup(h: number, unit: number): number {
  return Math.imul(h ^ unit, 0x01000193)
}

/** The lower bits choose a slot: mixes in the higher ones, which depend on all letters. */
export function finishLookup(h: number): number {
  return h ^ (h >>> 15)
}
