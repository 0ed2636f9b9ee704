import { expect, test } from 'vitest'
import { featureKind } from '../../model/features.ts'
import { analyseArticle } from '../analyse-article.ts'

const tells = (title: string): boolean =>
  (analyseArticle({ title, text: 'نص الخبر يأتي هنا' }).features.kind & featureKind.told) !== 0

test.each([
  'وزير الموانئ: ما جرى في المرفأ جريمة',
  'جمهورية السنابل تدين الهجوم على المرفأ',
  'رئيس الجمهورية يتلقى التعازي في ضحايا المرفأ',
  'استنكار واسع للهجوم على مرفأ النخيل',
  'The minister: what happened is a crime',
])('words: %s', (title) => {
  expect(tells(title)).toBe(true)
})

test.each([
  'تشييع ضحايا المرفأ في مقبرة النخيل',
  'مقتل خمسة في انفجار بمرفأ النخيل',
  'شاهد: حريق في مرفأ النخيل',
  'بالصور: زيارة المحافظ إلى المرفأ',
  'A title without any colon',
])('acts: %s', (title) => {
  expect(tells(title)).toBe(false)
})
