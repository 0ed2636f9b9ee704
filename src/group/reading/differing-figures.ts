/**
 * Figures for the same thing that differ between outlets of one story or over time.
 * In: the members of a story with the beginnings of their texts. Out: units with their values, each with who gives it. Pure.
 *
 * Two figures are of the same thing when they have the same unit and stand among the same words: "40 % of the economy" and "a fall of
 * 53 %" are not compared. The toll of an event is told in many words; for it one common word in the headline or the first lines will do.
 */
import type { Figure } from '../../model/analysis.ts'
import { hash32 } from '../../model/ids.ts'
import { searchTokens } from '../../text/search-tokens.ts'
import { stopWords } from '../../text/stop-words.ts'
import { byTime, type MemberMaterial } from './story-material.ts'

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
  /** Lowest first; two or more. */
  values: FigureValue<M>[]
  /** The later value replaced the earlier: every report of a higher value is later than every report of a lower one. */
  overTime: boolean
}

/** Figures later in a text are background (an earlier toll, a year's total) more often than the event's own. */
export const figureLeadChars = 700
/** Where an event's own toll stands. */
const tollChars = 260
/** A unit that one article fills with more values than this is a table, not a figure of the event. */
const tableValues = 4
const aroundWords = 7
const aroundChars = 60
/** Common words, and their share of the shorter context, from which two figures are of the same thing. */
const leastWords = 2
const leastShare = 0.34
/** Numbers of one thing seldom differ by more. */
const mostRatio = 20
/** A round number is at most this far from the exact one. */
const mostRounding = 0.03
/** What an event costs: told as its first number. */
const tolls = new Set(['dead', 'injured', 'missing', 'detained', 'displaced'])
const spans = new Set(['year', 'month', 'day', 'hour', 'minute'])

/** How old, how long, when: such units count something else each time. */
export function isSpan(unit: string): boolean {
  return spans.has(unit)
}

interface Placed<M> {
  figure: Figure
  member: M
  context: ReadonlySet<string>
  around: string
  at: number
  isToll: boolean
}

/** Figures whose values differ, those with most reporters first. A member speaks for a thing with its first figure of it. */
export function differingFigures<M extends MemberMaterial>(members: readonly M[]): DifferingFigure<M>[] {
  const groups = new Map<string, Placed<M>[][]>()
  for (const member of [...members].sort(byTime)) {
    for (const placed of placedFigures(member)) {
      const { unit } = placed.figure
      const things = groups.get(unit) ?? []
      groups.set(unit, things)
      const thing = closest(placed, things)
      if (!thing) things.push([placed])
      else if (!thing.some((p) => p.member === member)) thing.push(placed)
    }
  }
  return [...groups]
    .flatMap(([unit, things]) => joined(things).flatMap((thing) => differing(unit, thing) ?? []))
    .sort((a, b) => reporters(b) - reporters(a) || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0))
}

function givesAnother(member: MemberMaterial, figure: Figure, values: ReadonlySet<number>): boolean {
  return (member.analysis?.figures ?? []).some(
    (f) =>
      f.unit === figure.unit &&
      f.value !== figure.value &&
      values.has(f.value) &&
      (f.field === 'title' || f.start < figureLeadChars) &&
      !isSameValue(f, figure),
  )
}

/** Things of one unit that have a value in common are one, told in the headline with other words than in the text. */
function joined<M>(things: readonly Placed<M>[][]): Placed<M>[][] {
  const out: Placed<M>[][] = []
  for (const thing of things) {
    const values = new Set(thing.map((p) => p.figure.value))
    const known = out.find((other) => other.some((p) => values.has(p.figure.value)))
    if (!known) out.push([...thing])
    else for (const placed of thing) if (!known.some((p) => p.member === placed.member)) known.push(placed)
  }
  return out
}

function differing<M extends MemberMaterial>(
  unit: string,
  thing: readonly Placed<M>[],
): DifferingFigure<M> | undefined {
  const all = new Set(thing.map((p) => p.figure.value))
  const values = new Map<string, FigureValue<M>>()
  for (const { figure, member, around, at } of thing) {
    // Who gives both values tells two things (a canal and its new branch); of a toll, what it was and what it is now.
    if (!tolls.has(unit) && givesAnother(member, figure, all)) continue
    const key =
      [...values].find(([, v]) => isSameValue(v.figure, figure))?.[0] ?? `${figure.value}:${figure.valueTo ?? ''}`
    const known = values.get(key)
    if (!known) values.set(key, { figure, around, at, firstAt: member.at, members: [member] })
    else {
      known.members.push(member)
      // Of a rounded and an exact value the exact one is shown.
      if (digitsOf(figure.value) > digitsOf(known.figure.value)) Object.assign(known, { figure, around, at })
    }
  }
  const list = [...values.values()].sort((a, b) => a.figure.value - b.figure.value)
  const sources = new Set(list.flatMap((v) => v.members.map((m) => m.sourceId)))
  return list.length < 2 || sources.size < 2 ? undefined : { unit, values: list, overTime: rising(list) }
}

