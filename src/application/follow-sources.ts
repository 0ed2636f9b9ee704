/**
 * The loops of a server or worker: poll due feeds, fetch recent pages again, run the stages.
 * In: a runtime. Out: nothing but effects, until the signal is aborted. A trouble in one loop is logged and does not stop the others.
 */
import { feedPolls, type FeedPolls, type PolledFeed } from '../pipeline/poll-feeds.ts'
import { itemFingerprint } from '../pipeline/store-items.ts'
import { workMessage } from '../pipeline/stages.ts'
import { outsideProblem } from '../pipeline/troubles.ts'
import { workUntilAborted } from '../pipeline/work-loop.ts'
import type { Entry } from '../model/article.ts'
import { dayMs, hourMs, minuteMs } from '../model/instant.ts'
import { analysisVersion } from '../analyse/analyse-article.ts'
import type { Message } from '../queue/queue.ts'
import type { UnanalysedArticle } from '../store/records.ts'
import { analysisMessage, wakeWriter } from './import/finish-waiting.ts'
import type { Runtime } from './open-runtime.ts'
import { askHubs } from './push/ask-hubs.ts'

const pollEveryMs = 1_000
const lossesEveryMs = 5_000
const hubsEveryMs = 2_000
const recheckEveryMs = minuteMs
const pruneEveryMs = hourMs
const mergeEveryMs = minuteMs
/** Steps of a few milliseconds; writers come to their turn between them. */
const mergeSteps = 100
const linkEveryMs = minuteMs
const keepPagesMs = 3 * dayMs
const sweepBatch = 500

/** Resolves when `signal` is aborted and the batches in hand are finished. */
export async function followSources(r: Runtime, signal: AbortSignal): Promise<void> {
  await sweepWhenReached(r, signal)
  const polls = r.works.some((w) => w.stage.name === 'fetch') ? pollsOf(r) : undefined
  const groups = r.works.some((w) => w.stage.name === 'group')
  await Promise.all([
    workUntilAborted(r.loop, signal),
    every(r, 'losses', lossesEveryMs, signal, sweepAfterLoss(r)),
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

/**
 * Asks again for everything that the store knows as unfinished: what a crash between a write and the message after it left behind.
 * Messages have the same ids as before, so what still waits in the queue is not queued twice.
 */
export async function sweep(r: Pick<Runtime, 'store' | 'queue'>): Promise<void> {
  for (const state of ['new', 'fetched'] as const) {
    let after = 0
    for (;;) {
      const entries: Entry[] = await r.store.entriesInState(state, after, sweepBatch)
      await publishUnburied(
        r,
        entries.map((e) => workMessage(state === 'new' ? 'fetch' : 'extract', e.id, itemFingerprint(e.item))),
      )
      const last = entries.at(-1)
      if (!last || entries.length < sweepBatch) break
      after = last.id
    }
  }
  for (let after: UnanalysedArticle | undefined; ;) {
    const articles = await r.store.unanalysed(analysisVersion, sweepBatch, after)
    await publishUnburied(r, articles.map(analysisMessage))
    after = articles.at(-1)
    if (after === undefined) break
  }
  await wakeWriter(r, Date.now())
}

/** What was given up with a reason waits for a person (`siyaq dead retry`), not for the next start. */
async function publishUnburied(r: Pick<Runtime, 'store' | 'queue'>, messages: readonly Message[]): Promise<void> {
  const buried = await r.store.buriedAmong(messages.map((m) => m.id))
  await r.queue.publish(messages.filter((m) => !buried.has(m.id)))
}

/** The sweep at the start; while the store or the queue is away it is tried again, and the other loops wait for it. */
async function sweepWhenReached(r: Runtime, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await sweep(r)
      r.loop.troubles.over('sweep')
      return
    } catch (error) {
      if (outsideProblem(error) === undefined) throw error
      await r.loop.sleep(r.loop.troubles.met('sweep', error), signal)
    }
  }
}

/** Sweeps when this process found that what waited in the queue was gone. */
function sweepAfterLoss(r: Runtime): () => Promise<void> {
  let known = r.queue.losses?.() ?? 0
  return async () => {
    const losses = r.queue.losses?.() ?? 0
    if (losses === known) return
    r.log.warn({ losses }, 'what waited in the queue was lost; the store is asked for what is unfinished')
    await sweep(r)
    known = losses
  }
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
