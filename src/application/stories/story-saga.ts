/**
 * The saga of a story: earlier and later stories that it continues, found by their own words.
 * In: a story's head. Out: its saga, or none. Reads the store only; group/reading/saga.ts decides.
 */
import { sagaOf, type Saga, type SagaStory } from '../../group/reading/saga.ts'
import type { Analysis } from '../../model/analysis.ts'
import { dayMs } from '../../model/instant.ts'
import type { StoryHead } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { featuresOf, hitsLike, type Rarity } from './story-profile.ts'

export interface SagaHead extends SagaStory {
  head: StoryHead
}

/** How far a search looks to either side of the story that asks. */
const searchMs = 30 * dayMs
const searchHits = 60
const mostStories = 60

const keptSagas = 500

/** The sagas of stories, each kept until its story changes. */
export class Sagas {
  readonly #store: Store
  readonly #rarity: Rarity
  readonly #kept = new Map<string, Promise<Saga<SagaHead> | undefined>>()

  constructor(store: Store, rarity: Rarity) {
    this.#store = store
    this.#rarity = rarity
  }

  of(head: StoryHead): Promise<Saga<SagaHead> | undefined> {
    const key = [head.id, head.leadArticleId, head.articleCount, head.lastAt].join(' ')
    const known = this.#kept.get(key)
    if (known) return known
    if (this.#kept.size >= keptSagas) this.#kept.clear()
    const saga = sagaOfStory(this.#store, this.#rarity, head)
    this.#kept.set(key, saga)
    // A failed read is tried again at the next question.
    saga.catch(() => this.#kept.delete(key))
    return saga
  }
}

/** Undefined for a story that nothing continues or precedes. Cost: three searches and the analyses of at most 120 articles. */
export async function sagaOfStory(store: Store, rarity: Rarity, head: StoryHead): Promise<Saga<SagaHead> | undefined> {
  const known = new Map<number, SagaHead>()
  const add = async (from: StoryHead): Promise<void> => {
    const analysis = await store.analysis(from.leadArticleId)
    if (!analysis) return
    const heads = await storiesLike(store, rarity, from, analysis)
    for (const other of [from, ...heads]) {
      if (known.has(other.id) || other.lang !== head.lang) continue
      const found = other.id === from.id ? analysis : await store.analysis(other.leadArticleId)
      if (!found) continue
      const { id, firstAt, lastAt } = other
      known.set(id, {
        id,
        firstAt,
        lastAt,
        head: other,
        features: await featuresOf({ title: other.title, analysis: found }, rarity),
      })
    }
  }
  await add(head)
  const saga = sagaOf(head.id, [...known.values()])
  if (!saga) return undefined
  // The words of the chain's ends find parts that the words of the story itself do not.
  const ends = [saga.parts[0], saga.parts.at(-1)].flatMap((part) => part?.story.head ?? [])
  for (const end of ends) if (end.id !== head.id) await add(end)
  return sagaOf(head.id, [...known.values()])
}

/** Stories with an article that shares the rarest words of `analysis`, best first. */
async function storiesLike(store: Store, rarity: Rarity, head: StoryHead, analysis: Analysis): Promise<StoryHead[]> {
  const hits = await hitsLike(store, rarity, analysis, {
    limit: searchHits,
    from: Math.max(0, head.firstAt - searchMs),
    to: head.lastAt + searchMs,
    ...(head.lang === '' ? {} : { lang: head.lang }),
  })
  const ids = [...new Set(hits.flatMap((hit) => hit.storyId ?? []))].slice(0, mostStories)
  return await store.storiesByIds(ids)
}
