import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Analysis, Figure } from '../../../model/analysis.ts'
import { makeLocale } from '../locale.ts'
import { cut, marksOf, paragraphs } from './marked-text.tsx'
import type { TextMark } from './marked-text.tsx'

const mark = fc
  .record({ start: fc.nat(60), length: fc.nat(20) })
  .map(({ start, length }): TextMark => ({ start, end: start + length, layer: 'mentions' }))

test('the pieces of a paragraph give it back, and each mark covers exactly its span', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.nat(20), fc.array(mark, { maxLength: 8 }), (text, start, marks) => {
      const pieces = cut(text, start, marks)
      expect(pieces.map((p) => p.text).join('')).toBe(text)
      for (const m of marks) {
        const marked = pieces.filter((p) => p.marks.includes(m)).map((p) => p.text)
        expect(marked.join('')).toBe(text.slice(Math.max(0, m.start - start), Math.max(0, m.end - start)))
      }
    }),
  )
})

test('paragraphs know where they start in the text', () => {
  const text = 'الأولى\n\n\nالثانية\n\nالثالثة'
  const found = paragraphs(text)
  expect(found.map((p) => p.text)).toEqual(['الأولى', 'الثانية', 'الثالثة'])
  for (const p of found) expect(text.slice(p.start, p.start + p.text.length)).toBe(p.text)
})

const preferences = { theme: 'auto', size: 2, font: 'naskh', digits: 'latn', region: '', timeZone: 'UTC' } as const

test('a mark of a figure says what is counted, who, and what it is of the quantity', () => {
  const base: Figure = { field: 'text', start: 0, end: 7, value: 5, unit: 'dead', surface: '5 جنود' }
  const analysis: Analysis = {
    version: 1,
    lang: 'ar',
    dir: 'rtl',
    keyphrases: [],
    entities: [],
    mentions: [],
    statements: [],
    figures: [
      { ...base, noun: 'جندي', scope: 'part', hedge: 'about' },
      { ...base, unit: 'منزل', valueTo: 8 },
    ],
    credits: [],
  }
  const titles = (lang: 'ar' | 'en') => {
    const locale = makeLocale({ ...preferences, lang, calendar: 'gregory', pictures: true }, 0)
    return marksOf(analysis, '', new Set(['figures']), locale).map((mark) => mark.title)
  }
  expect(titles('ar')).toEqual(['5 القتلى (جندي)، نحو، جزء من المجموع', '5–8 منزل'])
  expect(titles('en')).toEqual(['5 Dead (جندي), about, part of the total', '5–8 منزل'])
})
