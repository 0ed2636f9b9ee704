import { expect, test } from 'vitest'
import { discoverFeeds, guessFeeds } from './discover-feeds.ts'

const home = 'https://press.example/ar/'

test('announced feeds first, linked ones after, comments last, none twice', () => {
  const html = `<html><head><base href="/news/"><link rel="alternate" type="application/rss+xml" title="تعليقات" href="/comments/feed/">
<link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" title=" الأخبار " href="atom.xml"><link rel="alternate" hreflang="en" href="/en/">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1"><link rel="alternate" type="application/feed+json" href="/feed.json">
<link rel="alternate" type="text/xml+oembed" href="/oembed?x"></head>
<body><a href="/rss.xml">خدمة <b>RSS</b></a><a href="atom.xml">Atom</a><a href="/rss-explained.html">x</a><a href="mailto:feed@press.example">y</a></body></html>`
  expect(discoverFeeds(html, home)).toEqual([
    { url: 'https://press.example/news/atom.xml', kind: 'atom', title: 'الأخبار' },
    { url: 'https://press.example/feed.json', kind: 'json' },
    { url: 'https://press.example/rss.xml', kind: 'rss', title: 'خدمة RSS' },
    { url: 'https://press.example/comments/feed/', kind: 'rss', title: 'تعليقات' },
  ])
})

test.each([
  ['https://a.example/?feed=rss2', 'rss'],
  ['https://a.example/section/feed/', 'rss'],
  ['https://a.example/rss/politics.xml', 'rss'],
  ['https://a.example/index.rdf', 'rdf'],
  ['https://a.example/sitemap-news.xml', 'sitemap'],
  ['feed:https://a.example/feed', 'rss'],
])('a link to %s is a feed', (href, kind) => {
  expect(discoverFeeds(`<a href="${href}">x</a>`, home)[0]?.kind).toBe(kind)
})

test('a page without feeds has none, broken markup and scripts do not matter', () => {
  expect(
    discoverFeeds(
      '<p>لا شيء</p><a href="http://[">x</a><link rel=alternate type=application/rss+xml href="javascript:1">',
      home,
    ),
  ).toEqual([])
})

test('guesses are on the site itself, without repetition', () => {
  const guesses = guessFeeds('https://press.example/')
  expect(new Set(guesses).size).toBe(guesses.length)
  expect(guesses.every((guess) => guess.startsWith('https://press.example/'))).toBe(true)
  expect(guessFeeds(home)).toContain('https://press.example/ar/feed/')
})
