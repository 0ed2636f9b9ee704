/**
 * How right the product's claims about origins were when they were measured on readers' judgements.
 * In: nothing. Out: figures. Touches nothing. They are those of `npx tsx quality/origins.ts` and `quality/credits.ts`.
 */
export interface AccuracyFigure {
  measure: 'origins-exact' | 'origins-range' | 'origins-groups' | 'origins-named' | 'origins-too-many' | 'credits'
  /** 0..1 */
  value: number
  /** Of so many. */
  n: number
  of: 'stories' | 'articles'
  /** ISO date of the measurement. */
  measuredOn: string
}

const measuredOn = '2026-11-29'

export const accuracyFigures: readonly AccuracyFigure[] = [
  { measure: 'origins-exact', value: 0.63, n: 30, of: 'stories', measuredOn },
  { measure: 'origins-range', value: 0.83, n: 30, of: 'stories', measuredOn },
  { measure: 'origins-groups', value: 0.92, n: 186, of: 'articles', measuredOn },
  { measure: 'origins-named', value: 0.61, n: 132, of: 'articles', measuredOn },
  { measure: 'origins-too-many', value: 0.13, n: 16, of: 'stories', measuredOn },
  { measure: 'credits', value: 0.99, n: 110, of: 'articles', measuredOn },
]
