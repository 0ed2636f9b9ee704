/**
 * The words of articles in short, kept in memory for the next search: reading them from the store costs more than ranking them.
 * In: a store's index and ids. Out: rows. Reads the index; holds at most `mostBytes` of rows for each store that this process has open.
 *
 * Rows stand one after another in blocks; when the last block is full the oldest is written over, and its articles are read again when asked for.
 * An article that is analysed again is dropped: the index tells which (`rewritesAfter`).
 */
import type { SearchIndex } from '../../store/queries/search-index.ts'
import { keptRewrites } from '../../store/queries/search-rows.ts'
import { readSearchRow, type SearchRow } from '../../text/search-row.ts'

const wordsPerBlock = 1 << 18
/** With an entry of the map, about 24 bytes each, for 100,000 articles of 150 words. */
const mostBytes = 64 * 1024 * 1024
/** Two writers may commit in another order than they were numbered in: so many of the last are looked at again. */
const readAgain = 100

export type RowSource = Pick<SearchIndex, 'rows' | 'rewritesAfter'>

interface Block {
  words: Uint32Array
  end: number
  ids: number[]
}

export class RowCache {
  readonly #rows = new Map<number, SearchRow>()
  readonly #blocks: Block[] = []
  readonly #mostBlocks: number
  readonly #wordsPerBlock: number
  #current = 0
  #lastRewrite = 0

  constructor(bytes = mostBytes, wordsInBlock = wordsPerBlock) {
    this.#wordsPerBlock = wordsInBlock
    this.#mostBlocks = bytes / (wordsInBlock * Uint32Array.BYTES_PER_ELEMENT)
  }

  /** The rows by article id; an article that is not analysed has none. */
  async rows(index: RowSource, ids: readonly number[]): Promise<Map<number, SearchRow>> {
    await this.#dropRewritten(index)
    const found = new Map<number, SearchRow>()
    const missing: number[] = []
    for (const id of ids) {
      const row = this.#rows.get(id)
      if (row === undefined) missing.push(id)
      else found.set(id, row)
    }
    if (missing.length > 0)
      for (const [id, bytes] of await index.rows(missing)) found.set(id, this.#keep(id, readSearchRow(bytes)))
    return found
  }

  async #dropRewritten(index: RowSource): Promise<void> {
    const rewrites = await index.rewritesAfter(Math.max(0, this.#lastRewrite - readAgain))
    if (rewrites.length >= keptRewrites - readAgain) this.#rows.clear()
    for (const { number, id } of rewrites) {
      this.#rows.delete(id)
      this.#lastRewrite = Math.max(this.#lastRewrite, number)
    }
  }

  #keep(id: number, row: SearchRow): SearchRow {
    let block = this.#blocks[this.#current]
    if (block === undefined || block.end + row.words.length > this.#wordsPerBlock) block = this.#nextBlock()
    block.words.set(row.words, block.end)
    const words = block.words.subarray(block.end, block.end + row.words.length)
    block.end += row.words.length
    block.ids.push(id)
    const kept = { words, titleCount: row.titleCount }
    this.#rows.set(id, kept)
    return kept
  }

  /** A search that is going on may still read the oldest block: it is given up, not written over. */
  #nextBlock(): Block {
    this.#current =
      this.#blocks.length < this.#mostBlocks ? this.#blocks.length : (this.#current + 1) % this.#mostBlocks
    const oldest = this.#blocks[this.#current]
    for (const id of oldest?.ids ?? []) this.#rows.delete(id)
    const block = { words: new Uint32Array(this.#wordsPerBlock), end: 0, ids: [] }
    this.#blocks[this.#current] = block
    return block
  }
}

const caches = new WeakMap<object, RowCache>()

/** The cache of a store. */
export function rowCacheOf(store: object): RowCache {
  let cache = caches.get(store)
  if (cache === undefined) {
    cache = new RowCache()
    caches.set(store, cache)
  }
  return cache
}
