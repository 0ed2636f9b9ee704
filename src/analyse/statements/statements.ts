/**
 * Who said what: statements with speaker, verb, verbatim content, direct or indirect, polarity, and through whom.
 * In: a scanned text. Out: `Statement[]`. Touches nothing.
 *
 * Verb, subject and quotation or أن next to one another (strict adjacency), with the indirect forms: participles,
 * قوله, attributions (بحسب), and implied subjects resolved to the nearest speaker that agrees with the verb.
 */
import type { Statement } from '../../model/analysis.ts'
import { gap } from '../../text/scanner/scan.ts'
import type { AnalysedText } from '../analysed-text.ts'
import { findEntities, type FoundEntities } from '../names/entities.ts'
import { findQuotations } from './quotations.ts'
import type { VerbForm } from '../words/reporting-verbs.ts'
import { linkSpeaker, mentionsOfSpeakers } from './speaker-entities.ts'
import { SpeakerMemory } from './speaker-memory.ts'
import {
  actorOf,
  addStatement,
  attributionVerb,
  clauseEnd,
  genderOf,
  impliedSpeaker,
  namedSpeaker,
  textOf,
  viaIn,
  type ReadingState,
} from './reading-state.ts'
import {
  endOfClause,
  findOpening,
  isFirm,
  readContent,
  statementText,
  trim,
  type Content,
  type Opening,
} from './content.ts'
import { speakerBefore, speakerIn, startsWithConjunction, type TokenRange } from './speaker.ts'
import { classifyWords, verbFormAt, wordClass, type MarkedWords } from '../words/word-classes.ts'
import { scriptureSpeakers as listedSpeakers } from '../../data/statements.data.ts'
import { wordHash } from '../../text/word-hash.ts'

/** Who is quoted from scripture or tradition makes no statement in the news. */
const scriptureSpeakers = new Set(listedSpeakers)
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
): Statement[] {
  const scan = doc.textScan
  const reporting = wordClass.verb | wordClass.attribution
  let first = 0
  while (first < words.beginCount && !((words.bits[words.begins[first] ?? 0] ?? 0) & reporting)) first++
  if (first === words.beginCount) return []
  const t = statementText(words, findQuotations(scan))
  const state: ReadingState = {
    t,
    words,
    scan,
    memory: new SpeakerMemory(scan.hash),
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
    if (b & wordClass.attribution) {
      readAttribution(state, i)
      continue
    }
    const form = verbFormAt(scan, i)
    if (!form) continue
    if (form.tense === 'participle') readParticiple(state, i, form)
    else if (form.tense === 'noun') readNoun(state, i, form)
    else readFinite(state, i, form)
  }
  state.found = state.found.filter(({ speaker }) => !scriptureSpeakers.has(speaker.split(' ', 1)[0] ?? ''))
  if (state.found.length > 0) {
    const mentions = mentionsOfSpeakers(names)
    for (const statement of state.found) linkSpeaker(statement, mentions, doc.text)
  }
  return state.found
}

function isInsideLongQuotation(state: ReadingState, token: number): boolean {
  const index = state.t.quotationOf[token] ?? -1
  const q = index >= 0 ? state.t.quotations[index] : undefined
  return q !== undefined && q.end - q.start > 40
}

