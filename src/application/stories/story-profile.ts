/**
 * What a story is about, as names and topic terms with how rare they are in what the store holds.
 * In: analyses. Out: features for sagas and background, and the words by which related articles are found. Reads the store only.
 */
import type { SagaFeature } from '../../group/reading/saga.ts'
import type { Analysis, Entity } from '../../model/analysis.ts'
import { firstIdAt, idInstant } from '../../model/ids.ts'
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
    const atMost = await this.common()
    const missing = new Map<string, Asked>()
    for (const what of all) if (!this.#isFresh(keyOf(what))) missing.set(keyOf(what), what)
    if (missing.size === 0) return
    if (this.#counts.size + missing.size > keptCounts) this.#counts.clear()
    const counts = await this.#store.index.counts([...missing.values()], atMost)
    for (const [i, key] of [...missing.keys()].entries()) this.#counted(key, counts[i] ?? 0)
  }

  /** Whether all of these runs were counted lately. */
  isKnown(runs: readonly string[]): boolean {
    return runs.every((run) => this.#isFresh(run))
  }

  /** Ids of the articles that hold each run of stems, of those that are not common; they are counted by it. One statement. */
  async holders(runs: readonly string[]): Promise<Map<string, number[]>> {
    const atMost = await this.common()
    const asked = runs.filter((run) => !(this.#isFresh(run) && this.count({ stems: run }) >= atMost))
    const found = await this.#store.index.idsBelow(
      asked.map((stems) => ({ stems })),
      atMost,
    )
    if (this.#counts.size + asked.length > keptCounts) this.#counts.clear()
    const holders = new Map<string, number[]>()
    for (const [i, run] of asked.entries()) {
      const ids = found[i]
      this.#counted(run, ids?.length ?? atMost)
      if (ids !== undefined) holders.set(run, ids)
    }
    return holders
  }

  #isFresh(key: string): boolean {
    const known = this.#counts.get(key)
    return known !== undefined && this.#clock() - known.at < (known.count < many ? keptMs : manyKeptMs)
  }

  #counted(key: string, count: number): void {
    this.#counts.set(key, { count, at: this.#clock() })
  }

  /** 0..1: near 1 for what few articles have, 0 for what is common and for what a single one has (it links nothing). For what is known. */
  of(what: Asked): number {
    const count = this.count(what)
    return count < 2 ? 0 : Math.max(0, 1 - Math.log(count) / Math.log(this.commonNow))
  }

  /** Articles that have it, at most `common()`; 0 for what was never counted. */
  count(what: Asked): number {
    return this.#counts.get(keyOf(what))?.count ?? 0
  }

  /** `common()` as it was when it was last asked for. */
  get commonNow(): number {
    return this.#common?.count ?? commonLeast
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

/** What others share the rarest words of. */
export interface SharedSubject {
  /** Without one nothing is shared. */
  analysis: Analysis | undefined
  /** The span that it was in, epoch ms. */
  at: { from: number; to: number }
}

/**
 * For each subject the ids of the articles that share most of its rarest words, rarer ones counting more, those near its span first among
 * equals; none where every word of it is common. The same on every store. One statement; at most `mostRuns` words and `mostMatches` ids a subject.
 */
export async function articlesSharing(
  rarity: Rarity,
  subjects: readonly SharedSubject[],
  o: { reachMs: number; most: number },
): Promise<number[][]> {
  const all = subjects.map(({ analysis }) => (analysis === undefined ? [] : runsOf(analysis)))
  // Of words that were counted lately the rarest are asked for; of others all, which counts them.
  const asked = rarity.isKnown(all.flat()) ? all.map((runs) => rarest(runs, rarity)) : all
  const holders = await rarity.holders([...new Set(asked.flat())])
  const common = await rarity.common()
  return subjects.map(({ at }, i) => {
    const range = { from: firstIdAt(Math.max(0, at.from - o.reachMs)), to: firstIdAt(at.to + o.reachMs) }
    const shared = new Map<number, number>()
    for (const run of rarest(asked[i] ?? [], rarity)) {
      const weight = Math.log(common / rarity.count({ stems: run }))
      for (const id of holders.get(run) ?? [])
        if (id >= range.from && id < range.to) shared.set(id, (shared.get(id) ?? 0) + weight)
    }
    const scored = [...shared].map(([id, sum]) => {
      const instant = idInstant(id)
      const apartMs = Math.max(0, at.from - instant, instant - at.to)
      return { id, score: sum * 2 ** (-apartMs / halfLifeMs) }
    })
    return scored
      .sort((a, b) => b.score - a.score || b.id - a.id)
      .slice(0, o.most)
      .map(({ id }) => id)
  })
}

/** Runs of stems by which related articles are found: names and phrases, single words of phrases after them. */
function runsOf(analysis: Analysis): string[] {
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
  return [...runs]
}

/** The rarest of the runs, together few enough matches to look at all of them; for what is counted. */
function rarest(runs: readonly string[], rarity: Rarity): string[] {
  const counted = runs
    .map((run) => ({ run, count: rarity.count({ stems: run }) }))
    .filter(({ count }) => count > 0 && count < rarity.commonNow)
    .sort((a, b) => a.count - b.count)
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
