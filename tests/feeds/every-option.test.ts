/**
 * Every setting of the program is tried: those of fetching and keeping here, one by one over an outlet of ours, each against the default; the
 * others in the test that is named. A new setting is in neither list and fails.
 * In: nothing. Out: test results. Opens a server on loopback and stores in temporary directories.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRuntime } from '../../src/application/open-runtime.ts'
import { pollOnce } from '../../src/application/poll-once.ts'
import { configNames, configWith, type Config } from '../../src/config/config.ts'
import type { ConfigName } from '../../src/config/options.ts'
import { createLog } from '../../src/log.ts'
import type { Feed } from '../../src/model/article.ts'
import { hourMs, minuteMs } from '../../src/model/instant.ts'

const sentence = 'قال مدير المطار إن المدرج الثاني يعود إلى الخدمة فجر الأحد بعد تجديد سطحه وإنارته خلال ثلاثة أشهر. '
let server: Server
let origin: string
let asked: { path: string; agent: string }[] = []
let inHand = 0
let mostInHand = 0

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port }: AddressInfo | { port: number } = Object(server.address())
  origin = `http://127.0.0.1:${port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? ''
  asked.push({ path, agent: request.headers['user-agent'] ?? '' })
  const xml = { 'content-type': 'application/rss+xml' }
  const hop = /^\/hop\/(\d)$/.exec(path)
  if (path === '/robots.txt')
    response.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nDisallow: /closed\n')
  else if (path === '/late') {
    // Longer than the second in which the client's timers tick.
    await sleep(2_500)
    response.writeHead(200, xml).end(feedOf(2))
  } else if (hop) response.writeHead(302, { location: hop[1] === '0' ? '/feed' : `/hop/${Number(hop[1]) - 1}` }).end()
  else if (path === '/long') response.writeHead(200, xml).end(feedOf(2, 'x'.repeat(100_000)))
  else if (path === '/packed')
    response.writeHead(200, { ...xml, 'content-encoding': 'gzip' }).end(gzipSync(feedOf(2, 'x'.repeat(500_000))))
  else if (path === '/six') response.writeHead(200, xml).end(feedOf(6))
  else if (path === '/feed' || path === '/closed') response.writeHead(200, xml).end(feedOf(2))
  else {
    mostInHand = Math.max(mostInHand, ++inHand)
    await sleep(100)
    inHand--
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(
      `<html lang="ar"><head><title>المدرج ${path}</title></head><body><article><h1>المدرج ${path}</h1><p>${sentence.repeat(4)}</p></article></body></html>`,
    )
  }
}

/** Items an hour apart. */
function feedOf(count: number, padding = ''): string {
  const items = Array.from({ length: count }, (_, i) => {
    const date = new Date(Date.now() - (i + 1) * hourMs).toUTCString()
    return `<item><title>المدرج ${i}</title><link>${origin}/news/${i}</link><pubDate>${date}</pubDate></item>`
  })
  return `<rss version="2.0"><channel><title>المطار</title><link>${origin}/</link><!--${padding}-->${items.join('')}</channel></rss>`
}

interface Outcome {
  feed: Feed
  articles: number
  /** Entries by state. */
  entries: Record<string, number>
  agents: Set<string>
  mostInHand: number
}

