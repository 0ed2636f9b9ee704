/**
 * What stands around an article or a story: background, other coverage, saga, other languages, related stories.
 * In: an article or a story with its members. Out: the parts of the views that tell it. Reads the store only.
 */
import { ageReason, readAlso } from '../../group/reading/read-also.ts'
import { likeness, reasonsOf, type Saga } from '../../group/reading/saga.ts'
import { coverageMs, similar, tellsTheSame } from '../../group/reading/similar.ts'
import { defined } from '../../model/defined.ts'
import type { Analysis } from '../../model/analysis.ts'
import { decodeFeatures, featureKind, type Features } from '../../model/features.ts'
import { dayMs } from '../../model/instant.ts'
import type { ArticleView, ContextCard, RelatedStory, SagaView, StoryView } from './views.ts'
import type { Reason } from '../../model/story.ts'
import {
  articlesAlike,
  likenessTo,
  sharedTitleWords,
  type Alike,
  type AlikeArticle,
  type AlikeSubject,
} from './alike-articles.ts'
import { cardOf } from './article-card.ts'
import type { ContextDeps } from './context-deps.ts'
import { unpackJson } from '../../store/packed-json.ts'
import type { ArticleHead, StoredArticle, StoryHead } from '../../store/records.ts'
import { inOtherLanguages, linkedIds } from './language-links.ts'
import { relatedArticles, relatedStory, sagaStories } from './related-stories.ts'
import { loadHeads, type LoadedMember } from './load-material.ts'
import type { LoadedStory } from './loaded-story.ts'
import { featuresOfAll } from './story-profile.ts'
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

/** With the features of the articles that were read for it, by id: whoever keeps it watches for their words. */
export type WithFeatures<T> = T & { features: ReadonlyMap<number, Uint8Array> }

/** Around a story; background and other coverage are those of its lead article. */
export async function storyContext(
  deps: ContextDeps,
  story: LoadedStory,
): Promise<WithFeatures<{ around: AroundStory }>> {
  const { head, members } = story
  const lead = members.find((m) => m.id === head.leadArticleId)
  const saga = await deps.sagas.of(head, lead?.analysis)
  const article = lead?.opening === undefined ? undefined : { ...lead.row, text: lead.opening }
  const { names } = story.outlets
  const around = await surroundings(deps, { article, analysis: lead?.analysis, story, saga, names })
  const shown = saga ? sagaView(head, saga) : undefined
  return {
    around: {
      ...(shown ? { saga: shown } : {}),
      otherLanguages: around.otherLanguages,
      ...(around.readAlso ? { readAlso: around.readAlso } : {}),
      similar: around.similar.slice(0, shownSimilarOfStory),
      leadArticleId: head.leadArticleId,
      related: around.related,
    },
    features: around.features,
  }
}

/** Around an article; its related stories are the saga's parts, the event in other languages, and stories about the same. */
export async function articleContext(
  deps: ContextDeps,
  o: {
    article: StoredArticle
    analysis: Analysis | undefined
    story: LoadedStory | undefined
    names: Names
  },
): Promise<WithFeatures<{ around: AroundArticle }>> {
  const { story } = o
  const lead = story?.members.find((m) => m.id === story.head.leadArticleId)
  const saga = story ? await deps.sagas.of(story.head, lead?.analysis) : undefined
  const article = { ...o.article, textChars: o.article.text.length }
  const around = await surroundings(deps, { ...o, article, saga })
  const related: RelatedStory[] = story
    ? [...around.otherLanguages, ...sagaStories(story.head, saga), ...around.related]
    : []
  return {
    around: { ...(around.readAlso ? { readAlso: around.readAlso } : {}), similar: around.similar, related },
    features: around.features,
  }
}

/** An article that others are found around; of its text the beginning is enough. */
type Subject = Omit<AlikeSubject, 'features'> & { sourceId: string }

/**
 * Background, other coverage and related stories of one article, all among the articles that are about the same as it: which ones these are is decided
 * first, so that what is told of them is read together.
 */
