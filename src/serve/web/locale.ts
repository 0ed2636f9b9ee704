/**
 * Texts, numbers and times as one reader wants them.
 * In: preferences and now. Out: a `Locale`: `text` for plain strings, numbers, dates, relative times. Touches nothing.
 *
 * Plain texts carry the isolates U+2068 and U+2069 around values, so that a name in the other direction cannot disturb the sentence;
 * in markup use the components of bidi.tsx instead.
 */
import { webMessages } from '../../messages/web.ts'
import type { WebKey } from '../../messages/web.ts'
import type { WebText } from '../../messages/page-text.ts'
import { problems } from '../../messages/problems.ts'
import type { ProblemCode } from '../../messages/problems.ts'
import { regionDigits } from './preferences.ts'
import type { Preferences } from './preferences.ts'
import { dayMs, hourMs, minuteMs } from '../../model/instant.ts'

export type TextValues = Record<string, string | number>

export interface Locale {
  preferences: Preferences
  lang: 'ar' | 'en'
  dir: 'rtl' | 'ltr'
  /** BCP 47 tag with numbering system, for Intl. */
  tag: string
  now: number
  /** Text with values in isolates; `count` chooses the plural form. */
  text(key: WebKey, values?: TextValues): string
  /** The template of a text, plural form chosen, places not filled: for markup. */
  template(key: WebKey, count?: number): string
  number(n: number): string
  /** 0..1 as a percentage. */
  percent(share: number): string
  /** "3 hours ago" within a week, else the day. */
  relative(at: number, dateOnly?: boolean): string
  /** "in 20 minutes"; "now" for what is past. */
  until(at: number): string
  /** Day, time and zone; Hijri day beside it when chosen. */
  absolute(at: number, dateOnly?: boolean): string
  day(at: number): string
  time(at: number): string
  /** "20 minutes". */
  duration(ms: number): string
  languageName(lang: string): string
  regionName(region: string): string
  problem(code: string): string
}

/** For a page that is sent to many and for a while. */
export interface PageClock {
  /** What stands for "3 hours ago" until the page is sent. */
  placeOf(at: number): string
  /** Called when something else is told by the clock. */
  onRead(): void
}

const isolate = '\u2068'
const popIsolate = '\u2069'

/** The reader's locale at `now`. Formatters are kept between requests: making one costs far more than using it. */
export function makeLocale(preferences: Preferences, now: number, clock?: PageClock): Locale {
  const lang = preferences.lang
  const tag = intlTag(preferences)
  const zone = preferences.timeZone
  const number = (n: number): string => formatters(tag, zone).number.format(n)
  const template = (key: WebKey, count?: number): string => templateOf(lang, webMessages[key], count)
  const locale: Locale = {
    preferences,
    lang,
    dir: lang === 'ar' ? 'rtl' : 'ltr',
    tag,
    get now() {
      clock?.onRead()
      return now
    },
    template,
    number,
    text(key, values = {}) {
      const count = values['count']
      return fill(template(key, typeof count === 'number' ? count : undefined), values, number)
    },
    percent: (share) => formatters(tag, zone).percent.format(share),
    relative: (at, dateOnly) => relative(locale, { at, dateOnly: dateOnly ?? false, age: now - at }, clock),
    until: (at) => until(locale, at),
    absolute: (at, dateOnly) => absolute(locale, at, dateOnly ?? false),
    day: (at) => formatters(tag, zone).day.format(at),
    time: (at) => formatters(tag, zone).time.format(at),
    duration: (ms) => duration(tag, ms),
    languageName: (code) => named(formatters(tag, zone).languages, code),
    regionName: (code) => named(formatters(tag, zone).regions, code),
    problem: (code) => (isProblemCode(code) ? problems[code][lang] : code),
  }
  return locale
}

/** "ar-SA-u-nu-arab": always with the numbering system, since ICU's own default differs by country. */
function intlTag(p: Preferences): string {
  if (p.lang === 'en') return 'en-GB-u-nu-latn'
  const digits = p.digits === 'auto' ? regionDigits(p.region) : p.digits
  return `ar${p.region === '' ? '' : `-${p.region}`}-u-nu-${digits}`
}