function readFinite(state: ReadingState, verb: number, form: VerbForm): void {
  const { scan, words, t } = state
  const before = verb > 0 ? (words.bits[verb - 1] ?? 0) : 0
  const g = words.gaps[verb] ?? 0
  if (before & wordClass.relative && !(g & (sentenceBreak | gap.comma))) return
  if (before & wordClass.complementiser && form.tense === 'imperfect' && !isPastLimit(state, verb - 2)) return
  if (scan.hash[verb] === between && !startsClause(state, verb)) return
  const rule = form.verb
  // "علي بن أبي طالب": a name, not a verb.
  if (
    before & (wordClass.nameJoint | wordClass.title) &&
    !startsWithConjunction(scan, verb) &&
    form.tense === 'perfect'
  )
    return
  const negated = (before & wordClass.negation) !== 0 && !(g & sentenceBreak)
  if (negated && rule.polarity !== 'confirms') return
  if (rule.lemma === 'نقل' || rule.lemma === 'نسب') {
    if (readRelayed(state, verb, form)) return
    if (rule.lemma === 'نقل') return
  }
  const opening = bareSpeech(state, verb, form) ?? findOpening(t, verb, rule)
  if (!opening) {
    readPostposed(state, verb, form)
    return
  }
  if (rule.weak && !isFirm(opening, verb, rule.clause)) return
  // "عبر الوسم:" the preposition; "أي إنجاز يذكر": no report.
  if (rule.lemma === 'عبر' && !hasWithin(state, verb, opening.at, about)) return
  const source = relayedSource(state, verb, opening.at)
  const after = source?.range ?? speakerIn(words, verb + 1, opening.at)
  if ((scan.hash[verb] === mentioned || scan.hash[verb] === andMentioned) && (!after || opening.kind !== 'clause'))
    return
  const range = after ?? speakerBefore(words, verb)
  const content = readContent(t, opening)
  if (!content) return
  const speaker = range ? namedSpeaker(state, range, form) : impliedSpeaker(state, verb, form)
  if (!speaker) return
  const via = source ? source.via : viaIn(state, verb + 1, opening.at)
  addStatement(state, verb, speaker, range, content, negated ? 'denies' : rule.polarity, via)
}

