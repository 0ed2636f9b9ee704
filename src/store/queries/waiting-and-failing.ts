/**
 * What `doctor` tells beyond the totals: what waits and what fails, by code.
 * In: the version of the analysis. Out: counts. Touches `articles`, `feeds`, `dead`, `imports`, read only, by columns that every version had.
 */
import { sql } from 'kysely'
import type { StoreContext } from '../context.ts'

export interface WaitingAndFailing {
  /** Articles whose analysis is of an earlier version. */
  outdated: number
  /** Imports whose position is remembered. */
  imports: number
  failingFeeds: Record<string, number>
  buried: Record<string, number>
  /** When the newest article or entry was first seen. */
  newestAt: number | undefined
}

export async function waitingAndFailing(c: StoreContext, analysisVersion: number): Promise<WaitingAndFailing> {
  const totals = await sql<{ outdated: number; imports: number; newest: number | null }>`select
    (select count(*) from articles where analysed_version > 0 and analysed_version < ${analysisVersion}) as outdated,
    (select count(*) from imports) as imports,
    (select max(first_seen_at) from entries) as newest`.execute(c.db)
  const failing = await sql<{ code: string; n: number }>`select error_code as code, count(*) as n from feeds
    where error_code is not null group by error_code order by n desc, code`.execute(c.db)
  const buried = await sql<{ code: string; n: number }>`select code, count(*) as n from dead
    group by code order by n desc, code`.execute(c.db)
  const [row] = totals.rows
  return {
    outdated: row?.outdated ?? 0,
    imports: row?.imports ?? 0,
    failingFeeds: Object.fromEntries(failing.rows.map(({ code, n }) => [code, n])),
    buried: Object.fromEntries(buried.rows.map(({ code, n }) => [code, n])),
    newestAt: row?.newest ?? undefined,
  }
}
