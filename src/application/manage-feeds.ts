/**
 * Lists feeds, pauses and resumes them, removes them.
 * In: a runtime, a feed's id. Out: feeds. Reads and writes the store only.
 */
import type { Feed } from '../model/article.ts'
import { defined } from '../model/defined.ts'
import { failed, ok, type Outcome } from '../problem.ts'
import type { Runtime } from './open-runtime.ts'

export async function listFeeds(
  { store }: Runtime,
  o: { sourceId?: string; failingOnly?: boolean },
): Promise<Outcome<Feed[]>> {
  const feeds = await store.feeds(defined({ sourceId: o.sourceId }))
  return ok(o.failingOnly === true ? feeds.filter((f) => f.errorCode !== undefined) : feeds)
}

/** The feed as it is now. Problems: request.not-found. */
export async function setFeedPaused({ store }: Runtime, id: number, paused: boolean): Promise<Outcome<Feed>> {
  await store.setFeedPaused(id, paused)
  const feed = await store.feed(id)
  return feed ? ok(feed) : failed('request.not-found', `feed ${id}`)
}

/** Problems: request.not-found. */
export async function removeFeed({ store }: Runtime, id: number): Promise<Outcome<void>> {
  if (!(await store.feed(id))) return failed('request.not-found', `feed ${id}`)
  await store.removeFeed(id)
  return ok(undefined)
}
