/**
 * Who said what: statements with speaker, verb, verbatim content, direct or indirect, polarity, and through whom.
 * In: a scanned text. Out: `Statement[]`. Touches nothing.
 *
 * Verb, subject and quotation or أن next to one another (strict adjacency, ALGORITHMS §6), with the indirect forms: participles,
 * قوله, attributions (بحسب), and implied subjects resolved to the nearest speaker that agrees with the verb.
 */
import type { EntityKind, Mention, Statement } from '../model/analysis.ts'
import type { Span } from '../model/article.ts'
import { gap, type Scan } from '../text/scan.ts'
import type { AnalysedText } from './analysed-text.ts'
import { findEntities, type FoundEntities } from './entities.ts'
import { findQuotations } from './quotations.ts'
import type { VerbForm } from './reporting-verbs.ts'
import { SpeakerMemory, type Speaker } from './speaker-memory.ts'
import {
  endOfClause,
  findOpening,
  isFirm,
  readContent,
  statementText,
  trim,
  type Content,
  type Opening,
  type StatementText,
} from './statement-content.ts'
import { isAddressee, speakerBefore, speakerIn, startsWithConjunction, type TokenRange } from './statement-speaker.ts'
import { classifyWords, verbFormAt, wordClass, type WordClasses } from './word-classes.ts'
import { wordHash } from './word-table.ts'

const sentenceBreak = gap.sentenceEnd | gap.newline
const about = wordHash('عن')
const between = wordHash('بين')
const mentioned = [wordHash('يذكر'), wordHash('ويذكر')]
const most = 400

interface Run {
  t: StatementText
  words: WordClasses
  scan: Scan
  memory: SpeakerMemory
  people: People
  found: Statement[]
  /** Tokens before this one belong to content already taken. */
  taken: number
  /** Sentence of the last statement, and its speaker. */
  lastSentence: number
  lastSpeaker: Speaker | undefined
}

/**
 * The statements of the text in reading order; at most 400. Every span slices back to the text. `words` may be given when the
 * text has been classified already. Linear.
 */
export function findStatements(
  doc: AnalysedText,
  words: WordClasses = classifyWords(doc.textScan),
  names: FoundEntities = findEntities(doc, words),
): Statement[] {
  const scan = doc.textScan
  const t = statementText(words, findQuotations(scan))
  const run: Run = {
    t,
    words,
    scan,
    memory: new SpeakerMemory(),
    people: peopleOf(names),
    found: [],
    taken: 0,
    lastSentence: -1,
    lastSpeaker: undefined,
  }
  const reporting = wordClass.verb | wordClass.attribution
  for (let i = 0; i < scan.count && run.found.length < most; i++) {
    const b = words.bits[i] ?? 0
    if (!(b & reporting) || i < run.taken) continue
    if (isInsideLongQuotation(run, i)) continue
    if (b & wordClass.attribution) {
      readAttribution(run, i)
      continue
    }
    const form = verbFormAt(scan, i)
    if (!form) continue
    if (form.tense === 'participle') readParticiple(run, i, form)
    else if (form.tense === 'noun') readNoun(run, i, form)
    else readFinite(run, i, form)
  }
  for (const statement of run.found) linkSpeaker(statement, run.people)
  return run.found
}

interface People {
  /** Mentions in the text of people and organisations, by place. */
  mentions: readonly Mention[]
  kinds: ReadonlyMap<string, EntityKind>
}

function peopleOf(names: FoundEntities): People {
  const kinds = new Map(names.entities.map((entity) => [entity.key, entity.kind]))
  return { mentions: names.mentions.filter((m) => m.field === 'text' && kinds.get(m.entity) !== 'place'), kinds }
}

/** The entity whose mention lies in the speaker's phrase; a person before an organisation. */
function linkSpeaker(statement: Statement, people: People): void {
  const span = statement.speakerSpan
  if (!span) return
  let best: Mention | undefined
  for (let k = firstMentionAt(people.mentions, span.start); k < people.mentions.length; k++) {
    const mention = people.mentions[k]
    if (!mention || mention.start >= span.end) break
    if (!best || (people.kinds.get(mention.entity) === 'person' && people.kinds.get(best.entity) !== 'person'))
      best = mention
  }
  if (best) statement.speakerEntity = best.entity
}

function firstMentionAt(mentions: readonly Mention[], position: number): number {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle]?.start ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low
}

