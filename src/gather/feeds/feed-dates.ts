/**
 * Dates as feeds write them.
 * In: the text of a date element. Out: epoch ms, or nothing. Touches nothing; needs no clock, so a date is never guessed from "today".
 */
import * as lists from '../../data/feeds.data.ts'
import { minuteMs } from '../../model/instant.ts'
import { listedMonth, worldMonth } from './month-names.ts'
import { commonZones, offsetMinutes, timeOfDay, utcDay, zoneTable } from '../../text/dates/instant-parts.ts'
import { zero } from '../../text/letters.ts'

/**
 * The instant that `text` names: ISO 8601 and W3CDTF in their many spellings, RFC 822 and its misspellings, asctime, Unix seconds or
 * milliseconds; what browsers write for a date in any language; month names of our lists (Arabic of Egypt and Gulf, Levant, Maghreb; English,
 * French, German, Spanish with misspellings) and of all languages that `Intl` knows; Arabic digits. A time
 * without a zone is UTC; a day without a time is its 00:00 UTC. Undefined when unreadable, impossible (31 February) or ambiguous (03/04/2025).
 */
export function parseFeedDate(text: string): number | undefined {
  if (text.length > maxChars) return undefined
  const plain = latinDigits(text).replace(/\s+/g, ' ').trim()
  if (plain === '') return undefined
  if (/^\d{10}(?:\.\d+)?$/.test(plain)) return Number(plain.slice(0, 10)) * 1000
  if (/^\d{13}$/.test(plain)) return Number(plain)
  const day = dayOf(plain)
  if (day === undefined) return undefined
  const time = timeOf(plain)
  const at = utcDay(day.year, day.month, day.day)
  return at === undefined || time === undefined ? undefined : at + time
}

const maxChars = 120

interface Day {
  year: number
  month: number
  day: number
}

function dayOf(text: string): Day | undefined {
  // 2025-04-03, 2025/4/3, 2025. 4. 3., 2025-04; also with words of other languages between (2025년 04월 03일). What follows a comma is
  // the time, and what stands before a colon is an hour.
  let match =
    /(?:^|[^\d/.-])(\d{4})[^\d\s:,،;]{1,2} ?(\d{1,2})(?![\d:])(?:[^\d\s:,،;]{1,2} ?(\d{1,2})(?![\d:]))?(?=\D|$)/.exec(
      text,
    )
  if (match) return valid(Number(match[1]), Number(match[2]), match[3] === undefined ? 1 : Number(match[3]))
  match = /^(\d{4})(\d{2})(\d{2})(?=T|\s|$)/.exec(text)
  if (match) return valid(Number(match[1]), Number(match[2]), Number(match[3]))
  match = /^(\d{4})-?(\d{3})(?=T|\s|$)/.exec(text)
  if (match) return ordinalDay(Number(match[1]), Number(match[2]))
  match = /^(\d{4})$/.exec(text)
  if (match) return valid(Number(match[1]), 1, 1)
  match = /(?:^|\D)(\d{1,2}) (?:tháng|thg) (\d{1,2})[ ,]{1,2}(?:năm )?(\d{4})/i.exec(text)
  if (match) return valid(Number(match[3]), Number(match[2]), Number(match[1]))
  const named = namedDay(text, false) ?? slashedDay(text)
  return named ?? (/\d{4}/.test(text) ? namedDay(text, true) : undefined)
}

/** What may stand between day, month and year: "28 de noviembre", "28 d'octubre", "٢٨ من نوفمبر", "28 tháng 11". */
const glue = "(?:de |del |d['\u2019]|من |\u05d1)?"

/**
 * The day by the name of its month. The last name that fits counts: a word before it is a day of the week ("mar. 11 nov. 2025").
 * `everywhere`: names of the languages that our lists do not have.
 */
