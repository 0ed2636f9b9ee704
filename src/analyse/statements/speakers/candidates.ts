/**
 * Who may have spoken: every phrase that a reporting verb could belong to, before one of them is chosen.
 * In: the state of a reading and a report. Out: candidates, nearest of each origin first. Touches nothing.
 *
 * A speaker is chosen, not met: the phrase after the verb, the one before it, shorter cuts of both, who goes on speaking in the sentence, who
 * held the floor, who acts in the sentences before, and the people named there. choose-speaker.ts weighs them.
 */
import type { SpeakerReason } from '../../../model/analysis.ts'
import { letter } from '../../../text/letters.ts'
import { cliticBits } from '../../../text/morphology/clitics.ts'
import { gap } from '../../../text/scanner/scan.ts'
import { isDefinite, wordClass } from '../../words/word-classes.ts'
import { wordHash } from '../../../text/word-hash.ts'
import { genderOf, type ReadingState } from '../reading-state.ts'
import { actorsBefore } from './actors.ts'
import { isTanwin, speakerBefore, speakerIn, speakingClasses, type TokenRange } from '../speaker.ts'
import type { Report } from '../report.ts'
import { firstMentionAt, isPersonKey } from './entities.ts'
import { endOfNames } from '../statement-text.ts'

export interface SpeakerCandidate extends TokenRange {
  /** Where it was found; also why it is taken for the speaker. */
  origin: SpeakerReason
  /** Token from which its distance counts: where it stands, or where it spoke last. */
  at: number
  /** 0 for the nearest of its origin. */
  rank: number
  /** A shorter cut of a phrase that is a candidate too. */
  isCut: boolean
  gender: 'm' | 'f'
  /** Unknown of a phrase that no verb has agreed with. */
  number: 's' | 'd' | 'p' | undefined
}

const sentenceBreak = gap.sentenceEnd | gap.newline
const mostCuts = 3
const mostFloor = 4
const mostActors = 4
const mostPeople = 3
/** Sentences that are looked back for people. */
const sentencesBack = 3
/** Tokens that are looked back for people: a text without stops stays linear. */
const farthest = 200
const inWord = wordHash('في')

/** At most 24 candidates, in the order of their origins. Looks at a bounded number of tokens, speakers and mentions. */
export function speakerCandidates(state: ReadingState, report: Report): SpeakerCandidate[] {
  const found: SpeakerCandidate[] = []
  const { named } = report
  if (named) addPhrase(state, named, report.isSource ? 'source' : 'after', report, found)
  if (report.construction === 'finite') {
    const before = speakerBefore(state.words, report.verb)
    if (before) addPhrase(state, before, 'before', report, found)
  }
  if (report.isSource) return found
  addSpoken(state, report, found)
  // Whoever stands after the verb and can speak is hardly ever passed over for somebody in another sentence, and looking for them is dear.
  if (named && isSpeaking(state, named)) return found
  let rank = 0
  for (const range of actorsBefore(state, report.verb, mostActors)) {
    if (!isKnown(found, range)) found.push(phrase(state, state.memory.fullestOf(range), 'actor', rank++, false))
  }
  addPeople(state, report, found)
  return found
}

/** A title, an organisation, a medium or a witness at its head, or a person's name in it. */
export function isSpeaking({ words, t }: ReadingState, { from, to }: TokenRange): boolean {
  for (let i = from; i < Math.min(to, from + 2); i++) if ((words.bits[i] ?? 0) & speakingClasses) return true
  for (let i = from + 1; i <= to; i++) if (t.endsName[i]) return true
  return false
}

function phrase(
  state: ReadingState,
  range: TokenRange,
  origin: SpeakerReason,
  rank: number,
  isCut: boolean,
): SpeakerCandidate {
  const { from, to } = range
  return { from, to, origin, at: from, rank, isCut, gender: genderOf(state, range), number: undefined }
}

/** The phrase and its shorter cuts: where a comma, a bracket, a preposition or an adverb begins after its head. */
function addPhrase(
  state: ReadingState,
  range: TokenRange,
  origin: SpeakerReason,
  { form }: Report,
  found: SpeakerCandidate[],
): void {
  found.push(phrase(state, range, origin, 0, false))
  const closed = form.verb.addressed ? endOfNames(state.t, range.from, range.to) : -1
  let cuts = 0
  for (let i = range.from + 1; i < range.to && cuts < mostCuts; i++) {
    if (!mayEndName(state, i) && !(i === closed && isDefinite(state.scan, i))) continue
    found.push(phrase(state, { from: range.from, to: i }, origin, ++cuts, true))
  }
}

