/**
 * Words of dates from the lists of src/data/dates: days of the week, days counted from today, units, what says last or next, months.
 * In: nothing. Out: tables by hash of a normalised form. Touches nothing.
 */
import {
  agoWords,
  datePadding,
  dateUnits,
  dayOffsetPairs,
  dayOffsets,
  eraMarks,
  nthWords,
  offsetsBeforeWeekday,
  otherDayWords,
  shiftWords,
  singleUnits,
  weekdays,
  weekdaysInMonth,
  yearMarks,
} from '../../data/dates.data.ts'
import { wordHash, wordHashes, valuesByWord } from '../word-hash.ts'
import { monthNames, type CalendarName, type MonthName } from './months.ts'

export type DateUnit = 'day' | 'week' | 'month' | 'year'

/** A unit as it stands after "last", "next", "ago". */
export interface CountedUnit {
  unit: DateUnit
  /** 2 for a dual. */
  count: number
  /** Needs no number before it: منذ شهر, قبل يومين. */
  standsAlone: boolean
}

/** Weekday 0 (Sunday) to 6. */
export const weekdayOf = valuesByWord(weekdays, Number)

/** Days from the day of publication. */
export const dayOffsetOf = valuesByWord(dayOffsets, Number)

/** Weekday 0 (Sunday) to 6, also as it stands after "first" or "last": أول اثنين. */
export const weekdayInMonth: ReadonlyMap<number, number> = new Map([
  ...weekdayOf,
  ...valuesByWord(weekdaysInMonth, Number),
])

/** Which one of a month's Mondays; -1 for the last. */
export const nthOf = valuesByWord(nthWords, Number)

/** Days from the day of publication, of words that mean one only before its name: غد السبت. */
export const offsetBeforeWeekday = valuesByWord(offsetsBeforeWeekday, Number)

/** Days from the day of publication, of two tokens that are one day (أول أمس، بعد غد): by their hashes with a space between. */
export const dayOffsetOfPair: ReadonlyMap<string, number> = new Map(
  dayOffsetPairs.map((entry) => {
    const [words = '', days] = entry.split(' | ')
    return [words.split(' ').map(wordHash).join(' '), Number(days)] as const
  }),
)

/** Units after a number or beside "ago". */
export const unitOf = valuesByWord<CountedUnit>(dateUnits, (unit, count, alone) => ({
  unit: dateUnit(unit),
  count: Number(count),
  standsAlone: alone === 'alone',
}))

/** One unit, as it stands with "last" or "next"; plurals (السنوات الماضية) are no single one. */
export const singleUnitOf = valuesByWord(singleUnits, dateUnit)

/** Beside اليوم: it is not today (ذلك اليوم، اليوم نفسه). */
export const otherDay = wordHashes(otherDayWords)

/** -1: the one before; 0: this one; 1: the one after. */
export const shiftOf = valuesByWord(shiftWords, Number)

/** On which side of a count of units a word stands that makes it past: "منذ" and "قبل" before it, "ago" after it. */
export const agoSide = valuesByWord(agoWords, (side) => side)

/** Words that may stand between the parts of a date and say nothing: من، عام، of. */
export const padding = wordHashes(datePadding)
/** Words before a year on its own: عام 2015, in 2015. */
export const yearMark = wordHashes(yearMarks)
/** The calendar that a word after a year names. */
export const eraOf = valuesByWord<CalendarName>(eraMarks, (era) => (era === 'hijri' ? 'hijri' : 'gregorian'))

function dateUnit(name = ''): DateUnit {
  return name === 'day' || name === 'week' || name === 'month' ? name : 'year'
}

const oneWord = new Map<number, MonthName>()
const twoWords = new Map<number, Map<number, MonthName>>()
for (const [name, month] of monthNames) {
  const [first = '', second] = name.split(' ')
  if (second === undefined) addMonth(oneWord, wordHash(first), month)
  else {
    const inner = twoWords.get(wordHash(first)) ?? new Map<number, MonthName>()
    addMonth(inner, wordHash(second), month)
    twoWords.set(wordHash(first), inner)
  }
}

/** The month named by one token, or by it and the next. */
export function monthOf(hash: number, next: number): { name: MonthName; words: number } | undefined {
  const both = twoWords.get(hash)?.get(next)
  if (both) return { name: both, words: 2 }
  const one = oneWord.get(hash)
  return one && { name: one, words: 1 }
}

/** Hashes of the months that one word names. */
export function oneWordMonths(): Iterable<number> {
  return oneWord.keys()
}

function addMonth(map: Map<number, MonthName>, hash: number, month: MonthName): void {
  if (!map.has(hash)) map.set(hash, month)
}
