import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseFeedDate } from './feed-dates.ts'

/** Any UTF-16 units, lone surrogates included. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((units) => String.fromCharCode(...units))

const iso = (text: string): string | undefined => {
  const at = parseFeedDate(text)
  return at === undefined ? undefined : new Date(at).toISOString()
}

const read: [string, string | undefined][] = [
  ['Sun, 01 Mar 2026 10:15:30 +0300', '2026-03-01T07:15:30.000Z'],
  ['1 Mar 26 10:15 EST', '2026-03-01T15:15:00.000Z'],
  ['Thu, 01 January 2004 19:48:21 GMT', '2004-01-01T19:48:21.000Z'],
  ['Sun Mar  1 10:15:30 PDT 2026', '2026-03-01T17:15:30.000Z'],
  ['March 1, 2026 3:05 PM', '2026-03-01T15:05:00.000Z'],
  ['2026-03-01T10:15:30Z', '2026-03-01T10:15:30.000Z'],
  ['2026-03-01T10:15:30.123+03:00', '2026-03-01T07:15:30.123Z'],
  ['2026-03-01 10:15', '2026-03-01T10:15:00.000Z'],
  ['2026-03-01T10:15:30 GMT+0300', '2026-03-01T07:15:30.000Z'],
  ['20260301T101530Z', '2026-03-01T10:15:30.000Z'],
  ['2026-060', '2026-03-01T00:00:00.000Z'],
  ['2026-03', '2026-03-01T00:00:00.000Z'],
  ['2026', '2026-01-01T00:00:00.000Z'],
  ['1772359200', '2026-03-01T10:00:00.000Z'],
  ['1772359200000', '2026-03-01T10:00:00.000Z'],
  ['الأحد، 1 مارس 2026 10:15 ص', '2026-03-01T10:15:00.000Z'],
  ['١ آذار ٢٠٢٦ ١٠:١٥ م', '2026-03-01T22:15:00.000Z'],
  ['15 كانون الثاني/يناير 2026', '2026-01-15T00:00:00.000Z'],
  ['3 غشت 2025', '2025-08-03T00:00:00.000Z'],
  ['7 جانفي 2026 - 08:30', '2026-01-07T08:30:00.000Z'],
  ['dim. 1 mars 2026 10:15:00 +0100', '2026-03-01T09:15:00.000Z'],
  ['1er août 2025', '2025-08-01T00:00:00.000Z'],
  ['25/12/2025 08:00', '2025-12-25T08:00:00.000Z'],
  ['12/25/2025 08:00', '2025-12-25T08:00:00.000Z'],
  ['Sat, 28 Nov 2026, 11:05', '2026-11-28T11:05:00.000Z'],
  ['الجمعة 13 نوفمبر 2026، 10:30', '2026-11-13T10:30:00.000Z'],
  ['28.11.2026, 07:30:00', '2026-11-28T07:30:00.000Z'],
  ['٣/٤/٢٠٢٦، ٧:٣٠:٠٠ م', '2026-04-03T19:30:00.000Z'],
  ['mar. 10 nov. 2026 10:00:00 +0100', '2026-11-10T09:00:00.000Z'],
  ['mar, 10 mar 2026 10:00', '2026-03-10T10:00:00.000Z'],
  ['sobota, 28 listopada 2026, 7:30', '2026-11-28T07:30:00.000Z'],
  ['28. listopada 2026. u 07:30', '2026-10-28T07:30:00.000Z'],
  ['28 Kasım 2026 Cumartesi 07:30', '2026-11-28T07:30:00.000Z'],
  ['2026. november 28. 7:30', '2026-11-28T07:30:00.000Z'],
  ['28 nov 10:30', undefined],
]

// What a browser writes for an instant, in every language of the list: four instants, the styles that a page or feed is likely to use.
const languages = (
  'ar-EG ar-MA ar-DZ ar-TN ar-IQ ar-SY ar-SA-u-ca-gregory en-US en-GB en-IN fr fr-CA de es it pt-BR nl sv nb da fi pl cs sk hu ro bg ru ' +
  'uk sr hr sl el tr az he fa-u-ca-gregory ur hi bn id ms vi ja ko zh-CN zh-TW ca gl et lv lt sq mk is hy ka kk uz sw ta te'
).split(' ')
const styles: Intl.DateTimeFormatOptions[] = [
  {},
  { dateStyle: 'full', timeStyle: 'short' },
  { dateStyle: 'long', timeStyle: 'short' },
  { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
]

test.each(languages)('what a browser writes for a date in %s', (language) => {
  for (const at of [Date.UTC(2026, 10, 28, 7, 30), Date.UTC(2026, 2, 24, 19, 5), Date.UTC(2026, 7, 13, 0, 15)])
    for (const style of styles) {
      const written = new Date(at).toLocaleString(language, { ...style, timeZone: 'UTC' })
      expect(written + ' = ' + String(iso(written))).toBe(written + ' = ' + new Date(at).toISOString())
    }
})

test.each(read)('%s', (text, instant) => {
  expect(iso(text)).toBe(instant)
})

test.each([
  '',
  'yesterday',
  'غداً',
  '31 Feb 2026',
  '2026-13-01',
  '03/04/2025',
  '2026-03-01T25:00:00Z',
  '10:15',
  '0000-00-00 00:00:00',
])('%s is no date', (text) => {
  expect(iso(text)).toBeUndefined()
})

test('what Date writes is read back, and nothing throws', () => {
  const instants = fc.integer({ min: 0, max: 4_000_000_000 })
  fc.assert(
    fc.property(instants, (seconds) => {
      const date = new Date(seconds * 1000)
      expect(parseFeedDate(date.toUTCString())).toBe(date.getTime())
      expect(parseFeedDate(date.toISOString())).toBe(date.getTime())
    }),
  )
  fc.assert(fc.property(anyUnits, (text) => parseFeedDate(text) !== null))
})
