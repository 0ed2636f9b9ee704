/**
 * Figures for the same thing that differ between outlets of one story or over time.
 * In: the members of a story. Out: units with their values, each with who gives it. Pure.
 */
import type { Figure } from '../model/analysis.ts'
import { byTime, type MemberMaterial } from './story-material.ts'

export interface FigureValue<M extends MemberMaterial = MemberMaterial> {
  figure: Figure
  firstAt: number
  members: M[]
}

export interface DifferingFigure<M extends MemberMaterial = MemberMaterial> {
  unit: string
  /** Lowest first; two or more. */
  values: FigureValue<M>[]
  /** The later value replaced the earlier: every report of a higher value is later than every report of a lower one. */
  overTime: boolean
}

/** Figures later in a text are background (an earlier toll, a year's total) more often than the event's own. */
const leadChars = 700
/** A unit that one article fills with more values than this is a table, not a figure of the event. */
const tableValues = 3

/** Units whose values differ, those with most reporters first. A member speaks for a unit with its first figure of it. */
export function differingFigures<M extends MemberMaterial>(members: readonly M[]): DifferingFigure<M>[] {
  const units = new Map<string, Map<string, FigureValue<M>>>()
  for (const member of [...members].sort(byTime)) {
    for (const [unit, figure] of firstFigures(member)) {
      const values = units.get(unit) ?? new Map<string, FigureValue<M>>()
      units.set(unit, values)
      const key = `${figure.value}:${figure.valueTo ?? ''}`
      const known = values.get(key)
      if (known) known.members.push(member)
      else values.set(key, { figure, firstAt: member.at, members: [member] })
    }
  }
  return [...units]
    .flatMap(([unit, values]) => {
      const list = [...values.values()].sort((a, b) => a.figure.value - b.figure.value)
      const sources = new Set(list.flatMap((v) => v.members.map((m) => m.sourceId)))
      return list.length < 2 || sources.size < 2 ? [] : [{ unit, values: list, overTime: rising(list) }]
    })
    .sort((a, b) => reporters(b) - reporters(a) || (a.unit < b.unit ? -1 : 1))
}

/** The first figure of each unit in the title or the beginning of the text; units of tables left out. */
function firstFigures(member: MemberMaterial): Map<string, Figure> {
  const first = new Map<string, Figure>()
  const seen = new Map<string, Set<number>>()
  const figures = [...(member.analysis?.figures ?? [])].sort(
    (a, b) => Number(a.field === 'text') - Number(b.field === 'text') || a.start - b.start,
  )
  for (const figure of figures) {
    const values = seen.get(figure.unit) ?? new Set<number>()
    seen.set(figure.unit, values.add(figure.value))
    if (figure.field === 'text' && figure.start > leadChars) continue
    if (!first.has(figure.unit)) first.set(figure.unit, figure)
  }
  for (const [unit, values] of seen) if (values.size > tableValues) first.delete(unit)
  return first
}

function rising(values: readonly FigureValue[]): boolean {
  let latestOfLower = -Infinity
  for (const value of values) {
    const times = value.members.map((m) => m.at)
    if (Math.min(...times) <= latestOfLower) return false
    latestOfLower = Math.max(...times)
  }
  return true
}

function reporters(figure: DifferingFigure): number {
  return figure.values.reduce((n, v) => n + v.members.length, 0)
}
