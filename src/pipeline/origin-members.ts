/**
 * The articles of a story as its origins are counted from them, and the counting of all stories that wait for it.
 * In: a store. Out: members; counts in the store. Reads texts and analyses; writes counts.
 */
import { setImmediate } from 'node:timers/promises'
import { writingKind } from '../analyse/features/article-kind.ts'
import { publisherOfSource } from '../analyse/credits/publisher-lookup.ts'
import type { OriginMember } from '../group/origins/origin-member.ts'
import { storyOrigins } from '../group/origins/story-origins.ts'
import type { Analysis } from '../model/analysis.ts'
import type { Source } from '../model/article.ts'
import { defined } from '../model/defined.ts'
import { featureKind } from '../model/features.ts'
import type { StoryOrigins } from '../model/story-origins.ts'
import type { StoryMember } from '../store/records.ts'
import type { Store } from '../store/store.ts'

/** Every pair is compared: of a longer story its newest articles are counted. */
const mostMembers = 150
const storiesPerRun = 50

/** Counts the origins of every story that waits, once each: one that goes on waiting holds up none behind it. Stops early when `signal` is aborted. */
export async function countOrigins(store: Store, signal?: AbortSignal): Promise<void> {
  const sources = new Map((await store.sources()).map((source) => [source.id, source]))
  let last = 0
  for (;;) {
    const ids = await store.origins.waiting(storiesPerRun, last)
    for (const id of ids) {
      if (signal?.aborted === true) return
      const rows = await store.storyMembers(id)
      await store.origins.put(id, rows.length, await originsOf(store, rows, sources))
      last = id
      // A server that counts goes on answering.
      await setImmediate()
    }
    if (ids.length === 0) return
  }
}

/** The origins of a story with these members, oldest first. */
export async function originsOf(
  store: Store,
  rows: readonly StoryMember[],
  sources: ReadonlyMap<string, Source>,
): Promise<StoryOrigins> {
  const counted = rows.slice(-mostMembers)
  const articles = await store.articlesByIds(counted.map((row) => row.id))
  const texts = new Map(articles.map(({ id, text }) => [id, text]))
  const analyses = await store.analyses(counted.map((row) => row.id))
  return storyOrigins(
    counted.map((row) => originMember(row, texts.get(row.id) ?? '', analyses.get(row.id), sources.get(row.sourceId))),
  )
}

function originMember(row: StoryMember, text: string, analysis: Analysis | undefined, source?: Source): OriginMember {
  const known = publisherOfSource({ id: row.sourceId, url: row.url, ...defined({ name: source?.name }) })
  const country = source?.country ?? (known?.country === '-' ? undefined : known?.country)
  return {
    id: row.id,
    sourceId: row.sourceId,
    publisher: known?.name ?? source?.name ?? row.sourceId,
    family: source?.family ?? row.sourceId,
    at: row.at,
    timed: row.publishedAt === row.at && !row.dateOnly,
    url: row.url,
    title: row.title,
    text,
    opinion: (writingKind(row.title, '') & featureKind.opinion) !== 0,
    ...defined({ country, author: row.author, analysis }),
  }
}
