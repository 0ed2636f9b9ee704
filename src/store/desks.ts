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
      const found = desk === undefined ? await analysesOf(c, articleIds) : undefined
      for (const id of articleIds) {
        const analysis = found?.get(id)
        const own = analysis === undefined ? undefined : shownDesk(analysis)
        await c.db
          .updateTable('articles')
          // Analysed again, so that a search limited to the section follows.
          .set({ desk: desk ?? own ?? null, desk_by: desk === undefined ? null : by, analysed_version: 0 })
          .where('id', '=', id)
          .execute()
      }
      await noteChange(c, { stories: await refreshDesks(c, articleIds), articles: articleIds })
    })
  }
}
