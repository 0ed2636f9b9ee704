/**
 * Pairs of quotation marks, whatever marks the text uses and however they nest.
 * In: a scanned text. Out: spans of what stands between them. Touches nothing.
 */
import type { Span } from '../../model/article.ts'
import { charClass, classOf } from '../../text/char-table.ts'
import { letter, written } from '../../text/letters.ts'
import { gap, type Scan } from '../../text/scanner/scan.ts'

export interface Quotation extends Span {
  /** 0 for one that is not inside another. */
  depth: number
  /** The closing mark is missing: the quotation runs to the end of its paragraph. */
  open: boolean
}

const deepest = 16
const marks = gap.quoteOpen | gap.quoteClose | gap.quoteEither | gap.newline

/** Place and class of the marks that wait for their partner. */
const waitingAt = new Int32Array(deepest)
const waitingKind = new Uint8Array(deepest)
let waiting = 0

/**
 * Quotations in order of their start; spans exclude the marks. A paragraph end closes what is open. Straight marks open after
 * a space and close after a letter, since news often drops one of a pair. Linear; nesting deeper than 16 is not followed.
 */
export function findQuotations(scan: Scan): Quotation[] {
  const { text, gap: gaps, start, end, count } = scan
  const found: Quotation[] = []
  waiting = 0
  for (let token = 0; token <= count; token++) {
    if (!((gaps[token] ?? 0) & marks)) continue
    const from = token === 0 ? 0 : (end[token - 1] ?? 0)
    const to = token < count ? (start[token] ?? 0) : text.length
    for (let i = from; i < to; i++) readMark(text, i, found)
  }
  closeAll(text.length, found)
  return inOrder(found) ? found : found.sort((a, b) => a.start - b.start || b.end - a.end)
}

function inOrder(found: readonly Quotation[]): boolean {
  let last = -1
  for (const { start } of found) {
    if (start <= last) return false
    last = start
  }
  return true
}

function closeAll(at: number, found: Quotation[]): void {
  const outer = waitingAt[0] ?? 0
  if (waiting > 0 && at - outer > 1) found.push({ start: outer + 1, end: at, depth: 0, open: true })
  waiting = 0
}

function readMark(text: string, i: number, found: Quotation[]): void {
  const cls = classOf[text.charCodeAt(i)] ?? 0
  if (cls === charClass.newline) {
    if (waiting > 0) closeAll(i, found)
    return
  }
  if (cls < charClass.quoteOpen || cls > charClass.quoteEither) return
  if (waiting === 0) {
    // A closing mark without an opening one: some type the same curved mark on both sides.
    if (cls === charClass.quoteClose && isWordBefore(text, i) && !isGlued(text, i)) return
    wait(i, cls)
    return
  }
  const closes =
    cls === charClass.quoteClose ||
    (cls === charClass.quoteEither && (isWordBefore(text, i) || !isWordAfter(text, i)) && !isGlued(text, i)) ||
    (cls === charClass.quoteOpen && waitingKind[waiting - 1] === charClass.quoteClose)
  if (closes) {
    waiting--
    const start = (waitingAt[waiting] ?? 0) + 1
    if (i > start) found.push({ start, end: i, depth: waiting, open: false })
  } else if (waiting < deepest) wait(i, cls)
}

function wait(at: number, kind: number): void {
  waitingAt[waiting] = at
  waitingKind[waiting] = kind
  waiting++
}

/** After one of the letters that are written joined to a quoted name: و"الوطن"، لـ"الوطن". */
function isGlued(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const joined =
    before === written.tatweel ||
    before === letter.waw ||
    before === letter.lam ||
    before === letter.ba ||
    before === letter.kaf
  if (!joined || !isWordAfter(text, at)) return false
  const start = before === written.tatweel ? at - 3 : at - 2
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
