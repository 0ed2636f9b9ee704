import { expect, test } from 'vitest'
import { compactScan, emptyScan, narrowScan, ordinaryTokens, widenScan } from './scan-buffers.ts'

/** A scan whose every entry is another number, so that no column can pass for another. */
function distinctScan(count: number) {
  const s = emptyScan(count)
  let next = 1
  for (const column of Object.values(s))
    if (ArrayBuffer.isView(column)) for (let i = 0; i < column.length; i++) column[i] = next++
  s.count = count
  s.text = 'text'
  return s
}

test('every column has memory of its own, and all of it', () => {
  const s = distinctScan(5)
  let next = 1
  for (const column of Object.values(s))
    if (ArrayBuffer.isView(column)) for (const value of column) expect(value).toBe(next++)
  expect(next).toBe(1 + 11 * 5 + 6)
})

test('copies and wider scans have the same tokens, column by column', () => {
  const s = distinctScan(7)
  expect(compactScan(s)).toEqual(s)
  const wide = distinctScan(7)
  widenScan(wide, 7)
  expect(wide.start.length).toBe(14)
  const own = compactScan(wide)
  expect(own).toEqual(s)
  expect(Object.keys(own)).toEqual(Object.keys(s))
})

test('room for a very long text is given back', () => {
  const s = emptyScan(2 * ordinaryTokens)
  narrowScan(s)
  expect(s.start.length).toBeLessThan(ordinaryTokens)
  expect(s.gap.length).toBe(s.start.length + 1)
})
