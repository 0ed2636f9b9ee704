import { renderToString } from 'hono/jsx/dom/server'
import { expect, test } from 'vitest'
import type { WebText } from '../../../messages/page-text.ts'
import { contextReasons, joinReasons } from '../../../messages/reasons.ts'
import { ReasonText, reasonTexts } from './reasons.tsx'
import { makeLocale } from '../locale.ts'

const preferences = {
  lang: 'ar',
  theme: 'auto',
  size: 2,
  font: 'naskh',
  digits: 'arab',
  region: '',
  timeZone: 'UTC',
  calendar: 'gregory',
  pictures: true,
} as const

const locale = makeLocale(preferences, 0)
const shown = (code: string, values: Record<string, string | number>) =>
  renderToString(ReasonText({ locale, reason: { code, values } })).replace(/<\/?bdi[^>]*>/g, '')

test('values stand in their places, those without a place after the text, numbers in the digits of the reader', () => {
  expect(shown('why.shared-names', { names: 'سلمى' })).toBe('أسماء مشتركة: سلمى')
  expect(shown('why.same-text', { percent: 97 })).toMatch(/^النص نفسه: ٩٧٪/)
  expect(shown('origin.credited', { count: 3, name: 'أ' })).toBe('ينسب إليه النصَّ ٣ ناشرين: أ')
  expect(shown('unheard-of', { x: 'a' })).toBe('unheard-of: a')
})

test('counts take the Arabic plural: one, two, 3 to 10, 11 to 99, 100', () => {
  expect([0, 1, 2, 3, 11, 100].map((hours) => shown('why.time-apart', { hours }))).toEqual([
    'نُشرا في الساعة نفسها',
    'بينهما ساعة',
    'بينهما ساعتان',
    'بينهما ٣ ساعات',
    'بينهما ١١ ساعة',
    'بينهما ١٠٠ ساعة',
  ])
  expect([1, 2, 5, 30].map((days) => shown('background.earlier', { days }))).toEqual([
    'قبله بيوم',
    'قبله بيومين',
    'قبله بـ٥ أيام',
    'قبله بـ٣٠ يوماً',
  ])
  expect(reasonTexts({ code: 'similar.copies', values: { count: 1 } }).en).toBe('Republished by 1 site')
})

test('both languages, every form with places that the other language has', () => {
  const all: Record<string, WebText> = { ...contextReasons, ...joinReasons }
  for (const [code, { ar, en }] of Object.entries(all)) {
    const forms = [ar, en].flatMap((text): string[] => (typeof text === 'string' ? [text] : Object.values(text)))
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
    const most = forms.map(places).sort((a, b) => b.length - a.length)[0] ?? []
    for (const form of forms) expect([[], most], code).toContainEqual(places(form))
    if (typeof ar === 'string' && typeof en === 'string') expect(places(ar), code).toEqual(places(en))
  }
  expect(reasonTexts({ code: 'why.same-text', values: { percent: 97 } })).toEqual({
    ar: 'النص نفسه: 97%',
    en: 'The same text: 97%',
  })
})
