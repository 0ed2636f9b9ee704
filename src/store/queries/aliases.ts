/**
 * Other names of entries: the id that a feed gives an item, addresses that it had before or leads to.
 * In: keys (made here), entries. Out: entries. Touches the tables `entry_aliases` and `entries`.
 *
 * A name holds inside one feed (ids) or one source (addresses): what one outlet says of an address says nothing of another's.
 */
import { sql } from 'kysely'
import type { Entry } from '../../model/article.ts'
import { inTransaction, type StoreContext } from '../context.ts'
import { digest, urlKey } from '../digests.ts'
import { runsOf } from '../runs-of.ts'
import { toEntry } from './entries.ts'

const keysPerQuery = 200

/** The key of an item's id in its feed. */
export function guidAlias(feedId: number, guid: string): string {
  return digest(`guid\n${feedId}\n${guid}`).slice(0, 22)
}

/** The key of another address of a source's item. */
export function addressAlias(sourceId: string, url: string): string {
  return digest(`address\n${sourceId}\n${url}`).slice(0, 22)
}

/** Migration: the names; what a poll and a page know of earlier times and addresses. */
export async function createAliases(c: StoreContext): Promise<void> {
  await sql`create table entry_aliases (alias_key text primary key, entry_id bigint not null)`.execute(c.db)
  await sql`alter table pages add column moved_to text`.execute(c.db)
  await sql`alter table feeds add column read_at bigint`.execute(c.db)
  await sql`alter table feeds add column changed_at bigint`.execute(c.db)
}

/** Further names of entries. */
export class EntryNames {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  /** Entries by keys of their names. */
  async entries(keys: readonly string[]): Promise<Map<string, Entry>> {
    const found = new Map<string, Entry>()
    for (const run of runsOf(keys, keysPerQuery)) {
      const rows = await this.#c.db
        .selectFrom('entry_aliases')
        .innerJoin('entries', 'entries.id', 'entry_aliases.entry_id')
        .selectAll('entries')
        .select('alias_key')
        .where('alias_key', 'in', run)
        .execute()
      for (const row of rows) found.set(row.alias_key, toEntry(row))
    }
    return found
  }

  /** A name that another entry has stays with it. */
  async add(names: readonly EntryName[]): Promise<void> {
    await addNames(this.#c, names)
  }

  /** The entry has this address from now on and answers to its old one as well; nothing happens when the address is another entry's. */
  async move(entry: Entry, url: string): Promise<void> {
    const key = urlKey(url)
    await inTransaction(this.#c, async (t) => {
      const taken = await t.db.selectFrom('entries').select('id').where('url_key', '=', key).executeTakeFirst()
      if (taken !== undefined) return
      await t.db.updateTable('entries').set({ url, url_key: key }).where('id', '=', entry.id).execute()
      await addNames(t, [{ key: addressAlias(entry.sourceId, entry.url), entryId: entry.id }])
    })
  }
}

interface EntryName {
  key: string
  entryId: number
}

async function addNames(c: StoreContext, names: readonly EntryName[]): Promise<void> {
  for (const run of runsOf(names, keysPerQuery)) {
    await c.db
      .insertInto('entry_aliases')
      .values(run.map(({ key, entryId }) => ({ alias_key: key, entry_id: entryId })))
      .onConflict((on) => on.column('alias_key').doNothing())
      .execute()
  }
}
