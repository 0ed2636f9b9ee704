import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extractArticle } from './extract-article.ts'
import { isSiteFurniture, learnFurniture } from './page/site-furniture.ts'

const paragraph = (n: number): string =>
  `<p>قالت إدارة الميناء الخيالي إن السفينة رقم ${n} وصلت في موعدها، وإن تفريغ حمولتها سيستمر حتى مساء الغد على الأقل.</p>`

test('never throws, whatever the page', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          '<p>',
          '</div>',
          '<div class="content">',
          '<a href="/x">',
          '</a>',
          '<table><td>',
          '<h1>ع',
          '<script>',
          '</script>',
          '<li>',
          '&#x110000;',
          '<!--',
          'نص طويل يكفي لأن يكون فقرة من فقرات المقال، وفيه فاصلة. ',
          '\u0000',
        ),
        { maxLength: 60 },
      ),
      (pieces) => {
        extractArticle({ url: 'https://a.example/', html: pieces.join('') })
      },
    ),
  )
})

test('a hundred thousand nested elements are read without overflow', { tags: ['slow'] }, () => {
  const html = `${'<div>'.repeat(100_000)}${[1, 2, 3].map(paragraph).join('')}`
  expect(extractArticle({ url: 'https://a.example/', html }).ok).toBe(true)
})

test('media addresses are absolute, trackers are dropped, embedded posts become embeds', () => {
  const html = `<h1>وصول السفينة</h1><div class="article-body">${paragraph(1)}<img src="/a.jpg" alt="ميناء"><img src="https://www.facebook.com/tr?id=1"><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>${paragraph(2)}${paragraph(3)}</div>`
  const outcome = extractArticle({ url: 'https://a.example/news/1', html })
  if (!outcome.ok) throw new Error(outcome.problem.code)
  expect(outcome.value.html).toContain('src="https://a.example/a.jpg"')
  expect(outcome.value.html).not.toContain('facebook')
  expect(outcome.value.parts.embeds).toEqual([{ kind: 'youtube', url: 'https://www.youtube.com/watch?v=abcdefghijk' }])
})

test('a block on many pages of a site is furniture, and is then left out', () => {
  const notice = '<p>يعمل فريقنا على مدار الساعة لتقديم الأخبار إليكم من كل مكان، ونرحب بملاحظاتكم ورسائلكم دائماً.</p>'
  const page = (n: number): string => `<h1>خبر ${n}</h1><div>${paragraph(n)}${paragraph(n + 50)}${notice}</div>`
  const site = learnFurniture([1, 2, 3, 4].map(page))
  expect(isSiteFurniture(site, notice.replace(/<\/?p>/g, ''))).toBe(true)
  const outcome = extractArticle({ url: 'https://a.example/9', html: page(9), site })
  if (!outcome.ok) throw new Error(outcome.problem.code)
  expect(outcome.value.text).not.toContain('على مدار الساعة')
  expect(outcome.value.text).toContain('رقم 9')
  expect(learnFurniture([page(5)], site).pages).toBe(5)
})

test('a page without a date has none', () => {
  const outcome = extractArticle({
    url: 'https://a.example/x',
    html: `<h1>وصول السفينة</h1>${[1, 2, 3].map(paragraph).join('')}`,
  })
  expect(outcome.ok && outcome.value.publishedAt).toBeUndefined()
})
