/**
 * Another story than the one at hand, as an editor finds it: by words, by its number or address, or unasked, by what is likely.
 * In: a story's view, what was typed. Out: at most ten stories, the likeliest first. Reads the store only.
 */
import { defined } from '../../model/defined.ts'
import type { Direction } from '../../model/article.ts'
import type { StoryHead } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { mutedAmong } from '../own/muted.ts'
import type { RelatedStory, StoryView } from '../stories/views.ts'
import { search } from './search.ts'

export interface FoundStory {
  id: number
  title: string
  lang?: string
  dir: Direction
  lastAt: number
  articleCount: number
  sourceCount: number
  /** What links it with the story at hand; absent where words alone found it. `similar`: other publishers on the same event. */
  link?: RelatedStory['relation'] | 'similar'
}

export interface FoundStories {
  /** `nearest`: no story has all of the words. `itself`: the number or address is that of the story at hand. */
  by: 'likeness' | 'words' | 'nearest' | 'address' | 'itself'
  items: FoundStory[]
  /** How many more there are that the editor has muted; a number or an address finds them. */
  muted: number
}

export interface FindStoryDeps {
  store: Store
  /** Whose muted stories are not offered. */
  holder?: number
  timeZone: string
}

const mostOffered = 10
/** Some are the story at hand, some in no story yet, some muted. */
const mostHits = 40

/**
 * Never the story at hand nor one that was merged away: what leads to such a one leads to what it was merged into. Costs a search, or two where
 * little is likely.
 */
export async function findStory(deps: FindStoryDeps, view: StoryView, asked: string): Promise<FoundStories> {
  if (asked === '') return await likely(deps, view)
  const named = await storyNamed(deps.store, asked)
  if (named === 'none') return { by: 'address', items: [], muted: 0 }
  if (named?.id === view.id) return { by: 'itself', items: [], muted: 0 }
  if (named !== undefined) return { by: 'address', items: [foundStory(named)], muted: 0 }
  const found = await withWords(deps, asked)
  const offered = await offer(deps, view, found.ids, new Map())
  return { by: found.nearest ? 'nearest' : 'words', ...offered }
}

/** What tells the same, then what continues or precedes it, what is related, other languages; then what is found by its headline. */
async function likely(deps: FindStoryDeps, view: StoryView): Promise<FoundStories> {
  const links = new Map<number, FoundStory['link']>()
  const add = (id: number | undefined, link: FoundStory['link']): void => {
    if (id !== undefined && !links.has(id)) links.set(id, link)
  }
  for (const { storyId } of view.similar) add(storyId, 'similar')
  const parts = [...(view.saga?.parts ?? [])]
  parts.sort((a, b) => Math.abs(a.firstAt - view.firstAt) - Math.abs(b.firstAt - view.firstAt))
  for (const { id } of parts) add(id, 'saga')
  for (const { id, relation } of [...view.related, ...view.otherLanguages]) add(id, relation)
  const ids = [...links.keys()].filter((id) => id !== view.id)
  // A headline's signs are no operators of a search.
  const headline = view.title.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
  const others = ids.length >= mostOffered ? [] : (await withWords(deps, headline)).ids
  return { by: 'likeness', ...(await offer(deps, view, [...ids, ...others], links)) }
}

/** The stories of the best hits, in their order. */
async function withWords({ store, timeZone }: FindStoryDeps, q: string): Promise<{ ids: number[]; nearest: boolean }> {
  const found = await search(store, { q, exact: false, fold: true, limit: mostHits }, timeZone)
  // Without a word to look for (only signs, only what is not to be there), nothing is found.
  if (!found.ok) return { ids: [], nearest: false }
  return { ids: found.value.hits.flatMap(({ storyId }) => storyId ?? []), nearest: found.value.nearest }
}

async function offer(
  { store, holder }: FindStoryDeps,
  view: StoryView,
  ids: readonly number[],
  links: ReadonlyMap<number, FoundStory['link']>,
): Promise<Pick<FoundStories, 'items' | 'muted'>> {
  const wanted = [...new Set(ids)].filter((id) => id !== view.id)
  const heads = new Map((await store.storiesByIds(wanted)).map((head) => [head.id, head]))
  const known = wanted.flatMap((id) => heads.get(id) ?? [])
  const about = known.map((head) => ({ ...head, articleId: head.leadArticleId }))
  const muted = holder === undefined ? new Set<number>() : await mutedAmong(store, holder, about)
  const shown = known.filter(({ id }) => !muted.has(id)).slice(0, mostOffered)
  return { items: shown.map((head) => foundStory(head, links.get(head.id))), muted: muted.size }
}

function foundStory(head: StoryHead, link?: FoundStory['link']): FoundStory {
  const { id, title, lang, dir, lastAt, articleCount, sourceCount } = head
  return { id, title, ...(lang === '' ? {} : { lang }), dir, lastAt, articleCount, sourceCount, ...defined({ link }) }
}

/**
 * The story that a number ("#12") or an address means: of its page, of an article's page, of an article at its publisher. `none`: it is an
 * address, and nothing of ours is there. Undefined: these are words.
 */
async function storyNamed(store: Store, asked: string): Promise<StoryHead | 'none' | undefined> {
  const isAddress = /^(?:https?:\/\/|\/(?:story|article)\/)\S+$/i.test(asked)
  const id = wholeNumber(/^#?(\d+)$/.exec(asked)?.[1] ?? /\/(?:story|article)\/(\d+)(?:[?#/]|$)/.exec(asked)?.[1])
  const named = id === undefined ? undefined : await storyOf(store, id)
  if (named !== undefined || !isAddress) return named
  const storyId = (await store.articleByUrl(asked))?.storyId
  return (storyId === undefined ? undefined : await storyOf(store, storyId)) ?? 'none'
}

/** The story of that number, else that of the article of that number. */
async function storyOf(store: Store, id: number): Promise<StoryHead | undefined> {
  const story = await store.story(id)
  if (story !== undefined) return story.head
  const [article] = await store.headsByIds([id])
  return article?.storyId === undefined ? undefined : (await store.story(article.storyId))?.head
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && Number.isSafeInteger(Number(text)) ? Number(text) : undefined
}
