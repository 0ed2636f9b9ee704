/**
 * The view of a story: folds, origins, timeline, speakers, differing figures, edits, related stories.
 * In: a story id. Out: plain data for pages and API. Reads the store; everything computed is a pure function of group/.
 */
import { differingFigures, type DifferingFigure } from '../../group/reading/differing-figures.ts'
import { timeline, type Development } from '../../group/reading/timeline.ts'
import { whoSaidWhat, type SpeakerStatements } from '../../group/reading/who-said-what.ts'
import { letOthersIn } from '../../give-way.ts'
import { defined } from '../../model/defined.ts'
import type { Entity, Keyphrase } from '../../model/analysis.ts'
import type { Direction } from '../../model/article.ts'
import type { Correction, Reason } from '../../model/story.ts'
import { cardOf } from './article-card.ts'
import { factChange, foldView } from './fold-view.ts'
import type { ArticleCard, FigureView, SpeakerView, StoryView, TimelineItem } from './views.ts'
import type { ContextDeps } from './context-deps.ts'
import { statementView } from './speakers-of.ts'
import type { LoadedMember } from './load-material.ts'
import type { LoadedStory } from './loaded-story.ts'
import { storyContext, type AroundStory, type WithFeatures } from './surrounding-context.ts'

const shownPhrases = 12
const shownEntities = 16
const shownReasons = 6
const shownFigures = 8
/** Reasons that tell of one article or one move, not of what the story has in common. */
const aboutOneArticle = new Set(['why.split', 'why.merged', 'why.corrected', 'why.time-apart'])

type StoryBody = Omit<StoryView, keyof AroundStory | 'redirectedFrom'>

/** The story's view, also under a retired id, none when there is no such story; features that were read for it, by article. */
export async function storyView(deps: ContextDeps, id: number): Promise<WithFeatures<{ view?: StoryView }>> {
  const material = await deps.stories.story(id)
  if (!material) return { features: new Map() }
  const { redirectedFrom } = material
  const { around, features } = await storyContext(deps, material)
  return { view: { ...(await bodyOf(material)), ...defined({ redirectedFrom }), ...around }, features }
}

/** What only the story itself decides: made once while it stays as it is. */
const bodies = new WeakMap<LoadedStory, Promise<StoryBody>>()

function bodyOf(material: LoadedStory): Promise<StoryBody> {
  const known = bodies.get(material) ?? storyBody(material)
  bodies.set(material, known)
  return known
}

async function storyBody(material: LoadedStory): Promise<StoryBody> {
  await material.prepare()
  const { head, members, outlets, origins, corrections, sets, folds } = material
  await letOthersIn()
  const { names } = outlets
  const card = (m: LoadedMember): ArticleCard => cardOf(m.row, names)
  const figures = differingFigures(members, sets)
  await letOthersIn()
  const speakers = whoSaidWhat(members)
  await letOthersIn()
  const developments = timeline(members, { figures, folds, speakers })
  await letOthersIn()
  return {
    id: head.id,
    title: head.title,
    ...(head.lang === '' ? {} : { lang: head.lang }),
    dir: head.dir,
    firstAt: head.firstAt,
    lastAt: head.lastAt,
    articleCount: head.articleCount,
    sourceCount: head.sourceCount,
    originCount: origins.likely,
    originLeast: origins.least,
    originMost: origins.most,
    ...defined({ noCount: origins.noCount, desk: head.desk }),
    locked: isLocked(corrections),
    folds: folds.map((fold) => foldView(fold, names)),
    origins: origins.origins,
    comments: origins.comments,
    timeline: developments.map((d) => timelineItem(d, card)),
    speakers: speakerViews(speakers, card),
    figures: figureViews(figures, card),
    edits: members
      .flatMap((m) => m.edits.map((edit) => ({ article: card(m), ...edit, figures: edit.figures })))
      .sort((a, b) => b.at - a.at),
    keyphrases: commonPhrases(members),
    entities: commonEntities(members),
    reasons: commonReasons(members),
    corrections: [...corrections],
  }
}

function languageAndDirection(m: LoadedMember): { lang?: string; dir: Direction } {
  return { dir: m.row.dir, ...defined({ lang: m.lang }) }
}

