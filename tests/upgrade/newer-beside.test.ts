/**
 * A process of this version beside a store that a newer one has changed while it was running: it writes nothing more, says so once, and
 * its pages go on. In: both databases, a played newer version. Out: test results.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followSources } from '../../src/application/follow-sources.ts'
import { openRuntime, type Runtime } from '../../src/application/open-runtime.ts'
import { configWith, type Config } from '../../src/config/config.ts'
import { createLog } from '../../src/log.ts'
import { workMessage } from '../../src/pipeline/stages.ts'
import { createApp } from '../../src/serve/app.tsx'
import { serveDeps } from '../../src/serve/serve-web.ts'
import { inTransaction } from '../../src/store/context.ts'
import { migrationNames } from '../../src/store/migrations.ts'
import { connectStore, openStore, type StoreAddress } from '../../src/store/open-store.ts'
import { storeProblem } from '../../src/store/store-problem.ts'
import { madeDraft, madeSource, site } from '../contract/made-articles.ts'
import { natsExecutable, startNats, type PrivateNats } from '../servers/nats.ts'
import { postgresExecutable, startPostgres, type PrivatePostgres } from '../servers/postgres.ts'

const postgres = postgresExecutable()
const nats = natsExecutable()
let directory: string
let database: PrivatePostgres | undefined
let cluster: PrivateNats | undefined
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'siyaq-newer-'))
  if (postgres !== undefined) database = await startPostgres(postgres)
  if (nats !== undefined) cluster = await startNats(nats, 1)
}, 120_000)
afterAll(async () => {
  await cluster?.stop()
  await database?.stop()
  rmSync(directory, { recursive: true, force: true })
})

/** What a newer version does when it opens the store. */
async function upgrade(address: StoreAddress): Promise<void> {
  const newer = await connectStore(address)
  await inTransaction(newer, async (t) => {
    await t.dialect.takeTurn(t.db, 'migration')
    await sql`insert into schema_steps (name) values ('900-later')`.execute(t.db)
  })
  await newer.close()
}

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  await work.then(
    () => 'done',
    (error: unknown) => storeProblem(error)?.code ?? String(error),
  )

interface Kind {
  name: string
  there: boolean
  fresh: () => Promise<{ address: StoreAddress; config: Partial<Config> }>
}
const kinds: readonly Kind[] = [
  {
    name: 'SQLite',
    there: true,
    fresh: async () => {
      const dataDir = mkdtempSync(join(directory, 'data-'))
      return await Promise.resolve({
        address: { kind: 'sqlite', path: join(dataDir, 'siyaq.db') },
        config: { dataDir },
      })
    },
  },
  {
    name: 'PostgreSQL',
    there: postgres !== undefined && nats !== undefined,
    fresh: async () => {
      const databaseUrl = (await database?.createDatabase()) ?? ''
      const config = { databaseUrl, natsUrls: cluster?.servers ?? [], natsReplicas: 1, databasePoolSize: 4 }
      return { address: { kind: 'postgres', url: databaseUrl }, config: { ...config, dataDir: directory } }
    },
  },
]

