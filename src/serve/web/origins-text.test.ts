/** What is said of a number of independent origins: never a wide range, in both languages. */
import { expect, test } from 'vitest'
import type { NoCount } from '../../model/story-origins.ts'
import { makeLocale } from './locale.ts'
import { originsText } from './origins-text.ts'
import type { Preferences } from './preferences.ts'

const preferences: Omit<Preferences, 'lang'> = {
  theme: 'auto',
  size: 2,
  font: 'naskh',
  digits: 'latn',
  region: '',
  timeZone: 'UTC',
  calendar: 'gregory',
  pictures: true,
}

function said(lang: 'ar' | 'en', originLeast: number, originMost: number, noCount?: NoCount): string {
  const of = { sourceCount: 9, originCount: originLeast, originLeast, originMost, ...(noCount ? { noCount } : {}) }
  return originsText(makeLocale({ ...preferences, lang }, 0), of)
}

test.each([
  [3, 3, '3 مصادر مستقلة', '3 independent origins'],
  [1, 2, '1–2 مصادر مستقلة', '1–2 independent origins'],
  [2, 3, '2–3 مصادر مستقلة', '2–3 independent origins'],
  [3, 6, '3–6 مصادر مستقلة', '3–6 independent origins'],
  [9, 12, '9–12 مصدراً مستقلاً', '9–12 independent origins'],
  // Wider than three, or than half of its upper end.
  [9, 13, 'ما لا يقل عن 9 مصادر مستقلة', 'at least 9 independent origins'],
  [2, 5, 'ما لا يقل عن مصدرين مستقلين', 'at least 2 independent origins'],
  [12, 40, 'ما لا يقل عن 12 مصدراً مستقلاً', 'at least 12 independent origins'],
  // "At least one" says nothing.
  [
    1,
    3,
    'نصوص بين المتشابه والمختلف: لا يُعرف كم مصدراً مستقلاً',
    'texts between alike and different: the number of independent origins cannot be told',
  ],
])('%i to %i', (least, most, ar, en) => {
  expect(said('ar', least, most)).toBe(ar)
  expect(said('en', least, most)).toBe(en)
})

test('where nothing can be measured the reason stands instead of any number', () => {
  expect(said('ar', 1, 1, 'one-outlet')).toBe('ناشر واحد: لا يُعرف هل للخبر مصدر آخر')
  expect(said('en', 2, 9, 'titles-only')).toBe(
    'headlines without texts: the number of independent origins cannot be told',
  )
})