function timelineItem(d: Development<LoadedMember>, card: (m: LoadedMember) => ArticleCard): TimelineItem {
  const base = { at: d.at, article: card(d.member) }
  switch (d.kind) {
    case 'copies':
      return { ...base, kind: d.kind, count: d.count }
    case 'headline':
      return { ...base, kind: d.kind, before: d.before, after: d.after, revision: d.revision }
    case 'edit':
      return { ...base, kind: d.kind, revision: d.revision }
    case 'figure':
      return {
        ...base,
        kind: d.kind,
        after: d.after,
        ...defined({ before: d.before, unit: d.unit, revision: d.revision }),
      }
    case 'changed':
      return { ...base, kind: d.kind, fact: factChange(d.fact, d.member), of: card(d.of) }
    case 'statement':
      return { ...base, kind: d.kind, speaker: d.speaker, after: d.content }
    default:
      return { ...base, kind: d.kind }
  }
}

function speakerViews(
  speakers: readonly SpeakerStatements<LoadedMember>[],
  card: (m: LoadedMember) => ArticleCard,
): SpeakerView[] {
  return speakers.flatMap(({ speaker, entity, statements }) => {
    const first = statements[0]?.first
    if (!first) return []
    return [
      {
        speaker,
        ...defined({ entity }),
        ...languageAndDirection(first),
        statements: statements.map((s) => ({
          ...statementView(s.statement, languageAndDirection(s.first), card(s.first)),
          articles: s.reporters.map(card),
          variants: s.variants.map((v) => ({
            content: v.statement.content,
            ...languageAndDirection(v.member),
            article: card(v.member),
          })),
        })),
      },
    ]
  })
}

function figureViews(
  figures: readonly DifferingFigure<LoadedMember>[],
  card: (m: LoadedMember) => ArticleCard,
): FigureView[] {
  return figures.slice(0, shownFigures).map(({ unit, noun, scope, values, overTime }) => ({
    unit,
    ...defined({ noun, scope }),
    overTime,
    values: values.map(({ figure, around, at, firstAt, members: who }) => ({
      value: figure.value,
      ...defined({ valueTo: figure.valueTo, hedge: figure.hedge }),
      surface: figure.surface,
      around,
      at,
      ...(who[0]?.lang === undefined ? {} : { lang: who[0].lang }),
      dir: who[0]?.row.dir ?? 'rtl',
      firstAt,
      articles: who.map(card),
    })),
  }))
}

function commonPhrases(members: readonly LoadedMember[]): Keyphrase[] {
  const sums = new Map<string, Keyphrase>()
  for (const { phrase, score, reasons, count } of members.flatMap((m) => m.analysis?.keyphrases ?? [])) {
    const known = sums.get(phrase)
    if (known) {
      known.score += score
      known.count += count
    } else sums.set(phrase, { phrase, score, reasons, count })
  }
  return [...sums.values()].sort((a, b) => b.score - a.score).slice(0, shownPhrases)
}

function commonEntities(members: readonly LoadedMember[]): Entity[] {
  const sums = new Map<string, { entity: Entity; articles: number }>()
  for (const m of members) {
    for (const entity of m.analysis?.entities ?? []) {
      const known = sums.get(entity.key)
      if (known) {
        known.articles++
        known.entity = { ...known.entity, count: known.entity.count + entity.count }
      } else sums.set(entity.key, { entity, articles: 1 })
    }
  }
  return [...sums.values()]
    .sort((a, b) => b.articles - a.articles || b.entity.count - a.entity.count)
    .slice(0, shownEntities)
    .map((x) => x.entity)
}

/** The reasons given most often for joining this story. */
function commonReasons(members: readonly LoadedMember[]): Reason[] {
  const counts = new Map<string, { reason: Reason; count: number }>()
  for (const reason of members.flatMap((m) => m.row.reasons)) {
    if (aboutOneArticle.has(reason.code)) continue
    const known = counts.get(reason.code)
    if (known) known.count++
    else counts.set(reason.code, { reason, count: 1 })
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, shownReasons)
    .map((c) => c.reason)
}

function isLocked(corrections: readonly Correction[]): boolean {
  // Newest first: the last word on locking decides.
  return (
    corrections.find((c) => c.undoneAt === undefined && (c.kind === 'lock' || c.kind === 'unlock'))?.kind === 'lock'
  )
}
