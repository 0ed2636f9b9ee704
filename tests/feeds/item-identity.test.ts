/**
 * What is one article: feeds that change between polls, read from a loopback press through the stages "fetch" and "extract".
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { embeddedStore, type EmbeddedStore } from '../embedded-store.ts'
import { createHttpClient, type HttpClient } from '../../src/gather/http/http-client.ts'
import type { ArticleHead } from '../../src/store/records.ts'
import type { Queue } from '../../src/queue/queue.ts'
import type { Store } from '../../src/store/store.ts'
import { hourMs, minuteMs } from '../../src/model/instant.ts'
import { createComputePool } from '../../src/pipeline/compute-pool.ts'
import { extractPages } from '../../src/pipeline/extract-pages.ts'
import { fetchPages, type Politeness } from '../../src/pipeline/fetch-pages.ts'
import { pollFeeds } from '../../src/pipeline/poll-feeds.ts'
import { runWork } from '../../src/pipeline/run-each.ts'

interface Answer {
  status?: number
  headers?: Record<string, string>
  body?: string
}

let now = Date.UTC(2026, 10, 28, 12)
let opened: EmbeddedStore
let server: Server
let port: number
let http: HttpClient
let store: Store
let queue: Queue
const routes = new Map<string, Answer>()
const asked: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    const key = `${(request.headers.host ?? '').split(':')[0]}${decodeURI(request.url ?? '')}`
    asked.push(key)
    const { status = 200, headers = {}, body = '' } = routes.get(key) ?? { status: 404 }
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  ;({ port } = server.address() as AddressInfo)
  http = createHttpClient({ userAgent: 'siyaq-test', allowPrivate: [1, 2].map((n) => `127.0.0.${n}:${port}`) })
  opened = await embeddedStore()
  ;({ store, queue } = opened)
})
afterAll(async () => {
  await opened.close()
  await http.close()
  server.close()
})

const site = (path: string, n = 1): string => `http://127.0.0.${n}:${port}${path}`
const words = (about: string): string =>
  Array.from(
    { length: 5 },
    (_, k) =>
      `<p>قال مجلس بلدية الواحة في بيان عن ${about} إن المرحلة ${k + 1} من أعمال الترميم تبدأ خلال ${k + 3} أسابيع، وتشمل شوارع الحي القديم كلها.</p>`,
  ).join('')
const page = (about: string, head = ''): Answer => ({
  body: `<!doctype html><html lang="ar" dir="rtl"><head><title>ترميم ${about}</title>${head}</head><body><article><h1>ترميم ${about}</h1>${words(about)}</article></body></html>`,
})
const rss = (...items: string[]): Answer => ({
  headers: { 'content-type': 'application/rss+xml' },
  body: `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>الواحة</title><link>${site('/')}</link>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`,
})
const item = (title: string, link: string, more = ''): string => `<title>${title}</title><link>${link}</link>${more}`
const guid = (id: string): string => `<guid isPermaLink="false">${id}</guid>`

/** One poll of the source's feed and the work that follows; the source's articles then. */
async function polled(source: string, feed: Answer): Promise<ArticleHead[]> {
  now += 30 * minuteMs
  routes.set(`127.0.0.1/feeds/${source}`, feed)
  await store.putSource({ id: source, name: source, kind: 'newspaper', createdAt: now, paused: false })
  const followed = await store.addFeed({ sourceId: source, url: site(`/feeds/${source}`) }, now)
  const compute = createComputePool({ workers: 0 })
  const o: Politeness = {
    http,
    store,
    clock: () => now,
    sleep: () => Promise.resolve(),
    userAgent: 'siyaq-test',
    hostDelayMs: 0,
    obeyRobots: false,
  }
  await pollFeeds({ ...o, queue, compute }, [(await store.feed(followed.id)) ?? followed])
  const runner = { queue, bury: () => Promise.resolve(), failed: () => undefined }
  const works = [fetchPages(o), extractPages({ store, compute, clock: () => now })]
  for (let n = 1; n > 0;) {
    n = 0
    for (const work of works) n += await runWork(runner, work, 0)
  }
  return (await store.articles({ sourceId: source, limit: 20 })).items
}

test('a link that changes under one guid is a revision; both addresses lead to the article', async () => {
  routes.set('127.0.0.1/old-slug', page('الجسر'))
  const [first] = await polled('guid', rss(item('ترميم الجسر', site('/old-slug'), guid('post-77'))))
  routes.set('127.0.0.1/new-slug', page('الجسر القديم'))
  const after = await polled('guid', rss(item('ترميم الجسر القديم', site('/new-slug'), guid('post-77'))))
  expect(after).toMatchObject([{ id: first?.id, revision: 2, url: site('/new-slug') }])
  expect(await polled('guid', rss(item('ترميم الجسر القديم', site('/old-slug'))))).toHaveLength(1)
})

