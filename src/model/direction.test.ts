import { expect, test } from 'vitest'
import { directionOf, directionOfText } from './direction.ts'

test.each(['ar', 'AR', 'ar-EG', 'fa_IR', 'ur', 'ckb', 'ps', 'sd', 'ug', 'dv', 'he', 'iw', 'yi'])(
  '%s is written from right to left',
  (tag) => {
    expect(directionOf(tag)).toBe('rtl')
  },
)

test.each(['en', 'fr-FR', 'ru', 'zh', 'arn', 'hea', 'und', ''])('%s is not', (tag) => {
  expect(directionOf(tag)).toBe('ltr')
})

test('a text has the direction of most of its letters', () => {
  expect(directionOfText('أعلن المتحدث باسم NASA ذلك')).toBe('rtl')
  expect(directionOfText('The word السلام means peace')).toBe('ltr')
  expect(directionOfText('2026')).toBe('ltr')
})
