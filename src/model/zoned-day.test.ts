import { expect, test } from 'vitest'
import { hourMs } from './instant.ts'
import { zonedDayEnd, zonedDayStart } from './zoned-day.ts'

const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString())

test.each([
  ['2026-01-05', 'UTC', '2026-01-05T00:00:00.000Z'],
  ['2026-01-05', 'Asia/Riyadh', '2026-01-04T21:00:00.000Z'],
  ['2026-01-05', 'America/New_York', '2026-01-05T05:00:00.000Z'],
  // Summer time begins on this day at 02:00 UTC+1, and ends on the other.
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
  ['2026-02-30', 'UTC', undefined],
  ['5/1/2026', 'UTC', undefined],
])('%s in %s begins at %s', (day, zone, at) => {
  expect(iso(zonedDayStart(day, zone))).toBe(at)
})

test('a day ends where the next begins: 23 and 25 hours when clocks change', () => {
  const hours = (day: string) =>
    ((zonedDayEnd(day, 'Europe/Berlin') ?? 0) - (zonedDayStart(day, 'Europe/Berlin') ?? 0)) / hourMs
  expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-07-01')]).toEqual([23, 25, 24])
})
