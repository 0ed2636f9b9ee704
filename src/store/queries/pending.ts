/**
 * Work that is known to the store but may have no message: entries left by a crash, entries whose page may have changed.
 * In: addresses, states, instants. Out: entries. Touches the tables `entries` and `pages`.
 */
import type { Entry, EntryState, FeedItem } from '../../model/article.ts'
import { hourMs } from '../../model/instant.ts'
import { runsOf } from '../runs-of.ts'
import type { StoreContext } from '../context.ts'
import { urlKey } from '../digests.ts'
import { toEntry } from './entries.ts'

const keysPerQuery = 200
/** Ages at which the page of an article is looked at again: most edits come within a day. */
const recheckAgesMs = [hourMs, 6 * hourMs, 24 * hourMs]

/** The known entries among these canonical addresses, in no order. */
export async function entriesByUrl(c: StoreContext, urls: readonly string[]): Promise<Entry[]> {
  const entries: Entry[] = []
  for (const run of runsOf(urls, keysPerQuery)) {
    const rows = await c.db.selectFrom('entries').selectAll().where('url_key', 'in', run.map(urlKey)).execute()
    entries.push(...rows.map(toEntry))
  }
  return entries
}

/** Puts the entry back to 'new', with what the feed says of it now when that is given: its page is to be fetched again. */
export async function refreshEntry(c: StoreContext, id: number, item: FeedItem | undefined): Promise<void> {
  await c.db
    .updateTable('entries')
    .set({ state: 'new', attempts: 0, ...(item === undefined ? {} : { item: JSON.stringify(item) }) })
    .where('id', '=', id)
    .execute()
}

/** Entries in that state with an id above `after`, by id. */
export async function entriesInState(c: StoreContext, state: EntryState, after: number, max: number): Promise<Entry[]> {
  const rows = await c.db
    .selectFrom('entries')
    .selectAll()
    .where('state', '=', state)
    .where('id', '>', after)
    .orderBy('id')
    .limit(max)
    .execute()
  return rows.map(toEntry)
}

/** What a publisher decided of a page: asked again only when the item changes. */
const refusals = ['fetch.status', 'fetch.robots']

/** Entries with an article whose page was last fetched before an age (1 h, 6 h, 24 h) that it has reached since. */
export async function entriesToRecheck(c: StoreContext, now: number, max: number): Promise<Entry[]> {
  const oldest = Math.max(...recheckAgesMs)
  const rows = await c.db
    .selectFrom('entries')
    .innerJoin('pages', 'pages.entry_id', 'entries.id')
    .selectAll('entries')
    .where('entries.state', '=', 'article')
    .where((e) => e.or([e('entries.error_code', 'is', null), e('entries.error_code', 'not in', refusals)]))
    .where('entries.first_seen_at', '>', now - 2 * oldest)
    .where('entries.source_id', 'not in', c.db.selectFrom('sources').select('id').where('paused', '=', 1))
    .where((e) =>
      e.or(
        recheckAgesMs.map((ageMs) =>
          e.and([
            e('entries.first_seen_at', '<=', now - ageMs),
            e('pages.fetched_at', '<', e('entries.first_seen_at', '+', ageMs)),
          ]),
        ),
      ),
    )
    .orderBy('entries.id')
    .limit(max)
    .execute()
  return rows.map(toEntry)
}
