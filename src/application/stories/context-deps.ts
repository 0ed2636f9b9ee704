/**
 * What the views of stories and articles ask beside the store: how rare words and names are, and sagas, each remembered for a while.
 * In: a store. Out: the three together. Reads the store only.
 */
import type { Store } from '../../store/store.ts'
import { Rarity } from './story-profile.ts'
import { Sagas } from './story-saga.ts'
import { WordCounts } from './word-counts.ts'

export interface ContextDeps {
  store: Store
  rarity: Rarity
  words: WordCounts
  sagas: Sagas
}

export function contextDeps(store: Store): ContextDeps {
  const rarity = new Rarity(store)
  return { store, rarity, words: new WordCounts(store), sagas: new Sagas(store, rarity) }
}
