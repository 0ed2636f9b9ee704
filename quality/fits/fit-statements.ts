/**
 * Fits the weights of statements (which candidate speaks, what is a statement, whose speaker is right) to the annotated articles.
 * In: ../shared/data/statements-ar. Out: out-of-fold figures on the console; with --write, src/analyse/statements/speakers/statement-weights.ts.
 * Run: npx tsx quality/fits/fit-statements.ts [--write]
 */
import { writeFileSync } from 'node:fs'
import { reportEvidence } from '../../src/analyse/statements/speakers/report-evidence.ts'
import { speakerEvidence } from '../../src/analyse/statements/speakers/evidence.ts'
import { statementModel, type StatementModel } from '../../src/analyse/statements/speakers/statement-model.ts'
import { findStatements } from '../../src/analyse/statements/statements.ts'
import { isFeatured, type Statement } from '../../src/model/analysis.ts'
import { scoreStatements, sharedFolder } from '../statement-scores.ts'
import { fitLogistic } from './fit-logistic.ts'
import { annotatedArticles, labelledTraces, type AnnotatedArticle, type LabelledTrace } from './statement-traces.ts'

const folds = 10
const rounds = 3
/** Of 40, 100, 200 and of 6, 15, 40, 60, 80, 100: what holds out of fold and from one set to the other, too. */
const choiceRidge = 100
const ridge = 60

/** What is held before anything is counted: grammar puts the subject after its verb or before it, and a speaker goes on. */
const priorWeights: Readonly<Record<string, number>> = {
  after: 4,
  source: 4,
  before: 2,
  goesOn: 1.8,
  floor: 1,
  genderAgrees: 0.5,
  unclassed: -1,
  rank: -0.5,
  sentencesBack: -0.3,
  tanwin: -3,
  verbHead: -2,
  functionHead: -3,
  farName: -1.5,
  personName: 0.5,
  innerBracket: -0.5,
  runsOnBehindName: -4,
  cutAtName: 3,
  subject: 0.8,
  sameSentence: 0.5,
}

/** Conditional logit with a ridge: the log-likelihood that one of the right candidates is chosen, by gradient ascent. */
function fitChoice(traces: readonly LabelledTrace[], ridge: number): Float64Array {
  const width = speakerEvidence.length
  const prior = Float64Array.from(speakerEvidence, (name) => priorWeights[name] ?? 0)
  const weights = Float64Array.from(prior)
  const sets = traces.filter((t) => t.rightCandidates.some(Boolean) && t.rightCandidates.some((right) => !right))
  const velocity = new Float64Array(width)
  for (let step = 0; step < 400; step++) {
    const slope = new Float64Array(width)
    for (const { trace, rightCandidates } of sets) {
      const scores = trace.evidence.map((x) => x.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0))
      const highest = Math.max(...scores)
      const powers = scores.map((score) => Math.exp(score - highest))
      const all = powers.reduce((a, b) => a + b, 0)
      const right = powers.reduce((sum, power, i) => sum + (rightCandidates[i] ? power : 0), 0)
      for (const [i, x] of trace.evidence.entries()) {
        const power = powers[i] ?? 0
        const pull = (rightCandidates[i] ? power / right : 0) - power / all
        for (let k = 0; k < width; k++) slope[k] = (slope[k] ?? 0) + pull * (x[k] ?? 0)
      }
    }
    for (let k = 0; k < width; k++) {
      const gradient = ((slope[k] ?? 0) - ridge * ((weights[k] ?? 0) - (prior[k] ?? 0))) / Math.max(1, sets.length)
      velocity[k] = 0.9 * (velocity[k] ?? 0) + gradient
      weights[k] = (weights[k] ?? 0) + 0.3 * (velocity[k] ?? 0)
    }
  }
  return weights
}

function logistic(
  traces: readonly LabelledTrace[],
  label: (trace: LabelledTrace) => boolean,
  ridge: number,
): StatementModel['isRight'] {
  const { bias, weights } = fitLogistic(
    traces.map((t) => ({ x: t.trace.reportVector, y: label(t) ? 1 : 0, weight: 1 })),
    ridge,
  )
  return { bias, weights: Float64Array.from(weights) }
}

