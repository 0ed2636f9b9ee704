import { describe, expect, test } from 'vitest'
import { extractArticle } from '../extract-article.ts'

const title = 'الجسر القديم يعود إلى العمل'
const news = [
  'أعلنت بلدية مدينة النخيل الخيالية يوم الأحد أنها أنهت أعمال الصيانة في الجسر القديم، وأكدت أن الحركة ستعود إليه قبل نهاية الأسبوع.',
  'وقال رئيس البلدية إن الكلفة بلغت مليوني دينار، وإن الأعمال انتهت قبل موعدها بشهر كامل بفضل جهود العاملين فيها.',
  'وأضاف أن البلدية ستبدأ العام المقبل بتوسيع الطريق المؤدي إلى الجسر من جهتيه الشرقية والغربية.',
]
const other =
  'افتتح في المدينة معرض للكتب المستعملة يستمر أسبوعا ويشارك فيه باعة من ثلاث قرى مجاورة، وقال منظموه إن الدخول مجاني للجميع.'
const paragraphs = news.map((text) => `<p>${text}</p>`).join('')

function textOf(body: string): string {
  const html = `<html><head><title>${title}</title></head><body>${body}</body></html>`
  const outcome = extractArticle({ url: 'https://nakhil.example/1', html })
  return outcome.ok ? outcome.value.text : outcome.problem.code
}

describe('where the article is', () => {
  test('an overlay that shows it under the page heading is no dialog', () => {
    const teasers = Array.from(
      { length: 12 },
      (_, i) => `<li><h3><a href="/${i}">خبر آخر من المدينة ${i}</a></h3><p class="cut">${i} ${other}</p></li>`,
    )
    const text = textOf(
      `<ul>${teasers.join('')}</ul><div class="modal"><h1>${title}</h1><div>${paragraphs.repeat(2)}</div></div>`,
    )
    expect(text).toContain(news[0])
    expect(text).not.toContain('معرض للكتب')
  })

  test('a place named the article stands against what follows it in the same column', () => {
    const timeline = `<div class="timeline">${`<div><p>${other}</p></div>`.repeat(2)}</div>`
    const text = textOf(
      `<div><h1>${title}</h1><div class="article-content">${paragraphs.repeat(2)}</div>${timeline}</div>`,
    )
    expect(text).toContain(news[0])
    expect(text).not.toContain('معرض للكتب')
  })

  test('a table of long cells is not the article when paragraphs stand beside it', () => {
    const rows = news
      .map((text) => `<tr><td>${text} ${other}</td></tr>`)
      .join('')
      .repeat(3)
    const text = textOf(
      `<div><h1>${title}</h1><p>في هذه القائمة: ${news.join(' ')}</p><table><tbody>${rows}</tbody></table><ul>${'<li><a href="/1">خبر آخر من المدينة القديمة</a></li>'.repeat(40)}</ul></div>`,
    )
    expect(text).toContain('في هذه القائمة')
    expect(text).toContain(other)
  })
})

describe('what belongs to the article', () => {
  test('sections under linked headings, the headings too', () => {
    const sections = ['الجسر الأول', 'الجسر الثاني', 'الجسر الثالث', 'الجسر الرابع', 'الجسر الخامس'].map(
      (name) =>
        `<h3 class="t"><a href="/${name}">${name} في المدينة</a></h3><p class="t">${name}: ${news.join(' ')}</p>`,
    )
    const text = textOf(`<div><h2>${title}</h2>${sections.join('')}</div>`)
    expect(text).toContain('الجسر الثالث في المدينة')
    expect(text).toContain(`الجسر الخامس: ${news[0] ?? ''}`)
  })

  test('a section whose id is its heading, whatever the words are elsewhere', () => {
    const section =
      '<div id="share-of-the-news"><h2>Share of the news</h2><p>The paper wrote about the bridge on ten days of that month.</p></div>'
    expect(textOf(`<article><h1>${title}</h1>${paragraphs.repeat(3)}${section}</article>`)).toContain('ten days')
  })

  test('a standfirst that is set as a heading in the body', () => {
    const dek = 'الأعمال انتهت قبل موعدها بشهر والكلفة مليونا دينار فقط كما تقول البلدية'
    const html = `<html><head><title>${title}</title><meta name="description" content="${dek}"></head><body><div class="story-body"><h1>${title}</h1><div><h2>${dek}</h2></div><p>الأحد</p><div>2026</div><div>بقلم</div>${paragraphs}</div></body></html>`
    const outcome = extractArticle({ url: 'https://nakhil.example/1', html })
    expect(outcome.ok && outcome.value.text).toContain(dek)
  })

  test('what a list of other articles is followed by, under a heading of the same rank', () => {
    const list = '<h2>See also</h2><ul><li><a href="/1">The other bridge of the town</a></li></ul><h2>الحواشي</h2>'
    const notes = '<ol><li>كلفة الجسر كما أعلنتها البلدية</li><li>أطوال الجسور في المدينة</li></ol>'
    const text = textOf(`<article><h1>${title}</h1>${paragraphs}${list}${notes}</article>`)
    expect(text).toContain('أطوال الجسور في المدينة')
    expect(text).not.toContain('other bridge')
  })

  test('formulas, once', () => {
    const formula =
      '<math><mi>x</mi><mo>=</mo><mn>2</mn><annotation encoding="application/x-tex">x=2</annotation></math>'
    expect(
      textOf(`<article><h1>${title}</h1>${paragraphs}<p>والطول ${formula} كما قال المهندس في بيانه.</p></article>`),
    ).toContain('والطول x=2 كما قال')
  })
})

describe('what does not', () => {
  test('the pictures of a gallery beside an article, in which each is counted', () => {
    const slides = [1, 2, 3].map((n) => `<li><h2>${n}/3 صورة</h2><p>${other} ${n}</p></li>`).join('')
    const gallery = `<div><ul>${slides}</ul></div>`
    const article = `<article><h1>${title}</h1>${paragraphs.repeat(2)}${gallery}<p>وينتظر الأهالي يوم الافتتاح منذ عام كامل.</p></article>`
    expect(textOf(article)).not.toContain('معرض للكتب')
    expect(textOf(article)).toContain('يوم الافتتاح')
    // A story told in pictures is its pictures.
    expect(textOf(`<article><h1>${title}</h1><p>${news[0] ?? ''}</p>${gallery}</article>`)).toContain('معرض للكتب')
  })

  test('words in a line that are not shown', () => {
    const hidden = '<p>وينتظر الأهالي <span style="display: none">(رابط مخفي للآلة)</span>يوم الافتتاح منذ عام.</p>'
    const text = textOf(`<article><h1>${title}</h1>${paragraphs}${hidden}</article>`)
    expect(text).toContain('الأهالي يوم الافتتاح')
    expect(text).not.toContain('مخفي')
  })
})
