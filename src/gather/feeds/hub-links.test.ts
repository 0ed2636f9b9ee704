import { expect, test } from 'vitest'
import { parseFeed } from './parse-feed.ts'

const url = 'https://alwaha.example/feeds/latest'
const pushOf = (body: string) => {
  const parsed = parseFeed(body, { url })
  if (!parsed.ok) throw new Error(parsed.problem.code)
  return parsed.value.push
}
const item = '<item><title>خبر</title><link>https://alwaha.example/1</link></item>'
const both = { hubs: ['https://hub.example/'], self: 'https://alwaha.example/rss' }

test('an RSS channel names its hubs in links of Atom, whatever their prefix', () => {
  for (const prefix of ['atom', 'a', 'atom10'])
    expect(
      pushOf(`<rss version="2.0" xmlns:${prefix}="http://www.w3.org/2005/Atom"><channel><link>https://alwaha.example/</link>
<${prefix}:link rel="self" href="/rss"/><${prefix}:link rel="hub" href="https://hub.example/"/>${item}</channel></rss>`),
    ).toEqual(both)
})

test('an Atom feed does so in its own links, an entry’s links are not the feed’s', () => {
  const feed = (links: string, inside = ''): string =>
    `<feed xmlns="http://www.w3.org/2005/Atom">${links}<entry><id>1</id>${inside}<link href="https://alwaha.example/1"/></entry></feed>`
  const links = '<link rel="hub" href="https://hub.example/"/><link rel="self" href="/rss"/>'
  expect(pushOf(feed(links))).toEqual(both)
  expect(pushOf(feed('', links))).toBeUndefined()
})

test('a JSON feed lists them with their kind', () => {
  const feed = (type: string): string =>
    JSON.stringify({ feed_url: '/rss', hubs: [{ type, url: 'https://hub.example/' }, 'x', null], items: [] })
  expect(pushOf(feed('WebSub'))).toEqual(both)
  expect(pushOf(feed('rssCloud'))).toBeUndefined()
})

test('what is no web address is no hub', () => {
  expect(pushOf(`<rss><channel><link rel="hub" href="ftp://hub.example/"/>${item}</channel></rss>`)).toBeUndefined()
  expect(pushOf(`<rss><channel>${item}</channel></rss>`)).toBeUndefined()
})
