/**
 * A reason of grouping in words, for the terminal.
 * In: the reason's code and values. Out: text. Touches nothing.
 */
import * as texts from '../messages/reason-text.ts'
import type { Reason } from '../model/story.ts'
import { formatCount, type DateStyle } from './terminal-bidi.ts'

/** The text of the code in the reader's language with its values; a code without a text is shown with its values. */
export function reasonText(reason: Reason, style: DateStyle): string {
  return texts.reasonText(style.lang, reason, (name, value) => {
    if (typeof value === 'string') return value
    return `${formatCount(value, style)}${name === 'percent' && !texts.hasPlace(reason.code, name) ? '%' : ''}`
  })
}
