/**
 * How right the product's claims about origins, changed facts and statements were when they were measured on readers' judgements.
 * In: nothing. Out: figures. Touches nothing. They are those of `npx tsx quality/origins.ts`,
 * `quality/changed-facts.ts`, `quality/credits.ts`, `quality/desks.ts` and `quality/fits/fit-statements.ts`.
 */
export interface AccuracyFigure {
  measure:
    | 'origins-exact'
    | 'origins-range'
    | 'origins-groups'
    | 'origins-named'
    | 'origins-too-many'
    | 'credits'
    | 'sections'
    | 'changes-told'
    | 'changes-right'
    | 'statements-told'
    | 'statements-content'
    | 'speakers-right'
  /** 0..1 */
  value: number
  /** Of so many. */
  n: number
  of: 'stories' | 'articles' | 'pairs' | 'changes' | 'statements'
  /** ISO date of the measurement. */
  measuredOn: string
}

const measuredOn = '2026-11-30'
const statementsOn = '2026-11-30'
const changesOn = '2026-11-29'

export const accuracyFigures: readonly AccuracyFigure[] = [
  { measure: 'origins-exact', value: 0.7, n: 30, of: 'stories', measuredOn },
  { measure: 'origins-range', value: 0.87, n: 30, of: 'stories', measuredOn },
  { measure: 'origins-groups', value: 0.92, n: 186, of: 'articles', measuredOn },
  { measure: 'origins-named', value: 0.61, n: 132, of: 'articles', measuredOn },
  { measure: 'origins-too-many', value: 0.13, n: 16, of: 'stories', measuredOn },
  { measure: 'changes-told', value: 0.55, n: 47, of: 'pairs', measuredOn: changesOn },
  // Read by eye: all that was told of the copies of 6–11 August 2015 (news-ar), which no rule was tried on.
  { measure: 'changes-right', value: 0.9, n: 29, of: 'changes', measuredOn: changesOn },
  // Out of fold, 120 articles (quality/fits/fit-statements.ts): of the statements that pages of stories and speakers show.
  { measure: 'speakers-right', value: 0.963, n: 191, of: 'statements', measuredOn: statementsOn },
  { measure: 'statements-content', value: 0.941, n: 203, of: 'statements', measuredOn: statementsOn },
  { measure: 'statements-told', value: 0.505, n: 364, of: 'statements', measuredOn: statementsOn },
  // Of the 1,781 of 2,000 articles (news-pan) whose section is told, by words alone.
  { measure: 'sections', value: 0.96, n: 1781, of: 'articles', measuredOn },
  { measure: 'credits', value: 0.99, n: 110, of: 'articles', measuredOn: changesOn },
]