/** What comes of one poll of `path` under the default settings with these changed. */
async function outcome(path: string, values: Partial<Config>): Promise<Outcome> {
  const dataDir = mkdtempSync(join(tmpdir(), 'siyaq-option-'))
  asked = []
  mostInHand = 0
  const usual = { hostDelayMs: 0, workers: 1, allowPrivate: [new URL(origin).host] }
  const opened = await openRuntime(configWith({ ...usual, dataDir, ...values }), createLog({ level: 'silent' }), {
    lock: 'test',
  })
  if (!opened.ok) throw new Error(opened.problem.code)
  const r = opened.value
  try {
    await r.store.putSource({ id: 'airport', name: 'المطار', kind: 'newspaper', createdAt: 1, paused: false })
    const added = await r.store.addFeed({ sourceId: 'airport', url: origin + path }, r.clock())
    await pollOnce(r, { feedIds: [added.id] })
    const feed = await r.store.feed(added.id)
    if (feed === undefined) throw new Error('the feed is gone')
    const { articles, entriesByState: entries } = await r.store.counts()
    return { feed, articles, entries, agents: new Set(asked.map(({ agent }) => agent)), mostInHand }
  } finally {
    await r.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const usualOutcomes = new Map<string, Promise<Outcome>>()

/** Under the default settings, once for each path. */
function usually(path: string): Promise<Outcome> {
  const known = usualOutcomes.get(path) ?? outcome(path, {})
  usualOutcomes.set(path, known)
  return known
}

interface Trial {
  path: string
  change: Partial<Config>
  /** What is looked at. */
  of: (o: Outcome) => unknown
  usual: unknown
  changed: unknown
}

const errorOf = ({ feed }: Outcome): string => feed.errorCode ?? 'none'
const limit = (path: string, change: Partial<Config>, changed: string): Trial => ({
  path,
  change,
  of: errorOf,
  usual: 'none',
  changed,
})

const trials: Partial<Record<ConfigName, Trial>> = {
  userAgent: {
    path: '/feed',
    change: { userAgent: 'Wanted/1' },
    of: ({ agents }) => [...agents],
    usual: [configWith({}).userAgent],
    changed: ['Wanted/1'],
  },
  respectRobots: { ...limit('/closed', { respectRobots: false }, 'none'), usual: 'fetch.robots' },
  fetchTimeoutMs: limit('/late', { fetchTimeoutMs: 200 }, 'fetch.timeout'),
  fetchConnectTimeoutMs: limit('/late', { fetchConnectTimeoutMs: 200 }, 'fetch.timeout'),
  fetchMaxWireBytes: limit('/long', { fetchMaxWireBytes: 65_536 }, 'fetch.too-large'),
  fetchMaxDecodedBytes: limit('/packed', { fetchMaxDecodedBytes: 65_536 }, 'fetch.too-large'),
  fetchMaxRedirects: limit('/hop/3', { fetchMaxRedirects: 2 }, 'fetch.redirect-loop'),
  allowPrivate: limit('/feed', { allowPrivate: [], respectRobots: false }, 'fetch.blocked-address'),
  computeTimeoutMs: limit('/packed', { computeTimeoutMs: 1 }, 'stage.timed-out'),
  fetchConcurrency: {
    path: '/six',
    change: { fetchConcurrency: 1 },
    of: (o) => ({ one: o.mostInHand === 1, articles: o.articles }),
    usual: { one: false, articles: 6 },
    changed: { one: true, articles: 6 },
  },
  hostDelayMs: {
    path: '/feed',
    change: { hostDelayMs: 10 * minuteMs },
    of: ({ entries }) => entries,
    usual: { article: 2 },
    changed: { new: 2 },
  },
  stages: {
    path: '/feed',
    change: { stages: ['poll', 'fetch'] },
    of: ({ entries }) => entries,
    usual: { article: 2 },
    changed: { fetched: 2 },
  },
  pollMinMs: {
    path: '/feed',
    change: { pollMinMs: 3 * hourMs },
    of: ({ feed }) => feed.intervalMs >= 3 * hourMs,
    usual: false,
    changed: true,
  },
  pollMaxMs: {
    path: '/feed',
    change: { pollMinMs: 1_000, pollMaxMs: minuteMs },
    of: ({ feed }) => feed.intervalMs <= minuteMs,
    usual: false,
    changed: true,
  },
}

/** Settings of where, how and for whom the program runs, each with the test that holds it and the words by which that test names it. */
const elsewhere: Partial<Record<ConfigName, readonly [file: string, words: string]>> = {
  dataDir: ['tests/faults/stop.test.ts', '--data-dir'],
  databaseUrl: ['tests/journey/journey.test.ts', 'databaseUrl'],
  databasePoolSize: ['tests/contract/store-backends.ts', 'poolSize'],
  natsUrls: ['tests/journey/journey.test.ts', 'natsUrls'],
  natsReplicas: ['tests/faults/recovery.test.ts', 'natsReplicas'],
  natsStream: ['tests/contract/nats-settings.contract.test.ts', 'natsStream'],
  natsCaFile: ['tests/contract/nats-settings.contract.test.ts', 'natsCaFile'],
  natsCertFile: ['src/config/config.test.ts', 'natsCertFile'],
  natsKeyFile: ['src/config/config.test.ts', 'natsKeyFile'],
  natsCredentialsFile: ['tests/contract/nats-settings.contract.test.ts', 'natsCredentialsFile'],
  monitorPort: ['tests/cluster/cluster.test.ts', 'monitorPort'],
  host: ['src/serve/access/connection.test.ts', 'listenHost'],
  port: ['tests/feeds/web-sub.test.ts', 'port,'],
  publicUrl: ['src/application/push/ask-hubs.test.ts', 'publicUrl'],
  trustedProxies: ['src/serve/access/connection.test.ts', 'trustedProxies'],
  allowedHosts: ['src/serve/access/connection.test.ts', 'allowedHosts'],
  role: ['tests/faults/stop.test.ts', '--role'],
  workers: ['tests/heavy/compute-limits.test.ts', 'workers: 1'],
  computeMaxMemoryBytes: ['tests/heavy/compute-limits.test.ts', 'memoryBytes'],
  adminToken: ['tests/screens/sign-in.test.ts', 'adminToken'],
  readerToken: ['tests/screens/sign-in.test.ts', 'readerToken'],
  reading: ['tests/screens/sign-in.test.ts', "'signed-in'"],
  oidcIssuer: ['tests/screens/provider-settings.test.ts', 'oidcIssuer'],
  oidcClientId: ['tests/screens/provider-settings.test.ts', 'oidcClientId'],
  oidcClientSecret: ['tests/screens/provider-settings.test.ts', 'oidcClientSecret'],
  oidcClientSecretFile: ['tests/screens/provider-settings.test.ts', 'oidcClientSecretFile'],
  oidcName: ['tests/screens/provider-settings.test.ts', 'oidcName'],
  oidcScopes: ['tests/screens/provider-settings.test.ts', 'oidcScopes'],
  oidcRoleClaim: ['tests/screens/provider-settings.test.ts', 'oidcRoleClaim'],
  oidcRoles: ['tests/screens/provider-settings.test.ts', 'oidcRoles'],
  oidcDomains: ['tests/screens/provider-settings.test.ts', 'oidcDomains'],
  newPeople: ['tests/screens/provider.test.ts', "newPeople: 'readers'"],
  userHeader: ['tests/screens/proxy-user.test.ts', 'userHeader'],
  userHeaderFrom: ['tests/screens/proxy-user.test.ts', 'userHeaderFrom'],
  apiRequestsPerMinute: ['tests/screens/api-quota.test.ts', 'apiRequestsPerMinute'],
  listPictures: ['tests/screens/pictures.test.ts', 'listPictures'],
  webSub: ['src/application/push/ask-hubs.test.ts', 'webSub: false'],
  webSubHub: ['tests/feeds/announced-feeds.test.ts', 'webSubHub'],
  windowMs: ['tests/grouping/restart.test.ts', 'windowMs'],
  defaultLang: ['tests/screens/pages.test.ts', 'lang'],
  digits: ['tests/screens/pages.test.ts', 'digits'],
  timeZone: ['src/serve/web/locale.test.ts', 'timeZone'],
  logLevel: ['src/config/config.test.ts', 'logLevel'],
}

describe('settings of what is fetched and kept', { tags: ['slow'], timeout: 180_000 }, () => {
  test.each(Object.entries(trials))('%s', async (_, { path, change, of, usual, changed }) => {
    expect(of(await usually(path))).toEqual(usual)
    expect(of(await outcome(path, change))).toEqual(changed)
  })
})

test('every setting is tried here or in the test that is named', () => {
  expect([...Object.keys(trials), ...Object.keys(elsewhere)].sort()).toEqual([...configNames].sort())
  for (const [name, [file, words]] of Object.entries(elsewhere))
    expect(existsSync(file) && readFileSync(file, 'utf8').includes(words), `${name}: ${file}`).toBe(true)
})
