/**
 * Reads stories: the front page, one story, its members.
 * In: ids, filters. Out: heads and members. Touches `stories`, `story_redirects`, `grouping`, `articles` (read only).
 */
import { sql, type Selectable } from 'kysely'
import { isDesk } from '../../model/desks.ts'
import { frontHalfLifeMs } from '../../model/front-rank.ts'
import { firstIdAt } from '../../model/ids.ts'
import type { NoCount } from '../../model/story-origins.ts'
import type { CopyKind, GroupChange, Reason } from '../../model/story.ts'
import type { StoryOrder } from '../../model/story-order.ts'
import { heads, toDirection, toHead } from './articles.ts'
import { runsOf } from '../runs-of.ts'
import type { StoreContext } from '../context.ts'
import { pageFrom, readCursor } from '../cursor.ts'
import type { ListPage, StoriesFilter, StoryFound, StoryHead, StoryMember } from '../records.ts'
import type { StoryHeadTable } from '../schema.ts'

/** What each order goes by, down; the last tells two stories apart, so that pages fit together. None depends on the time of asking. */
const orderColumns = {
  now: ['front_rank', 'id'],
  newest: ['last_at', 'id'],
  origins: ['origin_count', 'last_at', 'id'],
} as const satisfies Record<StoryOrder, readonly (keyof StoryHeadTable)[]>

/** Of one source so many of its newest articles are looked at. */
const mostOfSource = 2_000

/**
 * Migration: the orders beside that of importance; stories by their last article are indexed already (people/own-state.ts). Those of a language
 * have indexes of their own: without, SQLite takes all of a language and sorts them, 30 ms of 16,500 stories in place of one.
 */
export async function createStoryOrders(c: StoreContext): Promise<void> {
  await sql`create index stories_by_origins on stories (origin_count, last_at, id)`.execute(c.db)
  await sql`create index stories_by_time_of_language on stories (lang, last_at, id)`.execute(c.db)
  await sql`create index stories_by_origins_of_language on stories (lang, origin_count, last_at, id)`.execute(c.db)
}

/** By importance (more independent origins, newer) unless another order is asked for. */
export async function storiesNow(c: StoreContext, filter: StoriesFilter): Promise<ListPage<StoryHead>> {
  const columns: readonly (keyof StoryHeadTable & ('front_rank' | 'last_at' | 'origin_count' | 'id'))[] =
    orderColumns[filter.order ?? 'now']
  const after = readCursor(filter.cursor, columns.length)
  let query = c.db
    .selectFrom('stories')
    .selectAll()
    .limit(filter.limit + 1)
  for (const column of columns) query = query.orderBy(column, 'desc')
  if (filter.lang !== undefined) query = query.where('lang', '=', filter.lang)
  if (filter.desk !== undefined) query = query.where('desk', '=', filter.desk)
  const since = filter.windowMs === undefined ? undefined : filter.now - filter.windowMs
  if (since !== undefined) query = query.where('last_at', '>=', since)
  // A rank is at least `last_at / frontHalfLifeMs`, so the index ends the scan.
  if (since !== undefined && columns[0] === 'front_rank')
    query = query.where('front_rank', '>=', since / frontHalfLifeMs)
  if (filter.sourceId !== undefined) query = query.where('id', 'in', storiesOfSource(c, filter.sourceId, since))
  if (after !== undefined) {
    const names = sql.join(columns.map((column) => sql.ref(column)))
    query = query.where(sql<boolean>`(${names}) < (${sql.join(after)})`)
  }
  return pageFrom(await query.execute(), filter.limit, toStoryHead, (row) => columns.map((column) => row[column]))
}

function storiesOfSource(c: StoreContext, sourceId: string, since: number | undefined) {
  let newest = c.db
    .selectFrom('articles')
    .select('id')
    .where('source_id', '=', sourceId)
    .orderBy('id', 'desc')
    .limit(mostOfSource)
  if (since !== undefined) newest = newest.where('id', '>=', firstIdAt(since))
  return c.db.selectFrom('grouping').select('story_id').where('article_id', 'in', newest)
}

/** The story of that id, or the one that it became. */
export function storyById(c: StoreContext, id: number): Promise<StoryFound | undefined> {
  return storyOrSuccessor(c, id, async (of) => {
    const [head] = await storiesByIds(c, [of])
    return head && { head }
  })
}

/**
 * What `find` has of the story of that id, or of the one that it became: where a merge sent it, else where the article that founded it is now (a
 * story's id is an article's), which holds even after everything was grouped anew. Two statements more for an id that is retired.
 */
