/**
 * The form in which a reader sees a keyphrase: as written, without the clitics before it.
 * In: the article and where the phrase stands. Out: a string. Touches nothing.
 */
import { cliticBits } from '../text/clitics.ts'
import { foldOf } from '../text/char-table.ts'
import type { Scan } from '../text/scan.ts'
import type { AnalysedText } from './analysed-text.ts'

const articleLetters = '\u0627\u0644'

/** The commonest written form among the occurrences, the earliest of equals. Tokens are numbered through title and text. */
export function shownForm(doc: AnalysedText, occurrences: readonly number[], words: number): string {
  const { titleScan, textScan } = doc
  const formOf = (at: number): string =>
    at < titleScan.count ? formAt(titleScan, at, words) : formAt(textScan, at - titleScan.count, words)
  const [first = 0] = occurrences
  const wordAt = (at: number): number | undefined =>
    at < titleScan.count ? titleScan.word[at] : textScan.word[at - titleScan.count]
  if (titleScan.words === textScan.words && occurrences.every((at) => isSame(wordAt, first, at, words)))
    return formOf(first)
  const counts = new Map<string, number>()
  for (const at of occurrences) {
    const form = formOf(at)
    counts.set(form, (counts.get(form) ?? 0) + 1)
  }
  let best = ''
  let most = 0
  for (const [form, n] of counts) {
    if (n <= most) continue
    best = form
    most = n
  }
  return best
}

/** The words from `a` and from `b` on are written alike. */
function isSame(wordAt: (at: number) => number | undefined, a: number, b: number, words: number): boolean {
  for (let k = 0; k < words; k++) if (wordAt(a + k) !== wordAt(b + k)) return false
  return true
}

function formAt(s: Scan, token: number, words: number): string {
  const end = s.end[token + words - 1] ?? 0
  const clitics = s.clitics[token] ?? 0
  let skip = cliticBits.proclitics(clitics)
  let article = ''
  if (cliticBits.hasArticle(clitics) && cliticBits.articleUnits(clitics) === 1) {
    skip++
    article = articleLetters
  }
  let start = s.start[token] ?? 0
  while (skip > 0 && start < end) {
    if (foldOf[s.text.charCodeAt(start)] !== 0) skip--
    start++
  }
  while (start < end && foldOf[s.text.charCodeAt(start)] === 0) start++
  const form = s.text.slice(start, end)
  // A name may reach into a quotation.
  return article + (words === 1 ? form : form.replace(/["\u00AB\u00BB\u201C\u201D]/g, '').replace(/\s+/g, ' '))
}
