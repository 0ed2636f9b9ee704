/**
 * What the views of stories and articles ask beside the store: stories as read, how rare words and names are, sagas; each kept while it holds.
 * In: a store. Out: the parts together. Reads the store only.
 */
import type { Store } from '../../store/store.ts'
import { Freshness } from '../kept/freshness.ts'
import { KeptStories } from '../kept/kept-stories.ts'
import { changedArticles } from '../kept/watched-words.ts'
import { Rarity } from './story-profile.ts'
import { Sagas } from './story-saga.ts'
import { WordCounts } from './word-counts.ts'

export interface ContextDeps {
  store: Store
  freshness: Freshness
  stories: KeptStories
  rarity: Rarity
  words: WordCounts
  sagas: Sagas
}

/** `clock`: for tests, milliseconds that only grow. */
export function contextDeps(store: Store, clock?: () => number): ContextDeps {
  const freshness = new Freshness(store.changes, (ids) => changedArticles(store, ids), clock)
  const rarity = new Rarity(store)
  return {
    store,
    freshness,
    stories: new KeptStories(store, freshness),
    rarity,
    words: new WordCounts(store),
    sagas: new Sagas(store, rarity, freshness),
  }
}
