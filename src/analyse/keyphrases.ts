/**
 * Ranked noun phrases that describe an article, in the form a reader expects.
 * In: the scanned article, what analysis found in it, and how common words are. Out: `Keyphrase[]`, best first. Touches nothing.
 *
 * Weight = frequency × rarity, times factors for title, position, length and kind (names, places, organisations). The factors
 * were chosen by hand; quality/keyphrases.ts measures them against tf-idf n-grams, a YAKE-like score and TextRank.
 */
import type { Keyphrase, KeyphraseReason } from '../model/analysis.ts'
import type { AnalysedText } from './analysed-text.ts'
import { emptyBackground, readRarities, type Background } from './background.ts'
import { phraseMark, PhraseTable } from './keyphrase-candidates.ts'
import { shownForm } from './keyphrase-form.ts'
import { Ranking } from './keyphrase-ranking.ts'
import { chunkFlag } from './noun-chunks.ts'

export interface KeyphraseInput {
  doc: AnalysedText
}

const defaultCount = 8
const lengthFactor = [0, 0.6, 1.15, 1.2, 1.1, 0.9]
const leadWords = 40
/** Weight of the place in the text, by token number. */
const leadFactor = Float64Array.from({ length: 1600 }, (_, first) => 1 + 0.6 * Math.exp(-first / leadWords))

const table = new PhraseTable()
const ranking = new Ranking()
/** Rarity of each token of the article. */
let rarities = new Float64Array(1024)

/** At most `count` keyphrases, best first; none repeats another in other words. Near linear in the text. */
export function keyphrases(
  input: KeyphraseInput,
  background: Background = emptyBackground,
  count = defaultCount,
): Keyphrase[] {
  const { doc } = input
  table.collect(doc)
  if (table.tokens > rarities.length) rarities = new Float64Array(2 * table.tokens)
  readRarities(doc.titleScan, background, rarities, 0)
  readRarities(doc.textScan, background, rarities, doc.titleScan.count)
  ranking.start(table.count, table.first)
  for (let c = 0; c < table.count; c++) {
    const score = scoreOf(c)
    if (score > 0) ranking.add(c, score)
  }
  const kept: number[] = []
  const out: Keyphrase[] = []
  while (out.length < count) {
    const best = ranking.take()
    if (best < 0) break
    if (kept.some((other) => repeats(other, best))) continue
    kept.push(best)
    out.push({
      phrase: shownForm(doc, table.occurrencesOf(best), table.words[best] ?? 1),
      score: Math.round(ranking.scoreOf(best) * 1000) / 1000,
      reasons: reasonsOf(best),
      count: table.occurrences[best] ?? 0,
    })
  }
  return out
}

function rarityOfPhrase(c: number): number {
  const first = table.first[c] ?? 0
  const words = table.words[c] ?? 1
  let sum = 0
  for (let t = first; t < first + words; t++) sum += rarities[t] ?? 0
  return sum / words
}

/** Share of the phrase's words that the title has. */
function titleShare(c: number): number {
  const first = table.first[c] ?? 0
  const words = table.words[c] ?? 1
  const { stems, titleTokens } = table
  let shared = 0
  for (let t = first; t < first + words; t++) {
    const stem = stems[t]
    for (let k = 0; k < titleTokens; k++) {
      if (stems[k] !== stem) continue
      shared++
      break
    }
  }
  return shared / words
}

