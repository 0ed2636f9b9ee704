import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayMs, minuteMs } from '../../model/instant.ts'
import { webMessages } from '../../messages/web.ts'
import type { WebKey } from '../../messages/web.ts'
import { makeLocale } from './locale.ts'
import { readPreferences, regionDigits, writePreferences } from './preferences.ts'
import type { Preferences } from './preferences.ts'

const defaults: Preferences = {
  lang: 'ar',
  theme: 'auto',
  size: 2,
  font: 'naskh',
  digits: 'latn',
  region: '',
  timeZone: 'UTC',
  calendar: 'gregory',
  pictures: true,
}
const now = Date.UTC(2026, 10, 24, 12)
const locale = (change: Partial<Preferences> = {}) => makeLocale({ ...defaults, ...change }, now)

test('Arabic counts take six forms', () => {
  const sites = (count: number) => locale().text('count.sites', { count })
  expect([0, 1, 2, 3, 11, 100].map(sites)).toEqual([
    'لا مواقع',
    'موقع واحد',
    'موقعان',
    '3 مواقع',
    '11 موقعاً',
    '100 موقع',
  ])
  expect(locale().text('count.origins', { count: 3 })).toBe('3 مصادر مستقلة')
  expect(locale({ lang: 'en' }).text('count.sites', { count: 1 })).toBe('1 site')
})

test('digits follow the country unless chosen', () => {
  expect(locale({ digits: 'auto', region: 'EG' }).number(1234.5)).toBe('١٬٢٣٤٫٥')
  expect(locale({ digits: 'auto', region: 'MA' }).number(2026)).not.toMatch(/[٠-٩]/)
  expect(locale({ digits: 'latn', region: 'EG' }).number(12)).toBe('12')
  expect(regionDigits('')).toBe('latn')
})

test('month names follow the country', () => {
  expect(locale().day(now)).toContain('نوفمبر')
  expect(locale({ region: 'SY' }).day(now)).toContain('تشرين الثاني')
})

test('the Hijri day stands beside the Gregorian one when chosen', () => {
  expect(locale().absolute(now)).not.toContain('هـ')
  expect(locale({ calendar: 'both', region: 'SA' }).absolute(now)).toContain('هـ')
})

test('relative times round down and turn into days of the calendar after a week', () => {
  const l = locale({ lang: 'en' })
  expect(l.relative(now - 30_000)).toBe('just now')
  expect(l.relative(now - 119 * minuteMs)).toBe('1 hour ago')
  expect(l.relative(now - 8 * dayMs)).toBe('16 November 2026')
  expect(l.relative(Date.UTC(2026, 10, 24), true)).toBe('24 November 2026')
  expect(l.until(now + 20 * minuteMs)).toBe('in 20 minutes')
})

test('values in plain texts are isolated', () => {
  expect(locale().text('speaker.title', { name: 'Adel (PM)' })).toBe('أقوال \u2068Adel (PM)\u2069')
})

test('every text has both languages, and the same places in them', () => {
  for (const [key, { ar, en }] of Object.entries(webMessages)) {
    const forms = (text: string | object): string[] => (typeof text === 'string' ? [text] : Object.values(text))
    const places = (text: string | object) => new Set(forms(text).flatMap((f) => f.match(/\{\w+\}/g) ?? []))
    expect(places(ar), key).toEqual(places(en))
  }
})

test('no text of any key leaves a place open when given its values', () => {
  const keys = Object.keys(webMessages) as WebKey[]
  for (const lang of ['ar', 'en'] as const) {
    for (const key of keys) {
      const values = Object.fromEntries(
        [
          ...locale({ lang })
            .template(key, 5)
            .matchAll(/\{(\w+)\}/g),
        ].map(([, n]) => [n ?? '', 5]),
      )
      expect(locale({ lang }).text(key, { count: 5, ...values }), key).not.toMatch(/[{}]/)
    }
  }
})

test('preferences survive their cookie, and no cookie or header breaks them', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (cookie, lang, acceptLanguage) => {
      const read = readPreferences({ cookie, lang, acceptLanguage, defaults })
      expect(readPreferences({ cookie: writePreferences(read), defaults })).toEqual(read)
      expect(() => makeLocale(read, now).absolute(now)).not.toThrow()
    }),
  )
})

test('the query comes before the cookie, the cookie before Accept-Language', () => {
  const read = (o: object) => readPreferences({ defaults, ...o }).lang
  expect(read({ acceptLanguage: 'fr, en;q=0.8, ar;q=0.5' })).toBe('en')
  expect(read({ acceptLanguage: 'en', cookie: 'lang=ar' })).toBe('ar')
  expect(read({ acceptLanguage: 'ar', cookie: 'lang=ar', lang: 'en' })).toBe('en')
  expect(read({ acceptLanguage: 'fr' })).toBe('ar')
})
