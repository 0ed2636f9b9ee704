/**
 * What stories are counted and linked by: their members, with texts and analyses as they are stored.
 * In: ids. Out: members; bytes that packed-json.ts reads, so that a thread that has the time unpacks them. Reads only.
 */
import { sql } from 'kysely'
import type { StoreContext } from './context.ts'
import { membersOfStories } from './queries/stories.ts'
import type { StoryMember } from './records.ts'
import { runsOf } from './runs-of.ts'

export interface PackedArticle {
  /** An `ArticleBody`. */
  body?: Uint8Array
  /** An `Analysis`. */
  analysis?: Uint8Array
}

const storiesPerRead = 100

/** Every method is a few statements, whatever the number of stories. */
export class StoryMaterial {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  /** Members by story, oldest first. */
  async members(storyIds: readonly number[]): Promise<Map<number, StoryMember[]>> {
    const found = new Map<number, StoryMember[]>()
    for (const run of runsOf(storyIds, storiesPerRead))
      for (const [id, members] of await membersOfStories(this.#c, run)) found.set(id, members)
    return found
  }

  /** Analyses of articles, with `texts` their texts too, by article id. */
  async packed(ids: readonly number[], o: { texts: boolean }): Promise<Map<number, PackedArticle>> {
    const found = new Map<number, PackedArticle>()
    if (ids.length === 0) return found
    const analyses = await sql<{ id: number; analysis: Uint8Array }>`select article_id as id, analysis from analyses
      where article_id in ${this.#c.dialect.idSet(ids)}`.execute(this.#c.db)
    for (const { id, analysis } of analyses.rows) found.set(id, { analysis })
    if (!o.texts) return found
    const texts = await sql<{ id: number; body: Uint8Array }>`select article_id as id, body from article_texts
      where article_id in ${this.#c.dialect.idSet(ids)}`.execute(this.#c.db)
    for (const { id, body } of texts.rows) found.set(id, { ...found.get(id), body })
    return found
  }
}
