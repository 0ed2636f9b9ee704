/**
 * Days of the Hijri (Umm al-Qura) and Jalali calendars as Gregorian days.
 * In: year, month, day. Out: epoch milliseconds of that day's 00:00 UTC. Touches nothing (the tables are those of Intl).
 */
import { dayMs } from '../../model/instant.ts'
import { utcDay } from './instant-parts.ts'
import type { CalendarName } from './months.ts'

/** 00:00 UTC of a calendar day, or undefined when the day does not exist or the year is out of the press's range. */
export function calendarDay(calendar: CalendarName, year: number, month: number, day: number): number | undefined {
  if (calendar === 'gregorian') return gregorianDay(year, month, day)
  if (calendar === 'hijri') return searchDay(hijriFormat, year, month, day, hijriGuess(year, month, day), 1380, 1500)
  return searchDay(jalaliFormat, year, month, day, jalaliGuess(year, month, day), 1340, 1480)
}

/** The calendar of a year written without its era, judged by its range and, where Hijri and Jalali overlap, by the language. */
export function calendarOfYear(year: number, lang: string | undefined): CalendarName | undefined {
  if (year >= 1970 && year <= 2100) return 'gregorian'
  if (year < 1340 || year > 1480) return undefined
  return lang === 'fa' || lang === 'ps' || lang === 'ckb' ? 'jalali' : year >= 1390 ? 'hijri' : undefined
}

function gregorianDay(year: number, month: number, day: number): number | undefined {
  return year < 1970 || year > 2100 ? undefined : utcDay(year, month, day)
}

function hijriGuess(year: number, month: number, day: number): number {
  // Mean Hijri month of 29.530588 days counted from 1 Muharram 1400 (20 November 1979).
  return Math.round((year - 1400) * 12 * 29.530588 + (month - 1) * 29.530588 + day - 1) * dayMs + Date.UTC(1979, 10, 20)
}

function jalaliGuess(year: number, month: number, day: number): number {
  const before = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30
  return Math.round((year - 1400) * 365.2422 + before + day - 1) * dayMs + Date.UTC(2021, 2, 21)
}

const hijriFormat = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
})
const jalaliFormat = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
})

/** The day near `guess` that the calendar calls year-month-day; the guess is at most a few days off. */
function searchDay(
  format: Intl.DateTimeFormat,
  year: number,
  month: number,
  day: number,
  guess: number,
  minYear: number,
  maxYear: number,
): number | undefined {
  if (year < minYear || year > maxYear || month < 1 || month > 12 || day < 1 || day > 31) return undefined
  for (const offset of searchOffsets) {
    const at = guess + offset * dayMs
    let y = 0
    let m = 0
    let d = 0
    for (const part of format.formatToParts(at)) {
      if (part.type === 'year' || String(part.type) === 'relatedYear') y = Number(part.value)
      else if (part.type === 'month') m = Number(part.value)
      else if (part.type === 'day') d = Number(part.value)
    }
    if (y === year && m === month && d === day) return at
  }
  return undefined
}

const searchOffsets = [0, -1, 1, -2, 2, -3, 3, -4, 4]
