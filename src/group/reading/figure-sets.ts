/**
 * Figures of a story that are of one quantity, in sets: told alike, replaced by a later value, or told differently.
 * In: the members of a story with their texts. Out: `FigureSet[]`. Pure.
 *
 * Two figures are of one quantity when they count the same things, are the same of them (all or a part, a level or a change), and stand
 * among the same words, rarer words counting more. Equal values need little of that, different ones much: a wrong comparison is worse
 * than none. Different values of one quantity are never taken from articles that give both.
 */
import { isSameValue } from './equal-values.ts'
import { isToll, placedFigures, type PlacedFigure } from './figure-context.ts'
import { byTime, type MemberMaterial } from './story-material.ts'

export type FigureRelation = 'agree' | 'update' | 'differ'

export interface FigureSet<M extends MemberMaterial = MemberMaterial> {
  unit: string
  /** Oldest report first. */
  members: PlacedFigure<M>[]
  relation: FigureRelation
}

/** Lengths of time count something else each time. */
const spans = new Set(['year', 'month', 'week', 'day', 'hour', 'minute'])
/** Who is counted, when the text does not tell more than that they are people. */
const anybody = new Set(['شخص', 'قتيل', 'ضحيه', 'شهيد', 'وفاه', 'جريح', 'مصاب', 'اصابه', 'اخر', 'فرد', 'حاله'])

/** Who is one kind among the people of an event, though the word ends as a nationality does. */
const someOfThem = new Set(['جندي', 'شرطي', 'عسكري', 'ارهابي', 'انتحاري', 'مدني', 'صحفي', 'صحافي', 'حوثي'])
/** Who may be all of them. */
const allOfThem = new Set(['راكب', 'مسافر', 'مصلي', 'مصل', 'متظاهر', 'حاج', 'مواطن', 'مهاجر', 'نازح'])

/** Share of words in common from which equal values are of one quantity: small numbers are equal by chance. */
const likenessOfEqual = { small: 0.3, medium: 0.15, large: 0.08 } as const
/** … and from which different values are; of the first toll of each article less will do. */
const likenessOfDifferent = 0.5
const likenessOfTolls = 0.15
const likenessOfLateTolls = 0.2
/** Where an event's own toll stands. */
const leadChars = 400
/** Numbers of one quantity seldom differ by more. */
const mostRatio = 3
const mostTollRatio = 3
/** Figures of a set that a further one is compared with. */
const compared = 5
/** Values of a unit in one article from which they are a table, not figures of the event. */
const tableValues = 4
/** Figures of a unit in one story that are compared. */
const mostOfUnit = 800

/** How old, how long, when. */
export function isSpan(unit: string): boolean {
  return spans.has(unit)
}

interface Cluster<M extends MemberMaterial> {
  value: number
  placed: PlacedFigure<M>[]
  articles: Set<number>
}

/** Sets of two articles or more, those with most reports first. */
export function figureSets<M extends MemberMaterial>(members: readonly M[]): FigureSet<M>[] {
  const byUnit = new Map<string, PlacedFigure<M>[]>()
  const all = [...members].sort(byTime).flatMap(placedFigures)
  for (const placed of all) {
    const list = byUnit.get(placed.figure.unit) ?? []
    byUnit.set(placed.figure.unit, list)
    if (list.length < mostOfUnit) list.push(placed)
  }
  const weight = weightsOf(all)
  const sets: FigureSet<M>[] = []
  for (const [unit, placed] of byUnit) {
    if (spans.has(unit)) continue
    for (const cluster of joined(clustersOf(placed, weight), placed, weight)) {
      if (cluster.articles.size < 2) continue
      const inTime = oncePerArticle(cluster.placed).toSorted((a, b) => byTime(a.member, b.member))
      sets.push({ unit, members: inTime, relation: relationOf(inTime) })
    }
  }
  return sets.sort((a, b) => b.members.length - a.members.length || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0))
}

/** Of an article that gives a value several times, the place where it says most: in the text, with the noun. */
function oncePerArticle<M extends MemberMaterial>(placed: readonly PlacedFigure<M>[]): PlacedFigure<M>[] {
  const best = new Map<string, PlacedFigure<M>>()
  for (const one of placed) {
    const key = `${one.member.id} ${one.figure.value}`
    const known = best.get(key)
    if (!known || saysMore(one) > saysMore(known)) best.set(key, one)
  }
  return [...best.values()]
}

function saysMore({ figure, near }: PlacedFigure): number {
  return (figure.field === 'text' ? 2 : 0) + (figure.noun === undefined ? 0 : 1) + (near.size > 2 ? 1 : 0)
}

type Weight = (stem: string) => number

