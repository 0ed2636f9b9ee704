/**
 * The search for feeds is bounded: how many addresses are asked, how long each, how long all, and that it ends when the client leaves.
 */
import { expect, test } from 'vitest'
import { failed, ok } from '../problem.ts'
import type { GetOptions, HttpClient } from '../gather/http/http-client.ts'
import { createComputePool } from '../pipeline/compute-pool.ts'
import { addSource, type AddSourceDeps, type SearchLimits } from './add-source.ts'

const page = `<title>واحة</title>${Array.from({ length: 200 }, (_, i) => `<link rel="alternate" type="application/rss+xml" href="/feed/${i}">`).join('')}`
const rss =
  '<rss><channel><title>الواحة</title><item><title>خبر</title><link>https://alwaha.example/1</link></item></channel></rss>'

/** A site whose page announces 200 feeds; `feed` answers for each of them. */
function site(feed: (url: string, o: GetOptions) => Promise<string | undefined>): {
  deps: AddSourceDeps
  asked: string[]
  most: () => number
} {
  const asked: string[] = []
  let now = 0
  let most = 0
  const http: HttpClient = {
    async get(url, o = {}) {
      if (new URL(url).pathname === '/')
        return ok({ status: 200, finalUrl: url, body: new TextEncoder().encode(page), wireBytes: 0 })
      asked.push(url)
      most = Math.max(most, ++now)
      const text = await feed(url, o)
      now--
      return text === undefined
        ? failed('fetch.timeout')
        : ok({ status: 200, finalUrl: url, body: new TextEncoder().encode(text), wireBytes: 0 })
    },
    close: () => Promise.resolve(),
  }
  // Nothing is stored before a feed is found.
  const store = Object(null) as AddSourceDeps['store']
  return {
    deps: { http, store, compute: createComputePool({ workers: 0 }), clock: () => 0, config: { allowPrivate: [] } },
    asked,
    most: () => most,
  }
}

/** Never answers; gives up as the client does, when it is told to. */
const dead = (_url: string, o: GetOptions): Promise<undefined> =>
  new Promise((resolve) => {
    if (o.signal?.aborted === true) resolve(undefined)
    o.signal?.addEventListener('abort', () => resolve(undefined))
  })
const limits: SearchLimits = { totalMs: 300, tryMs: 100, most: 30, atOnce: 6 }

test('a page that announces 200 dead feeds ends with a code, and few are asked', async () => {
  const { deps, asked, most } = site(dead)
  const outcome = await addSource(deps, 'https://alwaha.example/', {}, undefined, limits)
  expect(outcome.ok ? 'ok' : outcome.problem.code).toBe('feed.search-timed-out')
  expect([asked.length, most()]).toEqual([6, 6])
})

test('feeds that are refused at once are asked up to the limit, each with its time', async () => {
  const times: (number | undefined)[] = []
  const { deps, asked } = site((_, o) => {
    times.push(o.timeoutMs)
    return Promise.resolve(undefined)
  })
  const outcome = await addSource(deps, 'https://alwaha.example/', {}, undefined, { ...limits, totalMs: 60_000 })
  expect(outcome.ok ? 'ok' : outcome.problem.code).toBe('feed.none-found')
  // 30 that are announced, eleven usual places.
  expect(asked.length).toBe(41)
  expect(new Set(times)).toEqual(new Set([100]))
})

test('the search ends when the client leaves', async () => {
  const left = new AbortController()
  const { deps, asked } = site((url, o) => {
    queueMicrotask(() => left.abort())
    return dead(url, o)
  })
  const outcome = await addSource(deps, 'https://alwaha.example/', {}, left.signal, { ...limits, totalMs: 600_000 })
  expect([outcome.ok, asked.length]).toEqual([false, 6])
})

test('what was found when the time is over is taken', async () => {
  const { deps } = site((url, o) => (url.endsWith('/3') ? Promise.resolve(rss) : dead(url, o)))
  const stored: string[] = []
  deps.store = Object.assign(Object(null) as AddSourceDeps['store'], {
    source: () => Promise.resolve(undefined),
    putSource: () => Promise.resolve(),
    feeds: () => Promise.resolve([]),
    addFeed: ({ url }: { url: string }) => {
      stored.push(url)
      return Promise.resolve({ url })
    },
  })
  const outcome = await addSource(deps, 'https://alwaha.example/', {}, undefined, limits)
  expect([outcome.ok, stored]).toEqual([true, ['https://alwaha.example/feed/3']])
})
