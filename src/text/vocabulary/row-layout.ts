/**
 * How the numbers of a word stand in a vocabulary's memory: a row of one cache line, since a look-up costs what its cache misses cost.
 * In: rows and word ids. Out: places in a row, and what the packed numbers of a row say. Touches nothing.
 *
 * The functions that read a row are small enough to be inlined: outside this folder nobody knows how a row is packed.
 */
import { packFields } from '../../structures/packed-fields.ts'

/** Numbers in a row: 64 bytes. */
export const rowSize = 16
/** Where the row of number 0 begins: with the 16 bytes before a large block of memory, on a cache line. */
export const firstRow = 12

/** Which number of the row holds what. */
export const rowOf = {
  hash: 0,
  bareHash: 1,
  stemHash: 2,
  /** Kind, script, shape and clitics: `markFields`. */
  marks: 3,
  /** The normalised form is `units[formStart, formEnd)`; a space follows. */
  formStart: 4,
  formEnd: 5,
  /** Where stem and letters stand beside the form: `rangeFields`. */
  ranges: 6,
} as const

/** Attributes (word-attributes.ts) stand in the rest of the row; more of them in a second block of rows. */
export const columnsAt = 7
export const columnsInRow = rowSize - columnsAt
/** Columns that there is room for. */
export const mostColumns = columnsInRow + rowSize

/** A byte each: writing a mark, shifted, to an array of bytes drops what stands above it. */
const markFields = packFields({ kind: 8, script: 8, shape: 8, clitics: 8 })
export const markShift = markFields.shift
const { kind: kindMask, script: scriptMask, shape: shapeMask } = markFields.mask

const rangeFields = packFields({
  /** Where the stem begins, counted from the form. */
  stemFrom: 8,
  /** Its length, or `stemIsForm`. */
  stemLength: 8,
  /** How far before the form the letters as written begin (0: they are the form), or `lettersAreLong`. */
  lettersBack: 8,
  /** The word has brought its columns from another vocabulary. */
  copied: 1,
  /** A function word: what search does not rank by. */
  particle: 1,
})
const { stemFrom: stemFromMask, stemLength: stemLengthMask, lettersBack: lettersBackMask } = rangeFields.mask
const { stemLength: stemLengthShift, lettersBack: lettersBackShift } = rangeFields.shift
/** Bit of `ranges`: the word has brought its columns from another vocabulary. */
export const copiedBit = rangeFields.mask.copied
/** Bit of `ranges`: a function word (`known.particle` of the lexicon). */
export const particleBit = rangeFields.mask.particle

/** Instead of a stem's length: the stem is the form. */
export const stemIsForm = 255
/** Instead of the distance to the letters: they are so many that their beginning has to be looked for. */
export const lettersAreLong = 255

/** Units left free at the end of arrays of letters, so that four may be copied at a time. */
export const spareUnits = 4

export function packMarks(kind: number, script: number, shape: number, clitics: number): number {
  return kind | (script << markShift.script) | (shape << markShift.shape) | (clitics << markShift.clitics)
}

export function kindIn(marks: number): number {
  return marks & kindMask
}

export function scriptIn(marks: number): number {
  return (marks & scriptMask) >>> markShift.script
}

export function shapeIn(marks: number): number {
  return (marks & shapeMask) >>> markShift.shape
}

export function cliticsIn(marks: number): number {
  return marks >>> markShift.clitics
}

export function packRanges(stemFrom: number, stemLength: number, lettersBack: number): number {
  return stemFrom | (stemLength << stemLengthShift) | (lettersBack << lettersBackShift)
}

/** How far before the form the letters as written begin, or `lettersAreLong`. */
export function lettersBackIn(ranges: number): number {
  return (ranges & lettersBackMask) >>> lettersBackShift
}

/** True for a function word. */
export function isParticle(rows: Uint32Array, id: number): boolean {
  return ((rows[id + rowOf.ranges] ?? 0) & particleBit) !== 0
}

/** Where the normalised form of the word begins in the vocabulary's letters. */
export function formStartOf(rows: Uint32Array, id: number): number {
  return rows[id + rowOf.formStart] ?? 0
}

export function formEndOf(rows: Uint32Array, id: number): number {
  return rows[id + rowOf.formEnd] ?? 0
}

/** Where the light stem of the word begins in the vocabulary's letters. */
export function stemStartOf(rows: Uint32Array, id: number): number {
  // 0 where the stem is the form.
  return formStartOf(rows, id) + ((rows[id + rowOf.ranges] ?? 0) & stemFromMask)
}

export function stemEndOf(rows: Uint32Array, id: number): number {
  const ranges = rows[id + rowOf.ranges] ?? 0
  const length = (ranges & stemLengthMask) >>> stemLengthShift
  return length === stemIsForm ? formEndOf(rows, id) : formStartOf(rows, id) + (ranges & stemFromMask) + length
}
