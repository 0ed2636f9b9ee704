/**
 * Sagas: stories that continue one another over weeks.
 * In: stories with their rare names and topic terms. Out: the chain that one of them belongs to, with what links each part. Pure.
 *
 * Average link over pairs of stories at most ten days apart (pairs further apart do not vote, so that a saga may drift): two stories are
 * linked by the rare names and the topic terms that both have, never by a single one of them.
 */
import { dayMs } from '../../model/instant.ts'
import type { Reason } from '../../model/story.ts'
import { searchTokens } from '../../text/search-tokens.ts'

/** A name, a place or a topic term of a story or an article. */
export interface SagaFeature {
  /** Equal for the same thing in other stories. */
  key: string
  kind: 'name' | 'place' | 'term'
  shown: string
  /** Rarity times importance in the story, 0..1. */
  weight: number
}

export interface SagaStory {
  id: number
  firstAt: number
  lastAt: number
  features: readonly SagaFeature[]
}

export interface SagaPart<S extends SagaStory = SagaStory> {
  story: S
  /** Mean strength of its links to the parts within reach, 0..1. */
  strength: number
  /** What it shares with the part that it is closest to. */
  reasons: Reason[]
}

export interface Saga<S extends SagaStory = SagaStory> {
  /** Oldest first, two or more, the given story among them. */
  parts: SagaPart<S>[]
  /** Median time from one part to the next. */
  rhythmMs: number
}

/** Stories as near as this link fully, up to the second less and less, further not at all. */
const nearMs = 7 * dayMs
const reachMs = 10 * dayMs
/** What is over within a day is no saga: its stories are related. */
const shortestMs = dayMs
/** Mean link strength for one saga; chosen by reading the sagas of eighteen days of news. */
export const leastStrength = 0.12
/** Added to the length of both sides, so that one common word among few rare ones does not make two stories alike. */
const doubt = 0.2
/** So many names without a common term, or terms without a common name, prove a link. */
const cast = 3
const shownWords = 3

/**
 * The saga of the story `id` among `stories`; undefined when nothing continues it. The same for every order of `stories`.
 * Cubic in their number at worst: meant for the hundred that share words with the given one.
 */
export function sagaOf<S extends SagaStory>(id: number, stories: readonly S[]): Saga<S> | undefined {
  const sorted = [...stories].sort((a, b) => a.firstAt - b.firstAt || a.id - b.id)
  const given = sorted.findIndex((s) => s.id === id)
  if (given < 0) return undefined
  const strengths = sorted.map((a) => sorted.map((b) => (a === b ? undefined : linkOf(a, b))))
  const cluster = clusterOf(given, sorted.length, (a, b) => strengths[a]?.[b]?.strength)
  const instants = cluster.flatMap((at) => sorted[at]?.firstAt ?? [])
  if (Math.max(...instants) - Math.min(...instants) < shortestMs) return undefined
  const parts = cluster
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const story = sorted[at]
      const links = cluster.flatMap((other) => strengths[at]?.[other] ?? [])
      const [closest] = [...links].sort((a, b) => b.strength - a.strength)
      if (!story || !closest) return []
      return [
        { story, strength: links.reduce((n, l) => n + l.strength, 0) / links.length, reasons: reasonsOf(closest) },
      ]
    })
  return { parts, rhythmMs: rhythmOf(parts.map((p) => p.story.firstAt)) }
}

export interface SagaLink {
  strength: number
  names: SagaFeature[]
  terms: SagaFeature[]
}

/** How strongly two stories continue one another, 0..1; undefined when they are too far apart in time to tell. */
export function linkOf(a: SagaStory, b: SagaStory): SagaLink | undefined {
  const gapMs = Math.max(0, a.firstAt - b.lastAt, b.firstAt - a.lastAt)
  if (gapMs > reachMs) return undefined
  const nearness = gapMs <= nearMs ? 1 : 1 - 0.5 * ((gapMs - nearMs) / (reachMs - nearMs))
  const link = likeness(a.features, b.features)
  return { ...link, strength: nearness * link.strength }
}

