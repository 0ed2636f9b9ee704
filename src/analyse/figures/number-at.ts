/**
 * The number that a figure begins with: its value, its upper end when it is a range, and what only looks like one.
 * In: a scan and a token. Out: `NumberRead`, or where to go on. Touches nothing.
 *
 * Dates, clock times, scores ("2-1"), type names ("كوفيد-19") and "آلاف" without a number before it are none.
 */
import { changes } from '../../data/figures.data.ts'
import { charClass, classOf } from '../../text/char-table.ts'
import { codeAt, letter } from '../../text/letters.ts'
import { numeralRole, numeralWord } from '../../text/numerals/numeral-words.ts'
import { numeralAt, plainCardinal, type Numeral } from '../../text/numerals/numerals.ts'
import { gap, tokenKind, type Scan } from '../../text/scanner/scan.ts'
import { wordHash, wordHashes } from '../../text/word-hash.ts'
import { WordTable } from '../../text/word-table.ts'
import { figureFact } from './figure-words.ts'

export interface NumberRead {
  /** Where its first letter or digit stands, and one past its last. */
  start: number
  end: number
  value: number
  /** One past its last token. */
  last: number
  isPercent: boolean
  isDigits: boolean
  /** With a scale: ألف, مليون. */
  hasScale: boolean
}

/** A figure's number, with the upper end of a range. All have all properties in one order, so that compiled code knows them. */
export interface Quantity extends NumberRead {
  valueTo: number | undefined
  /** The upper end after a dash, where only a listed unit makes it a range. */
  isDashed: boolean
  /** The earlier value of a step "من 10 إلى 15": a figure of its own, with the same unit. */
  from: NumberRead | undefined
}

/** The quantity at a token; a number instead says that there is none, and where to go on. */
export function quantityAt(scan: Scan, facts: Uint32Array, i: number, lang: string): Quantity | number {
  const first = numberAt(scan, i, lang)
  if (!first) return i + 1
  if (first.isDigits && isPartOfName(scan, i)) return i + 1
  if (first.isDigits && isDateOrTime(scan, first)) return endOfRun(scan, first.last)
  const dashed = first.isDigits ? afterDash(scan, first) : undefined
  if (dashed !== undefined) {
    const upper = numberAt(scan, dashed, lang)
    if (!upper) return first.last
    const lower = scaled(first, upper)
    if (upper.value <= lower || first.hasScale !== upper.hasScale)
      if (!upper.hasScale) return endOfRun(scan, upper.last)
    return upper.value > lower
      ? { ...upper, start: first.start, value: lower, valueTo: upper.value, isDashed: true }
      : endOfRun(scan, upper.last)
  }
  const upper = first.isPercent ? undefined : upperEnd(scan, facts, i, first, lang)
  if (!upper) return first
  const lower = scaled(first, upper)
  if (upper.value <= lower) return first
  if (isStep(scan, i)) return { ...upper, from: { ...first, value: lower } }
  return { ...upper, start: first.start, value: lower, valueTo: upper.value }
}

/** "10 إلى 15 ألفا": the lower end is in thousands too. */
function scaled(lower: NumberRead, upper: NumberRead): number {
  if (lower.hasScale || !upper.hasScale || lower.value >= 1000) return lower.value
  const scale = upper.value >= 1e9 ? 1e9 : upper.value >= 1e6 ? 1e6 : 1e3
  return lower.value * scale < upper.value ? lower.value * scale : lower.value
}

const pluralScales = wordHashes(
  ['آلاف', 'ملايين', 'مليارات', 'بلايين', 'تريليونات'].flatMap((word) => [word, `ال${word}`, `ل${word}`]),
)

function numberAt(scan: Scan, i: number, lang: string): Quantity | undefined {
  const plain = scan.kind[i] === tokenKind.number ? plainCardinal(scan, i) : -1
  if (plain > 0) return plainQuantity(scan, i, plain)
  const numeral = numeralAt(scan, i, lang)
  if (!numeral || numeral.kind !== 'cardinal' || numeral.value === 0) return undefined
  const isDigits = scan.kind[i] === tokenKind.number
  let { start, value } = numeral
  if (!isDigits && value >= 1000 && pluralScales.has(wordHash(scan.text.slice(start, scan.end[i])))) return undefined
  // A hyphen before a number of things begins an item of a list.
  if (value < 0 && !numeral.isPercent) {
    start++
    value = -value
  }
  let hasScale = false
  for (let k = isDigits ? i + 1 : i; k < numeral.lastToken && !hasScale; k++) {
    const role = numeralWord(scan.hash[k] ?? 0)?.role
    if (role === numeralRole.scale) hasScale = true
  }
  if (!isDigits && !hasScale) hasScale = value >= 1000
  const scale = isDigits && !hasScale && !numeral.isPercent ? scaleAfterBracket(scan, start, numeral) : 0
  if (scale > 0) {
    const last = numeral.lastToken + 1
    return {
      start,
      end: scan.end[last - 1] ?? 0,
      value: value < 1000 ? value * scale : value,
      last,
      isPercent: false,
      isDigits,
      hasScale: true,
      valueTo: undefined,
      isDashed: false,
      from: undefined,
    }
  }
  const { end, lastToken: last, isPercent } = numeral
  return {
    start,
    end,
    value,
    last,
    isPercent,
    isDigits,
    hasScale,
    valueTo: undefined,
    isDashed: false,
    from: undefined,
  }
}

