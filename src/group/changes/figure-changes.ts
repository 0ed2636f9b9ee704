/**
 * Numbers that two versions give otherwise in one place.
 * In: two texts and a gap between their shared words. Out: the changed numbers. Pure.
 */
import { hedges } from '../../data/figures.data.ts'
import { prepositions } from '../../data/word-classes.data.ts'
import type { Figure } from '../../model/analysis.ts'
import { normalise } from '../../text/normalise.ts'
import type { Numeral } from '../../text/numerals/numerals.ts'
import { numeralRole, numeralWord } from '../../text/numerals/numeral-words.ts'
import { tokenKind } from '../../text/scanner/scan.ts'
import { wordHashes } from '../../text/word-hash.ts'
import type { Gap } from './aligned-gaps.ts'
import type { TokenChange } from './fact.ts'
import { isSameValue } from './equal-values.ts'
import type { Stretch } from './text-version.ts'

const hedging = wordHashes([...hedges.map((entry) => entry.split(' | ')[0] ?? ''), ...prepositions])
const hourWords = wordHashes(['ساعة'])
const leastBefore = 2
const partTokens = 3
/** More numbers in one gap are a list told otherwise. */
const mostNumerals = 2
/** A number is seldom replaced by one so many times as large; then something else is counted. */
const mostRatio = 20

/** undefined where the gap holds no number, or one that is of a date; empty where its numbers are no change. */
export function changedFigures(a: Stretch, b: Stretch, gap: Gap): TokenChange[] | undefined {
  const { a0, a1, b0, b1 } = widened(a, b, gap)
  // One word before says too little of what is counted: "قتل شخصين وأصيب سبعة" is not "قتل وأصيب تسعة".
  const before = gap.before - (gap.a0 - a0)
  if (before < leastBefore && !opensSentence(a, a0 - before, b, b0 - before))
    return hasNumbers(a, a0, a1, b, b0, b1) ? [] : undefined
  const inA = numeralsOf(a, a0, a1)
  const inB = numeralsOf(b, b0, b1)
  if (inA.length === 0 && inB.length === 0) return undefined
  if (inA.length !== inB.length || inA.length > mostNumerals) return []
  if (inA.every((x, k) => a.numerals.list[x]?.value === b.numerals.list[inB[k] ?? 0]?.value)) return []
  if (inA.length === 1 && isDated(a, inA[0]) && isDated(b, inB[0])) return undefined
  return inA.flatMap((x, k) => {
    const y = inB[k]
    const one = a.numerals.list[x]
    const two = y === undefined ? undefined : b.numerals.list[y]
    if (!one || !two || one.kind !== 'cardinal' || two.kind !== 'cardinal' || one.isPercent !== two.isPercent) return []
    if (!isCount(a, one) || !isCount(b, two)) return []
    if (inA.length === 1 && !(isFirst(a, a0, one) && isFirst(b, b0, two))) return []
    if (hasPart(a, one) !== hasPart(b, two)) return []
    if (isTime(a, one) || isTime(b, two) || isSpelling(a, one, b, two)) return []
    const first = figureOf(a, one)
    const second = figureOf(b, two)
    if (!mayBeOne(first, second) || isSameValue(first, second)) return []
    // What no list or rule tells to be counted must at least be followed by the same word.
    const isUnknown = first.unit === '' || second.unit === ''
    if (isUnknown && a.scan.stemHash[one.lastToken] !== b.scan.stemHash[two.lastToken]) return []
    const ratio = Math.abs(first.value / second.value)
    if (!(ratio <= mostRatio && ratio >= 1 / mostRatio)) return []
    const unit = second.unit === '' ? first.unit : second.unit
    return [{ kind: 'figure', a0: one.firstToken, a1: one.lastToken, b0: two.firstToken, b1: two.lastToken, unit }]
  })
}

/** The gap with the rest of a number that it begins or ends in: of "ثلاثة" and "ثلاثة وثلاثين" the first word is shared. */
function widened(a: Stretch, b: Stretch, { a0, a1, b0, b1 }: Gap): Pick<Gap, 'a0' | 'a1' | 'b0' | 'b1'> {
  while (a0 > 0 && b0 > 0 && (goesOn(a.numerals.at, a0) || goesOn(b.numerals.at, b0))) {
    a0--
    b0--
  }
  while (a1 < a.scan.count && b1 < b.scan.count && (goesOn(a.numerals.at, a1) || goesOn(b.numerals.at, b1))) {
    a1++
    b1++
  }
  return { a0, a1, b0, b1 }
}

function goesOn(at: Int32Array, token: number): boolean {
  const here = at[token] ?? -1
  return here >= 0 && here === at[token - 1]
}

function numeralsOf({ numerals: { at: numeralAt } }: Stretch, from: number, to: number): number[] {
  const found: number[] = []
  for (let t = from; t < to; t++) {
    const k = numeralAt[t] ?? -1
    if (k >= 0 && !found.includes(k)) found.push(k)
  }
  return found
}

