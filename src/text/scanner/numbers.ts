/**
 * Where a number ends: digits of any script with single separators between them.
 * In: a text's units, ended by a zero, and a position. Out: positions. Touches nothing.
 */
import { charClass, classOf } from '../char-table.ts'
import { written } from '../letters.ts'

/** End of a number: digits, with single separators only between digits. */
export function endOfNumber(units: Uint16Array, at: number): number {
  let i = at + 1
  for (;;) {
    const code = units[i] ?? 0
    if (classOf[code] === charClass.digit) i++
    else if (isNumberSeparator(code) && classOf[units[i + 1] ?? 0] === charClass.digit) i += 2
    else return i
  }
}

export function isNumberSeparator(code: number): boolean {
  return code === 0x2e || code === 0x2c || code === written.decimal || code === written.thousands
}
