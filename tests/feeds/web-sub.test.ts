/**
 * Feeds that a hub pushes (WebSub): subscribed to, delivered, renewed, lost; a hub and an outlet of our own, pages and workers apart, in both
 * deployments. Whatever fails ends in polling, with nothing lost and nothing doubled.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { feedSettings } from '../../src/application/feed-settings.ts'
import { openRuntime, type Runtime } from '../../src/application/open-runtime.ts'
import { pollOnce } from '../../src/application/poll-once.ts'
import { askHubs } from '../../src/application/push/ask-hubs.ts'
import { serveUntilAborted, type WebServer } from '../../src/application/serve-until-aborted.ts'
import { configWith, type Config } from '../../src/config/config.ts'
import { createLog } from '../../src/log.ts'
import type { Feed, Source } from '../../src/model/article.ts'
import { dayMs, hourMs, minuteMs } from '../../src/model/instant.ts'
import { serveWeb } from '../../src/serve/serve-web.ts'
import { startHub, type Hub } from '../servers/hub.ts'
import { natsExecutable, startNats, type PrivateNats } from '../servers/nats.ts'
import { postgresExecutable, startPostgres, type PrivatePostgres } from '../servers/postgres.ts'
import { freePorts } from '../servers/server-process.ts'

const log = createLog({ level: 'silent' })
const postgres = postgresExecutable()
const nats = natsExecutable()

let clock = 0
let hub: Hub
/** Asks hubs, polls, works. */
let worker: Runtime
/** Answers hubs and takes what they deliver: in a cluster another process. */
let web: Runtime
const served: WebServer[] = []
let source: Source
let feed: Feed | undefined
let round = 0

const opened: Runtime[] = []
async function open(values: Partial<Config>, lock: string): Promise<Runtime> {
  const config = configWith({ hostDelayMs: 0, respectRobots: false, workers: 1, ...values })
  const runtime = await openRuntime(config, log, { lock, clock: () => clock })
  if (!runtime.ok) throw new Error(JSON.stringify(runtime.problem))
  opened.push(runtime.value)
  return runtime.value
}

async function serve(r: Runtime): Promise<void> {
  const listening = await serveWeb(r)
  if (!listening.ok) throw new Error(JSON.stringify(listening.problem))
  served.push(listening.value)
}

/** Reads the feed and works until nothing waits. */
const poll = async (): Promise<void> => void (await pollOnce(worker, { feedIds: [followed().id] }))
/** Works on what deliveries asked for. */
const work = async (): Promise<void> => void (await pollOnce(worker, { feedIds: [] }))

async function titles(): Promise<string[]> {
  const { items } = await worker.store.articles({ sourceId: source.id, limit: 50 })
  return items.map(({ title }) => title).sort()
}

async function state() {
  const shown = await feedSettings(worker, followed().id)
  if (!shown.ok) throw new Error(shown.problem.code)
  return shown.value.push
}

function followed(): Feed {
  if (feed === undefined) throw new Error('no feed is followed')
  return feed
}

/** Whether the next poll comes in the feed's own rhythm. */
async function isPolledAsEver(): Promise<boolean> {
  const at = await worker.store.feed(followed().id)
  return at !== undefined && at.nextPollAt - clock <= at.intervalMs * 1.1
}

/** How long until the feed is polled by itself. */
async function waitMs(): Promise<number> {
  return ((await worker.store.feed(followed().id))?.nextPollAt ?? 0) - clock
}

async function subscribed(): Promise<void> {
  await poll()
  await askHubs(worker)
  expect(await state()).toMatchObject({ state: 'subscribed' })
}

