/**
 * Other stories that have to do with one story, and the candidates for background of an article, found by their own words.
 * In: a story or an article with its analysis. Out: stories or candidates. Reads the store only.
 */
import type { BackgroundMaterial } from '../group/read-also.ts'
import { readAlso } from '../group/read-also.ts'
import type { Analysis } from '../model/analysis.ts'
import type { Reason } from '../model/story.ts'
import type { RelatedStory } from '../serve/story-context.ts'
import type { ArticleHead, StoryHead } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { searchTokens } from '../text/search-tokens.ts'
import type { MemberMaterial } from '../group/story-material.ts'

const searchStems = 14
const searchHits = 40
const shownStories = 5
const related = { windowMs: 21 * 86_400_000 }

export interface Candidate extends BackgroundMaterial {
  head: ArticleHead
}

/** Articles that share the most telling words of an analysis, best first, at most forty; `before` leaves out later ones. */
export async function candidatesFor(
  store: Store,
  analysis: Analysis,
  o: { from?: number; before?: number },
): Promise<Candidate[]> {
  const stems = tellingStems(analysis)
  if (stems.length === 0) return []
  const { items } = await store.search({
    query: { terms: [{ surface: stems.join(' '), alternatives: stems, exact: false, negated: false }] },
    order: 'best',
    limit: searchHits,
    ...(o.from === undefined ? {} : { from: o.from }),
    ...(o.before === undefined ? {} : { to: o.before }),
  })
  const best = Math.max(1e-9, ...items.map((hit) => hit.score))
  return await Promise.all(
    items.map(async (head) => {
      const found = await store.analysis(head.id)
      return {
        head,
        id: head.id,
        at: head.at,
        title: head.title,
        textChars: head.textChars,
        entities: found?.entities ?? [],
        keyphrases: found?.keyphrases ?? [],
        searchScore: head.score / best,
        ...(head.storyId === undefined ? {} : { storyId: head.storyId }),
        ...(head.copyGroupId === undefined ? {} : { copyGroupId: head.copyGroupId }),
        ...(head.lang === undefined ? {} : { lang: head.lang }),
      }
    }),
  )
}

/** The stems of the best keyphrases and of the names, most telling first. */
function tellingStems(analysis: Analysis): string[] {
  const words = [
    ...analysis.keyphrases.slice(0, 6).map((k) => k.phrase),
    ...analysis.entities
      .filter((e) => e.kind !== 'place')
      .slice(0, 6)
      .map((e) => e.name),
  ]
  return [...new Set(words.flatMap((w) => searchTokens(w).stems))].slice(0, searchStems)
}

/** Stories that share names and subject with this one, best first, at most five. */
export async function relatedStories(
  store: Store,
  head: StoryHead,
  members: readonly MemberMaterial[],
): Promise<RelatedStory[]> {
  const lead = members.find((m) => m.id === head.leadArticleId)
  if (!lead?.analysis) return []
  const candidates = await candidatesFor(store, lead.analysis, { from: head.firstAt - related.windowMs })
  const reasonsOf = new Map<number, { score: number; reasons: Reason[] }>()
  const subject: BackgroundMaterial = {
    id: lead.id,
    // Related stories may be later: the judge only looks back, so it is asked from the end of time.
    at: Number.MAX_SAFE_INTEGER,
    title: lead.title,
    textChars: lead.textChars,
    storyId: head.id,
    entities: lead.analysis.entities,
    keyphrases: lead.analysis.keyphrases,
  }
  for (const candidate of candidates) {
    if (candidate.storyId === undefined || candidate.storyId === head.id) continue
    const choice = readAlso(subject, [candidate])
    const known = reasonsOf.get(candidate.storyId)
    if (choice && (!known || choice.score > known.score)) {
      reasonsOf.set(candidate.storyId, {
        score: choice.score,
        reasons: choice.reasons.filter((r) => !r.code.startsWith('background.earlier')),
      })
    }
  }
  const ids = [...reasonsOf]
    .sort((a, b) => b[1].score - a[1].score)
    .slice(0, shownStories)
    .map(([id]) => id)
  return (await store.storiesByIds(ids)).map((story) => ({
    id: story.id,
    title: story.title,
    ...(story.lang === '' ? {} : { lang: story.lang }),
    dir: story.dir,
    firstAt: story.firstAt,
    lastAt: story.lastAt,
    sourceCount: story.sourceCount,
    relation: story.lang !== head.lang ? 'translation' : 'related',
    reasons: reasonsOf.get(story.id)?.reasons ?? [],
  }))
}
