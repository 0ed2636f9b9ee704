import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortHashes } from './radix-sort.ts'

const number = fc.integer({ min: 0, max: 0xffffffff })
const numbers = fc.oneof(
  fc.array(number, { maxLength: 700, size: 'max' }),
  fc.array(fc.nat(300), { maxLength: 700, size: 'max' }),
  fc.array(fc.constantFrom(0, 7, 0x80000000, 0x80000001, 0xffffffff), { maxLength: 200, size: 'max' }),
)

test('the beginning of the array is as sorting leaves it, the rest untouched', () => {
  fc.assert(
    fc.property(numbers, number, (all, after) => {
      const values = Uint32Array.from([...all, after])
      sortHashes(values, all.length)
      expect(Array.from(values)).toEqual([...all.toSorted((a, b) => a - b), after])
    }),
  )
})

test('very many, and very many that are alike', () => {
  const spread = Uint32Array.from({ length: 40_000 }, (_, i) => Math.imul(i, 0x9e3779b1))
  const alike = Uint32Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 90)
  for (const values of [spread, spread.slice(0, 9_000), alike]) {
    const expected = values.toSorted()
    sortHashes(values, values.length)
    expect(values).toEqual(expected)
  }
})
