/**
 * The kinds of configuration option: how a raw value from a flag, the environment or the file becomes a typed one.
 * In: raw values of any shape. Out: the value, or why it is not one (both languages). Touches nothing.
 */
import { isIP } from 'node:net'
import { dayMs, hourMs, minuteMs, secondMs } from '../model/instant.ts'

export interface Bilingual {
  ar: string
  en: string
}

export type Reading<T> = { ok: true; value: T } | { ok: false; why: Bilingual }

/** One option as data; parsing, help, redacted dump and docs/configuration.md derive from it. */
export interface Option<T> {
  /** For help and documentation: "duration", "whole number 0–65535", "ar | en", … */
  kind: Bilingual
  fallback: T
  /** The default as one would write it in the file; absent when there is none. */
  fallbackText: string | undefined
  secret: boolean
  doc: Bilingual
  read(raw: unknown): Reading<T>
}

interface About<T> {
  fallback: T
  doc: Bilingual
  secret?: boolean
}

const isWholeNumberText = /^\d{1,15}$/

/** Free text, trimmed, not empty. */
export function textOption(about: About<string> & { maxChars?: number }): Option<string> {
  const { maxChars = 500 } = about
  return option(about, { ar: 'نص', en: 'text' }, about.fallback, (raw) => {
    if (typeof raw !== 'string' || raw.trim() === '') return not('نصاً غير فارغ', 'text that is not empty')
    if (raw.length > maxChars) return not(`نصاً لا يتجاوز ${maxChars} حرفاً`, `text of at most ${maxChars} characters`)
    return fine(raw.trim())
  })
}

/** A path of the file system, relative to the working directory or absolute. */
export function pathOption(about: About<string>): Option<string> {
  return option(about, { ar: 'مسار', en: 'path' }, about.fallback, (raw) =>
    typeof raw === 'string' && raw.trim() !== '' && !raw.includes('\0') ? fine(raw) : not('مساراً', 'a path'),
  )
}

/** A path of the file system, or absent. */
export function optionalPathOption(about: Omit<About<undefined>, 'fallback'>): Option<string | undefined> {
  const given = pathOption({ ...about, fallback: '' })
  return { ...given, fallback: undefined, fallbackText: undefined }
}

/** A name of letters, digits, hyphens and underscores. */
export function nameOption(about: About<string>): Option<string> {
  return option(about, { ar: 'اسم', en: 'name' }, about.fallback, (raw) =>
    typeof raw === 'string' && /^[\w-]{1,60}$/.test(raw)
      ? fine(raw)
      : not('حروفاً لاتينية وأرقاماً و- و_', 'letters, digits, - and _'),
  )
}

/** An address with one of the given schemes, or absent. */
export function addressOption(
  about: Omit<About<undefined>, 'fallback'> & { schemes: readonly string[] },
): Option<string | undefined> {
  const shown = about.schemes.map((scheme) => `${scheme}://…`).join(', ')
  return option<string | undefined>(
    { ...about, fallback: undefined },
    { ar: 'عنوان', en: 'address' },
    undefined,
    (raw) => (isAddress(raw, about.schemes) ? fine(raw) : not(`عنواناً يبدأ بـ ${shown}`, `an address like ${shown}`)),
  )
}

/** Several addresses: a list in the file, comma-separated elsewhere. */
export function addressesOption(
  about: Omit<About<undefined>, 'fallback'> & { schemes: readonly string[] },
): Option<string[]> {
  const shown = about.schemes.map((scheme) => `${scheme}://…`).join(', ')
  return option<string[]>(
    { ...about, fallback: [] },
    { ar: 'عناوين تفصلها فواصل', en: 'addresses, comma-separated' },
    undefined,
    (raw) => {
      const items = listOf(raw)
      return items?.every((item) => isAddress(item, about.schemes))
        ? fine(items)
        : not(`عناوين مثل ${shown}`, `addresses like ${shown}`)
    },
  )
}

