/**
 * What follows a full vocabulary: a new one with the words that were met most.
 * In: a vocabulary. Out: another one. Touches nothing.
 */
import { longestWordUnits } from './fold-word.ts'
import { Vocabulary } from './vocabulary.ts'
import { rowOf } from './word-rows.ts'

/** Words that go on, of those that fill a vocabulary. */
const mostKept = 160_000
const fullCapacity = 1 << 18

/** A new vocabulary with the words of `full` that were met most often, at most `mostKept`, and their columns. */
export function successorOf(full: Vocabulary): Vocabulary {
  const numbers = mostMet(full, mostKept)
  const next = new Vocabulary(fullCapacity)
  for (const number of numbers) next.copyWord(full, full.idAt(number))
  next.filled = next.count
  next.filledColumns = full.filledColumns
  return next
}

/** Numbers of at most `most` words of ordinary length, those met more often than the others and at least twice. */
function mostMet(words: Vocabulary, most: number): Uint32Array {
  const levels = 64
  const withUses = new Uint32Array(levels)
  const levelOf = new Uint8Array(words.count)
  for (let k = 1; k < words.count; k++) {
    const id = words.idAt(k)
    const uses = (words.rows[id + rowOf.ranges] ?? 0) >>> 24
    const from = words.lettersFrom(id)
    const level = words.lettersEnd(from) - from > longestWordUnits ? 0 : Math.min(levels - 1, uses)
    levelOf[k] = level
    withUses[level] = (withUses[level] ?? 0) + 1
  }
  let least = levels
  let kept = 0
  for (; least > 2 && kept + (withUses[least - 1] ?? 0) <= most; least--) kept += withUses[least - 1] ?? 0
  const numbers = new Uint32Array(kept)
  let at = 0
  for (let k = 1; k < words.count; k++) if ((levelOf[k] ?? 0) >= least) numbers[at++] = k
  return numbers
}
