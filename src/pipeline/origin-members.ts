/**
 * The articles of a story as its origins are counted from them, and the counting of all stories that wait for it.
 * In: a store. Out: members; counts in the store. Reads texts and analyses; counts in the compute threads; writes counts.
 */
import { setImmediate } from 'node:timers/promises'
import type { Source } from '../model/article.ts'
import { defined } from '../model/defined.ts'
import type { StoryOrigins } from '../model/story-origins.ts'
import { ok } from '../problem.ts'
import type { WaitingStories } from '../store/origin-counts.ts'
import type { StoryMember } from '../store/records.ts'
import type { PackedArticle } from '../store/story-material.ts'
import type { Store } from '../store/store.ts'
import type { Compute } from './compute-pool.ts'
import { originsOfStory, type OriginStory } from './story-work.ts'

/** Every pair is compared: of a longer story its newest articles are counted. */
const mostMembers = 150
const storiesPerRun = 50

export interface CountOrigins extends WaitingStories {
  /** Without it the counting is done in this thread. */
  compute?: Pick<Compute, 'origins'>
  signal?: AbortSignal
  /** So many stories, about; all without it. */
  most?: number
}

/**
 * Counts the origins of every story that waits (of those chosen, where `o` chooses), once each: one that goes on waiting holds up none behind it.
 * The next stories are read while those before are counted. Stops early when `signal` is aborted. How many were looked at.
 */
export async function countOrigins(store: Store, o: CountOrigins = {}): Promise<number> {
  const sources = new Map((await store.sources()).map((source) => [source.id, source]))
  const count = async (stories: readonly OriginStory[]): ReturnType<Compute['origins']> =>
    o.compute ? await o.compute.origins(stories) : await eachInTurn(stories)
  let before: Promise<void> = Promise.resolve()
  let looked = 0
  for (let last = 0; o.signal?.aborted !== true && looked < (o.most ?? Number.POSITIVE_INFINITY);) {
    const ids = await store.origins.waiting(storiesPerRun, last, o)
    if (ids.length === 0) break
    last = ids.at(-1) ?? last
    looked += ids.length
    const members = await store.material.members(ids)
    const stories = await loaded(store, [...members.values()], sources)
    const counted = count(stories)
    // Awaited on the next round; until then its failure is not an unhandled one.
    counted.catch(() => undefined)
    await before
    before = counted.then(async (outcomes) => {
      const current = [...members].flatMap(([storyId, rows], i) => {
        const outcome = outcomes[i]
        return outcome?.ok ? [{ storyId, articleCount: rows.length, origins: outcome.value }] : []
      })
      await store.origins.putAll(current)
    })
    before.catch(() => undefined)
  }
  await before
  return looked
}

/** The origins of a story with these members, oldest first; texts and analyses that are not in hand (`packed`) are read. */
export async function originsOf(
  store: Store,
  rows: readonly StoryMember[],
  sources: ReadonlyMap<string, Source>,
  packed: ReadonlyMap<number, PackedArticle> = new Map(),
): Promise<StoryOrigins> {
  const inHand = rows.every((row) => packed.get(row.id)?.body !== undefined)
  const [story] = inHand ? [storyWith(rows, sources, packed)] : await loaded(store, [rows], sources)
  return originsOfStory(story ?? { members: [] })
}

function storyWith(
  rows: readonly StoryMember[],
  sources: ReadonlyMap<string, Source>,
  packed: ReadonlyMap<number, PackedArticle>,
): OriginStory {
  return {
    members: rows
      .slice(-mostMembers)
      .map((row) => ({ row, ...defined({ source: sources.get(row.sourceId), packed: packed.get(row.id) }) })),
  }
}

async function loaded(
  store: Store,
  stories: readonly (readonly StoryMember[])[],
  sources: ReadonlyMap<string, Source>,
): Promise<OriginStory[]> {
  const counted = stories.map((rows) => rows.slice(-mostMembers))
  const packed = await store.material.packed(
    counted.flatMap((rows) => rows.map((row) => row.id)),
    { texts: true },
  )
  return counted.map((rows) => storyWith(rows, sources, packed))
}

/** A server that counts goes on answering. */
async function eachInTurn(stories: readonly OriginStory[]): ReturnType<Compute['origins']> {
  const outcomes = []
  for (const story of stories) {
    outcomes.push(ok(originsOfStory(story)))
    await setImmediate()
  }
  return outcomes
}
