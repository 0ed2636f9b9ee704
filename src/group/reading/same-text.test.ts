import { expect, test } from 'vitest'
import { dayMs, hourMs } from '../../model/instant.ts'
import { sameText, samePair } from './same-text.ts'

const report =
  'أعلنت بلدية مرسى النخيل افتتاح جسر السنابل الجديد بطول 340 مترا بعد عامين من العمل، وحضر الافتتاح رئيس البلدية سالم الدوسري ' +
  'ومديرة الأشغال هند العتيق، وقال الدوسري إن الجسر سيخفف الازدحام عند مدخل الميناء ويخدم ثلاثين ألف مركبة كل يوم'
const at = Date.UTC(2031, 4, 1)

test('a reprint with a new first sentence is the same text', () => {
  const edited = `مرسى النخيل - المرصد: ${report.replace('أعلنت بلدية مرسى النخيل', 'افتتحت بلدية مرسى النخيل أمس')}`
  const found = sameText({ title: '', text: report, at }, { title: '', text: edited, at: at + hourMs })
  expect(found.same).toBe(true)
  expect(found.containment).toBeGreaterThan(0.7)
})

test('two notices of one wording with other names, days apart, are two texts', () => {
  const other = report
    .replace('السنابل', 'الرياحين')
    .replace('340', '120')
    .replace('سالم الدوسري', 'فهد الناصر')
    .replace('هند العتيق', 'ليلى سمعان')
    .replace('الدوسري إن', 'الناصر إن')
  expect(samePair({ title: '', text: report, at }, { title: '', text: other, at: at + 5 * dayMs })).toBe(false)
})

test('another report and an empty text are not copies', () => {
  const other =
    'فاز نادي الربيع على نادي المرفأ بهدفين في نهائي كأس الشواطئ وسجل زياد البستاني الهدفين في الشوط الثاني أمام جمهور كبير'
  expect(samePair({ title: '', text: report }, { title: '', text: other })).toBe(false)
  expect(samePair({ title: '', text: '' }, { title: '', text: report })).toBe(false)
})
