/**
 * Stories with their members as read for pages, kept until they change; of a story that changes only what is new is read.
 * In: a story id. Out: a `LoadedStory`. Reads the store; holds about `mostMembers` members.
 *
 * A member is the same object as long as nothing of it changes, so that what is worked out of one member or two (figures in their sentences,
 * what a later version changed) is worked out once.
 */
import type { Correction } from '../../model/story.ts'
import { correctionsChanged, sourcesChanged } from '../../store/changes.ts'
import type { Store } from '../../store/store.ts'
import { defined } from '../../model/defined.ts'
import { loadOutlets, type Outlets } from '../stories/outlets.ts'
import { loadStory, type LoadedStory } from '../stories/loaded-story.ts'
import type { Freshness } from './freshness.ts'
import { KeptAnswers, type Before } from './kept-answers.ts'

/** With its analysis and the beginning of its text a member takes about 30 KB. */
const mostMembers = 4_000

interface Found {
  story?: LoadedStory
}

export class KeptStories {
  readonly #store: Store
  readonly #stories: KeptAnswers<Found>
  readonly #outlets: KeptAnswers<Outlets>
  readonly #corrections: KeptAnswers<readonly Correction[]>

  constructor(store: Store, freshness: Freshness) {
    this.#store = store
    this.#stories = new KeptAnswers(freshness, { most: mostMembers, graceMs: Infinity, isNew: true })
    this.#outlets = new KeptAnswers(freshness, { most: 1, graceMs: Infinity })
    this.#corrections = new KeptAnswers(freshness, { most: 1, graceMs: Infinity })
  }

  /** Names and families of the sources. */
  outlets(): Promise<Outlets> {
    return this.#outlets.get('', async () => ({ value: await loadOutlets(this.#store), tags: [sourcesChanged] }))
  }

  /** The story of that id, retired ids included; undefined when there is none. */
  async story(id: number): Promise<LoadedStory | undefined> {
    const { story } = await this.#stories.get(String(id), async (before) => {
      const common = { outlets: await this.outlets(), corrections: await this.#allCorrections() }
      const made = await loadStory(this.#store, id, common, before && reusable(before))
      const members = made?.members.map((m) => m.id) ?? []
      const tags = [id, ...(made === undefined ? [] : [made.head.id]), ...members]
      return { value: defined({ story: made }), tags, weight: 1 + members.length }
    })
    return story
  }

  #allCorrections(): Promise<readonly Correction[]> {
    const read = async () => ({ value: await this.#store.corrections(), tags: [correctionsChanged] })
    return this.#corrections.get('', read)
  }
}

/** What was read before, but for the members that changed since. */
function reusable({ value: { story }, touched }: Before<Found>): Parameters<typeof loadStory>[3] {
  if (story === undefined) return undefined
  const same = story.members.filter((m) => !touched.has(m.id))
  return { members: new Map(same.map((m) => [m.id, m])), origins: story.origins }
}
