/**
 * Figures of a story that are of one quantity, in sets: told alike, replaced by a later value, or told differently.
 * In: the members of a story with their texts. Out: `FigureSet[]`. Pure.
 *
 * Two figures are of one quantity when they count the same things, are the same of them (all or a part, a level or a change), and stand
 * among the same words, rarer words counting more. Equal values need little of that, different ones much: a wrong comparison is worse
 * than none. Different values of one quantity are never taken from articles that give both.
 */
import { whoIsCounted } from '../../data/figures.data.ts'
import { isSameValue } from '../changes/equal-values.ts'
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
/** Who is counted: anybody, one kind among the people of an event (though the word ends as a nationality does), or perhaps all of them. */
const kindOfPeople = new Map(
  whoIsCounted.map((entry) => {
    const [word = '', kind = ''] = entry.split(' | ')
    return [word, kind]
  }),
)

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
/** Figures that are compared: of one article (a table has more), of a story, shared out among its articles, and of a unit in a story. */
const mostOfArticle = 40
const mostOfStory = 1_500
const leastOfArticle = 5
const mostOfUnit = 400

/** How old, how long, when. */
export function isSpan(unit: string): boolean {
  return spans.has(unit)
}

/** A figure with how much its words weigh: the sums of all, as they are needed for every comparison. */
interface Weighed<M extends MemberMaterial = MemberMaterial> {
  placed: PlacedFigure<M>
  near: Words
  sentence: Words
}

interface Words {
  weights: ReadonlyMap<string, number>
  sum: number
}

interface Cluster<M extends MemberMaterial> {
  placed: Weighed<M>[]
  articles: Set<number>
}

/** How many figures of each article are compared, when a story has so many articles. */
export function figuresOfEach(articles: number): number {
  return Math.min(mostOfArticle, Math.max(leastOfArticle, Math.floor(mostOfStory / Math.max(1, articles))))
}

/** Sets of two articles or more, those with most reports first. Quadratic in the figures of a unit, which are bounded. */
export function figureSets<M extends MemberMaterial>(members: readonly M[]): FigureSet<M>[] {
  const most = figuresOfEach(members.length)
  const all = [...members].sort(byTime).flatMap((member) => placedFigures(member, most))
  const byUnit = new Map<string, PlacedFigure<M>[]>()
  for (const placed of all) {
    const { unit } = placed.figure
    const list = byUnit.get(unit) ?? []
    if (!spans.has(unit)) byUnit.set(unit, list)
    list.push(placed)
  }
  const weight = weightsOf(all)
  const sets: FigureSet<M>[] = []
  for (const [unit, list] of byUnit) {
    const ofUnit = firstOfEach(list, mostOfUnit).map((placed) => weighed(placed, weight))
    for (const { articles, placed } of joined(clustersOf(ofUnit), ofUnit)) {
      if (articles.size < 2) continue
      const inTime = oncePerArticle(placed).toSorted((a, b) => byTime(a.member, b.member))
      sets.push({ unit, members: inTime, relation: relationOf(inTime) })
    }
  }
  return sets.sort((a, b) => b.members.length - a.members.length || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0))
}

/** At most `most`, in the order given: what each article tells first before what it tells second. */
function firstOfEach<M extends MemberMaterial>(
  list: readonly PlacedFigure<M>[],
  most: number,
): readonly PlacedFigure<M>[] {
  if (list.length <= most) return list
  const told = new Map<M, number>()
  const ranked = list.map((placed, place) => {
    const rank = told.get(placed.member) ?? 0
    told.set(placed.member, rank + 1)
    return { placed, place, rank }
  })
  const kept = ranked.sort((a, b) => a.rank - b.rank || a.place - b.place).slice(0, most)
  return kept.sort((a, b) => a.place - b.place).map(({ placed }) => placed)
}

