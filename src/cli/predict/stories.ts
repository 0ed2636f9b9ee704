/**
 * Predictions of stories: the streaming grouper over the articles in their order.
 * In: records of articles in time order. Out: records `{id,story}` once all are read (a later article may merge stories).
 * Touches nothing; holds the grouper's state and one number for each article.
 */
import { configOptions } from '../../config/options.ts'
import { Grouper } from '../../group/engine/grouper.ts'
import { groupInputOf } from './grouping-articles.ts'
import type { InputRecord } from './input-records.ts'

export async function* predictStories(records: AsyncIterable<InputRecord>): AsyncGenerator<object> {
  const grouper = new Grouper({ windowMs: configOptions.windowMs.fallback })
  const ids: (string | number)[] = []
  const storyOf = new Map<number, number>()
  const apply = (): void => {
    for (const change of grouper.repair()) storyOf.set(change.articleId, change.toStoryId)
  }
  for await (const record of records) {
    ids.push(record.id())
    const decision = grouper.add(groupInputOf(record, ids.length))
    storyOf.set(decision.articleId, decision.storyId)
    apply()
  }
  // The input is a closed set: the second look that a stream gives each few hours is due for all of it.
  for (const change of grouper.repairAll()) storyOf.set(change.articleId, change.toStoryId)
  for (const [index, id] of ids.entries()) {
    const number = index + 1
    const founder = grouper.resolve(storyOf.get(number) ?? number)
    yield { id, story: ids[founder - 1] ?? id }
  }
}
