/**
 * What the page of a story is made of, in as few statements as it can be: on a server each costs a way there and back.
 * In: ids. Out: heads, members, analyses and texts as they are packed, so that only what is needed is unpacked. Reads only.
 */
import { sql, type Selectable } from 'kysely'
import { defined } from '../../model/defined.ts'
import type { Revision } from '../../model/article.ts'
import type { StoryOrigins } from '../../model/story-origins.ts'
import type { StoreContext } from '../context.ts'
import { heads, toHead } from '../queries/articles.ts'
import { CoverageReads } from './coverage-reads.ts'
import { revisionsOf } from '../queries/put-articles.ts'
import { members, storyOrSuccessor, toMember, toStoryHead } from '../queries/stories.ts'
import { linksIn, linksOfStory, type StoryLink } from '../queries/story-links.ts'
import type { ArticleHead, StoryFound, StoryHead, StoryMember } from '../records.ts'
import type { StoryHeadTable } from '../schema.ts'

export interface ReadStory extends StoryFound {
  /** As counted; undefined for a story that waits, or of one article. */
  origins?: StoryOrigins
  /** Strongest first; under the ids that the stories had when they were linked. */
  links: StoryLink[]
}

/** Without the bytes where they were not asked for. */
export interface ReadMember {
  row: StoryMember
  /** An `Analysis`, an `ArticleBody` (packed-json.ts); features (model/features.ts). */
  analysis?: Uint8Array
  body?: Uint8Array
  features?: Uint8Array
}

/** A story with the analysis of its lead, packed; undefined where it has none. */
export interface StoryWithLead {
  head: StoryHead
  analysis: Uint8Array | undefined
}

/** What is known of an article: its analysis, packed, its features, and the story that it is in. */
export interface ArticleWithStory {
  analysis?: Uint8Array
  features?: Uint8Array
  story?: StoryHead
}

export interface Around {
  articles: Map<number, ArticleWithStory>
  stories: Map<number, StoryHead>
}

type AroundRow = {
  is_story: 0 | 1
  asked: number
  packed: Uint8Array | null
  features: Uint8Array | null
  to_id: number | null
} & (Selectable<StoryHeadTable> | { id: null })

export class StoryReads {
  readonly #c: StoreContext
  /** What charts and figures are made of. */
  readonly coverage: CoverageReads

  constructor(c: StoreContext) {
    this.#c = c
    this.coverage = new CoverageReads(c)
  }

