/**
 * Where a number ends: digits of any script with single separators between them.
 * In: a text and a position. Out: positions. Touches nothing.
 */
import { charClass, classOf } from './char-table.ts'

/** End of a number: digits, with single separators only between digits. */
export function endOfNumber(text: string, at: number): number {
  let i = at + 1
  while (i < text.length) {
    const code = text.charCodeAt(i)
    if (classOf[code] === charClass.digit) i++
    else if (isNumberSeparator(code) && i + 1 < text.length && classOf[text.charCodeAt(i + 1)] === charClass.digit)
      i += 2
    else break
  }
  return i
}

export function isNumberSeparator(code: number): boolean {
  return code === 0x2e || code === 0x2c || code === 0x66b || code === 0x66c
}
