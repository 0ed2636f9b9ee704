/**
 * Dates that a text names, with their span and the days they mean.
 * In: a text or its scan; when it was published, its language. Out: `TextDate[]`. Touches nothing.
 *
 * Gregorian dates in every naming of the months, Hijri and Jalali ones by the tables of Intl, digits, days of the week, and words
 * counted from the day of publication (أمس، الأسبوع الماضي، قبل يومين). Arabic, English, French, Russian.
 */
import { minuteMs } from '../../model/instant.ts'
import { absoluteAt } from './absolute-dates.ts'
import { isCloseTo, wordIn, type DateContext, type DateReading } from './date-reading.ts'
import { weekdayOf } from './date-words.ts'
import { relativeAt } from './relative-dates.ts'
import { scan, type Scan } from '../scanner/scan.ts'
import { startOfDay, type TextDate } from './text-date.ts'
import { weekdayOfMonth } from './weekday-of-month.ts'

export type { TextDate } from './text-date.ts'

export interface DateOptions {
  /** When the text was published, epoch ms; without it, dates counted from that day are left out. */
  publishedAt?: number
  /** Minutes east of UTC where it was published: which day that was. Default 0. */
  offsetMinutes?: number
  /** Default "ar". */
  lang?: string
}

/** Every date of `text` in order; spans never overlap and slice back. A year alone counts only after a word that says so (عام 2015). Linear. */
export function datesIn(text: string | Scan, o: DateOptions = {}): TextDate[] {
  const s = typeof text === 'string' ? scan(text) : text
  const lang = (o.lang ?? 'ar').slice(0, 2)
  const today =
    o.publishedAt === undefined || !Number.isFinite(o.publishedAt) || Math.abs(o.publishedAt) > 8e15
      ? undefined
      : startOfDay(o.publishedAt + (o.offsetMinutes ?? 0) * minuteMs)
  const c: DateContext = { s, lang, today, firstWeekday: lang === 'ar' ? 0 : 1 }
  const found: TextDate[] = []
  for (let i = 0; i < s.count;) {
    const read = dateAt(c, i)
    if (read) found.push({ start: read.start, end: read.end, ...read.value })
    i = read?.last ?? i + 1
  }
  return found
}

function dateAt(c: DateContext, i: number): DateReading | undefined {
  const weekday = wordIn(c.s, i, weekdayOf)
  if (weekday) {
    // "الأحد 2 أغسطس", "Sunday, August 2": the day of the week belongs to the date.
    const dated = isCloseTo(c.s, i + 1) ? absoluteAt(c, i + 1) : undefined
    if (dated?.value.precision === 'day') return { ...dated, start: weekday.start }
  }
  return weekdayOfMonth(c, i) ?? absoluteAt(c, i) ?? relativeAt(c, i)
}
