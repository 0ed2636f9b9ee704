/**
 * Reads an instant from a machine-written or a printed date.
 * In: text, with the page's language and fetch time. Out: an instant, or undefined. Touches nothing.
 * Never invents: a part that is not written is not filled in, except that a time without a zone is taken as UTC and a
 * relative time ("two hours ago") is counted from the fetch time, without which it is not read.
 */
import { dayOffsetPairs, dayOffsets, pageZoneNames, zonePlaces } from '../../data/dates.data.ts'
import { dayMs, hourMs, minuteMs } from '../../model/instant.ts'
import { calendarDay, calendarOfYear } from '../../text/dates/calendars.ts'
import { commonZones, offsetMinutes, timeOfDay, zoneTable } from '../../text/dates/instant-parts.ts'
import { type CalendarName, foldDateText, monthNames, monthPattern } from '../../text/dates/months.ts'

export interface ReadDate {
  /** Epoch ms, UTC. */
  at: number
  /** A day without a time: `at` is 00:00 UTC of that day. */
  dateOnly: boolean
  /** Minutes east of UTC, when the text says so. */
  offsetMinutes?: number
}

/** A date as machines write it: ISO 8601 (also with a space, or a short zone), RFC 2822, JavaScript's, epoch seconds or ms. */
export function readMachineDate(text: string): ReadDate | undefined {
  const value = text.trim()
  const iso = isoDate.exec(value)
  if (iso) {
    const [, y, mo, d, h, mi, s, zone] = iso
    const day = calendarDay('gregorian', Number(y), Number(mo ?? 0), Number(d ?? 0))
    if (day === undefined) return undefined
    if (h === undefined) return { at: day, dateOnly: true }
    return withTime(day, Number(h), Number(mi ?? 0), Math.floor(Number(s ?? 0)), readZone(zone))
  }
  if (/^\d{10}$/.test(value)) return { at: Number(value) * 1000, dateOnly: false }
  if (/^\d{13}$/.test(value)) return { at: Number(value), dateOnly: false }
  const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d:?\d\d)?$/.exec(value)
  if (compact) {
    const [, y, mo, d, h, mi, s, zone] = compact
    const day = calendarDay('gregorian', Number(y), Number(mo), Number(d))
    if (day === undefined) return undefined
    return h === undefined
      ? { at: day, dateOnly: true }
      : withTime(day, Number(h), Number(mi), Number(s ?? 0), readZone(zone))
  }
  return undefined
}

/** The first date printed in `text`, in any of the calendars and languages of the tables; see `ReadDate`. */
export function readPrintedDate(text: string, lang?: string, fetchedAt?: number): ReadDate | undefined {
  if (text.length > 400) return undefined
  const folded = foldDateText(text)
  const dated =
    readNamed(folded) ??
    readNumeric(folded, lang) ??
    (fetchedAt === undefined ? undefined : (readRelative(folded, fetchedAt) ?? readOffsetDay(folded, fetchedAt)))
  return dated
}

function readNamed(folded: string): ReadDate | undefined {
  for (const form of namedForms) {
    form.lastIndex = 0
    for (let match = form.exec(folded); match; match = form.exec(folded)) {
      const groups = match.groups ?? {}
      const name = monthNames.get((groups['m'] ?? '').replace(/\s/g, ' '))
      if (!name) continue
      const year = Number(groups['y'])
      const calendar = fitCalendar(name.calendar, year, groups['m'] ?? '')
      if (!calendar) continue
      const day = calendarDay(calendar.calendar, year, calendar.month, Number(groups['d']))
      if (day !== undefined)
        return readClock(
          day,
          folded.slice(match.index + match[0].length, match.index + match[0].length + 60),
          folded.slice(Math.max(0, match.index - 40), match.index),
        )
    }
  }
  return undefined
}

/** A name shared by two calendars (Azar is March in Beirut and a Jalali month in Tehran) is settled by the year. */
function fitCalendar(
  calendar: CalendarName,
  year: number,
  name: string,
): { calendar: CalendarName; month: number } | undefined {
  const own = monthNames.get(name.replace(/\s/g, ' '))
  if (!own) return undefined
  if (calendar === 'gregorian' && year < 1500 && jalaliToo.has(name))
    return { calendar: 'jalali', month: jalaliToo.get(name) ?? 0 }
  const range: [number, number] = calendar === 'gregorian' ? [1970, 2100] : [1340, 1500]
  return year >= range[0] && year <= range[1] ? { calendar, month: own.month } : undefined
}

