/**
 * A store of version 0.1.0, stopped in the middle of its work, is opened by this version: nothing is lost, what was unfinished is
 * finished, whatever interrupts the upgrade.
 * In: the packed stores beside this file. Out: test results. PostgreSQL and NATS are private servers.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sweep } from '../../src/application/working/sweep.ts'
import { openRuntime } from '../../src/application/open-runtime.ts'
import { configWith, type Config } from '../../src/config/config.ts'
import { createLog } from '../../src/log.ts'
import { searchReport } from '../../src/application/search/search.ts'
import { workUntilIdle } from '../../src/pipeline/work-loop.ts'
import { migrate, migrationNames, schemaState, type UpgradePoint } from '../../src/store/migrations.ts'
import { connectStore, openStore, type StoreAddress } from '../../src/store/open-store.ts'
import { openOrThrow } from '../contract/open-or-throw.ts'
import { natsExecutable, startNats, type PrivateNats } from '../servers/nats.ts'
import { postgresExecutable, startPostgres, type PrivatePostgres } from '../servers/postgres.ts'
import { asBefore, rowsOf, unpackPostgres, unpackSqlite, type StoredRows } from './old-store.ts'

const postgres = postgresExecutable()
const nats = natsExecutable()
const log = createLog({ level: 'silent' })
let directory: string
let database: PrivatePostgres | undefined
let cluster: PrivateNats | undefined
let copies = 0
/** What version 0.1.0 had. */
const oldSteps = migrationNames.slice(0, 8)

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'siyaq-upgrade-'))
})
afterAll(async () => {
  await cluster?.stop()
  await database?.stop()
  rmSync(directory, { recursive: true, force: true })
})

async function emptySqlite(): Promise<StoreAddress> {
  return await Promise.resolve({ kind: 'sqlite', path: join(mkdtempSync(join(directory, 'empty-')), 'siyaq.db') })
}

async function emptyPostgres(): Promise<StoreAddress & { kind: 'postgres' }> {
  if (database === undefined) throw new Error('the server comes first')
  return { kind: 'postgres', url: await database.createDatabase(), poolSize: 4 }
}

const kinds = [
  {
    name: 'SQLite',
    there: true,
    old: async (): Promise<StoreAddress> =>
      await Promise.resolve(unpackSqlite(mkdtempSync(join(directory, `old-${++copies}-`)))),
    empty: emptySqlite,
    configOf: (address: StoreAddress): Partial<Config> =>
      address.kind === 'sqlite' ? { dataDir: join(address.path, '..') } : {},
  },
  {
    name: 'PostgreSQL',
    there: postgres !== undefined && nats !== undefined,
    old: async (): Promise<StoreAddress> => await unpackPostgres((await emptyPostgres()).url),
    empty: emptyPostgres,
    configOf: (address: StoreAddress): Partial<Config> =>
      address.kind === 'postgres'
        ? { databaseUrl: address.url, natsUrls: cluster?.servers ?? [], natsReplicas: 1, dataDir: directory }
        : {},
  },
]

