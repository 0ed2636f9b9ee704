/**
 * What a ranking asks of the index: candidates, the words of articles in short, how rare words are, which words there are.
 * In: parsed queries, ids, words. Out: ids, bytes, counts. Reads only.
 */
import type { StoreContext } from '../context.ts'
import type { CountedMatch, MatchOptions } from '../records.ts'
import { searchRows, searchWordsAfter } from './search-rows.ts'
import { countMatches, matchingIds } from './search.ts'

export class SearchIndex {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  /** Ids of the newest matches, newest first; the same on every store. */
  matchingIds(options: MatchOptions): Promise<number[]> {
    return matchingIds(this.#c, options)
  }

  /** How many articles name the entity, hold one of the stems, or the form as written, counted up to `atMost`. */
  count(what: CountedMatch, atMost: number): Promise<number> {
    return countMatches(this.#c, what, atMost)
  }

  /** The words of articles in short (text/search-row.ts), by id; those not analysed have none. */
  rows(ids: readonly number[]): Promise<Map<number, Uint8Array>> {
    return searchRows(this.#c, ids)
  }

  /** Words that titles and openings hold, in the order in which they came, numbered above `after`. */
  wordsAfter(after: number, max: number): Promise<{ number: number; word: string }[]> {
    return searchWordsAfter(this.#c, after, max)
  }
}
