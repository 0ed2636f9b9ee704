/**
 * The parts that every form of a citation is made of: addresses, instants, the sentence about a story.
 * In: what is cited, a style. Out: strings. Touches nothing but a memo of date formats.
 */
import { citationWords } from '../../messages/citations.ts'
import { outsideLink } from '../../model/outside-link.ts'
import { plainLine } from '../../text/plain-line.ts'
import type { Cited, CitationStyle, CitedStory } from './cited.ts'

/** The permanent link to it in this site. */
export function permalink({ kind, id }: Pick<Cited, 'kind' | 'id'>, { base }: CitationStyle): string | undefined {
  return base === undefined ? undefined : `${base}/${kind}/${id}`
}

/** The publisher's address where it leads somewhere, with no sign that would end it in any of the forms. */
export function originalAddress(cited: Cited): string | undefined {
  const address = cited.kind === 'article' ? outsideLink(cited.url) : undefined
  return address?.replace(/[\s\p{Cc}\p{Cf}{}\\<>"^`|()]/gu, (sign) =>
    sign === '(' ? '%28' : sign === ')' ? '%29' : encodeURIComponent(sign),
  )
}

/** The instant as a person writes it: day, time, zone in parentheses; the day alone where no more is meant. */
export function writtenInstant(at: number, style: CitationStyle, dateOnly = false): string {
  // A day without an hour is the same in every zone.
  const { day, clock } = formatsOf(tagOf(style), dateOnly ? 'UTC' : style.timeZone)
  if (dateOnly) return day.format(at)
  const parts = clock.formatToParts(at)
  const of = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? ''
  const zone = of('timeZoneName')
  const shownZone = style.lang === 'ar' && zone === 'UTC' ? 'غرينتش' : zone
  return `${day.format(at)}${comma(style)}${of('hour')}:${of('minute')} (${shownZone})`
}

/** The same for programs, in the style's zone: year, month and day as numbers, and the whole with the zone's offset. */
export function countedInstant(
  at: number,
  { timeZone }: CitationStyle,
  dateOnly = false,
): { year: number; month: number; day: number; iso: string } {
  const parts = formatsOf('en-GB', dateOnly ? 'UTC' : timeZone).counted.formatToParts(at)
  const of = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? ''
  const date = `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}`
  const offset = of('timeZoneName').replace('GMT', '') || 'Z'
  const iso = dateOnly ? date : `${date}T${of('hour')}:${of('minute')}:${of('second')}${offset}`
  return { year: Number(of('year')), month: Number(of('month')), day: Number(of('day')), iso }
}

/** "a story followed by 5 sites since 5 January 2026, 10:00 (UTC)": what its page says, no more. */
export function storySentence(story: CitedStory, style: CitationStyle): string {
  const { lang } = style
  const count = story.sourceCount
  const forms = citationWords.story
  const template =
    lang === 'ar'
      ? forms.ar[new Intl.PluralRules('ar').select(count)]
      : forms.en[new Intl.PluralRules('en').select(count) === 'one' ? 'one' : 'other']
  return template
    .replace('{count}', new Intl.NumberFormat(tagOf(style)).format(count))
    .replace('{at}', writtenInstant(story.firstAt, style))
}

export function comma({ lang }: CitationStyle): string {
  return lang === 'ar' ? '، ' : ', '
}

function tagOf({ lang, tag }: CitationStyle): string {
  return tag ?? (lang === 'ar' ? 'ar-u-nu-latn' : 'en-GB')
}

/** On one line, spaces made one. */
export function lineOf(text: string): string {
  return plainLine(text).replace(/\s+/g, ' ').trim()
}

interface Formats {
  day: Intl.DateTimeFormat
  clock: Intl.DateTimeFormat
  counted: Intl.DateTimeFormat
}

/** Making one costs far more than using it, and an export uses them for each row. */
const kept = new Map<string, Formats>()

function formatsOf(tag: string, timeZone: string): Formats {
  const key = `${tag} ${timeZone}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const made: Formats = {
    day: new Intl.DateTimeFormat(tag, {
      timeZone,
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      calendar: 'gregory',
    }),
    clock: new Intl.DateTimeFormat(tag, { timeZone, ...clock, timeZoneName: 'short' }),
    counted: new Intl.DateTimeFormat('en-GB-u-nu-latn-ca-gregory', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      ...clock,
      second: '2-digit',
      timeZoneName: 'longOffset',
    }),
  }
  if (kept.size > 100) kept.clear()
  kept.set(key, made)
  return made
}