const jalaliToo = new Map([['اذر', 9]])

function readNumeric(folded: string, lang: string | undefined): ReadDate | undefined {
  const yearFirst =
    /(?<!\d)((?:13|14|19|20)\d\d)\s?[-/.\u5e74\ub144]\s?(\d{1,2})\s?[-/.\u6708\uc6d4]\s?(\d{1,2})(?!\d)/.exec(folded)
  if (yearFirst) {
    const [all, y, m, d] = yearFirst
    const calendar = calendarOfYear(Number(y), lang)
    const day = calendar && calendarDay(calendar, Number(y), Number(m), Number(d))
    if (day !== undefined)
      return readClock(
        day,
        folded.slice(yearFirst.index + all.length, yearFirst.index + all.length + 60),
        folded.slice(Math.max(0, yearFirst.index - 40), yearFirst.index),
      )
  }
  const yearLast = /(?<!\d)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?((?:13|14|19|20)\d\d)(?!\d)/.exec(folded)
  if (!yearLast) return undefined
  const [all, first, , second, y] = yearLast
  const a = Number(first)
  const b = Number(second)
  const calendar = calendarOfYear(Number(y), lang)
  if (!calendar) return undefined
  // Only in English are both orders printed; there a day of 12 or less is not read unless both orders agree.
  const english = lang === undefined || lang.startsWith('en')
  const order = a > 12 ? 'day' : b > 12 ? 'month' : a === b ? 'day' : english ? undefined : 'day'
  if (order === undefined) return undefined
  const day = order === 'day' ? calendarDay(calendar, Number(y), b, a) : calendarDay(calendar, Number(y), a, b)
  if (day === undefined) return undefined
  return readClock(
    day,
    folded.slice(yearLast.index + all.length, yearLast.index + all.length + 60),
    folded.slice(Math.max(0, yearLast.index - 40), yearLast.index),
  )
}

/** "yesterday at 14:20": the day counted from the fetch, and the time when one is printed. */
function readOffsetDay(folded: string, fetchedAt: number): ReadDate | undefined {
  const match = offsetDay.exec(folded)
  if (!match) return undefined
  const days = offsetDays.get((match[1] ?? '').replace(/\s/g, ' '))
  if (days === undefined || days > 0) return undefined
  const day = (Math.floor(fetchedAt / dayMs) + days) * dayMs
  return readClock(day, folded.slice(match.index + match[0].length, match.index + match[0].length + 40), '')
}

function readRelative(folded: string, fetchedAt: number): ReadDate | undefined {
  for (const [pattern, unitMs, fixed] of relativeForms) {
    const match = pattern.exec(folded)
    if (!match) continue
    const count = fixed ?? Number(match[1])
    if (!Number.isFinite(count) || count > 400) continue
    const at = fetchedAt - count * unitMs
    return unitMs >= dayMs ? { at: Math.floor(at / dayMs) * dayMs, dateOnly: true } : { at, dateOnly: false }
  }
  return undefined
}

/** The time printed after the day, or right before it, with its half of the day and its zone. */
function readClock(day: number, after: string, before: string): ReadDate {
  const match = clock.exec(after) ?? clockBefore.exec(before)
  if (!match) return { at: day, dateOnly: true }
  const [, h, mi, s, half, zone] = match
  let hour = Number(h)
  if (half !== undefined) {
    const afternoon = /^(?:p|\u0645|\u0628\u0639\u062f|\u0638)/.test(half)
    if (afternoon && hour < 12) hour += 12
    else if (!afternoon && hour === 12) hour = 0
  }
  if (hour > 23 || Number(mi) > 59) return { at: day, dateOnly: true }
  return withTime(day, hour, Number(mi), Number(s ?? 0), readZone(zone))
}

function withTime(
  day: number,
  hour: number,
  minute: number,
  second: number,
  zoneMinutes: number | undefined,
): ReadDate {
  if (hour > 24 || minute > 59) return { at: day, dateOnly: true }
  const at = day + timeOfDay(hour, minute, second) - (zoneMinutes ?? 0) * minuteMs
  return zoneMinutes === undefined ? { at, dateOnly: false } : { at, dateOnly: false, offsetMinutes: zoneMinutes }
}

