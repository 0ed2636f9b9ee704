/**
 * Decisions of the statement reader over annotated articles, with what the gold says of each.
 * In: ../shared/data/statements-ar. Out: labelled traces by article. Touches nothing.
 */
import type { AnalysedText } from '../../src/analyse/analysed-text.ts'
import { analyseText } from '../../src/analyse/analysed-text.ts'
import type { DecisionTrace } from '../../src/analyse/statements/speakers/choose-speaker.ts'
import type { StatementModel } from '../../src/analyse/statements/speakers/statement-model.ts'
import { findStatements } from '../../src/analyse/statements/statements.ts'
import { readJsonLines } from '../statement-scores.ts'

export interface AnnotatedArticle {
  id: string
  /** Which of the sets it is of. */
  set: string
  doc: AnalysedText
  gold: { speaker: string; content: string }[]
}

export interface LabelledTrace {
  trace: DecisionTrace
  /** The content is that of a statement of the gold. */
  isStatement: boolean
  /** By candidate: the gold's speaker. */
  rightCandidates: boolean[]
  isRight: boolean
}

/** The articles of one of the sets. */
export function annotatedArticles(folder: string, set: string, articles: string, gold: string): AnnotatedArticle[] {
  const byId = new Map(readJsonLines(`${folder}/${gold}`).map((record) => [String(record.id), record]))
  return readJsonLines(`${folder}/${articles}`).map((article) => ({
    id: String(article.id),
    set,
    doc: analyseText(stringOf(article.title), stringOf(article.text), 'ar'),
    gold: (byId.get(String(article.id))?.statements ?? []) as AnnotatedArticle['gold'],
  }))
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The decisions of a model over an article, labelled. */
export function labelledTraces({ doc, gold }: AnnotatedArticle, model: StatementModel): LabelledTrace[] {
  const traces: LabelledTrace[] = []
  findStatements(doc, undefined, undefined, model, (trace) => {
    const { report, candidates, decision } = trace
    const content = doc.text.slice(report.content.span.start, report.content.span.end)
    const statement = gold
      .map((g) => ({ g, shared: overlap(g.content, content) }))
      .filter(({ shared }) => shared >= 0.5)
      .sort((a, b) => b.shared - a.shared)[0]?.g
    const phraseOf = ({ from, to }: { from: number; to: number }): string =>
      doc.text.slice(doc.textScan.start[from] ?? 0, doc.textScan.end[to - 1] ?? 0)
    const rightCandidates = candidates.map(
      (candidate) => statement !== undefined && isSameSpeaker(statement.speaker, phraseOf(candidate)),
    )
    const isRight = statement !== undefined && overlap(statement.speaker, phraseOf(decision.chosen)) >= 0.5
    traces.push({ trace, isStatement: statement !== undefined, rightCandidates, isRight })
  })
  return traces
}

/** By the scorer's measure, or as a fuller or shorter name of the same: which one is given is no matter of who spoke. */
function isSameSpeaker(one: string, two: string): boolean {
  if (overlap(one, two) >= 0.5) return true
  const [short, long] = [wordsOf(one), wordsOf(two)].sort((a, b) => a.length - b.length)
  return (
    short !== undefined &&
    long !== undefined &&
    long.length <= 8 &&
    short.length > 0 &&
    long.at(-1) === short.at(-1) &&
    short.every((word) => long.includes(word))
  )
}

/** Intersection over union of the words as multisets, as the shared scorer counts it. */
function overlap(one: string, two: string): number {
  const counts = new Map<string, number>()
  const left = wordsOf(one)
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1)
  const right = wordsOf(two)
  let both = 0
  for (const word of right) {
    const count = counts.get(word) ?? 0
    if (count === 0) continue
    both++
    counts.set(word, count - 1)
  }
  const all = left.length + right.length - both
  return all === 0 ? 0 : both / all
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .replace(/[\u064B-\u0652\u0670\u0640]/gu, '')
      .replace(/[\u0623\u0625\u0622\u0671]/gu, '\u0627')
      .replace(/\u0649/gu, '\u064A')
      .replace(/\u0629/gu, '\u0647')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
