/**
 * A version of a text as it is compared: its words, and, of a few of them, which are numbers, dates and names.
 * In: title and text with what analysis found. Out: `VersionText`, `Stretch`. Pure; linear in at most `mostChars` of the text.
 *
 * Numbers and dates are read only around the words that differ: reading them all costs ten times the comparison.
 */
import type { Analysis, Figure } from '../../model/analysis.ts'
import { datesIn, type TextDate } from '../../text/dates/dates-in-text.ts'
import { numeralsIn, type Numeral } from '../../text/numerals/numerals.ts'
import { scan, type Scan } from '../../text/scanner/scan.ts'

export interface TextVersion {
  title: string
  text: string
  /** When it was published, epoch ms; without it "أمس" says no day. */
  at?: number
  lang?: string
  /** Without it names are told by lists alone, and what a number counts by its place. */
  analysis?: Pick<Analysis, 'mentions' | 'entities' | 'figures'>
}

export type VersionField = 'title' | 'text'

export interface FieldText {
  field: VersionField
  scan: Scan
  version: TextVersion
  /** 1 for each token of a name. */
  named: Uint8Array
}

export interface VersionText {
  title: FieldText
  text: FieldText
}

/** What stands further down is not compared: news tells its facts above. */
const mostChars = 12_000

export function versionText(version: TextVersion): VersionText {
  return { title: fieldText(version, 'title'), text: fieldText(version, 'text') }
}

function fieldText(version: TextVersion, field: VersionField): FieldText {
  const s = scan((field === 'title' ? version.title : version.text).slice(0, mostChars))
  const mentions = (version.analysis?.mentions ?? []).filter((m) => m.field === field).sort((a, b) => a.start - b.start)
  return { field, version, scan: s, named: Uint8Array.from(marked(s, mentions), (k) => (k < 0 ? 0 : 1)) }
}

/** Tokens beside the changed ones that a date may begin or end in. */
const dateTokens = 5

export interface Named {
  key: string
  kind: string
  country?: string
}

/**
 * The tokens [first, last) of a text with what they are, read when it is asked: by token, the place in the list of such things, -1 where
 * none stands. Spans count from the start of the stretch. Dates are read near [from, to) only, which takes most of the time.
 */
export class Stretch {
  readonly scan: Scan
  /** Where it begins in the whole text, in characters and in tokens. */
  readonly fromChar: number
  readonly firstToken: number
  readonly #field: FieldText
  readonly #near: { from: number; to: number }
  #numerals: Marked<Numeral> | undefined
  #dates: Marked<TextDate> | undefined
  #names: Marked<Named> | undefined
  #figures: Figure[] | undefined

  constructor(field: FieldText, first: number, last: number, near: { from: number; to: number }) {
    this.#field = field
    this.firstToken = first
    this.fromChar = field.scan.start[first] ?? 0
    const to = field.scan.end[last - 1] ?? this.fromChar
    this.scan = scan(field.scan.text.slice(this.fromChar, to))
    this.#near = { from: near.from - first, to: near.to - first }
  }

  /** When the text was published. */
  get at(): number | undefined {
    return this.#field.version.at
  }

  get numerals(): Marked<Numeral> {
    if (this.#numerals) return this.#numerals
    const list = numeralsIn(this.scan, this.#field.version.lang ?? 'ar')
    return (this.#numerals = { list, at: marked(this.scan, list) })
  }

  get dates(): Marked<TextDate> {
    if (this.#dates) return this.#dates
    const s = this.scan
    const { at, lang = 'ar' } = this.#field.version
    const from = s.start[Math.max(0, this.#near.from - dateTokens)] ?? 0
    const to = s.end[Math.min(s.count, this.#near.to + dateTokens) - 1] ?? from
    const read = datesIn(s.text.slice(from, to), { lang, ...(at === undefined ? {} : { publishedAt: at }) })
    const list = read.map((date) => ({ ...date, start: date.start + from, end: date.end + from }))
    return (this.#dates = { list, at: marked(s, list) })
  }

  get figures(): Figure[] {
    return (this.#figures ??= this.#inside(this.#field.version.analysis?.figures ?? []))
  }

  get names(): Marked<Named> {
    if (this.#names) return this.#names
    const { analysis } = this.#field.version
    const mentions = this.#inside(analysis?.mentions ?? [])
    const list = mentions.map(({ entity: key }) => {
      const { kind = 'other', country } = analysis?.entities.find((e) => e.key === key) ?? {}
      return { key, kind, ...(country === undefined ? {} : { country }) }
    })
    return (this.#names = { list, at: marked(this.scan, mentions) })
  }

  #inside<T extends { field: VersionField; start: number; end: number }>(all: readonly T[]): T[] {
    const { fromChar, scan: s } = this
    const to = fromChar + s.text.length
    return all
      .filter((x) => x.field === this.#field.field && x.start >= fromChar && x.end <= to)
      .map((x) => ({ ...x, start: x.start - fromChar, end: x.end - fromChar }))
      .sort((x, y) => x.start - y.start)
  }
}

/** Things in a text, and by token the place of the one that it is of; -1 where there is none. */
export interface Marked<T> {
  list: readonly T[]
  at: Int32Array
}

/** By token, which of the spans, in order of their starts, it lies in. */
function marked(s: Scan, spans: readonly { start: number; end: number }[]): Int32Array {
  const at = new Int32Array(s.count).fill(-1)
  let token = 0
  for (const [k, { start, end }] of spans.entries()) {
    while (token < s.count && (s.end[token] ?? 0) <= start) token++
    for (let t = token; t < s.count && (s.start[t] ?? 0) < end; t++) at[t] = k
  }
  return at
}
