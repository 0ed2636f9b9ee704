/**
 * Days, weeks and months that two versions give otherwise in one place.
 * In: two texts and a gap between their shared words. Out: the changed dates. Pure.
 */
import { gregorianMonths, shiftWords, weekdays } from '../../data/dates.data.ts'
import { dayMs } from '../../model/instant.ts'
import { datesIn, type TextDate } from '../../text/dates/dates-in-text.ts'
import { tokenKind } from '../../text/scanner/scan.ts'
import { valuesByWord, wordHashes } from '../../text/word-hash.ts'
import type { Gap } from './aligned-gaps.ts'
import type { TokenChange } from './fact.ts'
import type { Stretch } from './text-version.ts'

const weekdayOf = valuesByWord(weekdays, (day) => Number(day))
const monthOf = wordHashes(gregorianMonths.flatMap((entry) => entry.split(' | ').slice(0, 1)))
const turnOf = valuesByWord(shiftWords, (turn) => Number(turn))

/** Dates without a number change in their weekday or in which week or month they mean. */
export function isDateWord(hash: number): boolean {
  return weekdayOf.has(hash) || turnOf.has(hash) || monthOf.has(hash)
}

/** undefined where the gap holds no date; empty where its dates are no change. */
export function changedDate(a: Stretch, b: Stretch, gap: Gap): TokenChange[] | undefined {
  if (!mayHoldDate(a, gap.a0, gap.a1) || !mayHoldDate(b, gap.b0, gap.b1)) return undefined
  const x = onlyDate(a, gap.a0, gap.a1)
  const y = onlyDate(b, gap.b0, gap.b1)
  if (x === undefined && y === undefined) return undefined
  const one = x === undefined || x < 0 ? undefined : a.dates.list[x]
  const two = y === undefined || y < 0 ? undefined : b.dates.list[y]
  if (x === undefined || y === undefined || !one || !two) return []
  if (one.precision !== two.precision || one.calendar !== two.calendar) return []
  if (one.fromAt === two.fromAt) return []
  if (one.isRelative || two.isRelative) {
    // Which day "today" was is known to a day or two: papers print what was written the evening before, and we see it later still.
    const isOther = differ(weekdayIn(a, x), weekdayIn(b, y))
    if (!isOther && !(differ(turnIn(a, x), turnIn(b, y)) && areApart(a, one, b, two))) return []
  }
  const inA = tokensOf(a, x)
  const inB = tokensOf(b, y)
  return [{ kind: 'date', a0: inA.from, a1: inA.to, b0: inB.from, b1: inB.to }]
}

function mayHoldDate({ scan: s }: Stretch, from: number, to: number): boolean {
  for (let t = from; t < to; t++) {
    if (s.kind[t] === tokenKind.number || isDateWord(s.hash[t] ?? 0) || isDateWord(s.bareHash[t] ?? 0)) return true
  }
  return false
}

/** The date of the tokens; -1 when there are several. */
function onlyDate({ dates: { at: dateAt } }: Stretch, from: number, to: number): number | undefined {
  let found: number | undefined
  for (let t = from; t < to; t++) {
    const k = dateAt[t] ?? -1
    if (k < 0 || k === found) continue
    if (found !== undefined) return -1
    found = k
  }
  return found
}

/** "This month" of a paper written on its last day is not the next one's: the two differ from whichever of two days they are counted. */
function areApart(a: Stretch, one: TextDate, b: Stretch, two: TextDate): boolean {
  const first = readings(a, one)
  const second = readings(b, two)
  return first.every((at) => !second.includes(at))
}

function readings({ scan: s, at }: Stretch, { start, end, fromAt }: TextDate): number[] {
  if (at === undefined) return [fromAt]
  const written = datesIn(s.text.slice(start, end), { publishedAt: at - dayMs })
  return [fromAt, ...written.map((date) => date.fromAt)]
}

function differ(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b
}

/** Next, this or last, where the date is told so. */
function turnIn({ dates: { at: dateAt }, scan: s }: Stretch, date: number): number | undefined {
  for (let t = dateAt.indexOf(date); t >= 0 && dateAt[t] === date; t++) {
    const turn = turnOf.get(s.hash[t] ?? 0)
    if (turn !== undefined) return turn
  }
  return undefined
}

function weekdayIn({ dates: { at: dateAt }, scan: s }: Stretch, date: number): number | undefined {
  for (let t = dateAt.indexOf(date); t >= 0 && dateAt[t] === date; t++) {
    const day = weekdayOf.get(s.hash[t] ?? 0)
    if (day !== undefined) return day
  }
  return undefined
}

function tokensOf({ dates: { at: dateAt } }: Stretch, date: number): { from: number; to: number } {
  const from = dateAt.indexOf(date)
  let to = from
  while (to < dateAt.length && dateAt[to] === date) to++
  return { from, to }
}
