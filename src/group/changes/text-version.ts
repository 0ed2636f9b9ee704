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

/** A few words of a text with what they are: by token, the place in the list of such things, -1 where none stands. */
export interface Stretch {
  scan: Scan
  /** Where it begins in the whole text, in characters and in tokens. */
  from: number
  firstToken: number
  /** When the text was published. */
  at: number | undefined
  numerals: Numeral[]
  numeralAt: Int32Array
  dates: TextDate[]
  dateAt: Int32Array
  /** Spans count from the start of the stretch, as all here. */
  figures: Figure[]
  names: { key: string; kind: string; country?: string }[]
  nameAt: Int32Array
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

/** The tokens [first, last) of a text. About the product of their number and the mentions of the article. */
export function stretchOf({ field, version, scan: whole }: FieldText, first: number, last: number): Stretch {
  const { at, lang = 'ar', analysis } = version
  const from = whole.start[first] ?? 0
  const to = whole.end[last - 1] ?? from
  const s = scan(whole.text.slice(from, to))
  const numerals = numeralsIn(s, lang)
  const dates = datesIn(s, { lang, ...(at === undefined ? {} : { publishedAt: at }) })
  const inside = <T extends { field: VersionField; start: number; end: number }>(all: readonly T[]): T[] =>
    all
      .filter((x) => x.field === field && x.start >= from && x.end <= to)
      .map((x) => ({ ...x, start: x.start - from, end: x.end - from }))
      .sort((x, y) => x.start - y.start)
  const mentions = inside(analysis?.mentions ?? [])
  return {
    scan: s,
    from,
    firstToken: first,
    at,
    numerals,
    numeralAt: marked(s, numerals),
    dates,
    dateAt: marked(s, dates),
    figures: inside(analysis?.figures ?? []),
    names: mentions.map(({ entity: key }) => {
      const { kind = 'other', country } = analysis?.entities.find((e) => e.key === key) ?? {}
      return { key, kind, ...(country === undefined ? {} : { country }) }
    }),
    nameAt: marked(s, mentions),
  }
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
