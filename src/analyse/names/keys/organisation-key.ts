/**
 * The key of an organisation in no list: its normalised name.
 * In: tokens. Out: a key. Touches nothing but its scratch buffer.
 */
import { script } from '../../../text/char-table.ts'
import { longestWordUnits } from '../../../text/vocabulary/fold-word.ts'
import { normalise } from '../../../text/normalise.ts'
import { tokenKind, type Scan } from '../../../text/scanner/scan.ts'
import { textOfUnits } from '../../../text/unit-arrays.ts'
import type { NameSpan } from '../spans/name-span.ts'

const prefix = 'organisation:'
const space = 0x20
const mostWords = 8
const units = new Uint16Array(prefix.length + (longestWordUnits + 1) * mostWords)
for (let i = 0; i < prefix.length; i++) units[i] = prefix.charCodeAt(i)

/** The key of the organisation that the span names, `surface` as written. */
export function organisationKey(scan: Scan, span: NameSpan, surface: string): string {
  const end = writeForms(scan, span)
  return end < 0 ? prefix + normalise(surface) : textOfUnits(units, 0, end)
}

/** Writes the normalised forms of ordinary Arabic words with one space between them; returns where they end, or -1 for others. */
function writeForms(scan: Scan, span: NameSpan): number {
  const { text, start, end: ends, kind, script: scripts, word } = scan
  const { formUnits, formStart, formEnd } = scan.words
  if (span.to - span.from > mostWords) return -1
  let end = prefix.length
  for (let i = span.from; i < span.to; i++) {
    if (kind[i] !== tokenKind.word || scripts[i] !== script.arabic) return -1
    if (i > span.from) {
      const at = ends[i - 1] ?? 0
      if (start[i] !== at + 1 || text.charCodeAt(at) !== space) return -1
      units[end++] = space
    }
    const to = formEnd[word[i] ?? 0] ?? 0
    let from = formStart[word[i] ?? 0] ?? 0
    if (to - from >= longestWordUnits) return -1
    if (i === span.from) from += span.skipped
    while (from < to) units[end++] = formUnits[from++] ?? 0
  }
  return end
}
