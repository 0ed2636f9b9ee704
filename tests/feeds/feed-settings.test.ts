/**
 * Every setting of a feed changes what is fetched or what is kept: a press on loopback, the real engine, settings set as people set them.
 * In: nothing. Out: test results. Opens a server on loopback and a store in a temporary directory.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addSource } from '../../src/application/add-source.ts'
import { changeFeedSettings, feedSettingNames, settingsDeps } from '../../src/application/feed-settings.ts'
import type { FeedSettingsChange } from '../../src/application/feed-settings.ts'
import { openRuntime, type Runtime } from '../../src/application/open-runtime.ts'
import { pollOnce } from '../../src/application/poll-once.ts'
import { configWith } from '../../src/config/config.ts'
import { createLog } from '../../src/log.ts'
import type { Feed } from '../../src/model/article.ts'
import { minuteMs } from '../../src/model/instant.ts'

const sentence = 'قالت مديرة الميناء إن السفن ستعود إلى الرصيف الشرقي بعد أن ينتهي العمال من ترميمه قبل نهاية الشهر. '
let directory: string
let server: Server
let origin: string
let r: Runtime
let round = 0
let items = ''
const asked: { url: string; headers: IncomingMessage['headers'] }[] = []
const tested = new Set<string>()

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'siyaq-settings-'))
  server = createServer((request, response) => {
    const url = request.url ?? ''
    asked.push({ url, headers: request.headers })
    if (url.startsWith('http://')) response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed())
    else if (url.startsWith('/closed') && request.headers.authorization !== `Basic ${btoa('salma:secret-word')}`)
      response.writeHead(401).end()
    else if (/^\/(?:closed|feed)/.test(url)) {
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end()
      else response.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"1"' }).end(feed())
    } else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(url))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port }: AddressInfo | { port: number } = Object(server.address())
  origin = `http://127.0.0.1:${port}`
  const config = configWith({
    dataDir: directory,
    hostDelayMs: 0,
    respectRobots: false,
    workers: 1,
    allowPrivate: [`127.0.0.1:${port}`],
  })
  const opened = await openRuntime(config, createLog({ level: 'silent' }), { lock: 'test' })
  if (!opened.ok) throw new Error(opened.problem.code)
  r = opened.value
})
afterAll(async () => {
  await r.close()
  server.closeAllConnections()
  server.close()
  rmSync(directory, { recursive: true, force: true })
})
beforeEach(() => {
  round++
  asked.length = 0
  items = item('ترميم الرصيف', 'محليات') + item('كأس الأمواج', 'رياضة')
})

const feed = (): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>الميناء</title><link>${origin}/</link>${items}</channel></rss>`

function item(title: string, category: string, more = ''): string {
  const link = `${origin}/news/${round}/${encodeURIComponent(title)}`
  return `<item><title>${title}</title><link>${link}</link><category>${category}</category>${more}</item>`
}

const page = (url: string): string =>
  `<html lang="ar"><head><title>${decodeURIComponent(url.split('/').at(-1) ?? '')}</title></head><body>
  <article class="story"><p>${sentence.repeat(4)}</p><p class="note">هامش المحرر: وردت الأرقام من إدارة الميناء نفسها أمس.</p></article>
  <div id="box"><p>صندوق الحقائق: طول الرصيف مئتا متر.</p></div></body></html>`

/** A feed with these settings, read once; its articles' texts and their entries. */
async function readWith(change: FeedSettingsChange, path = `/feed/${round}`) {
  const id = `press-${round}`
  await r.store.putSource({ id, name: id, kind: 'newspaper', createdAt: 1, paused: false })
  const added = await r.store.addFeed({ sourceId: id, url: `${origin}${path}` }, r.clock())
  await set(added, change)
  await pollOnce(r, { feedIds: [added.id] })
  const { items: heads } = await r.store.articles({ sourceId: id, limit: 20 })
  const articles = await r.store.articlesByIds(heads.map((head) => head.id))
  return { feed: await feedOf(added.id), articles, titles: articles.map((a) => a.title).sort() }
}

