/**
 * Dates written with a day, month or year: 2 أغسطس/آب 2015, 15/8/2015, August 2, 2015, 17 شوال 1436 هـ, عام 2015.
 * In: a scan and a token. Out: the date that begins there. Touches nothing.
 */
import { calendarOfYear } from './calendars.ts'
import { isCloseTo, isNextTo, wordIn, type DateContext, type DateReading } from './date-reading.ts'
import { eraOf, monthOf, padding, shiftOf, yearMark } from './date-words.ts'
import type { CalendarName, MonthName } from './months.ts'
import { normalise } from '../normalise.ts'
import { numeralAt } from '../numerals/numerals.ts'
import { gap, tokenKind, type Scan } from '../scanner/scan.ts'
import { dayOf, monthIn, nearestDay, shifted, yearIn, type DateValue } from './text-date.ts'

/** Words that may stand between the parts ("من شهر"). */
const mostPadding = 2

export function absoluteAt(c: DateContext, i: number): DateReading | undefined {
  return digitsDate(c, i) ?? dayMonth(c, i) ?? monthFirst(c, i) ?? yearAlone(c, i)
}

/** 15/8/2015, 15-8-2015, 15.8.2015, 2015-08-15. */
function digitsDate(c: DateContext, i: number): DateReading | undefined {
  const { s } = c
  if (s.kind[i] !== tokenKind.number) return undefined
  const start = s.start[i] ?? 0
  const written = /^[\d\u0660-\u0669\u06F0-\u06F9/.-]+/.exec(s.text.slice(start, start + 12))?.[0] ?? ''
  const match = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?!\d)/.exec(normalise(written))
  if (!match) return undefined
  if (start > 0 && /[\d/.-]/.test(s.text.charAt(start - 1))) return undefined
  const end = start + match[0].length
  let last = i + 1
  while (last < s.count && (s.end[last] ?? 0) <= end) last++
  if ((s.end[last - 1] ?? 0) !== end || /^[-/.]\d/.test(normalise(s.text.slice(end, end + 2)))) return undefined
  const [a, b, d] = [match[1] ?? '', match[3] ?? '', match[4] ?? '']
  const yearFirst = a.length === 4
  if (yearFirst === (d.length === 4) || (yearFirst ? d : a).length > 2) return undefined
  const year = Number(yearFirst ? a : d)
  const mark = markAfter(s, last)
  const calendar = mark?.calendar ?? (year >= 1900 && year < 1970 ? 'gregorian' : calendarOfYear(year, c.lang))
  if (!calendar) return undefined
  const [first, second] = yearFirst ? [Number(d), Number(b)] : [Number(a), Number(b)]
  const order = yearFirst ? 'day' : orderOf(first, second, c.lang)
  const value =
    order === 'day'
      ? dayOf(calendar, year, second, first)
      : order === 'month'
        ? dayOf(calendar, year, first, second)
        : undefined
  return value && { start, end: mark ? (s.end[mark.last - 1] ?? end) : end, last: mark?.last ?? last, value }
}

/** In English both orders are printed: where they differ and both are possible, neither is read. */
function orderOf(first: number, second: number, lang: string): 'day' | 'month' | undefined {
  if (first > 12) return 'day'
  if (second > 12) return lang === 'en' || lang === 'ar' ? 'month' : undefined
  return lang === 'en' && first !== second ? undefined : 'day'
}

/** 2 أغسطس/آب 2015, الأول من رجب, 2nd of August, 1er août 2015. */
function dayMonth(c: DateContext, i: number): DateReading | undefined {
  const day = dayNumber(c, i)
  if (!day) return undefined
  const at = afterPadding(c.s, day.last)
  const month = at === undefined ? undefined : monthAt(c, at)
  if (!month) return undefined
  return withYear(c, day.start, day.value, month)
}

/** August 2, 2015; then a month and its year, or a month with "last" or "next". */
function monthFirst(c: DateContext, i: number): DateReading | undefined {
  const month = monthAt(c, i)
  if (!month) return undefined
  if (isLatin(c.s, i)) {
    const day = isAfterMonth(c.s, month.last) ? dayNumber(c, month.last) : undefined
    if (day) return withYear(c, month.start, day.value, { ...month, last: day.last })
  }
  const at = afterPadding(c.s, month.last)
  const year = at === undefined ? undefined : yearAt(c, at, month.name)
  if (year) {
    const value = monthIn(year.calendar, year.year, year.month)
    return value && reading(c.s, month.start, year.last, value)
  }
  const shift = isNextTo(c.s, month.last) ? wordIn(c.s, month.last, shiftOf) : undefined
  if (!shift || c.today === undefined || month.name.calendar !== 'gregorian') return undefined
  return monthNear(c, month, shift.value)
}

/** "أغسطس الماضي": the last one that is over, or the next to come. */
function monthNear(c: DateContext, month: MonthReading, shift: number): DateReading | undefined {
  if (c.today === undefined) return undefined
  const here = new Date(c.today).getUTCMonth() + 1
  const away = month.name.month - here
  const count = shift < 0 ? (away >= 0 ? away - 12 : away) : shift > 0 ? (away <= 0 ? away + 12 : away) : away
  const value = shifted(c.today, 'month', count, c.firstWeekday)
  return value && reading(c.s, month.start, month.last + 1, value)
}

function yearAlone(c: DateContext, i: number): DateReading | undefined {
  const mark = wordIn(c.s, i, yearMarkTable)
  if (!mark || !isNextTo(c.s, i + 1)) return undefined
  const year = yearAt(c, i + 1, undefined)
  const value = year && yearIn(year.calendar, year.year)
  return value && reading(c.s, c.s.start[i + 1] ?? 0, year.last, value)
}

