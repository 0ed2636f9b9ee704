import fc from 'fast-check'
import { expect, test } from 'vitest'
import { IntMap } from './int-map.ts'

const key = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer())
const value = fc.integer({ min: 1, max: 1000 })
const step = fc.oneof(
  fc.record({ how: fc.constant('set' as const), key, value }),
  fc.record({ how: fc.constant('add' as const), key, value }),
)

test('has what a Map has, however often it has been used before', () => {
  const map = new IntMap()
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), fc.array(key), (steps, others) => {
      map.clear()
      const plain = new Map<number, number>()
      for (const { how, key, value } of steps) {
        if (how === 'set') map.set(key, value)
        else map.add(key, value)
        if (how === 'set' || !plain.has(key)) plain.set(key, value)
        expect(map.get(key)).toBe(plain.get(key))
        expect(map.get(key >>> 0)).toBe(plain.get(key))
      }
      for (const other of others) expect(map.get(other)).toBe(plain.get(other) ?? 0)
      expect(map.size).toBe(plain.size)
      expect([...map.keys()].toSorted((a, b) => a - b)).toEqual([...plain.keys()].toSorted((a, b) => a - b))
    }),
  )
})

test('is empty again after a large text', () => {
  const map = new IntMap()
  for (let k = 0; k < 100_000; k++) map.add(k * 7919, k + 1)
  expect(map.get(99_999 * 7919)).toBe(100_000)
  map.clear()
  expect(map.size).toBe(0)
  for (let k = 0; k < 100_000; k += 997) expect(map.get(k * 7919)).toBe(0)
  map.set(7919, 3)
  expect(map.get(7919)).toBe(3)
})

test('refuses the value that means absent', () => {
  expect(() => {
    new IntMap().set(1, 0)
  }).toThrow(RangeError)
})