async function set(of: Feed, change: FeedSettingsChange): Promise<void> {
  for (const name of Object.keys(change)) tested.add(name)
  const done = await changeFeedSettings(settingsDeps(r), of.id, change)
  if (!done.ok) throw new Error(`${done.problem.code} ${done.problem.detail ?? ''}`)
}

async function feedOf(id: number): Promise<Feed> {
  const found = await r.store.feed(id)
  if (!found) throw new Error('the feed is gone')
  return found
}

test('without settings both pages are fetched and their bodies found', async () => {
  const { articles, titles } = await readWith({})
  expect(titles).toEqual(['ترميم الرصيف', 'كأس الأمواج'])
  expect(articles[0]?.text).toContain('الرصيف الشرقي')
  expect(articles[0]?.text).toContain('صندوق الحقائق')
})

test('an interval of its own', async () => {
  const { feed: read } = await readWith({ intervalMs: 7 * minuteMs })
  expect(read.intervalMs).toBe(7 * minuteMs)
})

test('user agent and headers, on the feed and on its pages', async () => {
  await readWith({ userAgent: 'Mozilla/5.0 (wanted)', headers: { cookie: 'member=1', 'x-key': 'k' } })
  expect(asked).toHaveLength(3)
  for (const { headers } of asked)
    expect(headers).toMatchObject({ 'user-agent': 'Mozilla/5.0 (wanted)', cookie: 'member=1', 'x-key': 'k' })
})

test('HTTP authentication opens a closed feed', async () => {
  const shut = await readWith({}, `/closed/${round}`)
  expect(shut.feed.errorCode).toBe('fetch.status')
  await set(shut.feed, { auth: { user: 'salma', password: 'secret-word' } })
  await pollOnce(r, { feedIds: [shut.feed.id] })
  expect((await feedOf(shut.feed.id)).errorCode).toBeUndefined()
})

test('a source can be added that only its settings open', async () => {
  const address = `${origin}/closed/added`
  expect(await addSource(r, address, { id: 'closed' })).toMatchObject({ ok: false })
  const auth = { user: 'salma', password: 'secret-word' }
  const added = await addSource(r, address, { id: 'closed', settings: { auth, section: 'محليات' } })
  expect(added).toMatchObject({ ok: true, value: { feeds: [{ isNew: true }] } })
  expect(JSON.stringify(added)).not.toContain('secret-word')
})

test('a proxy is asked instead of the site', async () => {
  await readWith({ proxy: origin })
  expect(asked[0]?.url).toBe(`${origin}/feed/${round}`)
})

test('a feed whose cache is not believed is asked without validators', async () => {
  const believed = await readWith({})
  await pollOnce(r, { feedIds: [believed.feed.id] })
  expect(asked.at(-1)?.headers['if-none-match']).toBe('"1"')
  await set(believed.feed, { ignoreCache: true })
  await pollOnce(r, { feedIds: [believed.feed.id] })
  await pollOnce(r, { feedIds: [believed.feed.id] })
  expect(asked.slice(-2).map(({ url, headers }) => [url, headers['if-none-match']])).toEqual([
    [`/feed/${round}`, undefined],
    [`/feed/${round}`, undefined],
  ])
})

test('the text of the feed alone: no page is fetched, a changed text is a revision', async () => {
  items = item('إغلاق الجسر', 'محليات', '<description>أُغلق الجسر ليلاً.</description>')
  const { feed: read, articles } = await readWith({ feedTextOnly: true })
  expect(articles.map((a) => [a.title, a.text])).toEqual([['إغلاق الجسر', 'أُغلق الجسر ليلاً.']])
  expect(asked.map(({ url }) => url)).toEqual([`/feed/${round}`])
  items = item('إغلاق الجسر', 'محليات', '<description>أُغلق الجسر ليلاً ويُفتح فجراً.</description>')
  await set(read, { ignoreCache: true })
  await pollOnce(r, { feedIds: [read.id] })
  const again = await r.store.articlesByIds(articles.map((a) => a.id))
  expect(again.map((a) => [a.revision, a.text])).toEqual([[2, 'أُغلق الجسر ليلاً ويُفتح فجراً.']])
})

