/**
 * What speaks for and against a candidate as the speaker of a report, as numbers that know no word of any text.
 * In: a candidate and its report. Out: a vector in the order of `speakerEvidence`. Touches only the vector.
 */
import { gap, tokenKind } from '../../../text/scanner/scan.ts'
import { isDefinite, verbFormAt, wordClass } from '../../words/word-classes.ts'
import type { ReadingState } from '../reading-state.ts'
import type { Report } from '../report.ts'
import { isAli, isTanwin, speakingClasses, startsWithConjunction } from '../speaker.ts'
import type { SpeakerCandidate } from './candidates.ts'
import { firstMentionEndingAfter, isPersonKey } from './entities.ts'
import { endOfNames } from '../statement-text.ts'

export const speakerEvidence = [
  'after',
  'afterCut',
  'before',
  'beforeCut',
  'source',
  'sourceCut',
  'goesOn',
  'floor',
  'actor',
  'person',
  /** The candidate stands elsewhere although a phrase that can speak stands after the verb, or before it. */
  'passesAfter',
  'passesBefore',
  'title',
  'organisation',
  'voice',
  'media',
  'personName',
  'organisationName',
  'unclassed',
  'definite',
  'tanwin',
  'verbHead',
  'numberHead',
  'functionHead',
  'actionHead',
  'oneWord',
  'long',
  'logLength',
  'innerPreposition',
  'innerVerb',
  'innerComma',
  'innerBracket',
  'innerTanwin',
  /** Words that belong to the verb stand behind a person's name in it ("الرملي في بيان"); the cut that ends at that name. */
  'runsOnBehindName',
  'cutAtName',
  'meetsOpening',
  'meetsMark',
  'genderAgrees',
  'genderClashes',
  'numberClashes',
  'sentencesBack',
  'wordsBack',
  'rank',
  'lastSpeaker',
  'hasSpoken',
  'goesOnByParticiple',
  'floorByFinite',
  'actorByParticiple',
  /** The candidate stands in the sentence of the report. */
  'sameSentence',
  /** A reporting verb stands right before the candidate: it is the subject of that one. */
  'subject',
  'subjectHere',
  'startsSentence',
  /** One word that is taken for a person's name, far from the verb. */
  'farName',
] as const

type SlotName = (typeof speakerEvidence)[number]
// Keys of a literal of names are exactly those names.
const s = Object.fromEntries(speakerEvidence.map((name, i) => [name, i])) as Record<SlotName, number>

const functional =
  wordClass.preposition |
  wordClass.pronoun |
  wordClass.auxiliary |
  wordClass.negation |
  wordClass.adverbial |
  wordClass.time

/** What a phrase is, whoever is asked for: kinds of its head and of the names in it. */
export interface PhraseKind {
  canSpeak: boolean
  isPerson: boolean
  isOrganisation: boolean
}

/** The kind of the phrase; a binary search in the mentions and a few tokens. */
export function kindOfPhrase(state: ReadingState, from: number, to: number): PhraseKind {
  const { scan, words, mentions } = state
  const start = scan.start[from] ?? 0
  const end = scan.end[to - 1] ?? 0
  let isPerson = false
  let isOrganisation = false
  for (let k = firstMentionEndingAfter(mentions, start); k < mentions.length; k++) {
    const mention = mentions[k]
    if (!mention || mention.start >= end) break
    if (isPersonKey(mention.entity)) isPerson = true
    else isOrganisation = true
  }
  let bits = 0
  for (let i = from; i < Math.min(to, from + 2); i++) bits |= words.bits[i] ?? 0
  return { canSpeak: isPerson || isOrganisation || (bits & speakingClasses) !== 0, isPerson, isOrganisation }
}

