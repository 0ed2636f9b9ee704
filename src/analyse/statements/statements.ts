/**
 * Who said what: statements with speaker, verb, verbatim content, direct or indirect, polarity, and through whom.
 * In: a scanned text. Out: `Statement[]`. Touches nothing.
 *
 * Reports are read by their form: verb, subject and quotation or أن next to one another, participles, قوله, attributions (بحسب). Who
 * speaks is chosen among candidates, and what is no statement is left out, by speakers/choose-speaker.ts.
 */
import type { Statement } from '../../model/analysis.ts'
import { gap } from '../../text/scanner/scan.ts'
import type { AnalysedText } from '../analysed-text.ts'
import { findEntities, type FoundEntities } from '../names/entities.ts'
import { findQuotations } from './quotations.ts'
import type { VerbForm } from '../words/reporting-verbs.ts'
import { linkSpeaker, mentionsOfSpeakers } from './speakers/entities.ts'
import { SpeakerMemory } from './speakers/memory.ts'
import { chooseSpeaker, type DecisionTrace } from './speakers/choose-speaker.ts'
import { clauseEnd, genderOf, startsClause, textOf, viaIn, type ReadingState } from './reading-state.ts'
import { readAttribution } from './attributions.ts'
import { hasShadda, isByline, isFirstPerson } from './no-reports.ts'
import { addStatement } from './add-statement.ts'
import type { Report } from './report.ts'
import { statementText } from './statement-text.ts'
import { statementModel, type StatementModel } from './speakers/statement-model.ts'
import { findOpening, isFirm, readContent, trim, type Content, type Opening } from './content.ts'
import { isTanwin, speakerBefore, speakerIn, startsWithConjunction, type TokenRange } from './speaker.ts'
import { classifyWords, verbFormAt, wordClass, type MarkedWords } from '../words/word-classes.ts'
import { scriptureSpeakers as listedSpeakers } from '../../data/statements.data.ts'
import { wordHash } from '../../text/word-hash.ts'

/** Who is quoted from scripture or tradition makes no statement in the news. */
const scriptureSpeakers = new Set(listedSpeakers)
function isOfScripture({ speaker }: Statement): boolean {
  const end = speaker.indexOf(' ')
  return scriptureSpeakers.has(end < 0 ? speaker : speaker.slice(0, end))
}
const sentenceBreak = gap.sentenceEnd | gap.newline
const about = wordHash('عن')
const between = wordHash('بين')
const relaying = wordHash('نقلا')
const mentioned = wordHash('يذكر')
const andMentioned = wordHash('ويذكر')
const most = 400

/**
 * The statements of the text in reading order; at most 400. Every span slices back to the text. `words` may be given when the
 * text has been classified already. Linear.
 */
export function findStatements(
  doc: AnalysedText,
  words: MarkedWords = classifyWords(doc.textScan),
  names: FoundEntities = findEntities(doc, words),
  model: StatementModel = statementModel,
  trace?: (trace: DecisionTrace) => void,
): Statement[] {
  const scan = doc.textScan
  const reporting = wordClass.verb | wordClass.attribution
  let first = 0
  while (first < words.beginCount && !((words.bits[words.begins[first] ?? 0] ?? 0) & reporting)) first++
  if (first === words.beginCount) return []
  const mentions = mentionsOfSpeakers(names)
  const t = statementText(words, findQuotations(scan), mentions)
  const state: ReadingState = {
    t,
    words,
    scan,
    mentions,
    memory: new SpeakerMemory(scan.bareHash),
    found: [],
    taken: 0,
    lastSentence: -1,
    lastSpeaker: undefined,
  }
  for (let k = first; k < words.beginCount && state.found.length < most; k++) {
    const i = words.begins[k] ?? 0
    const b = words.bits[i] ?? 0
    if (!(b & reporting) || i < state.taken) continue
    if (isInsideLongQuotation(state, i)) continue
    const report = readReport(state, i, b)
    if (!report) continue
    const { opening, verb, form } = report
    const firm = opening === undefined || isFirm(opening, verb, form.verb.clause)
    const decision = chooseSpeaker(state, report, firm, model, trace)
    if (decision && decision.isStatement >= model.leastStatement) addStatement(state, report, decision)
  }
  if (state.found.some(isOfScripture)) state.found = state.found.filter((statement) => !isOfScripture(statement))
  for (const statement of state.found) linkSpeaker(statement, mentions, doc.text)
  return state.found
}