/** Words out of a fixed list; several, comma-separated. */
export function choicesOption<const C extends string>(
  about: About<readonly C[]> & { choices: readonly C[] },
): Option<C[]> {
  const shown = about.choices.join(', ')
  return option<C[]>(
    { ...about, fallback: [...about.fallback] },
    { ar: `من: ${shown}`, en: `some of ${shown}` },
    about.fallback.join(','),
    (raw) => {
      const items = listOf(raw)
      const known = items?.map((item) => about.choices.find((choice) => choice === item))
      if (!known || known.length === 0 || known.includes(undefined))
        return not(`كلمات من: ${shown}`, `words out of ${shown}`)
      return fine([...new Set(known.filter((choice) => choice !== undefined))])
    },
  )
}

/** One word out of a fixed list. */
export function choiceOption<const C extends string>(about: About<C> & { choices: readonly C[] }): Option<C> {
  const shown = about.choices.join(' | ')
  return option<C>(about, { ar: shown, en: shown }, about.fallback, (raw) => {
    const found = about.choices.find((choice) => choice === raw)
    return found === undefined ? not(`واحداً من: ${shown}`, `one of ${shown}`) : fine(found)
  })
}

/** Yes or no. */
export function switchOption(about: About<boolean>): Option<boolean> {
  return option(about, { ar: 'true | false', en: 'true | false' }, String(about.fallback), (raw) => {
    if (typeof raw === 'boolean') return fine(raw)
    const word = typeof raw === 'string' ? raw.trim().toLowerCase() : ''
    if (['true', 'yes', '1', 'on'].includes(word)) return fine(true)
    if (['false', 'no', '0', 'off'].includes(word)) return fine(false)
    return not('true أو false', 'true or false')
  })
}

/** A whole number from `min` to `max`. */
export function countOption(about: About<number> & { min: number; max: number }): Option<number> {
  const { min, max } = about
  return option(about, { ar: `عدد ${min}–${max}`, en: `number ${min}–${max}` }, String(about.fallback), (raw) => {
    const value = typeof raw === 'string' && isWholeNumberText.test(raw.trim()) ? Number(raw) : raw
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
      return not(`عدداً صحيحاً من ${min} إلى ${max}`, `a whole number from ${min} to ${max}`)
    return fine(value)
  })
}

const durationUnits: Record<string, number> = { ms: 1, s: secondMs, m: minuteMs, h: hourMs, d: dayMs }

/** A length of time in milliseconds; written as 500ms, 20s, 15m, 6h, 7d, or a bare number of milliseconds. */
export function durationOption(about: About<string> & { min: string; max: string }): Option<number> {
  const min = parseMeasure(about.min, durationUnits)
  const max = parseMeasure(about.max, durationUnits)
  const fallback = parseMeasure(about.fallback, durationUnits)
  return option(
    { ...about, fallback },
    { ar: `مدة ${about.min}–${about.max}`, en: `duration ${about.min}–${about.max}` },
    about.fallback,
    (raw) => {
      const value = readMeasure(raw, durationUnits)
      return value >= min && value <= max
        ? fine(value)
        : not(
            `مدة بين ${about.min} و${about.max} مثل 90s أو 15m أو 7d`,
            `a duration from ${about.min} to ${about.max}, like 90s, 15m, 7d`,
          )
    },
  )
}

const sizeUnits: Record<string, number> = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 }

/** A size in bytes; written as 500KB, 10MB, 1GB (powers of 1024), or a bare number of bytes. */
export function sizeOption(about: About<string> & { min: string; max: string }): Option<number> {
  const min = parseMeasure(about.min, sizeUnits)
  const max = parseMeasure(about.max, sizeUnits)
  const fallback = parseMeasure(about.fallback, sizeUnits)
  return option(
    { ...about, fallback },
    { ar: `حجم ${about.min}–${about.max}`, en: `size ${about.min}–${about.max}` },
    about.fallback,
    (raw) => {
      const value = readMeasure(raw, sizeUnits)
      return value >= min && value <= max
        ? fine(value)
        : not(`حجماً بين ${about.min} و${about.max} مثل 10MB`, `a size from ${about.min} to ${about.max}, like 10MB`)
    },
  )
}

