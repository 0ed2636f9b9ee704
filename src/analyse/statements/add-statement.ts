/**
 * Adds a report with its speaker to what has been found, and to who has spoken.
 * In: the state of a reading, a report and its decision. Out: nothing. Touches the state.
 */
import type { Statement } from '../../model/analysis.ts'
import type { Span } from '../../model/article.ts'
import { charClass, classOf } from '../../text/char-table.ts'
import { gap } from '../../text/scanner/scan.ts'
import type { VerbForm } from '../words/reporting-verbs.ts'
import type { Content } from './content.ts'
import type { ReadingState } from './reading-state.ts'
import type { Report } from './report.ts'
import type { TokenRange } from './speaker.ts'
import type { SpeakerCandidate } from './speakers/candidates.ts'
import type { Decision } from './speakers/choose-speaker.ts'
import type { Speaker } from './speakers/memory.ts'

export function addStatement(state: ReadingState, report: Report, decision: Decision): void {
  const { scan } = state
  const { verb, form } = report
  const { chosen, isRight } = decision
  const content = contentOf(state, report, chosen)
  const isNamed = chosen.origin === 'after' || chosen.origin === 'before' || chosen.origin === 'source'
  const agreed = isNamed ? form : { ...form, gender: chosen.gender }
  const speaker = namedSpeaker(state, chosen, agreed, verb, isNamed ? report.skipped : 0)
  const verbSpan: Span = { start: scan.start[verb] ?? 0, end: scan.end[verb] ?? 0 }
  const statement: Statement = {
    speaker: speaker.text,
    speakerSpan: speaker.span,
    verb: scan.text.slice(verbSpan.start, verbSpan.end),
    verbSpan,
    content: scan.text.slice(content.span.start, content.span.end),
    contentSpan: content.span,
    kind: content.direct ? 'direct' : 'indirect',
    polarity: report.polarity,
    confidence: Math.min(mostSure, Math.round(100 * isRight) / 100),
    because: chosen.origin,
  }
  if (!isNamed) statement.implied = true
  if (content.quotes.length > 0) statement.quotes = content.quotes
  if (report.via !== undefined) statement.via = report.via
  state.found.push(statement)
  state.taken = Math.max(state.taken, content.next)
  state.lastSentence = scan.sentence[Math.max(0, content.next - 1)] ?? -1
  state.lastSpeaker = speaker
}

/** Where an implied subject asks, the phrase behind the verb is who is asked: "ودعا | المجتمع الدولي إلى دعم المساعي". */
function contentOf({ scan }: ReadingState, report: Report, chosen: SpeakerCandidate): Content {
  const { content, named, form, construction } = report
  if (!named || !form.verb.addressed || construction !== 'finite' || content.direct) return content
  const start = scan.start[named.from] ?? 0
  const isAsked = chosen.origin !== 'after' && chosen.origin !== 'before' && start < content.span.start
  return isAsked ? { ...content, span: { start, end: content.span.end } } : content
}

/** Nothing that is read from text is certain. */
const mostSure = 0.99

/** The speaker's phrase; `skipped`: UTF-16 units at its head that are no part of it (وفقا ل|وزارة). */
function namedSpeaker(state: ReadingState, range: TokenRange, form: VerbForm, spokeAt: number, skipped = 0): Speaker {
  const { scan } = state
  const start = (scan.start[range.from] ?? 0) + skipped
  const last = scan.end[range.to - 1] ?? 0
  const end = hasMarks(state, range) ? endBeforeQuote(scan.text, start, last) : last
  const speaker: Speaker = {
    text: scan.text.slice(start, end),
    span: { start, end },
    gender: form.gender,
    number: form.number,
    from: range.from,
    to: range.to,
    spokeAt,
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
  // The partner stands right behind the phrase: صحيفة «المرفأ» is quoted whole.
  const next = classOf[text.charCodeAt(end)]
  if (next === charClass.quoteClose || next === charClass.quoteEither) return end + 1
  let last = open
  while (last > start && classOf[text.charCodeAt(last - 1)] === charClass.space) last--
  return last > start ? last : end
}
