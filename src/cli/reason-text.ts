/**
 * A reason of grouping in words.
 * In: the reason's code and values. Out: text. Touches nothing.
 */
import type { Reason } from '../model/story.ts'
import { formatCount, type DateStyle } from './bidi.ts'

export function reasonText(reason: Reason, style: DateStyle): string {
  const values = Object.entries(reason.values ?? {}).map(
    ([name, value]) => `${name} ${typeof value === 'number' ? formatCount(value, style) : value}`,
  )
  return values.length === 0 ? reason.code : `${reason.code}: ${values.join(', ')}`
}
