/** What survives: kill -9 of writers, of servers, a full disk, a second process, damaged files, backups made while writing. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { restore } from '../../src/store/sqlite/backup.ts'
import { lockData } from '../../src/store/sqlite/data-lock.ts'
import { openStore, sqliteContext } from '../../src/store/open-store.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import { storeProblem } from '../../src/store/store-problem.ts'
import { Store } from '../../src/store/store.ts'
import { natsExecutable, startNats } from '../servers/nats.ts'
import { postgresExecutable, startPostgres } from '../servers/postgres.ts'
import { found, madeAnalysisDraft, madeDraft, madeSource, site } from './made-articles.ts'
import { openOrThrow } from './open-or-throw.ts'
import { openJetStreamOrThrow } from './queue-backends.ts'

// Servers and processes are started and killed here; a busy machine takes its time over it.
vi.setConfig({ testTimeout: 240_000 })

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'siyaq-durable-'))
})
const children = new Set<ChildProcess>()
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
  rmSync(directory, { recursive: true, force: true })
})

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Starts a script of this folder; `line` resolves with its next line of stdout. */
function startScript(name: string, ...args: string[]): { child: ChildProcess; line: () => Promise<string> } {
  const script = fileURLToPath(new URL(name, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.add(child)
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  return {
    child,
    async line() {
      await expect.poll(() => text.includes('\n'), { timeout: 100_000, interval: 5 }).toBe(true)
      const end = text.indexOf('\n')
      const line = text.slice(0, end)
      text = text.slice(end + 1)
      return line
    },
  }
}

async function killed(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.on('close', resolve))
  child.kill('SIGKILL')
  await ended
}

function failureOf(promise: Promise<unknown>): Promise<string | undefined> {
  return promise.then(
    () => undefined,
    (error: unknown) => storeProblem(error)?.code,
  )
}

describe('SQLite', () => {
  test('kill -9 of a writer loses nothing that it had committed, and leaves no half batch', async () => {
    const path = join(directory, 'siyaq.db')
    let committed = 0
    for (let round = 0; round < 3; round++) {
      const { child, line } = startScript('writing-child.ts', path, String(committed))
      for (let n = 0; n < 4 + round; n++) committed = Number(await line())
      await sleep(7 * round)
      await killed(child)
    }
    const store = await openOrThrow({ kind: 'sqlite', path })
    for (let n = 0; n < committed; n++) {
      const article = await store.articleByUrl(madeDraft(n).url)
      expect(article?.storyId).toBe(article?.id)
      expect(article).toBeDefined()
    }
    const { articles, stories } = await store.counts()
    expect(articles).toBeGreaterThanOrEqual(committed)
    // Each of the three writes is whole or absent.
    expect([articles % 20, stories % 20]).toEqual([0, 0])
    const all = await store.articles({ limit: 5_000 })
    for (const head of all.items.slice(-committed)) expect(await found(store, `رقم${head.id}`)).toEqual([head.id])
    await store.close()
    const raw = new Database(path)
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
    raw.close()
  })

  test('a full disk is a coded problem; what was stored stays, and writing goes on when there is room', async () => {
    const opened = openSqlite(join(directory, 'siyaq.db'))
    const { access } = opened
    const first = await openOrThrow({ kind: 'sqlite', path: access.path })
    await first.close()
    const store = new Store(sqliteContext(opened))
    await store.putSource(madeSource(site))
    const [kept] = await store.putArticles([madeDraft(0)])
    const pages = Number(access.connection.pragma('page_count', { simple: true }))
    access.connection.pragma(`max_page_count = ${pages + 20}`)
    const large = Array.from({ length: 400 }, (_, n) => madeDraft(n + 1, { text: `${n} ${Math.random()} `.repeat(50) }))
    expect(await failureOf(store.putArticles(large))).toBe('store.disk-full')
    expect((await store.counts()).articles).toBe(1)
    expect((await store.article(kept?.id ?? 0))?.title).toBe(madeDraft(0).title)
    access.connection.pragma('max_page_count = 1000000')
    expect(await store.putArticles(large)).toHaveLength(400)
    await store.close()
  })

  test('two stores of one file write in turns, without blocking the process', async () => {
    const path = join(directory, 'siyaq.db')
    const [one, two] = [await openOrThrow({ kind: 'sqlite', path }), await openOrThrow({ kind: 'sqlite', path })]
    const drafts = (from: number) => Array.from({ length: 60 }, (_, n) => madeDraft(from + n))
    await Promise.all(
      [1, 2, 3, 4].flatMap((n) => [one.putArticles(drafts(n * 100)), two.putArticles(drafts(n * 100 + 50))]),
    )
    expect((await one.counts()).articles).toBe(4 * 110 - 30)
    await one.close()
    await two.close()
  })

  test('the lock on the data directory has one holder, and kill -9 frees it', async () => {
    const { child, line } = startScript('locking-child.ts', directory)
    expect(await line()).toBe('held')
    const refused = lockData(directory, 'import')
    expect(refused).toMatchObject({ ok: false, problem: { code: 'store.locked' } })
    expect(refused.ok ? '' : refused.problem.detail).toContain(`serve, pid ${child.pid ?? 0}`)
    await killed(child)
    const taken = lockData(directory, 'import')
    expect(taken.ok).toBe(true)
    expect(lockData(directory, 'serve').ok).toBe(false)
    if (taken.ok) taken.value.release()
    const again = lockData(directory, 'serve')
    expect(again.ok).toBe(true)
    if (again.ok) again.value.release()
  })

  test('a backup made while another process writes is whole, and restores', async () => {
    const path = join(directory, 'siyaq.db')
    const { child, line } = startScript('writing-child.ts', path)
    await line()
    const store = await openOrThrow({ kind: 'sqlite', path })
    const copy = join(directory, 'backups', 'copy.db')
    const before = (await store.counts()).articles
    expect(await store.backup(copy)).toMatchObject({ ok: true })
    await killed(child)
    await store.close()
    const target = join(directory, 'restored', 'siyaq.db')
    expect(restore(copy, target)).toMatchObject({ ok: true })
    expect(restore(copy, target)).toMatchObject({ ok: true })
    const restored = await openOrThrow({ kind: 'sqlite', path: target })
    expect((await restored.counts()).articles).toBeGreaterThanOrEqual(before)
    expect(await restored.articleByUrl(madeDraft(3).url)).toBeDefined()
    await restored.close()
  })

  test('files that are no backup, or of a newer version, are refused and change nothing', async () => {
    const path = join(directory, 'siyaq.db')
    const store = await openOrThrow({ kind: 'sqlite', path })
    await store.putSource(madeSource(site))
    await store.putArticles(Array.from({ length: 300 }, (_, n) => madeDraft(n, { text: `${n} `.repeat(400) })))
    const copy = join(directory, 'copy.db')
    await store.backup(copy)
    await store.close()
    const bytes = readFileSync(path)
    const codeOf = (from: string): string | undefined => {
      const done = restore(from, path)
      return done.ok ? undefined : done.problem.code
    }
    expect(codeOf(join(directory, 'none.db'))).toBe('import.not-found')
    writeFileSync(join(directory, 'text.db'), 'نص لا قاعدة بيانات '.repeat(100))
    expect(codeOf(join(directory, 'text.db'))).toBe('store.damaged')
    new Database(join(directory, 'other.db')).exec('create table t (a)').close()
    expect(codeOf(join(directory, 'other.db'))).toBe('store.damaged')
    const damaged = join(directory, 'damaged.db')
    writeFileSync(damaged, readFileSync(copy))
    const file = openSync(damaged, 'r+')
    for (let page = 5; page < 40; page++) writeSync(file, Buffer.alloc(2_000, page), 0, 2_000, page * 4096)
    expect(codeOf(damaged)).toBe('store.damaged')
    const newer = join(directory, 'newer.db')
    writeFileSync(newer, readFileSync(copy))
    new Database(newer).exec("insert into schema_steps values ('999-later')").close()
    expect(codeOf(newer)).toBe('store.newer')
    expect(readFileSync(path).equals(bytes)).toBe(true)
    const opened = await openStore({ kind: 'sqlite', path: newer })
    expect(opened).toMatchObject({ ok: false, problem: { code: 'store.newer', detail: '999-later' } })
    expect(await openStore({ kind: 'sqlite', path: join(directory, 'text.db') })).toMatchObject({
      ok: false,
      problem: { code: 'store.damaged' },
    })
  })
})

const postgres = postgresExecutable()
describe.skipIf(postgres === undefined)('PostgreSQL', () => {
  test('a server that is away is a coded problem; after kill -9 everything committed is there', async () => {
    const nobody = await openStore({ kind: 'postgres', url: 'postgres://siyaq@127.0.0.1:1/siyaq' })
    expect(nobody).toMatchObject({ ok: false, problem: { code: 'store.unreachable' } })
    const server = await startPostgres(postgres ?? '')
    try {
      const store = await openOrThrow({ kind: 'postgres', url: await server.createDatabase() })
      await store.putSource(madeSource(site))
      const puts = await store.putArticles(Array.from({ length: 200 }, (_, n) => madeDraft(n)))
      await store.putAnalyses(puts.map((put) => madeAnalysisDraft(put, 'خبر')))
      const during = Array.from({ length: 10 }, (_, n) => failureOf(store.putArticles([madeDraft(1_000 + n)])))
      await server.crash()
      for (const code of await Promise.all(during)) expect([undefined, 'store.unreachable']).toContain(code)
      expect(
        (
          await store.search({
            query: { terms: [{ surface: '', alternatives: ['خبر'], exact: false, negated: false }] },
            limit: 500,
          })
        ).items,
      ).toHaveLength(200)
      expect(
        (await store.putArticles(Array.from({ length: 200 }, (_, n) => madeDraft(n)))).every(
          (put) => put.outcome === 'same',
        ),
      ).toBe(true)
      expect(await store.backup('/nowhere')).toMatchObject({ ok: false, problem: { code: 'store.backup-elsewhere' } })
      await store.close()
    } finally {
      await server.stop()
    }
  })
})

const nats = natsExecutable()
describe.skipIf(nats === undefined)('JetStream, three nodes', () => {
  test(
    'kill -9 of the leader while 2,000 messages are published and worked on loses none',
    { timeout: 240_000 },
    async () => {
      const cluster = await startNats(nats ?? '')
      try {
        const [publisher, worker] = [
          await openJetStreamOrThrow(cluster.servers, 'd'),
          await openJetStreamOrThrow(cluster.servers, 'd'),
        ]
        const total = 2_000
        const done = new Map<number, number>()
        let published = 0
        const publish = async (): Promise<void> => {
          for (; published < total; published += 50) {
            await publisher.publish(
              Array.from({ length: 50 }, (_, n) => ({
                id: `s:1:${published + n}`,
                stage: 's',
                body: { n: published + n },
              })),
            )
          }
        }
        const work = async (): Promise<void> => {
          for (const end = Date.now() + 180_000; done.size < total && Date.now() < end;) {
            for (const delivery of await worker.pull('s', { max: 64, leaseMs: 5_000, waitMs: 500 })) {
              const n = Number(delivery.message.body['n'])
              done.set(n, (done.get(n) ?? 0) + 1)
              await delivery.ack()
            }
          }
        }
        const kills = async (): Promise<void> => {
          while (published < 600) await sleep(20)
          const leader = await cluster.leaderOf('d')
          await cluster.kill(leader)
          while (published < 1_400) await sleep(20)
          await cluster.start(leader)
        }
        await Promise.all([publish(), work(), kills()])
        expect(done.size).toBe(total)
        expect([...done.keys()].every((n) => n >= 0 && n < total)).toBe(true)
        await publisher.close()
        await worker.close()
      } finally {
        await cluster.stop()
      }
    },
  )
})
