/**
 * What a source covered lately: how much, on which days, in which sections, and how its texts stand to those of others.
 * In: the store, a source, a time zone. Out: a `SourceCoverage`. Reads the store only: at most 2,000 articles of the source and their stories.
 *
 * Who was first goes by the times that publishers print; where one printed a day alone, or two are a minute apart, nobody was.
 */
import { daySpans, type DaySpan } from '../../model/day-spans.ts'
import type { Desk } from '../../model/desks.ts'
import { idInstant } from '../../model/ids.ts'
import { dayMs, minuteMs } from '../../model/instant.ts'
import type { IndependentOrigin } from '../../model/story-origins.ts'
import { letOthersIn } from '../../give-way.ts'
import { zonedDayEnd } from '../../model/zoned-day.ts'
import type { ArticleFacts, CoveredArticle, CoveredStory } from '../../store/reading/coverage-reads.ts'
import { runsOf } from '../../store/runs-of.ts'
import type { Store } from '../../store/store.ts'
import { defined } from '../../model/defined.ts'
import type { SharedStories, SourceCoverage } from './profile-views.ts'

const longestMs = 30 * dayMs
export const mostArticles = 2_000
/** Shares of fewer are chance. */
const leastWithDesk = 20
const leastStories = 10
/** A source that is followed for less has no silent days yet. */
const leastDays = 7
const mostAgencies = 5
/** Their origins are read and unpacked in one go, which takes 20 ms. */
const storiesAtOnce = 300
/** Of two that are nearer to each other neither is first. */
const firstLeadMs = minuteMs

