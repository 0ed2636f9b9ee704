/**
 * What goes into the search index: stems and exact forms of a text, in text order.
 * In: any text. Out: two parallel lists, or the same joined by spaces. Touches nothing.
 */
import { scan, type Scan } from './scan.ts'
import { sharedText } from './unit-arrays.ts'

export interface SearchTokens {
  /** Light stems. */
  stems: string[]
  /** Matching forms without any clitic stripping, same order and length. */
  exact: string[]
}

/** Index terms of `text`: one per word and number. Linear. */
export function searchTokens(text: string): SearchTokens {
  const { count, word, words } = scan(text)
  const stems: string[] = []
  const exact: string[] = []
  for (let i = 0; i < count; i++) {
    stems.push(words.stem(word[i] ?? 0))
    exact.push(words.form(word[i] ?? 0))
  }
  return { stems, exact }
}

/** The lists of `searchTokens` for a text already scanned, each joined by single spaces. Copies letters, makes no string per word. */
export function searchTextOf(s: Scan): { stems: string; exact: string } {
  const { formStart, stemStart, stemEnd } = s.words
  return {
    stems: joined(s, stemStart, stemEnd),
    exact: joined(s, formStart, stemStart),
  }
}

const ordinaryUnits = 1 << 15
let line = sharedText(ordinaryUnits)

/** The forms at [from[id], to[id]) of every token, one after another; each ends with a space. */
function joined(s: Scan, from: Uint32Array, to: Uint32Array): string {
  const { count, word } = s
  const { formUnits } = s.words
  let { units } = line
  let length = 0
  for (let i = 0; i < count; i++) {
    const id = word[i] ?? 0
    const first = from[id] ?? 0
    const last = to[id] ?? 0
    if (length + last - first > units.length) {
      line = sharedText(2 * (length + last - first), units)
      units = line.units
    }
    for (let k = first; k < last; k++) units[length++] = formUnits[k] ?? 0
  }
  // Without the space after the last.
  const text = length === 0 ? '' : line.read(length - 1)
  if (units.length > 8 * ordinaryUnits) line = sharedText(ordinaryUnits)
  return text
}
