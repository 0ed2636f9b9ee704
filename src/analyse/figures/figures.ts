/**
 * Numbers with what they count, normalised so that outlets' figures for one event can be compared.
 * In: a scanned title and text. Out: `Figure[]`. Touches nothing.
 *
 * Digits of any script and numbers in words ("ثلاثة ملايين", "خمسة وعشرين"), with a scale, a hedge ("نحو", "أكثر من"), a range ("بين 10
 * و15") and the unit after it.
 */
import type { Figure } from '../../model/analysis.ts'
import { letter, written, zero } from '../../text/letters.ts'
import { normalise } from '../../text/normalise.ts'
import { gap, tokenKind, type Scan } from '../../text/scanner/scan.ts'
import type { AnalysedText } from '../analysed-text.ts'
import {
  countsPeople,
  factAt,
  figureFact,
  figureShift,
  followsDigits,
  hedgeKinds,
  numeralCode,
  numeralFields,
  numerals,
  units,
} from './figure-words.ts'
import { classifyWords, wordClass, type MarkedWords } from '../words/word-classes.ts'
import { wordMark } from '../words/finder-hints.ts'
import { wordHash } from '../../text/word-hash.ts'

const mostFigures = 200
const to = wordHash('إلى')

/** The figures of title and text in order, at most 200; dates, clock times and bare numbers without a unit are left out. Linear. */
export function findFigures(
  doc: AnalysedText,
  textWords: MarkedWords = classifyWords(doc.textScan),
  titleWords: MarkedWords = classifyWords(doc.titleScan),
): Figure[] {
  const found: Figure[] = []
  read(titleWords, 'title', found)
  read(textWords, 'text', found)
  return found
}

interface Value {
  value: number
  to: number
}

function read(words: MarkedWords, field: 'title' | 'text', found: Figure[]): void {
  const { scan, marks, begins, beginCount } = words
  let next = 0
  for (let k = 0; k < beginCount && found.length < mostFigures; k++) {
    const i = begins[k] ?? 0
    if (i < next || ((marks[i] ?? 0) & wordMark.figure) === 0) continue
    if (scan.kind[i] !== tokenKind.number || goesOn(scan, i + 1)) next = readFigure(words, i, field, found)
  }
}

/** False when the token after digits can be no unit, scale or upper end of a range: the digits are a year, a day, a score. */
function goesOn(scan: Scan, next: number): boolean {
  if ((scan.gap[next] ?? 0) & (gap.percent | gap.dash)) return true
  if (next >= scan.count) return false
  return (factAt(scan, next) & followsDigits) !== 0 || scan.text.charCodeAt(scan.start[next] ?? 0) === letter.waw
}

/** Reads the figure that may begin at a token and returns where to go on. */
function readFigure(words: MarkedWords, i: number, field: 'title' | 'text', found: Figure[]): number {
  const { scan } = words
  const value = valueAt(words, i)
  if (!value) {
    const dual = (factAt(scan, i) & figureFact.dual) >>> figureShift.dual
    if (dual !== 0) found.push(figure(scan, field, i, i + 1, 2, fateOf(scan, i, dual)))
    return i + 1
  }
  const upper = rangeEnd(words, i, value)
  const end = upper?.to ?? value.to
  const unit = unitAfter(scan, end)
  if (unit === 0) return value.to
  const last = end + unitTokens
  const hedge = hedgeBefore(scan, i)
  const item = figure(scan, field, i, last, value.value, fateOf(scan, i, unit))
  if (upper) item.valueTo = upper.value
  if (hedge) item.hedge = hedge
  found.push(item)
  return last
}

function figure(scan: Scan, field: 'title' | 'text', first: number, last: number, value: number, unit: string): Figure {
  const { text } = scan
  let start = scan.start[first] ?? 0
  if (
    text.charCodeAt(start) === letter.waw &&
    scan.kind[first] === tokenKind.word &&
    (factAt(scan, first) & numeralFields) !== 0
  ) {
    // "وعشرين" at the start of a figure: the conjunction is not part of it.
    if (numeralCode(text.slice(start + 1, scan.end[first])) !== 0) start++
  }
  let end = scan.end[last - 1] ?? start
  if (unit === 'percent') while (isPercentSign(text.charCodeAt(end))) end++
  return { field, start, end, value, unit, surface: text.slice(start, end) }
}

function isPercentSign(code: number): boolean {
  return code === 0x25 || code === written.percent
}

/** The number that begins at a token: digits with a scale, or a chain of number words. */
function valueAt(words: MarkedWords, i: number): Value | undefined {
  const { scan } = words
  if (scan.kind[i] === tokenKind.number) {
    const parsed = digitsAt(scan, i)
    return parsed === undefined ? undefined : withScale(scan, parsed, i + 1)
  }
  // The weekday is no number. "أحد الآلاف", "ألف" inside a word list: a scale alone counts one thousand.
  if ((words.bits[i] ?? 0) & wordClass.time) return undefined
  let total = 0
  let group = 0
  let last = i
  for (let k = i; k < scan.count && k - i < 10; k++) {
    const code = factAt(scan, k) & numeralFields
    if (code === 0 || (k > i && (scan.gap[k] ?? 0) & ~gap.space)) break
    // "ثلاثة وعشرين" goes on; a second number word without و only after a hundred or as a scale ("خمسة آلاف").
    const value = numerals[(code & figureFact.numeral) - 1] ?? 0
    if (code & figureFact.scale) {
      total += value === 2e3 || value === 2e6 || value === 2e9 ? value : (group === 0 ? 1 : group) * value
      group = 0
    } else {
      const joined = scan.text.charCodeAt(scan.start[k] ?? 0) === letter.waw
      if (k > i && !joined && !(value === 10 && group < 10) && !(value === 100 && group < 10)) break
      group = value === 100 && group > 0 && group < 10 ? group * 100 : group + value
    }
    last = k + 1
  }
  const value = total + group
  return value > 0 ? { value, to: last } : undefined
}

