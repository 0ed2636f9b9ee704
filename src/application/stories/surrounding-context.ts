/**
 * What stands around an article or a story: background, other coverage, saga, other languages, related stories.
 * In: an article or a story with its members. Out: the parts of the views that tell it. Reads the store only.
 */
import { readAlso } from '../../group/reading/read-also.ts'
import type { Saga } from '../../group/reading/saga.ts'
import { similar } from '../../group/reading/similar.ts'
import { defined } from '../../model/defined.ts'
import type { Analysis } from '../../model/analysis.ts'
import { dayMs } from '../../model/instant.ts'
import type { ArticleView, ContextCard, RelatedStory, SagaView, StoryView } from './views.ts'
import { cardOf } from './article-card.ts'
import type { ArticleHead, StoryHead } from '../../store/records.ts'
import type { StoredArticle } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { storiesInOtherLanguages } from './language-links.ts'
import { backgroundMaterial, candidatesFor, relatedStories, relatedStory, sagaStories } from './related-stories.ts'
import type { LoadedMember } from './load-material.ts'
import type { Rarity } from './story-profile.ts'
import type { SagaHead, Sagas } from './story-saga.ts'

export interface ContextDeps {
  store: Store
  rarity: Rarity
  sagas: Sagas
}

const shownSimilar = 8
const shownSimilarOfStory = 5
const backgroundWindowMs = 60 * dayMs

type Names = ReadonlyMap<string, string>
type AroundStory = Pick<StoryView, 'saga' | 'otherLanguages' | 'readAlso' | 'similar' | 'leadArticleId' | 'related'>
type AroundArticle = Pick<ArticleView, 'readAlso' | 'similar' | 'related'>

/** Around a story; background and other coverage are those of its lead article. */
export async function storyContext(
  deps: ContextDeps,
  head: StoryHead,
  members: readonly LoadedMember[],
  names: Names,
): Promise<AroundStory> {
  const lead = members.find((m) => m.id === head.leadArticleId)
  const [saga, otherLanguages] = await Promise.all([deps.sagas.of(head), storiesInOtherLanguages(deps.store, head)])
  const background = lead?.analysis ? await backgroundOf(deps, lead.row, lead.analysis, saga, names) : undefined
  const shown = saga ? sagaView(head, saga) : undefined
  return {
    ...(shown ? { saga: shown } : {}),
    otherLanguages,
    ...(background ? { readAlso: background } : {}),
    similar: lead ? similarTo(lead, members, names, shownSimilarOfStory) : [],
    leadArticleId: head.leadArticleId,
    related: await relatedStories(deps.store, deps.rarity, head, { analysis: lead?.analysis, saga }),
  }
}

/** Around an article; its related stories are the saga's parts, the event in other languages, and stories about the same. */
export async function articleContext(
  deps: ContextDeps,
  o: {
    article: StoredArticle
    analysis: Analysis | undefined
    head: StoryHead | undefined
    members: readonly LoadedMember[]
    names: Names
  },
): Promise<AroundArticle> {
  const { article, analysis, head, members, names } = o
  const saga = head ? await deps.sagas.of(head) : undefined
  const self = members.find((m) => m.id === article.id)
  const own = { ...article, textChars: article.text.length }
  const background = analysis ? await backgroundOf(deps, own, analysis, saga, names) : undefined
  const related: RelatedStory[] = head
    ? [
        ...(await storiesInOtherLanguages(deps.store, head)),
        ...sagaStories(head, saga),
        ...(await relatedStories(deps.store, deps.rarity, head, { analysis, saga })),
      ]
    : []
  return {
    ...(background ? { readAlso: background } : {}),
    similar: self ? similarTo(self, members, names, shownSimilar) : [],
    related,
  }
}

async function backgroundOf(
  deps: ContextDeps,
  head: Pick<ArticleHead, 'id' | 'at' | 'title' | 'textChars' | 'lang' | 'storyId' | 'copyGroupId'>,
  analysis: Analysis,
  saga: Saga<SagaHead> | undefined,
  names: Names,
): Promise<ContextCard | undefined> {
  const { store, rarity } = deps
  const material = await backgroundMaterial({ head, analysis }, rarity)
  const candidates = await candidatesFor(store, rarity, analysis, {
    from: head.at - backgroundWindowMs,
    before: head.at,
  })
  const known = new Set(candidates.map((c) => c.id))
  // The lead articles of the saga's earlier parts, also where the article's own words do not find them.
  const parts = (saga?.parts ?? []).map((part) => part.story.head.leadArticleId).filter((id) => !known.has(id))
  for (const lead of await store.headsByIds(parts)) {
    const found = await store.analysis(lead.id)
    if (found) candidates.push({ ...(await backgroundMaterial({ head: lead, analysis: found }, rarity)), head: lead })
  }
  const choice = readAlso(
    material,
    candidates,
    saga && { storyIds: new Set(saga.parts.map((part) => part.story.id)), rhythmMs: saga.rhythmMs },
  )
  if (!choice) return undefined
  const { storyId } = choice.chosen.head
  return {
    ...cardOf(choice.chosen.head, names),
    reasons: choice.reasons,
    ...defined({ storyId }),
  }
}

function similarTo(self: LoadedMember, members: readonly LoadedMember[], names: Names, most: number): ContextCard[] {
  return similar(self, members, most).map(({ fold, reasons }) => ({
    ...cardOf(fold.lead.row, names),
    reasons,
    ...(fold.copies.length === 0 ? {} : { copyCount: fold.copies.length }),
    ...defined({ storyId: fold.lead.row.storyId }),
  }))
}

function sagaView(head: StoryHead, saga: Saga<SagaHead>): SagaView {
  return {
    rhythmMs: saga.rhythmMs,
    parts: saga.parts.map((part) => ({
      ...relatedStory(part.story.head, 'saga', part.story.id === head.id ? [] : part.reasons),
      isThis: part.story.id === head.id,
    })),
  }
}
