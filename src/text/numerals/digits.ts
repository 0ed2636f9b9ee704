/**
 * The value of digits with separators, and decimals that are stored with their fraction first.
 * In: digits, or a scan and a token. Out: values. Touches nothing.
 */
import { codeAt, letter, written } from '../letters.ts'
import { normalise } from '../normalise.ts'
import { tokenKind, type Scan } from '../scanner/scan.ts'

const groupedByComma = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const groupedByPoint = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/
const decimalComma = new Set(['fr', 'ru', 'uk', 'pl', 'cs', 'sv', 'de', 'es', 'it', 'pt', 'nl', 'tr'])

/** The value of digits with separators, or undefined when they are no number (a date, a version). ASCII digits. */
export function valueOfDigits(digits: string, lang = 'ar'): number | undefined {
  if (digits.length > 24) return undefined
  if (digits.length < 16 && isPlain(digits, 0, digits.length)) return Number(digits)
  if (isShortDecimal(digits)) return Number(digits)
  const text = digits.replace(/\u066B/g, '.').replace(/\u066C/g, ',')
  if (/^\d{1,15}$/.test(text)) return Number(text)
  const [point, group] = decimalComma.has(lang) ? [',', '.'] : ['.', ',']
  const grouped = group === ',' ? groupedByComma : groupedByPoint
  if (grouped.test(text)) return Number(text.replaceAll(group, '').replace(point, '.'))
  // Two or more groups of three leave no doubt, whatever the language.
  if (/^\d{1,3}(?:[.,]\d{3}){2,}$/.test(text) && new Set(text.replace(/\d/g, '')).size === 1)
    return Number(text.replace(/[.,]/g, ''))
  if (/^\d+[.,]\d+$/.test(text)) return Number(text.replace(',', '.'))
  return undefined
}

function isPlain(digits: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = digits.charCodeAt(i)
    if (code < 0x30 || code > 0x39) return false
  }
  return start < end
}

/** "3.5", "12.75": one or two decimals, which are no group of three in any language. */
function isShortDecimal(digits: string): boolean {
  const point = digits.indexOf('.')
  const decimals = digits.length - point - 1
  if (point <= 0 || decimals < 1 || decimals > 2) return false
  return isPlain(digits, 0, point) && isPlain(digits, point + 1, digits.length)
}

const rightToLeftMark = 0x200f

/**
 * A decimal stored with its fraction first, as it was typed to look right among Arabic letters: "3ر5" and "5.\u200F3" are 5.3, since what
 * is written between turns the digits around it to right to left.
 */
export function turnedDecimal(s: Scan, token: number): { digits: string; last: number } | undefined {
  const end = s.end[token] ?? 0
  const code = codeAt(s.text, end)
  if (code === letter.ra) {
    if (s.start[token + 1] !== end || s.end[token + 1] !== end + 1 || s.start[token + 2] !== end + 1) return undefined
    return s.kind[token + 2] === tokenKind.number ? turned(s, token, token + 2, '.') : undefined
  }
  // "4،3": the Arabic comma does not turn them.
  if (code === written.comma) {
    if (s.kind[token + 1] !== tokenKind.number || s.start[token + 1] !== end + 1) return undefined
    if (codeAt(s.text, s.end[token + 1] ?? 0) === written.comma && s.start[token + 2] === (s.end[token + 1] ?? 0) + 1)
      return undefined
    return turned(s, token + 1, token, ',', token + 2)
  }
  const mark = code === rightToLeftMark ? codeAt(s.text, end + 1) : code
  if (mark !== 0x2e && mark !== 0x2c && mark !== written.decimal) return undefined
  if (code !== rightToLeftMark && codeAt(s.text, end + 1) !== rightToLeftMark) return undefined
  return s.kind[token + 1] === tokenKind.number && s.start[token + 1] === end + 2
    ? turned(s, token, token + 1, mark === 0x2c ? ',' : '.')
    : undefined
}

function turned(
  s: Scan,
  fraction: number,
  whole: number,
  mark: string,
  last = whole + 1,
): { digits: string; last: number } {
  const digits = (token: number): string => normalise(s.text.slice(s.start[token], s.end[token]))
  return { digits: `${digits(whole)}${mark}${digits(fraction)}`, last }
}

/** What may stand between groups of three digits. */
export function isGroupSpace(code: number): boolean {
  return code === 0x20 || code === 0xa0 || code === 0x202f || code === 0x2009
}

export function isPercentSign(code: number): boolean {
  return code === 0x25 || code === written.percent
}

/** The value of a few ASCII digits that no other digits follow, most numbers of a text; -1 for any others. */
export function simpleDigits(s: Scan, token: number): number {
  const start = s.start[token] ?? 0
  const end = s.end[token] ?? 0
  if (end - start > mostSimple || (s.kind[token + 1] === tokenKind.number && isGroupSpace(codeAt(s.text, end))))
    return -1
  let value = 0
  for (let i = start; i < end; i++) {
    const digit = codeAt(s.text, i) - 0x30
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}
const mostSimple = 9
