/**
 * The saga of a story: earlier and later stories that it continues, found by their own words.
 * In: a story's head. Out: its saga, or none. Reads the store only; group/reading/saga.ts decides.
 */
import { sagaOf, type Saga, type SagaStory } from '../../group/reading/saga.ts'
import type { Analysis } from '../../model/analysis.ts'
import { defined } from '../../model/defined.ts'
import { dayMs } from '../../model/instant.ts'
import type { StoryHead } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import type { Freshness } from '../kept/freshness.ts'
import { KeptAnswers } from '../kept/kept-answers.ts'
import { articlesSharing, featuresOfAll, type Rarity } from './story-profile.ts'

export interface SagaHead extends SagaStory {
  head: StoryHead
}

/** How far a search looks to either side of the story that asks. */
const searchMs = 30 * dayMs
const searchHits = 60
const mostStories = 30

const keptSagas = 500
const keptHeads = 5_000

/** The sagas of stories, each kept until the store changes. */
export class Sagas {
  readonly #deps: SagaDeps
  readonly #kept: KeptAnswers<{ saga?: Saga<SagaHead> }>

  constructor(store: Store, rarity: Rarity, freshness: Freshness) {
    this.#deps = { store, rarity, heads: new SagaHeads(store, rarity) }
    this.#kept = new KeptAnswers(freshness, { most: keptSagas, graceMs: 0 })
  }

  async of(head: StoryHead): Promise<Saga<SagaHead> | undefined> {
    const key = [head.id, head.leadArticleId, head.articleCount, head.lastAt].join(' ')
    const { saga } = await this.#kept.get(key, async () => ({
      value: defined({ saga: await sagaOfStory(this.#deps, head) }),
      tags: [head.id],
    }))
    return saga
  }
}

/** Stories with what they are about, kept while their lead stays; how rare a word is moves slowly. */
class SagaHeads {
  readonly #store: Store
  readonly #rarity: Rarity
  readonly #kept = new Map<string, SagaHead>()

  constructor(store: Store, rarity: Rarity) {
    this.#store = store
    this.#rarity = rarity
  }

  /** In the order given; stories whose lead is not analysed are left out. */
  async of(heads: readonly StoryHead[]): Promise<SagaHead[]> {
    const missing = heads.filter((head) => !this.#kept.has(keyOf(head)))
    const analyses = await this.#store.analyses(missing.map((head) => head.leadArticleId))
    if (this.#kept.size + missing.length > keptHeads) this.#kept.clear()
    const analysed = missing.flatMap((head) => {
      const analysis = analyses.get(head.leadArticleId)
      return analysis === undefined ? [] : [{ head, title: head.title, analysis }]
    })
    const features = await featuresOfAll(analysed, this.#rarity)
    for (const [i, { head }] of analysed.entries()) {
      const { id, firstAt, lastAt } = head
      this.#kept.set(keyOf(head), { id, firstAt, lastAt, head, features: features[i] ?? [] })
    }
    return heads.flatMap((head) => this.#kept.get(keyOf(head)) ?? [])
  }
}

/** All that a saga shows of a story, and what its features are made of. */
function keyOf(head: StoryHead): string {
  return JSON.stringify([
    head.id,
    head.leadArticleId,
    head.firstAt,
    head.lastAt,
    head.articleCount,
    head.sourceCount,
    head.title,
  ])
}

interface SagaDeps {
  store: Store
  rarity: Rarity
  heads: SagaHeads
}

/** Undefined for a story that nothing continues or precedes. Cost: three searches and the analyses of at most 120 articles. */
async function sagaOfStory({ store, rarity, heads }: SagaDeps, head: StoryHead): Promise<Saga<SagaHead> | undefined> {
  const known = new Map<number, SagaHead>()
  const add = async (from: StoryHead): Promise<void> => {
    const analysis = await store.analysis(from.leadArticleId)
    if (!analysis) return
    const like = await storiesLike(store, rarity, from, analysis)
    const fresh = [from, ...like].filter((other) => !known.has(other.id) && other.lang === head.lang)
    for (const other of await heads.of(fresh)) known.set(other.id, other)
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
  const ids = await articlesSharing(store, rarity, analysis, {
    at: { from: head.firstAt, to: head.lastAt },
    reachMs: searchMs,
    most: searchHits,
  })
  // Asked of the index, a language costs more than the words: it walks through all that is in it.
  const heads = (await store.headsByIds(ids)).filter(({ lang }) => head.lang === '' || lang === head.lang)
  return await store.storiesByIds([...new Set(heads.flatMap((hit) => hit.storyId ?? []))].slice(0, mostStories))
}
