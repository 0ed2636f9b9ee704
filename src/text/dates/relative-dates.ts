/**
 * Dates counted from the day of publication: أمس، الأحد الماضي، الأسبوع المقبل، قبل يومين, last month, il y a trois jours, вчера.
 * In: a scan and a token. Out: the date that begins there. Touches nothing.
 */
import { dayMs } from '../../model/instant.ts'
import { isNextTo, wordIn, type DateContext, type DateReading } from './date-reading.ts'
import {
  agoSide,
  dayOffsetOf,
  dayOffsetOfPair,
  offsetBeforeWeekday,
  otherDay,
  shiftOf,
  singleUnitOf,
  unitOf,
  weekdayOf,
  type DateUnit,
} from './date-words.ts'
import { arabicBlock } from '../letters.ts'
import { numeralAt } from '../numerals/numerals.ts'
import { tokenKind, type Scan } from '../scanner/scan.ts'
import { shifted, type DateValue } from './text-date.ts'
import { wordHash, wordHashes } from '../word-hash.ts'

/** Nothing without a day of publication. */
export function relativeAt(c: DateContext, i: number): DateReading | undefined {
  if (c.today === undefined) return undefined
  return (
    agoAt(c, i, c.today) ??
    dayNear(c, i, c.today) ??
    shiftedUnit(c, i, c.today) ??
    weekdayNear(c, i, c.today) ??
    undefined
  )
}

/** أمس، أول أمس، اليوم الأحد. */
function dayNear(c: DateContext, i: number, today: number): DateReading | undefined {
  const { s } = c
  const next = isNextTo(s, i + 1) ? (s.hash[i + 1] ?? 0) : isHyphen(s, i + 1) ? (s.hash[i + 1] ?? 0) : 0
  const pair = wordIn(s, i, { get: (hash) => dayOffsetOfPair.get(`${hash} ${next}`) })
  if (pair) return day(c, pair.start, i + 2, today + pair.value * dayMs)
  const one = wordIn(s, i, dayOffsetOf)
  if (!one) {
    const named =
      isNextTo(s, i + 1) && weekdayOf.has(s.hash[i + 1] ?? 0) ? wordIn(s, i, offsetBeforeWeekday) : undefined
    return named && day(c, named.start, i + 1, today + named.value * dayMs)
  }
  if (one.value === 0 && !meansToday(s, i)) return undefined
  return day(c, one.start, i + 1, today + one.value * dayMs)
}

/**
 * A day, with the name of that day of the week after it ("أمس الأحد"). Where both differ the name is right, of the day that is nearest: an
 * article is published after midnight, or a day late.
 */
function day(c: DateContext, start: number, last: number, at: number): DateReading | undefined {
  const named = isNextTo(c.s, last) ? wordIn(c.s, last, weekdayOf) : undefined
  const away = named ? ((named.value - new Date(at).getUTCDay() + 10) % 7) - 3 : 0
  const value = shifted(at + away * dayMs, 'day', 0, c.firstWeekday)
  return value && reading(c.s, start, named ? last + 1 : last, value)
}

/** اليوم is "today", but not in اليوم الوطني، ذلك اليوم. */
function meansToday(s: Scan, i: number): boolean {
  if (s.text.charCodeAt(s.start[i] ?? 0) < arabicBlock.first) return true
  if (i > 0 && otherDay.has(s.hash[i - 1] ?? 0)) return false
  if (!isNextTo(s, i + 1)) return true
  const next = s.hash[i + 1] ?? 0
  if (otherDay.has(next)) return false
  const isDefinite = s.text.startsWith('\u0627\u0644', s.start[i + 1] ?? 0)
  return !isDefinite || weekdayOf.get(next) !== undefined
}

/** الأسبوع الماضي, last week, la semaine dernière. */
function shiftedUnit(c: DateContext, i: number, today: number): DateReading | undefined {
  if (!isNextTo(c.s, i + 1)) return undefined
  const unitFirst = wordIn(c.s, i, singleUnitOf)
  const shiftAfter = unitFirst ? shiftOf.get(c.s.hash[i + 1] ?? 0) : undefined
  if (unitFirst && shiftAfter !== undefined) return unit(c, unitFirst.start, i + 2, today, unitFirst.value, shiftAfter)
  const shiftFirst = wordIn(c.s, i, shiftOf)
  if (!shiftFirst) return undefined
  const unitAfter = singleUnitOf.get(c.s.hash[i + 1] ?? 0)
  if (unitAfter !== undefined) return unit(c, shiftFirst.start, i + 2, today, unitAfter, shiftFirst.value)
  const weekday = weekdayOf.get(c.s.hash[i + 1] ?? 0)
  if (weekday === undefined) return undefined
  return day(c, shiftFirst.start, i + 2, weekdayFrom(today, weekday, shiftFirst.value))
}

