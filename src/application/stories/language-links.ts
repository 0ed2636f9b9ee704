/**
 * Links between stories of different languages: made from what the store holds, shown on the story's page.
 * In: a span of time, or a story. Out: stored links, or the stories linked to one. group/reading/link-languages.ts decides.
 *
 * Derived data: whoever may write groups makes the links of the last days anew when something was grouped; a lost pass is made up for
 * by the next.
 */
import { writingKind } from '../../analyse/features/article-kind.ts'
import { languageKeys } from '../../analyse/features/language-keys.ts'
import { linkLanguages, storySketch, type StorySketch } from '../../group/reading/link-languages.ts'
import { featureKind } from '../../model/features.ts'
import { dayMs } from '../../model/instant.ts'
import type { RelatedStory } from './views.ts'
import type { StoryHead } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { relatedStory } from './related-stories.ts'

/** Stories further apart are not linked (link-languages.ts). */
const reachMs = 3 * dayMs
const readMembers = 20
const keptSketches = 20_000

/** Makes sketches of stories, each kept until its story changes. */
export class LanguageLinks {
  readonly #store: Store
  readonly #sketches = new Map<number, { of: string; sketch: StorySketch }>()
  #seen = ''

  constructor(store: Store) {
    this.#store = store
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
    const sketches: StorySketch[] = []
    if (several) for (const head of heads) sketches.push(await this.#sketch(head))
    const links = linkLanguages(sketches)
    await this.#store.putStoryLinks(span, links)
    return links.length
  }

  async #sketch(head: StoryHead): Promise<StorySketch> {
    const of = `${head.articleCount}:${head.lastAt}:${head.leadArticleId}`
    const known = this.#sketches.get(head.id)
    if (known?.of === of) return known.sketch
    const members =
      head.articleCount === 1
        ? await this.#store.headsByIds([head.leadArticleId])
        : (await this.#store.storyMembers(head.id)).slice(0, readMembers)
    const articles = await Promise.all(
      members.map(async ({ id, title, lang, at, snippet }) => {
        const analysis = await this.#store.analysis(id)
        return { title, lang: lang ?? head.lang, at, text: snippet, ...(analysis ? { analysis } : {}) }
      }),
    )
    const sketch = storySketch(head.id, articles.map(sketchMember))
    if (this.#sketches.size >= keptSketches) this.#sketches.clear()
    this.#sketches.set(head.id, { of, sketch })
    return sketch
  }
}

/** What an article gives to its story's sketch. A round-up names many events and tells none: it gives no keys. */
function sketchMember(
  article: Parameters<typeof languageKeys>[0] & { at: number; text: string },
): Parameters<typeof storySketch>[1][number] {
  const isRoundUp = (writingKind(article.title, article.text) & featureKind.roundUp) !== 0
  return { lang: article.lang, at: article.at, keys: isRoundUp ? [] : languageKeys(article) }
}

/** The stories linked to this one, strongest first, under the ids that they have now. */
export async function storiesInOtherLanguages(store: Store, head: StoryHead): Promise<RelatedStory[]> {
  const found: RelatedStory[] = []
  for (const { a, b, reasons } of await store.storyLinks(head.id)) {
    const ends = await Promise.all([a, b].map(async (id) => (await store.story(id))?.head))
    for (const other of ends) {
      if (!other || other.id === head.id || found.some((s) => s.id === other.id)) continue
      found.push(relatedStory(other, 'translation', reasons))
    }
  }
  return found
}
