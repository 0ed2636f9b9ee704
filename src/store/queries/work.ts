/**
 * What keeps the work going: host politeness, robots.txt, buried messages, import positions, settings.
 * In and out: small rows. Touches `hosts`, `robots`, `dead`, `imports`, `settings`.
 */
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Problem, ProblemCode } from '../../problem.ts'
import type { StoreContext } from '../context.ts'
import { pageFrom, readCursor } from '../cursor.ts'
import type { BuriedMessage, BuriedRow, ListPage, RobotsRow } from '../records.ts'
import { runsOf } from '../runs-of.ts'
import type { Tables } from '../schema.ts'

const idsPerQuery = 500

/** Hosts: whose turn it is to ask them, which asked us to come later, their robots.txt. */
export class Hosts {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  /** 0: the host is the caller's until `now + minDelayMs`. Else the wait in ms. One statement, so two workers never both get 0. */
  async claim(host: string, now: number, minDelayMs: number): Promise<number> {
    const claimed = await sql<{ host: string }>`insert into hosts (host, next_at) values (${host}, ${now + minDelayMs})
      on conflict (host) do update set next_at = excluded.next_at where hosts.next_at <= ${now}
      returning host`.execute(this.#c.db)
    return claimed.rows.length > 0 ? 0 : Math.max(1, ((await this.#nextAt(host)) ?? now) - now)
  }

  /** Nobody asks the host before `until`, unless it is closed for longer already. */
  async close(host: string, until: number): Promise<void> {
    await sql`insert into hosts (host, next_at) values (${host}, ${until})
      on conflict (host) do update set next_at = excluded.next_at where hosts.next_at < excluded.next_at`.execute(
      this.#c.db,
    )
  }

  /** The instant before which nobody is to ask the host; 0 for a host that nobody asked. */
  async freeAt(host: string): Promise<number> {
    return (await this.#nextAt(host)) ?? 0
  }

  async robots(host: string): Promise<RobotsRow | undefined> {
    const row = await this.#c.db.selectFrom('robots').selectAll().where('host', '=', host).executeTakeFirst()
    if (row === undefined) return undefined
    const found: RobotsRow = { host, fetchedAt: row.fetched_at }
    if (row.body !== null) found.text = row.body
    return found
  }

  async putRobots(host: string, text: string | undefined, fetchedAt: number): Promise<void> {
    const values = { body: text?.replaceAll('\u0000', '') ?? null, fetched_at: fetchedAt }
    await this.#c.db
      .insertInto('robots')
      .values({ host, ...values })
      .onConflict((on) => on.column('host').doUpdateSet(values))
      .execute()
  }

  async #nextAt(host: string): Promise<number | undefined> {
    const row = await this.#c.db.selectFrom('hosts').select('next_at').where('host', '=', host).executeTakeFirst()
    return row?.next_at
  }
}

/** A message is buried once; burying it again renews reason and time. */
export async function bury(
  c: StoreContext,
  work: { message: BuriedMessage; problem: Problem; at: number },
): Promise<void> {
  const { id, stage, body } = work.message
  const values = {
    stage,
    message: JSON.stringify({ id, stage, body }),
    code: work.problem.code,
    detail: work.problem.detail?.replaceAll('\u0000', '') ?? null,
    retry_after_ms: work.problem.retryAfterMs ?? null,
    buried_at: work.at,
  }
  await c.db
    .insertInto('dead')
    .values({ message_id: id, ...values })
    .onConflict((on) => on.column('message_id').doUpdateSet(values))
    .execute()
}

/** Newest first. */
export async function dead(
  c: StoreContext,
  filter: { stage?: string; limit: number; cursor?: string },
): Promise<ListPage<BuriedRow>> {
  const after = readCursor(filter.cursor, 1)?.[0]
  let query = c.db
    .selectFrom('dead')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
  if (filter.stage !== undefined) query = query.where('stage', '=', filter.stage)
  if (after !== undefined) query = query.where('id', '<', after)
  return pageFrom(await query.execute(), filter.limit, toDead, (row) => [row.id])
}

/** Those of the message ids that are buried. */
export async function buriedAmong(c: StoreContext, messageIds: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const run of runsOf(messageIds, idsPerQuery)) {
    const rows = await c.db.selectFrom('dead').select('message_id').where('message_id', 'in', run).execute()
    for (const row of rows) found.add(row.message_id)
  }
  return found
}

export async function takeDead(c: StoreContext, ids: readonly number[]): Promise<BuriedRow[]> {
  if (ids.length === 0) return []
  const rows = await c.db.deleteFrom('dead').where('id', 'in', ids).returningAll().execute()
  return rows.map(toDead).sort((a, b) => a.id - b.id)
}

export async function importPosition(c: StoreContext, key: string): Promise<number> {
  const row = await c.db.selectFrom('imports').select('position').where('import_key', '=', key).executeTakeFirst()
  return row?.position ?? 0
}

export async function setImportPosition(c: StoreContext, key: string, position: number): Promise<void> {
  await c.db
    .insertInto('imports')
    .values({ import_key: key, position })
    .onConflict((on) => on.column('import_key').doUpdateSet({ position }))
    .execute()
}

/** The value of the setting; `value` when there was none, for every process that asks from then on. */
export async function settingOnce(c: StoreContext, name: string, value: string): Promise<string> {
  await c.db
    .insertInto('settings')
    .values({ name, value })
    .onConflict((on) => on.column('name').doNothing())
    .execute()
  const row = await c.db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value ?? value
}

function toDead(row: Selectable<Tables['dead']>): BuriedRow {
  // Both were written by bury only.
  const problem: Problem = { code: row.code as ProblemCode }
  if (row.detail !== null) problem.detail = row.detail
  if (row.retry_after_ms !== null) problem.retryAfterMs = row.retry_after_ms
  return { id: row.id, message: JSON.parse(row.message) as BuriedMessage, problem, at: row.buried_at }
}
