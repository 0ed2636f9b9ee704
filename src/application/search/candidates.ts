/**
 * The articles that may answer a query: those that hold all its words, most of them, or the rarest, titles first.
 * In: asked words and limits. Out: ids, each once. Reads the store only; the same ids on every store.
 */
import { rarity, type AskedWord } from '../../search/asked.ts'
import type { MatchOptions, SearchTerm } from '../../store/records.ts'
import type { SearchIndex } from '../../store/queries/search-index.ts'

export type MatchLimits = Omit<MatchOptions, 'query' | 'limit'>

/** Enough for a ranking: what is beyond them nobody reads. */
export const mostCandidates = 240
/** A word in no more articles than this brings all of them. */
const rare = 600
/** A word in fewer articles is looked for in words of its root as well. */
const fewFound = 5
/** With fewer articles that hold all of a phrase, those that hold a part of it are looked for. */
const fewPhrases = 5
const mostOfPhrase = 60
/** So many of the newest that hold all words, or all but one. */
const mostOfAll = 150
const mostOfRest = 60
/** With fewer that hold all words, texts that miss one of them are looked for, and not only titles. */
const fewOfAll = 60
/** What counts for a candidate beside how rare its words are: more than a common word, less than a rare one. */
const worth = { inTitle: 0.5, phrase: 6, asTyped: 4 }

export interface Candidates {
  ids: number[]
  /** How much of a phrase each holds word for word, where it holds some: 1 is all. */
  phrases: Map<number, number>
  /** The asked words are to be looked for in the candidates' rows, one after the other. */
  inRows: boolean
  /** Some hold all the words. */
  strict: boolean
}

/** Neighbouring words in index form. */
export interface PhraseRun {
  words: readonly string[]
  exact: boolean
  /** In quotes. */
  quoted: boolean
}

/**
 * `fixed` are terms that every candidate meets, or none where they are negated; `runs` the index forms of phrases, asked or understood.
 * Few statements decide: all words, the phrases, and of each rare word all its articles; where these are too many, those go on that hold most.
 */
export async function candidates(
  index: SearchIndex,
  asked: readonly AskedWord[],
  fixed: readonly SearchTerm[],
  runs: readonly PhraseRun[],
  limits: MatchLimits,
): Promise<Candidates> {
  const pool = new Pool()
  const ask: Ask = (terms, limit) => index.matchingIds({ ...limits, query: { terms: [...terms, ...fixed] }, limit })
  const all = await ask(termsOf(asked), mostOfAll)
  pool.add(all, sumOfRarities(asked))
  // An old article with the very words must not be missed among new ones that hold all of them.
  // Rows say in which of the articles with all the words these stand one after the other.
  const inRows = rowsTell(runs, asked, all.length)
  const phrases =
    inRows || isCommonWord(runs, asked, all.length)
      ? await titlePhrases(all.length < mostOfAll ? [] : runs, ask)
      : await phrasesOf(runs, all.length > 0 ? [] : asked, ask)
  for (const [id, share] of phrases) pool.add([id], worth.phrase * share)
  const strict = pool.size > 0
  const rareWords = asked.filter(({ count }) => count <= rare)
  for (const word of rareWords) pool.add(await ask(termsOf([word]), rare), rarity(word.count))
  if (pool.size <= mostCandidates || rareWords.length === 0) await addCommon(pool, asked, all.length, ask)
  if (pool.size > mostCandidates) {
    for (const word of rareWords) pool.add(await ask(termsOf([word], true), rare), worth.inTitle * rarity(word.count))
    for (const word of asked) if (word.count > rare) await addBeside(pool, word, rareWords, ask)
  }
  // A form that is rare beside the word's other forms is meant as typed.
  for (const word of asked) {
    if (word.typedCount === 0 || word.typedCount > rare || word.typedCount * 3 > word.count) continue
    pool.add(await ask([{ surface: '', alternatives: [word.form], exact: true, negated: false }], 40), worth.asTyped)
  }
  return { ids: pool.best(mostCandidates), phrases, inRows, strict }
}

type Ask = (terms: readonly SearchTerm[], limit: number) => Promise<number[]>

/** Articles that hold most of the common words: titles first, texts where few hold all. */
async function addCommon(pool: Pool, asked: readonly AskedWord[], haveAll: number, ask: Ask): Promise<void> {
  const common = asked.filter(({ count }) => count > rare).sort((a, b) => rarity(b.count) - rarity(a.count))
  if (common.length === 0) return
  const add = async (words: readonly AskedWord[], most: number, title: boolean): Promise<void> => {
    pool.add(await ask(termsOf(words, title), most), (title ? 1 + worth.inTitle : 1) * sumOfRarities(words))
  }
  // With fewer, all that hold the words in their titles are among them.
  if (haveAll >= mostOfAll) await add(asked, mostOfAll, true)
  if (common.length < asked.length) await add(common, mostOfRest, true)
  if (asked.length > 2) {
    // The commonest word is missed first.
    for (const left of [...common].reverse().slice(0, 4)) {
      const rest = asked.filter((word) => word !== left)
      await add(rest, mostOfRest, true)
      if (haveAll < fewOfAll) await add(rest, mostOfRest, false)
    }
  }
  if (asked.length > 1 && haveAll < fewOfAll)
    for (const word of common.slice(0, 3)) {
      await add([word], mostOfRest, true)
      if (pool.size < fewOfAll) await add([word], 20, false)
    }
}

