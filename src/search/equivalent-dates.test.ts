import { expect, test } from 'vitest'
import { equivalentDates } from './equivalent-dates.ts'

const asked = (text: string): string[] =>
  [...equivalentDates(text.split(' '))].map(([at, words]) => `${at} ${words[0] ?? ''}`)

test('a day of a Hijri year is that day of ours', () => {
  const found = equivalentDates('انهيار الجسر 20 شعبان 1439'.split(' '))
  expect([found.get(2), found.get(4)]).toEqual([['6'], ['2018']])
  expect(found.get(3)).toEqual(expect.arrayContaining(['مايو', 'ايار', 'ماي']))
  expect(found.has(0) || found.has(1)).toBe(false)
})

test('ours, a month, a year or no date are what they are', () => {
  for (const none of ['6 مايو 2018', 'رمضان 1439', '20 جسرا', '', 'شعبان']) expect(asked(none)).toEqual([])
  expect(equivalentDates(Array.from({ length: 100_000 }, () => 'شعبان')).size).toBe(0)
})
