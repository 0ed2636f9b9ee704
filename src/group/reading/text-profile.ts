/**
 * What an article is about, as a vector of its words, and how alike two articles are.
 * In: features, and how rare words are. Out: profiles and measures of them, 0..1. Pure.
 *
 * Cosine of tf-idf vectors over the heaviest words of title and text (Salton & Buckley 1988). Names need no rule of their own: they are rare
 * words. What both articles share with everybody (a country, a ministry) weighs little.
 */
import { termMark, type Features } from '../../model/features.ts'

/** How much a word says, by the hash that features hold: 0 for what every article has. */
export type WordWeight = (term: number) => number

export interface TextProfile {
  /** Of the words by hash: frequency times rarity. */
  words: ReadonlyMap<number, number>
  /** Length of that vector; never 0. */
  norm: number
  /** Rarities of the words of the title. */
  title: ReadonlyMap<number, number>
}

/** Frequencies are kept in sixteenths. */
const weightUnit = 16

/** The profile of one article; linear in its words, 160 at most. */
export function textProfile(features: Features, weightOf: WordWeight): TextProfile {
  const { terms, weights, marks } = features
  const words = new Map<number, number>()
  const title = new Map<number, number>()
  let squares = 0
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i] ?? 0
    const mark = marks[i] ?? 0
    // A pair of neighbours says nothing that its two words do not.
    if (mark & termMark.pair) continue
    const rarity = weightOf(term)
    const value = ((weights[i] ?? 0) / weightUnit) * rarity
    words.set(term, value)
    squares += value * value
    if (mark & termMark.title) title.set(term, rarity)
  }
  return { words, norm: Math.sqrt(squares) || 1, title }
}

/** How much two articles are about the same, 0..1; symmetric. */
export function cosineOf(a: TextProfile, b: TextProfile): number {
  const [few, many] = a.words.size <= b.words.size ? [a.words, b.words] : [b.words, a.words]
  let dot = 0
  for (const [term, value] of few) dot += value * (many.get(term) ?? 0)
  return dot / (a.norm * b.norm)
}

/** How much of what the headline of `told` says stands in `telling`, 0..1, rare words counting more. */
export function headlineCover(told: TextProfile, telling: TextProfile): number {
  let all = 0
  let found = 0
  for (const [term, rarity] of told.title) {
    all += rarity
    if (telling.words.has(term)) found += rarity
  }
  return all === 0 ? 0 : found / all
}
