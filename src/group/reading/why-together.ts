/**
 * Why two articles are together or apart, in words a reader understands.
 * In: two articles with their names, telling words and figures. Out: reasons with weights, most telling first. Pure.
 *
 * The same pieces of evidence that the join model weighs (../engine/pair-evidence.ts), shown with the names, words and numbers themselves. A weight
 * is the part that speaks for (positive) or against (negative), -1..1; it is made for comparing reasons with one another.
 */
import { dayMs, hourMs } from '../../model/instant.ts'
import type { Figure } from '../../model/analysis.ts'
import { featureKind } from '../../model/features.ts'
import type { Reason } from '../../model/story.ts'
import { normalise } from '../../text/normalise.ts'
import { searchTokens } from '../../text/search-tokens.ts'
import type { SagaFeature } from './saga.ts'

export interface WhySide {
  at: number
  sourceId: string
  lang: string
  title: string
  text: string
  /** Bits of `featureKind`. */
  kind: number
  /** Names, places and telling words with their rarity; common ones weigh little. */
  features: readonly SagaFeature[]
  figures: readonly Figure[]
}

export interface TextOverlap {
  /** Share of the shorter text's five-word runs found in the other, 0..1. */
  containment: number
  jaccard: number
  /** The longest run of words that both have, as the first has it. */
  longest: string
}

const runWords = 5
const shownWords = 4
/** From this share of the shorter text on, the texts are called the same. */
const sameText = 0.5
const partOfText = 0.15
/** An event is reported for a day and a half as if it were new (join-model.ts). */
const freshMs = 36 * hourMs
/** Figures in the first part of a text are the event's own more often than later ones. */
const figureChars = 700

/** Reasons for and against, most telling first; no name, word or number stands in two of them. */
export function whyTogether(a: WhySide, b: WhySide): { reasons: Reason[]; text: TextOverlap } {
  const text = sharedText(a.text, b.text)
  const reasons: Reason[] = []
  if (text.containment >= partOfText) {
    const weight = text.containment >= sameText ? text.containment : text.containment / 2
    reasons.push({ code: 'why.same-text', weight, values: { percent: Math.round(100 * text.containment) } })
  }
  if (normalise(a.title) !== '' && normalise(a.title) === normalise(b.title))
    reasons.push({ code: 'why.same-title', weight: 0.9 })
  const named = new Set<string>()
  reasons.push(...nameReasons(a, b, named), ...wordReasons(a, b, named), ...figureReasons(a, b))
  reasons.push(...timeReasons(a, b), ...kindReasons(a, b))
  if (a.lang !== b.lang) reasons.push({ code: 'why.other-language', weight: -0.4 })
  if (a.sourceId === b.sourceId && text.containment < sameText) reasons.push({ code: 'why.same-source', weight: -0.15 })
  const rounded = reasons.map((r) => ({ ...r, weight: Math.round(100 * (r.weight ?? 0)) / 100 }))
  return { reasons: rounded.sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight)), text }
}

/** Names, then places; where none is shared, the main ones of each side. `named` collects the stems of what was named. */
function nameReasons(a: WhySide, b: WhySide, named: Set<string>): Reason[] {
  const reasons: Reason[] = []
  for (const kind of ['name', 'place'] as const) {
    const isPlace = kind === 'place'
    const mine = a.features.filter((f) => f.kind === kind)
    const theirs = b.features.filter((f) => f.kind === kind)
    const both = common(mine, theirs)
    const shown = both.features.slice(0, shownWords)
    for (const name of [...mine, ...theirs]) for (const stem of searchTokens(name.shown).stems) named.add(stem)
    if (shown.length > 0) {
      const values = isPlace ? { places: list(shown) } : { names: list(shown) }
      reasons.push({ code: isPlace ? 'why.shared-places' : 'why.shared-names', weight: both.share, values })
      continue
    }
    const [first] = byWeight(mine)
    const [second] = byWeight(theirs)
    if (!first || !second) continue
    const weight = -0.3 - 0.4 * Math.min(first.weight, second.weight)
    const values = { first: first.shown, second: second.shown }
    reasons.push({ code: isPlace ? 'why.other-places' : 'why.other-names', weight, values })
  }
  return reasons
}

function wordReasons(a: WhySide, b: WhySide, named: ReadonlySet<string>): Reason[] {
  const [mine, theirs] = [a, b].map((side) => side.features.filter((f) => f.kind === 'term'))
  if (!mine || !theirs || mine.length === 0 || theirs.length === 0) return []
  const both = common(mine, theirs)
  const shown = both.features.filter((f) => !named.has(f.key))
  if (shown.length > 0) return [{ code: 'why.shared-words', weight: both.share, values: { words: list(shown) } }]
  return both.features.length > 0 ? [] : [{ code: 'why.no-shared-words', weight: -0.6 }]
}

