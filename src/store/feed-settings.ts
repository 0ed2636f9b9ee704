/**
 * What a person set for single feeds, and what polls saw of their items.
 * In: feed ids, settings. Out: settings, counts. Touches the tables `feed_settings` and `feeds`, reads `entries`.
 *
 * Apart from `feeds`, so that what lets us in is read by whoever asks for it and by nobody else.
 */
import { sql } from 'kysely'
import type { FeedHealth, FeedSettings } from '../model/feed-settings.ts'
import { inTransaction, type StoreContext } from './context.ts'

/** Migration: the table of settings, and the column of what polls saw. */
export async function createFeedSettings(c: StoreContext): Promise<void> {
  await sql`create table feed_settings (feed_id bigint primary key, body text not null)`.execute(c.db)
  await sql`alter table feeds add column health text`.execute(c.db)
}

/** Settings of feeds; every method is one statement or one transaction. */
export class FeedSettingsTable {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  /** Empty when nothing was set. */
  async of(feedId: number): Promise<FeedSettings> {
    const row = await this.#c.db
      .selectFrom('feed_settings')
      .select('body')
      .where('feed_id', '=', feedId)
      .executeTakeFirst()
    return row === undefined ? {} : settingsOf(row.body)
  }

  /** Of every feed that has any, by feed. */
  async all(): Promise<Map<number, FeedSettings>> {
    const rows = await this.#c.db.selectFrom('feed_settings').selectAll().execute()
    return new Map(rows.map((row) => [row.feed_id, settingsOf(row.body)]))
  }

  /** Replaces the feed's settings; the feed is due at `now` and asked as for the first time, so that they hold for all it offers. */
  async put(feedId: number, settings: FeedSettings, now: number): Promise<void> {
    const body = JSON.stringify(settings)
    await inTransaction(this.#c, async ({ db }) => {
      await db
        .insertInto('feed_settings')
        .values({ feed_id: feedId, body })
        .onConflict((on) => on.column('feed_id').doUpdateSet({ body }))
        .execute()
      await db
        .updateTable('feeds')
        .set({ etag: null, last_modified: null, next_poll_at: now })
        .where('id', '=', feedId)
        .execute()
    })
  }

  async recordHealth(feedId: number, health: FeedHealth): Promise<void> {
    await this.#c.db
      .updateTable('feeds')
      .set({ health: JSON.stringify(health) })
      .where('id', '=', feedId)
      .execute()
  }

  /** What the last reading of each feed saw, by feed. */
  async health(): Promise<Map<number, FeedHealth>> {
    const rows = await this.#c.db.selectFrom('feeds').select(['id', 'health']).where('health', 'is not', null).execute()
    // Written by recordHealth only.
    return new Map(rows.map((row) => [row.id, JSON.parse(row.health ?? '{}') as FeedHealth]))
  }

  /** Entries whose page the publisher refuses us, by feed: those that failed for it, and those of which headline and summary were kept. */
  async refusedPages(): Promise<Map<number, number>> {
    const rows = await this.#c.db
      .selectFrom('entries')
      .select((e) => ['feed_id', e.fn.countAll<number>().as('refused')])
      .where('feed_id', 'is not', null)
      .where('state', 'in', ['failed', 'article'])
      .where((e) =>
        e.or([
          e('error_code', 'in', ['fetch.robots', 'fetch.rate-limited', 'extract.bot-check']),
          // An error of the server's own (5xx) refuses nobody.
          e.and([e('error_code', '=', 'fetch.status'), e('error_detail', 'like', '%HTTP 4%')]),
        ]),
      )
      .groupBy('feed_id')
      .execute()
    return new Map(rows.map((row) => [row.feed_id ?? 0, Number(row.refused)]))
  }
}

/** Written by `put` only. */
function settingsOf(body: string): FeedSettings {
  return JSON.parse(body) as FeedSettings
}
