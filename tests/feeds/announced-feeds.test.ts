/**
 * Outgoing feeds that name a hub, and the hub that is told when they change (WebSub, the publisher's side): a hub and an outlet of our own, in
 * both deployments; in a cluster with two web processes, of which one tells.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hubCheck } from '../../src/application/doctor/hub-check.ts'
import { openRuntime, type Runtime } from '../../src/application/open-runtime.ts'
import { pollOnce } from '../../src/application/poll-once.ts'
import { HubFeeds } from '../../src/application/push/hub-feeds.ts'
import type { WebServer } from '../../src/application/serve-until-aborted.ts'
import { configWith, type Config } from '../../src/config/config.ts'
import { parseFeed } from '../../src/gather/feeds.ts'
import { createLog } from '../../src/log.ts'
import { minuteMs, secondMs } from '../../src/model/instant.ts'
import { createApp } from '../../src/serve/app.tsx'
import { serveWeb } from '../../src/serve/serve-web.ts'
import { servedApp } from '../screens/served-app.ts'
import { startHub, type Hub } from '../servers/hub.ts'
import { natsExecutable, startNats, type PrivateNats } from '../servers/nats.ts'
import { postgresExecutable, startPostgres, type PrivatePostgres } from '../servers/postgres.ts'
import { freePorts } from '../servers/server-process.ts'
import { startToldHub, type ToldHub } from '../servers/told-hub.ts'

const log = createLog({ level: 'silent' })
const postgres = postgresExecutable()
const nats = natsExecutable()
const front = ['/feeds/stories.atom', '/feeds/stories.json', '/feeds/stories.rss']

let clock = 0
let hub: ToldHub
let outlet: Hub
let directory: string
let shared: Partial<Config>
/** Polls and works. */
let worker: Runtime
/** Serve, and tell the hub. */
const webs: { r: Runtime; server: WebServer }[] = []
let origin = ''
let feedId = 0

async function open(lock: string): Promise<Runtime> {
  const config = configWith({ hostDelayMs: 0, respectRobots: false, workers: 1, webSub: false, ...shared })
  const runtime = await openRuntime(config, log, { lock, clock: () => clock })
  if (!runtime.ok) throw new Error(JSON.stringify(runtime.problem))
  return runtime.value
}

async function serve(r: Runtime, port: number): Promise<void> {
  const listening = await serveWeb({ ...r, config: { ...r.config, port } })
  if (!listening.ok) throw new Error(JSON.stringify(listening.problem))
  webs.push({ r, server: listening.value })
}

async function publish(title: string): Promise<void> {
  outlet.write(title)
  await pollOnce(worker, { feedIds: [feedId] })
}

/** Turns the clock until it holds, two seconds in a tenth. */
async function untilIs(holds: () => boolean): Promise<void> {
  for (let n = 0; n < 300 && !holds(); n++) {
    clock += 2 * secondMs
    await sleep(100)
  }
  expect(holds()).toBe(true)
}

const topics = (): string[] => hub.told.map(({ topic }) => topic.replace(origin, '')).sort()
const isTold =
  (...paths: string[]) =>
  () =>
    paths.every((path) => topics().includes(path))

