/**
 * Pairs of quotation marks, whatever marks the text uses and however they nest.
 * In: a text. Out: spans of what stands between them. Touches nothing.
 */
import type { Span } from '../model/article.ts'
import { charClass, classOf } from '../text/char-table.ts'

export interface Quotation extends Span {
  /** 0 for one that is not inside another. */
  depth: number
  /** The closing mark is missing: the quotation runs to the end of its paragraph. */
  open: boolean
}

const deepest = 16

/**
 * Quotations in order of their start; spans exclude the marks. A paragraph end closes what is open. Straight marks open after
 * a space and close after a letter, since news often drops one of a pair. Linear; nesting deeper than 16 is not followed.
 */
export function findQuotations(text: string): Quotation[] {
  const found: Quotation[] = []
  const stack: { at: number; kind: number }[] = []
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 10
    const cls = classOf[code] ?? 0
    if (cls === charClass.newline) {
      const outer = stack[0]
      if (outer && i - outer.at > 1) found.push({ start: outer.at + 1, end: i, depth: 0, open: true })
      stack.length = 0
      continue
    }
    if (cls < charClass.quoteOpen || cls > charClass.quoteEither) continue
    const top = stack.at(-1)
    if (top === undefined) {
      // A closing mark without an opening one: some type the same curved mark on both sides.
      if (cls === charClass.quoteClose && isWordBefore(text, i) && !isGlued(text, i)) continue
      stack.push({ at: i, kind: cls })
      continue
    }
    const closes =
      cls === charClass.quoteClose ||
      (cls === charClass.quoteEither && (isWordBefore(text, i) || !isWordAfter(text, i)) && !isGlued(text, i)) ||
      (cls === charClass.quoteOpen && top.kind === charClass.quoteClose)
    if (closes) {
      stack.pop()
      if (i > top.at + 1) found.push({ start: top.at + 1, end: i, depth: stack.length, open: false })
    } else if (stack.length < deepest) stack.push({ at: i, kind: cls })
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** After one of the letters that are written joined to a quoted name: و"الوطن"، لـ"الوطن". */
function isGlued(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const joined = before === 0x640 || before === 0x648 || before === 0x644 || before === 0x628 || before === 0x643
  if (!joined || !isWordAfter(text, at)) return false
  const start = before === 0x640 ? at - 3 : at - 2
  return start < 0 || classOf[text.charCodeAt(start)] !== charClass.letter
}

function isWordBefore(text: string, at: number): boolean {
  if (at === 0) return false
  const cls = classOf[text.charCodeAt(at - 1)]
  return cls !== charClass.space && cls !== charClass.bracketOpen && cls !== charClass.colon && cls !== charClass.dash
}

function isWordAfter(text: string, at: number): boolean {
  if (at + 1 >= text.length) return false
  const cls = classOf[text.charCodeAt(at + 1)]
  return cls === charClass.letter || cls === charClass.digit || cls === charClass.mark
}
