/**
 * Names of months, of days and of half days in the languages of feeds: our own lists first, then what `Intl` knows of the rest.
 * In: words of a date. Out: numbers of months. Touches nothing; the names of `Intl` are collected once, when a word asks for them.
 */
import * as lists from '../../data/feeds.data.ts'

/** Letters as names are compared in: small, without vowel marks, without hamza on alef, without a full stop. */
export function plainName(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\u064b-\u0652\u0640]/g, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(/[.\u2019']+$/, '')
}

/** 1 to 12 when the word names a month in our lists; a shortened Latin name that fits two months ("jui") is the earlier one. */
export function listedMonth(word: string): number | undefined {
  const latin = /^[a-zäéû]/.test(word)
  if (latin && word.length < 3) return undefined
  return listed.find(([full]) => (latin ? full.startsWith(word) : full === word))?.[1]
}

/**
 * 1 to 12 when the word at `index` names a month in a language of `Intl`. A name that means two months (listopad: October in Croatian,
 * November in Czech and Polish) counts only when another word of the date is a day's name in one of the two, or when only one of them writes
 * the day as it stands there (`dotted`: with a full stop).
 */
export function worldMonth(words: readonly string[], index: number, dotted: boolean): number | undefined {
  const found = formsOf(words[index] ?? '').flatMap((form) => [...(world().months.get(form) ?? [])])
  const numbers = new Set(found.map(([, { month }]) => month))
  if (numbers.size <= 1) return found[0]?.[1].month
  const spoken = new Set(
    words.flatMap((word, i) =>
      i === index ? [] : formsOf(word).flatMap((form) => [...(world().days.get(form) ?? [])]),
    ),
  )
  const fitting = found.filter(([language, meant]) =>
    spoken.size > 0 ? spoken.has(language) : meant.dotted === dotted,
  )
  const left = new Set(fitting.map(([, { month }]) => month))
  return left.size === 1 ? fitting[0]?.[1].month : undefined
}

interface WorldMonth {
  month: number
  /** The language writes a full stop after the day. */
  dotted: boolean
}

interface WorldNames {
  /** Name → language → what it means there. */
  months: Map<string, Map<string, WorldMonth>>
  /** Name of a day of the week → languages. */
  days: Map<string, Set<string>>
}

const listed = lists.monthNames
  .map((entry): [name: string, month: number] => {
    const [name = '', month = ''] = entry.split(' | ')
    return [name, Number(month)]
  })
  .sort((a, b) => a[1] - b[1])

const languages = (
  'af ar-DZ ar-EG ar-IQ ar-MA ar-SY ar-TN az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ' +
  'ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl pa pl ps pt ro ru si sk sl so sq sr sr-Latn sv sw ta te th tr uk ur uz vi zu'
).split(' ')

let collected: WorldNames | undefined

function world(): WorldNames {
  collected ??= collect()
  return collected
}

/** The word, and where the language glues one letter before the month (Hebrew) the word without it. */
function formsOf(word: string): string[] {
  const plain = plainName(word)
  return plain.startsWith('\u05d1') ? [plain, plain.slice(1)] : [plain]
}

function collect(): WorldNames {
  const names: WorldNames = { months: new Map(), days: new Map() }
  for (const language of languages) {
    const locale = `${language}-u-ca-gregory-nu-latn`
    for (const month of ['long', 'short'] as const)
      for (const whole of [true, false]) {
        const parts = whole ? ({ year: 'numeric', day: 'numeric' } as const) : {}
        const format = new Intl.DateTimeFormat(locale, { ...parts, month, timeZone: 'UTC' })
        for (let number = 1; number <= 12; number++) {
          const written = format.formatToParts(Date.UTC(2026, number - 1, 15))
          const at = written.findIndex(({ type }) => type === 'day')
          const dotted = written[at + 1]?.value.startsWith('.') === true
          for (const form of spellings(written.find(({ type }) => type === 'month')?.value ?? '')) {
            const meant = names.months.get(form) ?? new Map<string, WorldMonth>()
            if (!meant.has(language)) meant.set(language, { month: number, dotted })
            names.months.set(form, meant)
          }
        }
      }
    for (const weekday of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' })
      for (let day = 1; day <= 7; day++)
        for (const form of spellings(format.format(Date.UTC(2026, 2, day))))
          names.days.set(form, (names.days.get(form) ?? new Set()).add(language))
    }
  }
  return names
}

/** A name of `Intl` as it may stand in a feed: its first word, also without accents; numbers and single letters name nothing. */
function spellings(name: string): string[] {
  // "tháng 11" is a number with a word before it.
  if (/\d/.test(name)) return []
  const first = /\p{L}[\p{L}\p{M}\u2019']*/u.exec(name)?.[0] ?? ''
  const plain = plainName(first)
  if (plain.length < 2) return []
  const bare = plain.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  return bare === plain ? [plain] : [plain, bare]
}
