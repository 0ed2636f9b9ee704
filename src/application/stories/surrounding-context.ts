/**
 * What stands around an article or a story: background, other coverage, saga, other languages, related stories.
 * In: an article or a story with its members. Out: the parts of the views that tell it. Reads the store only.
 */
import { ageReason, readAlso } from '../../group/reading/read-also.ts'
import type { Saga, SagaFeature } from '../../group/reading/saga.ts'
import { coverageMs, similar, tellsTheSame } from '../../group/reading/similar.ts'
import { defined } from '../../model/defined.ts'
import type { Analysis } from '../../model/analysis.ts'
import { decodeFeatures, featureKind, type Features } from '../../model/features.ts'
import { dayMs } from '../../model/instant.ts'
import type { ArticleView, ContextCard, RelatedStory, SagaView, StoryView } from './views.ts'
import { articlesAlike, sharedTitleWords, likenessTo, type Alike, type AlikeArticle } from './alike-articles.ts'
import { cardOf } from './article-card.ts'
import type { ContextDeps } from './context-deps.ts'
import type { ArticleHead, StoredArticle, StoryHead } from '../../store/records.ts'
import { storiesInOtherLanguages } from './language-links.ts'
import { relatedStories, relatedStory, sagaStories, sharedWith } from './related-stories.ts'
import { loadHeads, type LoadedMember } from './load-material.ts'
import { featuresOf } from './story-profile.ts'
import type { SagaHead } from './story-saga.ts'

const shownSimilar = 8
const shownSimilarOfStory = 5
const shownReasons = 2
/** Members of the story that other coverage is chosen from: the nearest in time. */
const mostMembers = 120
const backgroundWindowMs = 60 * dayMs

type Names = ReadonlyMap<string, string>
export type AroundStory = Pick<
  StoryView,
  'saga' | 'otherLanguages' | 'readAlso' | 'similar' | 'leadArticleId' | 'related'
>
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
  const [article] = lead?.analysis ? await deps.store.articlesByIds([lead.id]) : []
  const around = await surroundings(deps, { article, analysis: lead?.analysis, head, saga, members, names })
  const shown = saga ? sagaView(head, saga) : undefined
  return {
    ...(shown ? { saga: shown } : {}),
    otherLanguages,
    ...(around.readAlso ? { readAlso: around.readAlso } : {}),
    similar: around.similar.slice(0, shownSimilarOfStory),
    leadArticleId: head.leadArticleId,
    related: around.related,
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
  const { head } = o
  const saga = head ? await deps.sagas.of(head) : undefined
  const around = await surroundings(deps, { ...o, saga })
  const related: RelatedStory[] = head
    ? [...(await storiesInOtherLanguages(deps.store, head)), ...sagaStories(head, saga), ...around.related]
    : []
  return { ...(around.readAlso ? { readAlso: around.readAlso } : {}), similar: around.similar, related }
}

/** Background, other coverage and related stories of one article, all among the articles that are about the same as it. */
async function surroundings(
  deps: ContextDeps,
  o: {
    article: StoredArticle | undefined
    analysis: Analysis | undefined
    head: StoryHead | undefined
    saga: Saga<SagaHead> | undefined
    members: readonly LoadedMember[]
    names: Names
  },
): Promise<AroundArticle> {
  const { article, analysis, head, saga, members, names } = o
  const bytes = article && (await deps.store.features([article.id])).get(article.id)
  const features = bytes && decodeFeatures(bytes)
  if (!article || !analysis || !features) return { similar: [], related: [] }
  const subject = { ...article, textChars: article.text.length, features }
  const span = { from: article.at - backgroundWindowMs, to: article.at + coverageMs }
  const alike = await articlesAlike(deps, subject, span)
  const own = await featuresOf({ title: article.title, analysis }, deps.rarity)
  const background = await backgroundCard(deps, alike, own, saga, names)
  const similarCards = await coverage(deps, article, features, alike.found, members, names)
  const related = head
    ? await relatedStories(deps.store, deps.rarity, head, { analysis, saga, alike: alike.found })
    : []
  return { ...(background ? { readAlso: background } : {}), similar: similarCards, related }
}

async function backgroundCard(
  deps: ContextDeps,
  alike: Alike,
  own: readonly SagaFeature[],
  saga: Saga<SagaHead> | undefined,
  names: Names,
): Promise<ContextCard | undefined> {
  const choice = readAlso(alike.subject, alike.found)
  if (!choice) return undefined
  const { chosen } = choice
  const isPart = saga?.parts.some((part) => part.story.id === chosen.storyId) === true
  const shared = (await sharedWith(deps.store, deps.rarity, own, chosen)).slice(0, shownReasons)
  const words = shared.length > 0 ? [] : sharedTitleWords(alike.subject.title, chosen, alike.subject)
  return {
    ...cardOf(chosen.head, names),
    reasons: [
      ...(isPart ? [{ code: 'background.saga' }] : []),
      ...shared,
      ...(words.length === 0 ? [] : [{ code: 'background.same-words', values: { words: words.join('، ') } }]),
      ageReason(alike.subject, chosen),
    ],
    ...defined({ storyId: chosen.storyId }),
  }
}

/** What other publishers have on the same happening: from the story itself, and what grouping left outside it. */
async function coverage(
  deps: ContextDeps,
  article: StoredArticle,
  features: Features,
  alike: readonly AlikeArticle[],
  members: readonly LoadedMember[],
  names: Names,
): Promise<ContextCard[]> {
  const self = members.find((m) => m.id === article.id)
  if (!self) return []
  const others = members
    .filter((m) => m.id !== article.id && Math.abs(m.at - article.at) <= coverageMs)
    .sort((a, b) => Math.abs(a.at - article.at) - Math.abs(b.at - article.at) || a.id - b.id)
    .slice(0, mostMembers)
  const likenesses = await likenessTo(
    deps,
    features,
    others.map((m) => m.id),
  )
  const sure = new Map<LoadedMember, number>()
  for (const m of others) {
    const likeness = likenesses.get(m.id) ?? 0
    const score = tellsTheSame({ likeness, apartMs: m.at - article.at, isSameStory: true })
    // What a person has put into the story is not judged again.
    if (m.row.movedBecause === 'correction') sure.set(m, 1)
    else if (score !== undefined) sure.set(m, score)
  }
  const known = new Set(members.map((m) => m.id))
  const outside: { head: ArticleHead; score: number }[] = []
  for (const a of alike) {
    if (outside.length >= shownSimilar) break
    if (known.has(a.id) || a.head.sourceId === article.sourceId || a.kind & featureKind.roundUp) continue
    const score = tellsTheSame({ likeness: a.likeness, apartMs: a.at - article.at, isSameStory: false })
    if (score === undefined) continue
    outside.push({ head: a.head, score })
  }
  const loaded = await loadHeads(
    deps.store,
    outside.map(({ head }) => head),
    names,
  )
  for (const [n, member] of loaded.entries()) sure.set(member, outside[n]?.score ?? 0)
  return similar(self, sure, shownSimilar).map(({ fold, reasons }) => ({
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