function isInsideLongQuotation(run: Run, token: number): boolean {
  const index = run.t.quotationOf[token] ?? -1
  const q = index >= 0 ? run.t.quotations[index] : undefined
  return q !== undefined && q.end - q.start > 40
}

function readFinite(run: Run, verb: number, form: VerbForm): void {
  const { scan, words, t } = run
  const before = verb > 0 ? (words.bits[verb - 1] ?? 0) : 0
  const g = words.gaps[verb] ?? 0
  if (before & wordClass.relative && !(g & (sentenceBreak | gap.comma))) return
  if (before & wordClass.complementiser && form.tense === 'imperfect' && !isPastLimit(run, verb - 2)) return
  if (scan.hash[verb] === between && !startsClause(run, verb)) return
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
    if (readRelayed(run, verb, form)) return
    if (rule.lemma === 'نقل') return
  }
  const opening = bareSpeech(run, verb, form) ?? findOpening(t, verb, rule)
  if (!opening) {
    readPostposed(run, verb, form)
    return
  }
  if (rule.weak && !isFirm(opening, verb, rule.clause)) return
  const after = speakerIn(words, verb + 1, opening.at)
  if (!after && mentioned.includes(scan.hash[verb] ?? 0)) return
  const range = after ?? speakerBefore(words, verb)
  const content = readContent(t, opening)
  if (!content) return
  const speaker = range ? named(run, range, form) : implied(run, verb, form)
  if (!speaker) return
  add(run, verb, form, speaker, range, content, negated ? 'denies' : rule.polarity, viaIn(run, verb + 1, opening.at))
}

/** "وأضافوا نحن أبناء …": the plural holds its subject, so that speech begins at once. */
function bareSpeech(run: Run, verb: number, form: VerbForm): Opening | undefined {
  if (form.number !== 'p' || form.tense !== 'perfect' || form.verb.weak) return undefined
  if (form.verb.lemma !== 'قال' && form.verb.lemma !== 'أضاف') return undefined
  const next = verb + 1
  const b = run.words.bits[next] ?? 0
  if (
    next >= run.scan.count ||
    b & (wordClass.complementiser | wordClass.preposition | wordClass.adverbial | wordClass.time)
  )
    return undefined
  if ((run.words.gaps[next] ?? 0) & (gap.colon | sentenceBreak)) return undefined
  return { kind: 'clause', at: next, content: next }
}

/** "قبل أن تعلن" reports, "يجب أن يؤكد" does not. */
function isPastLimit(run: Run, token: number): boolean {
  const hash = run.scan.hash[token]
  return token >= 0 && (hash === beforeWord || hash === afterWord)
}
const beforeWord = wordHash('قبل')
const afterWord = wordHash('بعد')

function startsClause(run: Run, token: number): boolean {
  return token === 0 || ((run.words.gaps[token] ?? 0) & (sentenceBreak | gap.comma)) !== 0
}

/** "نقلت الصحيفة عن مصدر قوله إن …": the source speaks, through the subject of the verb. */
function readRelayed(run: Run, verb: number, form: VerbForm): boolean {
  const { scan, words, t } = run
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
  const opening = findOpening(t, from, { ...form.verb, clause: true, prepositions: [] })
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
  const speakerForm: VerbForm = { ...form, gender: genderOf(run, range), number: 's' }
  add(run, verb, form, named(run, range, speakerForm), range, content, 'says', medium && textOf(scan, medium))
  return true
}

/** «…»، قال فلان: the quotation stands before its verb. */
function readPostposed(run: Run, verb: number, form: VerbForm): void {
  const { scan, t, words } = run
  if (form.verb.weak || verb === 0) return
  const g = words.gaps[verb] ?? 0
  if (!(g & (gap.quoteClose | gap.quoteEither))) return
  const index = t.quotationOf[verb - 1] ?? -1
  const q = index >= 0 ? t.quotations[index] : undefined
  if (!q || q.end - q.start < 20 || run.found.some((s) => s.contentSpan.end > q.start)) return
  const span = trim(scan.text, q.start, q.end)
  const range = speakerIn(words, verb + 1, clauseEnd(run, verb + 1, 12))
  if (!span || !range) return
  const content: Content = { span, direct: true, quotes: [], next: verb + 1 }
  add(run, verb, form, named(run, range, form), range, content, form.verb.polarity, undefined)
}

