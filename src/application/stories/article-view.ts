/**
 * The view of an article: the six elements made right — text, provenance, keyphrases, background, other coverage, revisions.
 * In: an article id. Out: plain data for pages and API. Reads the store; everything computed is a pure function.
 */
import { foldCopies, repostChain } from '../../group/reading/fold-copies.ts'
import { toldFolds } from '../../group/reading/told-folds.ts'
import { defined } from '../../model/defined.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { ArticleView, ProvenanceView, RevisionView } from './views.ts'
import type { StoredArticle } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import type { ContextDeps } from './context-deps.ts'
import { articleContext, type WithFeatures } from './surrounding-context.ts'
import { revisionDiffs, type LoadedMember } from './load-material.ts'
import type { LoadedStory } from './loaded-story.ts'
import { foldView, memberCard } from './fold-view.ts'

const aroundChars = 60

/** The article's view, none when there is no such article; features that were read for it, by article. */
export async function articleView(deps: ContextDeps, id: number): Promise<WithFeatures<{ view?: ArticleView }>> {
  const { store } = deps
  const article = await store.article(id)
  if (!article) return { features: new Map() }
  const { names } = await deps.stories.outlets()
  const found = article.storyId === undefined ? undefined : await deps.stories.story(article.storyId)
  const members = found?.members ?? []
  const self = members.find((m) => m.id === id)
  const analysis = self?.analysis ?? (await store.analysis(id))
  const { around, features } = await articleContext(deps, { article, analysis, story: found, names })
  const view = {
    article,
    sourceName: names.get(article.sourceId) ?? article.sourceId,
    ...defined({ goneAt: article.goneAt, desk: article.desk }),
    ...(analysis ? { analysis } : {}),
    ...(found
      ? {
          story: {
            id: found.head.id,
            title: found.head.title,
            ...(found.head.lang === '' ? {} : { lang: found.head.lang }),
            dir: found.head.dir,
            articleCount: found.head.articleCount,
            sourceCount: found.head.sourceCount,
            originCount: found.head.originCount,
            originLeast: found.head.originLeast,
            originMost: found.head.originMost,
            ...defined({ noCount: found.head.noCount }),
          },
        }
      : {}),
    reasons: self?.row.reasons ?? [],
    ...(self ? { confidence: self.row.confidence } : {}),
    provenance: await provenanceOf(article, analysis, found, names),
    ...around,
    revisions: revisionViews(article.revision > 1 ? await store.revisions(id) : [], article),
  }
  return { view, features }
}

async function provenanceOf(
  article: StoredArticle,
  analysis: Analysis | undefined,
  story: LoadedStory | undefined,
  names: ReadonlyMap<string, string>,
): Promise<ProvenanceView> {
  const members = story?.members ?? []
  const fold = foldCopies(members).find((f) => f.lead.id === article.id || f.copies.some((m) => m.id === article.id))
  const carriers = fold && fold.copies.length > 0 ? [fold.lead, ...fold.copies] : []
  if (carriers.length > 0) await story?.prepare()
  const [told] = carriers.length > 0 ? toldFolds(carriers, story?.sets ?? []) : []
  const idByName = new Map([...names].map(([id, name]) => [name, id]))
  return {
    credits: (analysis?.credits ?? []).map(({ name, span, kind, role, field, start, citing }) => {
      const text = field === 'text' ? article.text : field === 'title' ? article.title : undefined
      const sourceId = idByName.get(name)
      return {
        name,
        span,
        kind,
        role,
        ...defined({ citing }),
        ...(text === undefined
          ? {}
          : { around: text.slice(Math.max(0, start - aroundChars), start + span.length + aroundChars) }),
        ...defined({ sourceId }),
      }
    }),
    ...(told ? { fold: foldView(told, names) } : {}),
    chain: fold && fold.copies.length > 0 ? chainOf(fold, names) : [],
  }
}

function chainOf(
  fold: ReturnType<typeof foldCopies<LoadedMember>>[number],
  names: ReadonlyMap<string, string>,
): ProvenanceView['chain'] {
  const chain: ProvenanceView['chain'] = []
  const { origin, lead } = fold
  if (origin?.name !== undefined)
    chain.push({ name: origin.name, evidence: origin.evidence, confidence: origin.confidence })
  chain.push({
    name: lead.sourceName,
    article: memberCard(lead, names),
    evidence: origin?.name === undefined ? (origin?.evidence ?? []) : [],
    confidence: origin?.confidence ?? 0.5,
  })
  for (const { member, evidence, confidence } of repostChain(fold)) {
    chain.push({ name: member.sourceName, article: memberCard(member, names), evidence, confidence })
  }
  return chain
}

function revisionViews(revisions: Awaited<ReturnType<Store['revisions']>>, article: StoredArticle): RevisionView[] {
  if (revisions.length < 2) return [{ number: article.revision, seenAt: article.firstSeenAt, title: article.title }]
  return revisionDiffs(revisions)
    .map(({ revision, diff }) => ({
      number: revision.number,
      seenAt: revision.seenAt,
      title: revision.title,
      ...(diff
        ? { diff: { ...(diff.title ? { title: diff.title.block } : {}), body: diff.body, figures: diff.figures } }
        : {}),
    }))
    .reverse()
}
