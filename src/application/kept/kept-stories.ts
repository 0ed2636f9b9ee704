/**
 * Stories with their members as read for pages, kept until they change; of a story that changes only what is new is read.
 * In: a story id. Out: a `LoadedStory`. Reads the store; holds at most `mostMembers` members.
 *
 * A member is the same object as long as nothing of it changes, so that what is worked out of one member or two (figures in their sentences,
 * what a later version changed) is worked out once.
 */
import type { Change } from '../../store/changes.ts'
import type { Store } from '../../store/store.ts'
import { loadOutlets, type Outlets } from '../stories/outlets.ts'
import type { LoadedMember } from '../stories/load-material.ts'
import { loadStory, type LoadedStory } from '../stories/loaded-story.ts'
import type { Freshness } from './freshness.ts'

/** With its analysis and the beginning of its text a member takes about 30 KB. */
const mostMembers = 4_000

interface KeptStory {
  material: LoadedStory
  isStale: boolean
  /** Members that were analysed or revised since. */
  changed: Set<number>
}

export class KeptStories {
  readonly #store: Store
  readonly #freshness: Freshness
  readonly #kept = new Map<number, KeptStory>()
  readonly #loading = new Map<number, { number: number; material: Promise<LoadedStory | undefined> }>()
  #outlets: Promise<Outlets> | undefined
  #members = 0

  constructor(store: Store, freshness: Freshness) {
    this.#store = store
    this.#freshness = freshness
    freshness.listen((change) => this.#drop(change))
  }

  /** Names and families of the sources. */
  async outlets(): Promise<Outlets> {
    await this.#freshness.now()
    this.#outlets ??= loadOutlets(this.#store)
    this.#outlets.catch(() => (this.#outlets = undefined))
    return await this.#outlets
  }

  /** The story of that id, retired ids included; undefined when there is none. */
  async story(id: number): Promise<LoadedStory | undefined> {
    const number = await this.#freshness.now()
    const known = this.#kept.get(id)
    if (known !== undefined && !known.isStale) {
      this.#kept.delete(id)
      this.#kept.set(id, known)
      return known.material
    }
    const loading = this.#loading.get(id)
    if (loading?.number === number) return await loading.material
    const material = this.#load(id, known)
    this.#loading.set(id, { number, material })
    try {
      return await material
    } finally {
      if (this.#loading.get(id)?.material === material) this.#loading.delete(id)
    }
  }

  async #load(id: number, before: KeptStory | undefined): Promise<LoadedStory | undefined> {
    const known = new Map<number, LoadedMember>()
    for (const member of before?.material.members ?? [])
      if (!before?.changed.has(member.id)) known.set(member.id, member)
    this.#forget(id)
    // Registered before the read: a change that comes in between finds it.
    const kept: { isStale: boolean; changed: Set<number> } = { isStale: false, changed: new Set() }
    const heard = (change: Change): void => {
      if (change.all || change.stories.has(id)) kept.isStale = true
      for (const article of change.articles) kept.changed.add(article)
    }
    this.#reading.add(heard)
    try {
      const material = await loadStory(
        this.#store,
        id,
        await this.outlets(),
        before && { members: known, origins: before.material.origins },
      )
      if (material === undefined || material.redirectedFrom !== undefined) return material
      const changed = new Set(material.members.flatMap((m) => (kept.changed.has(m.id) ? [m.id] : [])))
      this.#forget(id)
      this.#kept.set(id, { material, isStale: kept.isStale || changed.size > 0, changed })
      this.#members += material.members.length
      for (const oldest of this.#kept.keys()) {
        if (this.#members <= mostMembers || oldest === id) break
        this.#forget(oldest)
      }
      return material
    } finally {
      this.#reading.delete(heard)
    }
  }

  readonly #reading = new Set<(change: Change) => void>()

  #forget(id: number): void {
    this.#members -= this.#kept.get(id)?.material.members.length ?? 0
    this.#kept.delete(id)
  }

  #drop(change: Change): void {
    for (const heard of this.#reading) heard(change)
    if (change.all) {
      this.#outlets = undefined
      this.#kept.clear()
      this.#members = 0
      return
    }
    for (const [id, kept] of this.#kept) {
      if (change.stories.has(id)) kept.isStale = true
      for (const { id: article } of change.articles.size === 0 ? [] : kept.material.members) {
        if (!change.articles.has(article)) continue
        kept.isStale = true
        kept.changed.add(article)
      }
    }
  }
}
