/**
 * The saga of a story: earlier and later stories that it continues, found by their own words.
 * In: a story's head. Out: its saga, or none. Reads the store only; group/reading/saga.ts decides.
 */
import { sagaOf, type Saga, type SagaStory } from '../../group/reading/saga.ts'
import type { Analysis } from '../../model/analysis.ts'
import { defined } from '../../model/defined.ts'
import { dayMs } from '../../model/instant.ts'
import { unpackJson } from '../../store/packed-json.ts'
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
    this.#deps = { store, rarity, heads: new SagaHeads(rarity) }
    this.#kept = new KeptAnswers(freshness, { most: keptSagas, graceMs: 0 })
  }

  /** `analysis`: of the story's lead, where it is in hand. */
  async of(head: StoryHead, analysis?: Analysis): Promise<Saga<SagaHead> | undefined> {
    const key = [head.id, head.leadArticleId, head.articleCount, head.lastAt].join(' ')
    const { saga } = await this.#kept.get(key, async () => ({
      value: defined({ saga: await sagaOfStory(this.#deps, head, analysis) }),
      tags: [head.id],
    }))
    return saga
  }
}

/** Stories with what they are about, kept while their lead stays; how rare a word is moves slowly. */
class SagaHeads {
  readonly #rarity: Rarity
  readonly #kept = new Map<string, SagaHead>()

  constructor(rarity: Rarity) {
    this.#rarity = rarity
  }

  /** In the order given; stories whose lead is not analysed are left out. */
  async of(stories: readonly LedStory[]): Promise<SagaHead[]> {
    const missing = stories.filter(({ head }) => !this.#kept.has(keyOf(head)))
    if (this.#kept.size + missing.length > keptHeads) this.#kept.clear()
    const analysed = missing.flatMap(({ head, lead }) => {
      const analysis = lead()
      return analysis === undefined ? [] : [{ head, title: head.title, analysis }]
    })
    const features = await featuresOfAll(analysed, this.#rarity)
    for (const [i, { head }] of analysed.entries()) {
      const { id, firstAt, lastAt } = head
      this.#kept.set(keyOf(head), { id, firstAt, lastAt, head, features: features[i] ?? [] })
    }
    return stories.flatMap(({ head }) => this.#kept.get(keyOf(head)) ?? [])
  }
}

/** A story with the analysis of its lead, which is unpacked only where it is needed. */
interface LedStory {
  head: StoryHead
  lead: () => Analysis | undefined
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

/**
 * Undefined for a story that nothing continues or precedes. Three statements, three more where the chain has other ends: the index, the stories
 * found, how rare their words are.
 */
async function sagaOfStory(
  deps: SagaDeps,
  head: StoryHead,
  analysis: Analysis | undefined,
): Promise<Saga<SagaHead> | undefined> {
  const own = analysis ?? (await deps.store.analysis(head.leadArticleId))
  if (own === undefined) return undefined
  const stories = new Map<number, LedStory>([[head.id, { head, lead: () => own }]])
  const known = new Map<number, SagaHead>()
  const addLike = async (ends: readonly LedStory[]): Promise<void> => {
    const like = await storiesLike(deps, ends, head.lang)
    const fresh = new Map<number, LedStory>()
    for (const story of ends.flatMap((end, i) => [end, ...(like[i] ?? [])]))
      if (!known.has(story.head.id) && story.head.lang === head.lang && !fresh.has(story.head.id))
        fresh.set(story.head.id, story)
    for (const [id, story] of fresh) if (!stories.has(id)) stories.set(id, story)
    for (const found of await deps.heads.of([...fresh.values()])) known.set(found.id, found)
  }
  await addLike([...stories.values()])
  const saga = sagaOf(head.id, [...known.values()])
  if (!saga) return undefined
  // The words of the chain's ends find parts that the words of the story itself do not.
  const ends = new Set([saga.parts[0], saga.parts.at(-1)].map((part) => part?.story.id ?? head.id))
  ends.delete(head.id)
  await addLike([...ends].flatMap((id) => stories.get(id) ?? []))
  return sagaOf(head.id, [...known.values()])
}

/** For each story those with an article that shares the rarest words of its lead, best first. Two statements. */
async function storiesLike({ store, rarity }: SagaDeps, of: readonly LedStory[], lang: string): Promise<LedStory[][]> {
  const subjects = of.map(({ head, lead }) => ({ analysis: lead(), at: { from: head.firstAt, to: head.lastAt } }))
  const lists = await articlesSharing(rarity, subjects, { reachMs: searchMs, most: searchHits })
  // Asked of the index, a language costs more than the words: it walks through all that is in it.
  const found = await store.reading.storiesOf(lists, lang)
  return found.map((stories) =>
    stories.slice(0, mostStories).map(({ head, analysis }) => ({
      head,
      lead: () => (analysis === undefined ? undefined : unpackJson<Analysis>(analysis)),
    })),
  )
}
