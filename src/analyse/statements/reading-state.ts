/**
 * State of one pass over a text for statements: what has been found and who has spoken; adding speakers and statements to it.
 * In: the state and ranges of tokens. Out: speakers and statements. Touches only the state it is given.
 */
import type { Mention, Statement } from '../../model/analysis.ts'
import { written } from '../../text/letters.ts'
import { gap, type Scan } from '../../text/scanner/scan.ts'
import type { VerbForm } from '../words/reporting-verbs.ts'
import type { SpeakerMemory, Speaker } from './speakers/memory.ts'
import type { StatementText } from './statement-text.ts'
import { isAddressee, type TokenRange } from './speaker.ts'
import type { MarkedWords } from '../words/word-classes.ts'

const sentenceBreak = gap.sentenceEnd | gap.newline
/** The verb of an attribution without one (بحسب). */
export const attributionVerb: VerbForm['verb'] = {
  lemma: 'حسب',
  clause: true,
  object: false,
  addressed: false,
  prepositions: 0,
  weak: false,
  act: false,
  impersonal: false,
  polarity: 'says',
}

export interface ReadingState {
  t: StatementText
  words: MarkedWords
  scan: Scan
  /** People and organisations of the text, in order. */
  mentions: readonly Mention[]
  memory: SpeakerMemory
  found: Statement[]
  /** Tokens before this one belong to content already taken. */
  taken: number
  /** Sentence of the last statement, and its speaker. */
  lastSentence: number
  lastSpeaker: Speaker | undefined
}

export function clauseEnd(state: ReadingState, from: number, longest: number): number {
  const { scan, words } = state
  const limit = Math.min(scan.count, from + longest)
  for (let i = from; i < limit; i++) if ((words.gaps[i] ?? 0) & (sentenceBreak | gap.comma)) return i
  return limit
}

export function genderOf(state: ReadingState, range: TokenRange): 'm' | 'f' {
  const end = state.scan.end[range.from] ?? 0
  return state.scan.text.charCodeAt(end - 1) === written.taMarbuta ? 'f' : 'm'
}

export function viaIn(state: ReadingState, from: number, to: number): string | undefined {
  const { scan, words } = state
  for (let i = from; i < to; i++) {
    if (!isAddressee(words, i)) continue
    const single = (scan.end[i] ?? 0) - (scan.start[i] ?? 0) <= 2
    let first = i
    if (single) first = i + 1
    const index = state.t.quotationAt[i + 1] ?? -1
    const q = index >= 0 ? state.t.quotations[index] : undefined
    if (q) return scan.text.slice(q.start, q.end)
    if (!single) return undefined
    let last = first + 1
    while (last < to && last - first < 4 && !((words.gaps[last] ?? 0) & (gap.comma | sentenceBreak))) last++
    return scan.text.slice(scan.start[first], scan.end[last - 1])
  }
  return undefined
}

export function textOf(scan: Scan, range: TokenRange): string {
  return scan.text.slice(scan.start[range.from], scan.end[range.to - 1])
}

/** True for the first word of a sentence or behind a comma. */
export function startsClause(state: ReadingState, token: number): boolean {
  return token === 0 || ((state.words.gaps[token] ?? 0) & (sentenceBreak | gap.comma)) !== 0
}
