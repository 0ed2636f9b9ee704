/**
 * Groups a closed set of articles as the stream would, then looks at all of it once more.
 * In: articles in time order. Out: article id → story id. Pure.
 */
import type { GroupInput } from './held-articles.ts'
import { Grouper, type GrouperOptions } from './grouper.ts'

/** The story of each article after the final look. Articles must be in time order; ids must differ. */
export function groupAll(articles: Iterable<GroupInput>, o: GrouperOptions = {}): Map<number, number> {
  const grouper = new Grouper(o)
  const stories = new Map<number, number>()
  for (const article of articles) {
    const decision = grouper.add(article)
    stories.set(article.id, decision.storyId)
    for (const change of grouper.repair()) stories.set(change.articleId, change.toStoryId)
  }
  for (const change of grouper.repairAll()) stories.set(change.articleId, change.toStoryId)
  return stories
}
