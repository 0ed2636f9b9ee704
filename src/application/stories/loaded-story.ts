/**
 * A story as its page needs it, before anything is worked out: head, members, origins, corrections.
 * In: a story id. Out: a `LoadedStory`; what several views need of it is worked out once. Reads the store only.
 */
import { letOthersIn } from '../../give-way.ts'
import { placedFigures } from '../../group/reading/figure-context.ts'
import { figureSets, figuresOfEach, type FigureSet } from '../../group/reading/figure-sets.ts'
import { toldFolds, type ToldFold } from '../../group/reading/told-folds.ts'
import type { Correction } from '../../model/story.ts'
import type { StoryOrigins } from '../../model/story-origins.ts'
import { originsOf } from '../../pipeline/origin-members.ts'
import type { StoryHead } from '../../store/records.ts'
import type { StoryLink } from '../../store/queries/story-links.ts'
import type { Store } from '../../store/store.ts'
import type { Outlets } from './outlets.ts'
import { loadMembers, type LoadedMember } from './load-material.ts'

interface StoryParts {
  head: StoryHead
  /** Oldest first. */
  members: readonly LoadedMember[]
  outlets: Outlets
  origins: StoryOrigins
  /** To stories in other languages, strongest first. */
  links: readonly StoryLink[]
  /** Newest first, undone ones included. */
  corrections: readonly Correction[]
  /** The id that was asked for, where the story has another now. */
  redirectedFrom: number | undefined
}

export class LoadedStory {
  readonly head: StoryHead
  readonly members: readonly LoadedMember[]
  readonly outlets: Outlets
  readonly origins: StoryOrigins
  readonly links: readonly StoryLink[]
  readonly corrections: readonly Correction[]
  readonly redirectedFrom: number | undefined
  #sets: FigureSet<LoadedMember>[] | undefined
  #folds: ToldFold<LoadedMember>[] | undefined

  constructor(parts: StoryParts) {
    this.head = parts.head
    this.members = parts.members
    this.outlets = parts.outlets
    this.origins = parts.origins
    this.links = parts.links
    this.corrections = parts.corrections
    this.redirectedFrom = parts.redirectedFrom
  }

  /** Works out `sets`, in steps between which others have their turn: of hundreds of articles it takes a second the first time. */
  async prepare(): Promise<void> {
    const most = figuresOfEach(this.members.length)
    for (const member of this.members) {
      placedFigures(member, most)
      await letOthersIn()
    }
    this.#sets ??= figureSets(this.members)
    await letOthersIn()
  }

  get sets(): FigureSet<LoadedMember>[] {
    return (this.#sets ??= figureSets(this.members))
  }

  get folds(): ToldFold<LoadedMember>[] {
    return (this.#folds ??= toldFolds(this.members, this.sets))
  }
}

/** What is known of a story from before it changed. */
export interface StoryBefore {
  members: ReadonlyMap<number, LoadedMember>
  /** Hold until the stage that groups has counted the origins anew, which is a change of its own: seconds at most. */
  origins: StoryOrigins
}

/** What the pages of all stories have in common. */
export interface CommonParts {
  outlets: Outlets
  /** All that were ever made, oldest first. */
  corrections: readonly Correction[]
}

/** Undefined when there is no such story. Members of `before` that are as they were are not read again. */
export async function loadStory(
  store: Store,
  id: number,
  { outlets, corrections }: CommonParts,
  before?: StoryBefore,
): Promise<LoadedStory | undefined> {
  const found = await store.reading.story(id)
  if (!found) return undefined
  const { head, links, redirectedFrom } = found
  const { members, packed } = await loadMembers(store, head, outlets, before?.members)
  return new LoadedStory({
    head,
    members,
    outlets,
    links,
    // None are stored of a story of one article, nor of one that changed this moment.
    origins:
      found.origins ??
      waitingFor(head, before) ??
      (await originsOf(
        store,
        members.map((m) => m.row),
        outlets.sources,
        packed,
      )),
    corrections: correctionsOf(corrections, head.id, members),
    redirectedFrom,
  })
}

/** Of a story of one article nothing is counted. */
function waitingFor(head: StoryHead, before: StoryBefore | undefined): StoryOrigins | undefined {
  return head.articleCount > 1 ? before?.origins : undefined
}

function correctionsOf(all: readonly Correction[], storyId: number, members: readonly LoadedMember[]): Correction[] {
  const ids = new Set(members.map((m) => m.id))
  return all.filter((c) => c.storyIds.includes(storyId) || c.articleIds.some((id) => ids.has(id))).reverse()
}
