/**
 * Subscriptions of feeds at hubs (WebSub): what was asked, what the hub confirmed, what came.
 * In: feed ids, instants, what a hub said. Out: subscriptions. Touches the table `pushes`, the times of `feeds`.
 *
 * All that processes share of a subscription is here: one may ask, another answer the hub, a third take what it delivers.
 */
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { FeedPush, PushCounts, PushOffer } from '../../model/push.ts'
import { pushStateOf } from '../../model/push.ts'
import type { Problem } from '../../problem.ts'
import { inTransaction, type StoreContext } from '../context.ts'
import type { PushTable } from '../schema.ts'
import { AnnouncedFeeds } from './announced-feeds.ts'

/** A subscription with what lets a hub in: never shown. */
export interface KeptPush extends FeedPush {
  /** Last step of the callback's address: who knows it is the hub. */
  callbackKey: string
  /** Signs what the hub delivers. */
  secret: string
}

/** Migration: the table of subscriptions. */
export async function createPushes(c: StoreContext): Promise<void> {
  await sql`create table pushes (
    feed_id bigint primary key, hub text not null, topic text not null, callback_key text not null unique, secret text not null,
    asked_at bigint, confirmed_at bigint, until_at bigint, next_at bigint, failures integer not null,
    delivered_at bigint, missed_at bigint, rejected_at bigint, error_code text, error_detail text)`.execute(c.db)
  await sql`create index pushes_due on pushes (next_at)`.execute(c.db)
}

/** Subscriptions; every method is one statement or one transaction. */
export class Pushes {
  /** The other way round: feeds of ours that a hub is told of. */
  readonly announced: AnnouncedFeeds
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
    this.announced = new AnnouncedFeeds(c)
  }

  async of(feedId: number): Promise<FeedPush | undefined> {
    const row = await this.#c.db.selectFrom('pushes').selectAll().where('feed_id', '=', feedId).executeTakeFirst()
    return row === undefined ? undefined : toPush(row)
  }

  async byKey(callbackKey: string): Promise<KeptPush | undefined> {
    const query = this.#c.db.selectFrom('pushes').selectAll().where('callback_key', '=', callbackKey)
    const row = await query.executeTakeFirst()
    return row === undefined ? undefined : toKept(row)
  }

  /**
   * What a reading of the feed says of its hubs. Another hub or topic than before is another subscription, with its own key and secret. A
   * feed that names none any more is not asked for again, and forgotten when its lease is over.
   */
  async offer(
    feedId: number,
    offer: PushOffer | undefined,
    fresh: Pick<KeptPush, 'callbackKey' | 'secret'>,
    now: number,
  ): Promise<void> {
    const before = await this.of(feedId)
    if (offer === undefined) {
      if (before === undefined) return
      if ((before.untilAt ?? 0) <= now) await this.#c.db.deleteFrom('pushes').where('feed_id', '=', feedId).execute()
      else await this.#set(feedId, { next_at: null })
      return
    }
    if (before?.hub === offer.hub && before.topic === offer.topic) {
      const query = this.#c.db.updateTable('pushes').set({ next_at: now }).where('feed_id', '=', feedId)
      await query.where('next_at', 'is', null).execute()
      return
    }
    await inTransaction(this.#c, async ({ db }) => {
      await db.deleteFrom('pushes').where('feed_id', '=', feedId).execute()
      const { callbackKey, secret } = fresh
      await db
        .insertInto('pushes')
        .values({ feed_id: feedId, ...offer, callback_key: callbackKey, secret, next_at: now, failures: 0 })
        .onConflict((on) => on.column('feed_id').doNothing())
        .execute()
    })
  }

  /**
   * Subscriptions that are to be asked for or renewed now, at most `max`, of feeds that are followed. Each is taken by one caller, and due
   * again at what `againAt` says for the number of times that it was asked without success.
   */
  async claimDue(now: number, max: number, againAt: (failures: number) => number): Promise<KeptPush[]> {
    const due = await this.#c.db
      .selectFrom('pushes')
      .innerJoin('feeds', 'feeds.id', 'pushes.feed_id')
      .innerJoin('sources', 'sources.id', 'feeds.source_id')
      .selectAll('pushes')
      .where('pushes.next_at', '<=', now)
      .where('feeds.paused', '=', 0)
      .where('sources.paused', '=', 0)
      .orderBy('pushes.next_at')
      .limit(max)
      .execute()
    const claimed: KeptPush[] = []
    for (const row of due) {
      const silent = row.asked_at !== null && (row.confirmed_at ?? 0) < row.asked_at && row.error_code === null
      const taken = await this.#c.db
        .updateTable('pushes')
        .set({
          asked_at: now,
          failures: row.failures + 1,
          next_at: againAt(row.failures),
          ...(silent ? { error_code: 'push.unconfirmed' satisfies Problem['code'] } : {}),
        })
        .where('feed_id', '=', row.feed_id)
        .where('callback_key', '=', row.callback_key)
        .where('next_at', '=', row.next_at)
        .returningAll()
        .executeTakeFirst()
      if (taken !== undefined) claimed.push(toKept(taken))
    }
    return claimed
  }

  /** The hub has checked that we asked: it pushes until `untilAt`; it is asked again at `renewAt`. */
  async confirmed(feedId: number, o: { at: number; untilAt: number; renewAt: number }): Promise<void> {
    await this.#set(feedId, {
      confirmed_at: o.at,
      until_at: o.untilAt,
      next_at: o.renewAt,
      failures: 0,
      error_code: null,
      error_detail: null,
    })
  }

  /** Asking failed, or the hub ended it (`over`). */
  async failed(feedId: number, problem: Problem, o: { nextAt?: number; over?: boolean } = {}): Promise<void> {
    await this.#set(feedId, {
      error_code: problem.code,
      error_detail: problem.detail ?? null,
      ...(o.nextAt === undefined ? {} : { next_at: o.nextAt }),
      ...(o.over === true ? { until_at: null } : {}),
    })
  }

  /** A delivery was taken in; with `changed` it brought something new. */
  async delivered(feedId: number, at: number, changed: boolean): Promise<void> {
    await this.#set(feedId, { delivered_at: at })
    if (changed) await this.#c.db.updateTable('feeds').set({ changed_at: at }).where('id', '=', feedId).execute()
  }

  /** A poll found what had not been pushed. */
  async missed(feedId: number, at: number): Promise<void> {
    await this.#set(feedId, { missed_at: at })
  }

  /** A delivery was not signed as agreed: from now on nothing says that pushes arrive, so the feed is polled in its own rhythm again. */
  async rejected(feedId: number, at: number): Promise<void> {
    await this.#set(feedId, { rejected_at: at })
    const feed = await this.#c.db.selectFrom('feeds').selectAll().where('id', '=', feedId).executeTakeFirst()
    if (feed !== undefined) await this.dueBy(feedId, Math.max(at, (feed.last_polled_at ?? 0) + feed.interval_ms))
  }

  /** The feed is polled at `at`, if it would be later. */
  async dueBy(feedId: number, at: number): Promise<void> {
    const query = this.#c.db.updateTable('feeds').set({ next_poll_at: at }).where('id', '=', feedId)
    await query.where('next_poll_at', '>', at).execute()
  }

  async counts(now: number): Promise<PushCounts> {
    return await pushCounts(this.#c, now)
  }

  async #set(feedId: number, values: Partial<PushTable>): Promise<void> {
    await this.#c.db.updateTable('pushes').set(values).where('feed_id', '=', feedId).execute()
  }
}