function scoreOf(c: number): number {
  const words = table.words[c] ?? 1
  const first = table.first[c] ?? 0
  const marks = table.marks[c] ?? 0
  const head = table.flags[first] ?? 0
  const count = table.occurrences[c] ?? 1
  const whole = table.whole[c] ?? 0
  // A person is named in full once and by the family name afterwards.
  let alone = 0
  if (marks & phraseMark.name) {
    const single = table.single(table.stems[first + words - 1] ?? 0)
    if (single >= 0) alone = table.occurrences[single] ?? 0
  }
  // Inside longer phrases it may be a part that says little alone.
  const nested = words === 1 ? 0.3 : 0.45
  const own = whole + nested * (count - whole)
  let weight = Math.log2(1.3 + own + 0.7 * alone) * Math.sqrt(rarityOfPhrase(c))
  weight *= marks & phraseMark.inTitle ? 1.5 : 1 + 0.5 * titleShare(c)
  weight *= first < leadFactor.length ? (leadFactor[first] ?? 1) : 1
  weight *= words === 1 ? singleFactor(head, marks, count) : (lengthFactor[words] ?? 0.8)
  if (marks & phraseMark.name) weight *= marks & phraseMark.titled ? 1.7 : 1.35
  else if (count === 1 && (marks & (phraseMark.inTitle | phraseMark.place)) === 0) weight *= 0.75
  if (head & chunkFlag.action && (marks & phraseMark.inTitle) === 0) weight *= 0.6
  if (marks & phraseMark.quoted && words <= 4) weight *= 1.3
  if (words > 1) {
    if (head & chunkFlag.organisation) weight *= 1.2
    if (head & chunkFlag.generic) weight *= 0.7
    if (head & chunkFlag.title && head & chunkFlag.definite) weight *= 0.4
  }
  if (marks & phraseMark.endsInNumber && (marks & phraseMark.quoted) === 0) weight *= count > 1 ? 0.8 : 0.4
  return weight
}

function singleFactor(head: number, marks: number, count: number): number {
  if (marks & phraseMark.place) return 1.3
  if (head & (chunkFlag.generic | chunkFlag.title | chunkFlag.adjective | chunkFlag.organisation)) return 0.12
  if (marks & phraseMark.quoted) return 0.9
  if (head & chunkFlag.unknown) {
    const name = head & chunkFlag.definite ? 0.65 : 0.5
    return count > 1 || marks & phraseMark.inTitle ? name : 0.3
  }
  return head & chunkFlag.definite ? 0.5 : 0.3
}

/** Two phrases say the same when one holds the other, or they share most of their words. A place may stand beside what is named after it. */
function repeats(kept: number, candidate: number): boolean {
  const keptIsShort = (table.words[kept] ?? 1) <= (table.words[candidate] ?? 1)
  const short = keptIsShort ? kept : candidate
  const long = keptIsShort ? candidate : kept
  const words = table.words[short] ?? 1
  const common = wordsInCommon(short, long)
  if (common === 0) return false
  const isPlace = ((table.marks[short] ?? 0) & phraseMark.place) !== 0
  if (isPlace && common === words && (table.occurrences[short] ?? 0) > (table.occurrences[long] ?? 0) + 1) return false
  return common === words || common * 2 > (table.words[long] ?? 1)
}

/** Words of `short` that are words of `long` too. */
function wordsInCommon(short: number, long: number): number {
  const { stems, first, words } = table
  const longFirst = first[long] ?? 0
  const longEnd = longFirst + (words[long] ?? 1)
  const shortFirst = first[short] ?? 0
  let common = 0
  for (let t = shortFirst; t < shortFirst + (words[short] ?? 1); t++) {
    let k = longFirst
    while (k < longEnd && stems[k] !== stems[t]) k++
    if (k < longEnd) common++
  }
  return common
}

function reasonsOf(c: number): KeyphraseReason[] {
  const marks = table.marks[c] ?? 0
  const reasons: KeyphraseReason[] = []
  if (marks & phraseMark.inTitle) reasons.push('title')
  if (marks & (phraseMark.name | phraseMark.place)) reasons.push('entity')
  if ((table.occurrences[c] ?? 0) > 2) reasons.push('frequent')
  if ((table.first[c] ?? 0) < table.titleTokens + leadWords && (marks & phraseMark.inTitle) === 0) reasons.push('lead')
  if (rarityOfPhrase(c) > 5.5 || reasons.length === 0) reasons.push('rare')
  return reasons
}
