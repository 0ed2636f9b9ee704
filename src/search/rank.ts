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
/** Words after the title that tell what an article is about. */
const openingWords = 25
/** Of what the best holds of the query: with less an article answers another question. */
const leastShare = 0.35

export interface RankOptions {
  /** Stems (`runInRows`) that make a phrase where they stand one after the other in a row, of a candidate whose `phrase` is not known. */
  run?: readonly number[]
  weights?: RankWeights
}

/** Best first; equal scores: the newer first. Linear in the words of the candidates. */
export function rank(
  asked: readonly AskedWord[],
  candidates: readonly Candidate[],
  { run, weights = rankWeights }: RankOptions = {},
): Ranked[] {
  const reader = new RankEvidenceReader(asked, run)
  const values = Float64Array.from(evidenceNames, (name) => weights[name])
  const ranked = candidates.map(({ id, row, phrase }) => {
    const evidence = reader.read(row)
    if (phrase > 0) setPhrase(evidence, phrase)
    return { id, score: scoreOf(evidence, values), evidence, row }
  })
  ranked.sort(byScore)
  const common = commonWords(ranked.slice(0, trusted))
  const best = ranked[0]?.score ?? 0
  const instants = ranked.map(({ id }) => idInstant(id))
  const trust = ranked.map(({ score }, i) => (i < 4 * trusted ? Math.exp((score - best) / 1.5) : 0))
  const allTrust = trust.reduce((sum, each) => sum + each, 0)
  const likenessOf = likeness(common)
  ranked.forEach((each, i) => {
    let near = 0
    for (let k = 0; k < trust.length && k < 4 * trusted; k++)
      if (k !== i && Math.abs((instants[k] ?? 0) - (instants[i] ?? 0)) <= burstMs) near += trust[k] ?? 0
    setFromOthers(each.evidence, allTrust === 0 ? 0 : near / allTrust, likenessOf(each.row))
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

/** What tells the share of the common words that an article's opening has. */
function likeness(common: ReadonlyMap<number, number>): (row: SearchRow) => number {
  const places = new Map([...common.keys()].map((stem, place) => [stem, place]))
  const weights = Float64Array.from(common.values())
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  // By the low bits of a stem: 1 where one of the common words may be.
  const filter = new Uint8Array(1024)
  for (const stem of common.keys()) filter[stem & 1023] = 1
  const seenIn = new Int32Array(weights.length).fill(-1)
  let number = 0
  return ({ words, titleCount }) => {
    number++
    let found = 0
    const end = Math.min(words.length, titleCount + openingWords)
    for (let i = 0; i < end; i++) {
      const word = words[i] ?? 0
      if (filter[word & 1023] === 0) continue
      const place = places.get(rowStem(word))
      if (place === undefined || seenIn[place] === number) continue
      seenIn[place] = number
      found += weights[place] ?? 0
    }
    return all === 0 ? 0 : found / all
  }
}

function openingStems({ words, titleCount }: SearchRow): Set<number> {
  const stems = new Set<number>()
  for (let i = 0; i < words.length && i < titleCount + openingWords; i++) stems.add(rowStem(words[i] ?? 0))
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
