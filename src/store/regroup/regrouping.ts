/**
 * Switches to a grouping that was made aside: readers see the one before until it is whole, then the other, in one step.
 * In: the lease of who regroups. Out: whether the switch was made, and how many articles moved. Touches the tables of the grouping and
 * those aside, `analyses.grouped`, the token of the lease `group`.
 *
 * Whoever groups what arrives goes on meanwhile, in the tables that readers see; the switch is made only when everything that is grouped
 * there is grouped aside as well. The token of its lease is raised with it, so that what that process knows of the old grouping is not
 * written on the new one: it reads anew.
 */
import { sql } from 'kysely'
import { noteChange } from '../changes.ts'
import { inTransaction, type StoreContext } from '../context.ts'
import { leaseStands, overtake, type Lease } from '../queries/leases.ts'
import { refreshDesks } from '../queries/story-desks.ts'
import { runsOf } from '../runs-of.ts'
import { asideOf, groupingTables } from './aside.ts'

/** The lease of the one process that regroups, and of those that group what arrives. */
export const regroupLease = 'regroup'
export const groupLease = 'group'

export interface Switch {
  lease: Lease
  /** As `corrections()` told before the grouping aside was brought up to date. */
  corrections: string
  /** Texts that came later may have been grouped by what they said before. */
  since: number
}

/** `behind`: something was grouped or corrected meanwhile, which the grouping aside is to take in first. */
export type Switched = { kind: 'done'; moved: number } | { kind: 'behind' } | { kind: 'overtaken' }

const tables = Object.entries(groupingTables)

export class Regrouping {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  /** Empties the tables aside: of a run that was broken off, or at the end of one that is. */
  async clear(): Promise<void> {
    await inTransaction(this.#c, clearAside)
  }

  /** Differs when a correction was made or undone. */
  async corrections(): Promise<string> {
    return await correctionsOf(this.#c)
  }

  /** One transaction. Nothing is changed unless the answer is `done`. */
  async switch(o: Switch): Promise<Switched> {
    return await inTransaction(this.#c, async (t): Promise<Switched> => {
      await t.dialect.takeTurn(t.db, 'grouping')
      if (!(await leaseStands(t, o.lease))) return { kind: 'overtaken' }
      if ((await correctionsOf(t)) !== o.corrections || (await isBehind(t))) return { kind: 'behind' }
      const moved = await movedCount(t)
      for (const [table, columns] of tables) {
        await sql`delete from ${sql.table(table)}`.execute(t.db)
        await sql`insert into ${sql.table(table)} (${sql.raw(columns)})
          select ${sql.raw(columns)} from ${sql.table(asideOf(table))}`.execute(t.db)
      }
      await sql`update analyses set grouped = 1 where grouped = 0 and article_id in (select article_id from grouping)`.execute(
        t.db,
      )
      await sql`update analyses set grouped_features = null where grouped_features is not null
        and article_id in (select id from articles where seen_at < ${o.since})`.execute(t.db)
      // The grouping aside knows every correction as it is now, so none waits to be taken back.
      await sql`update corrections set undo_applied = 1 where undone_at is not null`.execute(t.db)
      // A story made aside before a person spoke has the section of before.
      const corrected = await t.db.selectFrom('articles').select('id').where('desk_by', 'is not', null).execute()
      for (const run of runsOf(corrected, 500))
        await refreshDesks(
          t,
          run.map(({ id }) => id),
        )
      await clearAside(t)
      await overtake(t, groupLease)
      await noteChange(t, {})
      return { kind: 'done', moved }
    })
  }
}

async function clearAside(t: StoreContext): Promise<void> {
  for (const [table] of tables) await sql`delete from ${sql.table(asideOf(table))}`.execute(t.db)
}

async function correctionsOf(c: StoreContext): Promise<string> {
  const found = await sql<{ made: number; undone: number }>`select count(*) as made, count(undone_at) as undone
    from corrections`.execute(c.db)
  return `${found.rows[0]?.made ?? 0}:${found.rows[0]?.undone ?? 0}`
}

async function isBehind(t: StoreContext): Promise<boolean> {
  const found = await sql`select 1 from grouping where not exists
    (select 1 from next_grouping where next_grouping.article_id = grouping.article_id) limit 1`.execute(t.db)
  return found.rows.length > 0
}

async function movedCount(t: StoreContext): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from grouping
    join next_grouping on next_grouping.article_id = grouping.article_id
    where next_grouping.story_id <> grouping.story_id`.execute(t.db)
  return Number(found.rows[0]?.n ?? 0)
}
