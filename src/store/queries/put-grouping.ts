/**
 * Writes what grouping decided and keeps the heads of the stories concerned.
 * In: decisions and changes. Out: nothing. Touches `grouping`, `stories`, `story_redirects`, `analyses.grouped`.
 *
 * A head is made anew from the story's members whenever they change: the cost is that of the stories concerned, and the same members
 * always give the same head.
 */
import type { GroupChange, GroupDecision } from '../../model/story.ts'
import { noteChange } from '../changes.ts'
import { inTransaction } from '../context.ts'
import { runsOf } from '../runs-of.ts'
import type { StoreContext } from '../context.ts'
import { isUngrouped } from './grouping.ts'
import { leaseStands } from './leases.ts'
import { storyHeads } from './story-heads.ts'

const rowsPerRun = 250

/**
 * One transaction. A decision about an article that has a story already is left out, a change that is in effect likewise, so that the
 * same result written twice is written once. `seq` counts on in the order of the decisions. A story that loses all its members
 * becomes a redirect to where the last one went. False, with nothing written, when `lease` has been taken over by another process.
 */
export async function putGrouping(
  c: StoreContext,
  result: { decisions: readonly GroupDecision[]; changes: readonly GroupChange[] },
  lease?: { name: string; token: number },
): Promise<boolean> {
  return await inTransaction(c, async (t) => {
    if (t.aside === undefined) await t.dialect.takeTurn(t.db, 'grouping')
    if (lease && !(await leaseStands(t, lease))) return false
    const touched = new Set<number>()
    const moved = [...result.decisions, ...result.changes].map((one) => one.articleId)
    await addDecisions(t, result.decisions, touched)
    const leftFor = await applyChanges(t, result.changes, touched)
    await keepHeads(t, [...touched], leftFor)
    await noteChange(t, { stories: touched, articles: moved })
    return true
  })
}

async function addDecisions(c: StoreContext, decisions: readonly GroupDecision[], touched: Set<number>): Promise<void> {
  const last = await c.db
    .selectFrom('grouping')
    .select((e) => e.fn.max('seq').as('seq'))
    .executeTakeFirst()
  // max() of no rows is null.
  let seq = Number(last?.seq ?? 0)
  const distinct = [...new Map(decisions.map((decision) => [decision.articleId, decision])).values()]
  for (const run of runsOf(distinct, rowsPerRun)) {
    const rows = await c.db
      .selectFrom('analyses')
      .innerJoin('articles', 'articles.id', 'analyses.article_id')
      .select(['articles.id', 'articles.source_id', 'articles.at', 'analyses.lang', 'analyses.origin_name'])
      .where((e) => isUngrouped(c, e))
      .where(
        'articles.id',
        'in',
        run.map((decision) => decision.articleId),
      )
      .execute()
    const articles = new Map(rows.map((row) => [row.id, row]))
    const names = await sourceNames(c, [...new Set(rows.map((row) => row.source_id))])
    const values = run.flatMap((d) => {
      const article = articles.get(d.articleId)
      if (article === undefined) return []
      touched.add(d.storyId)
      return {
        article_id: d.articleId,
        seq: ++seq,
        story_id: d.storyId,
        lang: article.lang,
        source_id: article.source_id,
        at: article.at,
        // An outlet that credits itself and an outlet whose articles carry no credit are the same origin.
        origin: article.origin_name ?? names.get(article.source_id) ?? article.source_id,
        copy_group_id: d.copyGroupId ?? null,
        copy_of: d.copyLink?.of ?? null,
        copy_kind: d.copyLink?.kind ?? null,
        containment: d.copyLink?.containment ?? null,
        jaccard: d.copyLink?.jaccard ?? null,
        confidence: d.confidence,
        reasons: JSON.stringify(d.reasons),
      }
    })
    if (values.length === 0) continue
    await c.db.insertInto('grouping').values(values).execute()
    if (c.aside === undefined)
      await c.db
        .updateTable('analyses')
        .set({ grouped: 1 })
        .where(
          'article_id',
          'in',
          values.map((value) => value.article_id),
        )
        .execute()
    await joinFounders(c, run)
  }
}

