/**
 * A server whose disk fills, whose PostgreSQL or NATS goes away, or whose queue is lost: pages where they can be, one line in the log, nothing
 * buried, and everything done when it is over, without a restart.
 * In: runtimes in this process, private servers. Out: test results. The full disk is SQLite's own limit of pages.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { followSources } from '../../src/application/follow-sources.ts'
import { openRuntime, type Runtime } from '../../src/application/open-runtime.ts'
import { retryDead } from '../../src/application/buried-work.ts'
import { configWith, type Config } from '../../src/config/config.ts'
import { createLog } from '../../src/log.ts'
import { ProblemError } from '../../src/problem.ts'
import type { Queue } from '../../src/queue/queue.ts'
import { workMessage } from '../../src/pipeline/stages.ts'
import { createApp } from '../../src/serve/app.tsx'
import { serveDeps } from '../../src/serve/serve-web.ts'
import { madeDraft, madeSource } from '../contract/made-articles.ts'
import { natsExecutable, startNats, type PrivateNats } from '../servers/nats.ts'
import { postgresExecutable, startPostgres, type PrivatePostgres } from '../servers/postgres.ts'

/** Only a hang takes so long. */
const hangMs = 90_000
const site = 'alwaha.example'

interface Running {
  r: Runtime
  app: ReturnType<typeof createApp>
  lines: Record<string, unknown>[]
  stop(): Promise<void>
}

const started: Running[] = []
let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'siyaq-recovery-'))
})
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop()
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

async function start(values: Partial<Config>): Promise<Running> {
  const lines: Record<string, unknown>[] = []
  const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>)
  const log = createLog({ level: 'info', destination: { write } })
  const config = configWith({ dataDir: mkdtempSync(join(directory, 'data-')), workers: 1, ...values })
  const opened = await openRuntime(config, log, { lock: 'serve', leaseMs: 5_000 })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  const r = opened.value
  await r.store.putSource(madeSource(site))
  const abort = new AbortController()
  const app = createApp(await serveDeps(r))
  let following: Promise<void> = Promise.resolve()
  const running: Running = {
    r,
    app,
    lines,
    async stop() {
      abort.abort()
      await following
      await r.close()
    },
  }
  started.push(running)
  following = followSources(r, abort.signal)
  return running
}

/** Stores articles; their analysis is asked for when `isAsked`. */
async function put({ r }: Running, from: number, count: number, isAsked: boolean): Promise<void> {
  const drafts = Array.from({ length: count }, (_, n) =>
    madeDraft(from + n, { text: `خبر رقم ${from + n}. `.repeat(150) }),
  )
  const stored = await r.store.putArticles(drafts)
  if (isAsked) await r.queue.publish(stored.map((one) => workMessage('analyse', one.id, '1')))
}

async function until(what: string, reached: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + hangMs; Date.now() < end; await sleep(100)) if (await reached()) return
  throw new Error(`not reached: ${what}`)
}

async function isDone({ r }: Running, articles: number): Promise<boolean> {
  const counts = await r.store.counts()
  return counts.articles === articles && counts.unanalysed === 0 && counts.ungrouped === 0
}

const troubles = ({ lines }: Running, code: string): Record<string, unknown>[] =>
  lines.filter((line) => line['code'] === code && String(line['msg']).startsWith('in trouble'))
const isOver = ({ lines }: Running, code: string): boolean =>
  lines.some((line) => line['was'] === code && String(line['msg']).startsWith('the trouble is over'))

test('a disk that fills while serving', { tags: ['slow'] }, async () => {
  const s = await start({})
  const connection = s.r.store.embeddedDatabase()?.connection
  await put(s, 0, 150, true)
  // The messages are in; there is no page left for what is made of them.
  connection?.pragma(`max_page_count = ${Number(connection.pragma('page_count', { simple: true }))}`)
  await until('the log says that the disk is full', () => troubles(s, 'store.disk-full').length > 0)
  expect((await s.app.request('/')).status).toBe(200)
  expect((await s.app.request('/api/v1/ready')).status).toBe(200)
  await sleep(4_000)
  expect(troubles(s, 'store.disk-full')).toHaveLength(1)
  expect(JSON.stringify(s.lines)).not.toMatch(/"stack"/)
  expect((await s.r.store.counts()).dead).toBe(0)
  connection?.pragma('max_page_count = 1000000')
  await until('the log says that it is over', () => isOver(s, 'store.disk-full'))
  await until('everything is done', () => isDone(s, 150))
  expect((await s.r.store.counts()).dead).toBe(0)
})

