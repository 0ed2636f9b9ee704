/**
 * Who changed what, and when: one row a change, never altered.
 * In: what was done. Out: rows, the newest first. Touches the table `audit`.
 */
import type { StoreContext } from '../context.ts'

export interface AuditRow {
  id: number
  at: number
  /** Name of the account, or how somebody without one came in. */
  by: string
  accountId?: number
  /** What was done: the route of the page or of the API, or the command. */
  act: string
  /** What it was done to. */
  about: string
}

/** Older changes are forgotten. */
const kept = 100_000
const pruneEvery = 500

export class Audit {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  async add(change: Omit<AuditRow, 'id'>): Promise<void> {
    const { id } = await this.#c.db
      .insertInto('audit')
      .values({
        at: change.at,
        made_by: change.by,
        account_id: change.accountId ?? null,
        act: change.act,
        about: change.about,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (id % pruneEvery === 0)
      await this.#c.db
        .deleteFrom('audit')
        .where('id', '<=', id - kept)
        .execute()
  }

  /** The newest first; `before`: older than the change of that number. */
  async list(o: { limit: number; before?: number }): Promise<{ items: AuditRow[]; next?: number }> {
    const all = this.#c.db.selectFrom('audit').selectAll()
    const some = o.before === undefined ? all : all.where('id', '<', o.before)
    const rows = await some
      .orderBy('id', 'desc')
      .limit(o.limit + 1)
      .execute()
    const items = rows.slice(0, o.limit).map((row) => ({
      id: row.id,
      at: row.at,
      by: row.made_by,
      ...(row.account_id === null ? {} : { accountId: row.account_id }),
      act: row.act,
      about: row.about,
    }))
    const last = items.at(-1)
    return rows.length > o.limit && last !== undefined ? { items, next: last.id } : { items }
  }
}
