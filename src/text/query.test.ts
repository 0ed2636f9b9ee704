import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuery } from './query.ts'

const surfaces = (q: string): string[] => parseQuery(q).terms.map((term) => term.surface)

test('limits in Arabic and English, wherever they stand', () => {
  const { terms, limits } = parseQuery('جسر مصدر:المرفأ after:2026-03 قبل:٢٠٢٦-٠٤-٠١ lang:ar كاتب:"سلمى النهر" الوادي')
  expect(terms.map((term) => term.surface)).toEqual(['جسر', 'الوادي'])
  expect(limits).toEqual({ source: 'المرفأ', after: '2026-03', before: '2026-04-01', lang: 'ar', by: 'سلمى النهر' })
})

test('a limit is a date in any calendar and naming of months', () => {
  expect(parseQuery('جسر بعد:"6 أيار 2018"').limits).toEqual({ after: '2018-05-06' })
  expect(parseQuery('جسر before:"ماي 2018" after:"رمضان 1439"').limits).toEqual({
    before: '2018-05-01',
    after: '2018-05-16',
  })
  expect(parseQuery('جسر بعد:"أمس"').limits).toEqual({})
})

test('title:, OR, NEAR and NOT', () => {
  expect(parseQuery('عنوان:جسر').terms).toMatchObject([{ surface: 'جسر', title: true }])
  expect(parseQuery('جسر OR "نفق الوادي"').terms).toMatchObject([{ alternatives: ['جسر', 'نفق وادي'] }])
  expect(parseQuery('جسر أو نفق').terms).toHaveLength(1)
  expect(parseQuery('جسر قرب مدرسة نهر')).toMatchObject({ near: [0], terms: [{}, {}, {}] })
  expect(parseQuery('جسر NOT نفق').terms.map((term) => term.negated)).toEqual([false, true])
  expect(parseQuery('bridge or tunnel').terms).toHaveLength(3)
})

test('an operator that makes no sense is a word', () => {
  expect(surfaces('قبل:غد جسر')).toEqual(['غد', 'جسر'])
  expect(surfaces('a:b http://x.example/y')).toEqual(['a:b', 'http://x.example/y'])
  expect(parseQuery('OR جسر').terms.length).toBeGreaterThan(0)
  expect(parseQuery('after:2026-02').limits).toEqual({ after: '2026-02' })
})

test('nothing that is typed is an error', () => {
  const sign = fc.constantFrom(
    '"',
    '«',
    '»',
    '-',
    '=',
    ':',
    '(',
    ')',
    ' ',
    'OR',
    'NEAR',
    'title:',
    'قبل:',
    'جسر',
    '٢',
    '*',
    '\\',
    "'",
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(sign, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 20 }), (parts) => {
      const { terms } = parseQuery(parts.join(''))
      for (const term of terms) expect(term.alternatives.length + (term.phrase?.length ?? 0)).toBeGreaterThan(0)
    }),
  )
})