describe.each(['embedded', 'cluster'])('%s', { tags: ['slow'], timeout: 120_000 }, (deployment) => {
  const isCluster = deployment === 'cluster'
  let database: PrivatePostgres | undefined
  let broker: PrivateNats | undefined
  let ports: number[] = []
  beforeAll(async () => {
    if (isCluster && (postgres === undefined || nats === undefined)) return
    if (postgres !== undefined && nats !== undefined && isCluster) {
      database = await startPostgres(postgres)
      broker = await startNats(nats)
    }
    clock = Date.UTC(2026, 10, 29, 9)
    directory = mkdtempSync(join(tmpdir(), 'siyaq-announced-'))
    hub = await startToldHub()
    outlet = await startHub()
    ports = await freePorts(2)
    origin = `http://127.0.0.1:${ports[0]}`
    shared = {
      dataDir: directory,
      publicUrl: `${origin}/`,
      webSubHub: hub.url,
      allowPrivate: [new URL(outlet.origin).host],
      ...(isCluster ? { databaseUrl: await database?.createDatabase(), natsUrls: broker?.servers ?? [] } : {}),
    }
    worker = await open('worker')
    if (isCluster) for (const port of ports) await serve(await open('web'), port)
    else await serve(worker, ports[0] ?? 0)
    await worker.store.putSource({ id: 'souq', name: 'السوق', kind: 'newspaper', createdAt: 1, paused: false })
    feedId = (await worker.store.addFeed({ sourceId: 'souq', url: outlet.feedUrl }, clock)).id
  }, 120_000)
  afterAll(async () => {
    for (const { server, r } of webs.splice(0)) {
      await server.close()
      if (r !== worker) await r.close()
    }
    await worker?.close()
    await hub?.close().catch(() => undefined)
    await outlet?.close()
    await broker?.stop()
    await database?.stop()
    if (directory !== undefined) rmSync(directory, { recursive: true, force: true })
  })
  beforeEach((context) => {
    if (isCluster && database === undefined) return context.skip('PostgreSQL or NATS is missing')
  })

  test('at the start the front page is told; a story that comes is in every feed that the hub fetches then', async () => {
    await untilIs(isTold(...front))
    expect(topics()).toEqual(front)
    const search = `/feeds/search.json?${new URLSearchParams({ q: 'الممر' }).toString()}`
    const asked = await fetch(origin + search)
    expect(asked.headers.get('link')).toBe(`<${hub.url}>; rel="hub", <${origin}${search}>; rel="self"`)
    expect(await asked.json()).toMatchObject({ feed_url: origin + search, hubs: [{ type: 'WebSub', url: hub.url }] })
    await untilIs(isTold(search))
    hub.told.length = 0
    await publish('افتتاح الممر الشرقي')
    await untilIs(isTold(...front, search))
    expect(topics()).toEqual([...front, search].sort())
    for (const { topic, form, link, body } of hub.told) {
      expect(form).toEqual({ 'hub.mode': 'publish', 'hub.url': topic, 'hub.topic': topic })
      expect(body).toContain('افتتاح الممر الشرقي')
      expect(link).toBe(`<${hub.url}>; rel="hub", <${topic}>; rel="self"`)
    }
  })

  test('a burst is told of once a minute, and its last story is not left out', async () => {
    clock += 2 * minuteMs
    hub.told.length = 0
    const from = clock
    for (const title of ['أول الباعة', 'ثاني الباعة', 'ثالث الباعة', 'رابع الباعة', 'خامس الباعة']) {
      await publish(title)
      clock += 2 * secondMs
      await sleep(300)
    }
    const last = (path: string): string => hub.told.findLast(({ topic }) => topic === origin + path)?.body ?? ''
    await untilIs(() => front.every((path) => last(path).includes('خامس الباعة')))
    const times = Math.ceil((clock - from) / minuteMs)
    for (const path of front) expect(topics().filter((topic) => topic === path).length).toBeLessThanOrEqual(1 + times)
  })

  test('a hub that was away learns what it missed', async () => {
    clock += 2 * minuteMs
    // The stories of the outlet are one; what is asked for here has articles.
    const search = `/feeds/search.atom?${new URLSearchParams({ q: 'غائب' }).toString()}`
    expect((await fetch(origin + search)).status).toBe(200)
    await untilIs(isTold(search))
    hub.status = 503
    hub.told.length = 0
    hub.asked = 0
    await publish('والموزع غائب')
    await untilIs(() => hub.asked > 1)
    expect(hub.told).toEqual([])
    hub.status = 204
    await untilIs(isTold(...front, search))
    expect(hub.told.find(({ topic }) => topic === origin + search)?.body).toContain('والموزع غائب')
    const metrics = await (await fetch(`${origin}/metrics`)).text()
    expect(metrics).toContain('siyaq_announcements_total')
  })

  test('what changed while nobody served is told at the next start; in a cluster another process goes on', async () => {
    clock += 2 * minuteMs
    hub.told.length = 0
    if (isCluster) {
      // The second one serves at another address than `publicUrl`, where the hub would not find it.
      const [first] = webs.splice(0, 1)
      await first?.server.close()
      await first?.r.close()
      await publish('بعد توقف الأول')
      await serve(await open('web'), ports[0] ?? 0)
    } else {
      await webs.shift()?.server.close()
      await publish('والخادم متوقف')
      await worker.close()
      worker = await open('worker')
      await serve(worker, ports[0] ?? 0)
    }
    await untilIs(isTold(...front))
    expect(topics()).toEqual([...new Set(topics())])
    clock += 5 * minuteMs
    await sleep(3_000)
    expect(topics()).toEqual([...new Set(topics())])
  })
})

