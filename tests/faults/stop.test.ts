/**
 * SIGTERM to real processes that hang on everything that can hold one: half-sent forms, idle and slow clients, hosts that never answer, large
 * pages in a thread, servers that are away. Each ends by itself, nothing is lost, and the next start does what was in hand.
 * In: processes of the program, a host of our own. Out: test results.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sweep } from '../../src/application/working/sweep.ts'
import { openRuntime } from '../../src/application/open-runtime.ts'
import { configWith } from '../../src/config/config.ts'
import { createLog } from '../../src/log.ts'
import { workUntilIdle } from '../../src/pipeline/work-loop.ts'
import { openStore } from '../../src/store/open-store.ts'
import { madeSource, site } from '../contract/made-articles.ts'
import { natsExecutable, startNats } from '../servers/nats.ts'
import { postgresExecutable, startPostgres } from '../servers/postgres.ts'

const root = resolve(import.meta.dirname, '../..')
/** Only a hang takes so long: the program gives itself nine seconds. */
const hangMs = 25_000
const startsWithinMs = 60_000
const running = new Set<ChildProcess>()
let directory: string
let host: Server
let isSlow = true
let asked = 0
const hostAt = (): string => `127.0.0.1:${(host.address() as AddressInfo).port}`

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'siyaq-stop-'))
  const text = 'أعلنت بلدية المرفأ القديم افتتاح مكتبة الحي بعد عامين من الترميم. '.repeat(10)
  host = createServer((request, response) => {
    asked++
    // The host takes the request and is never heard of again.
    if (isSlow) return
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      `<html lang="ar"><title>مكتبة ${request.url}</title><article><h1>مكتبة ${request.url}</h1><p>${text}</p></article>`,
    )
  })
  await new Promise<void>((done) => host.listen(0, '127.0.0.1', done))
})
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  host.closeAllConnections()
  host.close()
  rmSync(directory, { recursive: true, force: true })
})

interface Started {
  child: ChildProcess
  said: () => string
  ended: Promise<number | null>
}

function startProgram(args: readonly string[]): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
  const ended = new Promise<number | null>((done) => child.on('close', (code) => done(code)))
  void ended.then(() => running.delete(child))
  return { child, said: () => text, ended }
}

async function until(started: Started, what: string, reached: () => boolean): Promise<void> {
  for (const end = Date.now() + startsWithinMs; Date.now() < end; await new Promise((next) => setTimeout(next, 50)))
    if (reached()) return
  throw new Error(`not reached: ${what}: ${started.said()}`)
}

/** The exit code after SIGTERM; 'hangs' when the process had to be killed. */
async function terminate(started: Started): Promise<number | null | 'hangs'> {
  started.child.kill('SIGTERM')
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'hangs'>((done) => (timer = setTimeout(() => done('hangs'), hangMs)))
  const code = await Promise.race([started.ended, late])
  clearTimeout(timer)
  if (code === 'hangs') started.child.kill('SIGKILL')
  return code
}

/** A store with a feed that is due and pages to fetch, all on the host that never answers, and large pages to be read. */
async function fill(dataDir: string): Promise<void> {
  const opened = await openStore({ kind: 'sqlite', path: join(dataDir, 'siyaq.db') })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  const store = opened.value
  await store.putSource(madeSource(site))
  await store.addFeed({ sourceId: site, url: `http://${hostAt()}/feed` }, 0)
  const items = [1, 2, 3].map((n) => ({
    url: `http://${hostAt()}/${n}`,
    item: { url: `http://${hostAt()}/${n}`, title: `خبر ${n}` },
  }))
  await store.addEntries({ sourceId: site }, items, Date.now())
  const large = await store.addEntries(
    { sourceId: site },
    [{ url: 'https://large.example/1', item: { url: 'https://large.example/1' } }],
    Date.now(),
  )
  const body = new TextEncoder().encode(
    `<title>كبيرة</title><article>${'<p>فقرة من صفحة كبيرة جداً، فيها كلام كثير.</p>'.repeat(40_000)}</article>`,
  )
  for (const { id, url } of large)
    await store.putPage({
      entryId: id,
      url,
      finalUrl: url,
      status: 200,
      contentType: 'text/html; charset=utf-8',
      fetchedAt: Date.now(),
      body,
    })
  for (const { id } of large) await store.setEntryState(id, 'fetched')
  await store.close()
}

