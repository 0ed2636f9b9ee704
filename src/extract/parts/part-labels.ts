/**
 * The labels that announce a part of the page: credit, keywords, read also, similar.
 * In: one line of text. Out: which part it announces and what stands after the label. Touches nothing.
 */
import * as announced from '../../data/part-labels.data.ts'
import { anyOf } from '../page/phrase-pattern.ts'

export type PartKind = 'credit' | 'keywords' | 'read-also' | 'similar'

export interface PartLabel {
  kind: PartKind
  /** What follows the label on the same line; '' when the part is below. */
  rest: string
}

/** The part that `line` announces. A label is followed by a colon, or stands alone. */
export function readPartLabel(line: string): PartLabel | undefined {
  const text = line.replace(/^[\s\u2022\u25a0\u25cf\u25ba\u00bb>|*#\-\u2013\u2014[(\u25c4\u2b05]+/u, '')
  for (const [kind, pattern] of labels) {
    const match = pattern.exec(text)
    if (!match) continue
    const tail = text.slice(match[0].length)
    const rest = tail.replace(/^[\s:\uff1a\u2026.|>\u00bb\-\u2013\u2014)\]]+/u, '').trim()
    const punctuated = /^\s*[:\uff1a|>\u00bb\u2026]|^\s*[-\u2013\u2014]\s|^\s*\.\.+/.test(tail)
    if (rest === '' || punctuated) return { kind, rest }
  }
  return undefined
}

/** A label at the beginning of a line, up to the end of its last word. */
function label(...alternatives: readonly string[]): RegExp {
  return new RegExp(`^(?:${alternatives.join('|')})(?![\\p{L}\\p{M}])`, 'iu')
}

/** "Read (you) also", with the feminine ending in brackets or not, and where: "على الموقع". */
const arabicReadAlso = `${anyOf(announced.readVerbs)}\\s*\\(?\\u064a?\\)?\\s*${anyOf(announced.alsoWords)}(?: \\u0639\\u0644\\u0649 \\S+){0,2}`

const labels: readonly (readonly [PartKind, RegExp])[] = [
  ['read-also', label(arabicReadAlso, anyOf(announced.readAlso))],
  ['similar', label(anyOf(announced.similar))],
  ['keywords', label(anyOf(announced.keywords))],
  ['credit', label(anyOf(announced.credit))],
]
