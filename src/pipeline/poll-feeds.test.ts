/**
 * Polling against a loopback server: a feed that moved for good, one that moved for now, one that says how long it stays good.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hourMs } from '../model/instant.ts'
import { createHttpClient, type HttpClient } from '../gather/http/http-client.ts'
import type { Feed } from '../model/article.ts'
import { embeddedStore, type EmbeddedStore } from '../../tests/embedded-store.ts'
import type { Queue } from '../queue/queue.ts'
import type { Store } from '../store/store.ts'
import { createComputePool } from './compute-pool.ts'
import { pollFeeds, type PolledFeed } from './poll-feeds.ts'

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>الواحة</title><link>https://alwaha.example/</link>
<item><title>افتتاح سوق الواحة</title><link>https://alwaha.example/1</link></item></channel></rss>`
const now = Date.UTC(2026, 0, 20)

let opened: EmbeddedStore
let server: Server
let origin: string
let http: HttpClient
let store: Store
let queue: Queue

function answer(request: IncomingMessage, response: ServerResponse): void {
  const moves: Record<string, [number, string]> = {
    '/moved': [301, '/new'],
    '/away': [302, '/new'],
    '/closed': [308, '/notice'],
  }
  const move = moves[request.url ?? '']
  if (move) response.writeHead(move[0], { location: move[1] }).end()
  else if (request.url === '/notice') response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>مغلق</h1>')
  else response.writeHead(200, { 'content-type': 'application/rss+xml', 'cache-control': 'max-age=10800' }).end(rss)
}

beforeAll(async () => {
  server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port }: AddressInfo | { port: number } = Object(server.address())
  origin = `http://127.0.0.1:${port}`
  http = createHttpClient({ userAgent: 'siyaq-test', allowPrivate: [`127.0.0.1:${port}`] })
  opened = await embeddedStore()
  ;({ store, queue } = opened)
  await store.putSource({ id: 'alwaha', name: 'الواحة', kind: 'newspaper', createdAt: now, paused: false })
})
afterAll(async () => {
  await opened.close()
  await http.close()
  server.close()
})

/** The feed as one poll of it left it. */
async function polled(path: string): Promise<{ feed: Feed; result: PolledFeed }> {
  const added = await store.addFeed({ sourceId: 'alwaha', url: `${origin}${path}` }, now)
  const [result] = await pollFeeds(
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
    [added],
  )
  const feed = await store.feed(added.id)
  if (!result || !feed) throw new Error('the feed was not polled')
  await store.removeFeed(added.id)
  return { feed, result }
}

test('a permanent redirect to a feed moves the subscription, a passing one does not', async () => {
  expect((await polled('/moved')).feed.url).toBe(`${origin}/new`)
  expect((await polled('/away')).feed.url).toBe(`${origin}/away`)
})

test('a permanent redirect to what is no feed is an error at the old address', async () => {
  const { feed, result } = await polled('/closed')
  expect(feed).toMatchObject({ url: `${origin}/closed`, errorCode: 'feed.not-a-feed' })
  expect(result.problem?.code).toBe('feed.not-a-feed')
})

test('the age that an answer allows itself bounds the interval of a feed that names none', async () => {
  const { feed, result } = await polled('/aged')
  expect(result).toMatchObject({ newEntries: 0 })
  expect(feed.nextPollAt).toBeGreaterThanOrEqual(now + 3 * hourMs)
})