function namedDay(text: string, everywhere: boolean): Day | undefined {
  const plain = text
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0640]/g, '')
    .replace(/[أإآ]/g, 'ا')
  const found = [...plain.matchAll(/[\p{L}\p{M}]+/gu)]
  const words = found.map(([word]) => word)
  for (let i = found.length - 1; i >= 0; i--) {
    const start = found[i]?.index ?? 0
    const pair = /^(?:كانون|تشرين) (?:الاول|الثاني)/.exec(plain.slice(start))?.[0]
    const month = everywhere
      ? worldMonth(words, i, /\d\.\s*$/.test(plain.slice(0, start)))
      : listedMonth(pair ?? words[i] ?? '')
    if (month === undefined) continue
    const day = dayAround(plain.slice(0, start), month, plain.slice(start + (pair ?? words[i] ?? '').length))
    if (day !== undefined) return day
  }
  return undefined
}

function dayAround(left: string, month: number, right: string): Day | undefined {
  const before = dayBefore.exec(left)
  // A second Levantine or Maghrebi name after a slash ("كانون الثاني/يناير") says the same month again.
  const tail = right.replace(/^\s*[/،]\s*\p{L}+(?: (?:الثاني|الاول))?/u, '')
  if (before) {
    const year = yearAfter.exec(tail)
    if (year) return valid(fullYear(year[1] ?? ''), month, Number(before[1]))
  }
  // asctime and "April 3, 2025".
  const spread = /^[\s.]*(\d{1,2})(?:st|nd|rd|th)?(?=[^\d:])(?:.*?[\s,،])(\d{4})(?=\D|$)/.exec(tail)
  if (spread) return valid(fullYear(spread[2] ?? ''), month, Number(spread[1]))
  // "2026. november 28.", "2026 m. lapkričio 28 d."
  const yearFirst = /(?:^|\D)(\d{4})(?:[^\d:]{0,12})$/.exec(left)
  const dayLast = /^[\s.,]*(\d{1,2})(?![\d:])/.exec(tail)
  if (yearFirst && dayLast) return valid(Number(yearFirst[1]), month, Number(dayLast[1]))
  // "2026(e)ko azaroaren 28(a)" and "2026. gada 28. novembris": the year before the day.
  const spreadBefore = /(?:^|\D)(\d{4})[^\d:]{1,12}(\d{1,2})[.\s]*$/.exec(left)
  return spreadBefore ? valid(Number(spreadBefore[1]), month, Number(spreadBefore[2])) : undefined
}

const dayBefore = new RegExp(`(?:^|\\D)(\\d{1,2})(?:st|nd|rd|th|er|º|ª|-?e)?[\\s.,،/-]*${glue}$`)
const yearAfter = new RegExp(`^[\\s.,،/\u05f3\u0970-]*(?:de |del |of |سنة |عام |พ\\.ศ\\. )?'?(\\d{4}|\\d{2})(?![\\d:])`)

