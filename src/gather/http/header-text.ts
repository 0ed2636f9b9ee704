/**
 * Values of headers as their servers meant them.
 * In: a value as it was read. Out: text. Touches nothing.
 */

/** A header is read as Latin-1; many servers write UTF-8 into it, as browsers read it. */
export function asUtf8(value: string): string {
  if (!/[\x80-\xff]/.test(value) || /[\u0100-\uffff]/.test(value)) return value
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(value, 'latin1'))
  } catch {
    // No UTF-8: it stays as it came.
    return value
  }
}
