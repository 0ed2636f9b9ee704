/**
 * Stories that have to do with a story or an article: parts of its saga, and what is about the same.
 * In: a story, articles like its lead. Out: stories with the relation and its reasons. Reads the store only.
 */
import { likeness, reasonsOf, type Saga } from '../../group/reading/saga.ts'
import type { Reason } from '../../model/story.ts'
import type { AlikeArticle } from './alike-articles.ts'
import type { RelatedStory } from './views.ts'
import type { StoryHead } from '../../store/records.ts'
import { featuresOfAll, type Profiled, type Rarity } from './story-profile.ts'
import type { SagaHead } from './story-saga.ts'

const shownStories = 5

/** Less alike, two stories have nothing to do with one another. */
const leastRelated = 0.2

/** Articles like the story's that stand for other stories outside its saga: best first, one a story, at most five. */
export function relatedArticles(
  head: StoryHead,
  saga: Saga<SagaHead> | undefined,
  alike: readonly AlikeArticle[],
): AlikeArticle[] {
  const inSaga = new Set(saga?.parts.map((part) => part.story.id) ?? [])
  const found = new Map<number, AlikeArticle>()
  for (const article of alike) {
    if (found.size >= shownStories || article.likeness < leastRelated) break
    const { storyId } = article
    if (storyId === undefined || storyId === head.id || inSaga.has(storyId) || found.has(storyId)) continue
    found.set(storyId, article)
  }
  return [...found.values()]
}

/** What articles have in common with another, in words: names, then the subject; for each of them. One statement at most. */
export async function sharedReasons(rarity: Rarity, own: Profiled, others: readonly Profiled[]): Promise<Reason[][]> {
  const [ownFeatures = [], ...features] = await featuresOfAll([own, ...others], rarity)
  return features.map((of) => reasonsOf(likeness(ownFeatures, of)))
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
