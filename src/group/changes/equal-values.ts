/**
 * Whether two figures give one value: equal, or one the other rounded.
 * In: figures. Out: yes or no, and digits. Pure.
 */
import type { Figure } from '../../model/analysis.ts'

/** A round number is at most this far from the exact one. */
const mostRounding = 0.04
/** "More than" a number is said of one at most this many times as large. */
const mostBeyond = 1.15

type Valued = Pick<Figure, 'value' | 'valueTo' | 'hedge'>

export function isSameValue(a: Valued, b: Valued): boolean {
  if (a.valueTo !== b.valueTo) return false
  if (a.value === b.value) return true
  if (a.valueTo !== undefined) return false
  return isRounded(a.value, b.value) || isRounded(b.value, a.value) || isWithin(a, b) || isWithin(b, a)
}

/** "أكثر من 8000" agrees with 8538. */
function isWithin(bound: Valued, { value }: Valued): boolean {
  return bound.hedge === 'moreThan' && bound.value >= 10 && value > bound.value && value <= mostBeyond * bound.value
}

/** Whether `round` is `exact` with fewer digits ("9.9 million" for 9,897,953), rounded or cut. */
function isRounded(round: number, exact: number): boolean {
  if (Math.abs(round - exact) > mostRounding * exact) return false
  const digits = digitsOf(round)
  if (digits >= digitsOf(exact)) return false
  const step = 10 ** (Math.floor(Math.log10(exact)) + 1 - digits)
  const near = (value: number): boolean => Math.abs(value * step - round) < step / 1_000
  return near(Math.round(exact / step)) || near(Math.floor(exact / step))
}

/** Digits of a number without the zeros at its end: 2 for 9,900,000, 4 for 66.84. */
export function digitsOf(value: number): number {
  return value
    .toPrecision(12)
    .replace(/e.*$|\./g, '')
    .replace(/^0+|0+$/g, '').length
}