/** The rarer a word among the figures' sentences, the more it says of which quantity is meant. */
function weightsOf(all: readonly PlacedFigure[]): Weight {
  const counts = new Map<string, number>()
  for (const { sentence } of all) for (const stem of sentence) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return (stem) => 0.2 + Math.log((all.length + 1) / (counts.get(stem) ?? 1))
}

/** Figures of equal value among like words. */
function clustersOf<M extends MemberMaterial>(placed: readonly PlacedFigure<M>[], weight: Weight): Cluster<M>[] {
  const clusters: Cluster<M>[] = []
  for (const one of placed) {
    let best: Cluster<M> | undefined
    let most = 0
    for (const cluster of clusters) {
      const [first] = cluster.placed
      if (!first || !isSameValue(first.figure, one.figure)) continue
      for (const other of cluster.placed.slice(0, compared)) {
        if (!mayBeEqual(one, other)) continue
        const like = likeness(one, other, weight)
        if (like < leastLikeness(one.figure.value, one, other) || like <= most) continue
        most = like
        best = cluster
      }
    }
    if (best) {
      best.placed.push(one)
      best.articles.add(one.member.id)
    } else clusters.push({ value: one.figure.value, placed: [one], articles: new Set([one.member.id]) })
  }
  return clusters
}

function leastLikeness(value: number, a: PlacedFigure, b: PlacedFigure): number {
  if (a.isMain && b.isMain) return 0
  if (value < 10 && Number.isInteger(value)) return likenessOfEqual.small
  return value < 100 ? likenessOfEqual.medium : likenessOfEqual.large
}

/** Clusters of different values that are of one quantity, joined: the likest first. */
function joined<M extends MemberMaterial>(
  clusters: readonly Cluster<M>[],
  placed: readonly PlacedFigure<M>[],
  weight: Weight,
): Cluster<M>[] {
  const links: { a: number; b: number; like: number; byMain: boolean }[] = []
  for (let a = 0; a < clusters.length; a++)
    for (let b = a + 1; b < clusters.length; b++) {
      const first = clusters[a]
      const second = clusters[b]
      const link = first && second ? linkOf(first, second, weight) : undefined
      if (link) links.push({ a, b, ...link })
    }
  const given = valuesByArticle(placed)
  const at = clusters.map((_, k) => k)
  const groups = clusters.map((cluster) => ({
    ...cluster,
    articles: new Set(cluster.articles),
    placed: [...cluster.placed],
  }))
  for (const { a, b, byMain } of links.sort((x, y) => y.like - x.like)) {
    const low = at[a] ?? 0
    const high = at[b] ?? 0
    const into = groups[low]
    const from = groups[high]
    if (low === high || !into || !from || tellsBoth(into, from, given)) continue
    into.placed = byMain ? mainFirst([...into.placed, ...from.placed]) : [...into.placed, ...from.placed]
    into.articles = new Set(into.placed.map((p) => p.member.id))
    for (const [k, group] of at.entries()) if (group === high) at[k] = low
  }
  return groups.filter((_, k) => at[k] === k)
}

function valuesByArticle(placed: readonly PlacedFigure[]): ReadonlyMap<number, ReadonlySet<number>> {
  const values = new Map<number, Set<number>>()
  for (const { member, figure } of placed)
    if (figure.scope !== 'former') values.set(member.id, (values.get(member.id) ?? new Set<number>()).add(figure.value))
  return values
}

/** Who gives both values tells two things, and who gives many a table. */
function tellsBoth<M extends MemberMaterial>(
  a: Cluster<M>,
  b: Cluster<M>,
  given: ReadonlyMap<number, ReadonlySet<number>>,
): boolean {
  const isTable = ({ member, figure }: PlacedFigure<M>): boolean =>
    !isToll(figure.unit) && (given.get(member.id)?.size ?? 0) > tableValues
  if (a.placed.some(isTable) || b.placed.some(isTable)) return true
  const gives = (cluster: Cluster<M>, other: Cluster<M>): boolean =>
    other.placed.some(({ figure }) => [...cluster.articles].some((id) => given.get(id)?.has(figure.value) === true))
  return gives(a, b) || gives(b, a)
}

/** Of an article that gives its own toll in the set, other numbers of it are of something else, or earlier. */
function mainFirst<M extends MemberMaterial>(placed: readonly PlacedFigure<M>[]): PlacedFigure<M>[] {
  const main = new Map(placed.filter((p) => p.isMain).map((p) => [p.member.id, p.figure]))
  return placed.filter(({ member, figure }) => {
    const own = main.get(member.id)
    return own === undefined || isSameValue(own, figure)
  })
}

