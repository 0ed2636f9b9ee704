/**
 * Figures for the same thing that differ between outlets of one story or over time.
 * In: the members of a story with their texts. Out: quantities with their values, each with who gives it. Pure.
 */
import type { Figure } from '../../model/analysis.ts'
import { countPublishers } from '../../model/publishers.ts'
import { digitsOf, isSameValue } from '../changes/equal-values.ts'
import { figureSets, type FigureSet } from './figure-sets.ts'
import type { MemberMaterial } from './story-material.ts'

export interface FigureValue<M extends MemberMaterial = MemberMaterial> {
  figure: Figure
  /** The words around the figure in the first member's text or title, verbatim, the figure included. */
  around: string
  /** Where the figure stands in `around`. */
  at: number
  firstAt: number
  members: M[]
}

export interface DifferingFigure<M extends MemberMaterial = MemberMaterial> {
  unit: string
  /** Who or what is counted, where all values say the same. */
  noun?: string
  /** What the values are of their quantity: a part, a forecast; absent for the quantity itself. */
  scope?: Figure['scope']
  /** Lowest first; two or more. */
  values: FigureValue<M>[]
  /** The later value replaced the earlier: every report of a higher value is later than every report of a lower one. */
  overTime: boolean
}

/** Figures later in a text are background (an earlier toll, a year's total) more often than the event's own. */
export const figureLeadChars = 700

/** Figures whose values differ, those with most reporters first; nothing where it cannot be told that two count the same. `sets`: their `figureSets`. */
export function differingFigures<M extends MemberMaterial>(
  members: readonly M[],
  sets: readonly FigureSet<M>[] = figureSets(members),
): DifferingFigure<M>[] {
  return sets
    .flatMap((set) => differing(set) ?? [])
    .sort((a, b) => reporters(b) - reporters(a) || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0))
}

function differing<M extends MemberMaterial>({
  unit,
  members,
  relation,
}: FigureSet<M>): DifferingFigure<M> | undefined {
  if (relation === 'agree') return undefined
  const values: FigureValue<M>[] = []
  for (const { figure, member, around, at } of members) {
    const known = values.find((v) => isSameValue(v.figure, figure))
    if (!known) values.push({ figure, around, at, firstAt: member.at, members: [member] })
    else {
      if (!known.members.includes(member)) known.members.push(member)
      // Of a rounded and an exact value the exact one is shown.
      if (digitsOf(figure.value) > digitsOf(known.figure.value)) Object.assign(known, { figure, around, at })
    }
  }
  values.sort((a, b) => a.figure.value - b.figure.value)
  if (values.length < 2 || countPublishers(values.flatMap((v) => v.members)) < 2) return undefined
  const [first] = values
  const noun = first?.figure.noun
  const isOfAll = noun !== undefined && values.every((v) => v.figure.noun === noun)
  const scope = first?.figure.scope
  return {
    unit,
    ...(isOfAll ? { noun } : {}),
    ...(scope === undefined ? {} : { scope }),
    values,
    overTime: relation === 'update',
  }
}

function reporters(figure: DifferingFigure): number {
  return figure.values.reduce((n, v) => n + v.members.length, 0)
}