/** Undefined for a source without articles, or with those of one day only. */
export async function sourceCoverage(
  store: Store,
  sourceId: string,
  timeZone: string,
): Promise<SourceCoverage | undefined> {
  const [newest] = (await store.articles({ sourceId, limit: 1 })).items
  if (newest === undefined) return undefined
  const to = newest.at + 1_000
  const all = await store.reading.coverage.ofSource(sourceId, { from: to - longestMs, to }, mostArticles)
  const isCut = all.length === mostArticles
  const histogram = daySpans(
    all.map(({ id }) => idInstant(id)),
    timeZone,
    isCut,
  )
  const [first, last] = [histogram[0], histogram.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const articles = all.filter(({ id }) => idInstant(id) >= first.fromAt)
  const { shared, ...more } = await besideOthers(store, sourceId, articles)
  return {
    from: first.from,
    to: last.to,
    days: Math.round((Date.parse(last.to) - Date.parse(first.from)) / dayMs) + 1,
    articles: articles.length,
    histogram,
    silentDays: await silentDays(store, histogram, timeZone),
    ...defined({ desks: desksOf(articles), shared: shared.stories < leastStories ? undefined : shared }),
    ...more,
  }
}

/** A day on which nobody had anything is one on which nobody was read. */
async function silentDays(store: Store, histogram: readonly DaySpan[], timeZone: string): Promise<string[]> {
  if (histogram.length < leastDays) return []
  const empty = histogram.filter(({ count, from, to }) => count === 0 && from === to)
  const busy = await store.reading.coverage.busy(
    empty.map(({ from, fromAt }) => ({ from: fromAt, to: zonedDayEnd(from, timeZone) ?? fromAt + dayMs })),
  )
  return empty.flatMap(({ from }, place) => (busy.has(place) ? [from] : []))
}

export function desksOf(articles: readonly CoveredArticle[]): SourceCoverage['desks'] {
  const counts = new Map<Desk, number>()
  for (const { desk } of articles) if (desk !== undefined) counts.set(desk, (counts.get(desk) ?? 0) + 1)
  const known = [...counts.values()].reduce((sum, n) => sum + n, 0)
  if (known < leastWithDesk) return undefined
  const sorted = [...counts].map(([desk, n]) => ({ desk, articles: n })).sort((a, b) => b.articles - a.articles)
  return { known, counts: sorted }
}

async function besideOthers(
  store: Store,
  sourceId: string,
  articles: readonly CoveredArticle[],
): Promise<{ shared: SharedStories } & Pick<SourceCoverage, 'first'>> {
  const { coverage } = store.reading
  const own = new Set(articles.map(({ id }) => id))
  const stories: CoveredStory[] = []
  const ids = [...new Set(articles.flatMap(({ storyId }) => storyId ?? []))]
  for (const run of runsOf(ids, storiesAtOnce)) {
    stories.push(...(await coverage.storiesOfMany(run)))
    await letOthersIn()
  }
  const earliest = stories.map((story) => earliestOf(story, own))
  const facts = await coverage.facts(earliest.flatMap((pair) => pair ?? []))
  const decided = earliest.flatMap((pair) => (pair === undefined ? [] : (isFirst(pair, facts) ?? [])))
  const shared = sharedStories(stories, sourceId, own)
  if (decided.length < leastStories) return { shared }
  return { shared, first: { first: decided.filter(Boolean).length, of: decided.length } }
}

/** The earliest reports of one source and of all others in a story; undefined where one has none (comment is no report). */
export function earliestOf(
  { origins }: CoveredStory,
  own: ReadonlySet<number>,
): [own: number, other: number] | undefined {
  let mine = Infinity
  let others = Infinity
  for (const { articleIds } of origins.origins)
    for (const id of articleIds)
      if (own.has(id)) mine = Math.min(mine, id)
      else others = Math.min(others, id)
  return mine < Infinity && others < Infinity ? [mine, others] : undefined
}

/** Whether the first is earlier than the second; undefined where that cannot be told. */
export function isFirst(
  [one, other]: readonly [number, number],
  facts: ReadonlyMap<number, ArticleFacts>,
): boolean | undefined {
  if (facts.get(one)?.isTimed !== true || facts.get(other)?.isTimed !== true) return undefined
  const lead = idInstant(other) - idInstant(one)
  return Math.abs(lead) < firstLeadMs ? undefined : lead > 0
}

function sharedStories(stories: readonly CoveredStory[], sourceId: string, own: ReadonlySet<number>): SharedStories {
  const shared = { stories: 0, own: 0, takenUp: 0, credited: 0, agency: 0, earlierElsewhere: 0 }
  const agencies = new Map<string, number>()
  for (const { origins } of stories) {
    const mine = origins.origins
      .filter(({ articleIds }) => articleIds.some((id) => own.has(id)))
      .map((origin) => ({ origin, standing: standingOf(origin, sourceId, own) }))
    const has = (asked: Standing): boolean => mine.some(({ standing }) => standing === asked)
    if (mine.length > 0) shared.stories++
    if (has('own')) shared.own++
    if (has('taken-up')) shared.takenUp++
    if (has('agency')) shared.agency++
    if (has('later')) shared.earlierElsewhere++
    if (mine.some(({ origin, standing }) => standing === 'taken-up' && isCredited(origin, own))) shared.credited++
    for (const { origin, standing } of mine)
      if (standing === 'agency' && origin.name !== undefined)
        agencies.set(origin.name, (agencies.get(origin.name) ?? 0) + 1)
  }
  const named = [...agencies].map(([name, count]) => ({ name, stories: count })).sort((a, b) => b.stories - a.stories)
  return { ...shared, agencies: named.slice(0, mostAgencies) }
}

type Standing = 'own' | 'taken-up' | 'agency' | 'later' | 'unknown'

/** How a source stands to an origin that it has articles of. */
function standingOf(origin: IndependentOrigin, ofSource: string, own: ReadonlySet<number>): Standing {
  const { kind, sourceId, firstKnown, articleId, sourceCount } = origin
  if (kind === 'outlet') return 'own'
  // An agency, or an outlet that others name, may be a source that is followed.
  if (kind === 'agency') return sourceId !== ofSource ? 'agency' : sourceCount > 1 ? 'taken-up' : 'own'
  // Of a text that nobody credits only the times tell whose it was.
  if (kind === 'unknown' && firstKnown && sourceCount > 1) return own.has(articleId) ? 'taken-up' : 'later'
  return 'unknown'
}

/** Another publisher names it. */
function isCredited({ proofs }: IndependentOrigin, own: ReadonlySet<number>): boolean {
  return proofs.some(({ as, articleId }) => as === 'credit' && !own.has(articleId))
}
