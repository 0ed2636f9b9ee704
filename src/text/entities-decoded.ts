/**
 * Character references ("&quot;", "&#8220;") as the characters that they stand for.
 * In: text without tags. Out: the text. Touches nothing.
 */
import { MarkupParser } from './markup-parser.ts'

/** `text` may hold no `<` that begins a tag: it would be taken out. */
export function entitiesDecoded(text: string): string {
  let decoded = ''
  const parser = new MarkupParser({ ontext: (piece) => (decoded += piece) })
  parser.write(text)
  parser.end()
  return decoded
}
