/**
 * Reports without a verb of their own: "بحسب مصدر، …", "…، وفقا لوزارة".
 * In: the state of a reading and a token. Out: a report. Touches nothing.
 */
import { letter } from '../../text/letters.ts'
import { wordHash } from '../../text/word-hash.ts'
import type { VerbForm } from '../words/reporting-verbs.ts'
import { wordClass } from '../words/word-classes.ts'
import { endOfClause, trim, type Content } from './content.ts'
import { attributionVerb, clauseEnd, genderOf, startsClause, type ReadingState } from './reading-state.ts'
import type { Report } from './report.ts'
import { speakerIn, type TokenRange } from './speaker.ts'
import { isSpeaking } from './speakers/candidates.ts'
import { firstMentionAt } from './speakers/entities.ts'

const about = wordHash('عن')

/** "بحسب مصدر، …" or "…، بحسب مصدر". */
export function readAttribution(state: ReadingState, token: number): Report | undefined {
  const { scan, words } = state
  let end = clauseEnd(state, token + 1, 14)
  for (let i = token + 2; i < end; i++) if ((words.bits[i] ?? 0) & wordClass.complementiser) end = i
  let from = token + 1
  const inner = (words.bits[from] ?? 0) & wordClass.verb
  const rapporteur = (words.bits[from] ?? 0) & (wordClass.relative | wordClass.negation)
  // "وفق ما ذكرت الوكالة", "حسبما أوردت الصحيفة"
  if (rapporteur) from += 2
  else if (inner) from += 1
  if (scan.hash[from] === about) from++
  const attached = attachedSource(state, from, end)
  const range = attached ?? (from < end ? speakerIn(words, from, end) : undefined)
  if (!range || !(attached || isSpeaking(state, range))) return undefined
  const sentence = scan.sentence[token] ?? 0
  const starts = startsClause(state, token) && (token === 0 || scan.sentence[token - 1] !== sentence)
  const form = verbLike(state, range)
  let content: Content | undefined
  if (starts) {
    let first = end
    if (first < scan.count && scan.sentence[first] === sentence) {
      const stop = endOfClause(state.t, first)
      for (let i = first; i < stop; i++) if ((words.bits[i] ?? 0) & wordClass.verb && i < first + 3) return undefined
      if ((words.bits[first] ?? 0) & wordClass.complementiser) first++
      const span = first < stop && trim(scan.text, scan.start[first] ?? 0, scan.end[stop - 1] ?? 0)
      if (span) content = { span, direct: false, quotes: [], next: stop }
    }
  } else if (state.lastSentence !== sentence) {
    let first = token
    while (first > 0 && scan.sentence[first - 1] === sentence && first - 1 >= state.taken) first--
    while (first < token && (words.bits[first] ?? 0) & wordClass.auxiliary) first++
    const span = first < token - 2 ? trim(scan.text, scan.start[first] ?? 0, scan.end[token - 1] ?? 0) : undefined
    if (span) content = { span, direct: false, quotes: [], next: range.to }
  }
  if (!content) return undefined
  return {
    construction: 'attribution',
    verb: token,
    form,
    opening: undefined,
    content,
    named: range,
    isSource: true,
    ...(attached ? { skipped: 1 } : {}),
    polarity: 'says',
    via: undefined,
  }
}

/** "وفقا لوزارة المرافئ": a person or an organisation whose name begins behind the ل. */
function attachedSource(state: ReadingState, from: number, to: number): TokenRange | undefined {
  const { scan, words, mentions } = state
  const start = scan.start[from] ?? 0
  if (from >= to || scan.text.charCodeAt(start) !== letter.lam) return undefined
  const mention = mentions[firstMentionAt(mentions, start + 1)]
  if (mention?.start !== start + 1) return undefined
  return { from, to: speakerIn(words, from + 1, to)?.to ?? from + 1 }
}

function verbLike(state: ReadingState, range: TokenRange): VerbForm {
  return { verb: attributionVerb, tense: 'noun', gender: genderOf(state, range), number: 's', first: false }
}
