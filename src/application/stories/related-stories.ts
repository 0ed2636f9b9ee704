/**
 * Stories that have to do with a story or an article: parts of its saga, and what is about the same.
 * In: a story, articles like its lead. Out: stories with the relation and its reasons. Reads the store only.
 */
import { likeness, reasonsOf, type Saga, type SagaFeature } from '../../group/reading/saga.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { Reason } from '../../model/story.ts'
import type { AlikeArticle } from './alike-articles.ts'
import type { RelatedStory } from './views.ts'
import type { StoryHead } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { featuresOf, featuresOfAll, type Rarity } from './story-profile.ts'
import type { SagaHead } from './story-saga.ts'

const shownStories = 5

/** Less alike, two stories have nothing to do with one another. */
const leastRelated = 0.2

/** Stories outside the saga with an article that is about the same, best first, at most five, each with what it shares. */
export async function relatedStories(
  store: Store,
  rarity: Rarity,
  head: StoryHead,
  o: { analysis: Analysis | undefined; saga: Saga<SagaHead> | undefined; alike: readonly AlikeArticle[] },
): Promise<RelatedStory[]> {
  if (!o.analysis) return []
  const inSaga = new Set(o.saga?.parts.map((part) => part.story.id) ?? [])
  const found = new Map<number, AlikeArticle>()
  for (const article of o.alike) {
    if (found.size >= shownStories || article.likeness < leastRelated) break
    const { storyId } = article
    if (storyId === undefined || storyId === head.id || inSaga.has(storyId) || found.has(storyId)) continue
    found.set(storyId, article)
  }
  const own = await featuresOf({ title: head.title, analysis: o.analysis }, rarity)
  const stories = new Map((await store.storiesByIds([...found.keys()])).map((story) => [story.id, story]))
  const analyses = await store.analyses([...found.values()].map((article) => article.id))
  const analysed = [...found.values()].flatMap(({ id, title }) => {
    const analysis = analyses.get(id)
    return analysis === undefined ? [] : [{ id, title, analysis }]
  })
  const features = await featuresOfAll(analysed, rarity)
  const reasons = new Map(analysed.map(({ id }, i) => [id, reasonsOf(likeness(own, features[i] ?? []))]))
  return [...found].flatMap(([id, article]) => {
    const story = stories.get(id)
    return story === undefined ? [] : [relatedStory(story, 'related', reasons.get(article.id) ?? [])]
  })
}

/** What an article has in common with another, in words: names, then the subject. */
export async function sharedWith(
  store: Store,
  rarity: Rarity,
  own: readonly SagaFeature[],
  article: { id: number; title: string },
): Promise<Reason[]> {
  const analysis = await store.analysis(article.id)
  return analysis ? reasonsOf(likeness(own, await featuresOf({ title: article.title, analysis }, rarity))) : []
}

/** The other parts of the saga, nearest in time first, at most five. */
export function sagaStories(head: StoryHead, saga: Saga<SagaHead> | undefined): RelatedStory[] {
  return [...(saga?.parts ?? [])]
    .filter((part) => part.story.id !== head.id)
    .sort((a, b) => Math.abs(a.story.firstAt - head.firstAt) - Math.abs(b.story.firstAt - head.firstAt))
    .slice(0, shownStories)
    .map((part) => relatedStory(part.story.head, 'saga', part.reasons))
}

export function relatedStory(story: StoryHead, relation: RelatedStory['relation'], reasons: Reason[]): RelatedStory {
  return {
    id: story.id,
    title: story.title,
    ...(story.lang === '' ? {} : { lang: story.lang }),
    dir: story.dir,
    firstAt: story.firstAt,
    lastAt: story.lastAt,
    sourceCount: story.sourceCount,
    relation,
    reasons,
  }
}
