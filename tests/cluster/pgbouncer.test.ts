/**
 * A cluster whose processes reach PostgreSQL through PgBouncer in transaction mode, which hands a few connections round: an import, pages,
 * grouping, grouping anew and what takes turns leave the store that they leave without it.
 * In: servers of this machine (see rig.ts; Debian's package pgbouncer). Out: test results.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { importLines, inventedStream } from '../grouping/invented-stream.ts'
import { finalStore } from '../journey/final-store.ts'
import { bouncerExecutable, startBouncer, type PrivateBouncer } from '../servers/pgbouncer.ts'
import { programArguments } from '../soak/program-process.ts'
import { clusterPrograms, startCluster, startReader, untilReady, type Cluster } from './rig.ts'

const programs = clusterPrograms()
const executable = bouncerExecutable()
const articles = 400
const startAt = Date.UTC(2031, 7, 8)
/** Fewer than the processes would open themselves. */
const poolSize = 4

describe.skipIf(programs === undefined || executable === undefined)('through PgBouncer', { timeout: 180_000 }, () => {
  let cluster: Cluster
  let bouncer: PrivateBouncer | undefined
  let directory: string
  const open = async (url: string): Promise<Store> => {
    const opened = await openStore({ kind: 'postgres', url, poolSize: 2 })
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
    return opened.value
  }

  beforeAll(async () => {
    if (programs === undefined || executable === undefined) return
    directory = mkdtempSync(join(tmpdir(), 'siyaq-through-'))
    cluster = await startCluster(programs, async (databaseUrl) => {
      bouncer = await startBouncer(executable, databaseUrl, poolSize)
      return bouncer.url
    })
    cluster.webPorts.forEach((port, n) => cluster.start(`web${n + 1}`, ['--role', 'web', '--port', String(port)]))
    for (const stages of ['fetch', 'extract,analyse', 'group'])
      cluster.start(stages, ['--role', 'worker', '--stages', stages])
    await untilReady([...cluster.webPorts.map((port) => `http://127.0.0.1:${port}/ready`), cluster.url], cluster)
  }, 180_000)

  afterAll(async () => {
    // Processes end before what stands in their way to the database.
    for (const role of cluster?.roles.values() ?? []) {
      role.signal('SIGTERM')
      await role.ended
    }
    await bouncer?.stop()
    await cluster?.stop()
    if (directory !== undefined) rmSync(directory, { recursive: true, force: true })
  }, 60_000)

  test('an import is stored, analysed, grouped and read, the same as without it', async () => {
    const file = join(directory, 'news.jsonl')
    const lines = importLines(inventedStream(31, articles, startAt))
    writeFileSync(file, lines)
    const reader = startReader(cluster.url)
    const imported = await cluster.run(['import', file])
    expect([imported.code, imported.said]).toEqual([0, expect.stringContaining(String(articles))])
    const seen = await bouncer?.connections()
    const again = await cluster.run(['regroup', '--json'])
    expect([again.code, again.said]).toEqual([0, expect.anything()])
    await reader.end()
    expect(reader.seen.filter(({ status }) => status !== 200)).toEqual([])
    expect(reader.seen.length).toBeGreaterThan(5)
    // Many had to share few: it was the mode that is meant.
    expect(seen?.toServer).toBeLessThanOrEqual(poolSize)
    expect(seen?.clients).toBeGreaterThan(poolSize)
    const [first] = (await json('api/v1/stories?limit=1')).items ?? []
    expect((await fetch(`${cluster.url}story/${first?.id}`)).status).toBe(200)
    expect((await json(`api/v1/stories/${first?.id}`)).id).toBe(first?.id)

    const store = await open(cluster.databaseUrl)
    const dataDir = join(directory, 'embedded')
    const alone = spawnSync(process.execPath, [...programArguments(), 'import', file], {
      cwd: resolve(import.meta.dirname, '../..'),
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], SIYAQ_DATA_DIR: dataDir, SIYAQ_WORKERS: '1' },
      encoding: 'utf8',
    })
    expect([alone.status, alone.stderr]).toEqual([0, expect.anything()])
    const there = await openStore({ kind: 'sqlite', path: join(dataDir, 'siyaq.db') })
    if (!there.ok) throw new Error(there.problem.code)
    const { unanalysed, ungrouped } = await store.counts()
    expect({ unanalysed, ungrouped }).toEqual({ unanalysed: 0, ungrouped: 0 })
    expect((await finalStore(store)).stories).toEqual((await finalStore(there.value)).stories)
    await there.value.close()
    await store.close()
  })

  test('who takes turns does so through it: leases, steps of the schema, numbers of changes', async () => {
    const stores = await Promise.all([1, 2, 3].map(() => open(bouncer?.url ?? '')))
    const held = await Promise.all(stores.map((store, n) => store.leases.hold('turn', `one ${n}`, 60_000)))
    expect(held.filter((token) => token !== undefined)).toHaveLength(1)
    const [one] = stores
    const before = (await one?.changes.newest()) ?? 0
    const source = { name: 'x', kind: 'newspaper', createdAt: startAt, paused: false } as const
    await Promise.all(
      stores.flatMap((store, n) =>
        [1, 2, 3, 4].map((k) => store.putSource({ ...source, id: `turn-${n}-${k}.example` })),
      ),
    )
    const change = await one?.changes.since(before)
    expect(change?.number).toBeGreaterThan(before)
    for (const store of stores) await store.close()
  })

  async function json(path: string): Promise<{ id?: number; items?: { id: number }[] }> {
    const answer = await fetch(cluster.url + path)
    // As api-schemas.ts has it.
    return (await answer.json()) as { id?: number; items?: { id: number }[] }
  }
})
