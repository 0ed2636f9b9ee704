/**
 * What one reader has read, saved, follows and will not see: rows of one holder, reached by nobody else's.
 * In: the holder (an account's number; 0 for the one user of a site without accounts), ids, keys. Out: rows. Touches `own_marks`,
 * `own_lists`, `own_reading`; when a holder's state is given or forgotten, the folders too (folders.ts).
 */
import { sql } from 'kysely'
import type { StoreContext } from '../context.ts'
import { pageFrom, readCursor } from '../cursor.ts'
import type { ListPage } from '../records.ts'

export type MarkedKind = 'story' | 'article'
export type ListedKind = 'story' | 'entity' | 'speaker' | 'search' | 'source' | 'word'
export type OwnList = 'follow' | 'mute'

export interface OwnMark {
  id: number
  readAt?: number
  savedAt?: number
  /** How many articles the story had when it was read. */
  seen: number
}

export interface OwnListed {
  kind: ListedKind
  key: string
  name: string
  madeAt: number
}

const mostListed = 1000
/** Every table with a holder: what one of them has is given or forgotten as a whole. */
const ownTables = [
  'own_marks',
  'own_lists',
  'own_reading',
  'own_folders',
  'own_folder_sources',
  'own_source_reading',
] as const

export class OwnState {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  async marks(holder: number, kind: MarkedKind, ids: readonly number[]): Promise<OwnMark[]> {
    if (ids.length === 0) return []
    const rows = await this.#c.db
      .selectFrom('own_marks')
      .selectAll()
      .where('holder', '=', holder)
      .where('kind', '=', kind)
      .where('item', 'in', [...ids])
      .execute()
    return rows.map((row) => {
      const mark: OwnMark = { id: row.item, seen: row.seen }
      if (row.read_at !== null) mark.readAt = row.read_at
      if (row.saved_at !== null) mark.savedAt = row.saved_at
      return mark
    })
  }

  /** `at` undefined: not read. `seen`: how many articles a story has now. */
  async setRead(holder: number, kind: MarkedKind, item: number, at: number | undefined, seen: number): Promise<void> {
    await this.#c.db
      .insertInto('own_marks')
      .values({ holder, kind, item, read_at: at ?? null, saved_at: null, seen: at === undefined ? 0 : seen })
      .onConflict((on) =>
        on.columns(['holder', 'kind', 'item']).doUpdateSet({ read_at: at ?? null, seen: at === undefined ? 0 : seen }),
      )
      .execute()
  }

  async setSaved(holder: number, kind: MarkedKind, item: number, at: number | undefined): Promise<void> {
    await this.#c.db
      .insertInto('own_marks')
      .values({ holder, kind, item, read_at: null, saved_at: at ?? null, seen: 0 })
      .onConflict((on) => on.columns(['holder', 'kind', 'item']).doUpdateSet({ saved_at: at ?? null }))
      .execute()
  }

  /** Everything up to that instant counts as read; never moves back. */
  async readUpTo(holder: number, at: number): Promise<void> {
    await this.#c.db
      .insertInto('own_reading')
      .values({ holder, up_to: at })
      .onConflict((on) =>
        on.column('holder').doUpdateSet((e) => ({
          up_to: e.case().when('own_reading.up_to', '>', at).then(e.ref('own_reading.up_to')).else(at).end(),
        })),
      )
      .execute()
  }

  async upTo(holder: number): Promise<number> {
    const row = await this.#c.db
      .selectFrom('own_reading')
      .select('up_to')
      .where('holder', '=', holder)
      .executeTakeFirst()
    return row?.up_to ?? 0
  }

