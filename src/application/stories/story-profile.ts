/**
 * What a story is about, as names and topic terms with how rare they are in what the store holds.
 * In: analyses. Out: features for sagas and background, and the words by which related articles are found. Reads the store only.
 */
import type { SagaFeature } from '../../group/reading/saga.ts'
import type { Analysis, Entity } from '../../model/analysis.ts'
import { minuteMs } from '../../model/instant.ts'
import type { SearchHit, SearchOptions } from '../../store/records.ts'
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
/** Together they must not match more than search ranks ('best' looks at the newest 2,000 matches). */
const mostMatches = 1_500
const mostRuns = 16
const keptMs = 10 * minuteMs
const keptCounts = 50_000

interface Counted {
  count: number
  at: number
}

/** Counts how many articles have a name or words; remembers for ten minutes, since stories share most of theirs. */
export class Rarity {
  readonly #store: Store
  readonly #clock: () => number
  readonly #counts = new Map<string, Counted>()
  #common: Counted | undefined

  constructor(store: Store, clock: () => number = Date.now) {
    this.#store = store
    this.#clock = clock
  }

  /** 0..1: near 1 for what few articles have, 0 for what is common and for what a single one has (it links nothing). */
  async of(what: { entity: string } | { stems: string }): Promise<number> {
    const common = await this.common()
    const count = await this.count(what)
    return count < 2 ? 0 : Math.max(0, 1 - Math.log(count) / Math.log(common))
  }

  /** Articles that have it, at most `common()`. */
  async count(what: { entity: string } | { stems: string }): Promise<number> {
    const key = 'entity' in what ? `@${what.entity}` : what.stems
    const now = this.#clock()
    const known = this.#counts.get(key)
    if (known && now - known.at < keptMs) return known.count
    const count = await this.#store.index.count(what, await this.common())
    if (this.#counts.size >= keptCounts) this.#counts.clear()
    this.#counts.set(key, { count, at: now })
    return count
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

/**
 * Names, then the words of the headline and of the keyphrases. A term is a stem, since two stories seldom word a phrase alike, and is
 * shown as the phrase or word that it came from. What weighs less than `least` is left out; common ones weigh nothing, with `least` 0
 * they are kept with that weight.
 */
export async function featuresOf(
  article: { title: string; analysis: Analysis },
  rarity: Rarity,
  least = 0.001,
): Promise<SagaFeature[]> {
  const { title, analysis } = article
  const features: SagaFeature[] = []
  const names = namesOf(analysis)
  const most = Math.max(1, ...names.map((e) => e.count))
  for (const entity of names) {
    const share = Math.log2(1 + entity.count) / Math.log2(1 + most)
    const part = isCountry(entity) ? countryPart : 1
    const weight = part * (await rarity.of({ entity: entity.key })) * (0.4 + 0.6 * share)
    const kind = entity.kind === 'place' ? 'place' : 'name'
    if (weight >= least) features.push({ key: entity.key, kind, shown: entity.name, weight })
  }
  for (const [stem, { shown, importance }] of termsOf(title, analysis)) {
    const weight = (await rarity.of({ stems: stem })) * importance
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

/** The best hits for the rarest words of `analysis`, narrowed by `filter`; none when every word of it is common. */
export async function hitsLike(
  store: Store,
  rarity: Rarity,
  analysis: Analysis,
  filter: Omit<SearchOptions, 'query' | 'order'>,
): Promise<SearchHit[]> {
  const runs = await searchRuns(analysis, rarity)
  if (runs.length === 0) return []
  const { items } = await store.search({
    query: { terms: [{ surface: runs.join(' '), alternatives: runs, exact: false, negated: false }] },
    order: 'best',
    ...filter,
  })
  return items
}

/**
 * Runs of stems by which related articles are found, rarest first: names and phrases, single words of phrases after them; together
 * few enough matches for the search to rank all of them.
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
  const common = await rarity.common()
  const counted: { run: string; count: number }[] = []
  for (const run of runs) {
    const count = await rarity.count({ stems: run })
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
