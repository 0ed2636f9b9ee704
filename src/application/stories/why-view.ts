/**
 * Why articles are together or apart, in reasons that a reader understands.
 * In: one or two articles. Out: a report or a view. Reads the store only.
 */
import type { ArticleRef, WhyReport } from '../siyaq.ts'
import { writingKind } from '../../analyse/features/article-kind.ts'
import { whyTogether, type WhySide } from '../../group/reading/why-together.ts'
import { defined } from '../../model/defined.ts'
import type { Analysis } from '../../model/analysis.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import { articleLine, cardOf, sourceNames } from './article-card.ts'
import type { WhyView } from './views.ts'
import type { StoredArticle, StoryMember } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { featuresOf, type Rarity } from './story-profile.ts'

/** A common run of words shorter than this says nothing; a longer one is cut. */
const leastOverlapChars = 40
const mostOverlapChars = 300

/** Problems: request.not-found. */
export async function whyReport(
  store: Store,
  rarity: Rarity,
  a: ArticleRef,
  b?: ArticleRef,
): Promise<Outcome<WhyReport>> {
  const first = await load(store, a)
  if (!first) return failed('request.not-found', 'id' in a ? String(a.id) : a.url)
  const second = b ? await load(store, b) : undefined
  if (b && !second) return failed('request.not-found', 'id' in b ? String(b.id) : b.url)
  const names = await sourceNames(store)
  const storyId = first.article.storyId ?? first.article.id
  const head = (await store.story(storyId))?.head
  const line = ({ article }: Loaded): WhyReport['a'] =>
    articleLine({ ...article, snippet: '', textChars: article.text.length, dateOnly: article.dateOnly === true }, names)
  const common = {
    a: line(first),
    storyId,
    storyTitle: head?.title ?? first.article.title,
    changes: changesOf(first.member),
  }
  if (!second) {
    const alone = (head?.articleCount ?? 1) < 2
    return ok({
      ...common,
      verdict: alone ? 'alone' : 'joined',
      confidence: first.member?.confidence ?? 1,
      reasons: first.member?.reasons ?? [],
      ...copyLinkOf(first.member),
    })
  }
  const sameStory = first.article.storyId !== undefined && first.article.storyId === second.article.storyId
  const sameText = first.article.copyGroupId !== undefined && first.article.copyGroupId === second.article.copyGroupId
  const { reasons, corrections } = await compared(store, rarity, first, second)
  return ok({
    ...common,
    b: line(second),
    verdict: sameText ? 'same-text' : sameStory ? 'same-story' : 'apart',
    confidence: Math.min(first.member?.confidence ?? 1, second.member?.confidence ?? 1),
    reasons,
    corrections,
    ...(sameText ? copyLinkOf(second.member ?? first.member) : {}),
  })
}

/** The view of the page "why are these together?"; undefined when one of the two does not exist. */
export async function whyView(store: Store, rarity: Rarity, a: number, b: number): Promise<WhyView | undefined> {
  const first = await load(store, { id: a })
  const second = await load(store, { id: b })
  if (!first || !second) return undefined
  const names = await sourceNames(store)
  const card = ({ article }: Loaded): WhyView['a'] =>
    cardOf({ ...article, snippet: '', textChars: article.text.length, dateOnly: article.dateOnly === true }, names)
  const together = first.article.storyId !== undefined && first.article.storyId === second.article.storyId
  const link = [first, second].find(
    ({ member }, i) => member?.copyOf !== undefined && member.copyOf === [second, first][i]?.article.id,
  )?.member
  const { reasons, corrections, copy } = await compared(store, rarity, first, second)
  return {
    a: card(first),
    b: card(second),
    ...defined({ storyA: first.article.storyId, storyB: second.article.storyId }),
    together,
    ...(together ? { confidence: Math.min(first.member?.confidence ?? 1, second.member?.confidence ?? 1) } : {}),
    reasons,
    ...(copy === undefined ? {} : { copy: link?.copyKind === undefined ? copy : { ...copy, kind: link.copyKind } }),
    corrections,
  }
}

interface Loaded {
  article: StoredArticle
  analysis: Analysis | undefined
  member: StoryMember | undefined
}

async function load(store: Store, ref: ArticleRef): Promise<Loaded | undefined> {
  const article = 'id' in ref ? await store.article(ref.id) : await store.articleByUrl(ref.url)
  if (!article) return undefined
  const members = article.storyId === undefined ? [] : await store.storyMembers(article.storyId)
  return { article, analysis: await store.analysis(article.id), member: members.find((m) => m.id === article.id) }
}

/** The evidence between two articles, and what people decided about the two. */
async function compared(
  store: Store,
  rarity: Rarity,
  a: Loaded,
  b: Loaded,
): Promise<Pick<WhyView, 'reasons' | 'copy' | 'corrections'>> {
  const { reasons, text } = whyTogether(await sideOf(a, rarity), await sideOf(b, rarity))
  const ids = [a, b].map((side) => side.article.id)
  const stories = [a, b].flatMap((side) => side.article.storyId ?? [])
  const corrections = (await store.corrections()).filter(
    (c) =>
      c.undoneAt === undefined &&
      (c.articleIds.some((id) => ids.includes(id)) ||
        (c.kind === 'merge' && c.storyIds.some((id) => stories.includes(id)))),
  )
  const isCopy = a.article.copyGroupId !== undefined && a.article.copyGroupId === b.article.copyGroupId
  const shorter = a.article.text.length < b.article.text.length ? 'contained' : 'contains'
  const kind = text.jaccard > 0.95 ? 'exact' : text.jaccard >= text.containment * 0.6 ? 'edited' : shorter
  const overlap = text.longest.slice(0, mostOverlapChars)
  return {
    reasons: corrections.length === 0 ? reasons : [{ code: 'why.corrected', weight: 1 }, ...reasons],
    corrections,
    ...(isCopy
      ? {
          copy: {
            kind,
            containment: text.containment,
            jaccard: text.jaccard,
            ...(overlap.length < leastOverlapChars ? {} : { overlap }),
          },
        }
      : {}),
  }
}

async function sideOf({ article, analysis }: Loaded, rarity: Rarity): Promise<WhySide> {
  const { at, sourceId, title, text } = article
  return {
    at,
    sourceId,
    title,
    text,
    lang: analysis?.lang ?? article.lang ?? '',
    kind: writingKind(title, text),
    features: analysis ? await featuresOf({ title, analysis }, rarity, 0) : [],
    figures: analysis?.figures ?? [],
  }
}

function copyLinkOf(member: StoryMember | undefined): Pick<WhyReport, 'copyLink'> {
  if (member?.copyOf === undefined || member.copyKind === undefined) return {}
  return {
    copyLink: {
      of: member.copyOf,
      kind: member.copyKind,
      containment: member.containment ?? 0,
      jaccard: member.jaccard ?? 0,
    },
  }
}

function changesOf(member: StoryMember | undefined): WhyReport['changes'] {
  if (member?.movedFromStoryId === undefined || member.movedBecause === undefined || member.storyId === undefined)
    return []
  return [
    {
      articleId: member.id,
      fromStoryId: member.movedFromStoryId,
      toStoryId: member.storyId,
      cause: member.movedBecause,
      reasons: member.reasons,
    },
  ]
}
