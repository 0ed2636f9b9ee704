/**
 * The search for feeds is bounded: how many addresses are asked, how long each, how long all, and that it ends when the client leaves.
 */
import { expect, test } from 'vitest'
import { failed, ok, type Problem } from '../problem.ts'
import type { GetOptions } from '../gather/http/http-client.ts'
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
  const http: AddSourceDeps['http'] = {
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

/** A site of these answers; everything else is gone. */
async function added(answers: Record<string, string | Problem>) {
  const stored: string[] = []
  const store = Object.assign(Object(null) as AddSourceDeps['store'], {
    source: () => Promise.resolve(undefined),
    putSource: () => Promise.resolve(),
    feeds: () => Promise.resolve([]),
    addFeed: ({ url }: { url: string }) => {
      stored.push(url)
      return Promise.resolve({ url })
    },
  })
  const http: AddSourceDeps['http'] = {
    get(url) {
      const answer = answers[url.replace('https://alwaha.example', '')] ?? { code: 'fetch.gone' as const }
      return Promise.resolve(
        typeof answer === 'string'
          ? ok({ status: 200, finalUrl: url, body: new TextEncoder().encode(answer), wireBytes: 0 })
          : { ok: false as const, problem: answer },
      )
    },
  }
  const politeness = { obeyRobots: true, userAgent: 'siyaq-test' }
  const deps: AddSourceDeps = { ...site(dead).deps, http, store, politeness }
  const outcome = await addSource(deps, 'https://alwaha.example/', {}, undefined, { ...limits, totalMs: 60_000 })
  return outcome.ok ? stored : outcome.problem.code
}

const announce = (...paths: string[]): string =>
  `<title>واحة</title>${paths.map((path) => `<link rel="alternate" type="application/rss+xml" href="${path}">`).join('')}`
const away: Problem = { code: 'fetch.rate-limited', detail: 'alwaha.example: HTTP 503' }

test('a feed that is away for a moment is followed, not the comments that answer', async () => {
  const home = announce('/comments/feed/', '/feed/')
  expect(await added({ '/': home, '/feed/': away, '/comments/feed/': rss })).toEqual(['https://alwaha.example/feed/'])
  const broken: Problem = { code: 'fetch.status', detail: 'alwaha.example: HTTP 502' }
  expect(await added({ '/': home, '/feed/': broken, '/comments/feed/': rss })).toEqual(['https://alwaha.example/feed/'])
  expect(await added({ '/': home, '/feed/': rss, '/comments/feed/': rss })).toEqual(['https://alwaha.example/feed/'])
})

test('comments are followed only where nothing else is, and nothing else may be', async () => {
  const home = announce('/comments/feed/')
  expect(await added({ '/': home, '/comments/feed/': rss })).toEqual(['https://alwaha.example/comments/feed/'])
  expect(await added({ '/': home, '/comments/feed/': rss, '/rss': rss })).toEqual(['https://alwaha.example/rss'])
  expect(await added({ '/': home, '/comments/feed/': rss, '/feed/': away })).toBe('fetch.rate-limited')
})

test('a site without feeds is followed by the sitemap that robots.txt names, one of news first; what it closes is not taken', async () => {
  const sitemap = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://alwaha.example/1</loc></url></urlset>`
  const both =
    'User-agent: *\nDisallow: /closed\nSitemap: https://alwaha.example/all.xml\nSitemap: https://alwaha.example/news-map.xml\n'
  const pages = {
    '/': '<title>واحة</title>',
    '/all.xml': sitemap,
    '/news-map.xml': sitemap,
    '/closed/news.xml': sitemap,
  }
  expect(await added({ ...pages, '/robots.txt': both })).toEqual(['https://alwaha.example/news-map.xml'])
  const shut = both.replace('/news-map.xml', '/closed/news.xml')
  expect(await added({ ...pages, '/robots.txt': shut })).toEqual(['https://alwaha.example/all.xml'])
  expect(await added(pages)).toBe('feed.none-found')
})
