/**
 * Links between stories of different languages: made from what the store holds, shown on the story's page.
 * In: a span of time, or a story. Out: stored links, or the stories linked to one. group/reading/link-languages.ts decides.
 *
 * Derived data: whoever may write groups makes the links of the last days anew when something was grouped; a lost pass is made up for
 * by the next.
 */
import { linkLanguages, type StorySketch } from '../../group/reading/link-languages.ts'
import { defined } from '../../model/defined.ts'
import { dayMs } from '../../model/instant.ts'
import type { Compute } from '../../pipeline/compute-pool.ts'
import { sketchOfStory, type SketchStory } from '../../pipeline/story-work.ts'
import { ok } from '../../problem.ts'
import type { RelatedStory } from './views.ts'
import type { StoryHead } from '../../store/records.ts'
import type { StoryLink } from '../../store/queries/story-links.ts'
import type { Store } from '../../store/store.ts'
import { relatedStory } from './related-stories.ts'

/** Stories further apart are not linked (link-languages.ts). */
const reachMs = 3 * dayMs
const readMembers = 20
const keptSketches = 20_000
const storiesPerRead = 200
const readsAhead = 2

type Sketches = Compute['sketches']

const inThisThread: Sketches = (stories) => Promise.resolve(stories.map((story) => ok(sketchOfStory(story))))

/** Makes sketches of stories, each kept until its story changes. */
export class LanguageLinks {
  readonly #store: Store
  readonly #sketches = new Map<number, { of: string; sketch: StorySketch }>()
  #seen = ''

  readonly #make: Sketches

  /** Without `compute` the sketches are made in this thread. */
  constructor(store: Store, compute?: Pick<Compute, 'sketches'>) {
    this.#store = store
    this.#make = compute === undefined ? inThisThread : (stories) => compute.sketches(stories)
  }

  /** Makes the links of the last days anew when articles were grouped or moved since the last call; how many there are. */
  async refresh(): Promise<number> {
    const newest = (await this.#store.articles({ limit: 1 })).items[0]
    if (!newest) return 0
    const heads = await this.#store.storiesBetween({ from: newest.at - 2 * reachMs, to: newest.at })
    const seen = heads.map((h) => `${h.id}:${h.articleCount}:${h.lastAt}`).join(' ')
    if (seen === this.#seen) return 0
    this.#seen = seen
    return await this.#link(heads, { from: newest.at - 2 * reachMs, to: newest.at })
  }

  /** Makes all links anew, from the first article on: after an import or a regroup. */
  async rebuild(): Promise<number> {
    const { firstArticleAt, lastArticleAt } = await this.#store.counts()
    if (firstArticleAt === undefined || lastArticleAt === undefined) return 0
    let links = 0
    for (let from = firstArticleAt; from <= lastArticleAt; from += reachMs) {
      const span = { from, to: from + 2 * reachMs }
      const heads = await this.#store.storiesBetween(span)
      if (heads.length > 0) links += await this.#link(heads, span)
    }
    this.#seen = ''
    return links
  }

  async #link(heads: readonly StoryHead[], span: { from: number; to: number }): Promise<number> {
    const several = new Set(heads.map((h) => h.lang.split('-')[0])).size > 1
    const links = linkLanguages(several ? await this.#sketchesOf(heads) : [])
    await this.#store.putStoryLinks(span, links)
    return links.length
  }

  /** In the order of the heads; a story whose sketch takes too long has none. Some are made while the next are read. */
  async #sketchesOf(heads: readonly StoryHead[]): Promise<StorySketch[]> {
    const made = new Map<number, StorySketch>()
    const wanted = heads.filter((head) => {
      const known = this.#sketches.get(head.id)
      if (known?.of === stateOf(head)) made.set(head.id, known.sketch)
      return !made.has(head.id)
    })
    const underway: Promise<void>[] = []
    for (let i = 0; i < wanted.length; i += storiesPerRead) {
      const some = wanted.slice(i, i + storiesPerRead)
      const stories = await this.#storiesOf(some)
      const kept = this.#make(stories).then((outcomes) => {
        for (const [n, outcome] of outcomes.entries()) {
          const head = some[n]
          if (!outcome.ok || !head) continue
          made.set(head.id, outcome.value)
          if (this.#sketches.size >= keptSketches) this.#sketches.clear()
          this.#sketches.set(head.id, { of: stateOf(head), sketch: outcome.value })
        }
      })
      // Its failure is thrown where it is awaited; until then it is not an unhandled one.
      kept.catch(() => undefined)
      underway.push(kept)
      if (underway.length > readsAhead) await underway.shift()
    }
    await Promise.all(underway)
    return heads.flatMap((head) => made.get(head.id) ?? [])
  }

  async #storiesOf(heads: readonly StoryHead[]): Promise<SketchStory[]> {
    const { material } = this.#store
    const [single, several] = [true, false].map((one) => heads.filter((h) => (h.articleCount === 1) === one))
    const leads = await this.#store.headsByIds((single ?? []).map((h) => h.leadArticleId))
    const leadOf = new Map(leads.map((article) => [article.id, article]))
    const membersOf = await material.members((several ?? []).map((h) => h.id))
    const articlesOf = heads.map((head) => {
      const lead = leadOf.get(head.leadArticleId)
      return membersOf.get(head.id)?.slice(0, readMembers) ?? (lead ? [lead] : [])
    })
    const packed = await material.packed(
      articlesOf.flatMap((articles) => articles.map((a) => a.id)),
      { texts: false },
    )
    return heads.map((head, i) => ({
      id: head.id,
      members: (articlesOf[i] ?? []).map(({ id, title, lang = head.lang, at, snippet }) => {
        return { title, lang, at, snippet, ...defined({ packed: packed.get(id) }) }
      }),
    }))
  }
}

/** Another one asks for a new sketch. */
function stateOf(head: StoryHead): string {
  return `${head.articleCount}:${head.lastAt}:${head.leadArticleId}`
}

/** The stories linked to this one, strongest first, under the ids that they have now. One statement where it has links, else none. */
export async function storiesInOtherLanguages(store: Store, story: LinkedStory): Promise<RelatedStory[]> {
  const { stories } = await store.reading.around({ articles: [], stories: linkedIds(story) })
  return inOtherLanguages(story, stories)
}

/** A story with its links, as it is read. */
export interface LinkedStory {
  head: StoryHead
  /** Strongest first; under the ids that the stories had when they were linked. */
  links: readonly StoryLink[]
}

/** Ids of the stories that it is linked with, as they were then. */
export function linkedIds({ head, links }: LinkedStory): number[] {
  return [...new Set(links.flatMap(({ a, b }) => [a, b]))].filter((id) => id !== head.id)
}

/** The same with the stories in hand, by the ids of `linkedIds`. */
export function inOtherLanguages(
  { head, links }: LinkedStory,
  stories: ReadonlyMap<number, StoryHead>,
): RelatedStory[] {
  const found: RelatedStory[] = []
  for (const { a, b, reasons } of links) {
    for (const id of [a, b]) {
      const other = id === head.id ? head : stories.get(id)
      if (!other || other.id === head.id || found.some((s) => s.id === other.id)) continue
      found.push(relatedStory(other, 'translation', reasons))
    }
  }
  return found
}