function readZone(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === '') return undefined
  const text = zone.trim()
  if (/^z$/i.test(text)) return 0
  const offset = /([+-])\s?(\d{1,2}):?(\d\d)?/.exec(text)
  if (offset) return offsetMinutes(offset[1], offset[2], offset[3])
  if (/utc|gmt/i.test(text)) return 0
  const name = text.toLowerCase()
  const named = zones.get(name.slice(0, 4)) ?? zones.get(name.slice(0, 3))
  if (named !== undefined) return named
  for (const [place, minutes] of placeZones) if (text.includes(place)) return minutes
  return undefined
}

const zones = new Map([...commonZones, ...zoneTable(pageZoneNames)])
/** A name of two places ("دبي الكويت") is read as the one further west. */
const placeZones = [...zoneTable(zonePlaces)]
  .map(([place, minutes]) => [foldDateText(place), minutes] as const)
  .toSorted((a, b) => a[1] - b[1])

const isoDate =
  /^([12]\d{3})[-/](\d{1,2})[-/](\d{1,2})(?:(?:T|\s+|T\s)(\d{1,2}):(\d\d)(?::(\d\d(?:\.\d+)?))?)?\s*(Z|[+-]\s?\d{1,2}(?::?\d\d)?|utc|gmt|[a-z]{3,4})?(?:\[.*\])?$/i

const namedForms: readonly RegExp[] = [
  // 17 March 2020; 17 مارس/آذار 2020; 17 من مارس عام 2020; 17. März 2020; le 1er mars 2020; 2 de marzo de 2020
  new RegExp(
    `(?<![\\d:])(?<d>\\d{1,2})(?:er|st|nd|rd|th|\\u00ba|\\.)?\\s?(?:de|of|\\u0645\\u0646(?: \\u0634\\u0647\\u0631)?|[-/,])?\\s?` +
      `(?<m>${monthPattern})[.,\\u060c]?(?:\\s?[/\\-(]\\s?(?:${monthPattern})\\)?)?\\s?` +
      `(?:de|del|[-/,\\u060c]|\\u0639\\u0627\\u0645|\\u0633\\u0646\\u0647|\\u0644\\u0639\\u0627\\u0645)?\\s?(?<y>(?:13|14|19|20)\\d\\d)(?!\\d)`,
    'gu',
  ),
  // March 17, 2020; مارس 17, 2020
  new RegExp(
    `(?<![\\p{L}])(?<m>${monthPattern})[.]?\\s?[-/]?\\s?(?<d>\\d{1,2})(?:st|nd|rd|th)?\\s?[,\\u060c/\\-]?\\s?(?<y>(?:13|14|19|20)\\d\\d)(?!\\d)`,
    'gu',
  ),
  // 2020 March 17; 2020-Mar-17
  new RegExp(`(?<!\\d)(?<y>(?:13|14|19|20)\\d\\d)[\\s,/-]+(?<m>${monthPattern})[\\s,/-]+(?<d>\\d{1,2})(?!\\d)`, 'gu'),
]

const half =
  '(?:(a\\.?m\\.?|p\\.?m\\.?|\\u0635\\u0628\\u0627\\u062d\\u0627|\\u0645\\u0633\\u0627\\u0621?|\\u0638\\u0647\\u0631\\u0627|' +
  '\\u0628\\u0639\\u062f \\u0627\\u0644\\u0638\\u0647\\u0631|\\u0635|\\u0645|\\u0642\\.?\\u0638|\\u0628\\.?\\u0638)(?![\\p{L}]))'
const zoneForm =
  '(\\(?(?:utc|gmt)\\s?(?:[+-]\\s?\\d{1,2}(?::?\\d\\d)?)?|[+-]\\d\\d:?\\d\\d|e[sd]t|p[sd]t|c[sd]t|m[sd]t|' +
  'cest|cet|bst|ist|msk|\\u0628?\\u062a\\u0648\\u0642\\u064a\\u062a [\\p{L}]+(?: [\\p{L}]+)?|\\u063a\\u0631\\u064a\\u0646\\u062a\\u0634)'
const clock = new RegExp(
  `^[^\\d]{0,22}?(?<!\\d)(\\d{1,2})[:.h\\u066b](\\d\\d)(?::(\\d\\d))?\\s*${half}?[\\s,(]*${zoneForm}?`,
  'iu',
)
const clockBefore = new RegExp(
  `(?<!\\d)(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?\\s*${half}?[\\s,(]*${zoneForm}?[)\\s,|\\u060c\\u2022\\u00b7\\-\\u2013]*[\\p{L}]{0,9}[,\\u060c\\s]*$`,
  'iu',
)

