import { expect, test } from 'vitest'
import { findCredits } from './credits.ts'

const namesOf = (input: Partial<Parameters<typeof findCredits>[0]>) =>
  findCredits({ title: '', text: '', ...input }).map((c) => [c.name, c.kind, c.role])

test('an agency in the byline, in every spacing', () => {
  for (const author of ['دمشق - أ ف ب', 'دمشق: أ.ف.ب', 'أ. ف. ب (دمشق)', 'فرانس برس - دمشق']) {
    expect(namesOf({ author })).toEqual([['وكالة فرانس برس', 'agency', 'byline']])
  }
})

test('generic words and the own name beside them', () => {
  expect(namesOf({ text: 'سبق- وكالات: وصلت القافلة إلى الواحة.' })).toEqual([
    ['سبق', 'own', 'dateline'],
    ['وكالات', 'generic', 'dateline'],
  ])
})

test('a city is no newspaper in the byline of another source', () => {
  expect(namesOf({ author: 'واس - الرياض', sourceName: 'عكاظ' })).toEqual([
    ['وكالة الأنباء السعودية', 'agency', 'byline'],
  ])
})

test('an attribution names its medium, known or not', () => {
  expect(namesOf({ text: 'بلغ الإنتاج ذروته وفقا لصحيفة «المرفأ الجديد».' })).toEqual([
    ['المرفأ الجديد', 'outlet', 'intext'],
  ])
  expect(namesOf({ text: 'ارتفع السعر بحسب وكالة رويترز.' })).toEqual([['رويترز', 'agency', 'intext']])
})

test('who the origin had it from', () => {
  const [first] = findCredits({ title: '', text: 'نقلت صحيفة الغارديان عن وكالة رويترز أن السفينة وصلت.' })
  expect(first).toMatchObject({ name: 'الغارديان', citing: 'رويترز' })
})

test('a canal is not a channel', () => {
  expect(namesOf({ text: 'تراجعت الرسوم بحسب قناة السويس.' })).toEqual([])
})

test('credits of other languages', () => {
  expect(namesOf({ author: 'PARIS (AFP)' })[0]?.[0]).toBe('وكالة فرانس برس')
  expect(namesOf({ author: 'ТАСС' })[0]?.[0]).toBe('وكالة تاس')
  expect(namesOf({ text: 'LONDON (Reuters) - The ship arrived.' })[0]?.[0]).toBe('رويترز')
})

test('a credit line keeps an unknown name as written', () => {
  expect(findCredits({ title: '', text: '', creditLine: 'المصدر: مرصد الواحة' })).toEqual([
    { span: 'مرصد الواحة', name: 'مرصد الواحة', kind: 'outlet', role: 'creditLine', field: 'credit', start: 8 },
  ])
})
