/**
 * What the readers of dates share: where they read, what they give, and words with a clitic before them.
 * In: a scan. Out: words and positions. Touches nothing.
 */
import { script } from '../char-table.ts'
import { isProclitic } from '../letters.ts'
import { gap, tokenKind, type Scan } from '../scanner/scan.ts'
import type { DateValue } from './text-date.ts'
import { wordHash } from '../word-hash.ts'

export interface DateContext {
  s: Scan
  /** Two letters. */
  lang: string
  /** 00:00 UTC of the day of publication. */
  today: number | undefined
  /** 0 is Sunday. */
  firstWeekday: number
}

export interface DateReading {
  start: number
  end: number
  /** One past its last token. */
  last: number
  value: DateValue
}

/** What the table says of the word at `token`, also after و ف ب ك ل, and where the word begins. */
export function wordIn<T>(
  s: Scan,
  token: number,
  table: { get(hash: number): T | undefined },
): { value: T; start: number } | undefined {
  if (token >= s.count || s.kind[token] !== tokenKind.word) return undefined
  const start = s.start[token] ?? 0
  const whole = table.get(s.hash[token] ?? 0)
  if (whole !== undefined) return { value: whole, start }
  if (s.script[token] !== script.arabic) return undefined
  const form = s.text.slice(start, Math.min(s.end[token] ?? 0, start + 24))
  for (let from = 1; from <= 2 && isProclitic(form.charCodeAt(from - 1)); from++) {
    const value = table.get(wordHash(form.slice(from)))
    if (value !== undefined) return { value, start: start + from }
  }
  return undefined
}

/** Nothing but spaces before the token, or the token is the text's first. */
export function isNextTo(s: Scan, token: number): boolean {
  return token < s.count && ((s.gap[token] ?? 0) & ~gap.space) === 0
}

/** Nothing before the token that ends a phrase: spaces, commas, brackets, a slash or dash. */
export function isCloseTo(s: Scan, token: number): boolean {
  const allowed = gap.space | gap.comma | gap.bracketOpen | gap.bracketClose | gap.dash | gap.symbol
  return token < s.count && ((s.gap[token] ?? 0) & ~allowed) === 0
}
