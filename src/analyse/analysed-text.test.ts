import { expect, test } from 'vitest'
import { analyseText, textScratch, type AnalysedText } from './analysed-text.ts'

const tokensOf = ({ titleScan, textScan }: AnalysedText): number[][] =>
  [titleScan, textScan].map(({ hash, count }) => [...hash.subarray(0, count)])

test('two results alive at once are separate, each with memory of its own or a scratch of its own', () => {
  const [one, other] = [textScratch(), textScratch()]
  const expected = tokensOf(analyseText('عنوان أول', 'نص الخبر الأول من المدينة', 'ar'))
  const own = analyseText('عنوان أول', 'نص الخبر الأول من المدينة', 'ar')
  const first = analyseText('عنوان أول', 'نص الخبر الأول من المدينة', 'ar', one)
  const second = analyseText('آخر', 'كلمات غيرها', 'ar', other)
  analyseText('ثالث', 'ليس منها شيء', 'ar')
  expect(tokensOf(own)).toEqual(expected)
  expect(tokensOf(first)).toEqual(expected)
  expect(tokensOf(second)).toEqual(tokensOf(analyseText('آخر', 'كلمات غيرها', 'ar')))
})

test('one scratch serves one article after another', () => {
  const scratch = textScratch()
  const { textScan } = analyseText('', 'نص الخبر الأول', 'ar', scratch)
  expect(analyseText('', 'كلمات', 'ar', scratch).textScan).toBe(textScan)
})