/** "ذكرت الوكالة نقلا عن مصادر مطلعة أن": the source speaks, through the subject of the verb. */
function relayedSource(
  state: ReadingState,
  verb: number,
  to: number,
): { range: TokenRange; via: string | undefined } | undefined {
  const { scan, words } = state
  for (let i = verb + 1; i + 1 < to; i++) {
    if (scan.hash[i] !== relaying || scan.hash[i + 1] !== about) continue
    const range = speakerIn(words, i + 2, to)
    const medium = speakerIn(words, verb + 1, i)
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

function startsClause(state: ReadingState, token: number): boolean {
  return token === 0 || ((state.words.gaps[token] ?? 0) & (sentenceBreak | gap.comma)) !== 0
}

/** "نقلت الصحيفة عن مصدر قوله إن …": the source speaks, through the subject of the verb. */
function readRelayed(state: ReadingState, verb: number, form: VerbForm): boolean {
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
  if (from < 0) return false
  const opening = findOpening(t, from, { ...form.verb, clause: true, prepositions: 0 })
  if (!opening || (opening.kind !== 'clause' && opening.kind !== 'colon' && opening.kind !== 'quote')) return false
  let end = opening.at
  for (let i = from + 1; i < opening.at; i++) {
    const inner = (words.bits[i] ?? 0) & wordClass.verb ? verbFormAt(scan, i) : undefined
    if (inner && inner.verb.lemma === 'قال') {
      end = i
      break
    }
  }
  const range = speakerIn(words, from + 1, end)
  const content = readContent(t, opening)
  if (!range || !content) return false
  const medium = speakerIn(words, verb + 1, from)
  const speakerForm: VerbForm = { ...form, gender: genderOf(state, range), number: 's' }
  addStatement(
    state,
    verb,
    namedSpeaker(state, range, speakerForm),
    range,
    content,
    'says',
    medium && textOf(scan, medium),
  )
  return true
}

/** «…»، قال فلان: the quotation stands before its verb. */
function readPostposed(state: ReadingState, verb: number, form: VerbForm): void {
  const { scan, t, words } = state
  if (form.verb.weak || verb === 0) return
  const g = words.gaps[verb] ?? 0
  if (!(g & (gap.quoteClose | gap.quoteEither))) return
  const index = t.quotationOf[verb - 1] ?? -1
  const q = index >= 0 ? t.quotations[index] : undefined
  if (!q || q.end - q.start < 20 || state.found.some((s) => s.contentSpan.end > q.start)) return
  const span = trim(scan.text, q.start, q.end)
  const range = speakerIn(words, verb + 1, clauseEnd(state, verb + 1, 12))
  if (!span || !range) return
  const content: Content = { span, direct: true, quotes: [], next: verb + 1 }
  addStatement(state, verb, namedSpeaker(state, range, form), range, content, form.verb.polarity, undefined)
}

/** "، مشيرا إلى أن …": the speaker of the sentence goes on, unless one is named after the participle. */
function readParticiple(state: ReadingState, verb: number, form: VerbForm): void {
  const { scan, words, t } = state
  const rule = form.verb
  const opening = participleOpening(state, verb, form)
  if (!opening) return
  if (rule.weak && !isFirm(opening, verb, rule.clause)) return
  const content = readContent(t, opening)
  if (!content) return
  const range = opening.at - verb <= 8 ? speakerIn(words, verb + 1, opening.at) : undefined
  if (range) {
    addStatement(state, verb, namedSpeaker(state, range, form), range, content, rule.polarity, undefined)
    return
  }
  const sentence = scan.sentence[verb] ?? 0
  const speaker =
    state.lastSentence === sentence && state.lastSpeaker
      ? state.memory.fullest(state.lastSpeaker)
      : (actorOf(state, verb) ?? impliedSpeaker(state, verb, form))
  if (speaker) addStatement(state, verb, speaker, undefined, content, rule.polarity, undefined)
}

function participleOpening(state: ReadingState, verb: number, form: VerbForm): Opening | undefined {
  const { scan, words, t } = state
  const next = verb + 1
  if (next >= scan.count || (words.gaps[next] ?? 0) & sentenceBreak) return undefined
  const rule = form.verb
  const opening = findOpening(t, verb, rule)
  const near = opening && opening.at - verb <= 6 && (opening.kind !== 'object' || opening.at - verb <= 1)
  if (near) return opening
  const b = words.bits[next] ?? 0
  if (rule.lemma === 'قال') return { kind: 'colon', at: next, content: next }
  if ((rule.object || rule.addressed) && !rule.weak && !(b & (wordClass.preposition | wordClass.complementiser))) {
    return { kind: 'object', at: next, content: next }
  }
  return undefined
}

/** "قوله إن"، "بقوله: «…»". */
function readNoun(state: ReadingState, verb: number, form: VerbForm): void {
  const { t } = state
  const opening = findOpening(t, verb, form.verb)
  if (!opening || opening.at - verb > 10) return
  const content = readContent(t, opening)
  if (!content) return
  const range = fromSource(state, verb)
  const speaker = range ? namedSpeaker(state, range, form) : impliedSpeaker(state, verb, form)
  if (speaker) addStatement(state, verb, speaker, range, content, 'says', undefined)
}

/** "عن مصدر محلي قوله": the phrase between عن and قوله. */
function fromSource(state: ReadingState, noun: number): TokenRange | undefined {
  const { scan, words } = state
  const floor = Math.max(0, noun - 12)
  for (let i = noun - 1; i >= floor; i--) {
    if (scan.hash[i] === about) return speakerIn(words, i + 1, noun)
    if ((words.gaps[i] ?? 0) & sentenceBreak) return undefined
  }
  return undefined
}

/** "بحسب مصدر، …" or "…، بحسب مصدر". */
function readAttribution(state: ReadingState, token: number): void {
  const { scan, words } = state
  const end = clauseEnd(state, token + 1, 14)
  let from = token + 1
  const inner = (words.bits[from] ?? 0) & wordClass.verb
  const rapporteur = (words.bits[from] ?? 0) & (wordClass.relative | wordClass.negation)
  // "وفق ما ذكرت الوكالة", "حسبما أوردت الصحيفة"
  if (rapporteur) from += 2
  else if (inner) from += 1
  if (scan.hash[from] === about) from++
  const range = from < end ? speakerIn(words, from, end) : undefined
  if (!range || !canSpeak(state, range)) return
  const sentence = scan.sentence[token] ?? 0
  const starts = startsClause(state, token) && (token === 0 || scan.sentence[token - 1] !== sentence)
  const form = verbLike(state, range)
  let content: Content | undefined
  if (starts) {
    let first = end
    if (first < scan.count && scan.sentence[first] === sentence) {
      const stop = endOfClause(state.t, first)
      for (let i = first; i < stop; i++) if ((words.bits[i] ?? 0) & wordClass.verb && i < first + 3) return
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
  if (content) addStatement(state, token, namedSpeaker(state, range, form), range, content, 'says', undefined)
}

function canSpeak(state: ReadingState, range: TokenRange): boolean {
  const { bits } = state.words
  const speaking = wordClass.title | wordClass.organisation | wordClass.media | wordClass.voice
  for (let i = range.from; i < Math.min(range.to, range.from + 2); i++) if ((bits[i] ?? 0) & speaking) return true
  return false
}

function verbLike(state: ReadingState, range: TokenRange): VerbForm {
  return { verb: attributionVerb, tense: 'noun', gender: genderOf(state, range), number: 's', first: false }
}
