/**
 * 2,000 articles through two workers of a cluster while a worker and the leading NATS node are killed with -9: none lost, none doubled.
 * In: private PostgreSQL and NATS servers, worker processes of the program itself. Out: test results.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { openJetStreamQueue } from '../../src/queue/jetstream.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { workMessage } from '../../src/pipeline/stages.ts'
import { madeDraft, madeSource } from '../contract/made-articles.ts'
import { natsExecutable, startNats } from '../servers/nats.ts'
import { postgresExecutable, startPostgres } from '../servers/postgres.ts'

const articles = 2_000
const root = path.resolve(import.meta.dirname, '../..')
const postgres = postgresExecutable()
const nats = natsExecutable()
const places = ['الواحة', 'مرجان', 'صفصاف', 'غدير', 'رأس الغزال', 'الميناء']
const matters = [
  'افتتاح جسر',
  'حريق في مصنع',
  'انقطاع المياه',
  'مؤتمر للصيادين',
  'سباق للزوارق',
  'معرض للكتاب',
  'إضراب للسائقين',
]

const running: ChildProcess[] = []
const stopping: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  for (const stop of stopping) await stop()
})

function startWorker(databaseUrl: string, servers: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'serve', '--log-level', 'error'], {
    cwd: root,
    env: {
      ...process.env,
      SIYAQ_DATABASE_URL: databaseUrl,
      SIYAQ_NATS_URLS: servers.map((s) => `nats://${s}`).join(','),
      SIYAQ_ROLE: 'worker',
      SIYAQ_STAGES: 'analyse,group',
      SIYAQ_WORKERS: '1',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  running.push(child)
  return child
}

async function grouped(store: Store): Promise<number> {
  const counts = await store.counts()
  return counts.articles - counts.unanalysed - counts.ungrouped
}

describe.skipIf(postgres === undefined || nats === undefined)('killed in the middle', () => {
  test('two workers, one killed, and the leading NATS node killed: every article is in exactly one story', async () => {
    if (postgres === undefined || nats === undefined) return
    const database = await startPostgres(postgres)
    stopping.push(() => database.stop())
    const cluster = await startNats(nats)
    stopping.push(() => cluster.stop())
    const databaseUrl = await database.createDatabase()
    const opened = await openStore({ kind: 'postgres', url: databaseUrl })
    const queued = await openJetStreamQueue({ servers: cluster.servers })
    if (!opened.ok || !queued.ok) throw new Error('store or queue did not open')
    const store = opened.value
    const queue = queued.value
    stopping.unshift(async () => {
      await queue.close()
      await store.close()
    })
    await store.putSource(madeSource('alwaha.example'))
    const drafts = Array.from({ length: articles }, (_, i) => {
      const place = places[i % places.length] ?? ''
      const matter = matters[Math.floor(i / 5) % matters.length] ?? ''
      return madeDraft(i, {
        title: `${matter} في ${place} رقم ${Math.floor(i / 5)}`,
        text: `شهدت ${place} أمس ${matter}، وقال المحافظ إن العدد بلغ ${i}.\n\nوتستمر الأعمال في ${place} حتى نهاية الأسبوع ${Math.floor(i / 5)}.`,
      })
    })
    const put = await store.putArticles(drafts)
    expect(new Set(put.map((p) => p.id)).size).toBe(articles)
    await queue.publish(put.map((p) => workMessage('analyse', p.id, '1')))

    const first = startWorker(databaseUrl, cluster.servers)
    startWorker(databaseUrl, cluster.servers)
    const until = async (reached: () => Promise<boolean>, what: string): Promise<void> => {
      for (let i = 0; i < 900; i++) {
        if (await reached()) return
        await sleep(200)
      }
      throw new Error(`${what} was not reached: ${JSON.stringify(await store.counts())}`)
    }
    await until(async () => (await store.counts()).unanalysed < articles * 0.8, 'a fifth analysed')
    first.kill('SIGKILL')
    const leader = await cluster.leaderOf('siyaq')
    await cluster.kill(leader < 0 ? 0 : leader)
    await until(async () => (await grouped(store)) === articles, 'everything grouped')

    const seen = new Set<number>()
    let sequence = -1
    for await (const row of store.groupingInOrder({ sinceAt: 0 })) {
      expect(seen.has(row.id)).toBe(false)
      seen.add(row.id)
      expect(row.seq).toBeGreaterThan(sequence)
      sequence = row.seq
    }
    expect(seen.size).toBe(articles)
    expect((await store.counts()).articles).toBe(articles)
  }, 300_000)
})
