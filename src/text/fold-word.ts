/**
 * What one word form is, whatever stands around it: matching form, script, shape, clitics, and the hashes of form, bare form and stem.
 * In: a word's letters as written. Out: `FoldedWord`. Touches nothing but its own scratch space.
 *
 * Done once per distinct word: the vocabulary keeps the answer.
 */
import { charClass, classOf, foldOf, isComplex, script, scriptOf } from './char-table.ts'
import { analyseClitics, cliticBits } from './clitics.ts'
import { hashUnits } from './hash-units.ts'
import { sharedStemHash, sharedStemText } from './lexicon.ts'
import { normalise } from './normalise.ts'
import { isNumberSeparator } from './scan-numbers.ts'
import { stemRange } from './stem.ts'
import { shape, tokenKind } from './token-marks.ts'
import { textOfUnits } from './unit-arrays.ts'

/** A distinct word form. */
export interface Word {
  /** As written. */
  readonly surface: string
  /** `tokenKind`. */
  readonly kind: number
  /** Script of the first letter (char-table.ts). */
  readonly script: number
  /** `shape` bits. */
  readonly shape: number
  /** Proclitics, article and suffix, packed (clitics.ts). */
  readonly clitics: number
  /** The matching form: of a word the first 64 units, of a number or an address all. */
  readonly form: string
  /** The light stem of `form`. */
  readonly stem: string
  /** hash32 of the matching form. */
  readonly hash: number
  /** hash32 of the matching form without proclitics and article. */
  readonly bareHash: number
  /** hash32 of the stem. */
  readonly stemHash: number
}

/** Units of a matching form that are hashed. */
export const longestWordUnits = 64

const units = new Uint16Array(longestWordUnits)

/** Everything about the word `surface` read as a token of `kind`. Linear in its length; one that folds to nothing keeps an empty form. */
export function foldWord(surface: string, kind: number): Word {
  const n = foldUnits(surface, kind)
  const first = scriptOf(surface.charCodeAt(0))
  const form = n < longestWordUnits || kind === tokenKind.word ? textOfUnits(units, 0, n) : longForm(surface, kind)
  const hash = hashUnits(units, 0, n)
  const looks = shapeOf(surface, kind, first)
  if (kind !== tokenKind.word || n < 2) {
    return {
      surface,
      kind,
      script: first,
      shape: looks,
      clitics: 0,
      form,
      stem: form,
      hash,
      bareHash: hash,
      stemHash: hash,
    }
  }
  // Of the form, not of the surface: full-width Latin letters are stemmed as Latin.
  const formScript = scriptOf(units[0] ?? 0)
  const clitics = formScript === script.arabic ? analyseClitics(units, n) : 0
  const bare = cliticBits.bareStart(clitics)
  const range = stemRange(units, n, formScript, clitics)
  return {
    surface,
    kind,
    script: first,
    shape: looks,
    clitics,
    form,
    stem: range < 0 ? sharedStemText(-1 - range) : form.slice(range & 255, range >> 8),
    hash,
    bareHash: bare === 0 ? hash : hashUnits(units, bare, n),
    stemHash: range < 0 ? sharedStemHash(-1 - range) : hashUnits(units, range & 255, range >> 8),
  }
}

/** Folds `surface` into `units` and returns how many there are. */
function foldUnits(surface: string, kind: number): number {
  let n = 0
  for (let i = 0; i < surface.length && n < longestWordUnits; i++) {
    const code = surface.charCodeAt(i)
    if (isComplex[code] === 1) return foldComplex(surface)
    const folded = foldOf[code] ?? 0
    if (folded === 0) continue
    if (kind === tokenKind.word && classOf[code] === charClass.apostrophe) continue
    if (kind === tokenKind.number && isNumberSeparator(code)) {
      // 1,234 and 1234 are one number; the decimal mark is a point.
      if (code === 0x2e || code === 0x66b) units[n++] = 0x2e
      continue
    }
    units[n++] = folded
  }
  return n
}

function foldComplex(surface: string): number {
  const folded = normalise(surface.slice(0, 4 * longestWordUnits))
  let n = 0
  for (let i = 0; i < folded.length && n < longestWordUnits; i++) {
    const code = folded.charCodeAt(i)
    if (classOf[code] !== charClass.apostrophe) units[n++] = code
  }
  return n
}

/** The whole matching form of a number or an address. */
function longForm(surface: string, kind: number): string {
  const folded = normalise(surface)
  return kind === tokenKind.number ? folded.replace(/[,\u066C]/g, '').replace(/\u066B/g, '.') : folded.toLowerCase()
}

function shapeOf(surface: string, kind: number, first: number): number {
  if (kind !== tokenKind.word) return 0
  let bits = 0
  for (let i = 0; i < surface.length; i++) {
    const code = surface.charCodeAt(i)
    if (isComplex[code] === 1) break
    if (classOf[code] === charClass.digit) {
      bits = shape.digits
      break
    }
  }
  return first === script.arabic ? bits : bits | capitalBits(surface)
}

function capitalBits(word: string): number {
  const first = word[0] ?? ''
  if (first === first.toLowerCase()) return 0
  if (word.length < 2) return shape.capital
  return word === word.toUpperCase() ? shape.capital | shape.upper : shape.capital
}