interface Formatters {
  number: Intl.NumberFormat
  percent: Intl.NumberFormat
  day: Intl.DateTimeFormat
  dayUtc: Intl.DateTimeFormat
  time: Intl.DateTimeFormat
  full: Intl.DateTimeFormat
  hijri: Intl.DateTimeFormat
  relative: Intl.RelativeTimeFormat
  languages: Intl.DisplayNames
  regions: Intl.DisplayNames
}

const kept = new Map<string, Formatters>()

function formatters(tag: string, timeZone: string): Formatters {
  const key = `${tag} ${timeZone}`
  const found = kept.get(key)
  if (found) return found
  const made: Formatters = {
    number: new Intl.NumberFormat(tag),
    percent: new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }),
    day: new Intl.DateTimeFormat(tag, {
      timeZone,
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      calendar: 'gregory',
    }),
    dayUtc: new Intl.DateTimeFormat(tag, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      calendar: 'gregory',
    }),
    time: new Intl.DateTimeFormat(tag, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    full: new Intl.DateTimeFormat(tag, {
      timeZone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
      calendar: 'gregory',
    }),
    hijri: new Intl.DateTimeFormat(tag, {
      timeZone,
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      calendar: 'islamic-umalqura',
    }),
    relative: new Intl.RelativeTimeFormat(tag, { numeric: 'always' }),
    languages: new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' }),
    regions: new Intl.DisplayNames(tag, { type: 'region', fallback: 'code' }),
  }
  if (kept.size > 200) kept.clear()
  kept.set(key, made)
  return made
}

const pluralRules = { ar: new Intl.PluralRules('ar'), en: new Intl.PluralRules('en') }

function templateOf(lang: 'ar' | 'en', message: WebText, count: number | undefined): string {
  if (lang === 'ar') {
    return typeof message.ar === 'string' ? message.ar : message.ar[pluralRules.ar.select(count ?? 0)]
  }
  if (typeof message.en === 'string') return message.en
  return pluralRules.en.select(count ?? 0) === 'one' ? message.en.one : message.en.other
}

function fill(template: string, values: TextValues, number: (n: number) => string): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name]
    if (value === undefined) return place
    return typeof value === 'number' ? number(value) : isolate + value + popIsolate
  })
}

function relative(
  l: Locale,
  { at, dateOnly, age }: { at: number; dateOnly: boolean; age: number },
  clock: PageClock | undefined,
): string {
  const f = formatters(l.tag, l.preferences.timeZone)
  if (dateOnly) return f.dayUtc.format(at)
  if (clock !== undefined && age < 7 * dayMs) return clock.placeOf(at)
  if (Math.abs(age) < minuteMs) return l.text('time.now')
  if (age < 0 || age >= 7 * dayMs) return f.day.format(at)
  if (age < hourMs) return f.relative.format(-Math.floor(age / minuteMs), 'minute')
  if (age < dayMs) return f.relative.format(-Math.floor(age / hourMs), 'hour')
  return f.relative.format(-Math.floor(age / dayMs), 'day')
}

function until(l: Locale, at: number): string {
  const f = formatters(l.tag, l.preferences.timeZone).relative
  const wait = at - l.now
  if (wait < minuteMs) return l.text('time.now')
  if (wait < hourMs) return f.format(Math.round(wait / minuteMs), 'minute')
  return wait < dayMs ? f.format(Math.round(wait / hourMs), 'hour') : f.format(Math.round(wait / dayMs), 'day')
}

function absolute(l: Locale, at: number, dateOnly: boolean): string {
  const f = formatters(l.tag, l.preferences.timeZone)
  const gregorian = dateOnly ? f.dayUtc.format(at) : f.full.format(at)
  return l.preferences.calendar === 'both' ? `${gregorian} (${f.hijri.format(at)})` : gregorian
}

function duration(tag: string, ms: number): string {
  const [value, unit] =
    ms < hourMs
      ? ([Math.max(1, Math.round(ms / minuteMs)), 'minute'] as const)
      : ms < dayMs
        ? ([Math.round(ms / hourMs), 'hour'] as const)
        : ([Math.round(ms / dayMs), 'day'] as const)
  return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}

function named(names: Intl.DisplayNames, code: string): string {
  // DisplayNames throws on what is not a well-formed tag; a publisher's tag may be anything.
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code) ? (names.of(code) ?? code) : code
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code)
}
