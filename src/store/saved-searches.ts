/**
 * Searches that somebody keeps under a name, for feeds and for whoever is told of what is new.
 * In: a name and the search. Out: rows. Touches the table `saved_searches`.
 */
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Desk } from '../model/desks.ts'
import type { StoreContext } from './context.ts'
import type { Tables } from './schema.ts'

/** The words and the limits, as they were asked. */
export interface KeptSearch {
  q: string
  exact: boolean
  lang?: string
  sourceId?: string
  section?: string
  desk?: Desk
  /** `YYYY-MM-DD`. */
  from?: string
  to?: string
}

export interface SavedSearch {
  id: number
  name: string
  madeAt: number
  search: KeptSearch
}

/** Every method is one statement. */
export class SavedSearches {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  /** The oldest first. */
  async list(): Promise<SavedSearch[]> {
    return (await this.#c.db.selectFrom('saved_searches').selectAll().orderBy('id').execute()).map(toSaved)
  }

  async byId(id: number): Promise<SavedSearch | undefined> {
    const row = await this.#c.db.selectFrom('saved_searches').selectAll().where('id', '=', id).executeTakeFirst()
    return row === undefined ? undefined : toSaved(row)
  }

  /** Undefined when there are `most` already. */
  async add({ name, search, madeAt }: Omit<SavedSearch, 'id'>, most: number): Promise<SavedSearch | undefined> {
    const found = await sql<Selectable<Tables['saved_searches']>>`insert into saved_searches (name, request, made_at)
      select ${name}, ${JSON.stringify(search)}, cast(${madeAt} as bigint)
      where (select count(*) from saved_searches) < ${most} returning id, name, request, made_at`.execute(this.#c.db)
    const [row] = found.rows
    return row === undefined ? undefined : toSaved(row)
  }

  /** False when there is none of that id. */
  async remove(id: number): Promise<boolean> {
    const rows = await this.#c.db.deleteFrom('saved_searches').where('id', '=', id).returning('id').execute()
    return rows.length > 0
  }
}

function toSaved(row: Selectable<Tables['saved_searches']>): SavedSearch {
  // Written by `add` only.
  const search = JSON.parse(row.request) as KeptSearch
  return { id: row.id, name: row.name, madeAt: row.made_at, search }
}

/** The table, for migrations.ts. */
export async function createSavedSearches(c: StoreContext): Promise<void> {
  await sql`create table saved_searches (
    id ${c.dialect.countedKey}, name text not null, request text not null, made_at bigint not null)`.execute(c.db)
}
