/**
 * One round by hand: polls the feeds that are due (or the given ones), then works until the stages are idle.
 * In: a runtime. Out: what came of it. Effects as those of the server's loops.
 */
import type { PollReport, WorkProgress } from './siyaq.ts'
import { pollDueFeeds, pollFeeds, type PolledFeed } from '../pipeline/poll-feeds.ts'
import { workUntilIdle } from '../pipeline/work-loop.ts'
import { linkLatest } from './follow-sources.ts'
import { sweep } from './working/sweep.ts'
import type { Runtime } from './open-runtime.ts'
import { untilCut } from './put-away.ts'

/** What the work in hand is given after the signal. */
const graceMs = 3_000

/** What was stored stays; a round that was stopped is finished by the next one. */
export async function pollOnce(
  r: Runtime,
  o: { feedIds?: number[]; onProgress?(p: WorkProgress): void; signal?: AbortSignal },
): Promise<PollReport> {
  const startedAt = Date.now()
  const before = await r.store.counts()
  const options = { ...r.politeness, queue: r.queue, compute: r.compute }
  let done = 0
  const polled = (p: { feed: { url: string } }): void => o.onProgress?.({ done: ++done, note: p.feed.url })
  const feeds = o.feedIds ? (await r.store.feeds()).filter((f) => o.feedIds?.includes(f.id)) : undefined
  let results: PolledFeed[] = []
  const round = async (): Promise<void> => {
    results = feeds ? await pollFeeds({ ...options, polled }, feeds) : await pollDueFeeds({ ...options, polled })
    await sweep(r)
    await workUntilIdle(r.loop, o.signal)
    await linkLatest(r)
  }
  if (o.signal) await untilCut(round(), o.signal, graceMs)
  else await round()
  const after = await r.store.counts()
  return {
    feeds: results.length,
    failed: results.flatMap(({ feed, problem }) => (problem ? [{ feed, problem }] : [])),
    newEntries: results.reduce((n, p) => n + p.newEntries, 0),
    articles: after.articles - before.articles,
    revised: after.revisions - before.revisions,
    tookMs: Date.now() - startedAt,
    ...(o.signal?.aborted === true ? { stopped: true } : {}),
  }
}