  /** The story of that id, or the one that it became, as `Store.story` finds it. One statement; three for an id that is retired. */
  story(id: number): Promise<ReadStory | undefined> {
    return storyOrSuccessor(this.#c, id, (of) => this.#story(of))
  }

  async #story(id: number): Promise<ReadStory | undefined> {
    const row = await this.#c.db
      .selectFrom('stories')
      .leftJoin('story_origins', (join) =>
        join.onRef('story_origins.story_id', '=', 'stories.id').on('stories.origins_known', '=', 1),
      )
      .selectAll('stories')
      .select('story_origins.body as origins')
      .select(linksOfStory(this.#c).as('links'))
      .where('stories.id', '=', id)
      .executeTakeFirst()
    if (row === undefined) return undefined
    return {
      head: toStoryHead(row),
      links: linksIn(row.links),
      // Written by OriginCounts only.
      ...(row.origins === null ? {} : { origins: JSON.parse(row.origins) as StoryOrigins }),
    }
  }

  /** The newest `most` members of the story, oldest first; of those that are `known` the rows alone. */
  async members(storyId: number, o: { most: number; known: readonly number[] }): Promise<ReadMember[]> {
    const isNew = sql<boolean>`articles.id not in ${this.#c.dialect.idSet(o.known)}`
    const rows = await members(this.#c)
      .leftJoin('article_texts', 'article_texts.article_id', 'articles.id')
      .select((e) => [
        e.case().when(isNew).then(e.ref('analyses.analysis')).end().as('analysis'),
        e.case().when(isNew).then(e.ref('analyses.features')).end().as('features'),
        e.case().when(isNew).then(e.ref('article_texts.body')).end().as('body'),
      ])
      .where('grouping.story_id', '=', storyId)
      .orderBy('articles.id', 'desc')
      .limit(o.most)
      .execute()
    return rows.reverse().map((row) => ({
      row: toMember(row),
      ...defined({
        analysis: row.analysis ?? undefined,
        features: row.features ?? undefined,
        body: row.body ?? undefined,
      }),
    }))
  }

  /** `Store.revisions` of each, by article. One statement. */
  revisions(ids: readonly number[]): Promise<Map<number, Revision[]>> {
    return revisionsOf(this.#c, ids)
  }

  /**
   * For each list of article ids the stories that these are in, in the order in which their first article stands in the list, with the analyses of their leads;
   * articles of another language are passed over ('': of none).
   */
  async storiesOf(lists: readonly (readonly number[])[], lang: string): Promise<StoryWithLead[][]> {
    // One list of all, each as wide as the longest: a place says which list it is of. No article has the id 0.
    const width = Math.max(0, ...lists.map((list) => list.length))
    if (width === 0) return lists.map(() => [])
    const asked = lists.flatMap((list) => [...list, ...Array.from({ length: width - list.length }, () => 0)])
    const { rows } = await sql<Selectable<StoryHeadTable> & { list: number; analysis: Uint8Array | null }>`
      select stories.*, best.list, analyses.analysis from (
        select asked.place / ${sql.lit(width)} as list, grouping.story_id, min(asked.place) as place
        from ${this.#c.dialect.idsInOrder(asked)} as asked
        join grouping on grouping.article_id = asked.id
        join articles on articles.id = asked.id
        where ${lang} = '' or articles.lang = ${lang}
        group by 1, 2) as best
      join stories on stories.id = best.story_id
      left join analyses on analyses.article_id = stories.lead_article_id
      order by best.place`.execute(this.#c.db)
    const found: StoryWithLead[][] = lists.map(() => [])
    for (const row of rows) found[row.list]?.push({ head: toStoryHead(row), analysis: row.analysis ?? undefined })
    return found
  }

  /** Heads with features, in no order; what is not analysed is left out. One statement. */
  async headsWithFeatures(ids: readonly number[]): Promise<{ head: ArticleHead; features: Uint8Array }[]> {
    if (ids.length === 0) return []
    const rows = await heads(this.#c)
      .innerJoin('analyses', 'analyses.article_id', 'articles.id')
      .select('analyses.features')
      .where(sql<boolean>`articles.id in ${this.#c.dialect.idSet(ids)}`)
      .execute()
    return rows.map((row) => ({ head: toHead(row), features: row.features }))
  }

  /**
   * What is known of the articles, by their ids; and the stories of the ids asked for, each under the id that it was asked by: of a retired one the
   * story that it became, as `story` finds it. One statement.
   */
  async around(asked: { articles: readonly number[]; stories: readonly number[] }): Promise<Around> {
    const found: Around = { articles: new Map(), stories: new Map() }
    if (asked.articles.length + asked.stories.length === 0) return found
    const { dialect } = this.#c
    const { rows } = await sql<AroundRow>`
      select 0 as is_story, articles.id as asked, analyses.analysis as packed, analyses.features, null as to_id, stories.* from articles
      left join analyses on analyses.article_id = articles.id
      left join grouping on grouping.article_id = articles.id
      left join stories on stories.id = grouping.story_id
      where articles.id in ${dialect.idSet(asked.articles)}
      union all
      select 1, named.id, null, null, story_redirects.to_id, stories.* from ${dialect.idsInOrder(asked.stories)} as named
      left join story_redirects on story_redirects.from_id = named.id
      left join grouping on grouping.article_id = named.id
      join stories on stories.id in (named.id, story_redirects.to_id, grouping.story_id)`.execute(this.#c.db)
    const nearness = new Map<number, number>()
    for (const row of rows) {
      const { packed, features } = row
      const story = row.id === null ? undefined : toStoryHead(row)
      if (row.is_story === 0)
        found.articles.set(
          row.asked,
          defined({ analysis: packed ?? undefined, features: features ?? undefined, story }),
        )
      else if (story !== undefined) {
        // The story itself, then where its last member went, then where its first article is.
        const near = story.id === row.asked ? 2 : story.id === row.to_id ? 1 : 0
        if (near < (nearness.get(row.asked) ?? 0)) continue
        nearness.set(row.asked, near)
        found.stories.set(row.asked, story)
      }
    }
    return found
  }
}
