/**
 * Entries of feeds and imports, and the pages fetched for them.
 * In: items with canonical addresses, pages. Out: entries, pages. Touches the tables `entries` and `pages`.
 */
import type { Selectable } from 'kysely'
import type { Entry, EntryState, FeedItem, FetchedPage } from '../../model/article.ts'
import { inTransaction } from '../context.ts'
import { runsOf } from '../runs-of.ts'
import type { StoreContext } from '../context.ts'
import { urlKey } from '../digests.ts'
import { packBytes, unpackBytes } from '../packed-json.ts'
import type { NewEntry } from '../records.ts'
import type { EntryTable } from '../schema.ts'

export interface EntryStateChange {
  errorCode?: string
  errorDetail?: string
  articleId?: number
}

const rowsPerInsert = 200

/** Only the entries that are new, in the order of `items`; an address is one entry over all feeds. */
export async function addEntries(
  c: StoreContext,
  of: { sourceId: string; feedId?: number },
  items: readonly NewEntry[],
  now: number,
): Promise<Entry[]> {
  const byKey = new Map<string, NewEntry>()
  for (const item of items) {
    const key = urlKey(item.url)
    if (!byKey.has(key)) byKey.set(key, item)
  }
  const added: Entry[] = []
  await inTransaction(c, async ({ db }) => {
    added.length = 0
    for (const run of runsOf([...byKey], rowsPerInsert)) {
      const known = await db
        .selectFrom('entries')
        .select('url_key')
        .where(
          'url_key',
          'in',
          run.map(([key]) => key),
        )
        .execute()
      const knownKeys = new Set(known.map((row) => row.url_key))
      const fresh = run.filter(([key]) => !knownKeys.has(key))
      if (fresh.length === 0) continue
      const rows = await db
        .insertInto('entries')
        .values(
          fresh.map(([key, { url, item }]) => ({
            feed_id: of.feedId ?? null,
            source_id: of.sourceId,
            url,
            url_key: key,
            item: JSON.stringify(item),
            first_seen_at: now,
            state: 'new',
            attempts: 0,
          })),
        )
        // Another worker may have added it between the two statements.
        .onConflict((on) => on.column('url_key').doNothing())
        .returningAll()
        .execute()
      added.push(...rows.map(toEntry))
    }
  })
  return added
}

export async function entryById(c: StoreContext, id: number): Promise<Entry | undefined> {
  const row = await c.db.selectFrom('entries').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toEntry(row)
}

/** A state of 'failed' counts an attempt; any other clears the error. */
export async function setEntryState(
  c: StoreContext,
  id: number,
  state: EntryState,
  change: EntryStateChange,
): Promise<void> {
  await c.db
    .updateTable('entries')
    .set((e) => ({
      state,
      error_code: change.errorCode ?? null,
      // The reason that stays keeps its detail.
      error_detail:
        change.errorDetail ??
        e
          .case()
          .when('error_code', '=', change.errorCode ?? '')
          .then(e.ref('error_detail'))
          .else(null)
          .end(),
      ...(state === 'failed' ? { attempts: e('attempts', '+', 1) } : {}),
      ...(change.articleId === undefined ? {} : { article_id: change.articleId }),
    }))
    .where('id', '=', id)
    .execute()
}

export async function putPage(c: StoreContext, page: FetchedPage): Promise<void> {
  const values = {
    url: page.url,
    final_url: page.finalUrl,
    moved_to: page.movedTo ?? null,
    status: page.status,
    content_type: page.contentType ?? null,
    fetched_at: page.fetchedAt,
    body: packBytes(page.body),
  }
  await c.db
    .insertInto('pages')
    .values({ entry_id: page.entryId, ...values })
    .onConflict((on) => on.column('entry_id').doUpdateSet(values))
    .execute()
}

export async function pageOf(c: StoreContext, entryId: number): Promise<FetchedPage | undefined> {
  const row = await c.db.selectFrom('pages').selectAll().where('entry_id', '=', entryId).executeTakeFirst()
  if (row === undefined) return undefined
  const page: FetchedPage = {
    entryId,
    url: row.url,
    finalUrl: row.final_url,
    status: row.status,
    fetchedAt: row.fetched_at,
    body: unpackBytes(row.body),
  }
  if (row.moved_to !== null) page.movedTo = row.moved_to
  if (row.content_type !== null) page.contentType = row.content_type
  return page
}

/** How many pages fetched before `before` were dropped. */
export async function prunePages(c: StoreContext, before: number): Promise<number> {
  const gone = await c.db.deleteFrom('pages').where('fetched_at', '<', before).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** An entry of its row. */
export function toEntry(row: Selectable<EntryTable>): Entry {
  const entry: Entry = {
    id: row.id,
    sourceId: row.source_id,
    url: row.url,
    // Both were written by addEntries and setEntryState only.
    item: JSON.parse(row.item) as FeedItem,
    state: row.state as EntryState,
    firstSeenAt: row.first_seen_at,
    attempts: row.attempts,
  }
  if (row.feed_id !== null) entry.feedId = row.feed_id
  if (row.error_code !== null) entry.errorCode = row.error_code
  if (row.article_id !== null) entry.articleId = row.article_id
  return entry
}