/** What the reporting word at `token` reports, or undefined when it reports nothing. */
function readReport(state: ReadingState, token: number, bits: number): Report | undefined {
  if (bits & wordClass.attribution) return readAttribution(state, token)
  const form = verbFormAt(state.scan, token)
  // An indefinite accusative is a noun: طالبًا is a student, not "the two asked".
  if (!form || (form.tense === 'perfect' && isTanwin(state.scan, token))) return undefined
  if (form.tense === 'participle') return readParticiple(state, token, form)
  if (form.tense === 'noun') return readNoun(state, token, form)
  return readFinite(state, token, form)
}

function isInsideLongQuotation(state: ReadingState, token: number): boolean {
  const index = state.t.quotationOf[token] ?? -1
  const q = index >= 0 ? state.t.quotations[index] : undefined
  return q !== undefined && q.end - q.start > 40
}

function readFinite(state: ReadingState, verb: number, form: VerbForm): Report | undefined {
  const { scan, words, t } = state
  const before = verb > 0 ? (words.bits[verb - 1] ?? 0) : 0
  const g = words.gaps[verb] ?? 0
  if (before & wordClass.relative && !(g & (sentenceBreak | gap.comma))) return undefined
  if (before & wordClass.complementiser && form.tense === 'imperfect' && !isPastLimit(state, verb - 2)) return undefined
  if (scan.hash[verb] === between && !startsClause(state, verb) && !hasShadda(scan, verb)) return undefined
  const rule = form.verb
  if (isFirstPerson(scan, verb, form)) return undefined
  // "علي بن أبي طالب": a name, not a verb.
  if (
    before & (wordClass.nameJoint | wordClass.title) &&
    !startsWithConjunction(scan, verb) &&
    form.tense === 'perfect'
  )
    return undefined
  const negated = (before & wordClass.negation) !== 0 && !(g & sentenceBreak)
  if (negated && rule.polarity !== 'confirms') return undefined
  if (rule.lemma === 'نقل' || rule.lemma === 'نسب') {
    const relayed = readRelayed(state, verb, form)
    if (relayed || rule.lemma === 'نقل') return relayed
  }
  const opening = bareSpeech(state, verb, form) ?? findOpening(t, verb, rule)
  if (!opening) return readPostposed(state, verb, form)
  if (isByline(t, verb, form, opening)) return undefined
  // "عبر الوسم:" the preposition; "أي إنجاز يذكر": no report.
  if (rule.lemma === 'عبر' && !hasWithin(state, verb, opening.at, about)) return undefined
  const source = relayedSource(state, verb, opening.at)
  // A verb in the plural or dual holds its subject: what follows it is told, asked or accused.
  const named = source?.range ?? (form.number === 's' ? speakerIn(t, verb + 1, opening.at) : undefined)
  if (!named && isImpersonal(state, verb, form)) return undefined
  if ((scan.hash[verb] === mentioned || scan.hash[verb] === andMentioned) && opening.kind !== 'clause') return undefined
  const content = readContent(t, opening)
  if (!content) return undefined
  return {
    construction: 'finite',
    verb,
    form,
    opening,
    content,
    named,
    isSource: source !== undefined,
    polarity: negated ? 'denies' : rule.polarity,
    via: source ? source.via : viaIn(state, verb + 1, opening.at),
  }
}

