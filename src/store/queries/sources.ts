/**
 * Sources: the outlets that are followed.
 * In: sources. Out: sources with counts. Touches the table `sources` (and counts feeds and articles read with doubt).
 */
import { type Selectable, sql } from 'kysely'
import type { Source, SourceKind } from '../../model/article.ts'
import { noteChange, sourcesChanged } from '../changes.ts'
import { inTransaction, type StoreContext } from '../context.ts'
import type { SourceRow } from '../records.ts'
import type { Tables } from '../schema.ts'

type Row = Selectable<Tables['sources']>

/** Adds or renames; `createdAt` and counts of a known source stay. */
export async function putSource(c: StoreContext, source: Source): Promise<void> {
  const changing = {
    name: source.name,
    home_url: source.homeUrl ?? null,
    kind: source.kind,
    lang: source.lang ?? null,
    country: source.country ?? null,
    paused: source.paused ? 1 : 0,
  }
  const known = await sourceById(c, source.id)
  await inTransaction(c, async (t) => {
    await t.db
      .insertInto('sources')
      .values({ id: source.id, created_at: source.createdAt, ...changing })
      .onConflict((on) => on.column('id').doUpdateSet(changing))
      .execute()
    // Its name stands on every page that its articles are on.
    if (known === undefined) await noteChange(t, { stories: [sourcesChanged] })
    else if (known.name !== source.name || known.lang !== source.lang) await noteChange(t, {})
  })
}

export async function sourceById(c: StoreContext, id: string): Promise<Source | undefined> {
  const row = await c.db.selectFrom('sources').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toSource(row)
}

/** By name. */
export async function sources(c: StoreContext): Promise<SourceRow[]> {
  const rows = await c.db.selectFrom('sources').selectAll().orderBy('name').orderBy('id').execute()
  const feeds = await c.db
    .selectFrom('feeds')
    .select((e) => ['source_id', e.fn.countAll<number>().as('total'), e.fn.count<number>('error_code').as('failing')])
    .groupBy('source_id')
    .execute()
  const unsure = await c.db
    .selectFrom('articles')
    .select((e) => ['source_id', e.fn.countAll<number>().as('total')])
    .where('unsure', '=', sql<number>`1`)
    .groupBy('source_id')
    .execute()
  const unsureOf = new Map(unsure.map((row) => [row.source_id, row.total]))
  const bySource = new Map(feeds.map((f) => [f.source_id, f]))
  return rows.map((row) => {
    const found: SourceRow = {
      ...toSource(row),
      feedCount: bySource.get(row.id)?.total ?? 0,
      failingFeeds: bySource.get(row.id)?.failing ?? 0,
      articleCount: row.article_count,
      unsureCount: unsureOf.get(row.id) ?? 0,
    }
    if (row.last_article_at !== null) found.lastArticleAt = row.last_article_at
    return found
  })
}

export async function setSourcePaused(c: StoreContext, id: string, paused: boolean): Promise<void> {
  await c.db
    .updateTable('sources')
    .set({ paused: paused ? 1 : 0 })
    .where('id', '=', id)
    .execute()
}

function toSource(row: Row): Source {
  const source: Source = {
    id: row.id,
    name: row.name,
    // Written from a SourceKind by putSource only.
    kind: row.kind as SourceKind,
    createdAt: row.created_at,
    paused: row.paused === 1,
  }
  if (row.home_url !== null) source.homeUrl = row.home_url
  if (row.lang !== null) source.lang = row.lang
  if (row.country !== null) source.country = row.country
  if (row.family !== null) source.family = row.family
  return source
}
