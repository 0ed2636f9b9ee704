/**
 * Puts the application together: the one place that knows every part.
 * In: settings and a log. Out: `Siyaq`, what commands and servers use. Opens store and queue at first use; `close()` puts them away.
 */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { addSource } from './application/add-source.ts'
import { checkInstallation } from './application/doctor.ts'
import { correct, undoCorrection } from './application/correct.ts'
import { whyReport } from './application/stories/why-view.ts'
import { followSources } from './application/follow-sources.ts'
import { importArticles } from './application/import-articles.ts'
import { databasePath, isCluster, openRuntime, type Runtime } from './application/open-runtime.ts'
import { pollOnce } from './application/poll-once.ts'
import { regroup } from './application/regroup.ts'
import { retryDead } from './application/retry-dead.ts'
import { addPress, replayPress, demoStepMs } from './application/run-demo.ts'
import { searchReport } from './application/stories/search.ts'
import { serveWeb } from './serve/serve-web.ts'
import { storyReport } from './application/stories/story-report.ts'
import { tryPage } from './application/try-page.ts'
import type { BackupReport, ComposeSiyaq, DemoOptions, DemoReport, Listening } from './application/siyaq.ts'
import type { Config } from './config/config.ts'
import { startPress } from './demo/press.ts'
import { extractArticle } from './extract/extract-article.ts'
import { readDump } from './extract/parts/read-dump.ts'
import type { Log } from './log.ts'
import type { Grouping } from './pipeline/group-articles.ts'
import { failed, ok, type Outcome } from './problem.ts'
import { restore } from './store/sqlite/backup.ts'
import { lockData } from './store/sqlite/data-lock.ts'
import { defined } from './model/defined.ts'
import { dayMs } from './model/instant.ts'

