/**
 * Numbers with what they count, normalised so that outlets' figures for one event can be compared.
 * In: a scanned title and text. Out: `Figure[]`. Touches nothing.
 *
 * Digits of any script and numbers in words ("ثلاثة ملايين", "خمسة وعشرين"), with a scale, a hedge ("نحو", "أكثر من"), a range ("بين 10
 * و15") and the unit after it.
 */
import type { Figure } from '../model/analysis.ts'
import { normalise } from '../text/normalise.ts'
import { arabicNumbers, arabicScales, latinScales } from '../text/numeral-words.ts'
import { gap, tokenKind, type Scan } from '../text/scan.ts'
import { wordNumbers } from '../text/word-columns.ts'
import type { AnalysedText } from './analysed-text.ts'
import { dualLines, unitLines } from './figure-units.ts'
import { classifyWords, wordClass, type WordClasses } from './word-classes.ts'
import { WordTable, wordHash } from './word-table.ts'

const units: string[] = []
const unitOf = new WordTable()
const dualOf = new WordTable()
const numeralOf = new WordTable()
const numerals: number[] = []
const hedgeOf = new WordTable()
const hedges: readonly NonNullable<Figure['hedge']>[] = ['about', 'atLeast', 'atMost', 'moreThan', 'lessThan']
const mostFigures = 200

const hedgeWords: [string, number][] = [
  ['نحو حوالي حوالى قرابة زهاء قرابه تقريبا يقارب about around some', 1],
  ['الأقل', 2],
  ['الأكثر', 3],
  ['أكثر أزيد يزيد تجاوز يتجاوز فاق', 4],
  ['أقل', 5],
]
/** Scales are stored with this bit, so that a scale is told from a small number. */
const scaleBit = 1 << 12

for (const line of unitLines.split('\n')) {
  const [key, words] = line.split('|')
  if (!key || !words) continue
  units.push(key)
  for (const word of words.split(' ')) if (word && unitOf.of(word) === 0) unitOf.set(wordHash(word), units.length)
}
for (const line of dualLines.split('\n')) {
  const [key, words] = line.split('|')
  if (key && words) for (const word of words.split(' ')) dualOf.set(wordHash(word), units.indexOf(key) + 1)
}
for (const [list, bit] of [
  [arabicNumbers, 0],
  [[...arabicScales, ...latinScales], scaleBit],
] as const) {
  for (const [words, value] of list) {
    // Nothing counted is no figure.
    if (value === 0) continue
    numerals.push(value)
    for (const word of words.split(' ')) {
      numeralOf.set(wordHash(word), numerals.length | bit)
      if (bit === 0) numeralOf.set(wordHash(`و${word}`), numerals.length | bit)
    }
  }
}
for (const [words, code] of hedgeWords) {
  for (const word of words.split(' '))
    for (const prefix of ['', 'و', 'ل', 'ب']) hedgeOf.set(wordHash(prefix + word), code)
}

const andWord = 0x648
const from = wordHash('من')
const to = wordHash('إلى')
const between = wordHash('بين')
const lowerMarks = new Set([from, between, wordHash('وبين'), wordHash('ومن')])
const killing = new Set(
  'مقتل ومقتل قتل وقتل قتلت قتلوا لقي مصرع ومصرع وفاة ووفاة بمقتل بوفاة استشهاد واستشهاد استشهد بحياة أودى أودت قضى'
    .split(' ')
    .map(wordHash),
)
const wounding = new Set('إصابة وإصابة أصيب وأصيب أصيبت جرح وجرح بجرح بإصابة جرحت'.split(' ').map(wordHash))

/** Fields of a word's number: code in `numeralOf`, unit, dual, hedge, and what happened to those counted. */
const unitShift = 13
const dualShift = 20
const hedgeShift = 27
const killBit = 1 << 30
const woundBit = 1 << 31
const numeralMask = (1 << unitShift) - 1
const unitMask = 127
const hedgeMask = 7

const facts = wordNumbers(
  ({ hash }) =>
    numeralOf.get(hash) |
    (unitOf.get(hash) << unitShift) |
    (dualOf.get(hash) << dualShift) |
    (hedgeOf.get(hash) << hedgeShift) |
    (killing.has(hash) ? killBit : 0) |
    (wounding.has(hash) ? woundBit : 0),
)

/** The figures of title and text in order, at most 200; dates, clock times and bare numbers without a unit are left out. Linear. */
export function findFigures(
  doc: AnalysedText,
  textWords: WordClasses = classifyWords(doc.textScan),
  titleWords: WordClasses = classifyWords(doc.titleScan),
): Figure[] {
  const found: Figure[] = []
  read({ words: titleWords, factOf: facts(titleWords.scan) }, 'title', found)
  read({ words: textWords, factOf: facts(textWords.scan) }, 'text', found)
  return found
}

