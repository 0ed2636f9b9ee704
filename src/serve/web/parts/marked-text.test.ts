import { expect, test } from 'vitest'
import type { Analysis, Figure } from '../../../model/analysis.ts'
import { makeLocale } from '../locale.ts'
import { marksOf } from './marked-text.tsx'

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
