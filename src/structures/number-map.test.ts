import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NumberMap } from './number-map.ts'

const hash = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer())
const pairs = fc.array(fc.tuple(hash, fc.nat(1000)), { maxLength: 300 })

test('says what a Map says whose keys are given once, however often it has been used before', () => {
  const map = new NumberMap()
  fc.assert(
    fc.property(pairs, fc.array(hash), (added, asked) => {
      map.clear()
      const plain = new Map<number, number>()
      for (const [key, value] of added) {
        map.add(key, value)
        if (!plain.has(key)) plain.set(key, value)
        expect(map.get(key)).toBe(plain.get(key))
      }
      for (const key of asked) expect(map.get(key)).toBe(plain.get(key) ?? -1)
      expect(map.size).toBe(plain.size)
    }),
  )
})

test('is empty again after a large text', () => {
  const map = new NumberMap()
  for (let k = 0; k < 100_000; k++) map.add(k * 7919, k)
  expect(map.get(99_999 * 7919)).toBe(99_999)
  map.clear()
  for (let k = 0; k < 100_000; k += 997) expect(map.get(k * 7919)).toBe(-1)
})
