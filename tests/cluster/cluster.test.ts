/**
 * The operator's run, in short: a cluster of real processes, an import into it, and everything that can go away going away. Nothing is lost,
 * doubled or left, work goes on within seconds of what it needs, and readers see no error but while PostgreSQL itself is away.
 * In: servers of this machine (see rig.ts; Debian's packages nats-server, postgresql-15, nginx-light, faketime). Out: test results, and the
 * seconds that each recovery took.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRuntime, type Runtime } from '../../src/application/open-runtime.ts'
import { loadConfig } from '../../src/config/config.ts'
import { createLog } from '../../src/log.ts'
import { dayMs } from '../../src/model/instant.ts'
import { workMessage } from '../../src/pipeline/stages.ts'
import { openStore } from '../../src/store/open-store.ts'
import { inventedDraft } from '../grouping/invented-draft.ts'
import { importLines, inventedStream } from '../grouping/invented-stream.ts'
import { finalStore } from '../journey/final-store.ts'
import { freePorts } from '../servers/server-process.ts'
import { programArguments } from '../soak/program-process.ts'
import { clusterPrograms, startCluster, startReader, untilReady, type Cluster, type Seen } from './rig.ts'
import { spawnSync } from 'node:child_process'

const programs = clusterPrograms()
const startAt = Date.UTC(2025, 6, 7)
const imported = 2_000
const perFault = 40
/** After the return of what was away. */
const recoversWithinMs = 15_000
/** Of the lease of a holder that died. */
const takesOverWithinMs = 20_000
const workers: Record<string, string> = {
  fetch1: 'fetch',
  fetch2: 'fetch',
  work1: 'extract,analyse',
  work2: 'extract,analyse',
  group1: 'group',
  group2: 'group',
}

