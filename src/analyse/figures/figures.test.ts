import { expect, test } from 'vitest'
import { analyseText } from '../analysed-text.ts'
import { countedPeople, duals, hedges, units } from '../../data/figures.data.ts'
import { hedgeKinds } from './figure-words.ts'
import { findFigures } from './figures.ts'

const figuresOf = (text: string) =>
  findFigures(analyseText('', text, 'ar')).map((f) => [f.value, f.valueTo ?? null, f.unit, f.hedge ?? null])

test.each([
  ['وصل 12 شخصا.', [12, null, 'person', null]],
  ['مقتل ٣٢ شخصا.', [32, null, 'dead', null]],
  ['أصيب أكثر من خمسة وعشرين عاملا وجرح خمسة وعشرين جنديا.', [25, null, 'injured', null]],
  ['بلغت الكلفة 4.5 مليارات دولار.', [4.5e9, null, 'USD', null]],
  ['ارتفع 2,5 في المئة.', [2.5, null, 'percent', null]],
  ['بزيادة 28.8% عن العام.', [28.8, null, 'percent', null]],
  ['غادر نحو ثلاثة ملايين لاجئ.', [3e6, null, 'displaced', 'about']],
  ['بين 120 و170 قتيلا.', [120, 170, 'dead', null]],
  ['من 10 إلى 15 قتيلا.', [10, 15, 'dead', null]],
  ['خمسمئة ألف برميل.', [5e5, null, 'barrel', null]],
  ['مقتل جنديين في انفجار.', [2, null, 'dead', null]],
  ['نقل 6.671.878 راكبا أو 1,949 راكب.', [1949, null, 'person', null]],
])('%s', (text, expected) => {
  expect(figuresOf(text)).toContainEqual(expected)
})

test('dates and bare numbers are no figures', () => {
  expect(figuresOf('في 12 أغسطس 2015 عند الساعة 11:30.')).toEqual([])
})

test('units and hedges that lists refer to are there', () => {
  const keys = (entries: readonly string[]): string[] => entries.map((entry) => entry.split(' | ')[1] ?? '')
  const known = new Set(keys(units))
  // They share a field of six bits.
  expect(known.size).toBeLessThan(64)
  expect([...keys(duals), ...countedPeople].filter((unit) => !known.has(unit))).toEqual([])
  expect(keys(hedges).filter((hedge) => !hedgeKinds.some((kind) => kind === hedge))).toEqual([])
})