/** How the subscriptions stand, over all feeds. */
export async function pushCounts(c: StoreContext, now: number): Promise<PushCounts> {
  const rows = await c.db.selectFrom('pushes').selectAll().execute()
  const counts: PushCounts = { offered: rows.length, subscribed: 0, pushed: 0, failing: 0 }
  for (const row of rows) {
    const state = pushStateOf(toPush(row), now)
    if (state === 'subscribed' || state === 'pushed') counts.subscribed++
    if (state === 'pushed') counts.pushed++
    if (state === 'failing') counts.failing++
  }
  return counts
}

function toKept(row: Selectable<PushTable>): KeptPush {
  return { ...toPush(row), callbackKey: row.callback_key, secret: row.secret }
}

function toPush(row: Selectable<PushTable>): FeedPush {
  const push: FeedPush = { feedId: row.feed_id, hub: row.hub, topic: row.topic }
  if (row.asked_at !== null) push.askedAt = row.asked_at
  if (row.confirmed_at !== null) push.confirmedAt = row.confirmed_at
  if (row.until_at !== null) push.untilAt = row.until_at
  if (row.delivered_at !== null) push.deliveredAt = row.delivered_at
  if (row.missed_at !== null) push.missedAt = row.missed_at
  if (row.rejected_at !== null) push.rejectedAt = row.rejected_at
  if (row.error_code !== null) push.errorCode = row.error_code
  if (row.error_detail !== null) push.errorDetail = row.error_detail
  return push
}