const yearMarkTable = { get: (hash: number) => (yearMark.has(hash) ? true : undefined) }

function withYear(c: DateContext, start: number, day: number, month: MonthReading): DateReading | undefined {
  const at = afterPadding(c.s, month.last)
  const year = at === undefined ? undefined : yearAt(c, at, month.name)
  if (year) {
    const value = dayOf(year.calendar, year.year, year.month, day)
    return value && reading(c.s, start, year.last, value)
  }
  if (c.today === undefined || (month.name.calendar === 'jalali' && !jalaliLanguages.has(c.lang))) return undefined
  const value = nearestDay(month.name.calendar, month.name.month, day, c.today)
  return value && reading(c.s, start, month.last, value)
}

const jalaliLanguages = new Set(['fa', 'ps', 'ck'])

function dayNumber(c: DateContext, i: number): { value: number; start: number; last: number } | undefined {
  const { s } = c
  if (i >= s.count) return undefined
  if (s.kind[i] === tokenKind.number) {
    const digits = normalise(s.text.slice(s.start[i], s.end[i]))
    if (!/^\d{1,2}$/.test(digits)) return undefined
    return inMonth(Number(digits)) ? { value: Number(digits), start: s.start[i] ?? 0, last: i + 1 } : undefined
  }
  const numeral = numeralAt(s, i, c.lang)
  if (numeral?.kind !== 'ordinal' || !inMonth(numeral.value)) return undefined
  return { value: numeral.value, start: numeral.start, last: numeral.lastToken }
}

function inMonth(day: number): boolean {
  return day >= 1 && day <= 31
}

export interface MonthReading {
  name: MonthName
  start: number
  last: number
}

/** A month, with its other name after a slash or in brackets. */
export function monthAt(c: DateContext, i: number): MonthReading | undefined {
  const { s } = c
  const next = isNextTo(s, i + 1) ? (s.hash[i + 1] ?? 0) : 0
  const found = wordIn(s, i, { get: (hash) => monthOf(hash, next) })
  if (!found) return undefined
  if (!fitsLanguage(found.value.name.calendar, c.lang)) return undefined
  let last = i + found.value.words
  const between = s.gap[last] ?? 0
  if (last < s.count && between & (gap.dash | gap.bracketOpen)) {
    const after = isNextTo(s, last + 1) ? (s.hash[last + 1] ?? 0) : 0
    const other = monthOf(s.hash[last] ?? 0, after)
    if (other?.name.month === found.value.name.month) last += other.words
  }
  return { name: found.value.name, start: found.start, last }
}

/** Names of Jalali months are words of their own elsewhere (سرطان، أسد). */
function fitsLanguage(calendar: CalendarName, lang: string): boolean {
  return calendar !== 'jalali' || jalaliLanguages.has(lang)
}

export interface YearReading {
  year: number
  month: number
  calendar: CalendarName
  last: number
}

/** A year of four digits, in the calendar of its mark, of the month named, or of its range. */
export function yearAt(c: DateContext, i: number, month: MonthName | undefined): YearReading | undefined {
  const { s } = c
  if (i >= s.count || s.kind[i] !== tokenKind.number) return undefined
  const digits = normalise(s.text.slice(s.start[i], s.end[i]))
  if (!/^\d{4}$/.test(digits)) return undefined
  const year = Number(digits)
  const mark = markAfter(s, i + 1)
  const byRange = year >= 1700 && year <= 2100 ? 'gregorian' : calendarOfYear(year, c.lang)
  const calendar = mark?.calendar ?? byRange
  if (!calendar) return undefined
  const last = mark?.last ?? i + 1
  if (!month) return { year, month: 1, calendar, last }
  if (month.calendar === calendar) return { year, month: month.month, calendar, last }
  // Azar is March in Beirut and a Jalali month in Tehran.
  return calendar === 'jalali' && azar.has(month.month) ? { year, month: 9, calendar, last } : undefined
}

const azar = new Set([3])

function markAfter(s: Scan, token: number): { calendar: CalendarName; last: number } | undefined {
  if (!isNextTo(s, token)) return undefined
  const calendar = eraOf.get(s.hash[token] ?? 0)
  return calendar && { calendar, last: token + 1 }
}

export function afterPadding(s: Scan, token: number): number | undefined {
  let at = token
  for (let skipped = 0; skipped <= mostPadding; skipped++, at++) {
    if (!isAfterMonth(s, at)) return undefined
    if (!padding.has(s.hash[at] ?? 0)) return at
  }
  return undefined
}

/** Close to what is before it; "Aug. 2": the stop of an abbreviation is no end either. */
function isAfterMonth(s: Scan, token: number): boolean {
  if (isCloseTo(s, token)) return true
  const length = (s.end[token - 1] ?? 0) - (s.start[token - 1] ?? 0)
  return token < s.count && s.gap[token] === (gap.space | gap.sentenceEnd) && length <= 5 && isLatin(s, token - 1)
}

function isLatin(s: Scan, token: number): boolean {
  return (s.text.charCodeAt(s.start[token] ?? 0) | 0) < 0x530
}

function reading(s: Scan, start: number, last: number, value: DateValue): DateReading {
  let end = s.end[last - 1] ?? start
  const text = s.text.slice(start, end)
  // "2 آب (أغسطس)": the bracket opened inside is closed inside.
  if (text.includes('(') && !text.includes(')') && s.text.charAt(end) === ')') end++
  return { start, end, last, value }
}