describe.each(['embedded', 'cluster'])('%s', { tags: ['slow'] }, (deployment) => {
  const isCluster = deployment === 'cluster'
  let database: PrivatePostgres | undefined
  let broker: PrivateNats | undefined
  let directory: string
  beforeAll(async () => {
    if (isCluster && (postgres === undefined || nats === undefined)) return
    if (postgres !== undefined && nats !== undefined && isCluster) {
      database = await startPostgres(postgres)
      broker = await startNats(nats)
    }
    clock = Date.UTC(2026, 10, 29, 9)
    directory = mkdtempSync(join(tmpdir(), 'siyaq-hub-'))
    hub = await startHub()
    const [port = 0] = await freePorts(1)
    const shared: Partial<Config> = {
      dataDir: directory,
      publicUrl: `http://127.0.0.1:${port}`,
      port,
      allowPrivate: [new URL(hub.origin).host],
      ...(isCluster ? { databaseUrl: await database?.createDatabase(), natsUrls: broker?.servers ?? [] } : {}),
    }
    worker = await open(shared, 'worker')
    web = isCluster ? await open(shared, 'web') : worker
    await serve(web)
  }, 120_000)
  afterAll(async () => {
    for (const one of served.splice(0)) await one.close()
    for (const one of opened.splice(0).reverse()) await one.close()
    await hub?.close().catch(() => undefined)
    await broker?.stop()
    await database?.stop()
    if (directory !== undefined) rmSync(directory, { recursive: true, force: true })
  })
  beforeEach(async (context) => {
    if (isCluster && database === undefined) return context.skip('PostgreSQL or NATS is missing')
    if (feed !== undefined) await worker.store.removeFeed(feed.id)
    clock += 10 * dayMs
    hub.reset(`/feed/${++round}`)
    source = { id: `souq-${round}`, name: 'السوق', kind: 'newspaper', createdAt: 1, paused: false }
    await worker.store.putSource(source)
    hub.write('افتتاح الممر الشرقي')
    feed = await worker.store.addFeed({ sourceId: source.id, url: hub.feedUrl }, clock)
  })

  test('what is published is an article without a poll, once, and the feed is polled more rarely from then on', async () => {
    await subscribed()
    const ownMs = await waitMs()
    expect(hub.asked).toMatchObject([{ 'hub.mode': 'subscribe', 'hub.topic': hub.feedUrl }])
    hub.write('موعد الافتتاح الجديد')
    hub.requests.length = 0
    expect(await hub.publish()).toEqual([204])
    await work()
    expect(await titles()).toEqual(['افتتاح الممر الشرقي', 'موعد الافتتاح الجديد'])
    expect(hub.requests).toEqual([`/news/${round}/موعد الافتتاح الجديد`])
    expect(await state()).toMatchObject({ state: 'pushed', deliveredAt: clock, untilAt: clock + 10 * dayMs })
    // The same delivery again, and the poll that finds the same items.
    await hub.publish()
    await poll()
    expect(await titles()).toHaveLength(2)
    expect(await state()).toMatchObject({ state: 'pushed' })
    expect(await waitMs()).toBeGreaterThan(3 * ownMs)
    expect(await waitMs()).toBeLessThanOrEqual(6 * hourMs)
  })

  test('a lost callback: the next poll brings what was not pushed, and the feed keeps its own rhythm', async () => {
    await subscribed()
    hub.write('دُفع مرة')
    await hub.publish()
    await work()
    await poll()
    const rareMs = await waitMs()
    hub.behaviour = { lost: true }
    hub.write('لم يصل')
    expect(await hub.publish()).toEqual([])
    clock += rareMs
    await poll()
    expect(await titles()).toEqual(['افتتاح الممر الشرقي', 'دُفع مرة', 'لم يصل'])
    expect(await state()).toMatchObject({ state: 'subscribed' })
    expect(await isPolledAsEver()).toBe(true)
    // A push that comes after all doubles nothing, and is believed again.
    hub.behaviour = {}
    clock += 1000
    await hub.publish()
    await work()
    expect(await titles()).toHaveLength(3)
    expect(await state()).toMatchObject({ state: 'pushed' })
  })

  test('a wrong signature is answered and dropped; the feed is polled in its own rhythm at once', async () => {
    await subscribed()
    hub.write('دُفع مرة')
    await hub.publish()
    await work()
    await poll()
    expect(await isPolledAsEver()).toBe(false)
    hub.behaviour = { forged: true }
    hub.write('مزوّر أم صحيح')
    clock += minuteMs
    expect(await hub.publish()).toEqual([204])
    await work()
    expect(await titles()).not.toContain('مزوّر أم صحيح')
    expect(await state()).toMatchObject({ state: 'subscribed' })
    expect(await isPolledAsEver()).toBe(true)
    await poll()
    expect(await titles()).toEqual(['افتتاح الممر الشرقي', 'دُفع مرة', 'مزوّر أم صحيح'])
  })

  test('a lease is renewed before it ends, with the same callback', async () => {
    hub.behaviour = { leaseSeconds: '86400' }
    await subscribed()
    expect(await askHubs(worker)).toBe(0)
    clock += 0.8 * dayMs
    expect(await askHubs(worker)).toBe(1)
    expect(hub.asked[1]?.['hub.callback']).toBe(hub.asked[0]?.['hub.callback'])
    expect(hub.asked[1]?.['hub.secret']).toBe(hub.asked[0]?.['hub.secret'])
    expect(await state()).toMatchObject({ untilAt: clock + dayMs })
  })

  test('a lease that runs out: polled when it ends, in its own rhythm from then on', async () => {
    hub.behaviour = { leaseSeconds: '3600' }
    await subscribed()
    hub.write('دُفع مرة')
    await hub.publish()
    await work()
    await poll()
    hub.behaviour = { status: 500 }
    clock += 0.8 * hourMs
    await askHubs(worker)
    expect(await state()).toMatchObject({ state: 'pushed', errorCode: 'fetch.status' })
    expect(await waitMs()).toBeLessThanOrEqual(0.2 * hourMs)
    clock += 0.3 * hourMs
    hub.write('بعد انتهاء الاشتراك')
    await poll()
    expect(await titles()).toEqual(['افتتاح الممر الشرقي', 'بعد انتهاء الاشتراك', 'دُفع مرة'])
    expect(await state()).toMatchObject({ state: 'failing', errorCode: 'fetch.status' })
    expect(await waitMs()).toBeLessThan(hourMs)
  })

  test('a hub may end it at any time: the feed is polled at once', async () => {
    await subscribed()
    const [subscriber] = hub.subscribers
    if (subscriber === undefined) throw new Error('nobody subscribed')
    await hub.question(subscriber, { mode: 'denied', topic: hub.feedUrl, reason: 'أُغلق' })
    expect(await state()).toMatchObject({ state: 'failing', errorCode: 'push.refused' })
    expect(await waitMs()).toBeLessThanOrEqual(0)
  })

  test('only what we asked for is confirmed, only our keys are answered', async () => {
    await subscribed()
    const [known] = hub.subscribers
    if (known === undefined) throw new Error('nobody subscribed')
    const asked = { mode: 'subscribe', topic: hub.feedUrl, challenge: 'x1', lease_seconds: '60' }
    const refused = [
      { ...asked, topic: 'https://other.example/feed' },
      { ...asked, mode: 'unsubscribe' },
      { ...asked, challenge: '' },
      { ...asked, challenge: 'x'.repeat(5_000) },
    ]
    for (const fields of refused)
      expect((await hub.question(known, fields)).status, JSON.stringify(fields).slice(0, 80)).toBe(404)
    const stranger = { ...known, callback: known.callback.replace(/[^/]+$/, 'a'.repeat(32)) }
    expect((await hub.question(stranger, asked)).status).toBe(404)
    expect((await fetch(stranger.callback, { method: 'POST', body: 'x' })).status).toBe(410)
    const before = await state()
    clock += 2 * dayMs
    expect((await hub.question(known, asked)).status).toBe(404)
    expect((await state())?.untilAt).toBe(before?.untilAt)
    // The challenge is given back as text, whatever stands in it.
    clock -= 2 * dayMs
    const answered = await hub.question(known, { ...asked, challenge: '<b>&"' })
    expect(answered).toEqual({ status: 200, text: '<b>&"' })
  })

  test('what is too large is refused unread; what is no feed makes the feed due', async () => {
    await subscribed()
    expect(await hub.publish('<html>'.padEnd(11_000_000))).toEqual([413])
    expect(await hub.publish('<html>ليست خلاصة</html>')).toEqual([204])
    expect(await waitMs()).toBeLessThanOrEqual(0)
    expect(await titles()).toEqual(['افتتاح الممر الشرقي'])
  })

  test('a paused feed takes nothing, a removed one is no longer known', async () => {
    await subscribed()
    await worker.store.setFeedPaused(followed().id, true)
    hub.write('في أثناء التوقف')
    expect(await hub.publish()).toEqual([204])
    await work()
    expect(await titles()).toEqual(['افتتاح الممر الشرقي'])
    await worker.store.removeFeed(followed().id)
    expect(await hub.publish()).toEqual([410])
  })

  test('the settings of the feed hold for what is pushed', async () => {
    await subscribed()
    await worker.store.feedSettings.put(followed().id, { block: ['إعلان'], identity: 'title' }, clock)
    hub.write('إعلان ممول')
    hub.write('نتائج القرعة')
    await hub.publish()
    await work()
    expect(await titles()).toEqual(['افتتاح الممر الشرقي', 'نتائج القرعة'])
  })

  test('a dead hub, a hub that refuses and one that never asks back: polled as ever, asked ever more rarely', async () => {
    await poll()
    hub.behaviour = { silent: true }
    await askHubs(worker)
    expect(await state()).toMatchObject({ state: 'asked' })
    clock += hourMs
    hub.behaviour = { status: 403 }
    await askHubs(worker)
    expect(await state()).toMatchObject({ state: 'failing', errorCode: 'fetch.status' })
    expect(await askHubs(worker)).toBe(0)
    await hub.close()
    clock += 2 * hourMs
    await askHubs(worker)
    expect(await state()).toMatchObject({ state: 'failing', errorCode: 'fetch.refused' })
    expect(await worker.store.pushes.counts(clock)).toEqual({ offered: 1, subscribed: 0, pushed: 0, failing: 1 })
    expect(await titles()).toEqual(['افتتاح الممر الشرقي'])
  })
})

