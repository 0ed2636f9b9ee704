/**
 * When a calendar day begins and ends in a time zone.
 * In: a day as `YYYY-MM-DD`, an IANA zone. Out: an instant. Touches nothing but a memo of one date format per zone.
 */
import { dayMs, secondMs } from './instant.ts'

const dayPattern = /^\d{4}-\d{2}-\d{2}$/

/** The first instant of the day there, epoch ms; undefined when there is no such day. A day that begins twice begins at its first. */
export function zonedDayStart(day: string, timeZone: string): number | undefined {
  const utc = dayPattern.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== day) return undefined
  // A clock there shows this much more than UTC; asked again at the result, since it may change in between (summer time).
  let at = utc - offsetAt(utc, timeZone)
  at = utc - offsetAt(at, timeZone)
  return at
}

/** The first instant after the day there: what a day as upper bound includes. */
export function zonedDayEnd(day: string, timeZone: string): number | undefined {
  const start = zonedDayStart(day, timeZone)
  if (start === undefined) return undefined
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)
  return zonedDayStart(next, timeZone)
}

/** The day that it is there, `YYYY-MM-DD`. */
export function zonedDay(at: number, timeZone: string): string {
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 10)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function offsetAt(at: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(timeZone, format)
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return shown - Math.floor(at / secondMs) * secondMs
}
