/**
 * Values of options: whole numbers in bounds, days, durations.
 * In: bounds. Out: parsers for commander. Touches nothing.
 */
import type { ArticleRef } from '../application/siyaq.ts'
import { InvalidArgumentError } from 'commander'
import { desks, isDesk, type Desk } from '../model/desks.ts'
import { isStoryOrder, storyOrders, type StoryOrder } from '../model/story-order.ts'
import { durationMs } from '../config/option-types.ts'

/** For `argParser`: a whole number in bounds. */
export function wholeNumber(min: number, max: number): (raw: string) => number {
  return (raw) => {
    const value = Number(raw)
    if (!/^\d{1,16}$/.test(raw) || value < min || value > max) throw new InvalidArgumentError(`${min}–${max}`)
    return value
  }
}

/** For `argParser`: a day (UTC) or an instant in ISO 8601, in epoch ms. */
export function dayValue(raw: string): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(raw)
  const at = day
    ? Date.parse(`${raw}T00:00:00Z`)
    : /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/.test(raw)
      ? Date.parse(raw)
      : Number.NaN
  if (Number.isNaN(at) || (day && new Date(at).toISOString().slice(0, 10) !== raw))
    throw new InvalidArgumentError('2026-01-31')
  return at
}

/** For `argParser`: the same, kept as written, for what gives a day its time zone later. */
export function dayOrInstant(raw: string): string {
  dayValue(raw)
  return raw
}

/** For `argParser`: a section of a newspaper. */
export function deskValue(raw: string): Desk {
  if (!isDesk(raw)) throw new InvalidArgumentError(desks.join(', '))
  return raw
}

/** For `argParser`: the order of a list of stories. */
export function storyOrderValue(raw: string): StoryOrder {
  if (!isStoryOrder(raw)) throw new InvalidArgumentError(storyOrders.join(', '))
  return raw
}

/** For `argParser`: a duration like 24h, in ms. */
export function durationValue(raw: string): number {
  const value = durationMs(raw)
  if (!(value > 0)) throw new InvalidArgumentError('24h')
  return value
}

/** An article as an operator names it. */
export function articleRef(word: string): ArticleRef {
  return /^#?\d{1,16}$/.test(word) ? { id: Number(word.replace('#', '')) } : { url: word }
}
