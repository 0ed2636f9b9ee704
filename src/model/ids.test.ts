import fc from 'fast-check'
import { expect, test } from 'vitest'
import { articleId, firstIdAt, idInstant } from './ids.ts'

test('ids grow with time whatever the address', { tags: ['slow'] }, () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4e12 }),
      fc.integer({ min: 1000, max: 1e12 }),
      fc.webUrl(),
      fc.webUrl(),
      (at, later, a, b) => {
        expect(articleId(at + later, b)).toBeGreaterThan(articleId(at, a))
      },
    ),
  )
})

test('an id is a safe integer inside its second', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8e12 }), fc.webUrl(), (at, url) => {
      const id = articleId(at, url)
      expect(Number.isSafeInteger(id)).toBe(true)
      expect(id).toBeGreaterThanOrEqual(firstIdAt(at))
      expect(id).toBeLessThan(firstIdAt(at + 1000))
      expect(idInstant(id)).toBe(Math.floor(at / 1000) * 1000)
    }),
  )
})
