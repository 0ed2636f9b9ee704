/** One item under http and https, with and without `www.`: joined only where something besides the address says so. A real store and queue. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FeedItem } from '../model/article.ts'
import { embeddedStore, type EmbeddedStore } from '../../tests/embedded-store.ts'
import type { Queue } from '../queue/queue.ts'
import type { Store } from '../store/store.ts'
import { storeItems } from './store-items.ts'

const now = Date.UTC(2026, 10, 29)
let opened: EmbeddedStore
let store: Store
let queue: Queue
let sites = 0

beforeAll(async () => {
  opened = await embeddedStore()
  ;({ store, queue } = opened)
})
afterAll(async () => {
  await opened.close()
})

/** How many entries there are after one poll with each of the items, `HOST` being a site of its own. */
async function entriesAfter(...polls: FeedItem[][]): Promise<{ count: number; changed: number; urls: string[] }> {
  const host = `joined${++sites}.example`
  await store.putSource({ id: host, name: host, kind: 'newspaper', createdAt: now, paused: false })
  const feed = await store.addFeed({ sourceId: host, url: `https://${host}/feed` }, now)
  let [count, changed] = [0, 0]
  const urls = new Set<string>()
  for (const items of polls) {
    const at = items.map((item) => ({ ...item, url: item.url.replace('HOST', host) }))
    const parsed = { kind: 'rss' as const, items: at, itemCount: at.length, notes: [] }
    const stored = await storeItems({ store, queue, clock: () => now }, feed, parsed, feed.url)
    count += stored.newEntries
    changed += stored.changedEntries
    for (const { url } of at) urls.add(url)
  }
  const known = (await store.entriesByUrl([...urls])).map(({ url }) => url.replace(host, 'HOST'))
  return { count, changed, urls: known }
}

const item = (url: string, more: Partial<FeedItem> = {}): FeedItem => ({
  url,
  title: 'افتتاح سوق الواحة الجديد',
  ...more,
})
const [plain, secure] = ['http://HOST/a', 'https://HOST/a']

test.each([
  [plain, secure],
  [secure, plain],
  ['http://www.HOST/a', secure],
  ['https://HOST/a', 'http://www.HOST/a'],
])('%s and %s with one headline are one entry, which has the newer address', async (before, after) => {
  expect(await entriesAfter([item(before)], [item(after)])).toMatchObject({ count: 1, urls: [after] })
})

test('an id or a date of publication joins what an edited headline would part', async () => {
  const title = 'المجلس يقر ميزانية أخرى'
  expect((await entriesAfter([item(plain, { guid: 'n-100' })], [item(secure, { guid: 'n-100', title })])).count).toBe(1)
  const at = { publishedAt: now - 5_000 }
  expect((await entriesAfter([item(plain, at)], [item(secure, { ...at, title })])).count).toBe(1)
})

test('without a sign they stay two: another headline, both in one feed, another path, another host', async () => {
  const title = 'نتائج مباريات الأحد'
  expect((await entriesAfter([item(plain)], [item(secure, { title })])).count).toBe(2)
  expect((await entriesAfter([item(plain)], [item(plain), item(secure)])).count).toBe(2)
  expect((await entriesAfter([item(plain)], [item('https://HOST/b')])).count).toBe(2)
  expect((await entriesAfter([item(plain)], [item('https://m.HOST/a')])).count).toBe(2)
})