export async function storyOrSuccessor<T extends object>(
  c: StoreContext,
  id: number,
  find: (id: number) => Promise<T | undefined>,
): Promise<(T & Pick<StoryFound, 'redirectedFrom'>) | undefined> {
  const own = await find(id)
  if (own !== undefined) return own
  const redirect = await c.db.selectFrom('story_redirects').select('to_id').where('from_id', '=', id).executeTakeFirst()
  const founder = await c.db.selectFrom('grouping').select('story_id').where('article_id', '=', id).executeTakeFirst()
  for (const to of [redirect?.to_id, founder?.story_id]) {
    const target = to === undefined ? undefined : await find(to)
    if (target !== undefined) return { ...target, redirectedFrom: id }
  }
  return undefined
}

/** Stories with an article in the span, both ends included, by id. */
export async function storiesBetween(c: StoreContext, span: { from: number; to: number }): Promise<StoryHead[]> {
  const rows = await c.db
    .selectFrom('stories')
    .selectAll()
    .where('last_at', '>=', span.from)
    // A rank is at least this, so the index ends the scan (see storiesNow).
    .where('front_rank', '>=', span.from / frontHalfLifeMs)
    .where('first_at', '<=', span.to)
    .orderBy('id')
    .execute()
  return rows.map(toStoryHead)
}

/** In the order of `ids`; unknown and merged ones are left out. */
export async function storiesByIds(c: StoreContext, ids: readonly number[]): Promise<StoryHead[]> {
  const found = new Map<number, StoryHead>()
  for (const run of runsOf(ids, 500)) {
    const rows = await c.db.selectFrom('stories').selectAll().where('id', 'in', run).execute()
    for (const row of rows) found.set(row.id, toStoryHead(row))
  }
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** Oldest first. */
export async function storyMembers(c: StoreContext, id: number): Promise<StoryMember[]> {
  return (await membersOfStories(c, [id])).get(id) ?? []
}

/** By story, in the order of `ids`, each oldest first; a story without members has none. */
export async function membersOfStories(c: StoreContext, ids: readonly number[]): Promise<Map<number, StoryMember[]>> {
  const rows = await members(c).where('grouping.story_id', 'in', ids).orderBy('articles.id').execute()
  const found = new Map<number, StoryMember[]>(ids.map((id) => [id, []]))
  for (const row of rows) if (row.story_id !== null) found.get(row.story_id)?.push(toMember(row))
  return found
}

/** The select that every list of members starts from. */
export function members(c: StoreContext) {
  return heads(c)
    .innerJoin('analyses', 'analyses.article_id', 'articles.id')
    .select(['grouping.seq', 'grouping.copy_of', 'grouping.copy_kind', 'grouping.containment', 'grouping.jaccard'])
    .select(['grouping.confidence', 'grouping.reasons', 'grouping.origin', 'grouping.moved_from'])
    .select(['grouping.moved_because', 'analyses.credit_names'])
}

type MemberRow = Awaited<ReturnType<ReturnType<typeof members>['execute']>>[number]

export function toMember(row: MemberRow): StoryMember {
  const member: StoryMember = {
    ...toHead(row),
    seq: row.seq ?? 0,
    confidence: row.confidence ?? 0,
    origin: row.origin ?? row.source_id,
    // The JSON and the two codes below were written by putAnalyses and putGrouping only.
    reasons: JSON.parse(row.reasons ?? '[]') as Reason[],
    creditNames: JSON.parse(row.credit_names) as string[],
  }
  if (row.copy_of !== null) member.copyOf = row.copy_of
  if (row.copy_kind !== null) member.copyKind = row.copy_kind as CopyKind
  if (row.containment !== null) member.containment = row.containment
  if (row.jaccard !== null) member.jaccard = row.jaccard
  if (row.moved_from !== null) member.movedFromStoryId = row.moved_from
  if (row.moved_because !== null) member.movedBecause = row.moved_because as GroupChange['cause']
  return member
}

export function toStoryHead(row: Selectable<StoryHeadTable>): StoryHead {
  const head: StoryHead = {
    id: row.id,
    title: row.title,
    lang: row.lang,
    dir: toDirection(row.dir),
    leadArticleId: row.lead_article_id,
    leadSourceId: row.lead_source_id,
    snippet: row.snippet,
    firstAt: row.first_at,
    lastAt: row.last_at,
    articleCount: row.article_count,
    sourceCount: row.source_count,
    originCount: row.origin_count,
    originLeast: row.origins_known === 0 ? row.origin_count : row.origin_least,
    originMost: row.origins_known === 0 ? row.origin_count : row.origin_most,
    // Written by storyHeads only.
    sourceIds: JSON.parse(row.source_ids) as string[],
  }
  if (isDesk(row.desk)) head.desk = row.desk
  if (row.image_url !== null) head.imageUrl = row.image_url
  // Written from a NoCount only.
  if (row.no_count !== null) head.noCount = row.no_count as NoCount
  return head
}
