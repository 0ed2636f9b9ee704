import { expect, test } from 'vitest'
import { hubLinksOf } from './link-header.ts'

const base = 'https://alwaha.example/feeds/latest.xml?x=1'

test.each([
  ['<https://hub.example/>; rel="hub"', { hubs: ['https://hub.example/'] }],
  [
    '<https://hub.example/a>; rel=hub, <https://alwaha.example/rss>; rel="self"',
    { hubs: ['https://hub.example/a'], self: 'https://alwaha.example/rss' },
  ],
  [
    '</rss>; title="a, <b>; rel=x"; REL="alternate SELF hub"',
    { hubs: ['https://alwaha.example/rss'], self: 'https://alwaha.example/rss' },
  ],
  ['<../hub>;rel=hub', { hubs: ['https://alwaha.example/hub'] }],
  ['<https://a.example/>; rel=hub, <https://a.example/>; rel=hub', { hubs: ['https://a.example/'] }],
])('%s', (header, expected) => {
  expect(hubLinksOf([header], base)).toEqual(expected)
})

test('without a hub there is nothing to subscribe to', () => {
  for (const header of [
    '',
    '<https://a.example/>; rel=self',
    '<javascript:x>; rel=hub',
    '<',
    '>;rel=hub',
    'rel=hub',
    '<>; rel=hub',
  ])
    expect(hubLinksOf([header], base)).toBeUndefined()
})

test('links may come in several headers, and five hubs are enough', () => {
  const many = Array.from({ length: 9 }, (_, i) => `<https://hub${i}.example/>; rel=hub`)
  expect(hubLinksOf(many, base)?.hubs).toHaveLength(5)
})
