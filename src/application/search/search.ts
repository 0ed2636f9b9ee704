/**
 * A search as page, API and command ask for it: words, limits, what the words were taken to mean, the articles found.
 * In: the store and a request. Out: the hits and the terms of the query. Reads the store only.
 */
import { daySpans, type DaySpan } from '../../model/day-spans.ts'
import { defined } from '../../model/defined.ts'
import { idInstant } from '../../model/ids.ts'
import { zonedDayEnd, zonedDayStart } from '../../model/zoned-day.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { AskedWord } from '../../search/asked.ts'
import { whyHit, type HitReason } from '../../search/why-hit.ts'
import type { Store } from '../../store/store.ts'
import { sectionKey } from '../../text/section-names.ts'
import { parseQuery, type Query, type QueryTerm } from '../../text/query.ts'
import type { MatchLimits } from './candidates.ts'
import type { SearchReport, SearchRequest } from './search-request.ts'
import { articleLine, sourceNames } from '../stories/article-card.ts'
import { bestFirst } from './best-first.ts'
import { foldStories } from './fold-stories.ts'
import { pageOfRanked, withoutPage, type RankedPage, type SearchHit } from './ranked-page.ts'
import { limitsOf, type QueryBounds } from './search-limits.ts'
import { plainWords } from './asked-words.ts'
import { facetsOf, type Facets } from './facets.ts'
import { meantQuery } from './meant.ts'
import { passagesOf, type Passage } from './passages.ts'
import { shownTerms } from './shown-terms.ts'

export interface FoundHit extends SearchHit {
  passage?: Passage
  /** How many other hits of its story it stands for, when they are folded. */
  others?: number
  /** When asked for, of the order "best". */
  why?: HitReason[]
}

export interface SearchAnswer {
  terms: QueryTerm[]
  /** What stood for the words in the order "best": other forms, spellings and corrections. */
  asked: AskedWord[]
  hits: FoundHit[]
  next?: string
  /** When asked for, of the order "best". */
  facets?: Facets
  /** When asked for: how what meets the query is spread over time, in the zone of its days; none where it is of one day. */
  histogram?: DaySpan[]
  /** No article meets the query as it is: these are the nearest. */
  nearest: boolean
  /** The query as it may have been meant, where a word finds little as typed. */
  meant?: string
  /** The limits of form and query together. */
  within: MatchLimits
}

const longestQueryChars = 500

/** `timeZone`: that the days of the request are meant in. Problems: query.empty, query.bad-date; a bad cursor is thrown by the store. */
export async function search(store: Store, request: SearchRequest, timeZone: string): Promise<Outcome<SearchAnswer>> {
  const ranking = await rankedSearch(store, request, timeZone)
  return ranking.ok ? ok(await detailed(store, request, ranking.value, timeZone)) : ranking
}

/** An answer before the texts of its hits are read. */
export interface SearchRanking extends SearchAnswer {
  query: Query
  bounds: QueryBounds
}

/** Everything of a search but passages and histogram. Problems: as `search`. */
export async function rankedSearch(
  store: Store,
  request: SearchRequest,
  timeZone: string,
): Promise<Outcome<SearchRanking>> {
  const query = parseQuery(request.q.slice(0, longestQueryChars), { exact: request.exact })
  if (!query.terms.some((term) => !term.negated)) return failed('query.empty')
  const from = boundOf(request.from, (day) => zonedDayStart(day, timeZone))
  // The last day is meant to be included.
  const to = boundOf(request.to, (day) => zonedDayEnd(day, timeZone))
  if (from === 'bad' || to === 'bad')
    return failed('query.bad-date', `${request.from ?? ''} ${request.to ?? ''}`.trim())
  const { lang, sourceId, desk } = request
  const section = request.section === undefined ? undefined : sectionKey(request.section)
  const limits = await limitsOf(store, query, defined({ from, to, lang, sourceId, section, desk }), timeZone)
  const order = request.order === 'newest' ? newest : best
  return ok({ ...(await order(store, query, limits, request)), query, bounds: limits })
}

/** The answer of a ranking, with what `request` asks for beside the hits. */
export async function detailed(
  store: Store,
  request: SearchRequest,
  { query, bounds, ...found }: SearchRanking,
  timeZone: string,
): Promise<SearchAnswer> {
  if (request.details !== true) return found
  const [hits, histogram] = await Promise.all([
    withPassages(store, query, found, request),
    overTime(store, query, bounds, found, timeZone),
  ])
  return { ...found, hits, ...defined({ histogram }) }
}

/** A chart reaches as far back as so many of the newest. */
const mostInChart = 3_000

