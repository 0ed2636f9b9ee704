/**
 * Outgoing feeds that a hub is told of (WebSub): which somebody asked for, and what the hub was told last.
 * In: addresses of feeds, below that of the site; tags of what they say. Out: rows. Touches the table `announced_feeds`.
 *
 * It is here and not in memory, since whoever subscribed at the hub days ago asks for nothing again: after a restart the same feeds are told of,
 * and those that changed meanwhile.
 */
import { sql } from 'kysely'
import type { StoreContext } from '../context.ts'

export interface AnnouncedFeed {
  /** `/feeds/search.atom?q=…` */
  path: string
  /** When somebody last asked for it. */
  askedAt: number
  /** Of what it said when the hub was last told; absent: it never was. */
  toldTag?: string
  toldAt?: number
}

/** Migration. */
export async function createAnnouncedFeeds(c: StoreContext): Promise<void> {
  await sql`create table announced_feeds (
    path text primary key, asked_at bigint not null, told_tag text, told_at bigint)`.execute(c.db)
}

/** Every method is a statement or two, each idempotent. */
export class AnnouncedFeeds {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  /**
   * Somebody has asked for the feed: whether it is among those that are announced. A new one finds a place while there are fewer than `most`,
   * those not asked for since `since` forgotten; nobody is put out for it.
   */
  async asked(path: string, now: number, { since, most }: { since: number; most: number }): Promise<boolean> {
    const { db } = this.#c
    const known = await db
      .updateTable('announced_feeds')
      .set({ asked_at: now })
      .where('path', '=', path)
      .returning('path')
      .executeTakeFirst()
    if (known !== undefined) return true
    await db.deleteFrom('announced_feeds').where('asked_at', '<', since).execute()
    const added = await sql<{ path: string }>`insert into announced_feeds (path, asked_at)
      select ${path}, cast(${now} as bigint) where (select count(*) from announced_feeds) < ${most}
        or exists (select 1 from announced_feeds where path = ${path})
      on conflict (path) do update set asked_at = excluded.asked_at returning path`.execute(db)
    return added.rows.length > 0
  }

  /** Those asked for since then, by address. */
  async list(since: number): Promise<AnnouncedFeed[]> {
    const query = this.#c.db.selectFrom('announced_feeds').selectAll().where('asked_at', '>=', since)
    const rows = await query.orderBy('path').execute()
    return rows.map(({ path, asked_at, told_tag, told_at }) => ({
      path,
      askedAt: asked_at,
      ...(told_tag === null ? {} : { toldTag: told_tag }),
      ...(told_at === null ? {} : { toldAt: told_at }),
    }))
  }

  /** The hub knows that the feed says this. `lasting`: the feed is announced whether anybody asks for it or not. */
  async told(path: string, tag: string, at: number, o: { lasting?: boolean } = {}): Promise<void> {
    const told = { told_tag: tag, told_at: at }
    await this.#c.db
      .insertInto('announced_feeds')
      .values({ path, asked_at: at, ...told })
      .onConflict((on) => on.column('path').doUpdateSet(o.lasting === true ? { ...told, asked_at: at } : told))
      .execute()
  }
}
