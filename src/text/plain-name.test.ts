import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainName } from './plain-name.ts'

test.each([
  ['هيئة الميناء” نمو', 'هيئة الميناء نمو'],
  ['مدرب المنتخب "سامر الوادي', 'مدرب المنتخب سامر الوادي'],
  ['مجموعة دول (5+1', 'مجموعة دول'],
  ['هالة الفارس (وزيرة النقل)', 'هالة الفارس (وزيرة النقل)'],
  ['هالة الفارس) أمس', 'هالة الفارس'],
  ['«سالم عبيد»،', 'سالم عبيد'],
  ["Sean O'Neill", 'Sean O\u2019Neill'],
  ['"""', ''],
])('%s', (given, name) => {
  expect(plainName(given)).toBe(name)
})

test('no quote mark of a pair is left, and a second time changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'ب', ' ', '"', '«', '»', '(', ')', '[', '،', '-') }), (text) => {
      const name = plainName(text)
      expect(name).not.toMatch(/["«»]/)
      expect(plainName(name)).toBe(name)
    }),
  )
})
