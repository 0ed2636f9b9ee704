/**
 * What one reader has read, saved, follows and will not see.
 * In: a store, a clock, the holder. Out: lists and marks of that holder alone. Reads stories; reads and writes the holder's own state.
 */
import { defined } from '../../model/defined.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { ArticleHead, ListPage, StoryHead } from '../../store/records.ts'
import type { ListedKind, MarkedKind, OwnList, OwnListed, OwnMark } from '../../store/people/own-state.ts'
import type { Store } from '../../store/store.ts'
import { mutedAmong } from './muted.ts'

export type { ListedKind, MarkedKind, OwnList, OwnListed }

export interface OwnDeps {
  store: Store
  /** Epoch ms, UTC. */
  clock: () => number
}

export const storyLists = ['unread', 'changed', 'saved'] as const
export type StoryList = (typeof storyLists)[number]

/** A story of an own list. */
export interface OwnStory extends StoryHead {
  readAt?: number
  savedAt?: number
  /** Articles that came since it was read. */
  fresh?: number
}

const mostIds = 200

/** A page of stories; muted ones are left out, so that it may hold fewer than asked. */
export async function ownStories(
  { store }: OwnDeps,
  holder: number,
  o: { list: StoryList; limit: number; cursor?: string },
): Promise<ListPage<OwnStory>> {
  const { own } = store.people
  const grown = o.list === 'changed' ? await own.grown(holder, o.limit, o.cursor) : undefined
  const page =
    grown === undefined
      ? o.list === 'saved'
        ? await own.saved(holder, 'story', o.limit, o.cursor)
        : await own.unread(holder, o.limit, o.cursor)
      : { ...grown, items: grown.items.map(({ id }) => id) }
  const heads = new Map((await store.storiesByIds(page.items)).map((head) => [head.id, head]))
  const marks = new Map((await own.marks(holder, 'story', page.items)).map((mark) => [mark.id, mark]))
  const fresh = new Map(grown?.items.map((one) => [one.id, one.fresh]))
  const hidden = o.list === 'saved' ? new Set<number>() : await mutedStories(store, holder, [...heads.values()])
  const items = page.items.flatMap((id) => {
    const head = heads.get(id)
    if (head === undefined || hidden.has(id)) return []
    const { readAt, savedAt } = marks.get(id) ?? {}
    return [{ ...head, ...defined({ readAt, savedAt, fresh: fresh.get(id) }) }]
  })
  return { items, ...defined({ next: page.next }) }
}

export async function ownArticles(
  { store }: OwnDeps,
  holder: number,
  o: { limit: number; cursor?: string },
): Promise<ListPage<ArticleHead>> {
  const page = await store.people.own.saved(holder, 'article', o.limit, o.cursor)
  return { items: await store.headsByIds(page.items), ...defined({ next: page.next }) }
}

/** What a page of these stories and articles shows to the holder beside what it shows to everybody. */
export async function ownMarks(
  { store }: OwnDeps,
  holder: number,
  o: { stories: readonly number[]; articles: readonly number[] },
): Promise<{ upTo: number; stories: (OwnMark & { fresh: number })[]; articles: OwnMark[]; hidden: number[] }> {
  const { own } = store.people
  const stories = o.stories.slice(0, mostIds)
  const [upTo, marks, articles, heads] = await Promise.all([
    own.upTo(holder),
    own.marks(holder, 'story', stories),
    own.marks(holder, 'article', o.articles.slice(0, mostIds)),
    store.storiesByIds(stories),
  ])
  const counts = new Map(heads.map((head) => [head.id, head.articleCount]))
  const hidden = await mutedStories(store, holder, heads)
  return {
    upTo,
    stories: marks.map((mark) => ({
      ...mark,
      fresh: mark.readAt === undefined ? 0 : Math.max(0, (counts.get(mark.id) ?? 0) - mark.seen),
    })),
    articles,
    hidden: [...hidden],
  }
}

/** Marks one as read or not, saved or not. Problems: request.not-found. */
export async function setMark(
  { store, clock }: OwnDeps,
  holder: number,
  o: { kind: MarkedKind; id: number; read?: boolean; saved?: boolean },
): Promise<Outcome<{ id: number }>> {
  const now = clock()
  const found = o.kind === 'story' ? (await store.story(o.id))?.head : (await store.headsByIds([o.id]))[0]
  if (found === undefined) return failed('request.not-found')
  const { own } = store.people
  const seen = 'articleCount' in found ? found.articleCount : 1
  if (o.read !== undefined) await own.setRead(holder, o.kind, found.id, o.read ? now : undefined, seen)
  if (o.saved !== undefined) await own.setSaved(holder, o.kind, found.id, o.saved ? now : undefined)
  return ok({ id: found.id })
}

/** All that was there at that instant, at most now, counts as read. */
export async function readAll(
  { store, clock }: OwnDeps,
  holder: number,
  upTo: number,
): Promise<Outcome<{ upTo: number }>> {
  const at = Math.min(upTo, clock())
  await store.people.own.readUpTo(holder, at)
  return ok({ upTo: at })
}

/** What may be followed, and what may be muted. */
const kindsOf: Record<OwnList, readonly ListedKind[]> = {
  follow: ['story', 'entity', 'speaker', 'search', 'source'],
  mute: ['source', 'word', 'entity'],
}

export function listedKind(list: OwnList, kind: unknown): ListedKind | undefined {
  return kindsOf[list].find((known) => known === kind)
}

/** Problems: request.invalid for what cannot be listed, or for a list that is full. */
export async function setListed(
  { store, clock }: OwnDeps,
  holder: number,
  o: { list: OwnList; kind: unknown; key: string; name?: string; on: boolean },
): Promise<Outcome<{ listed: boolean }>> {
  const kind = listedKind(o.list, o.kind)
  const key = o.key.trim()
  if (kind === undefined) return failed('request.invalid', 'kind')
  if (key === '' || key.length > 700) return failed('request.invalid', 'key')
  const { own } = store.people
  if (!o.on) {
    await own.removeListed(holder, o.list, kind, key)
    return ok({ listed: false })
  }
  const name = (o.name?.trim() ?? '').slice(0, 200) || (await nameOf(store, kind, key)) || key
  const put = await own.putListed(holder, o.list, { kind, key, name, madeAt: clock() })
  return put ? ok({ listed: true }) : failed('request.invalid', 'full')
}

async function nameOf(store: Store, kind: ListedKind, key: string): Promise<string | undefined> {
  if (kind === 'source') return (await store.source(key))?.name
  if (kind === 'story' && /^\d{1,16}$/.test(key)) return (await store.story(Number(key)))?.head.title
  return undefined
}

function mutedStories(store: Store, holder: number, heads: readonly StoryHead[]): Promise<Set<number>> {
  const items = heads.map(({ id, title, sourceIds, leadArticleId }) => ({
    id,
    title,
    sourceIds,
    articleId: leadArticleId,
  }))
  return mutedAmong(store, holder, items)
}
