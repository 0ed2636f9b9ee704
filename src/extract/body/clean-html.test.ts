import { expect, test } from 'vitest'
import { plainExtracted } from '../../gather/import/make-draft.ts'
import { extractArticle } from '../extract-article.ts'
import { isCleanHtml } from './clean-html.ts'

test('what we write ourselves is clean', () => {
  const html = `<html><body><article><h1>افتتاح جسر الواحة</h1>
    <p dir="rtl">قال المحافظ <a href="/news/2?a=1&amp;b=2">أمس</a> إن <b>الجسر</b> &lt;الجديد&gt; "جاهز" 'الآن'.</p>
    <figure><img src="/bridge.jpg" width="640" height="400" alt="جسر &quot;الواحة&quot;"><figcaption>الجسر</figcaption></figure>
    <ol start="3"><li>أول البنود في القائمة</li><li>ثاني البنود فيها</li></ol>
    <table><tr><td colspan="2">خلية في الجدول</td></tr></table>
    <p>وتستمر الأعمال في المدينة حتى نهاية الأسبوع، وتُفتح الطريق بعدها أمام السيارات في الاتجاهين معاً.</p></article></body></html>`
  const read = extractArticle({ url: 'https://alwaha.example/1', html, fetchedAt: 0 })
  if (!read.ok) throw new Error(read.problem.code)
  expect(read.value.html).toContain('<a href=')
  expect(read.value.html).toContain('<img src=')
  expect(isCleanHtml(read.value.html)).toBe(true)
  expect(isCleanHtml(plainExtracted({ title: 'عنوان', text: 'سطر <أول> "هنا"\nوآخر' }).html)).toBe(true)
  expect(isCleanHtml('')).toBe(true)
})

test.each([
  '<script>alert(1)</script>',
  '<p onclick="x()">نص</p>',
  '<img src="x" onerror="x()">',
  '<a href="javascript:alert(1)">نص</a>',
  '<a href="&#106;avascript:alert(1)">نص</a>',
  '<a href="https://a.example/" href=\'x\'>نص</a>',
  '<p/onclick=x>',
  '<svg><p>',
  'نص > نص',
  '<p>نص > نص</p>',
  '<p',
  '<P>نص</P>',
  '<!-- x -->',
  '<a href="https://a.example/" style="x">نص</a>',
  '<iframe src="https://a.example/"></iframe>',
])('%s is not', (html) => {
  expect(isCleanHtml(html)).toBe(false)
})
