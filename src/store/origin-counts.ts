/**
 * How many independent origins each story has, and which outlets are of one owner.
 * In: counts, names of families. Out: stories that wait to be counted, counts. Touches `story_origins`, `stories`, `sources`.
 *
 * A head that was made anew waits (`origins_known` 0) until the stage that groups has counted its origins; so does every story of an
 * outlet whose family changes.
 */
import { sql } from 'kysely'
import { frontRank } from '../model/front-rank.ts'
import { defined } from '../model/defined.ts'
import { countPublishers, type OfPublisher } from '../model/publishers.ts'
import type { StoryOrigins } from '../model/story-origins.ts'
import { noteChange } from './changes.ts'
import { inTransaction, type StoreContext } from './context.ts'
import { asideOf } from './regroup/aside.ts'
import type { RowTarget } from './rows-query.ts'

/** Migration: the families of sources, the range on the heads of stories, the origins in full. */
export async function createOriginCounts(c: StoreContext): Promise<void> {
  await sql`alter table sources add column family text`.execute(c.db)
  await sql`alter table stories add column origin_least integer not null default 0`.execute(c.db)
  await sql`alter table stories add column origin_most integer not null default 0`.execute(c.db)
  await sql`alter table stories add column no_count text`.execute(c.db)
  await sql`alter table stories add column origins_known integer not null default 0`.execute(c.db)
  await sql`update stories set origin_least = 1, origin_most = 1, no_count = 'one-outlet', origins_known = 1
    where article_count = 1`.execute(c.db)
  await sql`create index stories_to_count on stories (id) where origins_known = 0`.execute(c.db)
  await sql`create table story_origins (story_id ${c.dialect.givenKey}, body text not null)`.execute(c.db)
}

/** What was counted of a story of so many articles. */
export interface CountedStory {
  storyId: number
  articleCount: number
  origins: StoryOrigins
}

export interface WaitingStories {
  /** Only those whose newest article is older than this instant. */
  lastBefore?: number
  /** From the highest id down: for a second one who counts, who then meets the first in the middle. */
  descending?: boolean
}

const originTarget: RowTarget = {
  table: 'story_origins',
  columns: 'story_id, body',
  after: 'on conflict (story_id) do update set body = excluded.body',
}

/** Who publishes the members of each story. */
async function publishersOf(c: StoreContext, ids: readonly number[]): Promise<Map<number, OfPublisher[]>> {
  const rows = await c.db
    .selectFrom('grouping')
    .leftJoin('sources', 'sources.id', 'grouping.source_id')
    .select(['grouping.story_id', 'grouping.source_id', 'sources.family'])
    .where('grouping.story_id', 'in', ids)
    .execute()
  const found = new Map<number, OfPublisher[]>(ids.map((id) => [id, []]))
  for (const { story_id, source_id: sourceId, family } of rows)
    found.get(story_id)?.push({ sourceId, ...defined({ family: family ?? undefined }) })
  return found
}

/** Origins of stories; every method is one statement or one transaction. */
export class OriginCounts {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  /** At most `max` stories whose origins are not counted since they changed, by id, from the first behind `after` (0 for all). */
  async waiting(max: number, after: number, o: WaitingStories = {}): Promise<number[]> {
    let query = this.#c.db.selectFrom('stories').select('id').where('origins_known', '=', 0).limit(max)
    if (o.lastBefore !== undefined) query = query.where('last_at', '<', o.lastBefore)
    if (o.descending !== true) query = query.where('id', '>', after).orderBy('id')
    else query = (after === 0 ? query : query.where('id', '<', after)).orderBy('id', 'desc')
    return (await query.execute()).map((row) => row.id)
  }

  /** As counted; undefined for a story that waits, or of one article. */
  async of(storyId: number): Promise<StoryOrigins | undefined> {
    const row = await this.#c.db
      .selectFrom('story_origins')
      .innerJoin('stories', 'stories.id', 'story_origins.story_id')
      .select('story_origins.body')
      .where('stories.origins_known', '=', 1)
      .where('story_id', '=', storyId)
      .executeTakeFirst()
    // Written by `put` only.
    return row === undefined ? undefined : (JSON.parse(row.body) as StoryOrigins)
  }

  /** Writes what was counted from `articleCount` articles; a story that has changed meanwhile goes on waiting. */
  async put(storyId: number, articleCount: number, origins: StoryOrigins): Promise<void> {
    await this.putAll([{ storyId, articleCount, origins }])
  }

  /** `put` of many, in one transaction. */
  async putAll(counted: readonly CountedStory[]): Promise<void> {
    if (counted.length === 0) return
    await inTransaction(this.#c, async (t) => {
      // Others may count beside the one that groups: neither waits for a story that the other holds.
      if (t.aside === undefined) await t.dialect.takeTurn(t.db, 'grouping')
      const ids = counted.map((story) => story.storyId)
      const heads = await t.db
        .selectFrom('stories')
        .select(['id', 'last_at', 'article_count'])
        .where('id', 'in', ids)
        .execute()
      const headOf = new Map(heads.map((head) => [head.id, head]))
      const current = counted.filter((story) => headOf.get(story.storyId)?.article_count === story.articleCount)
      const publishers = await publishersOf(t, ids)
      const told = current.map(({ storyId, origins }) => {
        const { least, likely, most, noCount } = origins
        const sources = countPublishers(publishers.get(storyId) ?? [])
        const rank = frontRank(Math.max(1, likely), sources, headOf.get(storyId)?.last_at ?? 0)
        // The types of a list of values are those that its first row says.
        return sql`(cast(${storyId} as bigint), cast(${sources} as integer), cast(${likely} as integer), cast(${least} as integer),
          cast(${most} as integer), cast(${noCount ?? null} as text), cast(${rank} as double precision))`
      })
      if (told.length > 0)
        await sql`with told (id, sources, likely, least, most, no_count, rank) as (values ${sql.join(told)})
          update ${sql.table('stories')} as story set source_count = told.sources, origin_count = told.likely, origin_least = told.least,
            origin_most = told.most, no_count = told.no_count, front_rank = told.rank, origins_known = 1
          from told where story.id = told.id`.execute(t.db)
      await t.dialect.insertRows(
        t.db,
        t.aside === undefined ? originTarget : { ...originTarget, table: asideOf(originTarget.table) },
        current.map(({ storyId, origins }) => [storyId, JSON.stringify(origins)]),
      )
      await noteChange(t, { stories: current.map((story) => story.storyId) })
    })
  }

  /** Names the owner's family of a source, or takes it off; its stories are counted again. */
  async setFamily(sourceId: string, family: string | undefined): Promise<void> {
    await inTransaction(this.#c, async (t) => {
      const { db } = t
      await db
        .updateTable('sources')
        .set({ family: family ?? null })
        .where('id', '=', sourceId)
        .execute()
      await db
        .updateTable('stories')
        .set({ origins_known: 0 })
        .where('article_count', '>', 1)
        .where('id', 'in', (e) => e.selectFrom('grouping').select('story_id').where('source_id', '=', sourceId))
        .execute()
      await noteChange(t, {})
    })
  }
}