/** Day and month as numbers. Which is which is told by a number above 12, by full stops (day first) or by Arabic letters and digits (day first). */
function slashedDay(text: string): Day | undefined {
  const match = /(?:^|[\s,،(])(\d{1,2})([/.-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?![\d:/-]|\.\d)/.exec(text)
  if (!match) return undefined
  const [first, second] = [Number(match[1]), Number(match[3])]
  const year = fullYear(match[4] ?? '')
  // 26/11/28: the year may stand at either end.
  const either = match[2] === '.' ? /\. /.test(match[0]) : first >= 20 && Number(match[4]) <= 31
  if (match[4]?.length === 2 && either) return undefined
  if (first > 12 || first === second || match[2] === '.' || /[\u0600-\u06ff]/.test(text))
    return valid(year, second, first)
  return second > 12 ? valid(year, first, second) : undefined
}

function valid(year: number, month: number, day: number): Day | undefined {
  return year >= 1900 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31
    ? { year, month, day }
    : undefined
}

function ordinalDay(year: number, ordinal: number): Day | undefined {
  if (ordinal < 1 || ordinal > 366) return undefined
  const at = new Date(Date.UTC(year, 0, ordinal))
  return valid(year, at.getUTCMonth() + 1, at.getUTCDate())
}

function fullYear(text: string): number {
  const year = Number(text)
  // The Thai year counts from 543 years earlier.
  if (text.length === 4) return year > 2400 && year < 2700 ? year - 543 : year
  return year < 70 ? 2000 + year : 1900 + year
}

/** Milliseconds to add to 00:00 UTC of the day; 0 when no time is given; undefined when the time is impossible. */
function timeOf(text: string): number | undefined {
  const match = clockTime.exec(text) ?? hourLetter.exec(text) ?? dottedTime.exec(text)
  if (!match) {
    const basic = /\dT(\d{2})(\d{2})(\d{2})?(?!\d)/.exec(text)
    if (!basic) return 0
    return (
      timeOfDay(Number(basic[1]), Number(basic[2]), Number(basic[3] ?? 0)) -
      zoneOf(text.slice(basic.index + basic[0].length))
    )
  }
  let hour = Number(match[2])
  const half = (match[6] ?? match[1] ?? '').toLowerCase()
  if (lists.eveningWords.includes(half) && hour < 12) hour += 12
  else if (lists.morningWords.includes(half) && hour === 12) hour = 0
  const [minute, second] = [Number(match[3]), Number(match[4] ?? 0)]
  if (hour > 24 || minute > 59 || second > 60) return undefined
  const fraction = match[5] === undefined || match[5] === '' ? 0 : Math.floor(Number(`0.${match[5]}`) * 1000)
  return timeOfDay(hour, minute, second) + fraction - zoneOf(text.slice(match.index + match[0].length))
}

/** The shortest first: one letter of the word is enough, and what follows that letter is no zone. */
const halfDayWords = [...lists.morningWords, ...lists.eveningWords]
  .sort((a, b) => a.length - b.length)
  .map((word) => word.replaceAll('.', '\\.'))
const halfDay = halfDayWords.join('|')
/** Half day (where it comes first), hour, minute, second, fraction, half day. */
const clockTime = new RegExp(
  `(?:^|[^\\d:+-])(?:(${halfDay})\\s*)?(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d{1,9}))?)?(?!\\d)\\s*(${halfDay})?`,
  'i',
)
/** 19h05, 07 h 30 min 00 s. */
const hourLetter = /(?:^|[^\d:+-])()(\d{1,2}) ?h ?(\d{2})(?: ?min ?(\d{2}))?(?!\d)()()/i
/** 07.30, 7.30.00 after a date. */
const dottedTime = /[\s,]()(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?!\.?\d)()()/

/** Milliseconds east of Greenwich of the zone that `rest` begins with; 0 for none and for names that nobody agrees on. */
function zoneOf(rest: string): number {
  const numeric = /^\s*(?:GMT|UTC|UT)?\s*([+\u2212-])(\d{1,2}):?(\d{2})?(?!\d)/i.exec(rest)
  if (numeric) {
    const minutes = offsetMinutes(numeric[1], numeric[2], numeric[3])
    return Math.abs(minutes) > mostOffsetMinutes ? 0 : minutes * minuteMs
  }
  const name = /^\s*\(?([A-Za-z]{1,5})\b/.exec(rest)?.[1]?.toLowerCase()
  return name === undefined ? 0 : (zones.get(name) ?? 0) * minuteMs
}

const mostOffsetMinutes = 15 * 60
const zones = new Map([...commonZones, ...zoneTable(lists.zoneHours)])

function latinDigits(text: string): string {
  return text.replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '').replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    const first = zeros.find((one) => code >= one && code < one + 10)
    return first === undefined ? digit : String(code - first)
  })
}

/** The zero of every script whose digits stand in dates: Arabic, Persian, those of India, Thai, Lao, Burmese, Khmer, full width. */
const zeros = [
  zero.arabic,
  zero.persian,
  0x0966,
  0x09e6,
  0x0a66,
  0x0ae6,
  0x0b66,
  0x0be6,
  0x0c66,
  0x0ce6,
  0x0d66,
  0x0e50,
  0x0ed0,
  0x1040,
  0x17e0,
  0xff10,
]
