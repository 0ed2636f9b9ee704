import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageFrom, readCursor, writeCursor } from './cursor.ts'
import { storeProblem } from './store-problem.ts'

test('a cursor gives its numbers back exactly', () => {
  const number = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  fc.assert(
    fc.property(fc.array(number, { minLength: 1, maxLength: 3 }), (values) => {
      const kept = values.map((value) => (Object.is(value, -0) ? 0 : value))
      expect(readCursor(writeCursor(kept), kept.length)).toEqual(kept)
    }),
  )
})

test('anything else is refused with a code, never taken for a number', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        expect(readCursor(text, 1)).toEqual([expect.any(Number)])
      } catch (error) {
        expect(storeProblem(error)?.code).toBe('query.bad-cursor')
      }
    }),
  )
  for (const text of ['', 'AA', writeCursor([1, 2]), Buffer.from('1e999').toString('base64url')]) {
    expect(() => readCursor(text, 1)).toThrow('query.bad-cursor')
  }
})

test('a page has a cursor only when there is more', () => {
  const page = (rows: number[], limit: number) => pageFrom(rows, limit, String, (row) => [row])
  expect(page([3, 2, 1], 3)).toEqual({ items: ['3', '2', '1'] })
  expect(page([3, 2, 1], 2)).toEqual({ items: ['3', '2'], next: writeCursor([2]) })
  expect(page([], 2)).toEqual({ items: [] })
})
