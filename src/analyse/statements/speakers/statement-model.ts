/**
 * The fitted weights of statements, in the order of their evidence.
 * In: nothing. Out: weights. Touches nothing. The numbers are written by quality/fits/fit-statements.ts.
 */
import { reportEvidence } from './report-evidence.ts'
import { speakerEvidence } from './evidence.ts'
import { rightWeights, speakerWeights, statementWeights } from './statement-weights.ts'

export interface LogisticWeights {
  bias: number
  weights: Float64Array
}

export interface StatementModel {
  /** Of the conditional logit over candidates. */
  speaker: Float64Array
  isStatement: LogisticWeights
  isRight: LogisticWeights
  /** Reports less likely than this to be a statement are left out. */
  leastStatement: number
}

type NamedWeights = Readonly<Record<string, number>>

function inOrder(names: readonly string[], weights: NamedWeights): Float64Array {
  return Float64Array.from(names, (name) => weights[name] ?? 0)
}

function logistic({ bias = 0, ...weights }: NamedWeights): LogisticWeights {
  return { bias, weights: inOrder(reportEvidence, weights) }
}

export const statementModel: StatementModel = {
  speaker: inOrder(speakerEvidence, speakerWeights),
  isStatement: logistic(statementWeights),
  isRight: logistic(rightWeights),
  leastStatement: 0.46,
}
