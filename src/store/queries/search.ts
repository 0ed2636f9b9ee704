/**
 * Full-text search, and the lists that the same index answers: articles of an entity, articles with its statements.
 * In: parsed queries, keys. Out: pages of article heads. Touches the full-text index and `articles` (read only).
 *
 * A date is a range of ids (model/ids.ts), so the filter works inside the index. Source and language are facets in the index.
 */
import { firstIdAt } from '../../model/ids.ts'
import { headsByIds } from './articles.ts'
import type { StoreContext } from '../context.ts'
import { pageFrom, readCursor } from '../cursor.ts'
import type { IndexQuery } from './index-tokens.ts'
import {
  entityFacet,
  facetClause,
  indexQuery,
  langFacet,
  deskFacet,
  sectionFacet,
  sourceFacet,
  speakerFacet,
} from './index-tokens.ts'
import type { ArticleHead, CountedMatch, ListPage, MatchOptions, SearchOptions, SearchQuery } from '../records.ts'

const defaultLimit = 30

/** Newest first; empty when the query has nothing that must be found. Problems (thrown as StoreError): query.bad-cursor. */
export async function search(c: StoreContext, options: SearchOptions): Promise<ListPage<ArticleHead>> {
  const { query, fromId, toId } = limited(options)
  return await newest(c, query, fromId, toId, options)
}

/** Ids of at most `limit` of the newest articles that match, newest first; the same on every store. */
export async function matchingIds(c: StoreContext, options: MatchOptions): Promise<number[]> {
  const { query, fromId, toId } = limited(options)
  if (query === undefined) return []
  return await c.dialect.newest(c.db, query, { fromId, toId, limit: options.limit })
}

/** `matchingIds` of each query, within the same limits. */
export async function matchingEach(
  c: StoreContext,
  queries: readonly SearchQuery[],
  limits: Omit<MatchOptions, 'query'>,
): Promise<number[][]> {
  const asked = queries.map((query) => limited({ ...limits, query }))
  const { fromId = 0, toId = 0 } = asked[0] ?? {}
  const sure = asked.flatMap(({ query }) => query ?? [])
  const found = await c.dialect.newestOfEach(c.db, sure, { fromId, toId, limit: limits.limit })
  return asked.map(({ query }) => (query === undefined ? [] : (found[sure.indexOf(query)] ?? [])))
}

/** The query with its limits: a date is a range of ids, source and language are facets. */
function limited(options: MatchOptions): { query: IndexQuery | undefined; fromId: number; toId: number } {
  const facets: string[] = []
  if (options.sourceId !== undefined) facets.push(sourceFacet(options.sourceId))
  if (options.lang !== undefined) facets.push(langFacet(options.lang))
  if (options.desk !== undefined) facets.push(deskFacet(options.desk))
  if (options.section !== undefined) facets.push(sectionFacet(options.section))
  return {
    query: indexQuery(options.query, facets),
    fromId: Math.max(options.ids?.fromId ?? 0, options.from === undefined ? 0 : firstIdAt(options.from)),
    toId: Math.min(
      options.ids?.toId ?? Number.MAX_SAFE_INTEGER,
      options.to === undefined ? Number.MAX_SAFE_INTEGER : firstIdAt(options.to) - 1,
    ),
  }
}

export function entityArticles(
  c: StoreContext,
  key: string,
  filter: { limit?: number; cursor?: string },
): Promise<ListPage<ArticleHead>> {
  return ofFacet(c, entityFacet(key), filter)
}

/** `key`: the speaker's entity key, or the name as the statement has it. */
export function speakerArticles(
  c: StoreContext,
  key: string,
  filter: { limit?: number; cursor?: string },
): Promise<ListPage<ArticleHead>> {
  return ofFacet(c, speakerFacet(key), filter)
}

/** So many of them are remembered. */
const mostCommon = 50_000

/**
 * How many articles name the entity, or hold one of the words (stems; of several the first next to the second …), counted up to `atMost`:
 * how rare it is. The cost is that of reading `atMost` rows of the index, once for each process where there are as many.
 */
export async function countMatches(c: StoreContext, all: readonly CountedMatch[], atMost: number): Promise<number[]> {
  const known = c.knownCommon
  const keys = all.map((what) => JSON.stringify(what))
  const counts = new Map<string, number>()
  const asked = new Map<string, IndexQuery>()
  for (const [i, what] of all.entries()) {
    const key = keys[i] ?? ''
    const query = (known.get(key) ?? 0) >= atMost ? undefined : countedQuery(what)
    if (query === undefined) counts.set(key, known.has(key) ? atMost : 0)
    else asked.set(key, query)
  }
  const found = asked.size === 0 ? [] : await c.dialect.countsUpTo(c.db, [...asked.values()], atMost)
  for (const [i, key] of [...asked.keys()].entries()) {
    const count = found[i] ?? 0
    counts.set(key, count)
    if (count >= atMost) rememberCommon(known, key, atMost)
  }
  return keys.map((key) => counts.get(key) ?? 0)
}

/** Ids of the articles that hold each, oldest first, where fewer than `atMost` do, else undefined; what is found common is remembered as common. */
export async function idsBelow(
  c: StoreContext,
  all: readonly CountedMatch[],
  atMost: number,
): Promise<(number[] | undefined)[]> {
  const known = c.knownCommon
  const keys = all.map((what) => JSON.stringify(what))
  const queries = all.map((what, i) => ((known.get(keys[i] ?? '') ?? 0) >= atMost ? undefined : countedQuery(what)))
  const asked = queries.flatMap((query) => query ?? [])
  const found = asked.length === 0 ? [] : await c.dialect.idsBelow(c.db, asked, atMost)
  return queries.map((query, i) => {
    const key = keys[i] ?? ''
    // No words at all have no articles.
    if (query === undefined) return known.has(key) ? undefined : []
    const ids = found[asked.indexOf(query)]
    if (ids === undefined) rememberCommon(known, key, atMost)
    return ids
  })
}

function rememberCommon(known: Map<string, number>, key: string, atMost: number): void {
  if (known.size >= mostCommon) known.clear()
  known.set(key, atMost)
}

/** Undefined for no words at all. */
function countedQuery(what: CountedMatch): IndexQuery | undefined {
  if ('entity' in what) return { all: [facetClause(entityFacet(what.entity))], none: [] }
  const exact = 'exact' in what
  const alternatives = [exact ? what.exact : what.stems].flat()
  return indexQuery({ terms: [{ surface: '', alternatives, exact, negated: false }] }, [])
}

function ofFacet(
  c: StoreContext,
  facet: string,
  filter: { limit?: number; cursor?: string },
): Promise<ListPage<ArticleHead>> {
  const { limit = defaultLimit, cursor } = filter
  const page = cursor === undefined ? { limit } : { limit, cursor }
  return newest(c, { all: [facetClause(facet)], none: [] }, 0, Number.MAX_SAFE_INTEGER, page)
}

async function newest(
  c: StoreContext,
  query: IndexQuery | undefined,
  fromId: number,
  toId: number,
  page: { limit: number; cursor?: string },
): Promise<ListPage<ArticleHead>> {
  const after = readCursor(page.cursor, 1)?.[0]
  if (query === undefined) return { items: [] }
  const before = after === undefined ? toId : Math.min(toId, after - 1)
  const ids = await c.dialect.newest(c.db, query, { fromId, toId: before, limit: page.limit + 1 })
  return pageFrom(
    await headsByIds(c, ids),
    page.limit,
    (head) => head,
    (head) => [head.id],
  )
}
