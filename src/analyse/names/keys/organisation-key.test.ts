import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise } from '../../../text/normalise.ts'
import { scan } from '../../../text/scanner/scan.ts'
import { organisationKey } from './organisation-key.ts'
import { nameSpan } from '../spans/name-span.ts'

/** Letters that fold, marks, a tatweel, other scripts, digits, and what may stand between words. */
const pieces = [
  'وزارة',
  'الأوقاف',
  'مؤسسة',
  'هيئة',
  'ش\u0640ركة',
  'م\u064F\u0651دن',
  'Apple',
  "l'eau",
  '2,010',
  '١٢',
  'ﷺ',
  'ﻻ',
  'پارس',
]
const gaps = [' ', '  ', ' - ', '\u00A0', '\n', '، ', '\u200F ', '"']

test('is the normalised name, however the words are written and parted', () => {
  const text = fc.array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...gaps)), { minLength: 1, maxLength: 10 })
  fc.assert(
    fc.property(text, fc.nat(9), fc.integer({ min: 1, max: 10 }), (written, first, length) => {
      const s = scan(written.flat().join(''))
      const from = Math.min(first, s.count - 1)
      const to = Math.min(s.count, from + length)
      const surface = s.text.slice(s.start[from], s.end[to - 1])
      expect(organisationKey(s, nameSpan('organisation', from, to, 0), surface)).toBe(
        `organisation:${normalise(surface)}`,
      )
    }),
    { numRuns: 3000 },
  )
})

test('letters that are no part of the name are left out', () => {
  const s = scan('ووزارة الصحة')
  expect(organisationKey(s, nameSpan('organisation', 0, 2, 1), 'وزارة الصحة')).toBe(
    `organisation:${normalise('وزارة الصحة')}`,
  )
})