/** A copy group's first member learns that it is one only when the first copy comes. */
async function joinFounders(c: StoreContext, decisions: readonly GroupDecision[]): Promise<void> {
  const groups = [...new Set(decisions.flatMap((d) => d.copyGroupId ?? []))]
  if (groups.length === 0) return
  await c.db
    .updateTable('grouping')
    .set((e) => ({ copy_group_id: e.ref('article_id') }))
    .where('article_id', 'in', groups)
    .where('copy_group_id', 'is', null)
    .execute()
}

/** Where the last member of each story that lost one went. */
async function applyChanges(
  c: StoreContext,
  changes: readonly GroupChange[],
  touched: Set<number>,
): Promise<Map<number, number>> {
  const leftFor = new Map<number, number>()
  const now = new Map<number, { story_id: number; reasons: string }>()
  for (const run of runsOf([...new Set(changes.map((change) => change.articleId))], 500)) {
    const rows = await c.db
      .selectFrom('grouping')
      .select(['article_id', 'story_id', 'reasons'])
      .where('article_id', 'in', run)
      .execute()
    for (const row of rows) now.set(row.article_id, row)
  }
  for (const change of changes) {
    const member = now.get(change.articleId)
    if (member === undefined) continue
    if (change.copyGroupId !== undefined) {
      await c.db
        .updateTable('grouping')
        .set({ copy_group_id: change.copyGroupId })
        .where('article_id', '=', change.articleId)
        .execute()
      touched.add(member.story_id)
    }
    if (member.story_id === change.toStoryId) continue
    const from = member.story_id
    const reasons = JSON.stringify([...(JSON.parse(member.reasons) as unknown[]), ...change.reasons])
    await c.db
      .updateTable('grouping')
      .set({ story_id: change.toStoryId, moved_from: from, moved_because: change.cause, reasons })
      .where('article_id', '=', change.articleId)
      .execute()
    now.set(change.articleId, { story_id: change.toStoryId, reasons })
    touched.add(from).add(change.toStoryId)
    leftFor.set(from, change.toStoryId)
  }
  return leftFor
}

async function keepHeads(c: StoreContext, touched: readonly number[], leftFor: Map<number, number>): Promise<void> {
  for (const run of runsOf(touched, rowsPerRun)) {
    const heads = await storyHeads(c, run)
    const alive = heads.map((head) => head.id)
    await c.db.deleteFrom('story_origins').where('story_id', 'in', run).execute()
    if (heads.length > 0) {
      await c.db.deleteFrom('stories').where('id', 'in', alive).execute()
      await c.db.insertInto('stories').values(heads).execute()
      await c.db.deleteFrom('story_redirects').where('from_id', 'in', alive).execute()
    }
    const living = new Set(alive)
    for (const id of run) if (!living.has(id)) await redirect(c, id, leftFor)
  }
}

async function redirect(c: StoreContext, id: number, leftFor: Map<number, number>): Promise<void> {
  await c.db.deleteFrom('stories').where('id', '=', id).execute()
  const to = leftFor.get(id)
  if (to === undefined) return
  await c.db
    .insertInto('story_redirects')
    .values({ from_id: id, to_id: to })
    .onConflict((on) => on.column('from_id').doUpdateSet({ to_id: to }))
    .execute()
  // Older redirects to it go straight on, so that a reader follows one step; never back to themselves.
  await c.db
    .updateTable('story_redirects')
    .set({ to_id: to })
    .where('to_id', '=', id)
    .where('from_id', '!=', to)
    .execute()
}

async function sourceNames(c: StoreContext, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await c.db.selectFrom('sources').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