/** "يتوقع أن", "ويذكر أن": nobody is named before or behind, so it is the passive. */
function isImpersonal(
  state: ReadingState,
  verb: number,
  { verb: rule, tense, gender, number, first }: VerbForm,
): boolean {
  if (!rule.impersonal || tense !== 'imperfect' || gender !== 'm' || number !== 's' || first) return false
  return speakerBefore(state.words, verb) === undefined
}

/** "ذكرت الوكالة نقلا عن مصادر مطلعة أن": the source speaks, through the subject of the verb. */
function relayedSource(
  state: ReadingState,
  verb: number,
  to: number,
): { range: TokenRange; via: string | undefined } | undefined {
  const { scan, t } = state
  for (let i = verb + 1; i + 1 < to; i++) {
    if (scan.hash[i] !== relaying || scan.hash[i + 1] !== about) continue
    const range = speakerIn(t, i + 2, to)
    const medium = speakerIn(t, verb + 1, i)
    return range && { range, via: medium && textOf(scan, medium) }
  }
  return undefined
}

function hasWithin(state: ReadingState, from: number, to: number, hash: number): boolean {
  for (let i = from + 1; i <= to; i++) if (state.scan.hash[i] === hash) return true
  return false
}

/** "وأضافوا نحن أبناء …": the plural holds its subject, so that speech begins at once. */
function bareSpeech(state: ReadingState, verb: number, form: VerbForm): Opening | undefined {
  if (form.number !== 'p' || form.tense !== 'perfect' || form.verb.weak) return undefined
  if (form.verb.lemma !== 'قال' && form.verb.lemma !== 'أضاف') return undefined
  const next = verb + 1
  const b = state.words.bits[next] ?? 0
  if (
    next >= state.scan.count ||
    b & (wordClass.complementiser | wordClass.preposition | wordClass.adverbial | wordClass.time)
  )
    return undefined
  if ((state.words.gaps[next] ?? 0) & (gap.colon | sentenceBreak)) return undefined
  return { kind: 'clause', at: next, content: next }
}

/** "قبل أن تعلن" reports, "يجب أن يؤكد" does not. */
function isPastLimit(state: ReadingState, token: number): boolean {
  const hash = state.scan.hash[token]
  return token >= 0 && (hash === beforeWord || hash === afterWord)
}
const beforeWord = wordHash('قبل')
const afterWord = wordHash('بعد')

/** "نقلت الصحيفة عن مصدر قوله إن …": the source speaks, through the subject of the verb. */
function readRelayed(state: ReadingState, verb: number, form: VerbForm): Report | undefined {
  const { scan, words, t } = state
  const limit = Math.min(scan.count, verb + 16)
  let from = -1
  for (let i = verb + 1; i < limit; i++) {
    if ((words.gaps[i] ?? 0) & sentenceBreak) break
    if (scan.hash[i] === about) {
      from = i
      break
    }
  }
  if (from < 0) return undefined
  const opening = findOpening(t, from, { ...form.verb, clause: true, prepositions: 0 })
  if (!opening || (opening.kind !== 'clause' && opening.kind !== 'colon' && opening.kind !== 'quote')) return undefined
  let end = opening.at
  for (let i = from + 1; i < opening.at; i++) {
    const inner = (words.bits[i] ?? 0) & wordClass.verb ? verbFormAt(scan, i) : undefined
    // "عن ناديه تأكيده أن"
    const isSaid = i > from + 1 && ((words.bits[i] ?? 0) & (wordClass.speechAct | wordClass.action)) !== 0
    if (inner?.verb.lemma === 'قال' || isSaid) {
      end = i
      break
    }
  }
  const named = speakerIn(t, from + 1, end)
  const content = readContent(t, opening)
  if (!named || !content) return undefined
  const medium = speakerIn(t, verb + 1, from)
  return {
    construction: 'relayed',
    verb,
    form: { ...form, gender: genderOf(state, named), number: 's' },
    opening,
    content,
    named,
    isSource: true,
    polarity: 'says',
    via: medium && textOf(scan, medium),
  }
}

