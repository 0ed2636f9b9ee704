/**
 * Text from outside on one line, which steers nothing around it.
 * In: a text. Out: the same without bidi and control characters. Touches nothing.
 */

/** Control characters and breaks of lines become a space, marks of direction go. */
export function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
}
