/**
 * The words of a store: read through by the first question, a list for later ones, one for each store that this process has open.
 * In: a store. Out: its words. Reads the store; holds the words in memory.
 */
import { WordList, type StoreWords } from '../../search/word-list.ts'
import { WordText } from '../../search/word-text.ts'
import type { Store } from '../../store/store.ts'

const wordsPerRead = 50_000
/** Two writers may commit in another order than they were numbered in: so many numbers before the last are read again. */
const readAgain = 2_000

interface Held {
  list: WordList
  reading: Promise<void> | undefined
}

const lists = new WeakMap<Store, Held>()
const asked = new WeakSet<Store>()

/**
 * All words that the store has now. A command asks once, and looks through them; who asks again gets the list, which is read whole then and
 * later goes on with what is new.
 */
export async function wordsOf(store: Store): Promise<StoreWords> {
  if (asked.has(store)) return await listOf(store)
  asked.add(store)
  return new WordText(await store.index.allWords())
}

async function listOf(store: Store): Promise<WordList> {
  let held = lists.get(store)
  if (held === undefined) {
    held = { list: new WordList(), reading: undefined }
    lists.set(store, held)
  }
  held.reading ??= readNew(store, held)
  await held.reading
  return held.list
}

async function readNew(store: Store, held: Held): Promise<void> {
  try {
    const { list } = held
    const isFirst = list.lastNumber === 0
    if (!isFirst && (await store.index.wordsAfter(list.lastNumber, 1)).length === 0) return
    for (let after = Math.max(0, list.lastNumber - readAgain); ;) {
      const words = await store.index.wordsAfter(after, wordsPerRead)
      for (const { word } of words) list.add(word)
      after = words.at(-1)?.number ?? after
      list.lastNumber = Math.max(list.lastNumber, after)
      if (words.length < wordsPerRead) return
    }
  } finally {
    held.reading = undefined
  }
}