/** A few rounds, since who holds the floor depends on the choices before. */
function fit(articles: readonly AnnotatedArticle[]): StatementModel {
  let model: StatementModel = {
    speaker: Float64Array.from(speakerEvidence, (name) => priorWeights[name] ?? 0),
    isStatement: certain,
    isRight: certain,
    leastStatement: 0,
  }
  for (let round = 0; round < rounds; round++) {
    const leastStatement = round === 0 ? 0 : trainedFrom
    const read = (): LabelledTrace[] =>
      articles.flatMap((article) => labelledTraces(article, { ...model, leastStatement }))
    model = { ...model, speaker: fitChoice(read(), choiceRidge) }
    const traces = read()
    model = {
      ...model,
      isStatement: logistic(traces, (t) => t.isStatement, ridge),
      isRight: logistic(traces, (t) => t.isRight, rightRidge),
    }
  }
  return { ...model, leastStatement: statementModel.leastStatement }
}
/** Before anything is fitted every report is a statement. */
const certain = { bias: 3, weights: new Float64Array(reportEvidence.length) }
/** Reports less likely than this hold no floor while the weights are fitted. */
const trainedFrom = 0.25
const rightRidge = 10

interface Prediction {
  id: string
  statements: Statement[]
}

function predict(articles: readonly AnnotatedArticle[], model: StatementModel): Prediction[] {
  return articles.map(({ id, doc }) => ({
    id,
    statements: findStatements(doc, undefined, undefined, model).map((s) => ({ ...s })),
    credits: [],
  }))
}

const folder = sharedFolder('data/statements-ar')
if (folder === undefined) console.log('skipped: ../shared/data/statements-ar is not here')
else {
  const sets = [
    { name: 'gold', articles: annotatedArticles(folder, 'gold', 'articles.jsonl', 'gold.jsonl') },
    { name: 'gold2', articles: annotatedArticles(folder, 'gold2', 'articles2.jsonl', 'gold2.jsonl') },
  ]
  const all = sets.flatMap(({ articles }) => articles)
  const show = (label: string, predictions: (set: (typeof sets)[number]) => object[]): void => {
    for (const set of sets) {
      const { content, withSpeaker } = scoreStatements(`${folder}/${set.name}.jsonl`, predictions(set))
      const f = (v: { p: number; r: number; f1: number }): string =>
        `${v.f1.toFixed(3)} (P ${v.p.toFixed(3)} R ${v.r.toFixed(3)})`
      console.log(label, set.name, 'content', f(content), 'with speaker', f(withSpeaker))
    }
  }
  show('as shipped', ({ articles }) => predict(articles, statementModel))
  const outOfFold = new Map<string, Prediction>()
  for (let k = 0; k < folds; k++) {
    const held = all.filter((_, i) => i % folds === k)
    const model = fit(all.filter((_, i) => i % folds !== k))
    for (const record of predict(held, model)) outOfFold.set(record.id, record)
  }
  show('out of fold', ({ articles }) => articles.map(({ id }) => outOfFold.get(id) ?? {}))
  show('out of fold, as sure as pages feature', ({ articles }) =>
    articles.map(({ id }) => {
      const record = outOfFold.get(id)
      return record ? { ...record, statements: record.statements.filter(isFeatured) } : {}
    }),
  )
  const other = (name: string): StatementModel =>
    fit(sets.filter((set) => set.name !== name).flatMap(({ articles }) => articles))
  show('fitted on the other set', ({ name, articles }) => predict(articles, other(name)))
  const whole = fit(all)
  show('fitted on both', ({ articles }) => predict(articles, whole))
  if (process.argv.includes('--write')) writeWeights(whole)
}

function writeWeights(model: StatementModel): void {
  const named = (names: readonly string[], weights: Float64Array, bias?: number): string =>
    [
      ...(bias === undefined ? [] : [`  bias: ${bias.toFixed(3)},`]),
      ...names.map((name, k) => `  ${name}: ${(weights[k] ?? 0).toFixed(3)},`),
    ].join('\n')
  const table = (name: string, doc: string, lines: string): string =>
    `/** ${doc} */\nexport const ${name}: Readonly<Record<string, number>> = {\n${lines}\n}\n`
  writeFileSync(
    new URL('../../src/analyse/statements/speakers/statement-weights.ts', import.meta.url),
    [
      '/**\n * Weights of the models of statements, by the name of their evidence. Written by quality/fits/fit-statements.ts.\n' +
        ' * In: nothing. Out: weights. Touches nothing.\n */',
      table('speakerWeights', 'Which candidate speaks.', named(speakerEvidence, model.speaker)),
      table(
        'statementWeights',
        'Whether a report is a statement.',
        named(reportEvidence, model.isStatement.weights, model.isStatement.bias),
      ),
      table(
        'rightWeights',
        'Whether its speaker is right.',
        named(reportEvidence, model.isRight.weights, model.isRight.bias),
      ),
    ].join('\n'),
  )
}
