import { expect, test } from 'vitest'
import { outletOf } from './outlet-of.ts'

test.each([
  ['https://news.press.example/rss', undefined, 'press.example'],
  ['http://feeds.feedburner.com/WahaDaily', undefined, 'wahadaily.feeds.feedburner.com'],
  ['http://feeds.feedburner.com/WahaDaily', 'https://www.alwaha.example/', 'alwaha.example'],
  ['https://waha.blogspot.com/feeds/posts/default', 'https://waha.blogspot.com/', 'waha.blogspot.com'],
  ['https://waha.substack.com/feed', undefined, 'waha.substack.com'],
  ['https://rsshub.example/telegram/channel/waha', undefined, 'waha.channel.telegram.rsshub.example'],
  ['https://medium.com/feed/@waha', undefined, 'waha.medium.com'],
  ['https://waha.medium.com/feed', undefined, 'waha.medium.com'],
  ['https://www.youtube.com/feeds/videos.xml?channel_id=UCwaha1', undefined, 'ucwaha1.www.youtube.com'],
  ['https://news.google.com/rss/search?q=الواحة&hl=ar', undefined, 'الواحة.search.news.google.com'],
])('%s (site %s) is of %s', (feed, site, outlet) => {
  expect(outletOf(feed, site)).toBe(outlet)
})
