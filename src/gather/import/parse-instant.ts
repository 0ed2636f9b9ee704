/**
 * Machine-written dates of imported lines to instants.
 * In: a string or number. Out: epoch ms UTC, or nothing. Touches nothing.
 * Dates in words are the business of text/ and extract/; a line of JSON carries stamps.
 */
import { dayMs, minuteMs } from '../../model/instant.ts'
import { offsetMinutes, timeOfDay, utcDay } from '../../text/dates/instant-parts.ts'

export interface Instant {
  at: number
  /** A day without a time: `at` is 00:00 UTC of it. */
  dateOnly: boolean
}

const stamp =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i
/** RFC 2822 as feeds write it. */
const mailDate = /^(?:[a-z]{3},\s*)?\d{1,2} [a-z]{3} \d{4} \d{2}:\d{2}/i
const latestSeconds = 8e9

/**
 * ISO 8601 and its everyday variants ("2015-08-01 07:51:13", "2015/08/01"), RFC 2822, epoch seconds or milliseconds.
 * Without a zone it is taken as UTC. Nothing for impossible dates and anything else.
 */
export function parseInstant(raw: unknown): Instant | undefined {
  if (typeof raw === 'number') return fromNumber(raw)
  if (typeof raw !== 'string') return undefined
  const text = raw.trim()
  if (/^\d{9,14}$/.test(text)) return fromNumber(Number(text))
  const match = stamp.exec(text)
  if (match) return fromStamp(match)
  const at = mailDate.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : { at, dateOnly: false }
}

function fromNumber(value: number): Instant | undefined {
  if (!Number.isFinite(value) || value <= 0) return undefined
  const at = value < latestSeconds ? value * 1000 : value
  return at < latestSeconds * 1000 ? { at: Math.floor(at), dateOnly: false } : undefined
}

function fromStamp(match: RegExpExecArray): Instant | undefined {
  const [, year, month, date, hour, minute, second, fraction, zone] = match
  const day = utcDay(Number(year), Number(month), Number(date))
  if (day === undefined || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return undefined
  const time = timeOfDay(Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0))
  // A second of 60 or more may stand anywhere but at the end of the day.
  if (time >= dayMs) return undefined
  const at = day + time + Math.floor(Number(`0.${fraction ?? 0}`) * 1000)
  return { at: at - zoneMs(zone), dateOnly: hour === undefined }
}

function zoneMs(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '')
  return match ? offsetMinutes(match[1], match[2], match[3]) * minuteMs : 0
}
