/**
 * The form in which a reader sees a keyphrase: as written, without the clitics before it.
 * In: the article and where the phrase stands. Out: a string. Touches nothing.
 */
import { cliticBits } from '../../text/morphology/clitics.ts'
import { foldOf } from '../../text/char-table.ts'
import type { Scan } from '../../text/scanner/scan.ts'
import type { AnalysedText } from '../analysed-text.ts'
import { isNeighbourOfArabic } from '../language.ts'
import { nameSpans } from './name-spans.ts'

const articleLetters = '\u0627\u0644'

/**
 * The commonest written form of the phrase of `words` words that begins at `starts[0, count)`, the earliest of equals. Tokens are
 * numbered through title and text. Empty where it stands only behind letters that are clitics by guess: a letter too few is no word.
 */
export function shownForm(doc: AnalysedText, starts: Int32Array, count: number, words: number): string {
  if (isWrittenOneWay(doc, starts, count, words))
    return beginsByGuess(doc, starts[0] ?? 0) ? '' : formOf(doc, starts[0] ?? 0, words)
  const forms: string[] = []
  const counts: number[] = []
  for (let k = 0; k < count; k++) {
    if (beginsByGuess(doc, starts[k] ?? 0)) continue
    const form = formOf(doc, starts[k] ?? 0, words)
    const known = forms.indexOf(form)
    if (known >= 0) counts[known] = (counts[known] ?? 0) + 1
    else {
      forms.push(form)
      counts.push(1)
    }
  }
  return forms[counts.indexOf(Math.max(...counts))] ?? ''
}

/** The words themselves are the same at every start. What stands between them may differ: the first is as good. */
function isWrittenOneWay(doc: AnalysedText, starts: Int32Array, count: number, words: number): boolean {
  if (count <= 1) return true
  if (doc.titleScan.words !== doc.textScan.words) return false
  const first = starts[0] ?? 0
  for (let i = 1; i < count; i++) {
    const other = starts[i] ?? 0
    for (let k = 0; k < words; k++) if (wordAt(doc, first + k) !== wordAt(doc, other + k)) return false
  }
  return true
}

function wordAt({ titleScan, textScan }: AnalysedText, at: number): number | undefined {
  return at < titleScan.count ? titleScan.word[at] : textScan.word[at - titleScan.count]
}

function beginsByGuess({ titleScan, textScan, lang }: AnalysedText, at: number): boolean {
  const clitics = at < titleScan.count ? titleScan.clitics[at] : textScan.clitics[at - titleScan.count]
  return cliticBits.isGuess(clitics ?? 0) && !isNeighbourOfArabic(lang)
}

function formOf({ titleScan, textScan, lang }: AnalysedText, at: number, words: number): string {
  // What looks like an Arabic "and" before a Persian or Urdu word is its own letter.
  const whole = isNeighbourOfArabic(lang)
  const skipped = nameSpans.skipped[at] ?? 0
  return at < titleScan.count
    ? formAt(titleScan, at, words, whole, skipped)
    : formAt(textScan, at - titleScan.count, words, whole, skipped)
}

function formAt(s: Scan, token: number, words: number, whole: boolean, skipped: number): string {
  const { text } = s
  const end = s.end[token + words - 1] ?? 0
  const clitics = whole ? 0 : (s.clitics[token] ?? 0)
  // A name tells where it begins; what it skips of ل and the article, the clitics tell better.
  let skip = cliticBits.proclitics(clitics) || skipped
  let article = ''
  if (cliticBits.hasArticle(clitics) && cliticBits.articleUnits(clitics) === 1) {
    skip++
    article = articleLetters
  }
  let start = s.start[token] ?? 0
  while (skip > 0 && start < end) {
    if (foldOf[text.charCodeAt(start)] !== 0) skip--
    start++
  }
  while (start < end && foldOf[text.charCodeAt(start)] === 0) start++
  const form = text.slice(start, end)
  // A name may reach into a quotation, and words of a phrase be marked to be found (#).
  return (
    article + (words === 1 || isTidy(text, start, end) ? form : form.replace(quotes, ' ').replace(/\s+/g, ' ').trim())
  )
}

const quotes = /["#\u00AB\u00BB\u201C\u201D]/g

/** False for `text[from, to)` that has quotation marks or hash signs, or white space other than single blanks; for a few others too. */
function isTidy(text: string, from: number, to: number): boolean {
  let before = 0
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x20 || code === 0x22 || code === 0x23 || (code === 0x20 && before === 0x20)) return false
    if (code >= 0xa0 && code <= 0xbb && (code === 0xa0 || code === 0xab || code === 0xbb)) return false
    if (code === 0x1680 || (code >= 0x2000 && code <= 0x206f) || code === 0x3000 || code === 0xfeff) return false
    before = code
  }
  return true
}
