/**
 * Mixed-direction text in a terminal: isolates, dates and numbers.
 * In: strings and instants. Out: strings. Touches nothing.
 * Isolates (U+2066 to U+2069) only, never embeddings or overrides; those in foreign text are taken out first.
 */
import { plainLine } from '../text/plain-line.ts'

const firstStrongIsolate = '\u2068'
const popIsolate = '\u2069'

/** The text as a unit whose direction is its own and does not touch its surroundings. */
export function isolate(text: string): string {
  return `${firstStrongIsolate}${plainLine(text)}${popIsolate}`
}

/** The text cut at a word to at most `maxChars`, with an ellipsis when something was cut. */
export function shorten(text: string, maxChars: number): string {
  const line = plainLine(text).trim()
  if (line.length <= maxChars) return line
  const cut = line.slice(0, maxChars - 1)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > maxChars / 2 ? space : undefined)}…`
}

export interface DateStyle {
  lang: 'ar' | 'en'
  timeZone: string
  digits: 'latn' | 'arab'
}

/** Day and time in the reader's language, time zone and digits, isolated. */
export function formatInstant(at: number, style: DateStyle): string {
  const locale = style.lang === 'ar' ? `ar-u-nu-${style.digits}-ca-gregory` : 'en-GB'
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: style.timeZone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return isolate(format.format(at))
}

/** A number with the language's separators. */
export function formatCount(count: number, style: Pick<DateStyle, 'lang' | 'digits'>): string {
  return new Intl.NumberFormat(style.lang === 'ar' ? `ar-u-nu-${style.digits}` : 'en-GB', {
    maximumFractionDigits: 2,
  }).format(count)
}

/** 1536 → "1.5 MB" and the like; Latin units in both languages. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit++
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit] ?? ''}`
}
