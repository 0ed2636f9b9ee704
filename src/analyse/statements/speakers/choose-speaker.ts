/**
 * Chooses the speaker of a report among its candidates, and tells how sure the choice and the statement are.
 * In: a report and its candidates. Out: the choice with probabilities. Touches nothing but scratch vectors.
 *
 * Three small log-linear models over evidence that knows no word of the texts: which candidate (a conditional logit), whether the report
 * is a statement, whether its speaker is right (logistic). Fitted by quality/fits/fit-statements.ts; a reason is a term of a sum.
 */
import { readReportEvidence, reportEvidence, type ChosenSpeaker } from './report-evidence.ts'
import type { ReadingState } from '../reading-state.ts'
import type { Report } from '../report.ts'
import { speakerCandidates, type SpeakerCandidate } from './candidates.ts'
import { kindOfPhrase, readSpeakerEvidence, speakerEvidence, type PhraseKind } from './evidence.ts'
import { statementModel, type LogisticWeights, type StatementModel } from './statement-model.ts'

/** A report with its speaker. */
export interface Decision {
  chosen: SpeakerCandidate
  /** 0..1: that somebody is reported to have said this. */
  isStatement: number
  /** 0..1: that it is a statement and the speaker is right; 0 where it is no statement. */
  isRight: number
}

/** What a fit sees of a decision: the evidence of every candidate and of the report. */
export interface DecisionTrace {
  report: Report
  candidates: readonly SpeakerCandidate[]
  evidence: readonly Float64Array[]
  reportVector: Float64Array
  decision: Decision
}

const candidateVector = new Float64Array(speakerEvidence.length)
const reportVector = new Float64Array(reportEvidence.length)

/** The likeliest speaker of the report; undefined when nobody can be asked. */
export function chooseSpeaker(
  state: ReadingState,
  report: Report,
  firm: boolean,
  model: StatementModel = statementModel,
  trace?: (trace: DecisionTrace) => void,
): Decision | undefined {
  const candidates = speakerCandidates(state, report)
  const passed = { after: false, before: false }
  const evidence: Float64Array[] = []
  let best = candidates[0]
  let bestKind: PhraseKind | undefined
  let bestScore = -Infinity
  let secondScore = -Infinity
  // Phrases at the verb come first, so that those elsewhere know whether they pass one over.
  for (const candidate of candidates) {
    const kind = kindOfPhrase(state, candidate.from, candidate.to)
    if (candidate.origin === 'after' && kind.canSpeak) passed.after = true
    if (candidate.origin === 'before' && kind.canSpeak) passed.before = true
    readSpeakerEvidence(state, report, candidate, kind, passed, candidateVector)
    if (trace) evidence.push(candidateVector.slice())
    const score = dot(model.speaker, candidateVector)
    // A cut of the same phrase is no rival: it names the same speaker.
    const isRival = best?.from !== candidate.from
    if (score > bestScore) {
      if (isRival) secondScore = bestScore
      bestScore = score
      best = candidate
      bestKind = kind
    } else if (score > secondScore && isRival) secondScore = score
  }
  if (!best || !bestKind) return undefined
  // Without a spread: copying an object to add two numbers to it cost more than the rest of the choice.
  const chosen: ChosenSpeaker = {
    candidate: best,
    kind: bestKind,
    score: bestScore,
    margin: secondScore === -Infinity ? mostMargin : Math.min(mostMargin, bestScore - secondScore),
  }
  readReportEvidence(state, report, chosen, firm, reportVector)
  const isStatement = probability(model.isStatement, reportVector)
  // Nobody asks how sure the speaker is of what is left out.
  const isAsked = isStatement >= model.leastStatement || trace !== undefined
  const isRight = isAsked ? probability(model.isRight, reportVector) : 0
  const decision: Decision = { chosen: best, isStatement, isRight }
  trace?.({ report, candidates, evidence, reportVector: reportVector.slice(), decision })
  return decision
}
const mostMargin = 5

function dot(weights: Float64Array, x: Float64Array): number {
  let sum = 0
  for (let k = 0; k < x.length; k++) sum += (weights[k] ?? 0) * (x[k] ?? 0)
  return sum
}

function probability({ bias, weights }: LogisticWeights, x: Float64Array): number {
  return 1 / (1 + Math.exp(-bias - dot(weights, x)))
}