function withScale(scan: Scan, value: number, next: number): Value {
  const code = (scan.gap[next] ?? 0) & ~gap.space ? 0 : factAt(scan, next) & numeralFields
  if (code & figureFact.scale) return { value: value * (numerals[(code & figureFact.numeral) - 1] ?? 1), to: next + 1 }
  return { value, to: next }
}

/** The value of a token of digits; of digits alone, ASCII or Arabic, without making a string. */
function digitsAt(scan: Scan, token: number): number | undefined {
  const start = scan.start[token] ?? 0
  const end = scan.end[token] ?? 0
  const { text } = scan
  let value = 0
  for (let i = start; i < end; i++) {
    const digit = digitOf(text.charCodeAt(i))
    if (digit < 0 || i - start === mostDigits) return parseDigits(text.slice(start, end))
    value = 10 * value + digit
  }
  return value
}
const mostDigits = 15

function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  if (code >= zero.arabic && code <= zero.arabic + 9) return code - zero.arabic
  return code >= zero.persian && code <= zero.persian + 9 ? code - zero.persian : -1
}

/** "1,949", "6.671.878", "28.8", "٣٢": thousands apart from decimals by their grouping. */
function parseDigits(surface: string): number | undefined {
  const text = normalise(surface)
    .replace(/\u066B/gu, '.')
    .replace(/\u066C/gu, ',')
  if (text.length > 24) return undefined
  if (/^\d+$/u.test(text)) return text.length > mostDigits ? undefined : Number(text)
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(text)) return Number(text.replace(/,/gu, ''))
  if (/^\d{1,3}(?:\.\d{3}){2,}$/u.test(text)) return Number(text.replace(/\./gu, ''))
  if (/^\d+[.,]\d+$/u.test(text)) return Number(text.replace(',', '.'))
  return undefined
}

/** "بين 10 و15", "من 10 إلى 15", "10-15": the upper end. */
function rangeEnd(words: MarkedWords, i: number, value: Value): Value | undefined {
  const { scan } = words
  let next = value.to
  if (next >= scan.count) return undefined
  if (
    value.to === i + 1 &&
    scan.kind[next] === tokenKind.number &&
    scan.text.charCodeAt((scan.start[next] ?? 0) - 1) === 0x2d
  )
    return above(value, valueAt(words, next))
  const opens = i > 0 && (factAt(scan, i - 1) & figureFact.isLower) !== 0
  if (scan.hash[next] === to && (opens || scan.kind[next + 1] === tokenKind.number)) next++
  else if (!opens || scan.text.charCodeAt(scan.start[next] ?? 0) !== letter.waw) return undefined
  // The scanner splits "و15": a token that is only the conjunction.
  else if ((scan.end[next] ?? 0) - (scan.start[next] ?? 0) === 1) next++
  return next < scan.count ? above(value, valueAt(words, next)) : undefined
}

function above(lower: Value, upper: Value | undefined): Value | undefined {
  return upper && upper.value > lower.value ? upper : undefined
}

/** How many tokens the unit that `unitAfter` found takes. */
let unitTokens = 0

/** Number of the unit that follows a number (its place in `units` from 1), or 0. Sets `unitTokens`. */
function unitAfter(scan: Scan, next: number): number {
  const g = scan.gap[next] ?? 0
  unitTokens = 0
  if (g & gap.percent) return percent
  if (next >= scan.count || g & (gap.sentenceEnd | gap.newline | gap.comma | gap.colon)) return 0
  if (scan.hash[next] === inWord && next + 1 < scan.count) {
    const second = scan.hash[next + 1]
    if (second === hundred || second === hundredToo) {
      unitTokens = 2
      return percent
    }
  }
  const unit = (factAt(scan, next) & figureFact.unit) >>> figureShift.unit
  if (unit === 0) return 0
  unitTokens = 1
  if ((unit !== caseOf && unit !== pound) || (scan.gap[next + 1] ?? 0) & ~gap.space) return unit
  // "جنيه إسترليني" is another currency than "جنيه"; "حالة وفاة" counts the dead.
  const refined = (factAt(scan, next + 1) & figureFact.unit) >>> figureShift.unit
  if (refined === 0) return unit
  unitTokens = 2
  return refined
}
const percent = units.indexOf('percent') + 1
const caseOf = units.indexOf('case') + 1
const pound = units.indexOf('EGP') + 1
const inWord = wordHash('في')
const hundred = wordHash('المئة')
const hundredToo = wordHash('المائة')

/** "مقتل 12 شخصا" counts the dead, "إصابة 12 شخصا" the injured: what happened to those counted decides. */
function fateOf(scan: Scan, i: number, unit: number): string {
  const key = units[unit - 1] ?? 'person'
  if (countsPeople[unit] !== 1) return key
  for (let k = i - 1; k >= Math.max(0, i - 4); k--) {
    if ((scan.gap[k + 1] ?? 0) & (gap.comma | gap.sentenceEnd)) return key
    const fact = factAt(scan, k)
    if (fact & figureFact.kills) return 'dead'
    if (fact & figureFact.wounds) return 'injured'
  }
  return key
}

function hedgeBefore(scan: Scan, i: number): Figure['hedge'] | undefined {
  for (let k = i - 1; k >= Math.max(0, i - 3); k--) {
    if ((scan.gap[k + 1] ?? 0) & ~(gap.space | gap.bracketOpen)) return undefined
    const code = (factAt(scan, k) & figureFact.hedge) >>> figureShift.hedge
    if (code !== 0) return hedgeKinds[code - 1]
  }
  return undefined
}