  /** Newest saved first: ids. */
  async saved(holder: number, kind: MarkedKind, limit: number, cursor?: string): Promise<ListPage<number>> {
    const after = readCursor(cursor, 2)
    const rows = await sql<{ item: number; at: number }>`select item, saved_at as at from own_marks
      where holder = ${holder} and kind = ${kind} and saved_at is not null
        ${after === undefined ? sql`` : sql`and (saved_at, item) < (${after[0]}, ${after[1]})`}
      order by saved_at desc, item desc limit ${limit + 1}`.execute(this.#c.db)
    return pageFrom(
      rows.rows,
      limit,
      ({ item }) => item,
      ({ at, item }) => [at, item],
    )
  }

  /**
   * Stories with something that the holder has not read, the newest first: ids. Reads the stories that are newer than what was read up to, and
   * for each its mark by key.
   */
  async unread(holder: number, limit: number, cursor?: string): Promise<ListPage<number>> {
    const upTo = await this.upTo(holder)
    const after = readCursor(cursor, 2)
    const rows = await sql<{ id: number; at: number }>`select id, last_at as at from stories
      where last_at > ${upTo} ${after === undefined ? sql`` : sql`and (last_at, id) < (${after[0]}, ${after[1]})`}
        and not exists (select 1 from own_marks where holder = ${holder} and kind = 'story' and item = stories.id
          and read_at is not null and seen >= stories.article_count)
      order by last_at desc, id desc limit ${limit + 1}`.execute(this.#c.db)
    return pageFrom(
      rows.rows,
      limit,
      ({ id }) => id,
      ({ at, id }) => [at, id],
    )
  }

  /** Stories that have grown since the holder read them, the newest first: the living story, when it was read, how much is new. */
  async grown(
    holder: number,
    limit: number,
    cursor?: string,
  ): Promise<ListPage<{ id: number; readAt: number; fresh: number }>> {
    const after = readCursor(cursor, 2)
    const rows = await sql<{ id: number; at: number; read_at: number; fresh: number }>`
      select stories.id as id, last_at as at, max(read_at) as read_at, article_count - max(seen) as fresh from own_marks
        left join story_redirects on from_id = item
        join stories on stories.id = coalesce(to_id, item)
      where holder = ${holder} and kind = 'story' and read_at is not null
        ${after === undefined ? sql`` : sql`and (last_at, stories.id) < (${after[0]}, ${after[1]})`}
      group by stories.id, last_at, article_count having article_count > max(seen)
      order by last_at desc, stories.id desc limit ${limit + 1}`.execute(this.#c.db)
    return pageFrom(
      rows.rows,
      limit,
      ({ id, read_at, fresh }) => ({ id, readAt: read_at, fresh }),
      ({ at, id }) => [at, id],
    )
  }

  /** The newest first. */
  async listed(holder: number, list: OwnList): Promise<OwnListed[]> {
    const rows = await this.#c.db
      .selectFrom('own_lists')
      .selectAll()
      .where('holder', '=', holder)
      .where('list', '=', list)
      .orderBy('made_at', 'desc')
      .orderBy('key')
      .execute()
    // Written from a ListedKind only.
    return rows.map(({ kind, key, name, made_at }) => ({ kind: kind as ListedKind, key, name, madeAt: made_at }))
  }

  /** False when the list is full. */
  async putListed(holder: number, list: OwnList, { kind, key, name, madeAt }: OwnListed): Promise<boolean> {
    const found = await sql<{ kind: string }>`insert into own_lists (holder, list, kind, key, name, made_at)
      select cast(${holder} as bigint), ${list}, ${kind}, ${key}, ${name}, cast(${madeAt} as bigint)
      where (select count(*) from own_lists where holder = ${holder} and list = ${list}) < ${mostListed}
      on conflict (holder, list, kind, key) do update set name = excluded.name returning kind`.execute(this.#c.db)
    return found.rows.length > 0
  }

  async removeListed(holder: number, list: OwnList, kind: ListedKind, key: string): Promise<void> {
    await this.#c.db
      .deleteFrom('own_lists')
      .where('holder', '=', holder)
      .where('list', '=', list)
      .where('kind', '=', kind)
      .where('key', '=', key)
      .execute()
  }

  /** What the one user of a site had becomes the first owner's. */
  async give(from: number, to: number): Promise<void> {
    for (const table of ownTables)
      await this.#c.db.updateTable(table).set({ holder: to }).where('holder', '=', from).execute()
  }

  async forget(holder: number): Promise<void> {
    for (const table of ownTables) await this.#c.db.deleteFrom(table).where('holder', '=', holder).execute()
  }
}

/** The tables, for migrations.ts. */
export async function createOwnState(c: StoreContext): Promise<void> {
  await sql`create table own_marks (
    holder bigint not null, kind text not null, item bigint not null, read_at bigint, saved_at bigint, seen integer not null,
    primary key (holder, kind, item))`.execute(c.db)
  await sql`create index own_marks_saved on own_marks (holder, kind, saved_at, item) where saved_at is not null`.execute(
    c.db,
  )
  await sql`create table own_lists (
    holder bigint not null, list text not null, kind text not null, key text not null, name text not null, made_at bigint not null,
    primary key (holder, list, kind, key))`.execute(c.db)
  await sql`create table own_reading (holder bigint primary key, up_to bigint not null)`.execute(c.db)
  await sql`create index stories_by_time on stories (last_at, id)`.execute(c.db)
}