describe.skipIf(programs === undefined)('a cluster of strangers', { tags: ['slow'], timeout: 180_000 }, () => {
  let cluster: Cluster
  let own: Runtime
  let directory: string
  let reader: ReturnType<typeof startReader>
  let flowed = 0
  let monitorPort: number | undefined
  /** While PostgreSQL is away, with the moment after. */
  const away: { from: number; to: number }[] = []
  const startWorker = (name: string, o: { clock?: string } = {}) =>
    cluster.start(name, ['--role', 'worker', '--stages', workers[name.replace(/-.*/, '')] ?? 'group'], o)

  const startWeb = (n: number) => cluster.start(`web${n + 1}`, ['--role', 'web', '--port', String(cluster.webPorts[n])])

  beforeAll(async () => {
    if (programs === undefined) return
    directory = mkdtempSync(join(tmpdir(), 'siyaq-operator-'))
    cluster = await startCluster(programs)
    const settings = loadConfig({ env: cluster.env, cwd: directory })
    if (!settings.ok) throw new Error(JSON.stringify(settings.problems))
    const opened = await openRuntime(settings.config, createLog({ level: 'silent' }))
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
    own = opened.value
    cluster.webPorts.forEach((_, n) => startWeb(n))
    for (const name of Object.keys(workers)) startWorker(name)
    ;[monitorPort = 0] = await freePorts(1)
    cluster.start('watched', ['--role', 'worker', '--stages', 'analyse', '--monitor-port', String(monitorPort)])
    await untilReady([`http://127.0.0.1:${monitorPort}/ready`], cluster)
    await untilReady([...cluster.webPorts.map((port) => `http://127.0.0.1:${port}/api/v1/ready`), cluster.url], cluster)
    for (const role of cluster.roles.values())
      for (const end = Date.now() + 60_000; !/works on|listening|:/.test(role.said()) && Date.now() < end;)
        await sleep(100)
    reader = startReader(cluster.url)
  }, 180_000)

  afterAll(async () => {
    await reader?.end()
    await own?.close()
    await cluster?.stop()
    if (directory !== undefined) rmSync(directory, { recursive: true, force: true })
  }, 60_000)

  /** Puts articles into the stages as extraction does. */
  async function flow(count = perFault): Promise<void> {
    const { articles, texts } = inventedStream(1_000 + flowed, count, startAt + 30 * dayMs + flowed * 3_600_000)
    const put = await own.store.putArticles(
      articles.map(({ sourceId, title, at }, i) => {
        const path = `flow/${flowed + i}`
        return inventedDraft({ sourceId, title: `${title} ${flowed + i}`, text: texts[i] ?? '', at, path })
      }),
    )
    flowed += count
    await own.queue
      .publish(put.map(({ id, revision }) => workMessage('analyse', id, String(revision))))
      .catch(() => undefined)
  }

  /** Waits until these processes work: a standby that was just started takes over from nobody. */
  async function running(...names: string[]): Promise<void> {
    for (const name of names)
      for (const end = Date.now() + 60_000; !/"msg":"running"/.test(cluster.roles.get(name)?.said() ?? '');)
        if (Date.now() > end) throw new Error(`${name} does not run: ${cluster.roles.get(name)?.said()}`)
        else await sleep(100)
  }

  /** Milliseconds until everything that is stored is analysed and grouped. */
  async function settled(withinMs: number): Promise<number> {
    const from = Date.now()
    for (;;) {
      const left = await own.store.unfinished().catch(() => ({ unanalysed: 1, ungrouped: 1 }))
      if (left.unanalysed + left.ungrouped === 0) return Date.now() - from
      if (Date.now() - from > withinMs) {
        const said = [...cluster.roles.values()].map((r) => `${r.name}: ${r.said().slice(-300)}`).join('\n')
        throw new Error(`left after ${withinMs} ms: ${JSON.stringify(left)}\n${said}`)
      }
      await sleep(100)
    }
  }

  function tell(what: string, ms: number): void {
    process.stdout.write(`cluster: ${what}: ${(ms / 1000).toFixed(1)} s\n`)
  }

  const readersSaw = (): Seen[] =>
    reader.seen.filter((s) => s.status !== 200 && !away.some(({ from, to }) => s.at >= from - 500 && s.at <= to))

  test('an import into it is analysed and grouped, in the stories that it has on one machine', async () => {
    const lines = importLines(inventedStream(5, imported, startAt))
    const file = join(directory, 'in.jsonl')
    writeFileSync(file, lines)
    const from = Date.now()
    const done = await cluster.run(['import', '--json', file])
    tell(`import of ${imported}`, Date.now() - from)
    expect([done.code, done.said]).toEqual([0, expect.stringContaining(`"new":${imported}`)])
    await settled(recoversWithinMs)
    // Said while it lasted, so that nobody groups half of it; and taken back.
    expect(await own.store.leases.held('import')).toMatchObject({ token: 1, leftMs: 0 })
    const dataDir = join(directory, 'alone')
    const alone = spawnSync(process.execPath, [...programArguments(), 'import', file, '--data-dir', dataDir], {
      encoding: 'utf8',
    })
    expect([alone.status, alone.stderr]).toEqual([0, expect.anything()])
    const opened = await openStore({ kind: 'sqlite', path: join(dataDir, 'siyaq.db') })
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
    expect(await finalStore(own.store)).toEqual(await finalStore(opened.value))
    await opened.value.close()
  })

  test('web processes and workers tell how they are, to monitors and to Prometheus', async () => {
    await flow()
    await settled(recoversWithinMs)
    const ask = async (port: number, path: string) => await (await fetch(`http://127.0.0.1:${port}${path}`)).text()
    expect(JSON.parse(await ask(monitorPort ?? 0, '/live'))).toEqual({ ok: true })
    const worker = await ask(monitorPort ?? 0, '/metrics')
    const web = await ask(cluster.webPorts[0] ?? 0, '/metrics')
    for (const text of [worker, web])
      for (const name of [
        'siyaq_queue',
        'siyaq_lag_seconds',
        'siyaq_group_lease_left_seconds',
        'siyaq_pool_connections',
      ])
        expect(text).toContain(`\n${name}{`)
    expect(worker).toMatch(/siyaq_messages_total\{stage="analyse",end="done"\} [1-9]/)
    expect(worker).toMatch(/siyaq_stage_seconds_count\{stage="analyse"\} [1-9]/)
    expect(web).toMatch(/siyaq_http_seconds_count\{[^}]*route="\/search"[^}]*status="2xx"[^}]*\} [1-9]/)
    for (const line of `${worker}${web}`.trim().split('\n').filter(Boolean))
      expect(line).toMatch(/^(# (HELP|TYPE) |[a-z]\w*(\{.*\})? -?[\d.Ne])/)
    // Each metric is declared once.
    const declared = [...worker.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name)
    expect(new Set(declared).size).toBe(declared.length)
  })

  test('the stream leader is killed: readers see nothing, the work goes on', async () => {
    const leader = await cluster.nats.leaderOf('siyaq')
    await cluster.nats.kill(leader)
    await flow()
    tell('stream leader killed', await settled(recoversWithinMs))
    await cluster.nats.start(leader)
  })

  test('an analysing worker and the one that groups are killed: others take over', async () => {
    const held = await own.store.leases.held('group')
    const pid = held?.owner.split(':')[1] ?? ''
    expect(pid).toMatch(/^\d+$/)
    process.kill(Number(pid), 'SIGKILL')
    cluster.roles.get('work1')?.signal('SIGKILL')
    await flow()
    // A message that was on its way to the dead comes again after its lease.
    tell('writer and worker killed', await settled(takesOverWithinMs))
    for (const name of ['work1', 'group1', 'group2'])
      if (cluster.roles.get(name)?.running() === false) startWorker(name)
  })

  test('the one that groups stands still for longer than its lease: another goes on, and it writes nothing when it wakes', async () => {
    await running('group1', 'group2')
    await flow(10)
    await settled(takesOverWithinMs)
    const before = await own.store.leases.held('group')
    const pid = Number(before?.owner.split(':')[1])
    process.kill(pid, 'SIGSTOP')
    try {
      await flow()
      tell('holder stands still', await settled(takesOverWithinMs))
    } finally {
      process.kill(pid, 'SIGCONT')
    }
    const after = await own.store.leases.held('group')
    expect(after?.token).toBeGreaterThan(before?.token ?? Number.POSITIVE_INFINITY)
    await flow()
    await settled(recoversWithinMs)
    expect(await own.store.leases.held('group')).toMatchObject({ owner: after?.owner, token: after?.token })
  })

  test('a web process is killed: the proxy goes to the other', async () => {
    const [asked, web] = [reader.seen.length, cluster.roles.get('web1')]
    web?.signal('SIGKILL')
    await web?.ended
    await sleep(2_000)
    expect(reader.seen.length).toBeGreaterThan(asked)
    startWeb(0)
    await untilReady([`http://127.0.0.1:${cluster.webPorts[0]}/api/v1/ready`], cluster)
  })

  test('a worker whose clock is ten minutes ahead takes nothing from a live holder, and its death stops nothing', async () => {
    await flow(10)
    await settled(takesOverWithinMs)
    const before = await own.store.leases.held('group')
    const ahead = startWorker('group-ahead', { clock: '+10m' })
    const behind = startWorker('group-behind', { clock: '-10m' })
    await running('group1', 'group2', 'group-ahead', 'group-behind')
    await sleep(2_000)
    const beside = await own.store.leases.held('group')
    expect([beside?.owner, beside?.token]).toEqual([before?.owner, before?.token])
    // Now one of the two is to have it.
    for (const name of ['group1', 'group2']) cluster.roles.get(name)?.signal('SIGTERM')
    await sleep(4_000)
    await flow(10)
    await settled(takesOverWithinMs)
    const taken = await own.store.leases.held('group')
    expect(taken?.leftMs).toBeLessThanOrEqual(10_000)
    expect(taken?.owner).not.toBe(before?.owner)
    startWorker('group1')
    startWorker('group2')
    await running('group1', 'group2')
    ahead.signal('SIGKILL')
    behind.signal('SIGKILL')
    await flow(10)
    tell('holders with wrong clocks killed', await settled(takesOverWithinMs))
  })

  test('PostgreSQL dies and comes back: readers are told for that time alone, nobody is restarted', async () => {
    await flow()
    const from = Date.now()
    await cluster.postgres.halt()
    await sleep(2_000)
    await cluster.postgres.resume()
    away.push({ from, to: Date.now() + 1_500 })
    tell('PostgreSQL back', await settled(recoversWithinMs))
    await flow()
    tell('and what came after', await settled(recoversWithinMs))
  })

  test('two of three NATS servers die: pages go on, health tells, and the work does once they are back', async () => {
    const down = [0, 1]
    await Promise.all(down.map((node) => cluster.nats.kill(node)))
    const asked = reader.seen.length
    await flowIntoNothing()
    const health = await fetch(`http://127.0.0.1:${cluster.webPorts[1]}/api/v1/health`)
    expect([health.status, await health.json()]).toMatchObject([503, { parts: { store: { ok: true } } }])
    expect(reader.seen.length).toBeGreaterThan(asked)
    await Promise.all(down.map((node) => cluster.nats.start(node)))
    tell('NATS has a majority again', await settled(recoversWithinMs))
  })

  test('every NATS server loses what it stored: the queue comes back by itself, and health tells', async () => {
    await Promise.all([0, 1, 2].map((node) => cluster.nats.kill(node)))
    for (const node of [0, 1, 2]) await cluster.nats.wipe(node)
    const health = await fetch(`http://127.0.0.1:${cluster.webPorts[0]}/api/v1/health`)
    expect([health.status, await health.json()]).toMatchObject([503, { ok: false, parts: { store: { ok: true } } }])
    await flowIntoNothing()
    await Promise.all([0, 1, 2].map((node) => cluster.nats.start(node)))
    tell('NATS wiped', await settled(recoversWithinMs))
    await flow()
    tell('and what came after', await settled(recoversWithinMs))
    await untilReady([`http://127.0.0.1:${cluster.webPorts[0]}/api/v1/health`], cluster)
  })

  /** Stored while there is no queue: as what a process wrote that died before its message was out. */
  async function flowIntoNothing(): Promise<void> {
    await Promise.race([flow(), sleep(1_000)])
  }

  test('regrouping beside it all: no reader sees fewer stories, and the end is that of one order', async () => {
    const before = (await own.store.counts()).articles
    let least = Number.POSITIVE_INFINITY
    let isOver = false
    const watching = (async () => {
      while (!isOver) {
        const { items } = await own.store.storiesNow({ now: startAt + 90 * dayMs, limit: 5_000 })
        least = Math.min(
          least,
          items.reduce((n, story) => n + story.articleCount, 0),
        )
        await sleep(300)
      }
    })()
    const regrouping = cluster.run(['regroup', '--json'])
    await flow()
    const done = await regrouping
    isOver = true
    await watching
    expect([done.code, done.said]).toEqual([0, expect.stringContaining('"stopped":false')])
    expect(least).toBeGreaterThanOrEqual(before)
    await settled(recoversWithinMs)
    const { articles, storiesOfMany } = await own.store.counts()
    expect(articles).toBe(imported + flowed)
    expect(storiesOfMany).toBeGreaterThan(0)
    const { stories, unanalysed, ungrouped } = await finalStore(own.store)
    // Each article once.
    expect([new Set(stories.flat()).size, stories.flat().length, unanalysed, ungrouped]).toEqual([
      articles,
      articles,
      0,
      0,
    ])
  })

  test('readers saw no error but while PostgreSQL was away', () => {
    expect(reader.seen.length).toBeGreaterThan(100)
    expect(readersSaw()).toEqual([])
  })

  test('every line that a process wrote is JSON and says whose it is; what went away is told once, and its return', () => {
    for (const role of [...cluster.roles.values()].filter((one) => one.running())) {
      const lines = role.said().trim().split('\n')
      const told = lines.map((line) => JSON.parse(line) as { pid?: number; was?: string; code?: string; msg?: string })
      for (const line of told)
        expect(line).toMatchObject({
          pid: expect.any(Number),
          host: expect.any(String),
          role: expect.stringMatching(/^(web|worker)$/),
          msg: expect.any(String),
        })
      expect(told.some(({ msg }) => msg === 'running')).toBe(true)
      expect(role.said()).not.toContain('"stack"')
      const lost = told.filter(({ code, msg }) => code === 'store.unreachable' && msg?.startsWith('in trouble'))
      expect(lost.length).toBeLessThanOrEqual(1 + told.filter(({ was }) => was === 'store.unreachable').length)
    }
  })

  test('SIGTERM while NATS and then PostgreSQL go away: every process ends by itself', async () => {
    await reader.end()
    await own.close()
    const running = [...cluster.roles.values()].filter((role) => role.running())
    expect(running.length).toBeGreaterThanOrEqual(8)
    const from = Date.now()
    for (const role of running) role.signal('SIGTERM')
    await Promise.all([0, 1, 2].map((node) => cluster.nats.kill(node)))
    await sleep(1_500)
    await cluster.postgres.halt()
    const late = sleep(20_000).then(() => 'late' as const)
    const codes = await Promise.race([Promise.all(running.map((role) => role.ended)), late])
    const hang = running.filter((role) => role.running()).map((role) => `${role.name}: ${role.said().slice(-1_500)}`)
    expect(hang).toEqual([])
    tell(`${running.length} processes ended`, Date.now() - from)
    expect(codes).toEqual(running.map(() => 0))
    for (const role of running) expect(role.said()).not.toMatch(/Unexpected error/)
    await cluster.postgres.resume()
  })
})
