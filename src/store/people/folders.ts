/**
 * Folders in which a reader keeps sources, and what is unread in them: rows of one holder, reached by nobody else's.
 * In: the holder (as in own-state.ts), ids of folders and sources. Out: rows. Touches `own_folders`, `own_folder_sources`,
 * `own_source_reading`; reads `articles` through the index of each source alone.
 */
import { sql, type RawBuilder } from 'kysely'
import { firstIdAt } from '../../model/ids.ts'
import { secondMs } from '../../model/instant.ts'
import { inTransaction, type StoreContext } from '../context.ts'
import { pageFrom, readCursor } from '../cursor.ts'
import type { ListPage } from '../records.ts'
import { runsOf } from '../runs-of.ts'

export interface FolderRow {
  id: number
  name: string
  madeAt: number
}

/** A source in a folder, and up to when its articles count as read. */
export interface FolderSource {
  folderId: number
  sourceId: string
  upTo: number
}

const sourcesPerStatement = 100
/** What `firstIdAt` says of an instant, as SQL; both databases divide whole numbers to whole ones. */
const firstIdAfter = sql`mine.up_to / ${sql.lit(secondMs)} * ${sql.lit(firstIdAt(secondMs))}`
/** Of each source; what is beyond is told as "and more". */
export const mostCounted = 200

export class Folders {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  /** In the holder's order. */
  async list(holder: number): Promise<FolderRow[]> {
    const rows = await this.#c.db
      .selectFrom('own_folders')
      .selectAll()
      .where('holder', '=', holder)
      .orderBy('place')
      .orderBy('id')
      .execute()
    return rows.map(({ id, name, made_at }) => ({ id, name, madeAt: made_at }))
  }

  /** The new folder, the last in order; or why there is none. `key`: what names are compared by. */
  async add(
    holder: number,
    { name, key, madeAt }: { name: string; key: string; madeAt: number },
    most: number,
  ): Promise<FolderRow | 'taken' | 'full'> {
    const made = await sql<{ id: number }>`insert into own_folders (holder, name, name_key, place, made_at)
      select cast(${holder} as bigint), ${name}, ${key},
        (select coalesce(max(place), -1) + 1 from own_folders where holder = ${holder}), cast(${madeAt} as bigint)
      where (select count(*) from own_folders where holder = ${holder}) < ${most}
      on conflict (holder, name_key) do nothing returning id`.execute(this.#c.db)
    const [row] = made.rows
    if (row !== undefined) return { id: row.id, name, madeAt }
    return (await this.byKey(holder, key)) === undefined ? 'full' : 'taken'
  }

  async byKey(holder: number, key: string): Promise<FolderRow | undefined> {
    const row = await this.#c.db
      .selectFrom('own_folders')
      .selectAll()
      .where('holder', '=', holder)
      .where('name_key', '=', key)
      .executeTakeFirst()
    return row === undefined ? undefined : { id: row.id, name: row.name, madeAt: row.made_at }
  }

  /** False where another folder of the holder has that name, or the holder has no such folder. */
  async rename(holder: number, id: number, { name, key }: { name: string; key: string }): Promise<boolean> {
    const done = await sql<{ id: number }>`update own_folders set name = ${name}, name_key = ${key}
      where holder = ${holder} and id = ${id} and not exists (
        select 1 from own_folders as other where other.holder = ${holder} and other.name_key = ${key} and other.id <> ${id})
      returning id`.execute(this.#c.db)
    return done.rows.length > 0
  }

  /** The folders in this order; those that are not named keep their places. */
  async order(holder: number, ids: readonly number[]): Promise<void> {
    await inTransaction(this.#c, async (t) => {
      for (const [place, id] of ids.entries())
        await t.db.updateTable('own_folders').set({ place }).where('holder', '=', holder).where('id', '=', id).execute()
    })
  }

  /** Its sources are in no folder then. False when the holder has no such folder. */
  async remove(holder: number, id: number): Promise<boolean> {
    return await inTransaction(this.#c, async (t) => {
      const of = { holder, folder: id }
      await t.db
        .deleteFrom('own_folder_sources')
        .where('holder', '=', of.holder)
        .where('folder_id', '=', of.folder)
        .execute()
      const rows = await t.db
        .deleteFrom('own_folders')
        .where('holder', '=', of.holder)
        .where('id', '=', of.folder)
        .returning('id')
        .execute()
      return rows.length > 0
    })
  }

