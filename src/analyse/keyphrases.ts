/**
 * Ranked noun phrases that describe an article, in the form a reader expects.
 * In: the scanned article, what analysis found in it, and how common words are. Out: `Keyphrase[]`, best first. Touches nothing.
 */
import type { Keyphrase } from '../model/analysis.ts'
import type { AnalysedText } from './analysed-text.ts'
import type { Background } from './background.ts'
import { emptyBackground } from './background.ts'
import { collectPhrases, type PhraseCandidate } from './keyphrase-candidates.ts'
import { shownForm } from './keyphrase-form.ts'

export interface KeyphraseInput {
  doc: AnalysedText
}

const defaultCount = 8

/** At most `count` keyphrases of `input.doc`, best first; never two of which one holds the other. Linear in the text. */
export function keyphrases(
  input: KeyphraseInput,
  background: Background = emptyBackground,
  count = defaultCount,
): Keyphrase[] {
  const ranked = collectPhrases(input.doc)
    .map((candidate) => ({ candidate, score: scoreOf(candidate, background) }))
    .toSorted((a, b) => b.score - a.score || a.candidate.first - b.candidate.first)
  const kept: { candidate: PhraseCandidate; score: number }[] = []
  for (const entry of ranked) {
    if (kept.length >= count) break
    if (kept.some((other) => overlaps(other.candidate, entry.candidate))) continue
    kept.push(entry)
  }
  return kept.map(({ candidate, score }) => ({
    phrase: shownForm(input.doc, candidate),
    score,
    reasons: candidate.inTitle ? ['title'] : ['frequent'],
    count: candidate.count,
  }))
}

function scoreOf(candidate: PhraseCandidate, background: Background): number {
  let rarity = 0
  for (const stem of candidate.stems)
    rarity += Math.log((background.articles + 1) / (background.documentFrequency(stem) + 0.5))
  const idf = rarity / candidate.stems.length + 1
  return (
    candidate.count *
    idf *
    (candidate.stems.length > 1 ? 1.5 : 1) *
    (candidate.inTitle ? 2 : 1) *
    (1 / (1 + candidate.first / 200))
  )
}

function overlaps(a: PhraseCandidate, b: PhraseCandidate): boolean {
  const [short, long] = a.stems.length <= b.stems.length ? [a.stems, b.stems] : [b.stems, a.stems]
  return short.every((stem) => long.includes(stem))
}
