import { expect, test } from 'vitest'
import { addToLookup, finishLookup, lookupOf } from './slot-hash.ts'
import { tokenKind } from '../scanner/token-flags.ts'
import { unitsOf } from '../unit-arrays.ts'

const slots = 4095

/** Words that share a slot when the hash begins with a number that is known beforehand. */
function craftedWords(count: number): string[] {
  const words: string[] = []
  for (let n = 0; words.length < count; n++) {
    const word = `و${n.toString(36)}`
    let h = 0x811c9dc5 | 0
    for (const unit of unitsOf(word)) h = addToLookup(h, unit)
    if ((finishLookup(h) & slots) === 1) words.push(word)
  }
  return words
}

test('words crafted for one slot do not share one', () => {
  const words = craftedWords(64)
  const used = new Set(words.map((word) => lookupOf(unitsOf(word), 0, word.length, tokenKind.word) & slots))
  expect(used.size).toBeGreaterThan(16)
})

test('the same letters have the same hash wherever they stand, and another one as another kind', () => {
  const units = unitsOf('12 12')
  expect(lookupOf(units, 0, 2, tokenKind.number)).toBe(lookupOf(units, 3, 5, tokenKind.number))
  expect(lookupOf(units, 0, 2, tokenKind.number)).not.toBe(lookupOf(units, 0, 2, tokenKind.word))
})
