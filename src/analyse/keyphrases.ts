/**
 * Ranked noun phrases that describe an article, in the form a reader expects.
 * In: the scanned article, what analysis found in it, and how common words are. Out: `Keyphrase[]`, best first. Touches nothing.
 *
 * Weight = frequency × rarity, times factors for title, position, length and kind (names, places, organisations). The factors
 * were chosen by hand; quality/keyphrases.ts measures them against tf-idf n-grams, a YAKE-like score and TextRank.
 */
import type { Keyphrase, KeyphraseReason } from '../model/analysis.ts'
import type { AnalysedText } from './analysed-text.ts'
import { emptyBackground, rarityOf, type Background } from './background.ts'
import { collectPhrases, type PhraseCandidate } from './keyphrase-candidates.ts'
import { shownForm } from './keyphrase-form.ts'
import { chunkFlag } from './noun-chunks.ts'
import { classifyWords, type WordClasses } from './word-classes.ts'

export interface KeyphraseInput {
  doc: AnalysedText
  /** The word classes of both fields when there are any already. */
  titleWords?: WordClasses
  textWords?: WordClasses
}

interface Scored {
  candidate: PhraseCandidate
  score: number
  rarity: number
}

const defaultCount = 8
const lengthFactor = [0, 0.6, 1.15, 1.2, 1.1, 0.9]
const leadWords = 40

/** At most `count` keyphrases, best first; none repeats another in other words. Near linear in the text. */
export function keyphrases(
  input: KeyphraseInput,
  background: Background = emptyBackground,
  count = defaultCount,
): Keyphrase[] {
  const candidates = collectPhrases(
    input.doc,
    input.titleWords ?? classifyWords(input.doc.titleScan),
    input.textWords ?? classifyWords(input.doc.textScan),
  )
  const singles = new Map<number, number>()
  for (const c of candidates) if (c.words === 1) singles.set(c.stems[0] ?? 0, c.count)
  const titleStems = new Set(input.doc.titleScan.stemHash)
  const ranked = candidates
    .map((candidate) => scored(candidate, background, singles, titleStems))
    .filter((entry) => entry.score > 0)
    .sort((a, b) => b.score - a.score || a.candidate.first - b.candidate.first)
  const kept: Scored[] = []
  for (const entry of ranked) {
    if (kept.length >= count) break
    if (kept.some((other) => repeats(other.candidate, entry.candidate))) continue
    kept.push(entry)
  }
  return kept.map(({ candidate, score, rarity }) => ({
    phrase: shownForm(input.doc, candidate),
    score: Math.round(score * 1000) / 1000,
    reasons: reasonsOf(candidate, rarity, input.doc.titleScan.count),
    count: candidate.count,
  }))
}

function scored(
  candidate: PhraseCandidate,
  background: Background,
  singles: ReadonlyMap<number, number>,
  titleStems: ReadonlySet<number>,
): Scored {
  let rarity = 0
  let inTitle = 0
  for (const stem of candidate.stems) {
    rarity += rarityOf(stem, background)
    if (titleStems.has(stem)) inTitle++
  }
  rarity /= candidate.words
  const { headFlags, words } = candidate
  // A person is named in full once and by the family name afterwards.
  const alone = candidate.isName ? (singles.get(candidate.stems[words - 1] ?? 0) ?? 0) : 0
  // Inside longer phrases it may be a part that says little alone.
  const nested = words === 1 ? 0.3 : 0.45
  const own = candidate.wholeCount + nested * (candidate.count - candidate.wholeCount)
  let weight = Math.log2(1.3 + own + 0.7 * alone) * Math.sqrt(rarity)
  weight *= candidate.inTitle ? 1.5 : 1 + (0.5 * inTitle) / words
  weight *= 1 + 0.6 * Math.exp(-candidate.first / leadWords)
  weight *= words === 1 ? singleFactor(candidate) : (lengthFactor[words] ?? 0.8)
  if (candidate.isName) weight *= candidate.isTitled ? 1.7 : 1.35
  else if (candidate.count === 1 && !candidate.inTitle && !candidate.isPlace) weight *= 0.75
  if (headFlags & chunkFlag.action && !candidate.inTitle) weight *= 0.6
  if (candidate.isQuoted && words <= 4) weight *= 1.3
  if (words > 1 && headFlags & chunkFlag.organisation) weight *= 1.2
  if (words > 1 && headFlags & chunkFlag.generic) weight *= 0.7
  if (words > 1 && headFlags & chunkFlag.title && (headFlags & chunkFlag.definite) !== 0) weight *= 0.4
  if (candidate.endsInNumber && !candidate.isQuoted) weight *= candidate.count > 1 ? 0.8 : 0.4
  return { candidate, score: weight, rarity }
}

function singleFactor(candidate: PhraseCandidate): number {
  const { headFlags } = candidate
  if (candidate.isPlace) return 1.3
  if (headFlags & (chunkFlag.generic | chunkFlag.title | chunkFlag.adjective | chunkFlag.organisation)) return 0.12
  if (candidate.isQuoted) return 0.9
  if (headFlags & chunkFlag.unknown) {
    const name = headFlags & chunkFlag.definite ? 0.65 : 0.5
    return candidate.count > 1 || candidate.inTitle ? name : 0.3
  }
  return headFlags & chunkFlag.definite ? 0.5 : 0.3
}

/** Two phrases say the same when one holds the other, or they share most of their words. A place may stand beside what is named after it. */
function repeats(kept: PhraseCandidate, candidate: PhraseCandidate): boolean {
  const [short, long] = kept.words <= candidate.words ? [kept, candidate] : [candidate, kept]
  const common = short.stems.filter((stem) => long.stems.includes(stem)).length
  if (common === 0) return false
  if (short.isPlace && common === short.words && short.count > long.count + 1) return false
  return common === short.words || common * 2 > long.words
}

function reasonsOf(candidate: PhraseCandidate, rarity: number, titleWords: number): KeyphraseReason[] {
  const reasons: KeyphraseReason[] = []
  if (candidate.inTitle) reasons.push('title')
  if (candidate.isName || candidate.isPlace) reasons.push('entity')
  if (candidate.count > 2) reasons.push('frequent')
  if (candidate.first < titleWords + leadWords && !candidate.inTitle) reasons.push('lead')
  if (rarity > 5.5 || reasons.length === 0) reasons.push('rare')
  return reasons
}
