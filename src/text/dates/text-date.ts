/**
 * A date that a text names: the days it means, in any calendar, to the day, week, month or year.
 * In: years, months and days as written, or days counted from another. Out: `DateValue`. Touches nothing.
 */
import { dayMs } from '../../model/instant.ts'
import type { Span } from '../../model/article.ts'
import { calendarDay } from './calendars.ts'
import type { DateUnit } from './date-words.ts'
import { utcDay } from './instant-parts.ts'
import type { CalendarName } from './months.ts'

export interface DateValue {
  /** First instant of the first day, epoch ms; days are those of UTC, as written. */
  fromAt: number
  /** First instant after the last day, epoch ms. */
  toAt: number
  precision: DateUnit
  /** ISO 8601: 2015-08-02, 2015-08, 2015; for a week, and for a Hijri or Jalali month or year, first and last day with "/" between. */
  iso: string
  /** The calendar it is written in. */
  calendar: CalendarName
  /** Its year or day is counted from the day of publication, not written. */
  isRelative: boolean
}

export interface TextDate extends DateValue, Span {}

/** A day as written, or undefined when the calendar has no such day or is not known for that year. */
export function dayOf(calendar: CalendarName, year: number, month: number, day: number): DateValue | undefined {
  const at = startOf(calendar, year, month, day)
  return at === undefined ? undefined : { ...dayOnwards(at), calendar, isRelative: false }
}

export function monthIn(calendar: CalendarName, year: number, month: number): DateValue | undefined {
  const fromAt = startOf(calendar, year, month, 1)
  const toAt = month === 12 ? startOf(calendar, year + 1, 1, 1) : startOf(calendar, year, month + 1, 1)
  if (fromAt === undefined || toAt === undefined) return undefined
  const iso = calendar === 'gregorian' ? isoDay(fromAt).slice(0, 7) : interval(fromAt, toAt)
  return { fromAt, toAt, precision: 'month', iso, calendar, isRelative: false }
}

export function yearIn(calendar: CalendarName, year: number): DateValue | undefined {
  const fromAt = startOf(calendar, year, 1, 1)
  const toAt = startOf(calendar, year + 1, 1, 1)
  if (fromAt === undefined || toAt === undefined) return undefined
  const iso = calendar === 'gregorian' ? isoDay(fromAt).slice(0, 4) : interval(fromAt, toAt)
  return { fromAt, toAt, precision: 'year', iso, calendar, isRelative: false }
}

/** The day, week, month or year that is `count` of them after the one that holds the day `at`; weeks begin on `firstWeekday` (0 is Sunday). */
export function shifted(at: number, unit: DateUnit, count: number, firstWeekday: number): DateValue | undefined {
  const date = new Date(at)
  if (unit === 'month') {
    const months = date.getUTCFullYear() * 12 + date.getUTCMonth() + count
    return asRelative(monthIn('gregorian', Math.floor(months / 12), (((months % 12) + 12) % 12) + 1))
  }
  if (unit === 'year') return asRelative(yearIn('gregorian', date.getUTCFullYear() + count))
  if (unit === 'day') return { ...dayOnwards(startOfDay(at) + count * dayMs), isRelative: true }
  const into = (date.getUTCDay() - firstWeekday + 7) % 7
  const fromAt = startOfDay(at) + (count * 7 - into) * dayMs
  const toAt = fromAt + 7 * dayMs
  return { fromAt, toAt, precision: 'week', iso: interval(fromAt, toAt), calendar: 'gregorian', isRelative: true }
}

/** The day of a month without a year that is nearest to the day `near`. */
export function nearestDay(calendar: CalendarName, month: number, day: number, near: number): DateValue | undefined {
  let best: DateValue | undefined
  for (const candidate of yearsNear(calendar, near)) {
    const value = dayOf(calendar, candidate, month, day)
    if (value && (!best || Math.abs(value.fromAt - near) < Math.abs(best.fromAt - near))) best = value
  }
  return asRelative(best)
}

/** The year of a calendar that holds the day `near`, the one before it and the one after it. */
export function yearsNear(calendar: CalendarName, near: number): number[] {
  const year = new Date(near).getUTCFullYear()
  const guess =
    calendar === 'gregorian' ? year : calendar === 'jalali' ? year - 621 : Math.floor(((year - 622) * 33) / 32)
  return [guess - 1, guess, guess + 1]
}

export function startOfDay(at: number): number {
  return Math.floor(at / dayMs) * dayMs
}

function asRelative(value: DateValue | undefined): DateValue | undefined {
  return value && { ...value, isRelative: true }
}

/** The day that begins at an instant. */
export function dayOnwards(at: number): DateValue {
  return { fromAt: at, toAt: at + dayMs, precision: 'day', iso: isoDay(at), calendar: 'gregorian', isRelative: false }
}

function startOf(calendar: CalendarName, year: number, month: number, day: number): number | undefined {
  if (calendar !== 'gregorian') return calendarDay(calendar, year, month, day)
  return year < 1000 || year > 2200 ? undefined : utcDay(year, month, day)
}

function interval(fromAt: number, toAt: number): string {
  return `${isoDay(fromAt)}/${isoDay(toAt - dayMs)}`
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
