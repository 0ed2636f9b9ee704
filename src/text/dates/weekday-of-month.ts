/**
 * A day of the week counted in its month: أول اثنين من شهر رجب 1443, آخر جمعة من رمضان, first Monday of May 2021, premier lundi de mai.
 * In: a scan and a token. Out: the date that begins there. Touches nothing.
 */
import { dayMs } from '../../model/instant.ts'
import { afterPadding, monthAt, yearAt } from './absolute-dates.ts'
import { isNextTo, wordIn, type DateContext, type DateReading } from './date-reading.ts'
import { nthOf, weekdayInMonth } from './date-words.ts'
import { dayOnwards, monthIn, yearsNear, type DateValue } from './text-date.ts'
import type { MonthName } from './months.ts'
import { wordHash } from '../word-hash.ts'

const inWord = wordHash('في')

/** Nothing without a month behind the day of the week; without a year it is the one nearest to the day of publication. */
export function weekdayOfMonth(c: DateContext, i: number): DateReading | undefined {
  const { s } = c
  if (!isNextTo(s, i + 1)) return undefined
  const weekday = weekdayInMonth.get(s.hash[i + 1] ?? 0)
  const nth = weekday === undefined ? undefined : wordIn(s, i, nthOf)
  if (weekday === undefined || !nth) return undefined
  const at = s.hash[i + 2] === inWord && isNextTo(s, i + 2) ? afterPadding(s, i + 3) : afterPadding(s, i + 2)
  const month = at === undefined ? undefined : monthAt(c, at)
  if (!month) return undefined
  const yearToken = afterPadding(s, month.last)
  const year = yearToken === undefined ? undefined : yearAt(c, yearToken, month.name)
  const value = year
    ? nthIn({ calendar: year.calendar, month: year.month }, year.year, weekday, nth.value)
    : nearest(c, month.name, weekday, nth.value)
  const last = year?.last ?? month.last
  return value && { start: nth.start, end: s.end[last - 1] ?? nth.start, last, value }
}

function nearest(c: DateContext, month: MonthName, weekday: number, nth: number): DateValue | undefined {
  const { today } = c
  if (today === undefined) return undefined
  let best: DateValue | undefined
  for (const year of yearsNear(month.calendar, today)) {
    const value = nthIn(month, year, weekday, nth)
    if (value && (!best || Math.abs(value.fromAt - today) < Math.abs(best.fromAt - today))) best = value
  }
  return best && { ...best, isRelative: true }
}

/** The day, or undefined when the month has no fifth such day. */
function nthIn({ calendar, month }: MonthName, year: number, weekday: number, nth: number): DateValue | undefined {
  const days = monthIn(calendar, year, month)
  if (!days) return undefined
  const edge = new Date(nth < 0 ? days.toAt - dayMs : days.fromAt)
  const away =
    nth < 0 ? -((edge.getUTCDay() - weekday + 7) % 7) : ((weekday - edge.getUTCDay() + 7) % 7) + 7 * (nth - 1)
  const at = edge.getTime() + away * dayMs
  return at >= days.toAt ? undefined : { ...dayOnwards(at), calendar }
}
