/**
 * What the front page says of the whole store: how much there is, and when the last articles came.
 * In: an instant. Out: totals. Touches `sources`, `stories`, `articles` (read only); the cost does not grow with the number of articles.
 */
import { sql } from 'kysely'
import { firstIdAt } from '../../model/ids.ts'
import type { StoreContext } from '../context.ts'

export interface FrontTotals {
  articles: number
  sources: number
  /** Stories of two articles or more. */
  storiesOfMany: number
  /** Instants of the newest articles since the one asked for, newest first, at most `mostInstants`. */
  instants: number[]
}

const mostInstants = 500

export async function frontTotals(c: StoreContext, since: number): Promise<FrontTotals> {
  const totals = await sql<Omit<FrontTotals, 'instants'>>`select
    (select coalesce(sum(article_count), 0) from sources) as articles,
    (select count(*) from sources) as sources,
    (select count(*) from stories where article_count > 1) as ${sql.ref('storiesOfMany')}`.execute(c.db)
  const recent = await c.db
    .selectFrom('articles')
    .select('at')
    .where('id', '>=', firstIdAt(since))
    .orderBy('id', 'desc')
    .limit(mostInstants)
    .execute()
  const { articles = 0, sources = 0, storiesOfMany = 0 } = totals.rows[0] ?? {}
  // PostgreSQL gives the sum of 8-byte integers as text.
  return { articles: Number(articles), sources, storiesOfMany, instants: recent.map((row) => row.at) }
}