/** The thing among `things` that the figure is most likely a value of. */
function closest<M>(placed: Placed<M>, things: readonly Placed<M>[][]): Placed<M>[] | undefined {
  let best: Placed<M>[] | undefined
  let most = 0
  for (const thing of things) {
    const values = thing.map((p) => p.figure.value)
    if (ratio(placed.figure.value, Math.min(...values)) > mostRatio) continue
    if (ratio(placed.figure.value, Math.max(...values)) > mostRatio) continue
    let sum = 0
    for (const other of thing) sum += sameThing(placed, other)
    const mean = sum / thing.length
    if (mean <= most) continue
    best = thing
    most = mean
  }
  return best
}

/** 0 when the two count different things, else how much of the context they share, 0..1. */
function sameThing<M>(a: Placed<M>, b: Placed<M>): number {
  let both = 0
  for (const word of a.context) if (b.context.has(word)) both++
  const share = both / Math.max(1, Math.min(a.context.size, b.context.size))
  if (both >= leastWords && share >= leastShare) return share
  return a.isToll && b.isToll && both > 0 ? Math.max(share, 0.2) : 0
}

function isSameValue(a: Figure, b: Figure): boolean {
  if (a.valueTo !== b.valueTo) return false
  return (
    a.value === b.value || (a.valueTo === undefined && (isRounded(a.value, b.value) || isRounded(b.value, a.value)))
  )
}

/** Whether `round` is `exact` with fewer digits ("9.9 million" for 9,897,953), rounded or cut. */
function isRounded(round: number, exact: number): boolean {
  const digits = digitsOf(round)
  if (digits >= digitsOf(exact) || Math.abs(round - exact) > mostRounding * exact) return false
  const step = 10 ** (Math.floor(Math.log10(exact)) + 1 - digits)
  const near = (value: number): boolean => Math.abs(value * step - round) < step / 1_000
  return near(Math.round(exact / step)) || near(Math.floor(exact / step))
}

/** Digits of a number without the zeros at its end: 2 for 9,900,000, 4 for 66.84. */
function digitsOf(value: number): number {
  return value
    .toPrecision(12)
    .replace(/e.*$|\./g, '')
    .replace(/^0+|0+$/g, '').length
}

function ratio(a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a]
  return low <= 0 ? (high <= 0 ? 1 : Infinity) : high / low
}

/** The figures of the title and the beginning of the text with their contexts; units of tables and lengths of time left out. */
function placedFigures<M extends MemberMaterial>(member: M): Placed<M>[] {
  const figures = [...(member.analysis?.figures ?? [])].sort(
    (a, b) => Number(a.field === 'text') - Number(b.field === 'text') || a.start - b.start,
  )
  const seen = new Map<string, Set<number>>()
  for (const { unit, value } of figures) seen.set(unit, (seen.get(unit) ?? new Set<number>()).add(value))
  const stop = stopWords(member.lang ?? 'ar')
  return figures.flatMap((figure) => {
    const { unit, field, start, end } = figure
    const text = field === 'title' ? member.title : member.lead
    if (isSpan(unit) || (seen.get(unit)?.size ?? 0) > tableValues || end > text.length) return []
    const before =
      text
        .slice(0, start)
        .split(/(?<=[\n.!?\u061F])\s/)
        .at(-1) ?? ''
    const after = text.slice(end).split(/\n|[.!?\u061F](?=\s|$)/)[0] ?? ''
    const near = [...wordsOf(before).slice(-aroundWords), ...wordsOf(after).slice(0, aroundWords)]
    const context = new Set(near.flatMap((word) => contextStem(word, stop)))
    const head = cutStart(before)
    const surface = text.slice(start, end)
    return [
      {
        figure,
        member,
        context,
        around: `${head}${surface}${cutEnd(after)}`,
        at: head.length,
        isToll: tolls.has(unit) && (field === 'title' || start < tollChars),
      },
    ]
  })
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean)
}

function contextStem(word: string, stop: ReadonlySet<number>): string[] {
  const { stems, exact } = searchTokens(word)
  const [stem] = stems
  const [form] = exact
  return stem === undefined || form === undefined || stem.length < 3 || /\d/.test(stem) || stop.has(hash32(form))
    ? []
    : [stem]
}

/** The end of `text`, cut at a word. */
function cutStart(text: string): string {
  if (text.length <= aroundChars) return text
  const cut = text.slice(-aroundChars)
  return `…${cut.slice(cut.indexOf(' ') + 1)}`
}

function cutEnd(text: string): string {
  if (text.length <= aroundChars) return text
  const cut = text.slice(0, aroundChars)
  return `${cut.slice(0, Math.max(0, cut.lastIndexOf(' ')))}…`
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
