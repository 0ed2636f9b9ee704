/**
 * Reports without a verb of their own: "بحسب مصدر، …", "…، وفقا لوزارة".
 * In: the state of a reading and a token. Out: a report. Touches nothing.
 */
import { adverbsWithLam } from '../../data/statements.data.ts'
import { gap } from '../../text/scanner/scan.ts'
import { letter } from '../../text/letters.ts'
import { wordHash, wordHashes } from '../../text/word-hash.ts'
import type { VerbForm } from '../words/reporting-verbs.ts'
import { bareClassAt, wordClass } from '../words/word-classes.ts'
import { wordMark } from '../words/finder-hints.ts'
import { endOfClause, trim, type Content } from './content.ts'
import { attributionVerb, clauseEnd, genderOf, startsClause, type ReadingState } from './reading-state.ts'
import type { Report } from './report.ts'
import { speakerIn, speakingClasses, type TokenRange } from './speaker.ts'
import { isSpeaking } from './speakers/candidates.ts'
import { firstMentionAt } from './speakers/entities.ts'

const about = wordHash('عن')
const ledByLam = wordHashes(adverbsWithLam)

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
  const range = attached ?? (from < end ? speakerIn(state.t, from, end) : undefined)
  if (!range || !(attached || isSpeaking(state, range) || isPublisher(state, range))) return undefined
  const sentence = scan.sentence[token] ?? 0
  const starts = startsClause(state, token) && (token === 0 || scan.sentence[token - 1] !== sentence)
  const form = verbLike(state, range)
  let content: Content | undefined
  if (starts) {
    let first = end
    const isClause = ((words.bits[first] ?? 0) & wordClass.complementiser) !== 0
    if (first < scan.count && scan.sentence[first] === sentence) {
      const stop = endOfClause(state.t, first)
      // "بحسب الوزارة أكد البيان" tells by its own verb, "بحسب المصدر فإن اللجنة سألت" does not.
      for (let i = first; i < stop && !isClause; i++)
        if ((words.bits[i] ?? 0) & wordClass.verb && i < first + 3) return undefined
      if ((words.bits[first] ?? 0) & wordClass.complementiser) first++
      const span = first < stop && trim(scan.text, scan.start[first] ?? 0, scan.end[stop - 1] ?? 0)
      if (span) content = { span, direct: false, quotes: [], next: stop }
    }
  } else if (state.lastSentence !== sentence || goesOnElsewhere(state, token)) {
    let first = token
    while (first > 0 && scan.sentence[first - 1] === sentence && first - 1 >= state.taken) first--
    while (first < token && (words.bits[first] ?? 0) & (wordClass.auxiliary | wordClass.conjunction)) first++
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

/** "أعلنت الجامعة فتح القبول، | فيما يستمر التسجيل، بحسب العميد": behind the conjunction nothing is taken yet. */
function goesOnElsewhere({ words, taken }: ReadingState, token: number): boolean {
  return (
    taken < token &&
    ((words.bits[taken] ?? 0) & wordClass.conjunction) !== 0 &&
    ((words.gaps[taken] ?? 0) & gap.comma) !== 0
  )
}

/** "بحسب رويترز": an agency or outlet that needs no word before its name. */
function isPublisher({ words }: ReadingState, { from, to }: TokenRange): boolean {
  return to - from <= 2 && ((words.marks[from] ?? 0) & wordMark.publisher) !== 0
}

/** "وفقا لوزارة المرافئ": a person or an organisation whose name begins behind the ل. */
function attachedSource(state: ReadingState, from: number, to: number): TokenRange | undefined {
  const { scan, t, mentions } = state
  const start = scan.start[from] ?? 0
  if (from >= to || scan.text.charCodeAt(start) !== letter.lam || scan.text.charCodeAt(start + 1) === letter.lam)
    return undefined
  const mention = mentions[firstMentionAt(mentions, start + 1)]
  // "وفقا لمصدر أمني": ل belongs to the word before it.
  const isLed = ledByLam.has(scan.bareHash[from - 1] ?? 0) && (bareClassAt(scan, from) & speakingClasses) !== 0
  if (mention?.start !== start + 1 && !isLed) return undefined
  return { from, to: speakerIn(t, from + 1, to)?.to ?? from + 1 }
}

function verbLike(state: ReadingState, range: TokenRange): VerbForm {
  return { verb: attributionVerb, tense: 'noun', gender: genderOf(state, range), number: 's', first: false }
}