function isDated(of: Stretch, number: number | undefined): boolean {
  const numeral = number === undefined ? undefined : of.numerals.list[number]
  return numeral !== undefined && inDate(of, numeral)
}

function inDate({ dates }: Stretch, { firstToken, lastToken }: Numeral): boolean {
  for (let t = firstToken; t < lastToken; t++) if ((dates.at[t] ?? -1) >= 0) return true
  return false
}

/** Not a day, a year, a time of day or one side of a score. */
function isCount(of: Stretch, numeral: Numeral): boolean {
  const { scan: s } = of
  const { firstToken, lastToken, value } = numeral
  if (inDate(of, numeral)) return false
  if (Number.isInteger(value) && value >= 1300 && value <= 2100 && lastToken - firstToken === 1) return false
  return !isJoined(s, firstToken - 1, firstToken) && !isJoined(s, lastToken - 1, lastToken)
}

/** Two numbers with no more than a sign between them: 3-2, 25/16, 7:30. */
function isJoined(s: Stretch['scan'], left: number, right: number): boolean {
  if (left < 0 || right >= s.count) return false
  if (s.kind[left] !== tokenKind.number || s.kind[right] !== tokenKind.number) return false
  return (s.start[right] ?? 0) - (s.end[left] ?? 0) <= 4
}

function opensSentence(a: Stretch, i: number, b: Stretch, j: number): boolean {
  return opens(a, i) && opens(b, j)
}

function opens({ scan: s, firstToken }: Stretch, token: number): boolean {
  if (token === 0) return firstToken === 0
  return s.sentence[token] !== s.sentence[token - 1]
}

function hasNumbers(a: Stretch, a0: number, a1: number, b: Stretch, b0: number, b1: number): boolean {
  return numeralsOf(a, a0, a1).length > 0 || numeralsOf(b, b0, b1).length > 0
}

/** "الساعة 20,30" */
function isTime({ scan: s }: Stretch, { firstToken }: Numeral): boolean {
  for (let t = Math.max(0, firstToken - 2); t < firstToken; t++) if (hourWords.has(s.bareHash[t] ?? 0)) return true
  return false
}

/** One number in two spellings: with a scale or without, a decimal with its fraction first (6ر75, 75.6), a dual by its case (مليارا, ملياري). */
function isSpelling(a: Stretch, one: Numeral, b: Stretch, two: Numeral): boolean {
  const first = a.scan.text.slice(one.start, one.end)
  const second = b.scan.text.slice(two.start, two.end)
  const digits = first.match(/\d+/gu) ?? []
  const others = second.match(/\d+/gu) ?? []
  if (digits.length === 2 && others.length === 2) {
    if (digits[0] === others[1] && digits[1] === others[0]) return true
    if (digits[0] === others[0] && digits[1] === others[1]) return true
  }
  return areOneNumber({ text: first, value: one.value }, { text: second, value: two.value })
}

/** 2.063 billion and 2,063,000,000, one of them a product; a dual by its case (مليوني, مليونا), which is read as one or as two. */
export function areOneNumber(a: { text: string; value: number }, b: { text: string; value: number }): boolean {
  const ratio = a.value / b.value
  if (Math.abs(ratio - 1) < 1e-9) return true
  return (ratio === 2 || ratio === 0.5) && withoutEndings(a.text) === withoutEndings(b.text)
}

function withoutEndings(numeral: string): string {
  return normalise(numeral).replace(/[\u0627\u064A\u0646]+(?=\s|$)/gu, '')
}

/** Nothing but a hedge stands before the number in the gap: another verb or noun there counts another thing. */
function isFirst({ scan: s }: Stretch, from: number, { firstToken }: Numeral): boolean {
  for (let t = from; t < firstToken; t++)
    if (!hedging.has(s.bareHash[t] ?? 0) && !hedging.has(s.hash[t] ?? 0)) return false
  return true
}

/** "8 سنوات ونصف" */
function hasPart({ scan: s }: Stretch, { lastToken }: Numeral): boolean {
  for (let t = lastToken; t < Math.min(s.count, lastToken + partTokens); t++)
    if (numeralWord(s.bareHash[t] ?? 0)?.role === numeralRole.part) return true
  return false
}

type Counted = Pick<Figure, 'value' | 'valueTo' | 'hedge' | 'unit' | 'noun' | 'scope'>

/** What analysis says of the number; else the number alone. */
function figureOf({ figures }: Stretch, { start, end, value }: Numeral): Counted {
  return figures.find((f) => f.start < end && f.end > start) ?? { value, unit: '' }
}

function mayBeOne(a: Counted, b: Counted): boolean {
  if (a.valueTo !== undefined || b.valueTo !== undefined) return false
  if (a.scope !== b.scope) return false
  return a.unit === b.unit || a.unit === '' || b.unit === '' || a.unit === 'number' || b.unit === 'number'
}