/** Words of a given shape, comma-separated; may be empty. */
export function wordsOption(about: About<readonly string[]> & { shape: RegExp; shown: string }): Option<string[]> {
  const fallbackText = about.fallback.length > 0 ? about.fallback.join(',') : undefined
  return option<string[]>(
    { ...about, fallback: [...about.fallback] },
    { ar: `${about.shown}، …`, en: `${about.shown}, …` },
    fallbackText,
    (raw) => {
      const items = listOf(raw)
      return items?.every((item) => about.shape.test(item))
        ? fine(items)
        : not(`قائمة مثل ${about.shown}`, `a list like ${about.shown}`)
    },
  )
}

/** Addresses and networks (`10.0.0.0/8`), comma-separated; may be empty. */
export function networksOption(about: { doc: Bilingual }): Option<string[]> {
  const shown = '127.0.0.1, 10.0.0.0/8'
  return option<string[]>({ ...about, fallback: [] }, { ar: `${shown}، …`, en: `${shown}, …` }, undefined, (raw) => {
    const items = listOf(raw)
    return items?.every(isNetwork)
      ? fine(items)
      : not(`عناوين أو شبكات مثل ${shown}`, `addresses or networks like ${shown}`)
  })
}

/** Text or nothing, for secrets and contact lines that have no default. */
export function optionalTextOption(
  about: Omit<About<undefined>, 'fallback'> & { minChars: number },
): Option<string | undefined> {
  return option<string | undefined>({ ...about, fallback: undefined }, { ar: 'نص', en: 'text' }, undefined, (raw) =>
    typeof raw === 'string' && raw.length >= about.minChars && raw.length <= 500
      ? fine(raw)
      : not(`نصاً من ${about.minChars} أحرف على الأقل`, `text of at least ${about.minChars} characters`),
  )
}

/** Milliseconds of "90s", "15m", "7d"; NaN for anything else. Also used for command options such as `--since`. */
export function durationMs(written: string): number {
  return readMeasure(written, durationUnits)
}

function option<T>(
  about: About<T>,
  kind: Bilingual,
  fallbackText: string | undefined,
  read: (raw: unknown) => Reading<T>,
): Option<T> {
  return { kind, fallback: about.fallback, fallbackText, secret: about.secret ?? false, doc: about.doc, read }
}

function fine<T>(value: T): Reading<T> {
  return { ok: true, value }
}

function not(ar: string, en: string): { ok: false; why: Bilingual } {
  return { ok: false, why: { ar: `المطلوب: ${ar}`, en: `expected ${en}` } }
}

function isAddress(raw: unknown, schemes: readonly string[]): raw is string {
  if (typeof raw !== 'string' || !URL.canParse(raw)) return false
  const { protocol, host } = new URL(raw)
  return host !== '' && schemes.includes(protocol.slice(0, -1))
}

function isNetwork(written: string): boolean {
  const [address = '', bits, ...more] = written.split('/')
  const most = [0, 0, 0, 0, 32, 0, 128][isIP(address)] ?? 0
  return most > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
}

function listOf(raw: unknown): string[] | undefined {
  const parts: unknown[] = typeof raw === 'string' ? raw.split(',') : Array.isArray(raw) ? raw : []
  const words: string[] = []
  for (const part of parts) {
    if (typeof part !== 'string') return undefined
    if (part.trim() !== '') words.push(part.trim())
  }
  return typeof raw === 'string' || Array.isArray(raw) ? words : undefined
}

function readMeasure(raw: unknown, units: Record<string, number>): number {
  if (typeof raw === 'number') return Number.isFinite(raw) && raw >= 0 ? Math.round(raw) : Number.NaN
  return typeof raw === 'string' ? parseMeasure(raw, units) : Number.NaN
}

function parseMeasure(written: string, units: Record<string, number>): number {
  const match = /^(\d{1,15}(?:\.\d{1,3})?)\s*([a-zA-Z]*)$/.exec(written.trim())
  if (!match) return Number.NaN
  const [, digits = '', unit = ''] = match
  const wanted = unit.toLowerCase()
  const factor = unit === '' ? 1 : Object.entries(units).find(([name]) => name.toLowerCase() === wanted)?.[1]
  return factor === undefined ? Number.NaN : Math.round(Number(digits) * factor)
}