function plainQuantity(scan: Scan, i: number, value: number): Quantity {
  return {
    start: scan.start[i] ?? 0,
    end: scan.end[i] ?? 0,
    value,
    last: i + 1,
    isPercent: false,
    isDigits: true,
    hasScale: false,
    valueTo: undefined,
    isDashed: false,
    from: undefined,
  }
}

/** "(15) ألف ريال": the scale after the bracket, or 0. */
function scaleAfterBracket(scan: Scan, start: number, { end, lastToken }: Numeral): number {
  if (codeAt(scan.text, start - 1) !== 0x28 || codeAt(scan.text, end) !== 0x29 || lastToken >= scan.count) return 0
  if ((scan.gap[lastToken] ?? 0) & ~(gap.space | gap.bracketClose)) return 0
  const word = numeralWord(scan.hash[lastToken] ?? 0)
  return word?.role === numeralRole.scale ? word.value : 0
}

/** "كوفيد-19", "إف-16", "2018/2017" seen from its second number: what stands before belongs to it. */
function isPartOfName(scan: Scan, i: number): boolean {
  const start = scan.start[i] ?? 0
  if (start < 2) return false
  const before = codeAt(scan.text, start - 1)
  if (!isDash(before) && before !== slash && before !== colon) return false
  const { text } = scan
  const earlier = classOf[codeAt(text, start - 2)]
  return (
    earlier === charClass.digit ||
    (isDash(before) && earlier === charClass.letter && (scan.end[i - 1] ?? 0) === start - 1)
  )
}

/** A slash or colon, and another digit: a date, a season, a time, a ratio. */
function isDateOrTime(scan: Scan, { end }: NumberRead): boolean {
  const code = codeAt(scan.text, end)
  return (code === slash || code === colon) && classOf[codeAt(scan.text, end + 1)] === charClass.digit
}

/** The first token behind numbers that hang together by slashes, colons and dashes. */
function endOfRun(scan: Scan, from: number): number {
  let k = from
  while (k < scan.count && scan.kind[k] === tokenKind.number && (scan.start[k] ?? 0) - (scan.end[k - 1] ?? 0) <= 1) k++
  return Math.max(k, from)
}

/** The number after a dash ("10-15", "2 - 1"). */
function afterDash(scan: Scan, { end, last }: NumberRead): number | undefined {
  if (last >= scan.count || scan.kind[last] !== tokenKind.number) return undefined
  const between = (scan.start[last] ?? 0) - end
  if (between < 1 || between > 3 || ((scan.gap[last] ?? 0) & ~(gap.space | gap.dash)) !== 0) return undefined
  return (scan.gap[last] ?? 0) & gap.dash ? last : undefined
}

const slash = 0x2f
const colon = 0x3a

function isDash(code: number): boolean {
  return code === 0x2d || code === 0x2013 || code === 0x2012 || code === 0x2014
}

/** "بين 10 و15", "من 10 إلى 15": the upper end. */
function upperEnd(scan: Scan, facts: Uint32Array, i: number, value: NumberRead, lang: string): Quantity | undefined {
  let next = value.last
  if (next >= scan.count || ((scan.gap[next] ?? 0) & ~gap.space) !== 0) return undefined
  const opens = i > 0 && (factAt(scan, facts, i - 1) & figureFact.isLower) !== 0
  const code = codeAt(scan.text, scan.start[next] ?? 0)
  if (factAt(scan, facts, next) & figureFact.leadsOn && (opens || scan.kind[next + 1] === tokenKind.number)) next++
  else if (!opens || code !== letter.waw) return undefined
  // The scanner splits "و15": a token that is only the conjunction.
  else if ((scan.end[next] ?? 0) - (scan.start[next] ?? 0) === 1) next++
  if (next >= scan.count) return undefined
  if (scan.kind[next] !== tokenKind.number && (factAt(scan, facts, next) & figureFact.numeral) === 0) return undefined
  return numberAt(scan, next, lang)
}

/** A word of change shortly before: the two ends are what it was and what it is. */
function isStep(scan: Scan, i: number): boolean {
  if (i === 0 || scan.hash[i - 1] === between) return false
  for (let k = i - 1; k >= Math.max(0, i - stepWords); k--) {
    if ((scan.gap[k + 1] ?? 0) & gap.sentenceEnd) return false
    if (changeWords.get(scan.hash[k] ?? 0) !== 0) return true
  }
  return false
}
const stepWords = 10
const between = wordHash('بين')
const changeWords = WordTable.holding(changes.flatMap((word) => [word, `و${word}`, `ب${word}`]))

/** The facts of a token's word; 0 behind the last token and for words without any. */
export function factAt(scan: Scan, facts: Uint32Array, token: number): number {
  return token >= 0 && token < scan.count ? (facts[scan.word[token] ?? 0] ?? 0) : 0
}
