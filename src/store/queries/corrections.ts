/**
 * A person's corrections of the grouping; kept for ever, undone ones too.
 * In: corrections. Out: corrections with ids. Touches the table `corrections`; group/ and pipeline/ act on them.
 */
import type { Selectable } from 'kysely'
import type { Correction } from '../../model/story.ts'
import { correctionsChanged, noteChange } from '../changes.ts'
import { inTransaction, type StoreContext } from '../context.ts'
import { textHash } from '../digests.ts'
import type { Tables } from '../schema.ts'

export async function addCorrection(
  c: StoreContext,
  correction: Omit<Correction, 'id' | 'undoneAt' | 'undoneBy'>,
): Promise<Correction> {
  const { kind, articleIds, storyIds, by, at } = correction
  const digest = textHash(kind, JSON.stringify([articleIds, storyIds, by, at]))
  return await inTransaction(c, async (t) => {
    await t.db
      .insertInto('corrections')
      .values({
        digest,
        kind,
        article_ids: JSON.stringify(articleIds),
        story_ids: JSON.stringify(storyIds),
        member_ids: correction.memberIds === undefined ? null : JSON.stringify(correction.memberIds),
        made_by: by,
        made_at: at,
        note: correction.note ?? null,
      })
      .onConflict((on) => on.column('digest').doNothing())
      .execute()
    await noteChange(t, { stories: [...storyIds, correctionsChanged], articles: articleIds })
    return toCorrection(
      await t.db.selectFrom('corrections').selectAll().where('digest', '=', digest).executeTakeFirstOrThrow(),
    )
  })
}

/** The correction as it is now; one that was undone before keeps who did it and when. */
export async function undoCorrection(
  c: StoreContext,
  id: number,
  at: number,
  by: string,
): Promise<Correction | undefined> {
  return await inTransaction(c, async (t) => {
    await t.db
      .updateTable('corrections')
      .set({ undone_at: at, undone_by: by })
      .where('id', '=', id)
      .where('undone_at', 'is', null)
      .execute()
    const row = await t.db.selectFrom('corrections').selectAll().where('id', '=', id).executeTakeFirst()
    if (row === undefined) return undefined
    const correction = toCorrection(row)
    const { storyIds, articleIds } = correction
    await noteChange(t, { stories: [...storyIds, correctionsChanged], articles: articleIds })
    return correction
  })
}

/** That the grouping has taken these corrections back. */
export async function markUndone(c: StoreContext, ids: readonly number[]): Promise<void> {
  // What was taken back aside is in effect, yet, in the grouping that readers see.
  if (ids.length === 0 || c.aside !== undefined) return
  await c.db.updateTable('corrections').set({ undo_applied: 1 }).where('id', 'in', ids).execute()
}

/** Undone corrections that the grouping has not taken back yet: whoever groups does so, also after a restart. */
export async function undoneWaiting(c: StoreContext): Promise<number[]> {
  if (c.aside !== undefined) return []
  const rows = await c.db
    .selectFrom('corrections')
    .select('id')
    .where('undone_at', 'is not', null)
    .where('undo_applied', '=', 0)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Oldest first. */
export async function corrections(c: StoreContext): Promise<Correction[]> {
  return (await c.db.selectFrom('corrections').selectAll().orderBy('id').execute()).map(toCorrection)
}

function toCorrection(row: Selectable<Tables['corrections']>): Correction {
  const correction: Correction = {
    id: row.id,
    // These were written by addCorrection only.
    kind: row.kind as Correction['kind'],
    articleIds: JSON.parse(row.article_ids) as number[],
    storyIds: JSON.parse(row.story_ids) as number[],
    by: row.made_by,
    at: row.made_at,
  }
  if (row.member_ids !== null) correction.memberIds = JSON.parse(row.member_ids) as number[]
  if (row.undone_at !== null) correction.undoneAt = row.undone_at
  if (row.undone_by !== null) correction.undoneBy = row.undone_by
  if (row.note !== null) correction.note = row.note
  return correction
}
