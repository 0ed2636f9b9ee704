/**
 * The loops of a server or worker: poll due feeds, fetch recent pages again, run the stages.
 * In: a runtime. Out: nothing but effects, until the signal is aborted. A trouble in one loop is logged and does not stop the others.
 */
import { setMaxListeners } from 'node:events'
import { feedPolls, type FeedPolls, type PolledFeed } from '../pipeline/poll-feeds.ts'
import { itemFingerprint } from '../pipeline/store-items.ts'
import { workMessage } from '../pipeline/stages.ts'
import { workUntilAborted } from '../pipeline/work-loop.ts'
import type { Config } from '../config/config.ts'
import { dayMs, hourMs, minuteMs } from '../model/instant.ts'
import type { Runtime } from './open-runtime.ts'
import { askHubs } from './push/ask-hubs.ts'
import { sweepAfterLoss, sweepWhatLacks, sweepWhenReached } from './working/sweep.ts'

const pollEveryMs = 1_000
const lossesEveryMs = 5_000
const lackingEveryMs = minuteMs
const hubsEveryMs = 2_000
const recheckEveryMs = minuteMs
const pruneEveryMs = hourMs
const mergeEveryMs = minuteMs
/** Steps of a few milliseconds; writers come to their turn between them. */
const mergeSteps = 100
const linkEveryMs = minuteMs
const keepPagesMs = 3 * dayMs
const sweepBatch = 500
const loopsAtMost = 50

/** Resolves when `signal` is aborted and the batches in hand are finished. */
export async function followSources(r: Runtime, signal: AbortSignal): Promise<void> {
  // Every loop listens while it sleeps.
  setMaxListeners(loopsAtMost, signal)
  await sweepWhenReached(r, signal)
  // Who fetches polls as well, and a process may do that alone.
  const polls = pollsFeeds(r.config) ? pollsOf(r) : undefined
  const groups = r.works.some((w) => w.stage.name === 'group')
  await Promise.all([
    workUntilAborted(r.loop, signal),
    every(r, 'losses', lossesEveryMs, signal, sweepAfterLoss(r)),
    every(r, 'lacking', lackingEveryMs, signal, sweepWhatLacks(r)),
    ...(polls
      ? [
          every(r, 'poll', pollEveryMs, signal, () => polls.claim()),
          every(r, 'hubs', hubsEveryMs, signal, () => askHubs(r)),
          every(r, 'recheck', recheckEveryMs, signal, () => recheck(r)),
          every(r, 'index', mergeEveryMs, signal, () => mergeIndex(r, signal)),
          every(r, 'prune', pruneEveryMs, signal, async () => {
            await r.store.prunePages(r.clock() - keepPagesMs)
          }),
        ]
      : []),
    ...(groups ? [every(r, 'link', linkEveryMs, signal, () => linkLatest(r))] : []),
  ])
  await polls?.settled()
}

/** Whether a process of these settings polls feeds. */
export function pollsFeeds({ stages }: Pick<Config, 'stages'>): boolean {
  return stages.includes('poll') || stages.includes('fetch')
}

/** The polling of due feeds, with what came of each in the log. */
function pollsOf(r: Runtime): FeedPolls {
  const polled = (p: PolledFeed): void => {
    if (p.problem) r.log.warn({ feed: p.feed.url, code: p.problem.code, detail: p.problem.detail }, 'feed failed')
    else if (p.newEntries > 0) r.log.info({ feed: p.feed.url, entries: p.newEntries }, 'new entries')
  }
  return feedPolls({ ...r.politeness, queue: r.queue, compute: r.compute, polled }, (error) => {
    r.loop.troubles.met('poll', error)
  })
}

/** Links the latest stories of different languages, when this process is the one that writes groups. */
export async function linkLatest(r: Runtime): Promise<void> {
  if (await r.grouping.hold()) await r.languageLinks.refresh()
}

/** Brings the full-text index nearer to one piece. */
async function mergeIndex(r: Runtime, signal: AbortSignal): Promise<void> {
  for (let step = 0; step < mergeSteps && !signal.aborted; step++) {
    if (!(await r.store.index.merge())) return
    await r.loop.sleep(1, signal)
  }
}

/** Looks again at the pages of recent articles that have reached an age at which edits are likely. */
export async function recheck(r: Runtime): Promise<number> {
  const entries = await r.store.entriesToRecheck(r.clock(), sweepBatch)
  for (const entry of entries) await r.store.refreshEntry(entry.id)
  await r.queue.publish(
    entries.map((e) =>
      workMessage('fetch', e.id, `again:${itemFingerprint(e.item)}:${Math.floor(r.clock() / hourMs)}`),
    ),
  )
  return entries.length
}

async function every(
  r: Runtime,
  name: string,
  ms: number,
  signal: AbortSignal,
  work: () => Promise<unknown>,
): Promise<void> {
  while (!signal.aborted) {
    let waitMs = ms
    try {
      await work()
      r.loop.troubles.over(name)
    } catch (error) {
      if (signal.aborted) return
      // What comes once an hour is not to wait another hour for a database that was away for a second.
      waitMs = Math.min(ms, r.loop.troubles.met(name, error))
    }
    await r.loop.sleep(waitMs, signal)
  }
}