test('a guid that is only a place in the feed, or that two items share, tells nothing', async () => {
  routes.set('127.0.0.1/n1', page('السوق'))
  routes.set('127.0.0.1/n2', page('المكتبة'))
  routes.set('127.0.0.1/n3', page('الميدان'))
  routes.set('127.0.0.1/n4', page('المدرسة'))
  await polled('places', rss(item('ترميم السوق', site('/n1'), guid('1'))))
  expect(await polled('places', rss(item('افتتاح مكتبة', site('/n2'), guid('1'))))).toHaveLength(2)
  const shared = guid('all')
  expect(
    await polled('shared', rss(item('ترميم السوق', site('/n3'), shared), item('مكتبة', site('/n4'), shared))),
  ).toHaveLength(2)
})

test('parameters that change at every poll under one guid fetch nothing again', async () => {
  const link = (n: number): string => site(`/random?visit=${n}`)
  for (const n of [1, 2, 3]) routes.set(`127.0.0.1/random?visit=${n}`, page('المنارة'))
  for (const n of [1, 2, 3])
    expect(await polled('random', rss(item('ترميم المنارة', link(n), guid('p-9'))))).toHaveLength(1)
  expect(asked.filter((key) => key.startsWith('127.0.0.1/random'))).toHaveLength(1)
})

test('where a permanent redirect leads is the same article, whichever address comes first', async () => {
  routes.set('127.0.0.1/moved', { status: 301, headers: { location: site('/target', 2) } })
  routes.set('127.0.0.2/target', page('الرصيف'))
  await polled('moved', rss(item('ترميم الرصيف', site('/moved'))))
  expect(await polled('moved', rss(item('ترميم الرصيف', site('/target', 2))))).toMatchObject([
    { url: site('/target', 2) },
  ])
})

test('permanent redirects of several items to one page do not make them one', async () => {
  for (const n of [1, 2]) routes.set(`127.0.0.1/gone-${n}`, { status: 301, headers: { location: site('/all') } })
  routes.set('127.0.0.1/all', page('الحي'))
  expect(
    await polled('folded', rss(item('ميزانية البلدية', site('/gone-1')), item('موسم التمور', site('/gone-2')))),
  ).toHaveLength(2)
})

test('rel=canonical to another host of the source joins, also when that address comes later', async () => {
  const canonical = `<link rel="canonical" href="${site('/story', 2)}">`
  routes.set('127.0.0.1/m-story', page('المسرح', canonical))
  routes.set('127.0.0.2/story', page('المسرح', canonical))
  await polled('hosts', rss(item('ترميم المسرح', site('/m-story'))))
  expect(
    await polled('hosts', rss(item('ترميم المسرح', site('/story', 2)), item('ترميم المسرح', site('/m-story')))),
  ).toHaveLength(1)
})

test('an item without a link is an article of its own text, and its edit a revision', async () => {
  const flash = (more: string): string =>
    `<title>عاجل: انتهاء الجلسة</title>${guid('f-1')}<content:encoded><![CDATA[${words(more)}]]></content:encoded>`
  expect(await polled('flash', rss(flash('الجلسة')))).toMatchObject([{ title: 'عاجل: انتهاء الجلسة', revision: 1 }])
  expect(await polled('flash', rss(flash('الجلسة المسائية')))).toMatchObject([{ revision: 2 }])
})

test('items that share an address and have texts of their own are articles of their own', async () => {
  routes.set('127.0.0.1/live', { body: '<html><body></body></html>' })
  const update = (id: string): string =>
    item(
      `تحديث ${id}`,
      site(`/live#${id}`),
      `${guid(`live-${id}`)}<content:encoded><![CDATA[${words(id)}]]></content:encoded>`,
    )
  expect(await polled('live', rss(update('a'), update('b'), update('c')))).toHaveLength(3)
})

