import { describe, expect, test } from 'vitest'
import { cleanNames } from './byline.ts'
import { extractArticle } from '../extract-article.ts'

describe('names without what is printed around them', () => {
  test.each([
    ['بواسطة هالة ناصر', ['هالة ناصر']],
    ['هالة ناصر وسامي خليل', ['هالة ناصر', 'سامي خليل']],
    ['هالة ناصر - بيروت', ['هالة ناصر']],
    ['خاص - هالة ناصر', ['هالة ناصر']],
    ['هالة ناصر | قبل 3 ساعات', ['هالة ناصر']],
    ['هالة ناصر تابع', ['هالة ناصر']],
    ['ByHala Nasser', ['Hala Nasser']],
    ['Hala Nasser 4 min read', ['Hala Nasser']],
    ['Hala Nasser March 3', ['Hala Nasser']],
    ['وليد وهبة', ['وليد وهبة']],
    ['Byron Nasser', ['Byron Nasser']],
    ['منذ ساعتين', []],
    ['By', []],
    ['March 3', []],
    ['10:40 GMT', []],
  ])('%s', (printed, names) => {
    expect(cleanNames([printed], [])).toEqual(names)
  })
})

describe('an author who is named in a line of its own', () => {
  const news =
    'أعلنت بلدية مدينة النخيل الخيالية يوم الأحد أنها أنهت أعمال الصيانة في الجسر القديم، وأكدت أن الحركة ستعود إليه قريبا.'
  test.each([
    ['over the text', '<p>كتبت- هالة ناصر:</p>'],
    ['in a list of facts', '<ul><li>الكاتب: هالة ناصر</li></ul>'],
  ])('%s', (_, line) => {
    const html = `<html><head><title>الجسر</title></head><body><article><h1>الجسر القديم يعود</h1>${line}<p>${news}</p><p>${news} ثم انصرف.</p></article></body></html>`
    const outcome = extractArticle({ url: 'https://nakhil.example/1', html })
    expect(outcome.ok ? outcome.value.author : outcome.problem.code).toBe('هالة ناصر')
  })

  test('of several articles in JSON-LD, the one whose headline is the title of the page', () => {
    const nodes = [
      {
        '@type': 'NewsArticle',
        headline: 'خبر آخر تماما عن الميناء',
        author: { name: 'سامي خليل' },
        datePublished: '2026-01-01',
      },
      {
        '@type': 'NewsArticle',
        headline: 'الجسر القديم يعود',
        author: { name: 'هالة ناصر' },
        datePublished: '2026-03-01',
      },
    ]
    const html = `<html><head><title>الجسر القديم يعود</title><script type="application/ld+json">${JSON.stringify(nodes)}</script></head><body><h1>الجسر القديم يعود</h1><p>${news}</p></body></html>`
    const outcome = extractArticle({ url: 'https://nakhil.example/1', html })
    expect(outcome.ok ? outcome.value.author : outcome.problem.code).toBe('هالة ناصر')
  })
})
