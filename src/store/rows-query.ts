/**
 * One statement for many rows: its text is made and prepared once, whatever the number of rows.
 * In: a table, columns, rows of values. Out: a query that sqlite/sqlite-driver.ts runs once a row, in one turn. Touches nothing.
 *
 * A statement of 250 rows that is built as a tree costs more than SQLite's work on it.
 */
import { CompiledQuery } from 'kysely'

/** Rows that go into a table. */
export interface RowTarget {
  table: string
  /** Their names, separated by commas. */
  columns: string
  /** What stands behind the values: "on conflict …", "returning …". */
  after?: string
}

export type RowValues = readonly (string | number | null | Uint8Array)[]

export interface RowsQuery extends CompiledQuery {
  rows: readonly RowValues[]
}

export function rowsQuery(text: string, rows: readonly RowValues[]): RowsQuery {
  return { ...CompiledQuery.raw(text), rows }
}

export function isRowsQuery(query: CompiledQuery): query is RowsQuery {
  return 'rows' in query
}

/** An insert of so many rows; `place` gives the mark of the n-th value, counted from 1. */
export function insertText(into: RowTarget, rows: number, place: (n: number) => string): string {
  const width = into.columns.split(',').length
  const row = (r: number): string => `(${Array.from({ length: width }, (_, c) => place(r * width + c + 1)).join(', ')})`
  const values = Array.from({ length: rows }, (_, r) => row(r)).join(', ')
  return `insert into ${into.table} (${into.columns}) values ${values} ${into.after ?? ''}`
}
