/**
 * What the group stage reads: articles to group, and the grouping so far in the order in which it was made.
 * In: filters. Out: rows with features. Touches `analyses`, `grouping` (read only).
 */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { StoreContext } from '../context.ts'
import type { GroupedRow, GroupRow } from '../records.ts'
import type { Tables } from '../schema.ts'

const rowsPerRead = 500

/** Which of the articles without a story. */
export interface UngroupedFilter {
  lang?: string
  max: number
  /** Only those with a higher id. */
  after?: number
}

/** Analysed articles without a story, by id, at most `max`. */
export async function ungrouped(c: StoreContext, filter: UngroupedFilter): Promise<GroupRow[]> {
  let query = c.db
    .selectFrom('analyses')
    .innerJoin('articles', 'articles.id', 'analyses.article_id')
    .select(['articles.id', 'articles.source_id', 'articles.at', 'articles.title'])
    .select(['analyses.lang', 'analyses.features', 'analyses.credit_names'])
    .where((e) => isUngrouped(c, e))
    .orderBy('analyses.article_id')
    .limit(filter.max)
  if (filter.lang !== undefined) query = query.where('analyses.lang', '=', filter.lang)
  if (filter.after !== undefined) query = query.where('analyses.article_id', '>', filter.after)
  if (c.aside === undefined) return (await query.execute()).map(toGroupRow)
  // Those behind the last that was read first; what came late among the earlier ones at the end.
  const behind = await query.where('analyses.article_id', '>', c.aside.done).execute()
  const rows = behind.length > 0 || c.aside.done === 0 ? behind : await query.execute()
  c.aside.done = rows.at(-1)?.id ?? 0
  return rows.map(toGroupRow)
}

/** Of an analysed article: it has no story yet, in the grouping that is meant. */
export function isUngrouped(
  c: StoreContext,
  e: ExpressionBuilder<Tables, 'analyses' | 'articles'>,
): Expression<SqlBool> {
  if (c.aside === undefined) return e('analyses.grouped', '=', 0)
  const grouped = e
    .selectFrom('grouping')
    .select('grouping.article_id')
    .whereRef('grouping.article_id', '=', 'analyses.article_id')
  return e.not(e.exists(grouped))
}

/**
 * By `seq`, read in runs of 500 while it is consumed, from the first article on whose `at` is `sinceAt` or later: what came late after
 * it is there too, since it was grouped among the others.
 */
export async function* groupingInOrder(
  c: StoreContext,
  filter: { sinceAt: number; lang?: string },
): AsyncGenerator<GroupedRow> {
  const first = await c.db
    .selectFrom('grouping')
    .select((e) => e.fn.min('seq').as('seq'))
    .where('at', '>=', filter.sinceAt)
    .executeTakeFirst()
  // min() of no rows is null.
  let after = Number(first?.seq ?? Infinity) - 1
  if (!Number.isFinite(after)) return
  for (;;) {
    let query = c.db
      .selectFrom('grouping')
      .innerJoin('articles', 'articles.id', 'grouping.article_id')
      .innerJoin('analyses', 'analyses.article_id', 'grouping.article_id')
      .select(['articles.id', 'articles.source_id', 'articles.at', 'articles.title'])
      .select(['grouping.seq', 'grouping.lang', 'grouping.story_id', 'grouping.copy_group_id', 'analyses.credit_names'])
      .select((e) => e.fn.coalesce('analyses.grouped_features', 'analyses.features').as('features'))
      .where('grouping.seq', '>', after)
      .orderBy('grouping.seq')
      .limit(rowsPerRead)
    if (filter.lang !== undefined) query = query.where('grouping.lang', '=', filter.lang)
    const rows = await query.execute()
    for (const row of rows) {
      const grouped: GroupedRow = { ...toGroupRow(row), seq: row.seq, storyId: row.story_id }
      if (row.copy_group_id !== null) grouped.copyGroupId = row.copy_group_id
      yield grouped
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsPerRead) return
    after = last.seq
  }
}

/** By article id, in runs of 500 while it is consumed. */
export async function* newestFeatures(c: StoreContext, max: number): AsyncGenerator<Uint8Array> {
  let before = Infinity
  for (let left = max; left > 0; left -= rowsPerRead) {
    let query = c.db
      .selectFrom('analyses')
      .select(['article_id', 'features'])
      .orderBy('article_id', 'desc')
      .limit(Math.min(left, rowsPerRead))
    if (Number.isFinite(before)) query = query.where('article_id', '<', before)
    const rows = await query.execute()
    for (const row of rows) yield row.features
    const last = rows.at(-1)
    if (last === undefined) return
    before = last.article_id
  }
}

function toGroupRow(row: {
  id: number
  source_id: string
  at: number
  lang: string
  title: string
  features: Uint8Array
  credit_names: string
}): GroupRow {
  return {
    id: row.id,
    sourceId: row.source_id,
    at: row.at,
    lang: row.lang,
    title: row.title,
    features: row.features,
    // Written by putAnalyses only.
    creditNames: JSON.parse(row.credit_names) as string[],
  }
}
