/**
 * What has the form of a report and is none: the byline "كتب سامي محمود:", the first person of verbs of the eighth form (أعترف, "I admit").
 * In: a text and a verb in it. Out: whether it is one. Touches nothing.
 */
import { letter, written } from '../../text/letters.ts'
import { gap, type Scan } from '../../text/scanner/scan.ts'
import type { VerbForm } from '../words/reporting-verbs.ts'
import { wordClass } from '../words/word-classes.ts'
import type { Opening } from './content.ts'
import type { StatementText } from './statement-text.ts'

const sentenceBreak = gap.sentenceEnd | gap.newline
const anyQuote = gap.quoteOpen | gap.quoteClose | gap.quoteEither
const longestByline = 8
/** A dateline may stand before the byline. */
const longestDateline = 4

/** "كتب - سامي محمود:", "كتبت: منى السعيد" before the text; no quotation follows. */
export function isByline(t: StatementText, verb: number, { verb: rule, tense }: VerbForm, opening: Opening): boolean {
  if (rule.lemma !== 'كتب' || tense !== 'perfect' || opening.kind !== 'colon') return false
  const { scan, gaps, bits } = t.words
  const { at } = opening
  if (at - verb > longestByline || (gaps[at] ?? 0) & anyQuote) return false
  const after = gaps[verb + 1] ?? 0
  if (at === verb + 1) return opensParagraph(t, verb) && endsParagraph(t, at)
  if (opensParagraph(t, verb) && (after & gap.dash || (gaps[at] ?? 0) & gap.newline)) return true
  if (verb > longestDateline || scan.text.slice(0, scan.start[verb]).includes('\n')) return false
  for (let i = verb + 1; i < at; i++) if ((bits[i] ?? 0) & wordClass.preposition) return false
  return true
}

function opensParagraph({ words }: StatementText, token: number): boolean {
  return token === 0 || ((words.gaps[token] ?? 0) & gap.newline) !== 0
}

function endsParagraph({ words: { gaps, scan } }: StatementText, from: number): boolean {
  for (let i = from + 1; i <= from + longestByline; i++) {
    if (i >= scan.count || (gaps[i] ?? 0) & gap.newline) return true
    if ((gaps[i] ?? 0) & sentenceBreak) return false
  }
  return false
}

/** "أعترف", "أعتبر": with its hamza a verb that begins with a plain alef is "I …", the writer's own voice. */
export function isFirstPerson(scan: Scan, verb: number, { verb: rule, tense }: VerbForm): boolean {
  if (tense !== 'perfect' || rule.lemma.charCodeAt(0) !== letter.alef) return false
  const start = scan.start[verb] ?? 0
  const first = scan.text.charCodeAt(start)
  const isJoined = first === letter.waw || first === letter.fa
  return scan.text.charCodeAt(isJoined ? start + 1 : start) === written.alefHamzaAbove
}

/** Told apart by its mark: بيّن says, بين is between. */
export function hasShadda({ text, start, end }: Scan, token: number): boolean {
  for (let i = start[token] ?? 0; i < (end[token] ?? 0); i++) if (text.charCodeAt(i) === written.shadda) return true
  return false
}
