/**
 * Names of people, places and organisations by what one begins to type of them.
 * In: names as analysis made them, a beginning. Out: names. Touches `search_names`, which only grows.
 */
import { sql } from 'kysely'
import type { StoreContext } from '../context.ts'
import type { RowTarget } from '../rows-query.ts'
import type { SearchRowDraft } from './search-rows.ts'

/** What a reader may begin to type of a name, normalised. */
export type NameStarts = (name: string) => readonly string[]

/** Of several spellings the first by its bytes stays, whoever wrote first: every store offers the same. */
function nameTarget({ dialect }: StoreContext): RowTarget {
  const bytewise = dialect.kind === 'postgres' ? ' collate "C"' : ''
  return {
    table: 'search_names',
    columns: 'start, entity_key, name',
    after: `on conflict (start, entity_key) do update set name = excluded.name
      where excluded.name${bytewise} < search_names.name${bytewise}`,
  }
}

export interface BegunName {
  key: string
  name: string
}

export async function createSearchNames(c: StoreContext): Promise<void> {
  await sql`create table search_names (
    start text ${c.dialect.bytewise} not null, entity_key text not null, name text not null, primary key (start, entity_key))`.execute(
    c.db,
  )
}

/** Inside the transaction that writes the full-text rows. Returns what is in the table once it is committed. */
export async function putSearchNames(
  c: StoreContext,
  drafts: readonly SearchRowDraft[],
  startsOf: NameStarts,
): Promise<string[]> {
  const fresh = new Map<string, [start: string, key: string, name: string]>()
  const named = new Set<string>()
  for (const { names } of drafts)
    // Neither a key nor a name holds a line's end, as a word of the list does not.
    for (const known of names) {
      if (c.knownWords.has(known) || named.has(known)) continue
      named.add(known)
      const [key = '', name = ''] = known.split('\n')
      for (const start of startsOf(name)) {
        const place = `${start}\n${key}`
        const before = fresh.get(place)?.[2]
        if (before === undefined || name < before) fresh.set(place, [start, key, name])
      }
    }
  // In one order, so that two writers never wait for each other.
  const rows = [...fresh].sort(([a], [b]) => (a < b ? -1 : 1))
  await c.dialect.insertRows(
    c.db,
    nameTarget(c),
    rows.map(([, row]) => row),
  )
  return [...named]
}

/** So many are looked at: with one or two letters typed there may be a hundred thousand, and nobody has said yet what is meant. */
const mostLookedAt = 20_000

/** At most `max` names of which a word begins with `start`, those of which least is left to type first. */
export async function namesBegun(c: StoreContext, start: string, max: number): Promise<BegunName[]> {
  const found = await sql<BegunName>`select entity_key as key, name from (
      select start, entity_key, name from search_names
      where start >= ${start} and start < ${`${start}\uffff`} order by start, entity_key limit ${mostLookedAt}) as begun
    order by length(start), start, entity_key limit ${max}`.execute(c.db)
  return found.rows
}
