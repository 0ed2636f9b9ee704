import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance } from './edit-distance.ts'

test.each([
  ['مظاهره', 'مضاهره', 0.3],
  ['الجسسر', 'الجسر', 0.35],
  ['المدرسه', 'المدرسة', 1],
  ['الوزيير', 'الوزير', 0.35],
  ['كتاب', 'كاتب', 0.6],
  ['غوغل', 'جوجل', 0.6],
])('%s is %s with %d mistakes', (a, b, distance) => {
  expect(editDistance(a, b, 3)).toBeCloseTo(distance)
})

test('nothing but the word itself is no mistake away, and the way back is as long', () => {
  const word = fc.string({ unit: fc.constantFrom('ا', 'ب', 'ج', 'و', 'ض'), minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b, 9) === 0).toBe(a === b)
      expect(editDistance(a, b, 9)).toBeCloseTo(editDistance(b, a, 9))
    }),
  )
})

test('what is farther than asked for is only told to be so', () => {
  expect(editDistance('مدرسه', 'قانون', 1)).toBeGreaterThan(1)
  expect(editDistance('ا'.repeat(40), 'ب'.repeat(40), 2)).toBe(3)
})
