/**
 * An aggregator page of our own making, with every part of one: credit, glued keywords, a whole second article under
 * "read also" with a teaser glued into it and an embedded post, and similar headlines. As HTML and as text.
 */
import { expect, test } from 'vitest'
import { splitParts } from '../../src/extract/parts/split-parts.ts'

const title = 'وزير النقل في جمهورية السنديان يفتتح محطة القطار'
const body = [
  'افتتح وزير النقل في جمهورية السنديان، صباح الأحد، محطة القطار الجديدة في مدينة المرجان بعد عامين من العمل المتواصل.',
  'وقالت وزارة النقل إن المحطة تستقبل ستين رحلة في اليوم، مؤكدة أن الأسعار ستبقى كما هي حتى نهاية العام المقبل.',
  'وأضافت نادين السرو مديرة المشروع أن العمال زرعوا حول المحطة مئتي شجرة، وأن الحديقة ستفتح أبوابها للزوار قريباً.',
]
const second = 'قبل الافتتاح.. سكان المرجان يطالبون بمواقف للدراجات'
const secondBody = [
  'طالب سكان مدينة المرجان بتخصيص مواقف للدراجات أمام محطة القطار، وجمعوا لذلك ألف توقيع في يومين، حسب ما ذكرت جمعية محلية.',
  'وأعلن المجلس البلدي أنه سيناقش الطلب في جلسته المقبلة، وأن القرار سيصدر قبل نهاية الشهر في كل الأحوال.',
]
const teaser = 'محطة بلا مواقف.. والدراجات على الرصيف - موقع 77'
const post = 'الدراجات أولا #المرجان pic.twitter.com/abc123'
const similar = [
  'قطار المرجان ينطلق في موعده',
  'جمهورية السنديان تشتري عشرين قاطرة',
  'أسعار التذاكر لن تتغير هذا العام',
]
const keywords = 'وزارة النقل محطة القطار مدينة المرجان المزيد'

const expected = {
  body,
  credit: 'صحيفة الضفة',
  keywordsRaw: 'وزارة النقل محطة القطار مدينة المرجان',
  keywords: ['وزارة النقل', 'محطة القطار', 'مدينة المرجان'],
  similar,
}
const embed = { kind: 'x-post', text: post, author: 'Marjan Riders', handle: '@marjanriders', date: '2024-05-03' }

test('the page as text', () => {
  const lines = [
    title,
    ...body,
    'المصدر: صحيفة الضفة',
    `كلمات دلالية: ${keywords}`,
    'إقرأ أيضاً:',
    second,
    secondBody[0] ?? '',
    post,
    '— Marjan Riders (@marjanriders) May 3, 2024',
    `${teaser}${secondBody[1] ?? ''}`,
    'مقالات مشابهة',
    ...similar.map((s) => `  \u2022 ${s}`),
  ]
  const parts = splitParts({ id: 1, text: lines.join('\n\n') })
  expect(parts).toMatchObject({ id: 1, title, ...expected })
  expect(parts.readAlso).toEqual([{ title: second, body: secondBody, teasers: [teaser], embeds: [embed] }])
})

test('the page as HTML', () => {
  const p = (list: readonly string[]): string => list.map((text) => `<p>${text}</p>`).join('')
  const html = `<html lang="ar"><head><title>${title}</title></head><body><nav><a href="/">الرئيسية</a></nav><h1>${title}</h1><div class="content">${p(body)}<p>المصدر: <a href="/s">صحيفة الضفة</a></p><p>كلمات دلالية: ${keywords}</p><p>إقرأ أيضاً:</p><h2>${second}</h2><p>${secondBody[0] ?? ''}</p><p>${post}</p><p>— Marjan Riders (@marjanriders) May 3, 2024</p><p><a href="/t">${teaser}</a>${secondBody[1] ?? ''}</p></div><h3>مقالات مشابهة</h3><ul>${similar.map((s) => `<li><a href="/x">${s}</a></li>`).join('')}</ul></body></html>`
  const parts = splitParts({ id: 2, url: 'https://agg.example/1', html })
  expect(parts).toMatchObject({ id: 2, title, ...expected })
  expect(parts.readAlso).toEqual([{ title: second, body: secondBody, teasers: [teaser], embeds: [embed] }])
})

test('an input without an article has empty parts', () => {
  expect(splitParts({ id: 3, text: '' })).toEqual({
    id: 3,
    title: null,
    body: [],
    credit: null,
    keywordsRaw: null,
    keywords: [],
    readAlso: [],
    similar: [],
  })
})