/** Of what meets the query: a ranking looks at the best of it, which may be of other days. None where ids cannot tell what does. */
async function overTime(
  store: Store,
  query: Query,
  { match, by }: QueryBounds,
  { nearest }: SearchAnswer,
  timeZone: string,
): Promise<DaySpan[] | undefined> {
  if (nearest || by !== undefined || query.near.length > 0) return undefined
  const ids = await store.index.matchingIds({ ...match, query, limit: mostInChart })
  return daySpans(ids.map(idInstant), timeZone, ids.length === mostInChart)
}

async function withPassages(
  store: Store,
  query: Query,
  { hits, asked }: SearchAnswer,
  { passages: known }: SearchRequest,
): Promise<SearchAnswer['hits']> {
  const ids = hits.flatMap(({ id }) => (known?.has(id) === true ? [] : [id]))
  const passages = await passagesOf(store, ids, asked.length > 0 ? asked : plainWords(query))
  return hits.map((hit) => ({ ...hit, ...defined({ passage: known?.get(hit.id) ?? passages.get(hit.id) }) }))
}

async function best(store: Store, query: Query, limits: QueryBounds, request: SearchRequest): Promise<SearchAnswer> {
  const { asked, ranked, strict } = await bestFirst(store, query, limits.match)
  // With a limit on the byline another article of the story may be the one that is meant.
  const isFolded = request.fold === true && limits.by === undefined
  const heads = isFolded || request.details === true ? await store.headsByIds(ranked.map(({ id }) => id)) : []
  const shown = isFolded ? foldStories(heads, ranked) : { ranked, others: new Map<number, number>() }
  const page = await pageOfRanked(store, shown.ranked, limits, request)
  const found = answer(query, asked, page, { nearest: ranked.length > 0 && !strict, strict }, limits)
  const evidence = new Map(ranked.map((each) => [each.id, each.evidence]))
  const hits = found.hits.map((hit): FoundHit => {
    const of = evidence.get(hit.id)
    const why = request.details === true && of !== undefined ? whyHit(of) : undefined
    return { ...hit, ...defined({ others: shown.others.get(hit.id), why }) }
  })
  const facets = request.details === true ? facetsOf(heads) : undefined
  return { ...found, hits, ...defined({ facets }) }
}

/** Only what meets the query; where nothing does, the nearest, so that there is a way on. */
async function newest(store: Store, query: Query, limits: QueryBounds, request: SearchRequest): Promise<SearchAnswer> {
  const { limit, cursor } = request
  if (limits.by !== undefined || query.near.length > 0) {
    const { asked, ranked, strict } = await bestFirst(store, query, limits.match)
    const byDate = ranked.map((each) => ({ ...each, score: 0 })).sort((a, b) => b.id - a.id)
    return answer(query, asked, await pageOfRanked(store, byDate, limits, request), { nearest: false, strict }, limits)
  }
  const found = await store.search({ query, limit, ...limits.match, ...defined({ cursor }) })
  if (found.items.length > 0 || cursor !== undefined) {
    const hits = found.items.map((head) => ({ ...head, score: 0 }))
    return answer(query, [], { hits, ...defined({ next: found.next }) }, { nearest: false, strict: true }, limits)
  }
  const { asked, ranked, strict } = await bestFirst(store, query, limits.match)
  // One page: the next one would be asked for by date.
  const page = withoutPage(await pageOfRanked(store, ranked, limits, request))
  return answer(query, asked, page, { nearest: ranked.length > 0, strict }, limits)
}

function answer(
  query: Query,
  asked: AskedWord[],
  page: RankedPage,
  /** `strict`: some articles hold all the words, as they stand or put right. */
  { nearest, strict }: { nearest: boolean; strict: boolean },
  limits: QueryBounds,
): SearchAnswer {
  return {
    terms: query.terms,
    asked,
    hits: page.hits,
    nearest,
    within: limits.match,
    // A query that no article meets either is no way on.
    ...defined({ next: page.next, meant: strict ? meantQuery(query, asked) : undefined }),
  }
}

/** The same search with one line an article, for the command. Problems: as `search`. */
export async function searchReport(
  store: Store,
  request: SearchRequest,
  timeZone: string,
): Promise<Outcome<SearchReport>> {
  const startedAt = performance.now()
  const found = await search(store, request, timeZone)
  if (!found.ok) return found
  const { terms, asked, hits, next, nearest, meant } = found.value
  const names = await sourceNames(store)
  return ok({
    items: hits.map((hit) => ({
      ...articleLine(hit, names),
      score: hit.score,
      ...defined({ storyId: hit.storyId, others: hit.others }),
    })),
    ...defined({ next, meant }),
    nearest,
    terms: shownTerms(terms, asked),
    tookMs: performance.now() - startedAt,
  })
}

function boundOf(
  bound: string | number | undefined,
  instantOf: (day: string) => number | undefined,
): number | 'bad' | undefined {
  if (bound === undefined || typeof bound === 'number') return bound
  return bound === '' ? undefined : (instantOf(bound) ?? 'bad')
}
