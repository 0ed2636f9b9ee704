/**
 * What a ranking asks of the index: candidates, the words of articles in short, how rare words are, which words there are.
 * In: parsed queries, ids, words. Out: ids, bytes, counts. Reads only, but for `merge`, which writes the same index in fewer pieces, and
 * the searches that are kept.
 */
import type { StoreContext } from '../context.ts'
import type { CountedMatch, MatchOptions, SearchQuery } from '../records.ts'
import { SavedSearches } from '../saved-searches.ts'
import { allSearchWords, searchRewritesAfter, searchRows, searchWordsAfter } from './search-rows.ts'
import { namesBegun, type BegunName } from './search-names.ts'
import { countMatches, idsBelow, matchingEach, matchingIds } from './search.ts'

const pagesPerMerge = 200

export class SearchIndex {
  readonly #c: StoreContext
  readonly #writing: StoreContext

  /** Searches kept under a name. */
  readonly saved: SavedSearches

  /** Answers of one state of the store, by question: one search asks for the same words more than once. */
  readonly #known: Map<string, Promise<unknown>> | undefined

  constructor(c: StoreContext, writing: StoreContext, isOneState = false) {
    this.#c = c
    this.#writing = writing
    this.saved = new SavedSearches(writing)
    this.#known = isOneState ? new Map() : undefined
  }

  /**
   * Several questions to one state of the store, which costs a fraction of asking each alone. `work` asks the index that it is given and nothing
   * else of the store: the connection for reads is taken until it ends.
   */
  onOneState<T>(work: (index: SearchIndex) => Promise<T>): Promise<T> {
    return this.#c.dialect.readTogether(this.#c.db, (db) =>
      work(new SearchIndex({ ...this.#c, db }, this.#writing, true)),
    )
  }

  /** Ids of the newest matches, newest first; the same on every store. */
  matchingIds(options: MatchOptions): Promise<number[]> {
    return this.#once(options, () => matchingIds(this.#c, options))
  }

  /** `matchingIds` of each query on one state of the store. */
  matchingEach(queries: readonly SearchQuery[], limits: Omit<MatchOptions, 'query'>): Promise<number[][]> {
    return matchingEach(this.#c, queries, limits)
  }

  /**
   * Brings the full-text index nearer to one piece, which halves the time of a search: a few milliseconds of writing, for idle time. False when
   * nothing is left to do.
   */
  merge(): Promise<boolean> {
    return this.#writing.dialect.mergeIndex(this.#writing.db, pagesPerMerge)
  }

  /** How many articles name the entity, hold one of the stems, or the form as written, counted up to `atMost`. */
  count(what: CountedMatch, atMost: number): Promise<number> {
    const asked = 'stems' in what ? { stems: [what.stems].flat() } : what
    return this.#once([asked, atMost], async () => (await countMatches(this.#c, [what], atMost))[0] ?? 0)
  }

  /** `count` of each, in one statement: half the cost of asking one by one. */
  counts(all: readonly CountedMatch[], atMost: number): Promise<number[]> {
    return countMatches(this.#c, all, atMost)
  }

  /** At most `max` names of which a word begins with `start`, normalised; those of which least is left to type first. */
  namesBegun(start: string, max: number): Promise<BegunName[]> {
    return namesBegun(this.#c, start, max)
  }

  /** Ids of the articles that each is counted in, oldest first, where fewer than `atMost` are, else undefined; one statement. */
  idsBelow(all: readonly CountedMatch[], atMost: number): Promise<(number[] | undefined)[]> {
    return idsBelow(this.#c, all, atMost)
  }

  /** The words of articles in short (text/search-row.ts), by id; those not analysed have none. */
  rows(ids: readonly number[]): Promise<Map<number, Uint8Array>> {
    return searchRows(this.#c, ids)
  }

  /** Articles whose words were written again, numbered above `after`; the last `keptRewrites` are kept. */
  rewritesAfter(after: number): Promise<{ number: number; id: number }[]> {
    return searchRewritesAfter(this.#c, after)
  }

  /** Words that titles and openings hold, in the order in which they came, numbered above `after`. */
  wordsAfter(after: number, max: number): Promise<{ number: number; word: string }[]> {
    return searchWordsAfter(this.#c, after, max)
  }

  /** All of them in that order, one a line. */
  allWords(): Promise<string> {
    return allSearchWords(this.#c)
  }

  #once<T>(question: object, ask: () => Promise<T>): Promise<T> {
    if (this.#known === undefined) return ask()
    const key = JSON.stringify(question)
    // A question's answer is always of the type that its asker gets: the two kinds of questions have no key in common.
    const known = this.#known.get(key) as Promise<T> | undefined
    if (known !== undefined) return known
    const answer = ask()
    this.#known.set(key, answer)
    return answer
  }
}