test('a selector of the body, and one of what to drop', async () => {
  const { articles } = await readWith({ bodySelector: '.story', dropSelector: '.note' })
  expect(articles[0]?.text).toBe(sentence.repeat(4).trim())
})

test('rules keep and block', async () => {
  expect((await readWith({ keep: ['category: رياضة'] })).titles).toEqual(['كأس الأمواج'])
  round++
  items = item('ترميم الرصيف', 'محليات') + item('كأس الأمواج', 'رياضة')
  expect((await readWith({ block: ['title: /^كأس/'] })).titles).toEqual(['ترميم الرصيف'])
})

test('a section is one more category of what is kept', async () => {
  const { articles } = await readWith({ section: 'الواجهة البحرية', keep: ['category: الواجهة البحرية'] })
  expect(articles).toHaveLength(2)
  const [entry] = await r.store.entriesByUrl([articles[0]?.url ?? ''])
  expect(entry?.item.categories).toContain('الواجهة البحرية')
})

test('an item is known again by what the settings say', async () => {
  const story = (title: string, link: string, guid: string): string =>
    `<item><title>${title}</title><link>${origin}/news/${round}/${link}</link><guid isPermaLink="false">${guid}</guid></item>`
  const countAfter = async (identity: 'guid' | 'link' | 'title', first: string, second: string): Promise<number> => {
    round++
    items = first
    const { feed: read } = await readWith({ identity, ignoreCache: true })
    items = second
    await pollOnce(r, { feedIds: [read.id] })
    return (await r.store.articles({ sourceId: `press-${round}`, limit: 20 })).items.length
  }
  const old = (): string => story('ترميم الرصيف', 'a', 'x1')
  expect(await countAfter('guid', old(), story('ترميم الرصيف الشرقي', 'b', 'x1'))).toBe(1)
  expect(await countAfter('link', old(), story('ترميم الرصيف الشرقي', 'b', 'x1'))).toBe(2)
  expect(await countAfter('title', old(), story('ترميم الرصيف', 'c', 'x2'))).toBe(1)
  expect(await countAfter('guid', old(), story('ترميم الرصيف', 'c', 'x2'))).toBe(2)
})

test('values that cannot be are refused with the name of the setting, and change nothing', async () => {
  const { feed: read } = await readWith({})
  const bad: FeedSettingsChange[] = [
    { intervalMs: 1 },
    { userAgent: 'a\r\nb' },
    { headers: { host: 'x' } },
    { headers: { cookie: 'a\nb' } },
    { auth: { user: 'a:b', password: '' } },
    { proxy: 'http://10.0.0.1:3128' },
    { bodySelector: 'div[' },
    { dropSelector: ':never(x)' },
    { keep: ['/(/'] },
    { block: Array.from({ length: 101 }, () => 'x') },
    { section: 'a\u0000b' },
  ]
  for (const change of bad) {
    const done = await changeFeedSettings(settingsDeps(r), read.id, change)
    const name = Object.keys(change)[0] ?? ''
    expect(done, name).toMatchObject({ ok: false, problem: { code: 'feed.bad-setting' } })
    expect(done.ok ? '' : done.problem.detail).toContain(name)
  }
  expect(await r.store.feedSettings.of(read.id)).toEqual({})
})

test('secrets are not shown, and do not follow a feed that moves to another site', async () => {
  const { feed: read } = await readWith({
    auth: { user: 'salma', password: 'secret-word' },
    headers: { cookie: 'c=1' },
  })
  const shown = await changeFeedSettings(settingsDeps(r), read.id, { section: 'محليات' })
  expect(shown).toMatchObject({ ok: true, value: { settings: { hasPassword: true, headerNames: ['cookie'] } } })
  expect(JSON.stringify(shown)).not.toMatch(/secret-word|c=1/)
  expect((await r.store.feedSettings.of(read.id)).secretFor).toBe(read.url)
  await changeFeedSettings(settingsDeps(r), read.id, { auth: null, headers: null })
  expect(await r.store.feedSettings.of(read.id)).toEqual({ section: 'محليات' })
})

test('every setting was tried here', () => {
  expect([...tested].sort()).toEqual([...feedSettingNames].sort())
})
