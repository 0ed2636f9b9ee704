/**
 * Dates as feeds write them.
 * In: the text of a date element. Out: epoch ms, or nothing. Touches nothing; needs no clock, so a date is never guessed from "today".
 */
import * as lists from '../../data/feeds.data.ts'
import { minuteMs } from '../../model/instant.ts'
import { commonZones, offsetMinutes, timeOfDay, utcDay, zoneTable } from '../../text/dates/instant-parts.ts'
import { zero } from '../../text/letters.ts'

/**
 * The instant that `text` names: ISO 8601 and W3CDTF in their many spellings, RFC 822 and its misspellings, asctime, Unix seconds or
 * milliseconds; month names in Arabic (Egypt and Gulf, Levant, Maghreb), English, French, German, Spanish; Arabic digits. A time
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
  // 2025-04-03, 2025/4/3, 2025.04.03, 2025-04; also with words of other languages between (2025년 04월 03일).
  let match = /(?:^|\D)(\d{4})[^\d\s:]{1,2} ?(\d{1,2})(?:[^\d\s:]{1,2} ?(\d{1,2}))?(?=\D|$)/.exec(text)
  if (match) return valid(Number(match[1]), Number(match[2]), match[3] === undefined ? 1 : Number(match[3]))
  match = /^(\d{4})(\d{2})(\d{2})(?=T|\s|$)/.exec(text)
  if (match) return valid(Number(match[1]), Number(match[2]), Number(match[3]))
  match = /^(\d{4})-?(\d{3})(?=T|\s|$)/.exec(text)
  if (match) return ordinalDay(Number(match[1]), Number(match[2]))
  match = /^(\d{4})$/.exec(text)
  if (match) return valid(Number(match[1]), 1, 1)
  return namedDay(text) ?? slashedDay(text)
}

function namedDay(text: string): Day | undefined {
  const words = text.toLowerCase().replace(/[\u064b-\u0652\u0640]/g, '')
  for (const match of words.matchAll(/[\p{L}\u0300-\u036f]+/gu)) {
    const name = match[0].replace(/[أإآ]/g, 'ا')
    const pair = /^(?:كانون|تشرين) (?:الاول|الثاني)/.exec(words.slice(match.index).replace(/[أإآ]/g, 'ا'))?.[0]
    const month = monthNumber(pair ?? name)
    if (month === undefined) continue
    const before = /(?:^|\D)(\d{1,2})(?:st|nd|rd|th|er)?[\s.,/-]*(?:de |من )?$/.exec(words.slice(0, match.index))
    const after = words.slice(match.index + (pair ?? name).length)
    // A second Levantine or Maghrebi name after a slash ("كانون الثاني/يناير") says the same month again.
    const tail = after.replace(/^\s*[/،]\s*\p{L}+(?: (?:الثاني|الأول|الاول))?/u, '')
    if (before) {
      const year = /^[\s.,،/-]*(?:de )?(\d{4}|\d{2})(?=\D|$)/.exec(tail)
      if (year) return valid(fullYear(year[1] ?? ''), month, Number(before[1]))
    }
    // asctime and "April 3, 2025".
    const spread = /^[\s.]*(\d{1,2})(?:st|nd|rd|th)?(?=\D)(?:.*?[\s,،])(\d{4})(?=\D|$)/.exec(tail)
    if (spread) return valid(Number(spread[2]), month, Number(spread[1]))
  }
  return undefined
}

function slashedDay(text: string): Day | undefined {
  const match = /(?:^|\s)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?=\D|$)/.exec(text)
  if (!match) return undefined
  const [first, second, year] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (first > 12 || first === second || text.includes('.')) return valid(year, second, first)
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
  return text.length === 4 ? year : year < 70 ? 2000 + year : 1900 + year
}

/** Milliseconds to add to 00:00 UTC of the day; 0 when no time is given; undefined when the time is impossible. */
function timeOf(text: string): number | undefined {
  const match = clockTime.exec(text)
  if (!match) {
    const basic = /\dT(\d{2})(\d{2})(\d{2})?(?!\d)/.exec(text)
    if (!basic) return 0
    return (
      timeOfDay(Number(basic[1]), Number(basic[2]), Number(basic[3] ?? 0)) -
      zoneOf(text.slice(basic.index + basic[0].length))
    )
  }
  let hour = Number(match[1])
  const half = (match[5] ?? '').toLowerCase()
  if (lists.eveningWords.includes(half) && hour < 12) hour += 12
  else if (lists.morningWords.includes(half) && hour === 12) hour = 0
  const [minute, second] = [Number(match[2]), Number(match[3] ?? 0)]
  if (hour > 24 || minute > 59 || second > 60) return undefined
  const fraction = match[4] === undefined ? 0 : Math.floor(Number(`0.${match[4]}`) * 1000)
  return timeOfDay(hour, minute, second) + fraction - zoneOf(text.slice(match.index + match[0].length))
}

/** The shortest first: one letter of the word is enough, and what follows that letter is no zone. */
const halfDayWords = [...lists.morningWords, ...lists.eveningWords]
  .sort((a, b) => a.length - b.length)
  .map((word) => word.replaceAll('.', '\\.'))
const clockTime = new RegExp(
  `(?:^|[^\\d:+-])(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d{1,9}))?)?(?!\\d)\\s*(${halfDayWords.join('|')})?`,
  'i',
)

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

/** Names with the number of their month; a shortened name that fits two months ("jui") is the earlier one. */
const months = lists.monthNames.map((entry) => pairOf(entry)).sort((a, b) => a[1] - b[1])

function pairOf(entry: string): [name: string, value: number] {
  const [name = '', value = ''] = entry.split(' | ')
  return [name, Number(value)]
}

function monthNumber(name: string): number | undefined {
  const latin = /^[a-zäéû]/.test(name)
  if (latin && name.length < 3) return undefined
  return months.find(([full]) => (latin ? full.startsWith(name) : full === name))?.[1]
}

function latinDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - zero.arabic))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - zero.persian))
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
}
