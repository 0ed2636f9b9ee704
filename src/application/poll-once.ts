/**
 * One round by hand: polls the feeds that are due (or the given ones), then works until the stages are idle.
 * In: a runtime. Out: what came of it. Effects as those of the server's loops.
 */
import type { PollReport, WorkProgress } from './siyaq.ts'
import { pollDueFeeds, pollFeeds } from '../pipeline/poll-feeds.ts'
import { workUntilIdle } from '../pipeline/work-loop.ts'
import { linkLatest, sweep } from './follow-sources.ts'
import type { Runtime } from './open-runtime.ts'

export async function pollOnce(
  r: Runtime,
  o: { feedIds?: number[]; onProgress?(p: WorkProgress): void },
): Promise<PollReport> {
  const startedAt = Date.now()
  const before = await r.store.counts()
  const options = { ...r.politeness, queue: r.queue }
  let done = 0
  const polled = (p: { feed: { url: string } }): void => o.onProgress?.({ done: ++done, note: p.feed.url })
  const feeds = o.feedIds ? (await r.store.feeds()).filter((f) => o.feedIds?.includes(f.id)) : undefined
  const results = feeds ? await pollFeeds({ ...options, polled }, feeds) : await pollDueFeeds({ ...options, polled })
  await sweep(r)
  await workUntilIdle(r.loop)
  await linkLatest(r)
  const after = await r.store.counts()
  return {
    feeds: results.length,
    failed: results.flatMap(({ feed, problem }) => (problem ? [{ feed, problem }] : [])),
    newEntries: results.reduce((n, p) => n + p.newEntries, 0),
    articles: after.articles - before.articles,
    revised: after.revisions - before.revisions,
    tookMs: Date.now() - startedAt,
  }
}
