/**
 * Parts of an instant, as all readers of dates count them (feeds, imports, pages, running text): calendar day, time of day, zone.
 * In: numbers and names as written. Out: milliseconds or minutes; undefined for a day that does not exist. Touches nothing.
 *
 * What each reader takes for a date stays its own: feeds are read tolerantly, imports strictly, pages never by guess.
 */
import { zoneNames } from '../../data/dates.data.ts'
import { hourMs, minuteMs, secondMs } from '../../model/instant.ts'

/** 00:00 UTC of a Gregorian day, epoch ms; undefined when that month has no such day. Years from 100 on. */
export function utcDay(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const at = Date.UTC(year, month - 1, day)
  return new Date(at).getUTCDate() === day ? at : undefined
}

/** Milliseconds since midnight. */
export function timeOfDay(hour: number, minute: number, second: number): number {
  return hour * hourMs + minute * minuteMs + second * secondMs
}

/** Minutes east of Greenwich of an offset such as +03:00; any other sign than "+" is a minus. */
export function offsetMinutes(
  sign: string | undefined,
  hours: string | undefined,
  minutes: string | undefined,
): number {
  return (sign === '+' ? 1 : -1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}

/** Minutes east of Greenwich by the name of a zone ("est"), from entries "name | hours". */
export function zoneTable(entries: readonly string[]): Map<string, number> {
  return new Map(
    entries.map((entry) => {
      const [name = '', hours] = entry.split(' | ')
      return [name, Number(hours) * 60] as const
    }),
  )
}

/** Zones whose abbreviation means the same wherever it is written. */
export const commonZones: ReadonlyMap<string, number> = zoneTable(zoneNames)
