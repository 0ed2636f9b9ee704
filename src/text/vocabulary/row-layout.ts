/**
 * How the numbers of a word stand in a vocabulary's memory: a row of one cache line, since reading memory is what looking up costs.
 * In: nothing. Out: places in a row, and how lengths are packed. Touches nothing.
 */

/** Numbers in a row: 64 bytes. */
export const rowSize = 16
/** Where the row of number 0 begins: with the 16 bytes before a large block of memory, on a cache line. */
export const firstRow = 12

/** Which number of the row holds what. */
export const rowOf = {
  hash: 0,
  bareHash: 1,
  stemHash: 2,
  /** Kind, script, shape and clitics, a byte each from the lowest. */
  marks: 3,
  /** The matching form is `units[formStart, formEnd)`; a space follows. */
  formStart: 4,
  formEnd: 5,
  /** Where stem and letters stand beside the form: see `packRanges`. */
  ranges: 6,
} as const

/** Answers of word-attributes.ts stand in the rest of the row; more of them in a second block of rows. */
export const columnsAt = 7
export const columnsInRow = rowSize - columnsAt
/** Columns that there is room for. */
export const mostColumns = columnsInRow + rowSize

/** Instead of a stem's length: the stem is the form. */
export const stemIsForm = 255
/** Instead of the distance to the letters: they are so many that their beginning has to be looked for. */
export const lettersAreLong = 255

/** Units left free at the end of arrays of letters, so that four may be copied at a time. */
export const spareUnits = 4

/**
 * Three bytes from the lowest: where the stem begins, counted from the form; its length, or `stemIsForm`; how far before the form the
 * letters as written begin (0: they are the form), or `lettersAreLong`. Above them stands `hasColumns`, if it does.
 */
export function packRanges(stemFrom: number, stemLength: number, lettersBack: number): number {
  return stemFrom | (stemLength << 8) | (lettersBack << 16)
}

/** Added to packed ranges: the word has brought its columns from another vocabulary. */
export const hasColumns = 0x1000000
