/**
 * What two runs over the same press must agree on, whatever the deployment and the crashes.
 * In: a store. Out: plain data without ids that depend on the order of insertion. Reads only.
 */
import type { Store } from '../../src/store/store.ts'

export interface FinalStore {
  /** address → title, text length, revision. */
  articles: Record<string, [title: string, textChars: number, revision: number]>
  /** address of an edited article → when each of its texts was seen. */
  edits: Record<string, number[]>
  /** The addresses of each story's members, each story sorted, stories sorted. */
  stories: string[][]
  copyGroups: string[][]
  entriesByState: Record<string, number>
  unanalysed: number
  ungrouped: number
}

export async function finalStore(store: Store): Promise<FinalStore> {
  const articles: FinalStore['articles'] = {}
  const edits: FinalStore['edits'] = {}
  const stories = new Map<number, string[]>()
  const copyGroups = new Map<number, string[]>()
  for (let cursor: string | undefined; ;) {
    const page = await store.articles({ limit: 100, ...(cursor === undefined ? {} : { cursor }) })
    for (const a of page.items) {
      articles[a.url] = [a.title, a.textChars, a.revision]
      if (a.revision > 1) edits[a.url] = (await store.revisions(a.id)).map((r) => r.seenAt)
      if (a.storyId !== undefined) stories.set(a.storyId, [...(stories.get(a.storyId) ?? []), a.url])
      if (a.copyGroupId !== undefined) copyGroups.set(a.copyGroupId, [...(copyGroups.get(a.copyGroupId) ?? []), a.url])
    }
    cursor = page.next
    if (cursor === undefined) break
  }
  const counts = await store.counts()
  return {
    articles,
    edits,
    stories: sorted(stories),
    copyGroups: sorted(copyGroups),
    entriesByState: counts.entriesByState,
    unanalysed: counts.unanalysed,
    ungrouped: counts.ungrouped,
  }
}

function sorted(groups: Map<number, string[]>): string[][] {
  return [...groups.values()].map((g) => g.sort()).sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
}
