import { expect, test } from 'vitest'
import { daySpans } from './day-spans.ts'
import { dayMs, hourMs } from './instant.ts'

const start = Date.UTC(2026, 2, 1)

test('counts by day of the zone, days without any among them', () => {
  const instants = [start + 22 * hourMs, start + 3 * dayMs, start + 3 * dayMs + hourMs]
  expect(daySpans(instants, 'UTC').map(({ from, to, count }) => [from, to, count])).toEqual([
    ['2026-03-01', '2026-03-01', 1],
    ['2026-03-02', '2026-03-02', 0],
    ['2026-03-03', '2026-03-03', 0],
    ['2026-03-04', '2026-03-04', 2],
  ])
  // Ten in the evening is the next day in Riyadh.
  expect(daySpans(instants, 'Asia/Riyadh')[0]).toEqual({
    from: '2026-03-02',
    to: '2026-03-02',
    fromAt: start + 21 * hourMs,
    toAt: start + 21 * hourMs,
    count: 1,
  })
})

test('nothing for none or for one day, an oldest day that is not whole is left out', () => {
  expect(daySpans([], 'UTC')).toEqual([])
  expect(daySpans([start, start + hourMs], 'UTC')).toEqual([])
  const instants = [start, start + dayMs, start + 2 * dayMs]
  expect(daySpans(instants, 'UTC', true).map(({ from, count }) => [from, count])).toEqual([
    ['2026-03-02', 1],
    ['2026-03-03', 1],
  ])
})

test('a year is told by spans of days, and every instant is in one', () => {
  const instants = Array.from({ length: 365 }, (_, n) => start + n * dayMs)
  const spans = daySpans(instants, 'Africa/Cairo')
  expect(spans.length).toBeLessThanOrEqual(45)
  expect(spans.reduce((sum, { count }) => sum + count, 0)).toBe(365)
  for (const [i, span] of spans.entries()) if (i > 0) expect(span.fromAt).toBeGreaterThan(spans[i - 1]?.toAt ?? 0)
})

test('one of a hundred from another century does not make the chart a line', () => {
  const instants = [0, ...Array.from({ length: 100 }, (_, n) => start + n * hourMs)]
  expect(daySpans(instants, 'UTC').map(({ from }) => from)).toEqual([
    '2026-03-01',
    '2026-03-02',
    '2026-03-03',
    '2026-03-04',
    '2026-03-05',
  ])
})
