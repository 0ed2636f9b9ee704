import { expect, test } from 'vitest'
import { extractArticle } from '../extract-article.ts'

const verse =
  'يا جسر النخيل يا ضوء المساء عد إلينا قبل أن يأتي الشتاء فالمدينة كلها تنتظر الخطى على حجارتك العتيقة منذ عام.'
const news = [
  'أعلنت بلدية مدينة النخيل الخيالية يوم الأحد أنها أنهت أعمال الصيانة في الجسر القديم، وأكدت أن الحركة ستعود إليه قبل نهاية الأسبوع.',
  'وقال رئيس البلدية إن الكلفة بلغت مليوني دينار، وإن الأعمال انتهت قبل موعدها بشهر كامل بفضل جهود العاملين فيها.',
]

function timesOf(sentence: string, body: string): number {
  const html = `<html><head><title>نشيد الجسر</title></head><body><article><h1>نشيد الجسر</h1>${body}</article></body></html>`
  const outcome = extractArticle({ url: 'https://nakhil.example/1', html })
  return outcome.ok ? outcome.value.text.split(sentence).length - 1 : -1
}

const paragraphs = (...texts: (string | undefined)[]): string => texts.map((text) => `<p>${text ?? ''}</p>`).join('')

test('a refrain is said as often as the author says it', () => {
  expect(timesOf(verse, paragraphs(news[0], verse, news[1], verse))).toBe(2)
})

test('paragraphs that follow once more in the same order stand once', () => {
  const body = `<div>${paragraphs(...news)}</div><div>${paragraphs(...news)}</div>`
  expect(timesOf(news[0] ?? '', body)).toBe(1)
  expect(timesOf(news[1] ?? '', body)).toBe(1)
})

test.each([
  ['in a box of another name', `<div class="summary">${verse}</div>`],
  ['that is not shown', `<p style="display: none">${verse}</p>`],
  ['that is pulled out', `<blockquote><p>${verse}</p></blockquote>`],
])('a copy %s goes', (_, copy) => {
  expect(timesOf(verse, `${paragraphs(news[0], verse, news[1])}${copy}`)).toBe(1)
})
