/**
 * A text as statements are read from it: its words, and where its quotations and its people stand.
 * In: classified words, quotations and mentions. Out: look-ups by token. Touches nothing but scratch buffers.
 */
import type { Mention } from '../../model/analysis.ts'
import type { Scan } from '../../text/scanner/scan.ts'
import type { MarkedWords } from '../words/word-classes.ts'
import type { Quotation } from './quotations.ts'

export interface StatementText {
  words: MarkedWords
  quotations: readonly Quotation[]
  /** Index into `quotations` of the outermost one that covers each token, or -1. */
  quotationOf: Int32Array
  /** Index of the quotation that begins just before each token, or -1. */
  quotationAt: Int32Array
  /** By token: where a person's name ends before it, 1 for a name of one word and 2 for a longer one. */
  endsName: Uint8Array
}

/** By token; scratch buffers, reused for every text. */
let quotationOf = new Int32Array(512)
let quotationAt = new Int32Array(512)
let endsName = new Uint8Array(512)

/** Builds the look-ups from tokens to quotations; borrowed scratch buffers, valid until the next call. */
export function statementText(
  words: MarkedWords,
  quotations: readonly Quotation[],
  mentions: readonly Mention[] = [],
): StatementText {
  const { scan } = words
  const { start, count } = scan
  if (count >= quotationOf.length || quotationOf.length > ordinaryTokens) {
    quotationOf = new Int32Array(Math.max(count + 1, ordinaryTokens))
    quotationAt = new Int32Array(Math.max(count + 1, ordinaryTokens))
    endsName = new Uint8Array(Math.max(count + 1, ordinaryTokens))
  }
  // No quotation covers what follows the last token.
  quotationOf.fill(-1, 0, count + 1)
  quotationAt.fill(-1, 0, count + 1)
  endsName.fill(0, 0, count + 1)
  markNameEnds(scan, mentions)
  let token = 0
  let lastEnd = -1
  for (let index = 0; index < quotations.length; index++) {
    const q = quotations[index]
    if (!q) break
    while (token > 0 && (start[token - 1] ?? 0) >= q.start) token--
    while (token < count && (start[token] ?? 0) < q.start) token++
    if (token >= count || (start[token] ?? 0) >= q.end) continue
    if (quotationAt[token] === -1) quotationAt[token] = index
    if (q.start <= lastEnd) continue
    // One whose closing mark is missing is trusted to the end of its sentence: what follows reports again.
    const sentence = q.open ? scan.sentence[token] : -1
    for (let i = token; i < count && (start[i] ?? 0) < q.end; i++) {
      if (q.open && scan.sentence[i] !== sentence) break
      quotationOf[i] = index
    }
    lastEnd = q.end
  }
  return { words, quotations, quotationOf, quotationAt, endsName }
}

function markNameEnds(scan: Scan, mentions: readonly Mention[]): void {
  let token = 0
  for (const { entity, start, end } of mentions) {
    if (!entity.startsWith('person:')) continue
    while (token < scan.count && (scan.start[token] ?? 0) < end) token++
    const isLong = token > 1 && (scan.start[token - 2] ?? 0) >= start
    if (end > start) endsName[token] = isLong ? 2 : 1
  }
}
/** Buffers for more tokens are released with the next text. */
const ordinaryTokens = 4096