/** Fills `x`, which is as long as `speakerEvidence`, with the evidence of a candidate. */
export function readSpeakerEvidence(
  state: ReadingState,
  report: Report,
  candidate: SpeakerCandidate,
  kind: PhraseKind,
  passed: { after: boolean; before: boolean },
  x: Float64Array,
): void {
  const { scan, words } = state
  const { from, to, origin, at, isCut, rank } = candidate
  const head = words.bits[from] ?? 0
  x.fill(0)
  x[slotOfOrigin(candidate)] = 1
  const isHere = origin === 'after' || origin === 'before' || origin === 'source'
  if (!isHere) {
    x[s.passesAfter] = passed.after ? 1 : 0
    x[s.passesBefore] = passed.before ? 1 : 0
  }
  x[s.title] = head & wordClass.title ? 1 : 0
  x[s.organisation] = head & wordClass.organisation ? 1 : 0
  x[s.voice] = head & wordClass.voice ? 1 : 0
  x[s.media] = head & wordClass.media ? 1 : 0
  x[s.personName] = kind.isPerson ? 1 : 0
  x[s.organisationName] = kind.isOrganisation ? 1 : 0
  x[s.unclassed] = kind.canSpeak ? 0 : 1
  x[s.definite] = isDefinite(scan, from) ? 1 : 0
  x[s.tanwin] = isTanwin(scan, from) ? 1 : 0
  x[s.verbHead] =
    head & wordClass.verb && !(head & wordClass.title) && !isNameLikeVerb(state, report, candidate) ? 1 : 0
  x[s.numberHead] = scan.kind[from] === tokenKind.number || head & wordClass.numeral ? 1 : 0
  x[s.functionHead] = head & functional && !(head & speakingClasses) && !isAli(words, from, to) ? 1 : 0
  x[s.actionHead] = head & wordClass.action ? 1 : 0
  const closed = isHere ? endOfNames(state.t, from, to) : from
  const length = to - from
  x[s.oneWord] = length === 1 ? 1 : 0
  x[s.long] = length > 12 ? 1 : 0
  x[s.logLength] = Math.log(length)
  for (let i = from + 1; i < to; i++) {
    const b = words.bits[i] ?? 0
    const g = words.gaps[i] ?? 0
    if (b & wordClass.preposition) x[s.innerPreposition] = 1
    if (b & wordClass.verb && !(b & wordClass.title)) x[s.innerVerb] = 1
    if (g & gap.comma) x[s.innerComma] = 1
    if (g & gap.bracketOpen) x[s.innerBracket] = 1
    if (isTanwin(scan, i)) x[s.innerTanwin] = 1
    if (isHere && (state.t.endsName[i] || i === closed) && belongsToVerb(state, report, i)) x[s.runsOnBehindName] = 1
  }
  if (isHere) {
    if (isCut && (state.t.endsName[to] || to === closed) && belongsToVerb(state, report, to)) x[s.cutAtName] = 1
    x[s.meetsOpening] = report.opening?.at === to || (origin === 'before' && to === report.verb) ? 1 : 0
    x[s.meetsMark] = (words.gaps[to] ?? 0) & (gap.comma | gap.bracketOpen | gap.sentenceEnd | gap.newline) ? 1 : 0
  }
  readAgreement(report, candidate, x)
  const sentence = (scan.sentence[report.verb] ?? 0) - (scan.sentence[at] ?? 0)
  x[s.sentencesBack] = isHere ? 0 : Math.log1p(Math.max(0, sentence))
  x[s.wordsBack] = isHere ? 0 : Math.log1p(Math.max(0, report.verb - at))
  x[s.rank] = isCut ? 0 : rank
  const last = state.lastSpeaker
  x[s.lastSpeaker] = last && last.from === from && last.to === to ? 1 : 0
  x[s.hasSpoken] = state.memory.knows(from, to) ? 1 : 0
  const isParticiple = report.construction === 'participle'
  x[s.goesOnByParticiple] = origin === 'goes-on' && isParticiple ? 1 : 0
  x[s.floorByFinite] = origin === 'floor' && !isParticiple ? 1 : 0
  x[s.actorByParticiple] = origin === 'actor' && isParticiple ? 1 : 0
  if (isHere) return
  const isSubject = from > 0 && ((words.bits[from - 1] ?? 0) & wordClass.verb) !== 0
  x[s.farName] = length === 1 && origin === 'person' ? 1 : 0
  x[s.sameSentence] = sentence === 0 ? 1 : 0
  x[s.subject] = isSubject ? 1 : 0
  x[s.subjectHere] = isSubject && sentence === 0 ? 1 : 0
  x[s.startsSentence] = from === 0 || scan.sentence[from - 1] !== scan.sentence[from] ? 1 : 0
}

/** A preposition behind a name opens what the verb was done in or with; a definite noun is whom an addressing verb asks. */
function belongsToVerb({ scan, words }: ReadingState, { form }: Report, token: number): boolean {
  const b = words.bits[token] ?? 0
  if (b & wordClass.preposition) return true
  return form.verb.addressed && isDefinite(scan, token) && !(b & wordClass.title)
}

/** "وقال لوح إن": no two verbs stand side by side, so the second is a name. */
function isNameLikeVerb(
  { scan, words }: ReadingState,
  { verb, opening }: Report,
  { from, to }: SpeakerCandidate,
): boolean {
  if (from !== verb + 1 || to !== verb + 2 || opening?.at !== to || (words.gaps[from] ?? 0) & ~gap.space) return false
  return verbFormAt(scan, from)?.tense === 'perfect' && !startsWithConjunction(scan, from)
}

function slotOfOrigin({ origin, isCut }: SpeakerCandidate): number {
  if (origin === 'after') return isCut ? s.afterCut : s.after
  if (origin === 'before') return isCut ? s.beforeCut : s.before
  if (origin === 'source') return isCut ? s.sourceCut : s.source
  return origin === 'goes-on' ? s.goesOn : s[origin]
}

/** Verb and subject agree in gender on either side; in number only where the subject stands before the verb or was met already. */
function readAgreement(
  { form, construction }: Report,
  { gender, number, origin }: SpeakerCandidate,
  x: Float64Array,
): void {
  if (construction === 'attribution' || construction === 'relayed') return
  x[s.genderAgrees] = gender === form.gender ? 1 : 0
  x[s.genderClashes] = gender !== form.gender && !(gender === 'm' && form.gender === 'f') ? 1 : 0
  if (number !== undefined && origin !== 'after') x[s.numberClashes] = number === form.number ? 0 : 1
}
