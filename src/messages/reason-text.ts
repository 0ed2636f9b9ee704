/**
 * A reason of grouping in words: the text of its code, the plural form that its count asks for, its values in their places.
 * In: a reason and how to show a value. Out: parts, for markup to isolate, or one string. Pure.
 */
import type { Reason } from '../model/story.ts'
import { contextReasons, countedValues, joinReasons } from './reasons.ts'
import type { WebText } from './page-text.ts'

const texts: Record<string, WebText> = { ...contextReasons, ...joinReasons }
const pluralRules = { ar: new Intl.PluralRules('ar'), en: new Intl.PluralRules('en') }

export interface ReasonParts {
  /** The text in order; a part with `name` is the place of that value. */
  parts: { text: string; name?: string }[]
  /** Names of the values that the text has no place for, to be shown after it. */
  rest: string[]
}

/** The reason's text cut at its places. A code without a text stands for itself. */
export function reasonParts(lang: 'ar' | 'en', reason: Reason): ReasonParts {
  const values = reason.values ?? {}
  const message = texts[reason.code]
  const template = message === undefined ? reason.code : formOf(lang, message, values)
  const parts = template
    .split(/(\{\w+\})/)
    .filter((text) => text !== '')
    .map((text) => {
      const name = /^\{(\w+)\}$/.exec(text)?.[1]
      return name === undefined || values[name] === undefined ? { text } : { text, name }
    })
  const told = new Set(placesOf(message))
  return { parts, rest: Object.keys(values).filter((name) => !told.has(name) && values[name] !== '') }
}

/** The reason as one string; `show` gives a value as the reader wants it. */
export function reasonText(
  lang: 'ar' | 'en',
  reason: Reason,
  show: (name: string, value: string | number) => string,
): string {
  const { parts, rest } = reasonParts(lang, reason)
  const valueOf = (name: string): string => {
    const value = reason.values?.[name]
    return value === undefined ? '' : show(name, value)
  }
  const text = parts.map((part) => (part.name === undefined ? part.text : valueOf(part.name))).join('')
  return rest.length === 0 ? text : `${text}: ${rest.map(valueOf).join(' · ')}`
}

/** Whether the text has a place for the value (and then its own percent sign). */
export function hasPlace(code: string, name: string): boolean {
  return placesOf(texts[code]).includes(name)
}

function formOf(lang: 'ar' | 'en', message: WebText, values: NonNullable<Reason['values']>): string {
  const counted = countedValues.map((name) => values[name]).find((value) => typeof value === 'number')
  const count = typeof counted === 'number' ? counted : 0
  if (lang === 'ar') return typeof message.ar === 'string' ? message.ar : message.ar[pluralRules.ar.select(count)]
  if (typeof message.en === 'string') return message.en
  return pluralRules.en.select(count) === 'one' ? message.en.one : message.en.other
}

/** Places of any form: the form for one may leave out its number, which is given all the same. */
function placesOf(message: WebText | undefined): string[] {
  if (message === undefined) return []
  const forms = typeof message.ar === 'string' ? [message.ar] : Object.values(message.ar)
  return forms.flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? ''))
}