test('what is buried stays buried while it cannot be asked for again', async () => {
  const { r } = await start({})
  const message = { id: 'extract:1:7:x', stage: 'extract', body: { article: 7, content: 'x' } }
  await r.store.bury({ message, problem: { code: 'stage.crashed' }, at: 1 })
  const away = new ProblemError({ code: 'queue.unreachable' })
  const queue: Queue = {
    ...r.queue,
    publish: () => Promise.reject(away),
    pull: () => Promise.reject(away),
    depth: () => Promise.reject(away),
    close: () => Promise.resolve(),
  }
  await expect(retryDead({ store: r.store, queue, clock: Date.now }, {})).rejects.toBe(away)
  expect((await r.store.dead({ limit: 5 })).items).toMatchObject([{ message, problem: { code: 'stage.crashed' } }])
})

const postgres = postgresExecutable()
const nats = natsExecutable()
describe.skipIf(postgres === undefined || nats === undefined)('a cluster', () => {
  let database: PrivatePostgres
  let cluster: PrivateNats
  let values: Partial<Config>
  beforeAll(async () => {
    database = await startPostgres(postgres ?? '')
    cluster = await startNats(nats ?? '', 1)
  })
  afterAll(async () => {
    await cluster.stop()
    await database.stop()
  })
  /** The articles are others in each test: the stream remembers for two minutes what was asked for. */
  const serving = async (first: number): Promise<Running> => {
    values = { databaseUrl: await database.createDatabase(), natsUrls: cluster.servers, natsReplicas: 1 }
    const s = await start(values)
    await put(s, first, 5, true)
    await until('the first articles are done', () => isDone(s, 5))
    return s
  }

  test('PostgreSQL goes away and comes back', { tags: ['slow'] }, async () => {
    const s = await serving(0)
    await database.halt()
    await until('the log says so', () => troubles(s, 'store.unreachable').length > 0)
    const page = await s.app.request('/')
    expect(page.status).toBe(503)
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await page.text()).toContain('store.unreachable')
    expect((await s.app.request('/api/v1/health')).status).toBe(503)
    expect((await s.app.request('/api/v1/stories')).status).toBe(503)
    await database.resume()
    await until('the log says that it is over', () => isOver(s, 'store.unreachable'))
    await put(s, 100, 20, true)
    await until('everything is done', () => isDone(s, 25))
    expect(troubles(s, 'store.unreachable')).toHaveLength(1)
    expect((await s.r.store.counts()).dead).toBe(0)
  })

  test('NATS goes away and comes back; then with nothing of what it held', { tags: ['slow'] }, async () => {
    const s = await serving(1_000)
    await cluster.kill(0)
    await until('the log says so', () => troubles(s, 'queue.unreachable').length > 0)
    expect((await s.app.request('/')).status).toBe(200)
    const health = await s.app.request('/api/v1/health')
    expect(health.status).toBe(503)
    expect(await health.json()).toMatchObject({
      ok: false,
      parts: { store: { ok: true }, queue: { ok: false, code: 'queue.unreachable' } },
    })
    await cluster.start(0)
    await until('the log says that it is over', () => isOver(s, 'queue.unreachable'))
    await put(s, 200, 10, true)
    await until('everything is done', () => isDone(s, 15))

    await cluster.kill(0)
    await cluster.wipe(0)
    // Known to the store, and asked for by messages that are gone.
    await put(s, 300, 30, false)
    await cluster.start(0)
    await until('what was lost is noticed, asked for again and done', () => isDone(s, 45))
    expect((await s.r.store.counts()).dead).toBe(0)
  })
})
