/**
 * A reason of grouping in words.
 * In: the reason's code and values. Out: text. Touches nothing.
 */
import * as reasonTables from '../messages/reasons.ts'
import type { Reason } from '../model/story.ts'
import { formatCount, type DateStyle } from './bidi.ts'

/** Every table of messages/reasons.ts (grouping's and reading's), by code. */
const texts: Record<string, { ar: string; en: string }> = Object.assign({}, ...Object.values(reasonTables))

/** The text of the code in the reader's language with its values; a code without a text is shown with its values. */
export function reasonText(reason: Reason, style: DateStyle): string {
  const shown = Object.entries(reason.values ?? {}).map(([name, value]): [string, string] => [
    name,
    typeof value === 'number' ? formatCount(value, style) : value,
  ])
  const template = texts[reason.code]?.[style.lang]
  if (template === undefined) {
    const values = shown.map(([name, value]) => `${name} ${value}`).join(', ')
    return values === '' ? reason.code : `${reason.code}: ${values}`
  }
  const values = new Map(shown)
  return template.replace(/\{(\w+)\}/g, (place, name: string) => values.get(name) ?? place)
}