/** How like the likest of the figures of two clusters are; undefined when none may be of one quantity. */
function linkOf<M extends MemberMaterial>(
  a: Cluster<M>,
  b: Cluster<M>,
  weight: Weight,
): { like: number; byMain: boolean } | undefined {
  let best: { like: number; byMain: boolean } | undefined
  for (const one of a.placed.slice(0, compared))
    for (const other of b.placed.slice(0, compared)) {
      if (one.member === other.member || !mayDiffer(one, other)) continue
      const like = likeness(one, other, weight)
      const byMain = one.isMain && other.isMain
      if (like < (byMain ? leastOfTolls(one, other) : likenessOfDifferent)) continue
      if (!best || like > best.like) best = { like, byMain }
    }
  return best
}

/** Further down a text, the first toll is that of the event only where the words agree. */
function leastOfTolls(a: PlacedFigure, b: PlacedFigure): number {
  const isLow = [a, b].some(({ figure }) => figure.field === 'text' && figure.start > leadChars)
  return isLow ? likenessOfLateTolls : likenessOfTolls
}

function mayBeEqual(a: PlacedFigure, b: PlacedFigure): boolean {
  const [x, y] = [a.figure.scope, b.figure.scope]
  if ((x === 'change') !== (y === 'change')) return false
  return a.member !== b.member || x === y
}

/** The same things counted, at the same time, among the same names. */
function mayDiffer(a: PlacedFigure, b: PlacedFigure): boolean {
  const [f, g] = [a.figure, b.figure]
  if (f.scope !== g.scope || f.scope === 'former' || f.scope === 'change' || f.valueTo !== g.valueTo) return false
  if (isPrice(f) || isPrice(g)) return false
  const areTolls = a.isMain && b.isMain
  if (ratio(f.value, g.value) > (areTolls ? mostTollRatio : mostRatio)) return false
  if (f.unit === 'number' || whoIs(f.noun, areTolls) !== whoIs(g.noun, areTolls)) return false
  if (areApart(a.times, b.times)) return false
  if (a.isSplit !== b.isSplit || (!areTolls && areApart(a.names, b.names))) return false
  return areTolls || !areApart(a.slot, b.slot)
}

/** Prices and indexes change by the hour: another value is of another moment. */
function isPrice({ unit, value }: PlacedFigure['figure']): boolean {
  return unit === 'point' || (/^[A-Z]{3}$/.test(unit) && !Number.isInteger(value))
}

/** Soldiers among the dead are not the dead; of the toll of an event, whence they were (Palestinians, passengers) may be said or not. */
function whoIs(noun: string | undefined, areTolls: boolean): string {
  if (noun === undefined || anybody.has(noun)) return ''
  const isEverybody = allOfThem.has(noun) || (noun.endsWith('ي') && !someOfThem.has(noun))
  return areTolls && isEverybody ? '' : noun
}

function areApart(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size === 0 || b.size === 0) return false
  for (const x of a) if (b.has(x)) return false
  return true
}

/** Weighted share of the words that two figures have in common, those next to them counting more; 0..1. */
function likeness(a: PlacedFigure, b: PlacedFigure, weight: Weight): number {
  // A headline has few words: what counts is how many of them the other has.
  const isShort = a.figure.field === 'title' || b.figure.field === 'title'
  return 0.6 * shared(a.near, b.near, weight, isShort) + 0.4 * shared(a.sentence, b.sentence, weight, isShort)
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>, weight: Weight, isShort: boolean): number {
  let both = 0
  let inA = 0
  let inB = 0
  for (const stem of a) {
    const w = weight(stem)
    inA += w
    if (b.has(stem)) both += w
  }
  for (const stem of b) inB += weight(stem)
  const all = isShort ? 2 * Math.min(inA, inB) : inA + inB
  return all === 0 ? 0 : Math.min(1, ((isShort ? 1.6 : 2) * both) / all)
}

function ratio(a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a]
  return low <= 0 ? (high <= 0 ? 1 : Infinity) : high / low
}

/** Every report of one value later than every report of the value before it: replaced; else the sources differ. */
function relationOf(inTime: readonly PlacedFigure[]): FigureRelation {
  const values: { figure: PlacedFigure['figure']; first: number; last: number }[] = []
  for (const { figure, member } of inTime) {
    const known = values.find((v) => isSameValue(v.figure, figure))
    if (known) known.last = Math.max(known.last, member.at)
    else values.push({ figure, first: member.at, last: member.at })
  }
  if (values.length < 2) return 'agree'
  const isUpdate = values.every((value, k) => {
    const before = values[k - 1]
    return (
      before === undefined ||
      (before.last < value.first && (!isToll(value.figure.unit) || before.figure.value < value.figure.value))
    )
  })
  return isUpdate ? 'update' : 'differ'
}
