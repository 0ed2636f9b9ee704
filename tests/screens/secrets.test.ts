/** What lets somebody into a feed is shown to nobody. In: a store whose feeds have secrets everywhere. Out: test results. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { now } from './invented-press.ts'
import { servedApp, type ServedApp } from './served-app.ts'

const adminToken = 'a-long-admin-token'
const secrets = ['kalimat-sirr', 'Kx81', 'a8Kd93jXq1Zp0mN4vB7c']
const address = `https://salma:${secrets[0]}@rawafid.example/private/${secrets[2]}/rss?lang=ar&token=${secrets[1]}`
let served: ServedApp
beforeAll(async () => {
  served = await servedApp({ adminToken })
  const { store } = served
  await store.putSource({
    id: 'rawafid',
    name: 'روافد',
    kind: 'other',
    createdAt: now,
    paused: false,
    homeUrl: address,
  })
  const feed = await store.addFeed({ sourceId: 'rawafid', url: address, kind: 'rss', title: address }, now)
  const poll = { at: now, intervalMs: 900_000, nextPollAt: now + 900_000 }
  await store.recordPoll(feed.id, { ...poll, problem: { code: 'fetch.status', detail: `401 ${address}` } })
  const message = { id: 'fetch:7:7:0', stage: 'fetch', body: { url: address } }
  await store.bury({ message, problem: { code: 'fetch.status', detail: `401 ${address}` }, at: now })
})
afterAll(() => served.remove())

const admin = { authorization: `Bearer ${adminToken}` }

/** Every address of the site that can be read, with something in the place of each name. */
function reads(): string[] {
  const paths = served.app.routes.filter((r) => r.method === 'GET' && !r.path.startsWith('/assets')).map((r) => r.path)
  const ids = ['rawafid', String(served.id('fire-mada')), '1']
  return [
    ...new Set(paths.flatMap((path) => (path.includes(':') ? ids.map((id) => path.replace(/:\w+/, id)) : [path]))),
  ]
}

test.each([
  ['a reader', {}],
  ['the admin', admin],
])('no page, feed or answer of the API shows a secret to %s', async (who, headers) => {
  expect(reads().length).toBeGreaterThan(30)
  for (const path of reads()) {
    // Whoever runs the site gets the addresses as they are polled here: to move a feed, to take all elsewhere.
    if (who === 'the admin' && ['/api/v1/feeds', '/api/v1/opml', '/sources/opml'].includes(path)) continue
    const text = await (await served.app.request(path, { headers })).text()
    for (const secret of secrets) expect([path, text.includes(secret)]).toEqual([path, false])
  }
  const sources = await (await served.app.request('/sources', { headers })).text()
  expect(sources).toContain('https://[secret]@rawafid.example/private/[secret]/rss?lang=ar&amp;token=[secret]')
  expect(await (await served.app.request('/source/rawafid', { headers })).text()).toContain('rawafid.example')
})

test('problems hide them too; only the admin’s API tells the address that is polled', async () => {
  const feeds = (await (await served.app.request('/api/v1/feeds?source=rawafid', { headers: admin })).json()) as {
    items: { url: string }[]
  }
  expect(feeds.items.map((feed) => feed.url)).toEqual([address])
  const answer = await served.app.request('/api/v1/sources', {
    method: 'POST',
    headers: { ...admin, 'content-type': 'application/json' },
    body: JSON.stringify({ url: address }),
  })
  const told = await answer.text()
  expect([answer.status, told.includes('[secret]'), secrets.some((secret) => told.includes(secret))]).toEqual([
    400,
    true,
    false,
  ])
})

test('the name that a visitor asks under does not go into feeds unchecked, nor into the links of a page', async () => {
  const host = 'evil.example'
  for (const path of ['/feeds/stories.atom', '/feeds/stories.json', '/', '/api/v1/stories']) {
    const answer = await served.app.request(path, { headers: { host } })
    expect([path, answer.status, (await answer.text()).includes('request.unknown-host')]).toEqual([path, 403, true])
  }
  const feed = await (await served.app.request('/feeds/stories.atom', { headers: { host: 'localhost:8080' } })).text()
  expect(feed).toContain('href="http://localhost:8080/')
  for (const path of ['//evil.example/x', '//evil.example/%2e%2e/x', '/\\evil.example']) {
    const page = await (await served.app.request(`http://localhost${path}`)).text()
    expect([path, /(?:href|action)="(?:\/\/|\/\\|https?:)[^"]*evil/.test(page)]).toEqual([path, false])
  }
})