test(
  'serve: clients that never finish, a host that never answers, a large page in a thread',
  { tags: ['slow'] },
  async () => {
    isSlow = true
    const dataDir = mkdtempSync(join(directory, 'serve-'))
    await fill(dataDir)
    const settings = [
      '--data-dir',
      dataDir,
      '--port',
      '0',
      '--allow-private',
      hostAt(),
      '--host-delay',
      '0s',
      '--workers',
      '1',
    ]
    const started = startProgram(['serve', ...settings])
    await until(started, 'it listens', () => /http:\/\/127\.0\.0\.1:\d+/.test(started.said()))
    const port = Number(/http:\/\/127\.0\.0\.1:(\d+)/.exec(started.said())?.[1])
    asked = 0
    await until(started, 'the slow host is asked', () => asked > 0)
    const head = `Host: 127.0.0.1:${port}\r\n`
    const clients = [
      `POST /login HTTP/1.1\r\n${head}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\ntoken=`,
      `GET /api/v1/live HTTP/1.1\r\n${head}Connection: keep-alive\r\n\r\n`,
      `GET / HTTP/1.1\r\n${head}`,
      `GET / HTTP/1.1\r\n${head}\r\n`.repeat(200),
    ].map((text) => client(port, text))
    await new Promise((next) => setTimeout(next, 300))
    expect(await terminate(started)).toBe(0)
    for (const socket of clients) socket.destroy()
    expect(started.said()).not.toMatch(/Unexpected error|"level":"fatal"/)

    // Nothing was given up, and the next start does all of it.
    isSlow = false
    const config = configWith({ dataDir, allowPrivate: [hostAt()], hostDelayMs: 0, respectRobots: false, workers: 1 })
    const opened = await openRuntime(config, createLog({ level: 'silent' }), { lock: 'serve' })
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
    const r = opened.value
    const before = await r.store.counts()
    expect(before.dead).toBe(0)
    expect(before.entriesByState['failed'] ?? 0).toBe(0)
    await sweep(r)
    await workUntilIdle(r.loop)
    const after = await r.store.counts()
    await r.close()
    expect(after).toMatchObject({ articles: 4, unanalysed: 0, ungrouped: 0, dead: 0 })
  },
)

test('poll, import and demo end in between; a second signal ends at once', { tags: ['slow'] }, async () => {
  isSlow = true
  const dataDir = mkdtempSync(join(directory, 'others-'))
  await fill(dataDir)
  asked = 0
  const poll = startProgram(['poll', '--data-dir', dataDir, '--allow-private', hostAt(), '--host-delay', '0s'])
  await until(poll, 'the slow host is asked', () => asked > 0)
  expect(await terminate(poll)).toBe(3)

  const file = join(directory, 'items.jsonl')
  const line = (n: number): string =>
    JSON.stringify({
      url: `https://paper.example/${n}`,
      title: `خبر ${n}`,
      text: `قال الناطق إن العدد بلغ ${n}. `.repeat(40),
    })
  writeFileSync(file, Array.from({ length: 20_000 }, (_, n) => line(n)).join('\n'))
  const at = mkdtempSync(join(directory, 'import-'))
  const reading = startProgram(['import', file, '--data-dir', at])
  await until(reading, 'articles are stored', () => storedSomething(at))
  expect([1, 3]).toContain(await terminate(reading))

  const demo = startProgram(['demo', '--port', '0', '--speed', '1'])
  await until(demo, 'it listens', () => /http:\/\/127\.0\.0\.1:\d+/.test(demo.said()))
  demo.child.kill('SIGTERM')
  demo.child.kill('SIGTERM')
  expect([0, 130]).toContain(await terminate(demo))
})

const postgres = postgresExecutable()
const nats = natsExecutable()
describe.skipIf(postgres === undefined || nats === undefined)('a worker of a cluster', () => {
  test('ends while NATS and PostgreSQL are away', { tags: ['slow'] }, async () => {
    const database = await startPostgres(postgres ?? '')
    const cluster = await startNats(nats ?? '', 1)
    try {
      const natsUrls = cluster.servers.map((server) => `nats://${server}`).join(',')
      const servers = [
        '--database-url',
        await database.createDatabase(),
        '--nats-urls',
        natsUrls,
        '--nats-replicas',
        '1',
      ]
      const worker = startProgram(['serve', '--role', 'worker', ...servers, '--data-dir', join(directory, 'worker')])
      // Lines of before name its stages too.
      await until(worker, 'it works', () => /"msg":"running"/.test(worker.said()))
      await cluster.kill(0)
      await database.halt()
      expect(await terminate(worker)).toBe(0)
      expect(worker.said()).not.toMatch(/Unexpected error/)
    } finally {
      await cluster.stop()
      await database.stop()
    }
  })
})

function client(port: number, text: string): Socket {
  const socket = connect(port, '127.0.0.1', () => socket.write(text))
  // The server cuts it in the end; it reads nothing meanwhile.
  socket.on('error', () => undefined)
  socket.pause()
  return socket
}

function storedSomething(dataDir: string): boolean {
  try {
    const db = new Database(join(dataDir, 'siyaq.db'), { readonly: true, fileMustExist: true })
    try {
      return db.prepare('select 1 from articles limit 1').get() !== undefined
    } finally {
      db.close()
    }
  } catch {
    // Not made yet.
    return false
  }
}
