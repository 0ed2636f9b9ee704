import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMachineDate, readPrintedDate } from './read-date.ts'

const fetchedAt = Date.UTC(2024, 0, 5, 12)
const iso = (text: string, lang = 'ar'): string | undefined => {
  const date = readPrintedDate(text, lang, fetchedAt)
  return date && new Date(date.at).toISOString().slice(0, date.dateOnly ? 10 : 16)
}

test.each([
  ['الثلاثاء 17 مارس/آذار 2020 14:30 بتوقيت غرينتش', '2020-03-17T14:30'],
  ['١٧ كانون الثاني ٢٠٢٤', '2024-01-17'],
  ['15 غشت 2021', '2021-08-15'],
  ['12 جانفي 2022 - 10:30', '2022-01-12T10:30'],
  ['3 جويلية 2019', '2019-07-03'],
  ['الأحد 5 رمضان 1445', '2024-03-15'],
  ['1446/03/12 هـ', '2024-09-15'],
  ['قبل ساعتين', '2024-01-05T10:00'],
  ['منذ 3 أيام', '2024-01-02'],
  ['نشر في: 10:22 م، الأربعاء 7 أكتوبر 2020', '2020-10-07T22:22'],
  ['31 شباط 2020', undefined],
  ['عام 2020', undefined],
  ['شاركه 20 شخصاً', undefined],
])('%s', (text, expected) => {
  expect(iso(text)).toBe(expected)
})

test('Jalali dates by name and by number in Persian', () => {
  expect(iso('۲ تیر ۱۳۹۹', 'fa')).toBe('2020-06-22')
  expect(iso('1399/04/02', 'fa')).toBe('2020-06-22')
})

test('an ambiguous English day is not guessed, and a relative one needs the fetch time', () => {
  expect(readPrintedDate('07/04/2020', 'en')).toBeUndefined()
  expect(iso('25/04/2020', 'en')).toBe('2020-04-25')
  expect(readPrintedDate('قبل ساعتين', 'ar')).toBeUndefined()
})

test('machine dates keep their instant and their zone', () => {
  expect(readMachineDate('2020-03-17T10:00:00+03:00')).toEqual({
    at: Date.UTC(2020, 2, 17, 7),
    dateOnly: false,
    offsetMinutes: 180,
  })
  expect(readMachineDate('2020-03-17')).toEqual({ at: Date.UTC(2020, 2, 17), dateOnly: true })
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1996, 0, 1), max: Date.UTC(2090, 0, 1) }), (at) => {
      const whole = Math.floor(at / 1000) * 1000
      expect(readMachineDate(new Date(whole).toISOString())?.at).toBe(whole)
    }),
  )
})

test('no text makes the readers throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      readPrintedDate(text, 'ar', fetchedAt)
      readMachineDate(text)
    }),
  )
})
