/**
 * Why articles are together or apart, in reasons that a reader understands.
 * In: one or two articles. Out: a report or a view. Reads the store only.
 */
import type { ArticleRef, WhyReport } from '../cli/application.ts'
import { overlap } from '../group/story-material.ts'
import type { Analysis } from '../model/analysis.ts'
import type { Reason } from '../model/story.ts'
import { failed, ok, type Outcome } from '../problem.ts'
import { cardOf, sourceNames } from '../serve/read-views.ts'
import type { WhyView } from '../serve/story-context.ts'
import type { StoredArticle, StoryMember } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { normalise } from '../text/normalise.ts'
import { articleLine } from './try-page.ts'

const shown = 5
const hourMs = 3_600_000

/** Problems: request.not-found. */
export async function explain(store: Store, a: ArticleRef, b?: ArticleRef): Promise<Outcome<WhyReport>> {
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
  return ok({
    ...common,
    b: line(second),
    verdict: sameText ? 'same-text' : sameStory ? 'same-story' : 'apart',
    confidence: Math.min(first.member?.confidence ?? 1, second.member?.confidence ?? 1),
    reasons: reasonsBetween(first, second),
    ...(sameText ? copyLinkOf(second.member ?? first.member) : {}),
  })
}

/** The view of the page "why are these together?"; undefined when one of the two does not exist. */
export async function whyView(store: Store, a: number, b: number): Promise<WhyView | undefined> {
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
  const corrections = (await store.corrections()).filter(
    (c) => c.undoneAt === undefined && c.articleIds.some((id) => id === a || id === b),
  )
  return {
    a: card(first),
    b: card(second),
    ...(first.article.storyId === undefined ? {} : { storyA: first.article.storyId }),
    ...(second.article.storyId === undefined ? {} : { storyB: second.article.storyId }),
    together,
    ...(together ? { confidence: Math.min(first.member?.confidence ?? 1, second.member?.confidence ?? 1) } : {}),
    reasons: reasonsBetween(first, second),
    ...(link?.copyKind === undefined
      ? {}
      : { copy: { kind: link.copyKind, containment: link.containment ?? 0, jaccard: link.jaccard ?? 0 } }),
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

/** What two articles share and where they differ, most telling first; negative weights speak against. */
function reasonsBetween(a: Loaded, b: Loaded): Reason[] {
  const reasons: Reason[] = []
  const list = (words: string[]): string => words.slice(0, shown).join('، ')
  const names = (x: Loaded): Map<string, string> => new Map((x.analysis?.entities ?? []).map((e) => [e.key, e.name]))
  const phrases = (x: Loaded): Map<string, string> =>
    new Map((x.analysis?.keyphrases ?? []).map((k) => [normalise(k.phrase), k.phrase]))
  const both = (x: Map<string, string>, y: Map<string, string>): string[] =>
    [...x].filter(([key]) => y.has(key)).map(([, name]) => name)
  const sharedNames = both(names(a), names(b))
  const sharedPhrases = both(phrases(a), phrases(b))
  const words = (x: Loaded): Set<string> =>
    new Set(
      normalise(x.article.title)
        .split(' ')
        .filter((w) => w.length > 2),
    )
  const titleOverlap = overlap(words(a), words(b))
  if (a.article.copyGroupId !== undefined && a.article.copyGroupId === b.article.copyGroupId)
    reasons.push({ code: 'why.same-text', weight: 1 })
  if (sharedPhrases.length > 0)
    reasons.push({
      code: 'why.shared-phrases',
      weight: Math.min(1, sharedPhrases.length / shown),
      values: { phrases: list(sharedPhrases) },
    })
  else reasons.push({ code: 'why.no-shared-phrases', weight: -0.5 })
  if (sharedNames.length > 0)
    reasons.push({
      code: 'why.shared-names',
      weight: Math.min(1, sharedNames.length / shown),
      values: { names: list(sharedNames) },
    })
  else reasons.push({ code: 'why.no-shared-names', weight: -0.4 })
  if (titleOverlap > 0)
    reasons.push({ code: 'why.title-words', weight: titleOverlap, values: { percent: Math.round(titleOverlap * 100) } })
  const hours = Math.round(Math.abs(a.article.at - b.article.at) / hourMs)
  reasons.push({
    code: hours > 48 ? 'why.far-in-time' : 'why.near-in-time',
    weight: hours > 48 ? -0.3 : 0.2,
    values: { hours },
  })
  return reasons.sort((x, y) => Math.abs(y.weight ?? 0) - Math.abs(x.weight ?? 0))
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