/** Where rare words have too many articles: those that hold a common one as well. */
async function addBeside(pool: Pool, word: AskedWord, rareWords: readonly AskedWord[], ask: Ask): Promise<void> {
  const alternatives = rareWords.flatMap((each) => termOf(each, false).alternatives)
  if (alternatives.length === 0) return
  const any = { surface: '', alternatives, exact: false, negated: false }
  pool.add(await ask([any, termOf(word, false)], mostCandidates), rarity(word.count))
}

/** Which articles hold how much of the phrases word for word; no article holds all of `missed`, so none a phrase of them. */
async function phrasesOf(
  runs: readonly PhraseRun[],
  missed: readonly AskedWord[],
  ask: Ask,
): Promise<Map<number, number>> {
  const phrases = new Map<number, number>()
  for (const run of runs) {
    for (const [share, parts] of partsOf(run)) {
      if (share < 1 && phrases.size >= fewPhrases) break
      if (share === 1 && missed.length > 0 && missed.every((word) => isIn(run, word))) continue
      const alternatives = parts.map((part) => part.join(' '))
      const term = { surface: '', alternatives, exact: run.exact, negated: false }
      for (const id of await ask([term], mostOfPhrase)) phrases.set(id, Math.max(phrases.get(id) ?? 0, share))
    }
  }
  return phrases
}

/**
 * Words that nobody put in quotes: where many articles hold them all, the newest of these and all titles are looked at, and not every text that
 * ever held them; of two words that few hold, all are looked at.
 */
function rowsTell(runs: readonly PhraseRun[], asked: readonly AskedWord[], haveAll: number): boolean {
  if (runs.some(({ quoted }) => quoted) || asked.length < 2) return false
  const isPair = asked.length === 2 && runs.every(({ words }) => words.length === 2)
  return haveAll >= mostOfAll || (haveAll > 0 && isPair)
}

/** One word beside function words, in many articles: where all of them stand together says little of a text and much of a title. */
function isCommonWord(runs: readonly PhraseRun[], asked: readonly AskedWord[], haveAll: number): boolean {
  return asked.length === 1 && haveAll >= mostOfAll && !runs.some(({ quoted }) => quoted)
}

/** Titles that hold a run word for word. */
async function titlePhrases(runs: readonly PhraseRun[], ask: Ask): Promise<Map<number, number>> {
  const found = new Map<number, number>()
  for (const { words } of runs) {
    const term = { surface: '', alternatives: [words.join(' ')], exact: false, negated: false, title: true }
    for (const id of await ask([term], mostOfPhrase)) found.set(id, 1)
  }
  return found
}

function isIn({ words, exact }: PhraseRun, { forms }: AskedWord): boolean {
  return !exact && forms.some(({ kind, stem }) => kind === 'same' && words.includes(stem))
}

/** The run, and what is left of it without its first or last words: a saying is seldom remembered whole. */
function* partsOf({ words }: PhraseRun): Generator<[share: number, parts: (readonly string[])[]]> {
  yield [1, [words]]
  for (let left = words.length - 1; left >= 2 && left >= words.length - 2; left--) {
    const parts = Array.from({ length: words.length - left + 1 }, (_, start) => words.slice(start, start + left))
    yield [(left - 1) / (words.length - 1), parts]
  }
}

/** Articles with what is known to speak for them before their words are read. */
class Pool {
  readonly #worth = new Map<number, number>()

  get size(): number {
    return this.#worth.size
  }

  add(ids: readonly number[], value: number): void {
    for (const id of ids) this.#worth.set(id, (this.#worth.get(id) ?? 0) + value)
  }

  /** The most promising, of equal ones the newest. */
  best(most: number): number[] {
    if (this.#worth.size <= most) return [...this.#worth.keys()]
    return [...this.#worth]
      .sort(([a, one], [b, other]) => other - one || b - a)
      .slice(0, most)
      .map(([id]) => id)
  }
}

function sumOfRarities(words: readonly AskedWord[]): number {
  return words.reduce((sum, { count }) => sum + rarity(count), 0)
}

function termsOf(words: readonly AskedWord[], title = false): SearchTerm[] {
  return words.map((word) => termOf(word, title))
}

function termOf(word: AskedWord, title: boolean): SearchTerm {
  const sure = word.forms.filter(({ kind }) => kind !== 'root')
  const alternatives = (word.count < fewFound ? word.forms : sure).map((form) => form.stem)
  return { surface: word.surface, alternatives, exact: false, negated: false, ...(title ? { title } : {}) }
}
