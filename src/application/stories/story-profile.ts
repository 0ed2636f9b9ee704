/**
 * What a story is about, as names and topic terms with how rare they are in what the store holds.
 * In: analyses. Out: features for sagas and background, and the words by which related articles are found. Reads the store only.
 */
import type { SagaFeature } from '../../group/reading/saga.ts'
import type { Analysis, Entity } from '../../model/analysis.ts'
import { idInstant } from '../../model/ids.ts'
import { dayMs, minuteMs } from '../../model/instant.ts'
import type { Store } from '../../store/store.ts'
import { searchTokens } from '../../text/search-tokens.ts'

/** What more than one article in fifty has, tells nothing about which story it is; small stores need a floor. */
const commonShare = 0.02
const commonLeast = 40
const commonMost = 600
/** A country says less about which story it is than a person or a town. */
const countryPart = 0.5
const mostNames = 14
const mostPhrases = 10
/** Together they must not match more: words that so many have tell little. */
const mostMatches = 1_500
const mostRuns = 16
const keptMs = 10 * minuteMs
const keptCounts = 50_000
/** What many have is not much rarer two hours later. */
const many = 50
const manyKeptMs = 120 * minuteMs
const countedAtOnce = 100

/** A name by its key, or a run of stems. */
type Asked = { entity: string } | { stems: string }

function keyOf(what: Asked): string {
  return 'entity' in what ? `@${what.entity}` : what.stems
}

interface Counted {
  count: number
  at: number
}

/** Counts how many articles have a name or words; remembers for ten minutes or, where many have it, two hours: stories share most of theirs. */
export class Rarity {
  readonly #store: Store
  readonly #clock: () => number
  readonly #counts = new Map<string, Counted>()
  #common: Counted | undefined

  constructor(store: Store, clock: () => number = Date.now) {
    this.#store = store
    this.#clock = clock
  }

  /** Counts what is not known; `count` and `of` then answer at once. */
  async know(all: readonly Asked[]): Promise<void> {
    const now = this.#clock()
    const atMost = await this.common()
    const missing = new Map<string, Asked>()
    for (const what of all) {
      const key = keyOf(what)
      const known = this.#counts.get(key)
      if (known === undefined || now - known.at >= (known.count < many ? keptMs : manyKeptMs)) missing.set(key, what)
    }
    if (missing.size === 0) return
    if (this.#counts.size + missing.size > keptCounts) this.#counts.clear()
    const asked = [...missing]
    // One statement holds everybody up for as long as it takes.
    for (let from = 0; from < asked.length; from += countedAtOnce) {
      const some = asked.slice(from, from + countedAtOnce)
      const counts = await this.#store.index.counts(
        some.map(([, what]) => what),
        atMost,
      )
      for (const [i, [key]] of some.entries()) this.#counts.set(key, { count: counts[i] ?? 0, at: now })
    }
  }

