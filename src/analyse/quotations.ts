/**
 * Pairs of quotation marks, whatever marks the text uses and however they nest.
 * In: a scanned text. Out: spans of what stands between them. Touches nothing.
 */
import type { Span } from '../model/article.ts'
import { charClass, classOf } from '../text/char-table.ts'
import { gap, type Scan } from '../text/scan.ts'

export interface Quotation extends Span {
  /** 0 for one that is not inside another. */
  depth: number
  /** The closing mark is missing: the quotation runs to the end of its paragraph. */
  open: boolean
}

const deepest = 16
const marks = gap.quoteOpen | gap.quoteClose | gap.quoteEither | gap.newline

/**
 * Quotations in order of their start; spans exclude the marks. A paragraph end closes what is open. Straight marks open after
 * a space and close after a letter, since news often drops one of a pair. Linear; nesting deeper than 16 is not followed.
 */
export function findQuotations(scan: Scan): Quotation[] {
  const { text } = scan
  const found: Quotation[] = []
  const stack: { at: number; kind: number }[] = []
  for (let token = 0; token <= scan.count; token++) {
    if (!((scan.gap[token] ?? 0) & marks)) continue
    const from = token === 0 ? 0 : (scan.end[token - 1] ?? 0)
    const to = token < scan.count ? (scan.start[token] ?? 0) : text.length
    for (let i = from; i < to; i++) readMark(text, i, stack, found)
  }
  closeAll(text.length, stack, found)
  return found.length < 2 ? found : found.sort((a, b) => a.start - b.start || b.end - a.end)
}

function closeAll(at: number, stack: { at: number; kind: number }[], found: Quotation[]): void {
  const outer = stack[0]
  if (outer && at - outer.at > 1) found.push({ start: outer.at + 1, end: at, depth: 0, open: true })
  stack.length = 0
}

function readMark(text: string, i: number, stack: { at: number; kind: number }[], found: Quotation[]): void {
  const cls = classOf[text.charCodeAt(i)] ?? 0
  if (cls === charClass.newline) {
    if (stack.length > 0) closeAll(i, stack, found)
    return
  }
  if (cls < charClass.quoteOpen || cls > charClass.quoteEither) return
  const top = stack.at(-1)
  if (top === undefined) {
    // A closing mark without an opening one: some type the same curved mark on both sides.
    if (cls === charClass.quoteClose && isWordBefore(text, i) && !isGlued(text, i)) return
    stack.push({ at: i, kind: cls })
    return
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
