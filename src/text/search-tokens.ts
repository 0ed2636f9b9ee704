/**
 * Terms of a text for the full-text index: stems and exact forms, in text order.
 * In: any text. Out: two parallel lists, or the same joined by spaces. Touches nothing.
 */
import { scan, type Scan } from './scanner/scan.ts'
import { sharedText } from './unit-arrays.ts'
import { formEndOf, formStartOf, spareUnits, stemEndOf, stemStartOf } from './vocabulary/row-layout.ts'

export interface SearchTokens {
  /** Light stems. */
  stems: string[]
  /** Normalised forms without any clitic stripping, same order and length. */
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
  const { count, word } = s
  const { rows, formUnits } = s.words
  if (count === 0) return { stems: '', exact: '' }
  let { units: stems } = stemLine
  let { units: forms } = formLine
  let stemsEnd = 0
  let formsEnd = 0
  for (let i = 0; i < count; i++) {
    const id = word[i] ?? 0
    const form = formStartOf(rows, id)
    const formEnd = formEndOf(rows, id)
    const stem = stemStartOf(rows, id)
    const stemEnd = stemEndOf(rows, id)
    if (formsEnd + formEnd - form + spareUnits >= forms.length) {
      formLine = sharedText(2 * (formsEnd + formEnd - form + spareUnits), forms)
      forms = formLine.units
    }
    if (stemsEnd + stemEnd - stem + spareUnits >= stems.length) {
      stemLine = sharedText(2 * (stemsEnd + stemEnd - stem + spareUnits), stems)
      stems = stemLine.units
    }
    copyByFours(formUnits, form, formEnd, forms, formsEnd)
    formsEnd += formEnd - form
    forms[formsEnd++] = 0x20
    copyByFours(formUnits, stem, stemEnd, stems, stemsEnd)
    stemsEnd += stemEnd - stem
    stems[stemsEnd++] = 0x20
  }
  // Without the space after the last.
  const found = { stems: stemLine.read(stemsEnd - 1), exact: formLine.read(formsEnd - 1) }
  if (stems.length > 8 * ordinaryUnits) stemLine = sharedText(ordinaryUnits)
  if (forms.length > 8 * ordinaryUnits) formLine = sharedText(ordinaryUnits)
  return found
}

/** Copies `from[start, end)` to `to`, four units at a time: the up to three units after the end are overwritten by the next word. */
function copyByFours(from: Uint16Array, start: number, end: number, to: Uint16Array, at: number): void {
  let place = at
  for (let k = start; k < end; k += 4) {
    to[place] = from[k] ?? 0
    to[place + 1] = from[k + 1] ?? 0
    to[place + 2] = from[k + 2] ?? 0
    to[place + 3] = from[k + 3] ?? 0
    place += 4
  }
}

const ordinaryUnits = 1 << 15
let stemLine = sharedText(ordinaryUnits)
let formLine = sharedText(ordinaryUnits)