/** Equal numbers of the same thing speak for, other numbers of it against. */
function figureReasons(a: WhySide, b: WhySide): Reason[] {
  const first = leadFigures(a)
  const second = leadFigures(b)
  const shared: string[] = []
  const other: { mine: Figure; theirs: Figure }[] = []
  for (const [unit, mine] of first) {
    const theirs = second.get(unit)
    if (!theirs) continue
    const equal = mine.filter((f) => theirs.some((g) => g.value === f.value && g.valueTo === f.valueTo))
    shared.push(...equal.map((f) => f.surface))
    const [one] = mine
    const [two] = theirs
    if (equal.length === 0 && one && two) other.push({ mine: one, theirs: two })
  }
  const reasons: Reason[] = []
  const distinct = [...new Set(shared)]
  if (distinct.length > 0) {
    const weight = Math.min(0.6, 0.25 + 0.15 * distinct.length)
    reasons.push({ code: 'why.shared-numbers', weight, values: { numbers: distinct.slice(0, shownWords).join('، ') } })
  }
  const [differs] = other
  if (differs)
    reasons.push({
      code: 'why.other-numbers',
      weight: -0.2,
      values: { first: differs.mine.surface, second: differs.theirs.surface },
    })
  return reasons
}

function leadFigures(side: WhySide): Map<string, Figure[]> {
  const units = new Map<string, Figure[]>()
  for (const figure of side.figures) {
    if (figure.field === 'text' && figure.start > figureChars) continue
    const known = units.get(figure.unit)
    if (known) known.push(figure)
    else units.set(figure.unit, [figure])
  }
  return units
}

function timeReasons(a: WhySide, b: WhySide): Reason[] {
  const apartMs = Math.abs(a.at - b.at)
  const hours = Math.round(apartMs / hourMs)
  if (apartMs <= freshMs)
    return [{ code: 'why.near-in-time', weight: 0.3 * (1 - apartMs / (2 * freshMs)), values: { hours } }]
  if (apartMs < 3 * dayMs)
    return [{ code: 'why.time-apart', weight: -0.1 - (0.3 * apartMs) / (3 * dayMs), values: { hours } }]
  const weight = -Math.min(0.9, 0.4 + apartMs / (14 * dayMs))
  return [{ code: 'why.far-in-time', weight, values: { days: Math.round(apartMs / dayMs) } }]
}

function kindReasons(a: WhySide, b: WhySide): Reason[] {
  const kind = a.kind | b.kind
  return [
    ...(kind & featureKind.roundUp ? [{ code: 'why.round-up', weight: -0.9 }] : []),
    ...(kind & featureKind.opinion ? [{ code: 'why.opinion', weight: -0.7 }] : []),
    ...(kind & featureKind.template ? [{ code: 'why.periodic', weight: -0.3 }] : []),
  ]
}

/** What both have, most telling first, and which share of the two sides' weight that is, 0..1. */
function common<F extends SagaFeature>(a: readonly F[], b: readonly F[]): { features: F[]; share: number } {
  const others = new Map(b.map((f) => [f.key, f.weight]))
  let dot = 0
  let mine = 0
  let theirs = 0
  for (const weight of others.values()) theirs += weight * weight
  const features: F[] = []
  for (const feature of a) {
    mine += feature.weight * feature.weight
    const weight = others.get(feature.key)
    if (weight === undefined) continue
    dot += weight * feature.weight
    features.push(feature)
  }
  return { features: byWeight(features), share: dot === 0 ? 0.05 : Math.max(0.05, dot / Math.sqrt(mine * theirs)) }
}

function byWeight<F extends SagaFeature>(features: readonly F[]): F[] {
  return [...features].sort((x, y) => y.weight - x.weight)
}

function list(features: readonly SagaFeature[]): string {
  return [...new Set(features.map((f) => f.shown))].slice(0, shownWords).join('، ')
}

/** How much of the shorter text the other has, by runs of five words, and the longest run in common. Linear. */
export function sharedText(a: string, b: string): TextOverlap {
  const words = wordsOf(a)
  const mine = runsOf(words)
  const theirs = new Set(runsOf(wordsOf(b)))
  if (mine.length === 0 || theirs.size === 0) return { containment: 0, jaccard: 0, longest: '' }
  const distinct = new Set(mine)
  let both = 0
  for (const run of distinct) if (theirs.has(run)) both++
  let best = 0
  let bestEnd = 0
  let length = 0
  for (const [i, run] of mine.entries()) {
    length = theirs.has(run) ? length + 1 : 0
    if (length > best) {
      best = length
      bestEnd = i
    }
  }
  return {
    containment: both / Math.min(distinct.size, theirs.size),
    jaccard: both / (distinct.size + theirs.size - both),
    longest:
      best === 0
        ? ''
        : words
            .slice(bestEnd - best + 1, bestEnd + runWords)
            .map((w) => w.surface)
            .join(' '),
  }
}

interface Word {
  surface: string
  form: string
}

/** The words with their folded forms; signs that stand alone are left out. */
function wordsOf(text: string): Word[] {
  return text.split(/\s+/).flatMap((surface) => {
    const form = normalise(surface).replace(/[^\p{L}\p{N}]+/gu, '')
    return form === '' ? [] : [{ surface, form }]
  })
}

function runsOf(words: readonly Word[]): string[] {
  const runs: string[] = []
  for (let i = 0; i + runWords <= words.length; i++)
    runs.push(
      words
        .slice(i, i + runWords)
        .map((w) => w.form)
        .join(' '),
    )
  return runs
}
