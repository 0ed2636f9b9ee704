import { describe, expect, test } from 'vitest'
import { extractArticle } from '../extract-article.ts'

const news = [
  'أعلنت بلدية مدينة النخيل الخيالية يوم الأحد أنها أنهت أعمال الصيانة في الجسر القديم، وأكدت أن الحركة ستعود إليه قبل نهاية الأسبوع.',
  'وقال رئيس البلدية إن الكلفة بلغت مليوني دينار، وإن الأعمال انتهت قبل موعدها بشهر كامل بفضل جهود العاملين فيها.',
  'وأضاف أن البلدية ستبدأ العام المقبل بتوسيع الطريق المؤدي إلى الجسر من جهتيه الشرقية والغربية.',
] as const

function textOf(body: string, title = 'الجسر القديم يعود إلى العمل'): string {
  const html = `<html><head><title>${title}</title></head><body><article><h1>${title}</h1>${body}</article></body></html>`
  const outcome = extractArticle({ url: 'https://nakhil.example/1', html })
  return outcome.ok ? outcome.value.text : outcome.problem.code
}

const between = (html: string): string => `<p>${news[0]}</p>${html}<p>${news[1]}</p><p>${news[2]}</p>`

describe('a sentence that begins like a label is text', () => {
  test.each([
    'اشترك الأهالي في تنظيف ضفتي النهر قبل افتتاح الجسر.',
    'شارك في الاحتفال طلاب من ثلاث مدارس.',
    'تابعنا الأعمال منذ يومها الأول، قال أحد السكان.',
    'نشرت البلدية في 3 مارس 2026 قائمة بأسماء المقاولين.',
    'Share of traffic over the bridge rose to a third.',
    'Edited by her brother, the diary of the builder sold well.',
    'Photo: nobody kept one, the mayor said with a smile.',
  ])('%s', (sentence) => {
    expect(textOf(between(`<p>${sentence}</p>`))).toContain(sentence)
  })
})

describe('labels and what is no text go', () => {
  test.each([
    ['an advertisement between dashes', '<div><span>- إعلان -</span></div>', 'إعلان'],
    [
      'a linked label that ends like a sentence',
      '<p><a href="/app">حمل تطبيق صحيفة النخيل لتصلك الأخبار أولا بأول.</a></p>',
      'حمل تطبيق',
    ],
    ['a date line', '<p>نشر في: 3 مارس 2026 الساعة 09:30</p>', '09:30'],
  ])('%s', (_, html, words) => {
    expect(textOf(between(html))).not.toContain(words)
  })

  test('a pulled quote stands once', () => {
    const text = textOf(between('<aside class="pull-quote"><p>انتهت قبل موعدها بشهر كامل</p></aside>'))
    expect(text.split('انتهت قبل موعدها بشهر كامل')).toHaveLength(2)
  })

  test('comments under a heading of their own', () => {
    const text = textOf(
      `${between('')}<h4>التعليقات (2)</h4><ul><li><p>كلام طويل يكتبه زائر غاضب عن الجسر وعن الطريق وعن كل شيء في المدينة.</p></li></ul>`,
    )
    expect(text).not.toContain('زائر غاضب')
  })

  test('cards of other articles with linked headlines', () => {
    const card = (n: number): string =>
      `<article><h3><a href="/${n}">خبر آخر رقم ${n}</a></h3><p>مقتطف من خبر آخر لا علاقة له بهذا الجسر رقم ${n}.</p></article>`
    expect(textOf(`${between('')}<div>${card(1)}${card(2)}</div>`)).not.toContain('مقتطف من خبر آخر')
  })
})

describe('text stays', () => {
  test.each([
    [
      'a paragraph that is one link',
      `<p><a href="/x">وكان الجسر قد أغلق قبل عامين بعد أن ظهرت فيه شقوق طويلة.</a></p>`,
      'وكان الجسر قد أغلق',
    ],
    [
      'the section under "About" that goes on with the article',
      '<h2>نبذة عن الجسر</h2><p>بني قبل مئة عام من حجارة المقلع القريب.</p>',
      'بني قبل مئة عام',
    ],
    [
      'a part that search engines may not quote',
      '<div data-nosnippet><p>ورفض المقاول التعليق على أسباب التأخير الأول.</p></div>',
      'ورفض المقاول',
    ],
  ])('%s', (_, html, words) => {
    expect(textOf(between(html))).toContain(words)
  })

  test('items with prose and a link each', () => {
    const items = news.map((p, i) => `<li><h2>تحديث ${i}</h2><p>${p}</p><a href="#${i}">المصدر</a></li>`).join('')
    expect(textOf(`<ul>${items}</ul>`)).toContain(news[2])
  })

  test('paragraphs set as headings', () => {
    expect(textOf(news.map((p) => `<h3>${p}</h3>`).join(''))).toContain(news[1])
  })

  test('captions of a story of pictures', () => {
    const shown = ['جسر الحجارة عند الفجر', 'صيادون تحت القوس الثالث', 'سوق السمك على الضفة']
    const text = textOf(
      shown.map((c) => `<h2>${c}.</h2><figure><img src="/a.jpg"></figure>`).join(''),
      'ثلاث صور من النهر',
    )
    expect(text).toContain(shown[1])
  })

  test('text that only a script shows', () => {
    const data = JSON.stringify({
      props: { article: { title: 'الجسر القديم يعود إلى العمل', body: news.map((p) => `<p>${p}</p>`).join('') } },
    })
    expect(textOf(`<div class="skeleton"></div><script type="application/json">${data}</script>`)).toContain(news[2])
  })

  test('text in a template', () => {
    expect(textOf(`<template>${news.map((p) => `<p>${p}</p>`).join('')}</template>`)).toContain(news[1])
  })
})