/** «…»، قال فلان: the quotation stands before its verb. */
function readPostposed(state: ReadingState, verb: number, form: VerbForm): Report | undefined {
  const { scan, t, words } = state
  if (form.verb.weak || verb === 0) return undefined
  const g = words.gaps[verb] ?? 0
  if (!(g & (gap.quoteClose | gap.quoteEither))) return undefined
  const index = t.quotationOf[verb - 1] ?? -1
  const q = index >= 0 ? t.quotations[index] : undefined
  if (!q || q.end - q.start < 20 || state.found.some((s) => s.contentSpan.end > q.start)) return undefined
  const span = trim(scan.text, q.start, q.end)
  const named = speakerIn(t, verb + 1, clauseEnd(state, verb + 1, 12))
  if (!span || !named) return undefined
  const content: Content = { span, direct: true, quotes: [], next: verb + 1 }
  return {
    construction: 'postposed',
    verb,
    form,
    opening: undefined,
    content,
    named,
    isSource: false,
    polarity: form.verb.polarity,
    via: undefined,
  }
}

/** "، مشيرا إلى أن …": the speaker of the sentence goes on, unless one is named after the participle. */
function readParticiple(state: ReadingState, verb: number, form: VerbForm): Report | undefined {
  const opening = participleOpening(state, verb, form)
  const content = opening && readContent(state.t, opening)
  if (!opening || !content) return undefined
  const mayName = opening.at - verb <= 8 && !form.verb.addressed
  const named = mayName ? speakerIn(state.t, verb + 1, opening.at) : undefined
  return {
    construction: 'participle',
    verb,
    form,
    opening,
    content,
    named,
    isSource: false,
    polarity: form.verb.polarity,
    via: undefined,
  }
}

function participleOpening(state: ReadingState, verb: number, form: VerbForm): Opening | undefined {
  const { scan, words, t } = state
  const next = verb + 1
  // "وأكدت الهيئة مجددا منحها": again, and nobody renews anything.
  const isAdverb = ((words.bits[verb] ?? 0) & wordClass.time) !== 0 && form.verb.lemma !== 'قال'
  if (isAdverb && !startsClause(state, verb) && !startsWithConjunction(scan, verb)) return undefined
  if (next >= scan.count || (words.gaps[next] ?? 0) & sentenceBreak) return undefined
  const rule = form.verb
  const b = words.bits[next] ?? 0
  // "سائلا الله أن …": who is asked belongs to what is asked.
  if (rule.addressed && !(b & (wordClass.preposition | wordClass.complementiser)))
    return { kind: 'object', at: next, content: next }
  const opening = findOpening(t, verb, rule)
  const near = opening && opening.at - verb <= 6 && (opening.kind !== 'object' || opening.at - verb <= 1)
  if (near) return opening
  if (rule.lemma === 'قال') return { kind: 'colon', at: next, content: next }
  if (rule.object && !rule.weak && !(b & (wordClass.preposition | wordClass.complementiser)))
    return { kind: 'object', at: next, content: next }
  return undefined
}

/** "قوله إن"، "بقوله: «…»". */
function readNoun(state: ReadingState, verb: number, form: VerbForm): Report | undefined {
  const opening = findOpening(state.t, verb, form.verb)
  if (!opening || opening.at - verb > 10) return undefined
  const content = readContent(state.t, opening)
  if (!content) return undefined
  const named = fromSource(state, verb)
  return {
    construction: 'noun',
    verb,
    form,
    opening,
    content,
    named,
    isSource: named !== undefined,
    polarity: 'says',
    via: undefined,
  }
}

/** "عن مصدر محلي قوله": the phrase between عن and قوله. */
function fromSource(state: ReadingState, noun: number): TokenRange | undefined {
  const { scan, words, t } = state
  const floor = Math.max(0, noun - 12)
  for (let i = noun - 1; i >= floor; i--) {
    if (scan.hash[i] === about) return speakerIn(t, i + 1, noun)
    if ((words.gaps[i] ?? 0) & sentenceBreak) return undefined
  }
  return undefined
}
