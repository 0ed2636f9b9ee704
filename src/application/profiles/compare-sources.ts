/**
 * What two sources covered in the same stretch of time: stories that both have, that one alone has, who was first, who carries whose text.
 * In: the store, two sources, a length of time. Out: a `SourceComparison`. Reads the store only: at most 2,000 articles of each, their stories.
 *
 * A story that a source has outside the stretch it has as well. Who was first goes by printed times, as in source-coverage.ts.
 */
import { letOthersIn } from '../../give-way.ts'
import { defined } from '../../model/defined.ts'
import { idInstant } from '../../model/ids.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { ArticleFacts, CoveredArticle, CoveredStory } from '../../store/reading/coverage-reads.ts'
import type { StoryHead } from '../../store/records.ts'
import { runsOf } from '../../store/runs-of.ts'
import type { Store } from '../../store/store.ts'
import type { ComparedSide, ComparedStory, SourceComparison } from './profile-views.ts'
import { desksOf, isFirst, mostArticles } from './source-coverage.ts'

const mostListed = 12
const storiesAtOnce = 300
/** Of fewer stories it is not told how often one was first. */
const leastTimed = 10

type Side = 'a' | 'b'

/** What each source has in a story, whenever. */
type InStory = Record<Side, number[]>

/** Problems: request.not-found for a source that nobody knows, request.invalid for one and the same. */
export async function compareSources(
  store: Store,
  asked: Record<Side, string>,
  windowMs: number,
): Promise<Outcome<SourceComparison>> {
  if (asked.a === asked.b) return failed('request.invalid', asked.a)
  const [a, b] = await Promise.all([store.source(asked.a), store.source(asked.b)])
  if (a === undefined || b === undefined) return failed('request.not-found', a === undefined ? asked.a : asked.b)
  const stretch = await commonStretch(store, asked, windowMs)
  const { from, to, articles } = stretch
  const stories = await inStories(store, asked, articles)
  const ids = [...stories.keys()]
  const has = (side: Side) => ids.filter((id) => (stories.get(id)?.[side].length ?? 0) > 0)
  const both = has('a').filter((id) => (stories.get(id)?.b.length ?? 0) > 0)
  const shared = await sharedOf(store, asked, both, stories)
  const isTimed = shared.first.size >= leastTimed
  const side = async (which: Side, name: string): Promise<ComparedSide> => {
    const other = which === 'a' ? 'b' : 'a'
    const only = has(which).filter((id) => (stories.get(id)?.[other].length ?? 0) === 0)
    const listed = await store.reading.coverage.widest(only, mostListed)
    return {
      sourceId: asked[which],
      name,
      articles: articles[which].length,
      only: only.length,
      onlyStories: listed.map((head) => lineOf(head)),
      takenUp: shared.takenUp[which],
      ...defined({
        first: isTimed ? [...shared.first.values()].filter((first) => first === which).length : undefined,
        desks: desksOf(articles[which]),
      }),
    }
  }
  const listed = await store.reading.coverage.widest(both, mostListed)
  return ok({
    from,
    to,
    a: await side('a', a.name),
    b: await side('b', b.name),
    both: both.length,
    bothStories: listed.map((head) => lineOf(head, shared.first.get(head.id))),
    sameAgency: shared.sameAgency,
    ...defined({ timed: isTimed ? shared.first.size : undefined }),
  })
}

interface CommonStretch {
  from: number
  to: number
  articles: Record<Side, CoveredArticle[]>
}

/** Where one has more than can be looked at, both are looked at from where it begins. */
async function commonStretch(store: Store, asked: Record<Side, string>, windowMs: number): Promise<CommonStretch> {
  const newest = await Promise.all([asked.a, asked.b].map((sourceId) => store.articles({ sourceId, limit: 1 })))
  const to = Math.max(0, ...newest.flatMap(({ items }) => items.map(({ at }) => at))) + 1_000
  const { coverage } = store.reading
  const [a, b] = await Promise.all([
    coverage.ofSource(asked.a, { from: to - windowMs, to }, mostArticles),
    coverage.ofSource(asked.b, { from: to - windowMs, to }, mostArticles),
  ])
  const cuts = [a, b].flatMap((list) => (list.length < mostArticles ? [] : idInstant(list.at(-1)?.id ?? 0)))
  const from = Math.max(to - windowMs, ...cuts)
  const within = (list: readonly CoveredArticle[]) => list.filter(({ id }) => idInstant(id) >= from)
  return { from, to, articles: { a: within(a), b: within(b) } }
}

