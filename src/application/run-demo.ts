/**
 * The demo: starts the invented press on loopback and follows it with time sped up, then serves like any other day.
 * In: a runtime whose clock is the press's. Out: the demo's counts. The press is the outside world: it is read over HTTP only.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { DemoProgress } from './siyaq.ts'
import type { Press } from '../demo/press.ts'
import type { Source } from '../model/article.ts'
import { hourMs } from '../model/instant.ts'
import { pollDueFeeds } from '../pipeline/poll-feeds.ts'
import { workUntilIdle } from '../pipeline/work-loop.ts'
import { linkLatest, recheck } from './follow-sources.ts'
import type { Runtime } from './open-runtime.ts'

/** Steps in which the press's days go by: each polls what is due, then works until nothing waits. */
export const demoStepMs = 2 * hourMs

/** Stores the press's outlets as sources with their feeds. */
export async function addPress(r: Runtime, press: Press): Promise<void> {
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
export async function followPress(r: Runtime): Promise<void> {
  await pollDueFeeds({ ...r.politeness, queue: r.queue })
  await recheck(r)
  await workUntilIdle(r.loop)
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
    await followPress(r)
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