  /** 0..1: near 1 for what few articles have, 0 for what is common and for what a single one has (it links nothing). For what is known. */
  of(what: Asked): number {
    const count = this.count(what)
    return count < 2 ? 0 : Math.max(0, 1 - Math.log(count) / Math.log(this.#common?.count ?? commonLeast))
  }

  /** Articles that have it, at most `common()`; 0 for what was never counted. */
  count(what: Asked): number {
    return this.#counts.get(keyOf(what))?.count ?? 0
  }

  /** From this many articles on a word is common. */
  async common(): Promise<number> {
    const now = this.#clock()
    if (!this.#common || now - this.#common.at >= keptMs) {
      const { articles } = await this.#store.frontTotals(now)
      const count = Math.round(Math.min(commonMost, Math.max(commonLeast, articles * commonShare)))
      this.#common = { count, at: now }
    }
    return this.#common.count
  }
}

export interface Profiled {
  title: string
  analysis: Analysis
}

/**
 * Names, then the words of the headline and of the keyphrases. A term is a stem, since two stories seldom word a phrase alike, and is
 * shown as the phrase or word that it came from. What weighs less than `least` is left out; common ones weigh nothing, with `least` 0
 * they are kept with that weight.
 */
export async function featuresOf(article: Profiled, rarity: Rarity, least = 0.001): Promise<SagaFeature[]> {
  const [features = []] = await featuresOfAll([article], rarity, least)
  return features
}

/** Of several articles, in their order: what is to be counted is counted in one look at the store. */
export async function featuresOfAll(
  articles: readonly Profiled[],
  rarity: Rarity,
  least = 0.001,
): Promise<SagaFeature[][]> {
  const all = articles.map(({ title, analysis }) => ({ names: namesOf(analysis), terms: termsOf(title, analysis) }))
  await rarity.know(
    all.flatMap(({ names, terms }): Asked[] => [
      ...names.map(({ key }) => ({ entity: key })),
      ...[...terms.keys()].map((stems) => ({ stems })),
    ]),
  )
  return all.map(({ names, terms }) => weighed(names, terms, rarity, least))
}

function weighed(
  names: readonly Entity[],
  terms: ReadonlyMap<string, { shown: string; importance: number }>,
  rarity: Rarity,
  least: number,
): SagaFeature[] {
  const features: SagaFeature[] = []
  const most = Math.max(1, ...names.map((e) => e.count))
  for (const entity of names) {
    const share = Math.log2(1 + entity.count) / Math.log2(1 + most)
    const part = isCountry(entity) ? countryPart : 1
    const weight = part * rarity.of({ entity: entity.key }) * (0.4 + 0.6 * share)
    const kind = entity.kind === 'place' ? 'place' : 'name'
    if (weight >= least) features.push({ key: entity.key, kind, shown: entity.name, weight })
  }
  for (const [stem, { shown, importance }] of terms) {
    const weight = rarity.of({ stems: stem }) * importance
    if (weight >= least) features.push({ key: stem, kind: 'term', shown, weight })
  }
  return features
}

function termsOf(title: string, analysis: Analysis): Map<string, { shown: string; importance: number }> {
  const terms = new Map<string, { shown: string; importance: number }>()
  const best = analysis.keyphrases[0]?.score ?? 1
  const countries = new Set(
    analysis.entities.filter(isCountry).flatMap((e) => [e.name, ...e.variants].flatMap((v) => searchTokens(v).stems)),
  )
  for (const { phrase, score } of analysis.keyphrases.slice(0, mostPhrases)) {
    const importance = 0.3 + 0.7 * Math.min(1, score / best)
    for (const stem of searchTokens(phrase).stems)
      if (stem.length > 2 && !terms.has(stem) && !countries.has(stem)) terms.set(stem, { shown: phrase, importance })
  }
  for (const word of title.split(/[^\p{L}\p{M}\p{N}]+/u)) {
    const [stem = ''] = searchTokens(word).stems
    if (stem.length < 3 || countries.has(stem)) continue
    const known = terms.get(stem)
    terms.set(stem, { shown: known?.shown ?? word, importance: 1 })
  }
  return terms
}

/** In this time an article must share twice as much to be as near. */
const halfLifeMs = 14 * dayMs

/**
 * Ids of the articles that share most of the rarest words of `analysis`, rarer ones counting more, those near the span `at` first among equals;
 * none when every word of it is common. The same on every store. Cost: at most `mostRuns` questions to the index, `mostMatches` ids.
 */
export async function articlesSharing(
  store: Store,
  rarity: Rarity,
  analysis: Analysis,
  o: { at: { from: number; to: number }; reachMs: number; most: number },
): Promise<number[]> {
  const runs = await searchRuns(analysis, rarity)
  if (runs.length === 0) return []
  const common = await rarity.common()
  const range = { from: Math.max(0, o.at.from - o.reachMs), to: o.at.to + o.reachMs }
  const shared = new Map<number, number>()
  const queries = runs.map((run) => ({
    terms: [{ surface: run, alternatives: [run], exact: false, negated: false }],
  }))
  const found = await store.index.matchingEach(queries, { ...range, limit: mostMatches })
  for (const [n, run] of runs.entries()) {
    const weight = Math.log(common / rarity.count({ stems: run }))
    for (const id of found[n] ?? []) shared.set(id, (shared.get(id) ?? 0) + weight)
  }
  const scored = [...shared].map(([id, sum]) => {
    const at = idInstant(id)
    const apartMs = Math.max(0, o.at.from - at, at - o.at.to)
    return { id, score: sum * 2 ** (-apartMs / halfLifeMs) }
  })
  return scored
    .sort((a, b) => b.score - a.score || b.id - a.id)
    .slice(0, o.most)
    .map(({ id }) => id)
}

/**
 * Runs of stems by which related articles are found, rarest first: names and phrases, single words of phrases after them; together
 * few enough matches to look at all of them.
 */
async function searchRuns(analysis: Analysis, rarity: Rarity): Promise<string[]> {
  const phrases = [
    ...namesOf(analysis)
      .filter((e) => !isCountry(e))
      .map((e) => e.name),
    ...analysis.keyphrases.slice(0, mostPhrases).map((k) => k.phrase),
  ]
  const runs = new Set<string>()
  for (const phrase of phrases) {
    const { stems } = searchTokens(phrase)
    if (stems.length > 0) runs.add(stems.join(' '))
    for (const stem of stems) if (stem.length > 2) runs.add(stem)
  }
  await rarity.know([...runs].map((stems) => ({ stems })))
  const common = await rarity.common()
  const counted: { run: string; count: number }[] = []
  for (const run of runs) {
    const count = rarity.count({ stems: run })
    if (count > 0 && count < common) counted.push({ run, count })
  }
  counted.sort((a, b) => a.count - b.count)
  const kept: string[] = []
  let matches = 0
  for (const { run, count } of counted) {
    if (kept.length >= mostRuns || matches + count > mostMatches) break
    kept.push(run)
    matches += count
  }
  return kept
}

function namesOf(analysis: Analysis): Entity[] {
  return analysis.entities.slice(0, mostNames)
}

function isCountry(entity: Entity): boolean {
  return /^place:[A-Z]{2}$/.test(entity.key)
}