/** See application/siyaq.ts for what each method promises. */
export const composeSiyaq: ComposeSiyaq = (config, log) => {
  let opened: Promise<Outcome<Runtime>> | undefined
  let lockedAs: string | undefined
  /** The runtime, opened once. A command that runs stages names itself, so that no other process runs them beside it. */
  const runtime = (lock?: string): Promise<Outcome<Runtime>> => {
    if (opened && lock !== undefined && lockedAs === undefined)
      throw new Error('the data directory was opened without the lock')
    lockedAs ??= lock
    opened ??= openRuntime(config, log, defined({ lock }))
    return opened
  }
  const withRuntime = async <T>(
    lock: string | undefined,
    work: (r: Runtime) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> => {
    const r = await runtime(lock)
    return r.ok ? await work(r.value) : r
  }
  /** With the grouping when no other process has it; else with one that leaves the work to that process. */
  const withGrouping = async <T>(
    work: (r: Runtime, grouping: Pick<Grouping, 'hold' | 'groupWaiting'>) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> => {
    const alone = await withRuntime('correct', (r) => work(r, r.grouping))
    if (alone.ok || alone.problem.code !== 'store.locked') return alone
    opened = undefined
    lockedAs = undefined
    const elsewhere = { hold: () => Promise.resolve(false), groupWaiting: () => Promise.resolve(0) }
    return await withRuntime(undefined, (r) => work(r, elsewhere))
  }
  return {
    serve: (o) => withRuntime('serve', (r) => serveUntilAborted(r, o)),
    demo: (o) => runDemo(config, log, o),
    pollOnce: (o) => withRuntime('poll', async (r) => ok(await pollOnce(r, o))),

    addSource: (url, o) => withRuntime(undefined, (r) => addSource(r, url, o)),
    sources: () => withRuntime(undefined, async (r) => ok(await r.store.sources())),
    feeds: (o) =>
      withRuntime(undefined, async (r) => {
        const feeds = await r.store.feeds(defined({ sourceId: o.sourceId }))
        return ok(o.failingOnly === true ? feeds.filter((f) => f.errorCode !== undefined) : feeds)
      }),
    setFeedPaused: (id, paused) =>
      withRuntime(undefined, async (r) => {
        await r.store.setFeedPaused(id, paused)
        const feed = await r.store.feed(id)
        return feed ? ok(feed) : failed('request.not-found', `feed ${id}`)
      }),
    removeFeed: (id) =>
      withRuntime(undefined, async (r) => {
        if (!(await r.store.feed(id))) return failed('request.not-found', `feed ${id}`)
        await r.store.removeFeed(id)
        return ok(undefined)
      }),

    importReaders: () =>
      withRuntime('import', (r) =>
        Promise.resolve(
          ok({
            readPage: (page: Parameters<typeof extractArticle>[0]) => extractArticle(page),
            readDump,
            doneUpTo: (key: string) => r.store.importPosition(key),
          }),
        ),
      ),
    importArticles: (results, o) =>
      withRuntime('import', async (r) =>
        ok(
          await importArticles(
            {
              store: r.store,
              compute: r.compute,
              clock: () => r.clock(),
              group: async () => {
                if (!(await r.grouping.hold())) return
                await r.grouping.groupWaiting()
                await r.languageLinks.rebuild()
              },
            },
            results,
            o,
          ),
        ),
      ),

    tryPage: (target) => withRuntime(undefined, async (r) => ok(await tryPage(r, target))),
    why: (a, b) => withRuntime(undefined, (r) => whyReport(r.store, r.rarity, a, b)),
    search: (o) => withRuntime(undefined, (r) => searchReport(r.store, o, config.timeZone)),
    stories: (o) => withRuntime(undefined, async (r) => ok(await r.store.storiesNow({ ...o, now: r.clock() }))),
    story: (id) => withRuntime(undefined, (r) => storyReport(r.store, r.sagas, id)),

    dead: (o) =>
      withRuntime(undefined, async (r) => {
        const { items, next } = await r.store.dead(o)
        const rows = items.map(({ id, at, problem, message }) => ({
          id,
          stage: message.stage,
          at,
          problem,
          body: message.body,
        }))
        return ok(defined({ items: rows, next }))
      }),
    retryDead: (o) => withRuntime(undefined, (r) => retryDead(r, o)),
    doctor: () => checkInstallation(config, () => runtime()),
    backup: (path) =>
      withRuntime(undefined, async (r) => {
        const startedAt = Date.now()
        const made = await r.store.backup(path)
        return made.ok ? ok(await backupReport(r, path, made.value.bytes, startedAt)) : made
      }),
    restore: (path, o) => restoreBackup(config, log, path, o),
    correct: (o) => withGrouping((r, grouping) => correct({ ...r, grouping }, o)),
    undoCorrection: (id, by) => withGrouping((r, grouping) => undoCorrection({ ...r, grouping }, id, by)),
    corrections: () => withRuntime(undefined, async (r) => ok([...(await r.store.corrections())].reverse())),
    regroup: (o) => withRuntime('regroup', (r) => regroup(r, o)),

    async close() {
      const r = await opened
      if (r?.ok === true) await r.value.close()
      opened = undefined
      lockedAs = undefined
    },
  }
}

async function serveUntilAborted(
  r: Runtime,
  o: { signal: AbortSignal; onListening(at: Listening): void },
): Promise<Outcome<void>> {
  const { role, dataDir } = r.config
  const web = role === 'worker' ? undefined : await serveWeb(r)
  if (web && !web.ok) return web
  const works = role !== 'web'
  o.onListening({
    ...(web ? { url: web.value.url } : {}),
    role,
    stages: works ? r.works.map((w) => w.stage.name) : [],
    deployment: isCluster(r.config) ? 'cluster' : 'embedded',
    dataDir,
  })
  if (works) await followSources(r, o.signal)
  else if (!o.signal.aborted)
    await new Promise<void>((done) => o.signal.addEventListener('abort', () => done(), { once: true }))
  await web?.value.close()
  return ok(undefined)
}

/** The press of the last days, ending about now, so that the demo's front page is today's. */
async function startPressOfLastDays(now: number): ReturnType<typeof startPress> {
  const probe = await startPress()
  const lengthMs = probe.endAt - probe.startAt
  await probe.close()
  return await startPress({ startAt: Math.floor((now - lengthMs) / dayMs) * dayMs })
}

async function runDemo(config: Config, log: Log, o: DemoOptions): Promise<Outcome<DemoReport>> {
  const startedAt = Date.now()
  const dataDir = o.dataDir ?? (await mkdtemp(join(tmpdir(), 'siyaq-demo-')))
  const press = await startPressOfLastDays(startedAt)
  press.setTime(press.startAt)
  try {
    const demoConfig: Config = { ...config, dataDir, allowPrivate: press.hosts, hostDelayMs: 0, respectRobots: false }
    const opened = await openRuntime(demoConfig, log, { lock: 'demo', clock: () => press.time() })
    if (!opened.ok) return opened
    const r = opened.value
    try {
      await addPress(r, press)
      const web = o.keepServing ? await serveWeb(r) : undefined
      if (web && !web.ok) return web
      if (web)
        o.onListening({
          url: web.value.url,
          role: 'all',
          stages: r.works.map((w) => w.stage.name),
          deployment: 'embedded',
          dataDir,
        })
      const progress = await replayPress(r, press, {
        signal: o.signal,
        onProgress: (p) => o.onProgress(p),
        pauseMs: demoStepMs / o.speed,
      })
      if (web) {
        while (!o.signal.aborted) await sleep(dayMs, undefined, { signal: o.signal }).catch(() => undefined)
        await web.value.close()
      }
      return ok({ ...progress, tookMs: Date.now() - startedAt })
    } finally {
      await r.close()
    }
  } finally {
    await press.close()
    if (o.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
  }
}

async function restoreBackup(
  config: Config,
  log: Log,
  path: string,
  o: { overwrite: boolean },
): Promise<Outcome<BackupReport>> {
  const startedAt = Date.now()
  if (isCluster(config)) return failed('store.backup-elsewhere', 'pg_restore')
  const lock = lockData(config.dataDir, 'restore')
  if (!lock.ok) return lock
  try {
    const target = databasePath(config)
    if (!o.overwrite && existsSync(target)) return failed('store.not-empty', target)
    const restored = restore(path, target)
    if (!restored.ok) return restored
    const opened = await openRuntime(config, log)
    if (!opened.ok) return opened
    try {
      return ok(await backupReport(opened.value, path, restored.value.bytes, startedAt))
    } finally {
      await opened.value.close()
    }
  } finally {
    lock.value.release()
  }
}

async function backupReport(r: Runtime, path: string, bytes: number, startedAt: number): Promise<BackupReport> {
  const { articles, stories } = await r.store.counts()
  return { path, bytes, articles, stories, tookMs: Date.now() - startedAt }
}