async function surroundings(
  deps: ContextDeps,
  o: {
    article: Subject | undefined
    analysis: Analysis | undefined
    story: LoadedStory | undefined
    saga: Saga<SagaHead> | undefined
    names: Names
  },
): Promise<WithFeatures<AroundArticle & Pick<StoryView, 'otherLanguages'>>> {
  const { article, analysis, story, saga, names } = o
  const linked = story ? linkedIds(story) : []
  const self = story?.members.find((m) => m.id === article?.id)
  const bytes = self?.features ?? (article && (await deps.store.features([article.id])).get(article.id))
  const features = bytes && decodeFeatures(bytes)
  if (!article || !analysis || !features) {
    const { stories } = await deps.store.reading.around({ articles: [], stories: linked })
    return {
      similar: [],
      related: [],
      otherLanguages: story ? inOtherLanguages(story, stories) : [],
      features: new Map(),
    }
  }
  const span = { from: article.at - backgroundWindowMs, to: article.at + coverageMs }
  const alike = await articlesAlike(deps, { ...article, features }, span)
  const chosen = readAlso(alike.subject, alike.found)?.chosen
  const related = story ? relatedArticles(story.head, saga, alike.found) : []
  const outside = story && self ? outsideCoverage(article, alike.found, story.members) : []
  const told = [...related, ...outside.map(({ head }) => head), ...(chosen ? [chosen] : [])]
  // A story's id is that of its first article.
  const parts = saga?.parts.map((part) => part.story.id) ?? []
  const { articles: around, stories } = await deps.store.reading.around({
    articles: [...new Set([...told.map(({ id }) => id), ...parts])],
    stories: linked,
  })
  const analyses = new Map<number, Analysis>()
  for (const { id } of told) {
    const packed = around.get(id)?.analysis
    if (packed) analyses.set(id, unpackJson<Analysis>(packed))
  }
  const profiled = [...related, ...(chosen ? [chosen] : [])].flatMap(({ id, title }) => {
    const found = analyses.get(id)
    return found === undefined ? [] : [{ id, title, analysis: found }]
  })
  // A story goes by its own headline, which may be that of another article.
  const owns = [article.title, story?.head.title ?? ''].map((title) => ({ title, analysis }))
  const [ofArticle = [], ofStory = [], ...ofOthers] = await featuresOfAll([...owns, ...profiled], deps.rarity)
  const known = new Map(profiled.map(({ id }, i) => [id, ofOthers[i] ?? []]))
  const readAlsoCard =
    chosen && backgroundCard(alike, chosen, reasonsOf(likeness(ofArticle, known.get(chosen.id) ?? [])), saga, names)
  const inStory = self && story ? { self, members: story.members } : undefined
  const seen = new Map([[article.id, bytes]])
  for (const [id, { features: of }] of around) if (of) seen.set(id, of)
  return {
    ...defined({ readAlso: readAlsoCard }),
    similar: inStory ? await coverage(deps, inStory, features, outside, analyses, names) : [],
    otherLanguages: story ? inOtherLanguages(story, stories) : [],
    related: related.flatMap((a) => {
      const other = around.get(a.id)?.story
      return other === undefined
        ? []
        : [relatedStory(other, 'related', reasonsOf(likeness(ofStory, known.get(a.id) ?? [])))]
    }),
    features: seen,
  }
}

function backgroundCard(
  alike: Alike,
  chosen: AlikeArticle,
  reasons: readonly Reason[],
  saga: Saga<SagaHead> | undefined,
  names: Names,
): ContextCard {
  const isPart = saga?.parts.some((part) => part.story.id === chosen.storyId) === true
  const shared = reasons.slice(0, shownReasons)
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

interface Outside {
  head: ArticleHead
  score: number
}

/** Articles of other publishers on the same happening that grouping left outside the story. */
function outsideCoverage(
  article: Subject,
  alike: readonly AlikeArticle[],
  members: readonly LoadedMember[],
): Outside[] {
  const known = new Set(members.map((m) => m.id))
  const outside: Outside[] = []
  for (const a of alike) {
    if (outside.length >= shownSimilar) break
    if (known.has(a.id) || a.head.sourceId === article.sourceId || a.kind & featureKind.roundUp) continue
    const score = tellsTheSame({ likeness: a.likeness, apartMs: a.at - article.at, isSameStory: false })
    if (score !== undefined) outside.push({ head: a.head, score })
  }
  return outside
}

/** What other publishers have on the same happening: from the story itself, and what grouping left outside it. */
async function coverage(
  deps: ContextDeps,
  { self, members }: { self: LoadedMember; members: readonly LoadedMember[] },
  features: Features,
  outside: readonly Outside[],
  analyses: ReadonlyMap<number, Analysis>,
  names: Names,
): Promise<ContextCard[]> {
  const others = members
    .filter((m) => m.id !== self.id && Math.abs(m.at - self.at) <= coverageMs)
    .sort((a, b) => Math.abs(a.at - self.at) - Math.abs(b.at - self.at) || a.id - b.id)
    .slice(0, mostMembers)
  const likenesses = await likenessTo(deps, features, others)
  const sure = new Map<LoadedMember, number>()
  for (const m of others) {
    const alike = likenesses.get(m.id) ?? 0
    const score = tellsTheSame({ likeness: alike, apartMs: m.at - self.at, isSameStory: true })
    // What a person has put into the story is not judged again.
    if (m.row.movedBecause === 'correction') sure.set(m, 1)
    else if (score !== undefined) sure.set(m, score)
  }
  const heads = outside.map(({ head }) => head)
  const loaded = await loadHeads(deps.store, heads, names, analyses)
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
