import { renderToString } from 'hono/jsx/dom/server'
import { expect, test } from 'vitest'
import { contextReasons, joinReasons } from '../../messages/reasons.ts'
import { ReasonText, reasonTexts } from './reasons.tsx'
import { makeLocale } from './locale.ts'

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

test('values stand in their places, those without a place after the text, numbers in the digits of the reader', () => {
  const locale = makeLocale(preferences, 0)
  const shown = (code: string, values: Record<string, string | number>) =>
    renderToString(ReasonText({ locale, reason: { code, values } })).replace(/<\/?bdi[^>]*>/g, '')
  expect(shown('why.time-apart', { hours: 12 })).toBe('الفارق بينهما بالساعات: ١٢')
  expect(shown('why.shared-names', { names: 'سلمى' })).toBe('أسماء مشتركة: سلمى')
  expect(shown('why.same-text', { percent: 97 })).toMatch(/^النص نفسه: ٩٧٪/)
  expect(shown('unheard-of', { x: 'a' })).toBe('unheard-of: a')
})

test('both languages, with the same places', () => {
  for (const [code, { ar, en }] of Object.entries({ ...contextReasons, ...joinReasons })) {
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
    expect(places(ar), code).toEqual(places(en))
  }
  expect(reasonTexts({ code: 'why.same-text', values: { percent: 97 } })).toEqual({
    ar: 'النص نفسه: 97%',
    en: 'The same text: 97%',
  })
})
