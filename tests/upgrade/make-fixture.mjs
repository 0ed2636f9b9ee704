/**
 * Makes the stores that the upgrade tests start from: written by version 0.1.0 itself, from the invented press.
 *   git worktree add DIRECTORY 19e3d40 && (cd DIRECTORY && npm ci && npm run build)
 *   npx tsx tests/upgrade/make-fixture.mjs DIRECTORY/dist
 * In: the built program of that version. Out: store-0.1.0.db.br and store-0.1.0.sql.br beside this file. Starts private servers
 * (tests/servers) for the second. It is no part of the test run: a fixture that is made anew is another fixture.
 *
 * The store is left in the middle of the work: entries to be fetched, pages to be read, articles to be analysed and to be grouped,
 * an article that an import left behind, a correction that was undone and not yet taken back, messages in the queue.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { natsExecutable, startNats } from '../servers/nats.ts'
import { postgresExecutable, startPostgres } from '../servers/postgres.ts'

const dist = resolve(process.argv[2] ?? '../dist')
const from = (file) => import(join(dist, file))
const { configWith } = await from('config/config.js')
const { createLog } = await from('log.js')
const { openRuntime } = await from('application/open-runtime.js')
const { addPress, followPress } = await from('application/run-demo.js')
const { correct, undoCorrection } = await from('application/correct.js')
const { startPress } = await from('demo/press.js')
const { pollDueFeeds } = await from('pipeline/poll-feeds.js')
const { runStage } = await from('pipeline/run-stage.js')

const hourMs = 3_600_000
/** Ports of the press's outlets: addresses are in the fixture, so they are always the same. */
const port = 21_410
const stepMs = 6 * hourMs
const steps = 7

/** What version 0.1.0 leaves when it is stopped in the middle of its work. */
async function fill(values) {
  const press = await startPress({ port })
  press.setTime(press.startAt)
  const config = configWith({ allowPrivate: press.hosts, hostDelayMs: 0, respectRobots: false, workers: 1, ...values })
  const opened = await openRuntime(config, createLog({ level: 'silent' }), {
    lock: 'fixture',
    clock: () => press.time(),
    retryMs: hourMs,
  })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  const r = opened.value
  const must = (outcome) => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.value
  }
  await addPress(r, press)
  for (let i = 1; i <= steps; i++) {
    press.setTime(press.startAt + i * stepMs)
    await followPress(r)
  }
  await r.store.settingOnce('form-secret', 'the secret of the fixture')
  await r.store.setImportPosition('an import that was interrupted', 1)
  await r.store.putRobots('paper.example', 'User-agent: *\nDisallow: /print\n', press.time())

  // Corrections: a lock that stands, a merge that stands, a split that was undone, a lock whose undoing is still to be applied.
  const heads = (await r.store.storiesNow({ limit: 20, now: press.time(), windowMs: 30 * 24 * hourMs })).items
  const large = heads.filter((story) => story.articleCount > 2)
  const [a, b, c] = large
  const by = 'ليلى'
  must(await correct(r, { kind: 'lock', articleIds: [], storyIds: [a.id], by, note: 'قصة واحدة' }))
  const small = heads.filter((story) => story.articleCount < 3 && story.lang === b.lang)
  must(await correct(r, { kind: 'merge', articleIds: [], storyIds: [b.id, small[0].id], by }))
  const [, leaves] = await r.store.storyMembers(c.id)
  const split = must(await correct(r, { kind: 'split', articleIds: [leaves.id], storyIds: [c.id], by }))
  must(await undoCorrection(r, split.id, 'سالم'))
  const lock = must(await correct(r, { kind: 'lock', articleIds: [], storyIds: [c.id], by }))
  await r.store.undoCorrection(lock.id, press.time(), 'سالم')

  // Feeds in every state: one that failed at its last poll, one paused by hand, one whose source is paused, one removed.
  const [down, paused, stopped, removed] = await r.store.feeds()
  await r.store.setFeedPaused(paused.id, true)
  await r.store.setSourcePaused(stopped.sourceId, true)
  await r.store.removeFeed(removed.id)
  await r.store.bury({
    message: { id: 'extract:1:1:crashed', stage: 'extract', body: { entry: 1, content: 'crashed' } },
    problem: { code: 'stage.crashed', detail: 'RangeError: an invented one' },
    at: press.time(),
  })
  await r.store.bury({
    message: { id: 'fetch:1:2:gone', stage: 'fetch', body: { entry: 2, content: 'gone' } },
    problem: { code: 'fetch.status', detail: 'HTTP 410', retryAfterMs: 60_000 },
    at: press.time(),
  })

  // The next round of the day, stopped in the middle of every stage.
  press.setTime(press.startAt + (steps + 4) * stepMs)
  await pollDueFeeds({ ...r.politeness, queue: r.queue })
  await r.store.recordPoll(down.id, {
    at: press.time(),
    nextPollAt: press.time() + hourMs,
    intervalMs: hourMs,
    problem: { code: 'fetch.timeout', detail: '30000 ms' },
  })
  for (const name of ['fetch', 'fetch', 'extract', 'analyse']) {
    const work = r.works.find((one) => one.stage.name === name)
    const max = name === 'fetch' ? 6 : name === 'extract' ? 8 : 4
    await runStage(r.loop.runner, { ...work, stage: { ...work.stage, batch: max } }, 2_000)
  }
  // What an import that was killed after its first batch left behind: an article, and no message that asks for the rest.
  await r.store.putArticles([
    {
      url: 'https://paper.example/imported',
      sourceId: heads[0].leadSourceId,
      title: 'بلدية المرفأ القديم تفتتح مكتبة الحي بعد ترميمها',
      text: 'افتتحت بلدية المرفأ القديم أمس الثلاثاء مكتبة الحي بعد عامين من الترميم.\n\nوقالت مديرة المكتبة هدى السالمي إن القاعة تتسع لمئتي قارئ.',
      html: '',
      dir: 'rtl',
      lang: 'ar',
      publishedAt: press.time() - hourMs,
      at: press.time() - hourMs,
      firstSeenAt: press.time(),
      parts: { keywords: [], readAlso: [], similar: [], embeds: [] },
      confidence: 1,
      evidence: [],
    },
  ])
  const counts = await r.store.counts()
  const depth = await r.queue.depth()
  await r.close()
  await press.close()
  return { counts, depth }
}