interface Value {
  value: number
  to: number
}

/** A text with the facts of its words. */
interface Numbered {
  words: WordClasses
  factOf: Uint32Array
}

function factAt({ words, factOf }: Numbered, token: number): number {
  return token < words.scan.count ? (factOf[words.scan.word[token] ?? 0] ?? 0) : 0
}

function numeralAt(text: Numbered, token: number): number {
  return factAt(text, token) & numeralMask
}

function read(text: Numbered, field: 'title' | 'text', found: Figure[]): void {
  const { scan } = text.words
  const { word, kind, count } = scan
  const { factOf } = text
  const counts = numeralMask | (unitMask << dualShift)
  for (let i = 0; i < count && found.length < mostFigures;) {
    const fact = factOf[word[i] ?? 0] ?? 0
    if ((fact & counts) === 0 && kind[i] !== tokenKind.number) {
      i++
      continue
    }
    const value = valueAt(text, i)
    if (!value) {
      const dual = (fact >>> dualShift) & unitMask
      if (dual !== 0) found.push(figure(scan, field, i, i + 1, 2, fateOf(text, i, units[dual - 1] ?? 'person')))
      i++
      continue
    }
    const upper = rangeEnd(text, i, value)
    const end = upper?.to ?? value.to
    const unit = unitAfter(text, end)
    if (!unit) {
      i = value.to
      continue
    }
    const hedge = hedgeBefore(text, i)
    const item = figure(scan, field, i, unit.to, value.value, fateOf(text, i, unit.key))
    if (upper) item.valueTo = upper.value
    if (hedge) item.hedge = hedge
    found.push(item)
    i = unit.to
  }
}

function figure(scan: Scan, field: 'title' | 'text', first: number, last: number, value: number, unit: string): Figure {
  let start = scan.start[first] ?? 0
  if (
    scan.kind[first] === tokenKind.word &&
    scan.text.charCodeAt(start) === andWord &&
    numeralOf.get(scan.hash[first] ?? 0) !== 0
  ) {
    // "وعشرين" at the start of a figure: the conjunction is not part of it.
    const rest = normalise(scan.text.slice(start + 1, scan.end[first]))
    if (numeralOf.of(rest) !== 0) start++
  }
  let end = scan.end[last - 1] ?? start
  if (unit === 'percent') while (/[%\u066A]/u.test(scan.text[end] ?? '')) end++
  return { field, start, end, value, unit, surface: scan.text.slice(start, end) }
}

/** The number that begins at a token: digits with a scale, or a chain of number words. */
function valueAt(text: Numbered, i: number): Value | undefined {
  const { scan } = text.words
  if (scan.kind[i] === tokenKind.number) {
    const parsed = parseDigits(scan.text.slice(scan.start[i], scan.end[i]))
    if (parsed === undefined) return undefined
    return withScale(text, parsed, i + 1)
  }
  if (!isNumeral(text, i)) return undefined
  let total = 0
  let group = 0
  let last = i
  for (let k = i; k < scan.count && k - i < 10; k++) {
    const code = numeralAt(text, k)
    if (code === 0 || (k > i && (scan.gap[k] ?? 0) & ~gap.space)) break
    // "ثلاثة وعشرين" goes on; a second number word without و only after a hundred or as a scale ("خمسة آلاف").
    const value = numerals[(code & (scaleBit - 1)) - 1] ?? 0
    const joined = scan.text.charCodeAt(scan.start[k] ?? 0) === andWord
    if (code & scaleBit) {
      const unit = value
      total += unit % 1000 === 0 && [2e3, 2e6, 2e9].includes(unit) ? unit : (group === 0 ? 1 : group) * unit
      group = 0
    } else {
      if (k > i && !joined && !(value === 10 && group < 10) && !(value === 100 && group < 10)) break
      group = value === 100 && group > 0 && group < 10 ? group * 100 : group + value
    }
    last = k + 1
  }
  const value = total + group
  return value > 0 ? { value, to: last } : undefined
}

function isNumeral(text: Numbered, i: number): boolean {
  const code = numeralAt(text, i)
  if (code === 0) return false
  // "أحد الآلاف", "ألف" inside a word list: a scale alone counts one thousand.
  return ((text.words.bits[i] ?? 0) & wordClass.time) === 0
}

function withScale(text: Numbered, value: number, next: number): Value {
  const code = (text.words.scan.gap[next] ?? 0) & ~gap.space ? 0 : numeralAt(text, next)
  if (code & scaleBit) return { value: value * (numerals[(code & (scaleBit - 1)) - 1] ?? 1), to: next + 1 }
  return { value, to: next }
}

