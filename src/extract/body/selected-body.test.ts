/** A body that a person chose: all of it, nothing else, whatever the page's own shape. */
import { expect, test } from 'vitest'
import { extractArticle } from '../extract-article.ts'
import { badSelector, type PageSelectors } from './selected-body.ts'

const long =
  'قال مدير المرصد إن الموج سيعلو مساء الغد على طول الساحل الشرقي من الخليج، ودعا الصيادين إلى البقاء في الميناء. '
const page = `<html lang="ar"><head><title>الموج يعلو</title></head><body><nav class="menu"><a href="/">الرئيسة</a></nav>
<main><h1>الموج يعلو</h1><article class="post"><p>${long.repeat(4)}</p></article>
<div class="sidebar-note"><p>مسألة جانبية قصيرة.</p><p class="promo">صورة من الأرشيف القديم.</p></div>
<section id="facts"><p>الارتفاع متران.</p></section></main></body></html>`

function textOf(select: PageSelectors | undefined): string {
  const read = extractArticle({ url: 'https://alwaha.example/1', html: page, ...(select ? { select } : {}) })
  return read.ok ? read.value.text : read.problem.code
}

test('without a choice the body is found', () => {
  expect(textOf(undefined)).toBe(long.repeat(4).trim())
})

test('what is chosen is the body, in several places too, furniture or not', () => {
  const text = textOf({ body: '.sidebar-note, #facts' })
  expect(text).toBe('مسألة جانبية قصيرة.\n\nصورة من الأرشيف القديم.\n\nالارتفاع متران.')
  const read = extractArticle({ url: 'https://alwaha.example/1', html: page, select: { body: '.sidebar-note' } })
  expect(read).toMatchObject({ ok: true, value: { title: 'الموج يعلو', confidence: 1 } })
  expect(read.ok && read.value.html).toContain('صورة من الأرشيف القديم')
})

test('what is to be dropped is dropped, from a chosen body and from a found one', () => {
  expect(textOf({ body: '.sidebar-note', drop: '.promo' })).toBe('مسألة جانبية قصيرة.')
  expect(textOf({ drop: 'article.post' })).not.toContain('المرصد')
})

test('a selector that finds nothing leaves the body that would be found', () => {
  expect(textOf({ body: '.gone' })).toBe(long.repeat(4).trim())
})

test('only what is a selector is one', () => {
  for (const good of ['div.main > p:not(.ad)', 'article', '[itemprop="articleBody"]', ':is(h2, p)'])
    expect(badSelector(good), good).toBeUndefined()
  for (const bad of ['', 'div[', ':unknown(x)', 'a::before']) expect(badSelector(bad), bad).toBeDefined()
})