function unit(
  c: DateContext,
  start: number,
  last: number,
  today: number,
  which: DateUnit,
  count: number,
): DateReading | undefined {
  const value = shifted(today, which, count, c.firstWeekday)
  return value && reading(c.s, start, last, value)
}

/** الأحد, الأحد الماضي, Sunday: the latest, today included, unless it is said to come. */
function weekdayNear(c: DateContext, i: number, today: number): DateReading | undefined {
  const found = wordIn(c.s, i, weekdayOf)
  if (!found) return undefined
  const shift = isNextTo(c.s, i + 1) ? shiftOf.get(c.s.hash[i + 1] ?? 0) : undefined
  const at = weekdayFrom(today, found.value, shift)
  const value = shifted(at, 'day', 0, c.firstWeekday)
  return value && reading(c.s, found.start, shift === undefined ? i + 1 : i + 2, value)
}

function weekdayFrom(today: number, weekday: number, shift: number | undefined): number {
  const here = new Date(today).getUTCDay()
  const back = (here - weekday + 7) % 7
  if (shift !== undefined && shift > 0) return today + (back === 0 ? 7 : 7 - back) * dayMs
  return today - (shift !== undefined && shift < 0 && back === 0 ? 7 : back) * dayMs
}

/** قبل ثلاثة أيام، منذ أسبوعين, two weeks ago, il y a trois jours, три дня назад. */
function agoAt(c: DateContext, i: number, today: number): DateReading | undefined {
  const { s } = c
  const mark = wordIn(s, i, { get: (hash) => (agoSide.get(hash) === 'before' ? true : undefined) })
  const french = s.hash[i] === ilWord && s.hash[i + 1] === yWord && s.hash[i + 2] === aWord
  if (mark || french) {
    const counted = countedUnit(c, french ? i + 3 : i + 1)
    // "قبل يومين من الانتخابات", "منذ عام 2011" count from something else.
    if (!counted || (isNextTo(s, counted.last) && fromOther(s, counted.last))) return undefined
    return ago(c, mark?.start ?? s.start[i] ?? 0, counted.last, today, counted)
  }
  const counted = countedUnit(c, i)
  if (!counted || !isNextTo(s, counted.last) || agoSide.get(s.hash[counted.last] ?? 0) !== 'after') return undefined
  return ago(c, s.start[i] ?? 0, counted.last + 1, today, counted)
}

const ilWord = wordHash('il')
const yWord = wordHash('y')
const aWord = wordHash('a')
const ofWord = wordHash('من')
const articleWords = wordHashes(['a', 'an', 'un', 'une'])

function fromOther(s: Scan, token: number): boolean {
  return s.hash[token] === ofWord || s.kind[token] === tokenKind.number
}

interface UnitReading {
  unit: DateUnit
  count: number
  last: number
}

/** "ثلاثة أيام", "يومين", "أسبوع", "a week". */
function countedUnit(c: DateContext, i: number): UnitReading | undefined {
  const { s } = c
  if (i >= s.count) return undefined
  const own = unitOf.get(s.hash[i] ?? 0)
  if (own) {
    return own.standsAlone ? { unit: own.unit, count: own.count, last: i + 1 } : undefined
  }
  const number = articleWords.has(s.hash[i] ?? 0) ? { value: 1, lastToken: i + 1 } : numeralAt(s, i, c.lang)
  if (!number || !Number.isInteger(number.value) || number.value < 1 || number.value > 400) return undefined
  if (!isNextTo(s, number.lastToken)) return undefined
  const after = unitOf.get(s.hash[number.lastToken] ?? 0)
  return after && { unit: after.unit, count: number.value, last: number.lastToken + 1 }
}

function ago(
  c: DateContext,
  start: number,
  last: number,
  today: number,
  counted: UnitReading,
): DateReading | undefined {
  const value = shifted(today, counted.unit, -counted.count, c.firstWeekday)
  return value && reading(c.s, start, last, value)
}

function isHyphen(s: Scan, token: number): boolean {
  return token < s.count && s.text.charCodeAt((s.start[token] ?? 0) - 1) === 0x2d
}

function reading(s: Scan, start: number, last: number, value: DateValue): DateReading {
  return { start, end: s.end[last - 1] ?? start, last, value }
}
