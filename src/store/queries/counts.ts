/**
 * Totals for the home page and for doctor.
 * In: nothing. Out: counts. Touches every table, read only; cost grows with the number of articles (index scans).
 */
import { sql } from 'kysely'
import type { StoreContext } from '../context.ts'
import type { Counts } from '../records.ts'

export async function counts(c: StoreContext): Promise<Counts> {
  const totals = await sql<{
    sources: number
    feeds: number
    failing: number
    entries: number
    articles: number
    unanalysed: number
    ungrouped: number
    stories: number
    many: number
    revisions: number
    corrections: number
    dead: number
    first_at: number | null
    last_at: number | null
  }>`select
    (select count(*) from sources) as sources,
    (select count(*) from feeds) as feeds,
    (select count(*) from feeds where error_code is not null) as failing,
    (select count(*) from entries) as entries,
    (select count(*) from articles) as articles,
    (select count(*) from articles where analysed_version = 0) as unanalysed,
    (select count(*) from analyses where grouped = 0) as ungrouped,
    (select count(*) from stories) as stories,
    (select count(*) from stories where article_count > 1) as many,
    (select count(*) from revisions) as revisions,
    (select count(*) from corrections where undone_at is null) as corrections,
    (select count(*) from dead) as dead,
    (select at from articles order by id limit 1) as first_at,
    (select at from articles order by id desc limit 1) as last_at`.execute(c.db)
  const states = await c.db
    .selectFrom('entries')
    .select((e) => ['state', e.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  const t = totals.rows[0]
  const found: Counts = {
    sources: t?.sources ?? 0,
    feeds: t?.feeds ?? 0,
    failingFeeds: t?.failing ?? 0,
    entries: t?.entries ?? 0,
    entriesByState: Object.fromEntries(states.map((row) => [row.state, row.count])),
    articles: t?.articles ?? 0,
    unanalysed: t?.unanalysed ?? 0,
    ungrouped: t?.ungrouped ?? 0,
    stories: t?.stories ?? 0,
    storiesOfMany: t?.many ?? 0,
    revisions: t?.revisions ?? 0,
    corrections: t?.corrections ?? 0,
    dead: t?.dead ?? 0,
    sizeBytes: await c.dialect.sizeBytes(c.db),
  }
  if (typeof t?.first_at === 'number') found.firstArticleAt = t.first_at
  if (typeof t?.last_at === 'number') found.lastArticleAt = t.last_at
  return found
}
