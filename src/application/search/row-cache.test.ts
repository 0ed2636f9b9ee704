import { expect, test } from 'vitest'
import { scan } from '../../text/scanner/scan.ts'
import { searchRowOf } from '../../text/search-row.ts'
import { RowCache } from './row-cache.ts'

/** An index that counts what is read of it. */
function madeIndex() {
  const bytes = new Map<number, Uint8Array>()
  const rewrites: { number: number; id: number }[] = []
  const read: number[] = []
  return {
    read,
    put(id: number, title: string): void {
      if (bytes.has(id)) rewrites.push({ number: rewrites.length + 1, id })
      bytes.set(id, searchRowOf(scan(title), scan('')))
    },
    rows: async (ids: readonly number[]): Promise<Map<number, Uint8Array>> => {
      read.push(...ids)
      const known = ids.flatMap((id) => {
        const row = bytes.get(id)
        return row === undefined ? [] : [[id, row] as const]
      })
      return await Promise.resolve(new Map(known))
    },
    rewritesAfter: async (after: number) => await Promise.resolve(rewrites.filter(({ number }) => number > after)),
  }
}

test('a row is read once, and again when it was written again', async () => {
  const index = madeIndex()
  const cache = new RowCache()
  index.put(1, 'جسر الوادي')
  index.put(2, 'ميناء المرفأ القديم')
  const first = await cache.rows(index, [1, 2, 3])
  expect([...first.keys()]).toEqual([1, 2])
  expect(await cache.rows(index, [2, 1])).toEqual(first)
  expect(index.read).toEqual([1, 2, 3])
  index.put(1, 'جسر الوادي الجديد')
  const again = await cache.rows(index, [1, 2])
  expect(again.get(1)?.titleCount).toBe(3)
  expect(again.get(2)).toEqual(first.get(2))
  expect(index.read).toEqual([1, 2, 3, 1])
})

test('what is held is bounded: the oldest rows are read again, and say the same', async () => {
  const index = madeIndex()
  const cache = new RowCache(2 * 4 * 64, 64)
  for (let id = 1; id <= 20; id++) index.put(id, 'كلمة '.repeat(10 + id))
  const all = Array.from({ length: 20 }, (_, n) => n + 1)
  const first = await cache.rows(index, all)
  for (const id of all) expect(first.get(id)?.titleCount).toBe(10 + id)
  index.read.length = 0
  const again = await cache.rows(index, all)
  for (const id of all) expect(again.get(id)).toEqual(first.get(id))
  expect(index.read.length).toBeGreaterThan(10)
})
