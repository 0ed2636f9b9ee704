import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WordTable } from './word-table.ts'

const hash = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 0xffffffff }))

test('says what a Map says, 0 for what it has not', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(hash, fc.integer({ min: 1 }))), fc.array(hash), (added, asked) => {
      const table = new WordTable()
      const plain = new Map<number, number>()
      for (const [key, value] of added) {
        table.set(key, value)
        plain.set(key, value)
      }
      for (const key of [...plain.keys(), ...asked]) expect(table.get(key)).toBe(plain.get(key) ?? 0)
    }),
  )
})

test('keeps all words when it grows, and bits add up', () => {
  const table = new WordTable()
  for (let k = 0; k < 5000; k++) table.mark(Math.imul(k, 0x9e3779b1) >>> 0, 1)
  for (let k = 0; k < 5000; k += 2) table.mark(Math.imul(k, 0x9e3779b1) | 0, 4)
  for (let k = 0; k < 5000; k++) expect(table.get(Math.imul(k, 0x9e3779b1) >>> 0)).toBe(k % 2 === 0 ? 5 : 1)
  expect(() => {
    table.set(1, 0)
  }).toThrow(RangeError)
})