function clauseEnd(run: Run, from: number, longest: number): number {
  const { scan, words } = run
  const limit = Math.min(scan.count, from + longest)
  for (let i = from; i < limit; i++) if ((words.gaps[i] ?? 0) & (sentenceBreak | gap.comma)) return i
  return limit
}

/** "، مشيرا إلى أن …": the speaker of the sentence goes on, unless one is named after the participle. */
function readParticiple(run: Run, verb: number, form: VerbForm): void {
  const { scan, words, t } = run
  const rule = form.verb
  const opening = participleOpening(run, verb, form)
  if (!opening) return
  if (rule.weak && !isFirm(opening, verb, rule.clause)) return
  const content = readContent(t, opening)
  if (!content) return
  const range = opening.at - verb <= 8 ? speakerIn(words, verb + 1, opening.at) : undefined
  if (range) {
    add(run, verb, form, named(run, range, form), range, content, rule.polarity, undefined)
    return
  }
  const sentence = scan.sentence[verb] ?? 0
  const speaker =
    run.lastSentence === sentence && run.lastSpeaker
      ? run.memory.fullest(run.lastSpeaker)
      : (actorOf(run, verb) ?? implied(run, verb, form))
  if (speaker) add(run, verb, form, speaker, undefined, content, rule.polarity, undefined)
}