test('a page that is refused leaves headline and summary, marked; when it opens it becomes the article; when it closes again nothing is lost', async () => {
  const summary = '<description>أعلنت بلدية الواحة بدء ترميم السور الشرقي بعد عامين من التخطيط.</description>'
  routes.set('127.0.0.1/wall', { status: 403, body: 'Just a moment...' })
  const [blocked] = await polled('wall', rss(item('ترميم السور', site('/wall'), summary)))
  expect(blocked).toMatchObject({
    title: 'ترميم السور',
    snippet: 'أعلنت بلدية الواحة بدء ترميم السور الشرقي بعد عامين من التخطيط.',
  })
  const article = await store.article(blocked?.id ?? 0)
  const refused = async (): Promise<number | undefined> => {
    const [feed] = await store.feeds({ sourceId: 'wall' })
    return (await store.feedSettings.refusedPages()).get(feed?.id ?? 0)
  }
  expect(await refused()).toBe(1)
  expect(article?.evidence).toContainEqual({ field: 'body', from: 'feed', detail: 'summary' })
  expect((await store.entriesByUrl([site('/wall')]))[0]).toMatchObject({ state: 'article', errorCode: 'fetch.status' })
  routes.set('127.0.0.1/wall', page('السور'))
  expect(await polled('wall', rss(item('ترميم السور الشرقي', site('/wall'), summary)))).toMatchObject([{ revision: 2 }])
  routes.set('127.0.0.1/wall', { status: 403 })
  const [kept] = await polled('wall', rss(item('ترميم السور الشرقي كله', site('/wall'), summary)))
  expect(kept).toMatchObject({ revision: 2 })
  expect(await refused()).toBe(1)
  // The publisher has decided: the page is asked again when the item changes, not by the clock.
  const before = asked.filter((key) => key === '127.0.0.1/wall').length
  for (const age of [1, 6, 24])
    expect((await store.entriesToRecheck(now + age * hourMs, 50)).map((e) => e.url)).not.toContain(site('/wall'))
  await polled('wall', rss(item('ترميم السور الشرقي كله', site('/wall'), summary)))
  expect(asked.filter((key) => key === '127.0.0.1/wall')).toHaveLength(before)
  expect(kept?.textChars).toBeGreaterThan(300)
})

test('an entry that failed is asked again when its item changes', async () => {
  routes.set('127.0.0.1/late', { status: 403 })
  expect(await polled('late', rss(item('ترميم القناة', site('/late'))))).toEqual([])
  routes.set('127.0.0.1/late', page('القناة'))
  expect(await polled('late', rss(item('ترميم القناة', site('/late'))))).toEqual([])
  expect(await polled('late', rss(item('ترميم القناة (محدّث)', site('/late'))))).toHaveLength(1)
})

test('a counter picture, or a date of change that is always now, fetches no page again', async () => {
  routes.set('127.0.0.1/counted', page('البرج'))
  routes.set('127.0.0.1/counted-2', page('الحديقة'))
  const stamped = (path: string): string =>
    item(
      `ترميم ${path}`,
      site(path),
      `<content:encoded><![CDATA[${words('البرج')}<img src="/px?${Math.random()}">]]></content:encoded><updated>${new Date(now + 30 * minuteMs).toISOString()}</updated>`,
    )
  for (let n = 0; n < 3; n++) await polled('counted', rss(stamped('/counted'), stamped('/counted-2')))
  expect(asked.filter((key) => key === '127.0.0.1/counted')).toHaveLength(1)
})

test('"unchanged" is not believed for more than a day; validators that a whole answer does not carry are forgotten', async () => {
  const unconditional = (): number => asked.filter((key) => key === '127.0.0.1/feeds/etag').length
  const tagged: Answer = { ...rss(item('ترميم السوق', site('/n1?y=1'))), headers: { etag: '"1"' } }
  await polled('etag', tagged)
  const feed = async () => (await store.feeds({ sourceId: 'etag' }))[0]
  expect(await feed()).toMatchObject({ etag: '"1"', readAt: now, changedAt: now })
  await polled('etag', { status: 304, headers: { etag: '"2"' } })
  expect(await feed()).toMatchObject({ etag: '"2"', readAt: now - 30 * minuteMs })
  now += 25 * hourMs
  await polled('etag', rss(item('ترميم السوق', site('/n1?y=1'))))
  expect((await feed())?.etag).toBeUndefined()
  expect(unconditional()).toBe(3)
})

test('"too many requests" closes the host for its other feeds for as long as it says', async () => {
  for (const n of [1, 2, 3]) {
    routes.set(`127.0.0.1/limited-${n}`, { status: 429, headers: { 'retry-after': '3600' } })
    await store.putSource({ id: 'limited', name: 'limited', kind: 'newspaper', createdAt: now, paused: false })
    await store.addFeed({ sourceId: 'limited', url: site(`/limited-${n}`) }, now)
  }
  const results = await pollFeeds(
    {
      http,
      store,
      queue,
      compute: createComputePool({ workers: 0 }),
      clock: () => now,
      sleep: () => Promise.resolve(),
      userAgent: 'siyaq-test',
      hostDelayMs: 0,
      obeyRobots: false,
    },
    await store.feeds({ sourceId: 'limited' }),
  )
  expect(results).toHaveLength(3)
  expect(asked.filter((key) => key.startsWith('127.0.0.1/limited'))).toHaveLength(1)
  expect(await store.hosts.freeAt(`127.0.0.1:${port}`)).toBe(now + hourMs)
})