test(
  'with a server that runs, a publish reaches the article’s page by itself',
  { tags: ['slow'], timeout: 300_000 },
  async () => {
    const directory = mkdtempSync(join(tmpdir(), 'siyaq-pushed-'))
    const shop = await startHub()
    const [port = 0] = await freePorts(1)
    const origin = `http://127.0.0.1:${port}`
    clock = Date.now()
    const r = await open(
      { dataDir: directory, publicUrl: origin, port, allowPrivate: [new URL(shop.origin).host] },
      'serve',
    )
    const stop = new AbortController()
    const serving = serveUntilAborted(r, serveWeb, { signal: stop.signal, onListening: () => undefined })
    try {
      shop.write('افتتاح الممر الشرقي')
      await r.store.putSource({ id: 'shop', name: 'السوق', kind: 'newspaper', createdAt: 1, paused: false })
      await r.store.addFeed({ sourceId: 'shop', url: shop.feedUrl }, clock)
      await expect.poll(() => shop.subscribers.length, { timeout: 120_000 }).toBe(1)
      shop.write('موعد الافتتاح الجديد')
      expect(await shop.publish()).toEqual([204])
      const page = async (): Promise<string> => {
        const { items } = await r.store.articles({ sourceId: 'shop', limit: 5 })
        const pushed = items.find(({ title }) => title === 'موعد الافتتاح الجديد')
        return pushed === undefined ? '' : await (await fetch(`${origin}/article/${pushed.id}`)).text()
      }
      await expect.poll(page, { timeout: 120_000, interval: 50 }).toContain('dir="rtl">موعد الافتتاح الجديد</h1>')
      const [feed] = await r.store.feeds()
      const id = feed?.id ?? 0
      const shown = await fetch(`${origin}/api/v1/feeds/${id}/settings`)
      expect(await shown.json()).toMatchObject({
        push: { state: 'pushed', hub: `${shop.origin}/hub`, deliveredAt: clock },
      })
      const feedPage = await (await fetch(`${origin}/feed/${id}`)).text()
      expect(feedPage).toMatch(/يدفعها إلينا الموزّع: <bdi dir="ltr">[^<]*\/hub<\/bdi>/)
      expect(feedPage).toMatch(/آخر دفعة: <time datetime="2/)
      const { push } = Object(await (await fetch(`${origin}/api/v1/health`)).json()).counts
      expect(push).toEqual({ offered: 1, subscribed: 1, pushed: 1, failing: 0 })
      // What lets a hub in is shown to nobody.
      const key = (shop.subscribers[0]?.callback ?? '').split('/').at(-1) ?? ''
      for (const text of [feedPage, JSON.stringify(push)]) expect(text).not.toContain(key)
      expect((await r.store.pushes.of(id))?.deliveredAt).toBe(clock)
    } finally {
      stop.abort()
      await serving
      await r.close()
      opened.splice(opened.indexOf(r), 1)
      await shop.close()
      rmSync(directory, { recursive: true, force: true })
    }
  },
)
