/**
 * Texts as arrays of UTF-16 units, which are faster to read and write than strings, and back.
 * In: strings or arrays. Out: arrays or strings; the array of `readUnits` is borrowed. Touches nothing else.
 */
import type { Borrowed } from '../model/borrowed.ts'

const ordinaryUnits = 1 << 16
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** Scratch for the units of one text after another. */
let shared = sharedText(ordinaryUnits)

/** Borrowed. The units of `text`, then at least two zeros; what follows those is left from before. */
export function readUnits(text: string): Borrowed<Uint16Array> {
  const needed = text.length + 2
  if (needed > shared.units.length || (shared.units.length > ordinaryUnits && needed <= ordinaryUnits))
    shared = sharedText(Math.max(ordinaryUnits, needed))
  shared.write(text)
  const { units } = shared
  units[text.length] = 0
  units[text.length + 1] = 0
  return units
}

/** Memory that strings are copied to and made from. */
export interface SharedText {
  units: Uint16Array
  /** Copies all of `text` to the beginning; it must fit. */
  write(text: string): void
  /** The first `length` units as a string. */
  read(length: number): string
}

/** Room for `size` units, beginning with those of `before`. */
export function sharedText(size: number, before?: Uint16Array): SharedText {
  const units = new Uint16Array(size)
  if (before) units.set(before)
  if (isLittleEndian && typeof Buffer === 'function') {
    // Here bytes and units are the same memory, and copying is a plain copy.
    const bytes = Buffer.from(units.buffer)
    return {
      units,
      write: (text) => void bytes.write(text, 0, 'utf16le'),
      read: (length) => bytes.toString('utf16le', 0, 2 * length),
    }
  }
  return {
    units,
    write: (text) => {
      for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i)
    },
    read: (length) => {
      let text = ''
      for (let i = 0; i < length; i++) text += String.fromCharCode(units[i] ?? 0)
      return text
    },
  }
}

const shortUnits = 64
const short = sharedText(shortUnits)

/** The string that `units[start, end)` spell. */
export function textOfUnits(units: Uint16Array, start: number, end: number): string {
  const length = end - start
  if (length <= shortUnits) {
    for (let i = 0; i < length; i++) short.units[i] = units[start + i] ?? 0
    return short.read(length)
  }
  const long = sharedText(length)
  long.units.set(units.subarray(start, end))
  return long.read(length)
}

/** The units of a text in an array of its own. */
export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i)
  return units
}

/** Arrays of numbers that may have to grow. */
export type GrowingNumbers = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>

/** A longer array with the same beginning. */
export function wider<A extends GrowingNumbers>(values: A, length: number): A
export function wider(values: GrowingNumbers, length: number): GrowingNumbers {
  const longer =
    values instanceof Uint8Array
      ? new Uint8Array(length)
      : values instanceof Uint16Array
        ? new Uint16Array(length)
        : new Uint32Array(length)
  longer.set(values)
  return longer
}
