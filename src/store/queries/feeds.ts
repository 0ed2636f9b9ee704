/**
 * Feeds and their polling state; due feeds are claimed, so that many workers may poll.
 * In: feeds, results of polls. Out: feeds. Touches the table `feeds`.
 */
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Feed, FeedKind } from '../../model/article.ts'
import { minuteMs } from '../../model/instant.ts'
import type { StoreContext } from '../context.ts'
import { urlKey } from '../digests.ts'
import type { NewFeed, PollResult } from '../records.ts'
import type { FeedTable } from '../schema.ts'

const firstIntervalMs = 30 * minuteMs

/** The feed at that address: added and due at once, or as it was. */
export async function addFeed(c: StoreContext, feed: NewFeed, now: number): Promise<Feed> {
  const key = urlKey(feed.url)
  await c.db
    .insertInto('feeds')
    .values({
      source_id: feed.sourceId,
      url: feed.url,
      url_key: key,
      kind: feed.kind ?? null,
      title: feed.title ?? null,
      interval_ms: firstIntervalMs,
      next_poll_at: now,
      error_count: 0,
      paused: 0,
    })
    .onConflict((on) => on.column('url_key').doNothing())
    .execute()
  return toFeed(await c.db.selectFrom('feeds').selectAll().where('url_key', '=', key).executeTakeFirstOrThrow())
}

export async function feedById(c: StoreContext, id: number): Promise<Feed | undefined> {
  const row = await c.db.selectFrom('feeds').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toFeed(row)
}

export async function feeds(c: StoreContext, filter: { sourceId?: string }): Promise<Feed[]> {
  let query = c.db.selectFrom('feeds').selectAll().orderBy('source_id').orderBy('id')
  if (filter.sourceId !== undefined) query = query.where('source_id', '=', filter.sourceId)
  return (await query.execute()).map(toFeed)
}

/**
 * At most `max` feeds due at `now`, longest overdue first; feeds of paused sources are not due. A claimed feed is due again after
 * `leaseMs`, unless `recordPoll` says otherwise: a worker that dies loses one lease. Two claims never return the same feed.
 */
export async function claimDueFeeds(c: StoreContext, now: number, max: number, leaseMs: number): Promise<Feed[]> {
  const due = sql<number>`(select id from feeds
    where paused = 0 and next_poll_at <= ${now} and source_id not in (select id from sources where paused = 1)
    order by next_poll_at, id limit ${max} ${c.dialect.claimRows})`
  const rows = await c.db
    .updateTable('feeds')
    .set({ next_poll_at: now + leaseMs })
    .where('id', 'in', due)
    .returningAll()
    .execute()
  return rows.map(toFeed).sort((a, b) => a.id - b.id)
}

/** Makes feeds due that were claimed and never polled; for a process that works alone, which the claim's holder does not outlive. */
export async function freeUnpolled(c: StoreContext, now: number): Promise<void> {
  await c.db
    .updateTable('feeds')
    .set({ next_poll_at: now })
    .where('last_polled_at', 'is', null)
    .where('next_poll_at', '>', now)
    .execute()
}

/** Validators that the answer did not carry are kept, unless the feed was read whole; a failure keeps everything but the error and the times. */
export async function recordPoll(c: StoreContext, feedId: number, poll: PollResult): Promise<void> {
  const always = { last_polled_at: poll.at, interval_ms: poll.intervalMs, next_poll_at: poll.nextPollAt }
  const update = c.db.updateTable('feeds').where('id', '=', feedId)
  if (poll.problem !== undefined) {
    const { code, detail } = poll.problem
    await update
      .set((e) => ({
        ...always,
        error_code: code,
        error_detail: detail ?? null,
        // The same poll recorded again counts once.
        error_count: e
          .case()
          .when('last_polled_at', '=', poll.at)
          .then(e.ref('error_count'))
          .else(e('error_count', '+', 1))
          .end(),
      }))
      .execute()
    return
  }
  await update
    .set({
      ...always,
      last_ok_at: poll.at,
      error_code: null,
      error_detail: null,
      error_count: 0,
      ...(poll.readAt === undefined ? {} : { etag: null, last_modified: null, read_at: poll.readAt }),
      ...(poll.etag === undefined ? {} : { etag: poll.etag }),
      ...(poll.lastModified === undefined ? {} : { last_modified: poll.lastModified }),
      ...(poll.changedAt === undefined ? {} : { changed_at: poll.changedAt }),
      ...(poll.kind === undefined ? {} : { kind: poll.kind }),
      ...(poll.title === undefined ? {} : { title: poll.title }),
    })
    .execute()
  if (poll.movedTo !== undefined) await moveFeed(c, feedId, poll.movedTo)
}

/** Two subscriptions that lead to one feed stay two: which of them to drop is for a person to say. */
async function moveFeed(c: StoreContext, feedId: number, url: string): Promise<void> {
  const key = urlKey(url)
  await c.db
    .updateTable('feeds')
    .set({ url, url_key: key })
    .where('id', '=', feedId)
    .where((e) => e.not(e.exists(e.selectFrom('feeds as other').select('other.id').where('other.url_key', '=', key))))
    .execute()
}

export async function setFeedPaused(c: StoreContext, id: number, paused: boolean): Promise<void> {
  await c.db
    .updateTable('feeds')
    .set({ paused: paused ? 1 : 0 })
    .where('id', '=', id)
    .execute()
}

/** Its entries and articles stay. */
export async function removeFeed(c: StoreContext, id: number): Promise<void> {
  await c.db.deleteFrom('feed_settings').where('feed_id', '=', id).execute()
  await c.db.deleteFrom('pushes').where('feed_id', '=', id).execute()
  await c.db.deleteFrom('feeds').where('id', '=', id).execute()
}

function toFeed(row: Selectable<FeedTable>): Feed {
  const feed: Feed = {
    id: row.id,
    sourceId: row.source_id,
    url: row.url,
    intervalMs: row.interval_ms,
    nextPollAt: row.next_poll_at,
    errorCount: row.error_count,
    paused: row.paused === 1,
  }
  // Written from a FeedKind only.
  if (row.kind !== null) feed.kind = row.kind as FeedKind
  if (row.title !== null) feed.title = row.title
  if (row.etag !== null) feed.etag = row.etag
  if (row.last_modified !== null) feed.lastModified = row.last_modified
  if (row.last_polled_at !== null) feed.lastPolledAt = row.last_polled_at
  if (row.last_ok_at !== null) feed.lastOkAt = row.last_ok_at
  if (row.read_at !== null) feed.readAt = row.read_at
  if (row.changed_at !== null) feed.changedAt = row.changed_at
  if (row.error_code !== null) feed.errorCode = row.error_code
  if (row.error_detail !== null) feed.errorDetail = row.error_detail
  return feed
}