/** Words of a day counted from today, folded ("yesterday", "اول امس"), with the days to add. */
const offsetDays = new Map(
  [...dayOffsetPairs, ...dayOffsets].map((entry) => {
    const [word = '', days = ''] = entry.split(' | ')
    return [foldDateText(word), Number(days)] as const
  }),
)
const offsetDay = new RegExp(
  `^\\W{0,3}(?:(?:published|posted|updated|${foldDateText('نشر')}|${foldDateText('آخر تحديث')})\\W{1,3})?(${[
    ...offsetDays.keys(),
  ]
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}])`,
  'u',
)

/** Pattern over folded text, unit, and the count when the words themselves say it ("ساعتين" is two). */
const relativeForms: readonly (readonly [RegExp, number, number?])[] = [
  [/(?:\u0642\u0628\u0644|\u0645\u0646\u0630) \u0633\u0627\u0639\u062a(?:\u064a\u0646|\u0627\u0646)/, hourMs, 2],
  [/(?:\u0642\u0628\u0644|\u0645\u0646\u0630) \u0633\u0627\u0639\u0647/, hourMs, 1],
  [
    /(?:\u0642\u0628\u0644|\u0645\u0646\u0630) (\d{1,2}) (?:\u0633\u0627\u0639\u0627\u062a|\u0633\u0627\u0639\u0647)/,
    hourMs,
  ],
  [
    /(?:\u0642\u0628\u0644|\u0645\u0646\u0630) \u062f\u0642\u064a\u0642\u062a(?:\u064a\u0646|\u0627\u0646)/,
    minuteMs,
    2,
  ],
  [/(?:\u0642\u0628\u0644|\u0645\u0646\u0630) \u062f\u0642\u064a\u0642\u0647/, minuteMs, 1],
  [
    /(?:\u0642\u0628\u0644|\u0645\u0646\u0630) (\d{1,3}) (?:\u062f\u0642\u0627\u0626\u0642|\u062f\u0642\u064a\u0642\u0647)/,
    minuteMs,
  ],
  [/(?:\u0642\u0628\u0644|\u0645\u0646\u0630) \u064a\u0648\u0645(?:\u064a\u0646|\u0627\u0646)/, dayMs, 2],
  [/(?:\u0642\u0628\u0644|\u0645\u0646\u0630) \u064a\u0648\u0645(?! )/, dayMs, 1],
  [/(?:\u0642\u0628\u0644|\u0645\u0646\u0630) (\d{1,3}) (?:\u0627\u064a\u0627\u0645|\u064a\u0648\u0645\u0627?)/, dayMs],
  [
    /(?:\u0642\u0628\u0644|\u0645\u0646\u0630) \u0627\u0633\u0628\u0648\u0639(?:\u064a\u0646|\u0627\u0646)/,
    7 * dayMs,
    2,
  ],
  [/(?:\u0642\u0628\u0644|\u0645\u0646\u0630) \u0627\u0633\u0628\u0648\u0639/, 7 * dayMs, 1],
  [/(\d{1,3})\s?(?:minutes?|mins?|\u062f\u0642\u064a\u0642\u0647) (?:ago|\u067e\u064a\u0634)/, minuteMs],
  [/(\d{1,2})\s?(?:hours?|hrs?|\u0633\u0627\u0639\u062a) (?:ago|\u067e\u064a\u0634)/, hourMs],
  [/\ban? hour ago/, hourMs, 1],
  [/(\d{1,3})\s?(?:days?|\u0631\u0648\u0632) (?:ago|\u067e\u064a\u0634)/, dayMs],
  [/il y a (\d{1,3}) ?(?:minutes?|min)\b/, minuteMs],
  [/il y a (\d{1,2}) ?(?:heures?|h)\b/, hourMs],
  [/il y a (\d{1,3}) ?jours?/, dayMs],
  [/vor (\d{1,3}) ?(?:minuten?|min)\b/, minuteMs],
  [/vor (\d{1,2}) ?(?:stunden?|std)\b/, hourMs],
  [/hace (\d{1,3}) ?minutos?/, minuteMs],
  [/hace (\d{1,2}) ?horas?/, hourMs],
  [/(\d{1,3}) минут\S* назад/, minuteMs],
  [/(\d{1,2}) час\S* назад/, hourMs],
]
