/**
 * State of one pass over a text for statements: what has been found and who has spoken; adding speakers and statements to it.
 * In: the state and ranges of tokens. Out: speakers and statements. Touches only the state it is given.
 */
import type { Statement } from '../../model/analysis.ts'
import type { Span } from '../../model/article.ts'
import { charClass, classOf } from '../../text/char-table.ts'
import { written } from '../../text/letters.ts'
import { gap, type Scan } from '../../text/scanner/scan.ts'
import type { VerbForm } from '../words/reporting-verbs.ts'
import type { SpeakerMemory, Speaker } from './speaker-memory.ts'
import type { Content, StatementText } from './content.ts'
import { isAddressee, speakerIn, type TokenRange } from './speaker.ts'
import { wordClass, type MarkedWords } from '../words/word-classes.ts'

const sentenceBreak = gap.sentenceEnd | gap.newline
/** The verb of an attribution without one (بحسب). */
export const attributionVerb: VerbForm['verb'] = {
  lemma: 'حسب',
  clause: true,
  object: false,
  addressed: false,
  prepositions: 0,
  weak: false,
  polarity: 'says',
}

export interface ReadingState {
  t: StatementText
  words: MarkedWords
  scan: Scan
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

export function namedSpeaker(state: ReadingState, range: TokenRange, form: VerbForm): Speaker {
  const { scan } = state
  const start = scan.start[range.from] ?? 0
  const last = scan.end[range.to - 1] ?? 0
  const end = hasMarks(state, range) ? endBeforeQuote(scan.text, start, last) : last
  const speaker: Speaker = {
    text: scan.text.slice(start, end),
    span: { start, end },
    gender: form.gender,
    number: form.number,
    from: range.from,
    to: range.to,
  }
  state.memory.add(speaker)
  return speaker
}

function hasMarks({ words }: ReadingState, range: TokenRange): boolean {
  let gaps = 0
  for (let i = range.from + 1; i < range.to; i++) gaps |= words.gaps[i] ?? 0
  return (gaps & (gap.quoteOpen | gap.quoteClose | gap.quoteEither)) !== 0
}

/** Where a speaker's phrase ends when a quotation mark inside it has no partner there. */
function endBeforeQuote(text: string, start: number, end: number): number {
  let open = -1
  for (let i = start; i < end; i++) {
    const cls = classOf[text.charCodeAt(i)]
    if (cls === charClass.quoteOpen || (cls === charClass.quoteEither && open < 0)) open = i
    else if (cls === charClass.quoteClose || cls === charClass.quoteEither) open = -1
  }
  if (open <= start) return end
  let last = open
  while (last > start && classOf[text.charCodeAt(last - 1)] === charClass.space) last--
  return last > start ? last : end
}

export function impliedSpeaker(state: ReadingState, verb: number, form: VerbForm): Speaker | undefined {
  return state.memory.resolve(form) ?? actorOf(state, verb)
}

/** Tokens of a sentence that are looked at: a text without stops stays linear. */
const longestSentence = 300

/** Who acts in the sentence of `token`, or in the nearest one before: its first title or organisation. */
export function actorOf(state: ReadingState, token: number): Speaker | undefined {
  const { scan, words } = state
  const acting = wordClass.title | wordClass.organisation | wordClass.voice
  let sentenceEnd = token
  for (let tries = 0; tries < 3 && sentenceEnd > 0; tries++) {
    const sentence = scan.sentence[sentenceEnd - 1]
    let first = sentenceEnd
    const farthest = Math.max(0, sentenceEnd - longestSentence)
    while (first > farthest && scan.sentence[first - 1] === sentence) first--
    for (let i = first; i < sentenceEnd; i++) {
      if (!((words.bits[i] ?? 0) & acting) || (words.bits[i] ?? 0) & wordClass.verb) continue
      const range = speakerIn(words, i, phraseEnd(state, i, sentenceEnd))
      if (!range) break
      const gender = genderOf(state, range)
      return namedSpeaker(state, range, { verb: attributionVerb, tense: 'noun', gender, number: 's', first: false })
    }
    sentenceEnd = first
  }
  return undefined
}

function phraseEnd(state: ReadingState, from: number, to: number): number {
  const { words } = state
  for (let i = from + 1; i < to; i++) {
    // "عدد من أبناء الحي", "مصدر في الوزارة": what a general word is of.
    if (i === from + 1 && (words.bits[from] ?? 0) & wordClass.voice && (words.bits[i] ?? 0) & wordClass.preposition)
      continue
    if ((words.bits[i] ?? 0) & (wordClass.preposition | wordClass.verb | wordClass.relative)) return i
    if ((words.gaps[i] ?? 0) & (gap.comma | gap.colon | sentenceBreak)) return i
  }
  return to
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

export function addStatement(
  state: ReadingState,
  verb: number,
  speaker: Speaker,
  range: TokenRange | undefined,
  content: Content,
  polarity: Statement['polarity'],
  via: string | undefined,
): void {
  const { scan } = state
  const verbSpan: Span = { start: scan.start[verb] ?? 0, end: scan.end[verb] ?? 0 }
  const statement: Statement = {
    speaker: speaker.text,
    speakerSpan: speaker.span,
    verb: scan.text.slice(verbSpan.start, verbSpan.end),
    verbSpan,
    content: scan.text.slice(content.span.start, content.span.end),
    contentSpan: content.span,
    kind: content.direct ? 'direct' : 'indirect',
    polarity,
  }
  if (!range) statement.implied = true
  if (content.quotes.length > 0) statement.quotes = content.quotes
  if (via !== undefined) statement.via = via
  state.found.push(statement)
  state.taken = Math.max(state.taken, content.next)
  state.lastSentence = scan.sentence[Math.max(0, content.next - 1)] ?? -1
  state.lastSpeaker = speaker
}
