/**
 * The demo: starts the invented press on loopback and follows it with time sped up, then serves like any other day.
 * In: settings, and how pages are served (compose.ts passes it in). Out: the demo's counts. The press is the outside world: it is read
 * over HTTP only. Without a data directory everything is in a temporary one, removed at the end.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config/config.ts'
import { startPress, type Press } from '../demo/press.ts'
import type { Log } from '../log.ts'
import type { Source } from '../model/article.ts'
import { dayMs, hourMs } from '../model/instant.ts'
import { pollDueFeeds } from '../pipeline/poll-feeds.ts'
import { workUntilIdle } from '../pipeline/work-loop.ts'
import { ok, type Outcome } from '../problem.ts'
import { linkLatest, recheck } from './follow-sources.ts'
import { openRuntime, type Runtime } from './open-runtime.ts'
import { untilCut } from './put-away.ts'
import type { ServeWeb } from './serve-until-aborted.ts'
import type { DemoOptions, DemoProgress, DemoReport } from './siyaq.ts'

/** Steps in which the press's days go by: each polls what is due, then works until nothing waits. */
const demoStepMs = 2 * hourMs
/** What a step in hand is given after the signal. */
const graceMs = 3_000

/** Resolves when the press has published everything, or, when it keeps serving, when the signal is aborted. */
export async function runDemo(
  config: Config,
  log: Log,
  serveWeb: ServeWeb,
  o: DemoOptions,
): Promise<Outcome<DemoReport>> {
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
      let progress: DemoProgress = { pressAt: press.startAt, outlets: press.outlets.length, articles: 0, stories: 0 }
      const replay = replayPress(r, press, {
        signal: o.signal,
        onProgress: (p) => {
          progress = p
          o.onProgress(p)
        },
        pauseMs: demoStepMs / o.speed,
      })
      try {
        await untilCut(replay, o.signal, graceMs)
        if (web) while (!o.signal.aborted) await sleep(dayMs, undefined, { signal: o.signal }).catch(() => undefined)
      } finally {
        await web?.value.close()
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

/** The press of the last days, ending about now, so that the demo's front page is today's. */
async function startPressOfLastDays(now: number): ReturnType<typeof startPress> {
  const probe = await startPress()
  const lengthMs = probe.endAt - probe.startAt
  await probe.close()
  return await startPress({ startAt: Math.floor((now - lengthMs) / dayMs) * dayMs })
}

/** Stores the press's outlets as sources with their feeds. */
export async function addPress(r: Runtime, press: Pick<Press, 'outlets' | 'startAt'>): Promise<void> {
  for (const outlet of press.outlets) {
    const source: Source = {
      id: outlet.id,
      name: outlet.name,
      homeUrl: outlet.homeUrl,
      kind: outlet.kind,
      lang: outlet.lang,
      createdAt: press.startAt,
      paused: false,
    }
    await r.store.putSource(source)
    await r.store.addFeed({ sourceId: outlet.id, url: outlet.feedUrl }, press.startAt)
  }
}

/** One step at the press's present time: what is due is polled, recent pages are looked at again, all work is done. */
export async function followPress(r: Runtime, signal?: AbortSignal): Promise<void> {
  await pollDueFeeds({ ...r.politeness, queue: r.queue, compute: r.compute })
  await recheck(r)
  await workUntilIdle(r.loop, signal)
  await linkLatest(r)
}

/** Lets the press's days go by from its start to its end. Stops early when `signal` is aborted. */
export async function replayPress(
  r: Runtime,
  press: Press,
  o: { signal: AbortSignal; onProgress(p: DemoProgress): void; pauseMs?: number },
): Promise<DemoProgress> {
  let progress: DemoProgress = { pressAt: press.startAt, outlets: press.outlets.length, articles: 0, stories: 0 }
  for (let at = press.startAt + demoStepMs; !o.signal.aborted; at += demoStepMs) {
    press.setTime(Math.min(at, press.endAt))
    const startedAt = performance.now()
    await followPress(r, o.signal)
    const counts = await r.store.counts()
    progress = {
      pressAt: press.time(),
      outlets: press.outlets.length,
      articles: counts.articles,
      stories: counts.stories,
    }
    o.onProgress(progress)
    if (at >= press.endAt) break
    await sleep(Math.max(0, (o.pauseMs ?? 0) - (performance.now() - startedAt)), undefined, { signal: o.signal }).catch(
      () => undefined,
    )
  }
  return progress
}