function participleOpening(run: Run, verb: number, form: VerbForm): Opening | undefined {
  const { scan, words, t } = run
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
function readNoun(run: Run, verb: number, form: VerbForm): void {
  const { t, words, scan } = run
  const opening = findOpening(t, verb, form.verb)
  if (!opening || opening.at - verb > 10) return
  const content = readContent(t, opening)
  if (!content) return
  const range = fromSource(run, verb)
  const speaker = range ? named(run, range, form) : implied(run, verb, form)
  if (speaker) add(run, verb, form, speaker, range, content, 'says', undefined)
  void words
  void scan
}

/** "عن مصدر محلي قوله": the phrase between عن and قوله. */
function fromSource(run: Run, noun: number): TokenRange | undefined {
  const { scan, words } = run
  const floor = Math.max(0, noun - 12)
  for (let i = noun - 1; i >= floor; i--) {
    if (scan.hash[i] === about) return speakerIn(words, i + 1, noun)
    if ((words.gaps[i] ?? 0) & sentenceBreak) return undefined
  }
  return undefined
}

/** "بحسب مصدر، …" or "…، بحسب مصدر". */
function readAttribution(run: Run, token: number): void {
  const { scan, words } = run
  const end = clauseEnd(run, token + 1, 14)
  let from = token + 1
  const inner = (words.bits[from] ?? 0) & wordClass.verb
  const rapporteur = (words.bits[from] ?? 0) & (wordClass.relative | wordClass.negation)
  // "وفق ما ذكرت الوكالة", "حسبما أوردت الصحيفة"
  if (rapporteur) from += 2
  else if (inner) from += 1
  if (scan.hash[from] === about) from++
  const range = from < end ? speakerIn(words, from, end) : undefined
  if (!range || !canSpeak(run, range)) return
  const sentence = scan.sentence[token] ?? 0
  const starts = startsClause(run, token) && (token === 0 || scan.sentence[token - 1] !== sentence)
  const form = verbLike(run, range)
  let content: Content | undefined
  if (starts) {
    let first = end
    if (first < scan.count && scan.sentence[first] === sentence) {
      const stop = endOfClause(run.t, first)
      for (let i = first; i < stop; i++) if ((words.bits[i] ?? 0) & wordClass.verb && i < first + 3) return
      if ((words.bits[first] ?? 0) & wordClass.complementiser) first++
      const span = first < stop && trim(scan.text, scan.start[first] ?? 0, scan.end[stop - 1] ?? 0)
      if (span) content = { span, direct: false, quotes: [], next: stop }
    }
  } else if (run.lastSentence !== sentence) {
    let first = token
    while (first > 0 && scan.sentence[first - 1] === sentence && first - 1 >= run.taken) first--
    while (first < token && (words.bits[first] ?? 0) & wordClass.auxiliary) first++
    const span = first < token - 2 ? trim(scan.text, scan.start[first] ?? 0, scan.end[token - 1] ?? 0) : undefined
    if (span) content = { span, direct: false, quotes: [], next: range.to }
  }
  if (content) add(run, token, form, named(run, range, form), range, content, 'says', undefined)
}

function canSpeak(run: Run, range: TokenRange): boolean {
  const { bits } = run.words
  const speaking = wordClass.title | wordClass.organisation | wordClass.media | wordClass.voice
  for (let i = range.from; i < Math.min(range.to, range.from + 2); i++) if ((bits[i] ?? 0) & speaking) return true
  return false
}

const plain: VerbForm['verb'] = {
  lemma: 'حسب',
  clause: true,
  object: false,
  addressed: false,
  prepositions: [],
  weak: false,
  polarity: 'says',
}

function verbLike(run: Run, range: TokenRange): VerbForm {
  return { verb: plain, tense: 'noun', gender: genderOf(run, range), number: 's', first: false }
}

function genderOf(run: Run, range: TokenRange): 'm' | 'f' {
  const end = run.scan.end[range.from] ?? 0
  return run.scan.text.charCodeAt(end - 1) === 0x629 ? 'f' : 'm'
}

function named(run: Run, range: TokenRange, form: VerbForm): Speaker {
  const { scan } = run
  const words: number[] = []
  for (let i = range.from; i < range.to; i++) words.push(scan.hash[i] ?? 0)
  const speaker: Speaker = {
    text: textOf(scan, range),
    span: { start: scan.start[range.from] ?? 0, end: scan.end[range.to - 1] ?? 0 },
    gender: form.gender,
    number: form.number,
    words,
  }
  run.memory.add(speaker)
  return speaker
}

function implied(run: Run, verb: number, form: VerbForm): Speaker | undefined {
  return run.memory.resolve(form) ?? actorOf(run, verb)
}

/** Who acts in the sentence of `token`, or in the nearest one before: its first title or organisation. */
function actorOf(run: Run, token: number): Speaker | undefined {
  const { scan, words } = run
  const acting = wordClass.title | wordClass.organisation | wordClass.voice
  let sentenceEnd = token
  for (let tries = 0; tries < 3 && sentenceEnd > 0; tries++) {
    const sentence = scan.sentence[sentenceEnd - 1]
    let first = sentenceEnd
    while (first > 0 && scan.sentence[first - 1] === sentence) first--
    for (let i = first; i < sentenceEnd; i++) {
      if (!((words.bits[i] ?? 0) & acting) || (words.bits[i] ?? 0) & wordClass.verb) continue
      const range = speakerIn(words, i, phraseEnd(run, i, sentenceEnd))
      if (!range) break
      const gender = genderOf(run, range)
      return named(run, range, { verb: plain, tense: 'noun', gender, number: 's', first: false })
    }
    sentenceEnd = first
  }
  return undefined
}

function phraseEnd(run: Run, from: number, to: number): number {
  const { words } = run
  for (let i = from + 1; i < to; i++) {
    if ((words.bits[i] ?? 0) & (wordClass.preposition | wordClass.verb | wordClass.relative)) return i
    if ((words.gaps[i] ?? 0) & (gap.comma | gap.colon | sentenceBreak)) return i
  }
  return to
}

function viaIn(run: Run, from: number, to: number): string | undefined {
  const { scan, words } = run
  for (let i = from; i < to; i++) {
    if (!isAddressee(words, i)) continue
    const single = (scan.end[i] ?? 0) - (scan.start[i] ?? 0) <= 2
    let first = i
    if (single) first = i + 1
    const index = run.t.quotationAt[i + 1] ?? -1
    const q = index >= 0 ? run.t.quotations[index] : undefined
    if (q) return scan.text.slice(q.start, q.end)
    if (!single) return undefined
    let last = first + 1
    while (last < to && last - first < 4 && !((words.gaps[last] ?? 0) & (gap.comma | sentenceBreak))) last++
    return scan.text.slice(scan.start[first], scan.end[last - 1])
  }
  return undefined
}

function textOf(scan: Scan, range: TokenRange): string {
  return scan.text.slice(scan.start[range.from], scan.end[range.to - 1])
}

function add(
  run: Run,
  verb: number,
  form: VerbForm,
  speaker: Speaker,
  range: TokenRange | undefined,
  content: Content,
  polarity: Statement['polarity'],
  via: string | undefined,
): void {
  const { scan } = run
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
  run.found.push(statement)
  run.taken = Math.max(run.taken, content.next)
  run.lastSentence = scan.sentence[Math.max(0, content.next - 1)] ?? -1
  run.lastSpeaker = speaker
  void form
}
