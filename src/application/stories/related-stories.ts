/**
 * What has to do with a story or an article elsewhere in the store: background candidates and other stories, found by their own words.
 * In: an article with its analysis, a story. Out: candidates, stories with the relation and its reasons. Reads the store only.
 */
import { writingKind } from '../../analyse/features/article-kind.ts'
import type { BackgroundMaterial } from '../../group/reading/read-also.ts'
import { leastStrength, likeness, reasonsOf, type Saga, type SagaFeature } from '../../group/reading/saga.ts'
import { defined } from '../../model/defined.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { Reason } from '../../model/story.ts'
import { dayMs } from '../../model/instant.ts'
import type { RelatedStory } from './views.ts'
import type { ArticleHead, StoryHead } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { featuresOf, hitsLike, type Rarity } from './story-profile.ts'
import type { SagaHead } from './story-saga.ts'

const searchHits = 40
const shownStories = 5
const windowMs = 21 * dayMs

/** An article of the store that may be background of another, or lead to a related story. */
export interface RelatedCandidate extends BackgroundMaterial {
  head: ArticleHead
}

/** An article's own side of a background search. */
export async function backgroundMaterial(
  article: {
    head: Pick<ArticleHead, 'id' | 'at' | 'title' | 'textChars' | 'lang' | 'storyId' | 'copyGroupId'>
    analysis: Analysis
  },
  rarity: Rarity,
): Promise<BackgroundMaterial> {
  const { head, analysis } = article
  const { id, at, title, textChars, lang, storyId, copyGroupId } = head
  return {
    id,
    at,
    title,
    textChars,
    kind: writingKind(title, ''),
    features: await featuresOf({ title, analysis }, rarity),
    ...defined({ storyId, copyGroupId, lang }),
  }
}

/** Articles that share the rarest words of an analysis, best first, at most forty; `before` leaves out later ones. */
export async function candidatesFor(
  store: Store,
  rarity: Rarity,
  analysis: Analysis,
  o: { from?: number; before?: number },
): Promise<RelatedCandidate[]> {
  const hits = await hitsLike(store, rarity, analysis, {
    limit: searchHits,
    ...defined({ from: o.from, to: o.before }),
  })
  const scores = hits.map((hit) => hit.score)
  const best = Math.max(...scores)
  const span = Math.max(1e-9, best - Math.min(...scores))
  const found = await Promise.all(
    hits.map(async (head): Promise<RelatedCandidate | undefined> => {
      const other = await store.analysis(head.id)
      if (!other) return undefined
      const material = await backgroundMaterial({ head, analysis: other }, rarity)
      return { ...material, head, searchScore: 1 - (best - head.score) / span }
    }),
  )
  return found.flatMap((candidate) => candidate ?? [])
}

/** Stories outside the saga that share names and subject, best first, at most five. */
export async function relatedStories(
  store: Store,
  rarity: Rarity,
  head: StoryHead,
  o: { analysis: Analysis | undefined; saga: Saga<SagaHead> | undefined; candidates?: readonly RelatedCandidate[] },
): Promise<RelatedStory[]> {
  if (!o.analysis) return []
  const inSaga = new Set(o.saga?.parts.map((part) => part.story.id) ?? [])
  const own: SagaFeature[] = await featuresOf({ title: head.title, analysis: o.analysis }, rarity)
  const found = new Map<number, { score: number; reasons: Reason[] }>()
  const candidates = o.candidates ?? (await candidatesFor(store, rarity, o.analysis, { from: head.firstAt - windowMs }))
  for (const { storyId, features } of candidates) {
    if (storyId === undefined || storyId === head.id || inSaga.has(storyId)) continue
    const link = likeness(own, features)
    const known = found.get(storyId)
    if (link.strength < leastStrength || (known && known.score >= link.strength)) continue
    found.set(storyId, { score: link.strength, reasons: reasonsOf(link) })
  }
  const ids = [...found]
    .sort((a, b) => b[1].score - a[1].score || b[0] - a[0])
    .slice(0, shownStories)
    .map(([id]) => id)
  return (await store.storiesByIds(ids)).map((story) =>
    relatedStory(story, 'related', found.get(story.id)?.reasons ?? []),
  )
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