describe.each(kinds)('a 0.1.0 store on $name', ({ name, there, old, empty, configOf }) => {
  beforeAll(async () => {
    if (name !== 'PostgreSQL' || postgres === undefined || nats === undefined) return
    database = await startPostgres(postgres)
    cluster = await startNats(nats, 1)
  })

  test.skipIf(!there)(
    'opens, is upgraded, and every row is there as it was; opening again changes nothing',
    async () => {
      const address = await old()
      const before = await rowsOf(address)
      expect(sizes(before)).toMatchObject({
        articles: 57,
        analyses: 52,
        corrections: 4,
        dead: 2,
        entries: 69,
        feeds: 12,
        imports: 1,
        settings: 1,
      })
      const told: string[][] = []
      const opened = await openStore(address, (steps) => told.push(steps))
      if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
      await opened.value.close()
      const once = await rowsOf(address)
      expect(withoutSteps(asBefore(before, once))).toEqual(withoutSteps(before))
      const newer = migrationNames.slice(oldSteps.length)
      expect(told).toEqual(newer.length === 0 ? [] : [newer])
      await (await openOrThrow(address)).close()
      expect(await rowsOf(address)).toEqual(once)
    },
  )

  test.skipIf(!there)(
    'what was unfinished is finished by the next run, and nothing that was done is lost',
    { tags: ['slow'] },
    async () => {
      const address = await old()
      const before = await rowsOf(address)
      // The press of that day is no longer there: its address is one of this machine and not allowed.
      const config = configWith({ hostDelayMs: 0, workers: 1, ...configOf(address) })
      const opened = await openRuntime(config, log, { lock: 'upgrade' })
      if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
      const r = opened.value
      // Nothing is analysed again yet: what the old version had indexed is found and ranked.
      const atOnce = await searchReport(r.store, { q: 'إضراب المعلمين', exact: false, limit: 5 }, 'UTC')
      const said = { before: await r.store.counts(), corrections: await r.store.corrections() }
      await sweep(r)
      await workUntilIdle(r.loop)
      const counts = await r.store.counts()
      const waiting = Object.values(await r.queue.depth()).map((d) => d.ready + d.inFlight)
      const found = await searchReport(r.store, { q: 'مكتبة المرفأ', exact: false, limit: 5 }, 'UTC')
      await r.close()
      expect(
        atOnce.ok && atOnce.value.items.map(({ title, score }) => [title.includes('إضراب'), score > 1])[0],
      ).toEqual([true, true])
      expect(said.before).toMatchObject({ unanalysed: 5, ungrouped: 4, articles: 57, corrections: 2 })
      // Four pages were fetched and not read; ten were to be fetched, which now gives up with a code: nine leave headline and summary, one its earlier text.
      expect(counts).toMatchObject({ unanalysed: 0, ungrouped: 0, articles: 70, corrections: 2 })
      expect(counts.entriesByState).toMatchObject({ article: 69 })
      expect(waiting.every((n) => n === 0)).toBe(true)
      // The article that an interrupted import had left behind.
      expect(found).toMatchObject({ ok: true, value: { items: [{ url: 'https://paper.example/imported' }] } })
      const after = await rowsOf(address)
      for (const table of ['feeds', 'imports', 'settings', 'pages'])
        expect(asBefore(only(before, table), after)).toEqual(only(before, table))
      for (const table of [
        'sources',
        'robots',
        'entries',
        'articles',
        'article_texts',
        'revisions',
        'dead',
        'corrections',
        'stories',
      ])
        expect(missing(before, after, table)).toEqual([])
      // Every article has exactly one place.
      expect(sizes(after)['grouping']).toBe(70)
    },
  )

  test.skipIf(!there)('an upgrade that is killed inside or after any step goes on at the next opening', async () => {
    const address = await empty()
    const dies = new Set(migrationNames.flatMap((step) => [`${step} inside`, `${step} after`]))
    for (let tries = 0; dies.size > 0 && tries < 100; tries++) {
      const context = await connectStore(address)
      const die = (step: string, point: UpgradePoint): void => {
        if (dies.delete(`${step} ${point}`)) throw new Error('killed')
      }
      await migrate(context, die).catch((error: unknown) => {
        if (!(error instanceof Error) || error.message !== 'killed') throw error
      })
      await context.close()
    }
    expect([...dies]).toEqual([])
    await (await openOrThrow(address)).close()
    const whole = await empty()
    await (await openOrThrow(whole)).close()
    expect(await columnsOf(address)).toEqual(await columnsOf(whole))
    const upgraded = await old()
    await (await openOrThrow(upgraded)).close()
    // The embedded queue keeps its own table.
    expect(await columnsOf(upgraded)).toEqual(await columnsOf(whole))
  })

  test.skipIf(!there)('a store of a newer version is refused and left alone', async () => {
    const address = await old()
    const context = await connectStore(address)
    await sql`insert into schema_steps values ('900-later')`.execute(context.db)
    const state = await schemaState(context)
    await context.close()
    expect(state?.unknown).toEqual(['900-later'])
    const before = await rowsOf(address)
    expect(await openStore(address)).toMatchObject({ ok: false, problem: { code: 'store.newer', detail: '900-later' } })
    expect(await rowsOf(address)).toEqual(before)
  })
})

async function columnsOf(address: StoreAddress): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  if (address.kind === 'sqlite') {
    const db = new Database(address.path, { readonly: true })
    const rows = db
      .prepare<[], { t: string; c: string }>(
        `select m.name as t, p.name || ' ' || p.type || ' ' || p.pk as c from sqlite_master m, pragma_table_info(m.name) p
         where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like 'queue_%'`,
      )
      .all()
    db.close()
    for (const { t, c } of rows) (found[t] ??= []).push(c)
  } else {
    const context = await connectStore(address)
    const rows = await sql<{ t: string; c: string }>`select table_name as t, column_name || ' ' || data_type as c
      from information_schema.columns where table_schema = 'public' order by ordinal_position`.execute(context.db)
    await context.close()
    for (const { t, c } of rows.rows) (found[t] ??= []).push(c)
  }
  return found
}

function sizes(rows: StoredRows): Record<string, number> {
  return Object.fromEntries([...rows].map(([table, all]) => [table, all.length]))
}

function withoutSteps(rows: StoredRows): StoredRows {
  return new Map([...rows].filter(([table]) => table !== 'schema_steps'))
}

function only(rows: StoredRows, table: string): StoredRows {
  return new Map([...rows].filter(([name]) => name === table))
}

/** Rows of `before` whose key is no longer there. */
function missing(before: StoredRows, after: StoredRows, table: string): unknown[] {
  const keyOf = (row: Record<string, unknown>): string =>
    JSON.stringify(table === 'revisions' ? [row['article_id'], row['number']] : Object.values(row)[0])
  const there = new Set((after.get(table) ?? []).map(keyOf))
  return (before.get(table) ?? []).map(keyOf).filter((key) => !there.has(key))
}
