/**
 * Sections of articles as people correct them; what analysis finds is written with the analysis (queries/analyses.ts).
 * In: article ids and a section. Out: nothing. Touches `articles`, the heads of their stories, the log of changes; here is also the migration.
 */
import { sql } from 'kysely'
import { shownDesk } from '../model/analysis.ts'
import type { Desk } from '../model/desks.ts'
import { noteChange } from './changes.ts'
import { inTransaction, type StoreContext } from './context.ts'
import { analysesOf } from './queries/analyses.ts'
import { refreshDesks } from './queries/story-desks.ts'

/** Migration. */
export async function createDesks(c: StoreContext): Promise<void> {
  await sql`alter table articles add column desk text`.execute(c.db)
  await sql`alter table articles add column desk_by text`.execute(c.db)
  await sql`alter table stories add column desk text`.execute(c.db)
  await sql`alter table next_stories add column desk text`.execute(c.db)
  await sql`create index stories_in_front_by_desk on stories (desk, front_rank, id) where desk is not null`.execute(
    c.db,
  )
  await sql`create index articles_of_source_by_desk on articles (source_id, desk, id) where desk is not null`.execute(
    c.db,
  )
}

export class Desks {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  /**
   * These articles, and the stories that they are in, belong there from now on; undefined: where analysis puts them. Unknown ids are
   * passed over. A search limited by section follows once they are analysed again, which whoever analyses does within a minute.
   */
  async say(articleIds: readonly number[], desk: Desk | undefined, by: string): Promise<void> {
    await inTransaction(this.#c, async (c) => {
      for (const [to, ids] of await this.#placesOf(c, articleIds, desk))
        await c.db
          .updateTable('articles')
          // Analysed again, so that a search limited to the section follows.
          .set({ desk: to, desk_by: desk === undefined ? null : by, analysed_version: 0 })
          .where('id', 'in', ids)
          .execute()
      await noteChange(c, { stories: await refreshDesks(c, articleIds), articles: articleIds })
    })
  }
  /** The articles by the section that they go to. */
  async #placesOf(
    c: StoreContext,
    ids: readonly number[],
    desk: Desk | undefined,
  ): Promise<Map<Desk | null, readonly number[]>> {
    if (desk !== undefined) return new Map([[desk, ids]])
    const places = new Map<Desk | null, number[]>()
    for (const [id, analysis] of await analysesOf(c, ids)) {
      const found = shownDesk(analysis) ?? null
      places.set(found, [...(places.get(found) ?? []), id])
    }
    return places
  }
}