describe('which feeds name it', () => {
  const hubUrl = 'https://hub.example/'
  const feeds = ['stories.F', 'stories.F?desk=accidents', 'stories.F?source=difaf', 'search.F?q=الحريق', 'saved/1.F']

  async function announcing(config: Parameters<typeof servedApp>[0] = {}) {
    const served = await servedApp({ publicUrl: 'https://أخبار.example/', ...config })
    const announced = new HubFeeds(hubUrl, served.deps)
    const search = { q: 'الحريق', exact: false }
    await served.store.index.saved.add({ name: 'حرائق', search, madeAt: 1 }, 5)
    return { ...served, app: createApp({ ...served.deps, announced }) }
  }

  test('every one that everybody may read, in each format, in its head also; as our own reader takes it', async () => {
    const served = await announcing()
    for (const feed of feeds)
      for (const format of ['atom', 'rss', 'json']) {
        const path = `/feeds/${feed.replace('F', format)}`
        const answer = await served.app.request(`${path}${path.includes('?') ? '&' : '?'}utm_source=x`)
        const body = await answer.text()
        const self = new URL(path, 'https://xn--igbhd7d.example').href
        const at = new URL(/<([^>]*)>; rel="self"/.exec(answer.headers.get('link') ?? '')?.[1] ?? '')
        expect([at.pathname, at.search]).toEqual([new URL(self).pathname, new URL(self).search])
        expect(answer.headers.get('link')).toContain(`<${hubUrl}>; rel="hub"`)
        const parsed = parseFeed(body, { url: 'https://elsewhere.example/' })
        expect(parsed.ok && parsed.value.push, path).toEqual({ hubs: [hubUrl], self: at.href })
        const again = await served.app.request(path, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } })
        expect([again.status, again.headers.get('link')]).toEqual([304, answer.headers.get('link')])
      }
    const english = await served.app.request('/feeds/stories.rss', { headers: { 'accept-language': 'en' } })
    expect(english.headers.get('link')).toContain('/feeds/stories.rss?lang=en>; rel="self"')
    const none = await served.app.request('/feeds/articles.atom?story=1')
    expect([none.status, none.headers.get('link')]).toEqual([404, null])
    await served.remove()
  })

  test('none that only those who signed in may read; none without a hub; none that has found no place', async () => {
    const closed = await announcing({ reading: 'signed-in', readerToken: 'a-long-reader-token' })
    const answer = await closed.app.request('/feeds/stories.atom', {
      headers: { authorization: 'Bearer a-long-reader-token' },
    })
    expect([answer.status, answer.headers.get('link')]).toEqual([200, null])
    expect(await answer.text()).not.toContain('hub')
    expect(await closed.store.pushes.announced.list(0)).toEqual([])
    await closed.remove()
    const served = await announcing()
    const without = await createApp(served.deps).request('/feeds/stories.atom')
    expect([without.headers.get('link'), (await without.text()).includes('rel="hub"')]).toEqual([null, false])
    for (let n = 0; n < 200; n++) await served.app.request(`/feeds/search.atom?q=كلمة${n}`)
    expect(await served.store.pushes.announced.list(0)).toHaveLength(120)
    const late = await served.app.request('/feeds/search.rss?q=الحريق')
    expect([late.status, late.headers.get('link')]).toEqual([200, null])
    // The front page and its sections have theirs.
    for (const path of ['stories.json', 'stories.atom?desk=sport', 'stories.rss?desk=politics&lang=en'])
      expect((await served.app.request(`/feeds/${path}`)).headers.get('link')).toContain(hubUrl)
    expect(served.failures).toEqual([])
    await served.remove()
  })

  test('a store that cannot be written to takes the hub from the feed, not the feed from its reader', async () => {
    const served = await servedApp({ publicUrl: 'https://news.example/' })
    const announced = { hub: hubUrl, has: () => Promise.reject(new Error('the disk is full')) }
    const answer = await createApp({ ...served.deps, announced }).request('/feeds/stories.atom')
    expect([answer.status, answer.headers.get('link')]).toEqual([200, null])
    expect(served.failures).toHaveLength(1)
    await served.remove()
  })
})

test('siyaq doctor tells of a hub that answers, one that does not, and one that can fetch nothing', async () => {
  const hub = await startToldHub()
  const asked = (values: Partial<Config>) =>
    hubCheck(configWith({ webSubHub: hub.url, publicUrl: 'https://news.example/', ...values }))
  expect(await hubCheck(configWith({}))).toEqual([])
  expect(await asked({})).toMatchObject([{ name: 'hub', state: 'ok' }])
  expect(await asked({ reading: 'signed-in' })).toMatchObject([{ state: 'warning' }])
  await hub.close()
  expect(await asked({})).toMatchObject([{ state: 'problem', problem: { code: 'fetch.refused' } }])
})
