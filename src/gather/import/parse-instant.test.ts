import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInstant } from './parse-instant.ts'

test.each([
  ['2015-08-01 07:51:13', '2015-08-01T07:51:13.000Z', false],
  ['2015-08-01T07:51:13Z', '2015-08-01T07:51:13.000Z', false],
  ['2015-08-01T07:51:13.250+03:00', '2015-08-01T04:51:13.250Z', false],
  ['2015-08-01T07:51:13 -0430', '2015-08-01T12:21:13.000Z', false],
  ['2015/8/1', '2015-08-01T00:00:00.000Z', true],
  ['2015-08-01', '2015-08-01T00:00:00.000Z', true],
  ['Sat, 01 Aug 2015 07:51:13 GMT', '2015-08-01T07:51:13.000Z', false],
  ['1438415473', '2015-08-01T07:51:13.000Z', false],
  [1438415473, '2015-08-01T07:51:13.000Z', false],
  [1438415473000, '2015-08-01T07:51:13.000Z', false],
])('%s is an instant', (raw, iso, dateOnly) => {
  expect(parseInstant(raw)).toEqual({ at: Date.parse(iso), dateOnly })
})

test.each([
  '',
  'yesterday',
  '2015-02-30',
  '2015-13-01',
  '2015-08-01 25:00',
  '12',
  'منذ ساعتين',
  0,
  -5,
  null,
  undefined,
  {},
  Number.NaN,
])('%s is none', (raw) => {
  expect(parseInstant(raw)).toBeUndefined()
})

test('what toISOString writes is read back, and no text throws', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1e11, max: 4e12 }), fc.string(), (at, noise) => {
      expect(parseInstant(new Date(at).toISOString())).toEqual({ at, dateOnly: false })
      parseInstant(noise)
    }),
  )
})
