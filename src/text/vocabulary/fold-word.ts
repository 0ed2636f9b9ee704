/**
 * What one word form is by itself: normalised form, script, shape, clitics, and the hashes of form, bare form and stem.
 * In: a word's letters as written. Out: `FoldedWord`, or `Word` with its strings. Touches nothing but its own scratch space.
 *
 * Done once per distinct word: the vocabulary keeps the answer.
 */
import type { Borrowed } from '../../model/borrowed.ts'
import { charClass, classOf, foldOf, isComplex, script, scriptOf } from '../char-table.ts'
import { analyseClitics, cliticBits } from '../morphology/clitics.ts'
import { written } from '../letters.ts'
import { hashUnits } from '../hash-units.ts'
import { sharedStemHash, sharedStemText } from '../morphology/lexicon.ts'
import { normalise } from '../normalise.ts'
import { isNumberSeparator } from '../scanner/numbers.ts'
import { stemRange } from '../morphology/stem.ts'
import { shape, tokenKind } from '../scanner/token-flags.ts'
import { textOfUnits, unitsOf } from '../unit-arrays.ts'

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
  /** The normalised form: of a word the first 64 units, of a number or an address all. */
  readonly form: string
  /** The light stem of `form`. */
  readonly stem: string
  /** hash32 of the normalised form. */
  readonly hash: number
  /** hash32 of the normalised form without proclitics and article. */
  readonly bareHash: number
  /** hash32 of the stem. */
  readonly stemHash: number
}

/** Units of a normalised form that are hashed. */
export const longestWordUnits = 64

/** A word as numbers: those of `Word`, and where its strings are. One scratch object, which each call of `foldLetters` fills anew. */
export interface FoldedWord {
  script: number
  shape: number
  clitics: number
  hash: number
  bareHash: number
  stemHash: number
  /** The normalised form is `units[0, length)`, unless `longForm` is given. */
  units: Uint16Array
  length: number
  longForm: Uint16Array | undefined
  /** The stem as `stemRange` gives it: a range of the form, or a stem of the lexicon. */
  stem: number
}

const units = new Uint16Array(longestWordUnits)
const folded: FoldedWord = {
  script: 0,
  shape: 0,
  clitics: 0,
  hash: 0,
  bareHash: 0,
  stemHash: 0,
  units,
  length: 0,
  longForm: undefined,
  stem: 0,
}

/** Everything about the word `surface` read as a token of `kind`. Linear in its length; one that folds to nothing has an empty form. */
export function foldWord(surface: string, kind: number): Word {
  const word = foldLetters(unitsOf(surface), 0, surface.length, kind)
  const form = word.longForm ? textOfUnits(word.longForm, 0, word.longForm.length) : textOfUnits(units, 0, word.length)
  const { script, shape, clitics, hash, bareHash, stemHash, stem } = word
  return {
    surface,
    kind,
    script,
    shape,
    clitics,
    form,
    stem: stem < 0 ? sharedStemText(-1 - stem) : stem === wholeForm ? form : form.slice(stem & 255, stem >> 8),
    hash,
    bareHash,
    stemHash,
  }
}

/** In place of a range: the stem is the form. */
export const wholeForm = 1 << 30

/** `foldWord` of the letters `source[start, end)`, borrowed, without making strings. */
export function foldLetters(source: Uint16Array, start: number, end: number, kind: number): Borrowed<FoldedWord> {
  const n = foldUnits(source, start, end, kind)
  folded.length = n
  folded.longForm =
    n === longestWordUnits && kind !== tokenKind.word ? wholeFormOf(textOfUnits(source, start, end), kind) : undefined
  folded.script = scriptOf(source[start] ?? 0)
  folded.shape = kind === tokenKind.word ? shapeOf(source, start, end, folded.script) : 0
  const hash = hashUnits(units, 0, n)
  folded.hash = hash
  if (kind !== tokenKind.word || n < 2) {
    folded.clitics = 0
    folded.bareHash = hash
    folded.stemHash = hash
    folded.stem = wholeForm
    return folded
  }
  // Of the form, not of the surface: full-width Latin letters are stemmed as Latin.
  const formScript = scriptOf(units[0] ?? 0)
  const clitics = formScript === script.arabic ? analyseClitics(units, n) : 0
  const bare = cliticBits.bareStart(clitics)
  const range = stemRange(units, n, formScript, clitics)
  folded.clitics = clitics
  folded.bareHash = bare === 0 ? hash : hashUnits(units, bare, n)
  folded.stemHash = range < 0 ? sharedStemHash(-1 - range) : hashUnits(units, range & 255, range >> 8)
  folded.stem = range
  return folded
}

/** Folds `source[start, end)` into `units` and returns how many there are. */
function foldUnits(source: Uint16Array, start: number, end: number, kind: number): number {
  let n = 0
  for (let i = start; i < end && n < longestWordUnits; i++) {
    const code = source[i] ?? 0
    if (isComplex[code] === 1)
      return foldComplex(textOfUnits(source, start, Math.min(end, start + 4 * longestWordUnits)))
    const unit = foldOf[code] ?? 0
    if (unit === 0) continue
    if (kind === tokenKind.word && classOf[code] === charClass.apostrophe) continue
    if (kind === tokenKind.number && isNumberSeparator(code)) {
      // 1,234 and 1234 are one number; the decimal mark is a point.
      if (code === 0x2e || code === written.decimal) units[n++] = 0x2e
      continue
    }
    units[n++] = unit
  }
  return n
}

function foldComplex(surface: string): number {
  const form = normalise(surface)
  let n = 0
  for (let i = 0; i < form.length && n < longestWordUnits; i++) {
    const code = form.charCodeAt(i)
    if (classOf[code] !== charClass.apostrophe) units[n++] = code
  }
  return n
}

/** The normalised form of a long number or address. */
function wholeFormOf(surface: string, kind: number): Uint16Array {
  const form = normalise(surface)
  return unitsOf(
    kind === tokenKind.number ? form.replace(/[,\u066C]/g, '').replace(/\u066B/g, '.') : form.toLowerCase(),
  )
}

function shapeOf(source: Uint16Array, start: number, end: number, first: number): number {
  const digits = digitBits(source, start, end)
  return first === script.arabic ? digits : digits | capitalBits(textOfUnits(source, start, end))
}

function digitBits(source: Uint16Array, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    const code = source[i] ?? 0
    if (isComplex[code] === 1) return 0
    if (classOf[code] === charClass.digit) return shape.digits
  }
  return 0
}

function capitalBits(word: string): number {
  const first = word[0] ?? ''
  if (first === first.toLowerCase()) return 0
  if (word.length < 2) return shape.capital
  return word === word.toUpperCase() ? shape.capital | shape.upper : shape.capital
}
