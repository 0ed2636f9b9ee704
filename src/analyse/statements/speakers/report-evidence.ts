/**
 * What speaks for and against a report being a statement of its speaker, as numbers that know no word of any text.
 * In: a report and the speaker chosen for it. Out: a vector in the order of `reportEvidence`. Touches only the vector.
 */
import { gap } from '../../../text/scanner/scan.ts'
import { isDefinite, wordClass } from '../../words/word-classes.ts'
import type { ReadingState } from '../reading-state.ts'
import type { Report } from '../report.ts'
import { isTanwin } from '../speaker.ts'
import type { SpeakerCandidate } from './candidates.ts'
import type { PhraseKind } from './evidence.ts'

export const reportEvidence = [
  'weak',
  'addressed',
  'takesClause',
  'firm',
  'quote',
  'colon',
  'clause',
  'preposition',
  'object',
  'act',
  'weakPreposition',
  'weakObject',
  'perfect',
  'imperfect',
  'participle',
  'noun',
  'attribution',
  'relayed',
  'postposed',
  'plural',
  'first',
  'direct',
  'logContent',
  'contentDefinite',
  'contentTanwin',
  'contentVerb',
  'contentAction',
  'openingDistance',
  'startsSentence',
  'startsClause',
  'afterRelative',
  'afterComplementiser',
  'afterAuxiliary',
  'inQuotation',
  'speakerScore',
  'margin',
  'speakerHere',
  'speakerAfter',
  'speakerGoesOn',
  'speakerFar',
  'speakerTitle',
  'speakerPerson',
  'speakerOrganisation',
  'speakerUnclassed',
  'someoneSpoke',
  'imperfectImplied',
  'weakImplied',
  /** What is expressed stands behind the verb's preposition: "أعرب عن أسفه" says it, "قدم شكره" may be an act. */
  'actByPreposition',
] as const

type SlotName = (typeof reportEvidence)[number]
// Keys of a literal of names are exactly those names.
const s = Object.fromEntries(reportEvidence.map((name, i) => [name, i])) as Record<SlotName, number>

const sentenceBreak = gap.sentenceEnd | gap.newline

/** Who was chosen, with the score of the choice and its lead over the next one; undefined where nobody could be asked. */
export interface ChosenSpeaker {
  candidate: SpeakerCandidate
  kind: PhraseKind
  score: number
  margin: number
}

/** Fills `x`, which is as long as `reportEvidence`. */
export function readReportEvidence(
  state: ReadingState,
  report: Report,
  chosen: ChosenSpeaker,
  firm: boolean,
  x: Float64Array,
): void {
  const { scan, words } = state
  const { form, verb, opening, content } = report
  x.fill(0)
  const rule = form.verb
  x[s.weak] = rule.weak ? 1 : 0
  x[s.addressed] = rule.addressed ? 1 : 0
  x[s.takesClause] = rule.clause ? 1 : 0
  x[s.firm] = firm ? 1 : 0
  if (opening) x[s[opening.kind]] = 1
  if (rule.weak && opening?.kind === 'preposition') x[s.weakPreposition] = 1
  if (rule.weak && opening?.kind === 'object') x[s.weakObject] = 1
  if (opening?.kind === 'act' && rule.prepositions !== 0 && opening.at < opening.content) x[s.actByPreposition] = 1
  if (report.construction === 'finite') x[form.tense === 'perfect' ? s.perfect : s.imperfect] = 1
  else x[s[report.construction]] = 1
  x[s.plural] = form.number === 's' ? 0 : 1
  x[s.first] = form.first ? 1 : 0
  x[s.direct] = content.direct ? 1 : 0
  x[s.logContent] = Math.log1p((content.span.end - content.span.start) / 6)
  const head = opening?.content
  if (head !== undefined) {
    const b = words.bits[head] ?? 0
    x[s.contentDefinite] = isDefinite(scan, head) ? 1 : 0
    x[s.contentTanwin] = isTanwin(state.scan, head) ? 1 : 0
    x[s.contentVerb] = b & wordClass.verb ? 1 : 0
    x[s.contentAction] = b & wordClass.action ? 1 : 0
    x[s.openingDistance] = Math.log1p(Math.max(0, head - verb))
  }
  const g = words.gaps[verb] ?? 0
  const before = verb > 0 ? (words.bits[verb - 1] ?? 0) : 0
  x[s.startsSentence] = verb === 0 || g & sentenceBreak ? 1 : 0
  x[s.startsClause] = g & gap.comma ? 1 : 0
  x[s.afterRelative] = before & wordClass.relative ? 1 : 0
  x[s.afterComplementiser] = before & wordClass.complementiser ? 1 : 0
  x[s.afterAuxiliary] = before & wordClass.auxiliary ? 1 : 0
  x[s.inQuotation] = (state.t.quotationOf[verb] ?? -1) >= 0 ? 1 : 0
  const { origin } = chosen.candidate
  const isHere = origin === 'after' || origin === 'before' || origin === 'source'
  x[s.speakerScore] = chosen.score
  x[s.margin] = chosen.margin
  x[s.speakerHere] = isHere ? 1 : 0
  x[s.speakerAfter] = origin === 'after' ? 1 : 0
  x[s.speakerGoesOn] = origin === 'goes-on' ? 1 : 0
  x[s.speakerFar] = origin === 'actor' || origin === 'person' ? 1 : 0
  x[s.speakerTitle] = (words.bits[chosen.candidate.from] ?? 0) & wordClass.title ? 1 : 0
  x[s.speakerPerson] = chosen.kind.isPerson ? 1 : 0
  x[s.speakerOrganisation] = chosen.kind.isOrganisation ? 1 : 0
  x[s.speakerUnclassed] = chosen.kind.canSpeak ? 0 : 1
  x[s.someoneSpoke] = state.found.length > 0 ? 1 : 0
  x[s.imperfectImplied] = !isHere && form.tense === 'imperfect' ? 1 : 0
  x[s.weakImplied] = !isHere && rule.weak ? 1 : 0
}
