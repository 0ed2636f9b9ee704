/**
 * Where inside a noun chunk a phrase may begin and end.
 * In: the flags of tokens (chunk-flags.ts). Out: yes or no. Touches nothing.
 *
 * Branch-free tests of all flags together: which flags a word has is unpredictable, and a mispredicted branch costs more than the test.
 */
import { chunkFlag, chunkShift } from './chunk-flags.ts'

const { adjective, definite, free, joint, number, unknown } = chunkFlag
// How far the bit of `definite` moves to stand in the place of another; both are declared after it.
const definiteToUnknown = chunkShift.unknown - chunkShift.definite
const definiteToAdjective = chunkShift.adjective - chunkShift.definite

const beginsNone = number | joint | adjective

/**
 * True when a phrase may begin at token `i` of the chunk that begins at `chunkFirst`: at a noun, not at a modifier of the word before, a
 * joint or a number; inside a run of names only the whole run is a name.
 */
export function mayBegin(flags: Uint32Array, i: number, chunkFirst: number): boolean {
  if (i === chunkFirst) return true
  const here = flags[i] ?? 0
  const before = flags[i - 1] ?? 0
  const both = here & before
  // `unknown` where the word before has no article.
  const inName = both & unknown & ~((before & definite) << definiteToUnknown)
  return ((here & beginsNone) | (before & joint) | (both & definite) | inName) === 0
}

const completes = number | definite

/**
 * True when a phrase may end before token `end` of the chunk that ends before `chunkLast`: where a noun phrase is complete, not between a
 * construct head and what it governs.
 */
export function mayEnd(flags: Uint32Array, end: number, chunkLast: number): boolean {
  const last = flags[end - 1] ?? 0
  if (last & joint) return false
  if (end === chunkLast) return true
  const next = flags[end] ?? 0
  if (last & free) return (last & next & unknown) === 0
  if (next & (joint | number)) return false
  // `adjective` without an article.
  const modifies = next & adjective & ~((next & definite) << definiteToAdjective)
  return ((last & completes) | modifies) !== 0
}
