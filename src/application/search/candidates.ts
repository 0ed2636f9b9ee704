/**
 * The articles that may answer a query: those that hold all its words, most of them, or the rarest, titles first.
 * In: asked words and limits. Out: ids, each once. Reads the store only; the same ids on every store.
 */
import { rarity, type AskedWord } from '../../search/asked.ts'
import type { MatchOptions, SearchTerm } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'

export type MatchLimits = Omit<MatchOptions, 'query' | 'limit'>

/** Enough for a ranking: what is beyond them nobody reads. */
export const mostCandidates = 420
/** A word in no more articles than this may bring candidates alone. */
const rare = 600
/** A word in fewer articles is looked for in words of its root as well. */
const fewFound = 5
/** With fewer articles that hold all of a phrase, those that hold a part of it are looked for. */
const fewPhrases = 5

export interface Candidates {
  ids: number[]
  /** How much of a phrase each holds word for word, where it holds some: 1 is all. */
  phrases: Map<number, number>
  /** Some hold all the words. */
  strict: boolean
}

/** Neighbouring words in index form. */
export interface PhraseRun {
  words: readonly string[]
  exact: boolean
}

/** `fixed` are terms that every candidate meets, or none where they are negated; `runs` the index forms of phrases, asked or understood. */
export async function candidates(
  store: Store,
  asked: readonly AskedWord[],
  fixed: readonly SearchTerm[],
  runs: readonly PhraseRun[],
  limits: MatchLimits,
): Promise<Candidates> {
  const found = new Set<number>()
  const phrases = new Map<number, number>()
  const byRarity = [...asked].sort((a, b) => rarity(b.count) - rarity(a.count))
  const take = async (words: readonly AskedWord[], most: number, title = false): Promise<void> => {
    if (found.size >= mostCandidates || words.length === 0) return
    const terms = [...words.map((word) => termOf(word, title)), ...fixed]
    for (const id of await store.index.matchingIds({ ...limits, query: { terms }, limit: most })) found.add(id)
  }
  await take(asked, 150, true)
  // An old article with the very words must not be missed among new ones that hold all of them.
  for (const run of runs) {
    for (const [share, part] of partsOf(run)) {
      if (share < 1 && phrases.size >= fewPhrases) break
      const term = { surface: '', alternatives: [part.join(' ')], exact: run.exact, negated: false }
      for (const id of await store.index.matchingIds({ ...limits, query: { terms: [term, ...fixed] }, limit: 60 })) {
        found.add(id)
        phrases.set(id, Math.max(phrases.get(id) ?? 0, share))
      }
    }
  }
  await take(asked, 150)
  const strict = found.size > 0
  // A form that is rare beside the word's other forms is meant as typed.
  for (const word of asked) {
    if (word.typedCount === 0 || word.typedCount > rare || word.typedCount * 3 > word.count) continue
    const typed = { surface: '', alternatives: [word.form], exact: true, negated: false }
    const terms = [typed, ...fixed]
    for (const id of await store.index.matchingIds({ ...limits, query: { terms }, limit: 40 })) found.add(id)
  }
  if (asked.length > 2) {
    // The commonest word is missed first.
    for (const left of [...byRarity].reverse().slice(0, 6)) {
      const rest = asked.filter((word) => word !== left)
      await take(rest, 60, true)
      await take(rest, 60)
    }
  }
  if (asked.length > 1) {
    for (const word of byRarity.slice(0, 4)) {
      if (word.count > rare && found.size > 50) continue
      await take([word], 60, true)
      await take([word], word.count > rare ? 20 : 60)
    }
    const [first, second, third] = byRarity
    if (asked.length > 3 && first && second && third) {
      for (const pair of [
        [first, second],
        [first, third],
        [second, third],
      ])
        await take(pair, 60)
    }
  }
  return { ids: [...found], phrases, strict }
}

/** The run, and what is left of it without its first or last words: a saying is seldom remembered whole. */
function* partsOf({ words }: PhraseRun): Generator<[share: number, part: readonly string[]]> {
  yield [1, words]
  for (let left = words.length - 1; left >= 2 && left >= words.length - 2; left--)
    for (let start = 0; start + left <= words.length; start++)
      yield [(left - 1) / (words.length - 1), words.slice(start, start + left)]
}

function termOf(word: AskedWord, title: boolean): SearchTerm {
  const sure = word.forms.filter(({ kind }) => kind !== 'root')
  const alternatives = (word.count < fewFound ? word.forms : sure).map((form) => form.stem)
  return { surface: word.surface, alternatives, exact: false, negated: false, ...(title ? { title } : {}) }
}