  /** Those of the sources that there are, into the folder, out of any other; `folder` undefined: into none. */
  async put(holder: number, sourceIds: readonly string[], folder: number | undefined): Promise<void> {
    for (const run of runsOf(sourceIds, sourcesPerStatement)) {
      if (folder === undefined)
        await this.#c.db
          .deleteFrom('own_folder_sources')
          .where('holder', '=', holder)
          .where('source_id', 'in', run)
          .execute()
      else
        await sql`insert into own_folder_sources (holder, source_id, folder_id)
          select cast(${holder} as bigint), id, cast(${folder} as bigint) from sources where id in (${sql.join(run)})
            and exists (select 1 from own_folders where own_folders.holder = ${holder} and own_folders.id = ${folder})
          on conflict (holder, source_id) do update set folder_id = excluded.folder_id`.execute(this.#c.db)
    }
  }

  /** Every source that is in a folder of the holder. */
  async sources(holder: number): Promise<FolderSource[]> {
    const rows = await sql<{ folder_id: number; source_id: string; up_to: number }>`${sourcesWithReading(holder)}
      select folder_id, source_id, up_to from mine order by folder_id, source_id`.execute(this.#c.db)
    return rows.rows.map(({ folder_id, source_id, up_to }) => ({
      folderId: folder_id,
      sourceId: source_id,
      upTo: up_to,
    }))
  }

  /** Everything up to that instant in the folder's sources counts as read; never moves back. */
  async readUpTo(holder: number, folder: number, at: number): Promise<void> {
    await sql`insert into own_source_reading (holder, source_id, up_to)
      select holder, source_id, cast(${at} as bigint) from own_folder_sources where holder = ${holder} and folder_id = ${folder}
      on conflict (holder, source_id) do update set up_to = case
        when own_source_reading.up_to > excluded.up_to then own_source_reading.up_to else excluded.up_to end`.execute(
      this.#c.db,
    )
  }

  /** How many articles of each source in a folder are unread, counted up to `mostCounted`. */
  async unread(holder: number): Promise<Map<string, number>> {
    const rows = await sql<{ source_id: string; unread: number }>`${sourcesWithReading(holder)}
      select source_id, (select count(*) from (select 1 from articles
        where articles.source_id = mine.source_id and ${isUnread(holder, sql`mine.up_to`, firstIdAfter)}
        limit ${mostCounted}) as counted) as unread from mine`.execute(this.#reader)
    return new Map(rows.rows.map(({ source_id, unread }) => [source_id, Number(unread)]))
  }

  /** Articles of these sources, the newest first: ids. As many reads of an index as there are sources. */
  async articles(
    holder: number,
    of: readonly Pick<FolderSource, 'sourceId' | 'upTo'>[],
    o: { unread: boolean; limit: number; cursor?: string },
  ): Promise<ListPage<number>> {
    const [after] = readCursor(o.cursor, 1) ?? []
    const ids: number[] = []
    for (const run of runsOf(of, sourcesPerStatement)) {
      const each = run.map(
        ({ sourceId, upTo }) => sql`select id from (select id from articles where source_id = ${sourceId}
          ${after === undefined ? sql`` : sql`and id < ${after}`}
          ${o.unread ? sql`and ${isUnread(holder, sql`${upTo}`, sql`${firstIdAt(upTo)}`)}` : sql``}
          order by id desc limit ${o.limit + 1}) as newest`,
      )
      const rows = await sql<{ id: number }>`${sql.join(each, sql` union all `)}`.execute(this.#reader)
      ids.push(...rows.rows.map(({ id }) => id))
    }
    return pageFrom(
      ids.sort((a, b) => b - a),
      o.limit,
      (id) => id,
      (id) => [id],
    )
  }

  /** Never inside a transaction. */
  get #reader(): StoreContext['db'] {
    return this.#c.reader ?? this.#c.db
  }
}

/** `mine`: the holder's sources in folders, each with the later of what was read up to, everywhere and in its folder. */
function sourcesWithReading(holder: number): RawBuilder<unknown> {
  return sql`with mine as (select filed.folder_id, filed.source_id,
    case when coalesce(alone.up_to, 0) > coalesce(whole.up_to, 0) then alone.up_to else coalesce(whole.up_to, 0) end as up_to
    from own_folder_sources as filed
      join own_folders on own_folders.id = filed.folder_id and own_folders.holder = filed.holder
      left join own_source_reading as alone on alone.holder = filed.holder and alone.source_id = filed.source_id
      left join own_reading as whole on whole.holder = filed.holder
    where filed.holder = ${holder})`
}

/** Ids grow with time (model/ids.ts): the index of a source ends the walk, the instant decides within its second. */
function isUnread(holder: number, upTo: RawBuilder<unknown>, firstId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`articles.id >= ${firstId} and articles.at > ${upTo} and not exists (select 1 from own_marks
    where own_marks.holder = ${holder} and own_marks.kind = 'article' and own_marks.item = articles.id
      and own_marks.read_at is not null)`
}

/** The tables, for migrations.ts. */
export async function createFolders(c: StoreContext): Promise<void> {
  await sql`create table own_folders (
    id ${c.dialect.countedKey}, holder bigint not null, name text not null, name_key text not null, place integer not null,
    made_at bigint not null, unique (holder, name_key))`.execute(c.db)
  await sql`create table own_folder_sources (
    holder bigint not null, source_id text not null, folder_id bigint not null, primary key (holder, source_id))`.execute(
    c.db,
  )
  await sql`create table own_source_reading (
    holder bigint not null, source_id text not null, up_to bigint not null, primary key (holder, source_id))`.execute(
    c.db,
  )
}
