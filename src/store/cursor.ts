/**
 * Keyset cursors: the order values of the last row of a page, opaque to the reader.
 * In: numbers. Out: a short string, and back. Touches nothing.
 */
import type { ListPage } from './records.ts'
import { StoreError } from './store-problem.ts'

export function writeCursor(values: readonly number[]): string {
  return Buffer.from(values.join(',')).toString('base64url')
}

/** The `count` values in `cursor`, undefined without a cursor. Throws a StoreError (query.bad-cursor) on anything else. */
export function readCursor(cursor: string | undefined, count: number): number[] | undefined {
  if (cursor === undefined) return undefined
  const values = Buffer.from(cursor, 'base64url')
    .toString('latin1')
    .split(',')
    .map((part) => (/^-?\d{1,22}(\.\d{1,25})?(e[+-]?\d{1,3})?$/.test(part) ? Number(part) : Number.NaN))
  if (values.length !== count || values.some((value) => !Number.isFinite(value))) {
    throw new StoreError({ code: 'query.bad-cursor', detail: cursor.slice(0, 100) })
  }
  return values
}

/** A page of at most `limit` of `rows` (which hold one more when there is more), with the cursor of its last row. */
export function pageFrom<R, T>(
  rows: readonly R[],
  limit: number,
  toItem: (row: R) => T,
  order: (row: R) => number[],
): ListPage<T> {
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)
  const items = kept.map(toItem)
  return rows.length > limit && last !== undefined ? { items, next: writeCursor(order(last)) } : { items }
}
