/**
 * What charts and figures about a source, an entity or a speaker are made of: rows of many articles, as short as they can be.
 * In: keys, ids, bounds. Out: ids, sections, stories with their origins. Reads only; every method is one statement, bounded by its caller.
 */
import { sql } from 'kysely'
import { isDesk, type Desk } from '../../model/desks.ts'
import { firstIdAt } from '../../model/ids.ts'
import type { StoryOrigins } from '../../model/story-origins.ts'
import type { StoreContext } from '../context.ts'
import { toStoryHead } from '../queries/stories.ts'
import type { StoryHead } from '../records.ts'
import { entityFacet, facetClause, speakerFacet } from '../queries/index-tokens.ts'

/** An article of a source; its id tells when (model/ids.ts). */
export interface CoveredArticle {
  id: number
  storyId?: number
  desk?: Desk
}

export interface CoveredStory {
  id: number
  title: string
  lang: string
  dir: string
  desk?: Desk
  sourceCount: number
  lastAt: number
  origins: StoryOrigins
}

export interface ArticleInStory {
  id: number
  storyId: number
  sourceId: string
}

export interface ArticleFacts {
  sourceId: string
  /** Its publisher printed a time, not a day alone. */
  isTimed: boolean
}

/** From its first instant to before its last, epoch ms. */
export interface TimeStretch {
  from: number
  to: number
}

export class CoverageReads {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  /** Ids of the newest articles that name the entity or have a statement by it, newest first. */
  async idsOf(what: { entity: string } | { speaker: string }, most: number): Promise<number[]> {
    const facet = 'entity' in what ? entityFacet(what.entity) : speakerFacet(what.speaker)
    const range = { fromId: 0, toId: Number.MAX_SAFE_INTEGER, limit: most }
    return await this.#c.dialect.newest(this.#c.db, { all: [facetClause(facet)], none: [] }, range)
  }

  /** The newest articles of the source in the stretch, newest first. */
  async ofSource(sourceId: string, { from, to }: TimeStretch, most: number): Promise<CoveredArticle[]> {
    const rows = await this.#c.db
      .selectFrom('articles')
      .leftJoin('grouping', 'grouping.article_id', 'articles.id')
      .select(['articles.id', 'articles.desk', 'grouping.story_id'])
      .where('articles.source_id', '=', sourceId)
      .where('articles.id', '>=', firstIdAt(from))
      .where('articles.id', '<', firstIdAt(to))
      .orderBy('articles.id', 'desc')
      .limit(most)
      .execute()
    return rows.map(({ id, desk, story_id }) => ({
      id,
      ...(story_id === null ? {} : { storyId: story_id }),
      ...(isDesk(desk) ? { desk } : {}),
    }))
  }

  /** Those of the stories that several publishers have and whose origins are counted, in no order. */
  async storiesOfMany(ids: readonly number[]): Promise<CoveredStory[]> {
    if (ids.length === 0) return []
    const rows = await this.#c.db
      .selectFrom('stories')
      .innerJoin('story_origins', 'story_origins.story_id', 'stories.id')
      .select(['stories.id', 'stories.title', 'stories.lang', 'stories.dir', 'stories.desk', 'stories.source_count'])
      .select(['stories.last_at', 'story_origins.body'])
      .where(sql<boolean>`stories.id in ${this.#c.dialect.idSet(ids)}`)
      .where('stories.source_count', '>', 1)
      .where('stories.origins_known', '=', 1)
      .execute()
    return rows.map(({ desk, body, source_count, last_at, ...row }) => ({
      ...row,
      sourceCount: source_count,
      lastAt: last_at,
      ...(isDesk(desk) ? { desk } : {}),
      // Written by OriginCounts only.
      origins: JSON.parse(body) as StoryOrigins,
    }))
  }

  /** By article. */
  async facts(ids: readonly number[]): Promise<Map<number, ArticleFacts>> {
    if (ids.length === 0) return new Map()
    const rows = await this.#c.db
      .selectFrom('articles')
      .select(['id', 'source_id', 'date_only', 'published_at'])
      .where(sql<boolean>`id in ${this.#c.dialect.idSet(ids)}`)
      .execute()
    return new Map(
      rows.map((row) => [
        row.id,
        { sourceId: row.source_id, isTimed: row.date_only === 0 && row.published_at !== null },
      ]),
    )
  }

  /** The articles that these sources have in the stories, whenever. */
  async articlesIn(storyIds: readonly number[], sourceIds: readonly string[]): Promise<ArticleInStory[]> {
    if (storyIds.length === 0) return []
    const rows = await this.#c.db
      .selectFrom('grouping')
      .select(['article_id', 'story_id', 'source_id'])
      .where(sql<boolean>`story_id in ${this.#c.dialect.idSet(storyIds)}`)
      .where('source_id', 'in', sourceIds)
      .execute()
    return rows.map((row) => ({ id: row.article_id, storyId: row.story_id, sourceId: row.source_id }))
  }

  /** At most `most` of the stories, those of most publishers first. */
  async widest(storyIds: readonly number[], most: number): Promise<StoryHead[]> {
    if (storyIds.length === 0) return []
    const rows = await this.#c.db
      .selectFrom('stories')
      .selectAll()
      .where(sql<boolean>`id in ${this.#c.dialect.idSet(storyIds)}`)
      .orderBy('source_count', 'desc')
      .orderBy('last_at', 'desc')
      .orderBy('id', 'desc')
      .limit(most)
      .execute()
    return rows.map(toStoryHead)
  }

  /** The story of each article that has one. */
  async storyIds(ids: readonly number[]): Promise<Map<number, number>> {
    if (ids.length === 0) return new Map()
    const rows = await this.#c.db
      .selectFrom('grouping')
      .select(['article_id', 'story_id'])
      .where(sql<boolean>`article_id in ${this.#c.dialect.idSet(ids)}`)
      .execute()
    return new Map(rows.map((row) => [row.article_id, row.story_id]))
  }

  /** In which of the stretches any source has an article, by their places. */
  async busy(stretches: readonly TimeStretch[]): Promise<Set<number>> {
    if (stretches.length === 0) return new Set()
    const asked = stretches.map(
      ({ from, to }, place) => sql`select ${sql.lit(place)} as place where exists
        (select 1 from articles where id >= ${firstIdAt(from)} and id < ${firstIdAt(to)})`,
    )
    const { rows } = await sql<{ place: number }>`${sql.join(asked, sql` union all `)}`.execute(this.#c.db)
    return new Set(rows.map(({ place }) => place))
  }

  /** How many articles there are in each of the stretches, of a language or of all. */
  async volumes(stretches: readonly TimeStretch[], lang?: string): Promise<number[]> {
    const asked = stretches.map(({ from, to }, place) => {
      const inLanguage = lang === undefined ? sql`` : sql` and lang = ${lang}`
      return sql`select ${sql.lit(place)} as place, count(*) as articles from articles
        where id >= ${firstIdAt(from)} and id < ${firstIdAt(to)}${inLanguage}`
    })
    const { rows } = await sql<{
      place: number
      articles: number | string
    }>`${sql.join(asked, sql` union all `)}`.execute(this.#c.db)
    const counts = new Map(rows.map(({ place, articles }) => [place, Number(articles)]))
    return stretches.map((_, place) => counts.get(place) ?? 0)
  }
}