/** Of an article that gives a value several times, the place where it says most: in the text, with the noun. */
function oncePerArticle<M extends MemberMaterial>(of: readonly Weighed<M>[]): PlacedFigure<M>[] {
  const best = new Map<string, PlacedFigure<M>>()
  for (const { placed: one } of of) {
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

function weighed<M extends MemberMaterial>(placed: PlacedFigure<M>, weight: Weight): Weighed<M> {
  const words = (stems: ReadonlySet<string>): Words => {
    const weights = new Map<string, number>()
    let sum = 0
    for (const stem of stems) {
      const w = weight(stem)
      weights.set(stem, w)
      sum += w
    }
    return { weights, sum }
  }
  return { placed, near: words(placed.near), sentence: words(placed.sentence) }
}

/** Figures of equal value among like words. */
function clustersOf<M extends MemberMaterial>(figures: readonly Weighed<M>[]): Cluster<M>[] {
  const clusters: Cluster<M>[] = []
  for (const one of figures) {
    let best: Cluster<M> | undefined
    let most = 0
    for (const cluster of clusters) {
      const [first] = cluster.placed
      if (!first || !isSameValue(first.placed.figure, one.placed.figure)) continue
      for (const other of cluster.placed.slice(0, compared)) {
        if (!mayBeEqual(one.placed, other.placed)) continue
        const like = likeness(one, other)
        if (like < leastLikeness(one.placed, other.placed) || like <= most) continue
        most = like
        best = cluster
      }
    }
    const { id } = one.placed.member
    if (best) {
      best.placed.push(one)
      best.articles.add(id)
    } else clusters.push({ placed: [one], articles: new Set([id]) })
  }
  return clusters
}

function leastLikeness(a: PlacedFigure, b: PlacedFigure): number {
  if (a.isMain && b.isMain) return 0
  const { value } = a.figure
  if (value < 10 && Number.isInteger(value)) return likenessOfEqual.small
  return value < 100 ? likenessOfEqual.medium : likenessOfEqual.large
}

/** Clusters of different values that are of one quantity, joined: the likest first. */
function joined<M extends MemberMaterial>(
  clusters: readonly Cluster<M>[],
  figures: readonly Weighed<M>[],
): Cluster<M>[] {
  const links: { a: number; b: number; like: number; byMain: boolean }[] = []
  for (const [a, first] of clusters.entries())
    for (let b = a + 1; b < clusters.length; b++) {
      const second = clusters[b]
      const link = second ? linkOf(first, second) : undefined
      if (link) links.push({ a, b, ...link })
    }
  const given = valuesByArticle(figures)
  const at = clusters.map((_, k) => k)
  const groups = clusters.map(({ placed }) => groupOf(placed, given))
  for (const { a, b, byMain } of links.sort((x, y) => y.like - x.like)) {
    const low = at[a] ?? 0
    const high = at[b] ?? 0
    const into = groups[low]
    const from = groups[high]
    if (low === high || !into || !from || tellsBoth(into, from)) continue
    const both = [...into.placed, ...from.placed]
    groups[low] = groupOf(byMain ? mainFirst(both) : both, given)
    for (const [k, group] of at.entries()) if (group === high) at[k] = low
  }
  return groups.filter((_, k) => at[k] === k)
}

type ValuesByArticle = ReadonlyMap<number, ReadonlySet<number>>

function valuesByArticle(figures: readonly Weighed[]): ValuesByArticle {
  const values = new Map<number, Set<number>>()
  for (const { placed } of figures) {
    const { member, figure } = placed
    if (figure.scope !== 'former') values.set(member.id, (values.get(member.id) ?? new Set<number>()).add(figure.value))
  }
  return values
}

/** A cluster with what its articles tell: who gives both values of two groups tells two things, and who gives many a table. */
interface Group<M extends MemberMaterial> extends Cluster<M> {
  values: ReadonlySet<number>
  /** All values that its articles give, in the group or not. */
  given: ReadonlySet<number>
  hasTable: boolean
}

function groupOf<M extends MemberMaterial>(placed: Weighed<M>[], given: ValuesByArticle): Group<M> {
  const articles = new Set(placed.map((p) => p.placed.member.id))
  const all = new Set<number>()
  for (const id of articles) for (const value of given.get(id) ?? []) all.add(value)
  const isTable = ({ placed: { member, figure } }: Weighed<M>): boolean =>
    !isToll(figure.unit) && (given.get(member.id)?.size ?? 0) > tableValues
  return {
    placed,
    articles,
    values: new Set(placed.map((p) => p.placed.figure.value)),
    given: all,
    hasTable: placed.some(isTable),
  }
}

function tellsBoth(a: Group<MemberMaterial>, b: Group<MemberMaterial>): boolean {
  return a.hasTable || b.hasTable || meet(a.values, b.given) || meet(b.values, a.given)
}

/** Of an article that gives its own toll in the set, other numbers of it are of something else, or earlier. */
function mainFirst<M extends MemberMaterial>(of: readonly Weighed<M>[]): Weighed<M>[] {
  const main = new Map(of.filter((p) => p.placed.isMain).map(({ placed }) => [placed.member.id, placed.figure]))
  return of.filter(({ placed: { member, figure } }) => {
    const own = main.get(member.id)
    return own === undefined || isSameValue(own, figure)
  })
}

/** How like the likest of the figures of two clusters are; undefined when none may be of one quantity. */
function linkOf(a: Cluster<MemberMaterial>, b: Cluster<MemberMaterial>): { like: number; byMain: boolean } | undefined {
  let best: { like: number; byMain: boolean } | undefined
  for (const one of a.placed.slice(0, compared))
    for (const other of b.placed.slice(0, compared)) {
      const [p, q] = [one.placed, other.placed]
      if (p.member === q.member || !mayDiffer(p, q)) continue
      const like = likeness(one, other)
      const byMain = p.isMain && q.isMain
      if (like < (byMain ? leastOfTolls(p, q) : likenessOfDifferent)) continue
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
  const kind = noun === undefined ? 'anybody' : kindOfPeople.get(noun)
  if (noun === undefined || kind === 'anybody') return ''
  const isEverybody = kind === 'all' || (noun.endsWith('ي') && kind !== 'some')
  return areTolls && isEverybody ? '' : noun
}

/** Both have something, and nothing of it in common. */
function areApart(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && !meet(a, b)
}

function meet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  for (const x of a) if (b.has(x)) return true
  return false
}

/** Weighted share of the words that two figures have in common, those next to them counting more; 0..1. */
function likeness(a: Weighed, b: Weighed): number {
  // A headline has few words: what counts is how many of them the other has.
  const isShort = a.placed.figure.field === 'title' || b.placed.figure.field === 'title'
  return 0.6 * shared(a.near, b.near, isShort) + 0.4 * shared(a.sentence, b.sentence, isShort)
}

function shared(a: Words, b: Words, isShort: boolean): number {
  let both = 0
  for (const [stem, w] of a.weights) if (b.weights.has(stem)) both += w
  const all = isShort ? 2 * Math.min(a.sum, b.sum) : a.sum + b.sum
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
