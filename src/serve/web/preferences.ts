/**
 * What a reader chose: language, theme, size, typeface, digits, country, zone, calendar, pictures.
 * In: the cookie, the query and Accept-Language. Out: `Preferences`, and the cookie's value. Touches nothing.
 */

export type PageLang = 'ar' | 'en'
export type Digits = 'latn' | 'arab'

export interface Preferences {
  lang: PageLang
  theme: 'auto' | 'light' | 'dark'
  /** 1 (small) to 4 (largest). */
  size: 1 | 2 | 3 | 4
  font: 'naskh' | 'sans'
  digits: 'auto' | Digits
  /** ISO 3166 alpha-2 of the reader's country, for month names and digits; '' for none. */
  region: string
  timeZone: string
  calendar: 'gregory' | 'both'
  pictures: boolean
}

/** Countries offered, by who reads Arabic; month names and digits follow CLDR. */
export const regions = [
  'DZ',
  'BH',
  'EG',
  'IQ',
  'JO',
  'KW',
  'LB',
  'LY',
  'MR',
  'MA',
  'OM',
  'PS',
  'QA',
  'SA',
  'SO',
  'SD',
  'SY',
  'TN',
  'AE',
  'YE',
] as const

const arabicDigitRegions = new Set('EG SA IQ SY LB JO KW QA YE SD OM BH PS MR'.split(' '))

/** The digits that a country's press uses by CLDR of Node 20; latn where none is chosen. */
export function regionDigits(region: string): Digits {
  return arabicDigitRegions.has(region) ? 'arab' : 'latn'
}

const zoneCache = new Map<string, boolean>()

/** Whether Intl knows the zone. */
export function isTimeZone(zone: string): boolean {
  const known = zoneCache.get(zone)
  if (known !== undefined) return known
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,40}$/.test(zone)) return false
  let valid = true
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    valid = false // Intl throws RangeError for a zone that it does not know.
  }
  if (zoneCache.size < 1000) zoneCache.set(zone, valid)
  return valid
}

export interface PreferenceInput {
  /** Value of the preferences cookie. */
  cookie?: string | undefined
  /** `?lang=` of this request. */
  lang?: string | undefined
  acceptLanguage?: string | undefined
  defaults: Preferences
}

/** The reader's choices: query before cookie before Accept-Language before defaults; what is not valid is left out. */
export function readPreferences(input: PreferenceInput): Preferences {
  const chosen = new URLSearchParams(input.cookie ?? '')
  const d = input.defaults
  const preferred = preferredLang(input.acceptLanguage)
  const region = chosen.get('region')
  const zone = chosen.get('zone')
  return {
    lang: oneOf(input.lang, ['ar', 'en']) ?? oneOf(chosen.get('lang'), ['ar', 'en']) ?? preferred ?? d.lang,
    theme: oneOf(chosen.get('theme'), ['auto', 'light', 'dark']) ?? d.theme,
    size: sizeOf(chosen.get('size')) ?? d.size,
    font: oneOf(chosen.get('font'), ['naskh', 'sans']) ?? d.font,
    digits: oneOf(chosen.get('digits'), ['auto', 'latn', 'arab']) ?? d.digits,
    region: region !== null && (region === '' || isRegion(region)) ? region : d.region,
    timeZone: zone !== null && isTimeZone(zone) ? zone : d.timeZone,
    calendar: oneOf(chosen.get('calendar'), ['gregory', 'both']) ?? d.calendar,
    pictures: chosen.has('pictures') ? chosen.get('pictures') !== 'off' : d.pictures,
  }
}

/** The cookie's value that gives these choices back. */
export function writePreferences(p: Preferences): string {
  return new URLSearchParams({
    lang: p.lang,
    theme: p.theme,
    size: String(p.size),
    font: p.font,
    digits: p.digits,
    region: p.region,
    zone: p.timeZone,
    calendar: p.calendar,
    pictures: p.pictures ? 'on' : 'off',
  }).toString()
}

/** The first of ar and en in Accept-Language by weight; undefined when neither is named. */
function preferredLang(header: string | undefined): PageLang | undefined {
  let best: { lang: PageLang; weight: number } | undefined
  for (const part of (header ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const lang = oneOf(tag.split('-')[0], ['ar', 'en'])
    const q = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((v) => v !== undefined)
    const weight = q === undefined ? 1 : Number(q)
    if (lang !== undefined && weight > (best?.weight ?? 0)) best = { lang, weight }
  }
  return best?.lang
}

function isRegion(value: string): boolean {
  return regions.some((r) => r === value)
}

function sizeOf(value: string | null): Preferences['size'] | undefined {
  const n = Number(value)
  return n === 1 || n === 2 || n === 3 || n === 4 ? n : undefined
}

function oneOf<const T extends string>(value: string | null | undefined, choices: readonly T[]): T | undefined {
  return choices.find((c) => c === value)
}