const directory = mkdtempSync(join(tmpdir(), 'siyaq-fixture-'))
try {
  const filled = await fill({ dataDir: directory })
  process.stdout.write(`${JSON.stringify(filled)}\n`)
  copyFileSync(join(directory, 'siyaq.db'), join(directory, 'copy.db'))
  keep('store-0.1.0.db.br', readFileSync(join(directory, 'copy.db')))

  const postgres = postgresExecutable()
  const nats = natsExecutable()
  if (postgres === undefined || nats === undefined) throw new Error('PostgreSQL and NATS are needed')
  const database = await startPostgres(postgres)
  const cluster = await startNats(nats, 1)
  try {
    const databaseUrl = await database.createDatabase()
    const inCluster = await fill({
      databaseUrl,
      natsUrls: cluster.servers,
      natsReplicas: 1,
      dataDir: join(directory, 'cluster'),
    })
    process.stdout.write(`${JSON.stringify(inCluster)}\n`)
    const dump = join(postgres, '../pg_dump')
    const sql = execFileSync(
      dump,
      ['--inserts', '--rows-per-insert=50', '--no-owner', '--no-privileges', databaseUrl],
      {
        maxBuffer: 256 * 1024 * 1024,
        encoding: 'utf8',
      },
    )
    // Newer versions of pg_dump write a command of psql at both ends.
    keep('store-0.1.0.sql.br', Buffer.from(sql.replace(/^\\(?:un)?restrict.*$/gm, '')))
  } finally {
    await cluster.stop()
    await database.stop()
  }
} finally {
  rmSync(directory, { recursive: true, force: true })
}

function keep(name, bytes) {
  const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } })
  writeFileSync(join(import.meta.dirname, name), packed)
  process.stdout.write(`${name}: ${packed.length} bytes\n`)
}
