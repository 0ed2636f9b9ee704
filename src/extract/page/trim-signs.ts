/**
 * Takes signs off the ends of a text.
 * In: a text and which characters go. Out: the rest. Touches nothing.
 * A pattern that ends in `[…]+$` looks at a run in the middle of the text once from each of its characters; this looks once.
 */

/** `text` without the characters that `front` matches at its beginning and `back` at its end; both match single characters. Linear. */
export function trimSigns(text: string, front: RegExp | undefined, back: RegExp | undefined): string {
  let start = 0
  let end = text.length
  if (front) while (start < end && front.test(text.charAt(start))) start++
  if (back) while (end > start && back.test(text.charAt(end - 1))) end--
  return text.slice(start, end)
}