/** "1,949", "6.671.878", "28.8", "٣٢": thousands apart from decimals by their grouping. */
function parseDigits(surface: string): number | undefined {
  const folded = normalise(surface)
  if (folded.length < 16 && isAllDigits(folded)) return Number(folded)
  const text = folded.replace(/\u066B/gu, '.').replace(/\u066C/gu, ',')
  if (text.length > 24) return undefined
  if (/^\d+$/u.test(text)) return text.length > 15 ? undefined : Number(text)
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(text)) return Number(text.replace(/,/gu, ''))
  if (/^\d{1,3}(?:\.\d{3}){2,}$/u.test(text)) return Number(text.replace(/\./gu, ''))
  if (/^\d+[.,]\d+$/u.test(text)) return Number(text.replace(',', '.'))
  return undefined
}

function isAllDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 48 || text.charCodeAt(i) > 57) return false
  return text.length > 0
}

/** "بين 10 و15", "من 10 إلى 15", "10-15": the upper end. */
function rangeEnd(text: Numbered, i: number, value: Value): Value | undefined {
  const { scan } = text.words
  const before = i > 0 ? (scan.hash[i - 1] ?? 0) : 0
  const opens = lowerMarks.has(before)
  let next = value.to
  if (next >= scan.count) return undefined
  const joined = scan.text.charCodeAt((scan.start[next] ?? 0) - 1) === 0x2d && value.to === i + 1
  const spelledTo = scan.hash[next] === to
  const afterAnd = isAnd(scan, next)
  if (joined && scan.kind[next] === tokenKind.number) {
    const upper = valueAt(text, next)
    return upper && upper.value > value.value ? upper : undefined
  }
  if (spelledTo && (opens || scan.kind[next + 1] === tokenKind.number)) next++
  else if (opens && afterAnd) next++
  else if (!(opens && scan.text.charCodeAt(scan.start[next] ?? 0) === andWord)) return undefined
  const upper = next < scan.count ? valueAt(text, next) : undefined
  return upper && upper.value > value.value ? upper : undefined
}

/** The scanner splits "و15": a token that is only the conjunction. */
function isAnd(scan: Scan, token: number): boolean {
  return (
    scan.text.charCodeAt(scan.start[token] ?? 0) === andWord && (scan.end[token] ?? 0) - (scan.start[token] ?? 0) === 1
  )
}

function unitAfter(text: Numbered, next: number): { key: string; to: number } | undefined {
  const { scan } = text.words
  const g = scan.gap[next] ?? 0
  if (g & gap.percent) return { key: 'percent', to: next }
  if (next >= scan.count || g & (gap.sentenceEnd | gap.newline | gap.comma | gap.colon)) return undefined
  const hash = scan.hash[next] ?? 0
  const second = next + 1 < scan.count ? (scan.hash[next + 1] ?? 0) : 0
  if (hash === inWord && (second === hundred || second === hundredToo)) return { key: 'percent', to: next + 2 }
  const direct = (factAt(text, next) >>> unitShift) & unitMask
  if (direct === 0) return undefined
  const key = units[direct - 1] ?? ''
  // "جنيه إسترليني" is another currency than "جنيه"; "حالة وفاة" counts the dead.
  const after = (factAt(text, next + 1) >>> unitShift) & unitMask
  const refined =
    after !== 0 && (key === 'case' || key === 'EGP') && !((scan.gap[next + 1] ?? 0) & ~gap.space)
      ? units[after - 1]
      : undefined
  if (refined !== undefined) return { key: refined, to: next + 2 }
  return { key, to: next + 1 }
}
const inWord = wordHash('في')
const hundred = wordHash('المئة')
const hundredToo = wordHash('المائة')

/** "مقتل 12 شخصا" counts the dead, "إصابة 12 شخصا" the injured: what happened to those counted decides. */
function fateOf(text: Numbered, i: number, unit: string): string {
  if (!people.has(unit)) return unit
  const { scan } = text.words
  for (let k = i - 1; k >= Math.max(0, i - 4); k--) {
    if ((scan.gap[k + 1] ?? 0) & (gap.comma | gap.sentenceEnd)) return unit
    const fact = factAt(text, k)
    if (fact & killBit) return 'dead'
    if (fact & woundBit) return 'injured'
  }
  return unit
}
const people = new Set(['person', 'woman', 'child', 'soldier', 'police', 'militant'])

function hedgeBefore(text: Numbered, i: number): Figure['hedge'] | undefined {
  const { scan } = text.words
  for (let k = i - 1; k >= Math.max(0, i - 3); k--) {
    if ((scan.gap[k + 1] ?? 0) & ~(gap.space | gap.bracketOpen)) return undefined
    const code = (factAt(text, k) >>> hedgeShift) & hedgeMask
    if (code !== 0) return hedges[code - 1]
    if (k < i - 1 && scan.hash[k] !== from) continue
  }
  return undefined
}
