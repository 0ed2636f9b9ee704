/**
 * A week of 672 invented articles, a day at a time, through analysis and grouping in both deployments: the same stories and copies.
 * In: private PostgreSQL and NATS servers. Out: test results.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayMs } from '../../src/model/instant.ts'
import { openRuntime } from '../../src/application/open-runtime.ts'
import { configWith, type Config } from '../../src/config/config.ts'
import { createLog } from '../../src/log.ts'
import { workMessage } from '../../src/pipeline/stages.ts'
import { workUntilIdle } from '../../src/pipeline/work-loop.ts'
import { finalStore, type FinalStore } from '../journey/final-store.ts'
import { natsExecutable, startNats } from '../servers/nats.ts'
import { postgresExecutable, startPostgres } from '../servers/postgres.ts'
import { inventedDraft } from './invented-draft.ts'
import { inventedStream } from './invented-stream.ts'

const startAt = Date.UTC(2031, 2, 3)
const perDay = 96
const postgres = postgresExecutable()
const nats = natsExecutable()

const week = inventedStream(7, 7 * perDay, startAt)
const drafts = week.articles.map(({ id, sourceId, title, at }, i) =>
  inventedDraft({ sourceId, title, text: week.texts[i] ?? '', at, path: id }),
)

/** What a fresh deployment holds after the week; opened anew each day when `restarts`. */
async function replay(values: Partial<Config>, restarts: boolean): Promise<FinalStore> {
  let now = startAt
  const open = async () => {
    const opened = await openRuntime(configWith({ workers: 1, ...values }), createLog({ level: 'silent' }), {
      lock: 'week',
      clock: () => now,
      leaseMs: 5_000,
    })
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
    return opened.value
  }
  let r = await open()
  for (const id of new Set(drafts.map((d) => d.sourceId)))
    await r.store.putSource({ id, name: id, kind: 'newspaper', createdAt: startAt, paused: false })
  for (let day = 0; day < 7; day++) {
    now = startAt + (day + 1) * dayMs
    const put = await r.store.putArticles(drafts.slice(day * perDay, (day + 1) * perDay))
    await r.queue.publish(put.map(({ id, revision }) => workMessage('analyse', id, String(revision))))
    for (;;) {
      await workUntilIdle(r.loop)
      const { unanalysed, ungrouped } = await r.store.counts()
      if (unanalysed + ungrouped === 0) break
      await sleep(100)
    }
    if (restarts) {
      await r.close()
      r = await open()
    }
  }
  const result = await finalStore(r.store)
  await r.close()
  return result
}

describe("a week's replay", () => {
  let directory: string
  let expected: FinalStore
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'siyaq-week-'))
    expected = await replay({ dataDir: join(directory, 'first') }, false)
  }, 300_000)
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true })
  })

  test('groups what belongs together', () => {
    expect(Object.keys(expected.articles)).toHaveLength(drafts.length)
    expect(expected.stories.flat()).toHaveLength(drafts.length)
    expect(expected.stories.filter((members) => members.length > 2).length).toBeGreaterThan(30)
    expect(expected.copyGroups.length).toBeGreaterThan(30)
  })

  test('a second run, restarted every day, gives the same stories and copies', async () => {
    expect(await replay({ dataDir: join(directory, 'second') }, true)).toEqual(expected)
  }, 300_000)

  test.skipIf(postgres === undefined || nats === undefined)(
    'PostgreSQL and JetStream, restarted every day, give the same stories and copies',
    async () => {
      if (postgres === undefined || nats === undefined) return
      const database = await startPostgres(postgres)
      const cluster = await startNats(nats)
      try {
        const databaseUrl = await database.createDatabase()
        const cluster3 = { databaseUrl, natsUrls: cluster.servers, dataDir: join(directory, 'cluster') }
        expect(await replay(cluster3, true)).toEqual(expected)
      } finally {
        await cluster.stop()
        await database.stop()
      }
    },
    300_000,
  )
})