/** How much two stories or articles are about the same affair, whenever they were: what they share, and a strength, 0..1. */
export function likeness(a: readonly SagaFeature[], b: readonly SagaFeature[]): SagaLink {
  const one = measured(a)
  const two = measured(b)
  const found: { feature: SagaFeature; product: number }[] = []
  for (const [i, feature] of a.entries()) {
    const product = feature.weight * (two.weights.get(one.keys[i] ?? '') ?? 0)
    if (product > 0) found.push({ feature, product })
  }
  if (found.length === 0) return { strength: 0, names: [], terms: [] }
  found.sort((x, y) => y.product - x.product)
  const names = found.flatMap(({ feature }) => (feature.kind === 'term' ? [] : [feature]))
  const named = new Set(names.flatMap((f) => searchTokens(f.shown).stems))
  // The words of a shared name are not further evidence.
  const terms = found.flatMap(({ feature }) => (feature.kind === 'term' && !named.has(feature.key) ? [feature] : []))
  // A spokesman or a town alone appears in many affairs: what it is about must be common too, or a whole cast.
  const isProven = names.length > 0 ? terms.length > 0 || names.length >= cast : terms.length >= cast
  const dot = found.reduce((sum, f) => sum + f.product, 0)
  return { strength: isProven ? dot / Math.sqrt((one.norm + doubt) * (two.norm + doubt)) : 0, names, terms }
}

interface Measured {
  /** In the order of the features. */
  keys: string[]
  weights: ReadonlyMap<string, number>
  norm: number
}

/** A story is compared with a hundred others: its features are laid out once. */
const layouts = new WeakMap<readonly SagaFeature[], Measured>()

function measured(features: readonly SagaFeature[]): Measured {
  let layout = layouts.get(features)
  if (layout === undefined) {
    const keys = features.map((f) => `${f.kind} ${f.key}`)
    const weights = new Map(features.map((f, i) => [keys[i] ?? '', f.weight]))
    layout = { keys, weights, norm: features.reduce((sum, f) => sum + f.weight * f.weight, 0) }
    layouts.set(features, layout)
  }
  return layout
}

/** Members of the given one's cluster when clusters are merged, strongest mean link first, down to `leastStrength`. */
function clusterOf(given: number, count: number, strength: (a: number, b: number) => number | undefined): number[] {
  const clusters = Array.from({ length: count }, (_, i) => [i])
  for (;;) {
    let best: { one: number; two: number; mean: number } | undefined
    for (let one = 0; one < clusters.length; one++) {
      for (let two = one + 1; two < clusters.length; two++) {
        const mean = meanLink(clusters[one] ?? [], clusters[two] ?? [], strength)
        if (mean >= leastStrength && (best === undefined || mean > best.mean)) best = { one, two, mean }
      }
    }
    if (best === undefined) return clusters.find((c) => c.includes(given)) ?? [given]
    const [gone = []] = clusters.splice(best.two, 1)
    clusters[best.one]?.push(...gone)
  }
}

function meanLink(
  one: readonly number[],
  two: readonly number[],
  strength: (a: number, b: number) => number | undefined,
): number {
  let sum = 0
  let pairs = 0
  for (const a of one) {
    for (const b of two) {
      const value = strength(a, b)
      if (value === undefined) continue
      sum += value
      pairs++
    }
  }
  return pairs === 0 ? 0 : sum / pairs
}

/** What two have in common, in words: names, then the subject. */
export function reasonsOf(link: SagaLink): Reason[] {
  const words = (features: readonly SagaFeature[]): string =>
    [...new Set(features.map((f) => f.shown))].slice(0, shownWords).join('، ')
  return [
    ...(link.names.length > 0 ? [{ code: 'background.same-names', values: { names: words(link.names) } }] : []),
    ...(link.terms.length > 0 ? [{ code: 'background.same-subject', values: { phrases: words(link.terms) } }] : []),
  ]
}

function rhythmOf(instants: readonly number[]): number {
  const gaps = instants.flatMap((at, i) => (i === 0 ? [] : [at - (instants[i - 1] ?? at)])).sort((a, b) => a - b)
  return gaps[Math.floor(gaps.length / 2)] ?? 0
}
