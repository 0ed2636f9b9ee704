/**
 * Texts as arrays of UTF-16 units, which are faster to read than strings, and back.
 * In: strings or arrays. Out: arrays or strings; the array of `readUnits` is shared and good until the next call. Touches nothing else.
 */

const ordinaryUnits = 1 << 16

let units = new Uint16Array(ordinaryUnits)
let bytes = bytesOf(units)

/** The units of `text`, then at least two zeros; what follows those is left from before. Valid until the next call. */
export function readUnits(text: string): Uint16Array {
  const { length } = text
  const needed = length + 2
  if (needed > units.length || (units.length > ordinaryUnits && needed <= ordinaryUnits)) {
    units = new Uint16Array(Math.max(ordinaryUnits, needed))
    bytes = bytesOf(units)
  }
  if (bytes) bytes.write(text, 0, 'utf16le')
  else for (let i = 0; i < length; i++) units[i] = text.charCodeAt(i)
  units[length] = 0
  units[length + 1] = 0
  return units
}

/** The same memory as bytes, where copying them is a plain copy: on little-endian machines. */
function bytesOf(array: Uint16Array<ArrayBuffer>): Buffer | undefined {
  const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1
  return isLittleEndian && typeof Buffer === 'function' ? Buffer.from(array.buffer) : undefined
}

/** The string that `units[start, end)` spell. */
export function textOfUnits(units: Uint16Array, start: number, end: number): string {
  // In pieces: a call takes only so many arguments.
  let text = ''
  for (let at = start; at < end; at += 1024)
    text += String.fromCharCode.apply(undefined, Array.from(units.subarray(at, Math.min(end, at + 1024))))
  return text
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