async function inStories(
  store: Store,
  asked: Record<Side, string>,
  articles: Record<Side, readonly CoveredArticle[]>,
): Promise<Map<number, InStory>> {
  const ids = [...new Set([...articles.a, ...articles.b].flatMap(({ storyId }) => storyId ?? []))]
  const found = new Map<number, InStory>()
  for (const run of runsOf(ids, storiesAtOnce)) {
    const rows = await store.reading.coverage.articlesIn(run, [asked.a, asked.b])
    for (const { id, storyId, sourceId } of rows) {
      const known = found.get(storyId) ?? { a: [], b: [] }
      found.set(storyId, known)
      known[sourceId === asked.a ? 'a' : 'b'].push(id)
    }
    await letOthersIn()
  }
  return found
}

interface Shared {
  /** Of stories whose times are known. */
  first: Map<number, Side>
  takenUp: Record<Side, number>
  sameAgency: number
}

async function sharedOf(
  store: Store,
  asked: Record<Side, string>,
  both: readonly number[],
  stories: ReadonlyMap<number, InStory>,
): Promise<Shared> {
  const { coverage } = store.reading
  const shared: Shared = { first: new Map(), takenUp: { a: 0, b: 0 }, sameAgency: 0 }
  for (const run of runsOf(both, storiesAtOnce)) {
    const counted = await coverage.storiesOfMany(run)
    const pairs = counted.map((story) => earliestReports(story, stories.get(story.id)))
    const facts = await coverage.facts(pairs.flatMap((pair) => pair ?? []))
    for (const [i, story] of counted.entries()) addStory(shared, asked, story, stories.get(story.id), pairs[i], facts)
    await letOthersIn()
  }
  return shared
}

/** Comment is no report. */
function earliestReports({ origins }: CoveredStory, held: InStory | undefined): [a: number, b: number] | undefined {
  const comments = new Set(origins.comments)
  const reports = (ids: readonly number[] = []) => ids.filter((id) => !comments.has(id))
  const [a, b] = [Math.min(...reports(held?.a)), Math.min(...reports(held?.b))]
  return a < Infinity && b < Infinity ? [a, b] : undefined
}

function addStory(
  shared: Shared,
  asked: Record<Side, string>,
  { id, origins }: CoveredStory,
  held: InStory | undefined,
  pair: readonly [number, number] | undefined,
  facts: ReadonlyMap<number, ArticleFacts>,
): void {
  const isA = pair === undefined ? undefined : isFirst(pair, facts)
  if (isA !== undefined) shared.first.set(id, isA ? 'a' : 'b')
  const [inA, inB] = [new Set(held?.a), new Set(held?.b)]
  const common = origins.origins.filter(
    ({ articleIds }) => articleIds.some((each) => inA.has(each)) && articleIds.some((each) => inB.has(each)),
  )
  // Whose text it is: the one that is named for it, or of a text that nobody credits the first, where the times tell.
  const owners = common.map(({ kind, sourceId, firstKnown, articleId }): Side | 'agency' | undefined => {
    if (kind === 'agency') return sourceId === asked.a ? 'a' : sourceId === asked.b ? 'b' : 'agency'
    if (kind !== 'unknown' || !firstKnown) return undefined
    return inA.has(articleId) ? 'a' : inB.has(articleId) ? 'b' : undefined
  })
  if (owners.includes('a')) shared.takenUp.a++
  if (owners.includes('b')) shared.takenUp.b++
  if (owners.includes('agency')) shared.sameAgency++
}

function lineOf({ id, title, lang, dir, lastAt, sourceCount }: StoryHead, first?: Side): ComparedStory {
  return { id, title, lang, dir, lastAt, sourceCount, ...defined({ first }) }
}