describe.each(kinds)('beside a newer version on $name', ({ there, fresh }) => {
  test.skipIf(!there)('every kind of write is refused, reads go on', async () => {
    const { address } = await fresh()
    const opened = await openStore(address)
    if (!opened.ok) throw new Error(opened.problem.code)
    const store = opened.value
    await store.putSource(madeSource(site))
    const [put] = await store.putArticles([madeDraft(1)])
    const id = put?.id ?? 0
    expect(await store.leases.hold('x', 'one', 60_000)).toBe(1)
    await upgrade(address)
    for (const work of [
      () => store.putArticles([madeDraft(2)]),
      () => store.putSource(madeSource('late.example')),
      () => store.leases.hold('x', 'one', 60_000),
      () => store.leases.release('x', 'one'),
      () => store.addFeed({ sourceId: site, url: 'https://alwaha.example/feed' }, 1),
      () => store.setImportPosition('f', 7),
      () => store.markGone(id, 5),
      () => store.putGrouping({ decisions: [], changes: [] }),
      () => store.settingOnce('another', 'x'),
      () => store.people.accounts.setDisabled(1, 5),
    ])
      expect([String(work), await codeOf(work())]).toEqual([String(work), 'store.newer'])
    expect(await codeOf(store.watch.mayWrite())).toBe('store.newer')
    expect(await store.article(id)).toMatchObject({ title: madeDraft(1).title })
    expect((await store.article(id))?.goneAt).toBeUndefined()
    expect(await store.counts()).toMatchObject({ articles: 1 })
    expect((await store.sources()).map((source) => source.id)).toEqual([site])
    expect(await store.leases.held('x')).toMatchObject({ owner: 'one' })
    await store.close()
    expect(await openStore(address)).toMatchObject({ ok: false, problem: { code: 'store.newer', detail: '900-later' } })
  })

  test.skipIf(!there)(
    'a process that was running stops its work, says so once and goes on showing pages',
    async () => {
      const { address, config } = await fresh()
      const lines: Record<string, unknown>[] = []
      const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>)
      const log = createLog({ level: 'warn', destination: { write } })
      const opened = await openRuntime(configWith({ workers: 1, ...config }), log, { lock: 'serve' })
      if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
      const r: Runtime = opened.value
      await r.store.putSource(madeSource(site))
      const [put] = await r.store.putArticles([madeDraft(1)])
      const app = createApp(await serveDeps(r))
      const ask = async (path: string, init?: RequestInit): Promise<Response> =>
        await app.request(path, { ...init, headers: { host: 'localhost', 'content-type': 'application/json' } })
      expect(await (await ask('/api/v1/health')).json()).toMatchObject({ parts: { store: { ok: true } } })
      await upgrade(address)
      const abort = new AbortController()
      const following = followSources(r, abort.signal)
      const message = workMessage('analyse', put?.id ?? 0, '1')
      await codeOf(r.queue.publish([message]))
      while (!lines.some((line) => line['code'] === 'store.newer')) await sleep(50)
      // Time for every loop to meet it.
      await sleep(3_000)
      expect(lines.filter((line) => line['code'] === 'store.newer')).toHaveLength(1)
      expect(lines.filter((line) => line['msg'] === 'buried')).toEqual([])
      expect((await ask(`/api/v1/articles/${put?.id}`)).status).toBe(200)
      expect((await ask('/')).status).toBe(200)
      const health = await ask('/api/v1/health')
      expect([health.status, await health.text()]).toEqual([503, expect.stringContaining('store.newer')])
      expect((await ask('/ready')).status).toBe(200)
      expect((await r.store.counts()).unanalysed).toBe(1)
      abort.abort()
      await following
      await r.close()
    },
    60_000,
  )
})

test.skipIf(postgres === undefined)(
  'a step waits for who is writing, and who comes after it writes nothing',
  async () => {
    const address: StoreAddress = { kind: 'postgres', url: (await database?.createDatabase()) ?? '' }
    const made = await openStore(address)
    if (!made.ok) throw new Error(made.problem.code)
    await made.value.close()
    const old = await connectStore(address)
    old.guard?.start(migrationNames)
    const steps: string[] = []
    let write: () => void = () => undefined
    const writing = inTransaction(old, async (t) => {
      await t.db.insertInto('settings').values({ name: 'one', value: 'before' }).execute()
      await new Promise<void>((go) => (write = go))
      await t.db.insertInto('settings').values({ name: 'two', value: 'before' }).execute()
    }).then(() => steps.push('written'))
    await sleep(300)
    const upgrading = upgrade(address).then(() => steps.push('upgraded'))
    await sleep(300)
    // It waits for the step, and then finds it.
    const late = codeOf(inTransaction(old, (t) => t.db.deleteFrom('settings').execute()))
    await sleep(300)
    expect(steps).toEqual([])
    write()
    await Promise.all([writing, upgrading])
    expect(steps).toEqual(['written', 'upgraded'])
    expect(await late).toBe('store.newer')
    expect(await old.db.selectFrom('settings').select('name').orderBy('name').execute()).toEqual([
      { name: 'one' },
      { name: 'two' },
    ])
    await old.close()
  },
)