function mayEndName(state: ReadingState, token: number): boolean {
  const { words, scan, t } = state
  if (t.insideName[token]) return false
  const b = words.bits[token] ?? 0
  const g = words.gaps[token] ?? 0
  if (g & (gap.comma | gap.bracketOpen | gap.dash)) return true
  if (b & (wordClass.preposition | wordClass.adverbial | wordClass.relative | wordClass.verb)) return true
  // A full name, unless who he is follows it: "سامي الرملي المشرف على".
  if (state.t.endsName[token] === 2) return !(b & wordClass.title) && !isDefinite(scan, token)
  return scan.hash[token] === inWord || isTanwin(scan, token) || isWithBa(state, token)
}

/** ب is written together with the word: "باسمه", "بالقرار". */
function isWithBa({ scan }: ReadingState, token: number): boolean {
  return (
    cliticBits.proclitics(scan.clitics[token] ?? 0) > 0 && scan.text.charCodeAt(scan.start[token] ?? 0) === letter.ba
  )
}

/** Who spoke last in this sentence, then who held the floor. */
function addSpoken(state: ReadingState, report: Report, found: SpeakerCandidate[]): void {
  const sentence = state.scan.sentence[report.verb] ?? 0
  const { lastSpeaker, memory } = state
  if (lastSpeaker && state.lastSentence === sentence) {
    const { from, to, gender, number } = memory.fullest(lastSpeaker)
    found.push({ from, to, origin: 'goes-on', at: lastSpeaker.spokeAt, rank: 0, isCut: false, gender, number })
  }
  let rank = 0
  for (const speaker of memory.recent(mostFloor)) {
    const { from, to } = memory.fullest(speaker)
    if (isKnown(found, { from, to })) continue
    const { gender, number, spokeAt } = speaker
    found.push({ from, to, origin: 'floor', at: spokeAt, rank: rank++, isCut: false, gender, number })
  }
}

function addPeople(state: ReadingState, report: Report, found: SpeakerCandidate[]): void {
  const { scan, mentions } = state
  const sentence = scan.sentence[report.verb] ?? 0
  let at = report.verb
  let rank = 0
  for (let k = firstMentionAt(mentions, scan.start[report.verb] ?? 0) - 1; k >= 0 && rank < mostPeople; k--) {
    const mention = mentions[k]
    if (!mention) break
    if (!isPersonKey(mention.entity)) continue
    while (at > 0 && (scan.start[at] ?? 0) > mention.start && report.verb - at < farthest) at--
    if (sentence - (scan.sentence[at] ?? 0) > sentencesBack || report.verb - at >= farthest) break
    let to = at + 1
    while (to < scan.count && (scan.end[to - 1] ?? 0) < mention.end) to++
    const range = withTitle(state, { from: at, to })
    if (!beginsKnown(found, range)) found.push(phrase(state, range, 'person', rank++, false))
  }
}

/** "وزير النقل سامي الرملي" for the mention "سامي الرملي": titles and what they are of, without a break. */
function withTitle(state: ReadingState, range: TokenRange): TokenRange {
  const { words } = state
  let { from } = range
  for (let i = range.from - 1; i >= Math.max(0, range.from - 5); i--) {
    if ((words.gaps[i + 1] ?? 0) & (sentenceBreak | gap.comma | gap.colon)) break
    const b = words.bits[i] ?? 0
    if (b & (wordClass.preposition | wordClass.verb | wordClass.complementiser | wordClass.relative)) break
    if (b & wordClass.title) from = i
  }
  return { from, to: endOfTitle(state, range.to) }
}

/** "سامي الرملي المشرف على المبادرة": who he is, right behind his name. */
function endOfTitle({ t, words }: ReadingState, token: number): number {
  if (!((words.bits[token] ?? 0) & wordClass.title) || (words.gaps[token] ?? 0) & ~gap.space) return token
  let end = token + 1
  for (; end < token + longestTitle; end++) {
    if ((words.gaps[end] ?? 0) & (sentenceBreak | gap.comma | gap.colon) || (words.bits[end] ?? 0) & wordClass.verb)
      break
  }
  return speakerIn(t, token, Math.min(end, words.scan.count))?.to ?? token
}
const longestTitle = 6

/** A longer phrase that begins like this one is a candidate already. */
function beginsKnown(found: readonly SpeakerCandidate[], { from, to }: TokenRange): boolean {
  return found.some((c) => c.from === from && c.to >= to)
}

function isKnown(found: readonly SpeakerCandidate[], { from, to }: TokenRange): boolean {
  return found.some((c) => c.from === from && c.to === to)
}
