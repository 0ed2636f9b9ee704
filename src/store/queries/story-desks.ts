/**
 * The section of a story: that of most of its members.
 * In: members, or articles whose section is another. Out: a section. Touches `stories`; `grouping` and `articles` read only.
 */
import type { StoreContext } from '../context.ts'
import type { ArticleTable } from '../schema.ts'

/** What a person said of a member, else the section of most members, of the earlier where two have as many; null where none is known. */
export function deskOfMembers(members: readonly Pick<ArticleTable, 'desk' | 'desk_by'>[]): string | null {
  const counts = new Map<string, number>()
  for (const { desk, desk_by } of members) {
    if (desk === null) continue
    if (desk_by !== null) return desk
    counts.set(desk, (counts.get(desk) ?? 0) + 1)
  }
  let best: string | null = null
  for (const [desk, count] of counts) if (count > (best === null ? 0 : (counts.get(best) ?? 0))) best = desk
  return best
}

/** After the sections of these articles changed: the stories that they are in, with those that have another section now written. */
export async function refreshDesks(c: StoreContext, articleIds: readonly number[]): Promise<number[]> {
  if (articleIds.length === 0) return []
  const rows = await c.db
    .selectFrom('grouping')
    .innerJoin('articles', 'articles.id', 'grouping.article_id')
    .innerJoin('stories', 'stories.id', 'grouping.story_id')
    .select(['grouping.story_id', 'articles.desk', 'articles.desk_by', 'stories.desk as known'])
    .where(
      'grouping.story_id',
      'in',
      c.db.selectFrom('grouping').select('story_id').where('article_id', 'in', articleIds),
    )
    .orderBy('grouping.article_id')
    .execute()
  const stories = new Map<number, typeof rows>()
  for (const row of rows) {
    const known = stories.get(row.story_id)
    if (known === undefined) stories.set(row.story_id, [row])
    else known.push(row)
  }
  for (const [id, members] of stories) {
    const desk = deskOfMembers(members)
    if (desk !== (members[0]?.known ?? null))
      await c.db.updateTable('stories').set({ desk }).where('id', '=', id).execute()
  }
  return [...stories.keys()]
}
