/**
 * Instants counted by day, or by spans of so many days where there are many: what a chart over time shows.
 * In: instants and a time zone. Out: spans that follow one another, oldest first. Touches nothing.
 */
import { dayMs } from './instant.ts'
import { zonedDay, zonedDayStart } from './zoned-day.ts'

export interface DaySpan {
  /** The first and the last day, `YYYY-MM-DD` in the zone. */
  from: string
  to: string
  /** When these begin, epoch ms. */
  fromAt: number
  toAt: number
  count: number
}

/** A wider chart has bars that nobody can point at. */
const mostSpans = 45
const usualSteps = [1, 7, 30, 91, 365]
/** So few of the oldest do not decide where a chart begins. */
const strayShare = 0.01

/**
 * No spans for fewer than two days. `isCut`: older ones were left out, so that the oldest day is not whole and is left out as well. Where a
 * hundredth of the instants, the oldest, makes up more than half of the time, the chart begins after them.
 */
export function daySpans(instants: readonly number[], timeZone: string, isCut = false): DaySpan[] {
  const sorted = [...instants].sort((a, b) => a - b)
  const newest = sorted.at(-1)
  const oldest = firstOf(sorted)
  if (newest === undefined || oldest === undefined) return []
  const first = addDays(zonedDay(oldest, timeZone), isCut ? 1 : 0)
  const last = zonedDay(newest, timeZone)
  const days = Math.round((Date.parse(last) - Date.parse(first)) / dayMs) + 1
  if (days < 2) return []
  const step = usualSteps.find((each) => days / each <= mostSpans) ?? Math.ceil(days / mostSpans)
  const spans: DaySpan[] = []
  for (let day = first; day <= last; day = addDays(day, step)) {
    const until = addDays(day, step - 1)
    const to = until > last ? last : until
    spans.push({ from: day, to, fromAt: startOf(day, timeZone), toAt: startOf(to, timeZone), count: 0 })
  }
  count(spans, sorted)
  return spans
}

function firstOf(sorted: readonly number[]): number | undefined {
  const [oldest, newest] = [sorted[0], sorted.at(-1)]
  const usual = sorted[Math.floor(sorted.length * strayShare)]
  if (oldest === undefined || newest === undefined || usual === undefined) return oldest
  return newest - usual < (newest - oldest) / 2 ? usual : oldest
}

function count(spans: readonly DaySpan[], sorted: readonly number[]): void {
  let at = 0
  for (const instant of sorted) {
    while (at + 1 < spans.length && instant >= (spans[at + 1]?.fromAt ?? Infinity)) at++
    const span = spans[at]
    if (span !== undefined && instant >= span.fromAt) span.count++
  }
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** A day that the calendar has begins everywhere. */
function startOf(day: string, timeZone: string): number {
  return zonedDayStart(day, timeZone) ?? Date.parse(`${day}T00:00:00Z`)
}
