import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packFields } from './packed-fields.ts'

const declarations = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.integer({ min: 1, max: 6 }), { maxKeys: 12 })

test('fields stand side by side in the order of their declaration and never overlap', () => {
  fc.assert(
    fc.property(declarations, fc.nat(3), (widths, from) => {
      const total = Object.values(widths).reduce((sum, width) => sum + width, from)
      if (total > 32) {
        expect(() => packFields(widths, { from })).toThrow(RangeError)
        return
      }
      const { mask, shift, end } = packFields(widths, { from })
      let at = from
      for (const [name, width] of Object.entries(widths)) {
        expect(shift[name]).toBe(at)
        for (let bit = 0; bit < 32; bit++)
          expect(((mask[name] ?? 0) >>> bit) & 1).toBe(bit >= at && bit < at + width ? 1 : 0)
        at += width
      }
      expect(end).toBe(at)
    }),
  )
})

test('a word may be full, and no fuller', () => {
  const { mask } = packFields({ low: 31, high: 1 })
  expect(mask).toEqual({ low: 0x7fffffff, high: -0x80000000 })
  expect(packFields({ all: 32 }).mask.all).toBe(-1)
  expect(() => packFields({ low: 31, high: 2 })).toThrow('33 bits do not fit 32')
  expect(() => packFields({ a: 5, b: 4 }, { room: 8 })).toThrow(RangeError)
})
