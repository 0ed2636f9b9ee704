/**
 * The normalised form of a text, and the map from it back to the surface.
 * In: any string. Out: the folded string; with offsets, the surface position of each of its units. Touches nothing.
 */
import { foldOf, isComplex } from './char-table.ts'
import { sharedText } from './unit-arrays.ts'

export interface NormalisedText {
  text: string
  /** Surface index of each unit of `text`, and the surface length at the end: `offsets.length === text.length + 1`. */
  offsets: Uint32Array
}

/**
 * The normalised form: NFKC, marks and bidi controls dropped, letter variants folded, lower case, ASCII digits.
 * Idempotent; linear. Words that differ only in those ways get equal forms.
 */
export function normalise(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0 || foldOf[code] !== code || isComplex[code] === 1) return fold(text, undefined)
  }
  return text
}

/** `normalise(text)` with, for each of its units, where it came from: a match `[a, b)` covers `offsets[a]` to `offsets[b]`. */
export function normaliseWithOffsets(text: string): NormalisedText {
  const offsets: number[] = []
  const folded = fold(text, offsets)
  offsets.push(text.length)
  return { text: folded, offsets: Uint32Array.from(offsets) }
}

const pieceUnits = 4096
/** Scratch: words are folded one after another, most of them in a few letters. */
const piece = sharedText(pieceUnits)

function fold(text: string, offsets: number[] | undefined): string {
  const { units } = piece
  let filled = 0
  let out = ''
  /** Where the last kept unit came from, so that a combining mark can pull its letter back. */
  let baseAt = -1
  for (let i = 0; i < text.length;) {
    const code = text.charCodeAt(i)
    if (isComplex[code] === 0) {
      const folded = foldOf[code] ?? 0
      if (folded !== 0) {
        if (filled === units.length) {
          // Keep one unit back: a following mark may still combine with it.
          out += piece.read(filled - 1)
          units[0] = units[filled - 1] ?? 0
          filled = 1
        }
        units[filled++] = folded
        offsets?.push(i)
        baseAt = i
      }
      i++
      continue
    }
    let end = i + 1
    while (end < text.length && continuesSegment(text.charCodeAt(end))) end++
    let start = i
    if (baseAt >= 0 && filled > 0) {
      start = baseAt
      filled--
      offsets?.pop()
    }
    out += piece.read(filled)
    filled = 0
    const folded = foldSegment(text.slice(start, end))
    for (let k = 0; k < folded.length; k++) offsets?.push(start)
    // The last folded unit is complete: nothing simple that follows can combine with it.
    out += folded
    baseAt = -1
    i = end
  }
  return out + piece.read(filled)
}

function continuesSegment(code: number): boolean {
  return isComplex[code] === 1 || foldOf[code] === 0
}

function foldSegment(segment: string): string {
  let current = segment
  // Dropping a mark can let two others compose: repeat until nothing changes (two rounds in practice).
  for (let round = 0; round < 8; round++) {
    const composed = current.normalize('NFKC')
    let next = ''
    for (let i = 0; i < composed.length; i++) {
      const code = composed.charCodeAt(i)
      const folded = foldOf[code] ?? 0
      if (folded !== 0) next += isComplex[code] === 1 ? (composed[i] ?? '').toLowerCase() : String.fromCharCode(folded)
    }
    if (next === current) return next
    current = next
  }
  return current
}
