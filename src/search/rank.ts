/**
 * The order of candidates: a sum of weighted evidence, in two looks, the second knowing what the best of the first have in common.
 * In: candidates with their words in short. Out: scores, highest first, with the evidence. Touches nothing; no clock.
 */
import { idInstant } from '../model/ids.ts'
import { dayMs } from '../model/instant.ts'
import { rowStem, type SearchRow } from '../text/search-row.ts'
import type { AskedWord } from './asked.ts'
import {
  RankEvidenceReader,
  evidenceNames,
  setFromOthers,
  setPhrase,
  type Evidence,
  type RankEvidenceName,
} from './evidence.ts'
import { rankWeights } from './rank-weights.ts'

export interface Candidate {
  id: number
  row: SearchRow
  /** How much of the query stands in it word for word: 1 is all of it. */
  phrase: number
}

export interface Ranked {
  id: number
  score: number
  evidence: Evidence
}

export type RankWeights = Readonly<Record<RankEvidenceName, number>>

/** So many of the first look say what the answer is about. */
const trusted = 8
const burstMs = 2 * dayMs
/** Of what the best holds of the query: with less an article answers another question. */
const leastShare = 0.35

/** Best first; equal scores: the newer first. Linear in the words of the candidates. */
export function rank(
  asked: readonly AskedWord[],
  candidates: readonly Candidate[],
  weights: RankWeights = rankWeights,
): Ranked[] {
  const reader = new RankEvidenceReader(asked)
  const values = Float64Array.from(evidenceNames, (name) => weights[name])
  const ranked = candidates.map(({ id, row, phrase }) => {
    const evidence = reader.read(row)
    setPhrase(evidence, phrase)
    return { id, score: scoreOf(evidence, values), evidence, row }
  })
  ranked.sort(byScore)
  const common = commonWords(ranked.slice(0, trusted))
  const best = ranked[0]?.score ?? 0
  const instants = ranked.map(({ id }) => idInstant(id))
  const trust = ranked.map(({ score }, i) => (i < 4 * trusted ? Math.exp((score - best) / 1.5) : 0))
  const allTrust = trust.reduce((sum, each) => sum + each, 0)
  ranked.forEach((each, i) => {
    let near = 0
    for (let k = 0; k < trust.length && k < 4 * trusted; k++)
      if (k !== i && Math.abs((instants[k] ?? 0) - (instants[i] ?? 0)) <= burstMs) near += trust[k] ?? 0
    setFromOthers(each.evidence, allTrust === 0 ? 0 : near / allTrust, likeness(each.row, common))
    each.score = scoreOf(each.evidence, values)
  })
  return ranked.sort(byScore).map(({ id, score, evidence }) => ({ id, score, evidence }))
}

/** The ranking without those that hold too little of the query beside the best, by what its words say. */
export function worthShowing(ranked: readonly Ranked[]): Ranked[] {
  const cover = evidenceNames.indexOf('cover')
  let most = 0
  for (const { evidence } of ranked) most = Math.max(most, evidence[cover] ?? 0)
  return ranked.filter(({ evidence }) => (evidence[cover] ?? 0) >= leastShare * most)
}

/** Words of title and opening of the best, with how many of them have it, weighted by rank; those of one only are left out. */
function commonWords(best: readonly { row: SearchRow }[]): Map<number, number> {
  const found = new Map<number, number>()
  best.forEach(({ row }, place) => {
    for (const stem of openingStems(row)) found.set(stem, (found.get(stem) ?? 0) + 1 / (1 + 0.3 * place))
  })
  for (const [stem, weight] of found) if (weight < 1.2) found.delete(stem)
  return found
}

/** The share of the common words that the article's opening has. */
function likeness(row: SearchRow, common: ReadonlyMap<number, number>): number {
  let all = 0
  for (const weight of common.values()) all += weight
  if (all === 0) return 0
  let found = 0
  for (const stem of openingStems(row)) found += common.get(stem) ?? 0
  return found / all
}

function openingStems({ words, titleCount }: SearchRow): Set<number> {
  const stems = new Set<number>()
  for (let i = 0; i < words.length && i < titleCount + 25; i++) stems.add(rowStem(words[i] ?? 0))
  return stems
}

function scoreOf(evidence: Evidence, weights: Float64Array): number {
  let sum = 0
  for (let i = 0; i < evidence.length; i++) sum += (evidence[i] ?? 0) * (weights[i] ?? 0)
  return sum
}

function byScore(a: Ranked, b: Ranked): number {
  return b.score - a.score || b.id - a.id
}
