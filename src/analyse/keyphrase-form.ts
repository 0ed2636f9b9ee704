/**
 * The form in which a reader sees a keyphrase: as written, without the clitics before it.
 * In: the article and a candidate. Out: a string. Touches nothing.
 */
import { cliticBits } from '../text/clitics.ts'
import { foldOf } from '../text/char-table.ts'
import type { AnalysedText } from './analysed-text.ts'
import type { PhraseCandidate } from './keyphrase-candidates.ts'

const articleLetters = '\u0627\u0644'

/** The commonest written form among the occurrences, the earliest of equals. */
export function shownForm(doc: AnalysedText, candidate: PhraseCandidate): string {
  const counts = new Map<string, number>()
  for (const { field, token } of candidate.at) {
    const form = formAt(doc, field, token, candidate.words)
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

function formAt(doc: AnalysedText, field: 0 | 1, token: number, words: number): string {
  const s = field === 0 ? doc.titleScan : doc.textScan
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
  return article + s.text.slice(start, end).replace(/\s+/g, ' ')
}
