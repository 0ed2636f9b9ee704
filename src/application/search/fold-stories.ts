/**
 * One hit a story: its best article stands for it, the others of the same story are counted.
 * In: ranked ids and the heads of their articles. Out: those that stay, and how many each stands for. Touches nothing.
 */
import type { Ranked } from '../../search/rank.ts'
import type { ArticleHead } from '../../store/records.ts'

export interface FoldedRanking {
  ranked: Ranked[]
  /** By article: how many other hits of its story it stands for. */
  others: Map<number, number>
}

/** An article in no story stands for itself. The order is that of the ranking, so pages of it fit together. */
export function foldStories(heads: readonly ArticleHead[], ranked: readonly Ranked[]): FoldedRanking {
  const storyOf = new Map(heads.map(({ id, storyId }) => [id, storyId]))
  const first = new Map<number, number>()
  const others = new Map<number, number>()
  const kept: Ranked[] = []
  for (const each of ranked) {
    const story = storyOf.get(each.id)
    const best = story === undefined ? undefined : first.get(story)
    if (best !== undefined) {
      others.set(best, (others.get(best) ?? 0) + 1)
      continue
    }
    if (story !== undefined) first.set(story, each.id)
    kept.push(each)
  }
  return { ranked: kept, others }
}
