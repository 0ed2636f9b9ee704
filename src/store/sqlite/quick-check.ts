/**
 * Looks through the pages of a database, one table after another, for as long as it is given.
 * In: an open connection. Out: the faults found, and how far it came. Reads only.
 */
import type { Database } from 'better-sqlite3'
import { storeProblem } from '../store-problem.ts'

export interface QuickCheck {
  tables: number
  /** Tables that were looked through; the large ones come last. */
  checked: number
  /** At most one a table, as SQLite tells it. */
  faults: string[]
}

/** Bounded between tables, not within one: SQLite cannot be called back. Other work of the process goes on between two tables. */
export async function quickCheck(connection: Database, forMs: number): Promise<QuickCheck> {
  const end = performance.now() + forMs
  const tables = connection
    .prepare<[], { name: string }>(`select name from sqlite_master where type = 'table' and rootpage > 0`)
    .all()
    .map((row) => row.name)
    .sort((a, b) => Number(large.has(a)) - Number(large.has(b)))
  const found: QuickCheck = { tables: tables.length, checked: 0, faults: [] }
  for (const table of tables) {
    if (performance.now() > end) break
    const fault = faultOf(connection, table)
    if (fault !== undefined) found.faults.push(`${table}: ${fault}`)
    found.checked++
    await new Promise((resolve) => setImmediate(resolve))
  }
  return found
}

const large = new Set(['pages', 'article_texts', 'analyses', 'article_search_data', 'revisions'])

function faultOf(connection: Database, table: string): string | undefined {
  try {
    // One fault a table is enough to know; looking for all would take as long as reading everything twice.
    const said = String(connection.pragma(`quick_check("${table}")`, { simple: true }))
    return said === 'ok' ? undefined : said.slice(0, 200)
  } catch (error) {
    const problem = storeProblem(error)
    if (problem === undefined) throw error
    return problem.detail ?? problem.code
  }
}
