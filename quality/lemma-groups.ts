/**
 * How well a stemmer brings the forms of one lemma together: pairwise precision and recall over word types.
 * In: gold words and a stemmer. Out: figures. Touches nothing.
 */
import type { GoldWord } from './gold/morphology-gold.ts'

export interface PairFigures {
  precision: number
  recall: number
  f: number
}

/** Distinct surface forms with their commonest lemma. */
export function lemmaOfTypes(words: readonly GoldWord[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const word of words) {
    const lemmas = counts.get(word.surface) ?? new Map<string, number>()
    lemmas.set(word.lemma, (lemmas.get(word.lemma) ?? 0) + 1)
    counts.set(word.surface, lemmas)
  }
  const out = new Map<string, string>()
  for (const [surface, lemmas] of counts) out.set(surface, [...lemmas].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '')
  return out
}

/** Pairs of types that share a stem against pairs that share a lemma. */
export function pairFigures(types: ReadonlyMap<string, string>, stemOf: (surface: string) => string): PairFigures {
  const stems = new Map<string, number>()
  const lemmas = new Map<string, number>()
  const both = new Map<string, number>()
  const add = (counts: Map<string, number>, key: string): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const [surface, lemma] of types) {
    const stem = stemOf(surface)
    add(stems, stem)
    add(lemmas, lemma)
    add(both, `${stem}\t${lemma}`)
  }
  const pairs = (counts: Map<string, number>): number =>
    [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  const hit = pairs(both)
  const precision = hit / Math.max(1, pairs(stems))
  const recall = hit / Math.max(1, pairs(lemmas))
  return { precision, recall, f: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}
