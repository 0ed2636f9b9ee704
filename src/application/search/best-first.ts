/**
 * The articles that answer a query, the best first.
 * In: a parsed query and limits. Out: ranked articles and what the words were taken for. Reads the store only, asks no clock.
 */
import type { AskedWord } from '../../search/asked.ts'
import { isNear, type NearPair } from '../../search/near.ts'
import { rank, worthShowing, type Candidate, type Ranked, type RankWeights } from '../../search/rank.ts'
import { scan } from '../../text/scanner/scan.ts'
import { readSearchRow, searchRowOf } from '../../text/search-row.ts'
import type { Store } from '../../store/store.ts'
import type { Query, QueryTerm } from '../../text/query.ts'
import { askedWords } from './asked-words.ts'
import { candidates, mostCandidates, type Candidates, type MatchLimits, type PhraseRun } from './candidates.ts'
import { wordListOf } from './word-lists.ts'

export interface BestFirst {
  asked: AskedWord[]
  ranked: Ranked[]
  /** Some of them meet the query as it is. */
  strict: boolean
}

/** Every candidate, ranked. `weights`: for measuring. */
export async function bestFirst(
  store: Store,
  query: Query,
  limits: MatchLimits,
  weights?: RankWeights,
): Promise<BestFirst> {
  const asked = await askedWords(store, await wordListOf(store), query)
  if (asked.length === 0) return { asked, ranked: [], strict: false }
  const { ids, phrases, strict } = await candidatesOf(store, query, asked, limits)
  const rows = await rowsOf(store, ids)
  const all = ids.map((id): Candidate => ({
    id,
    row: readSearchRow(rows.get(id) ?? new Uint8Array()),
    phrase: phrases.get(id) ?? 0,
  }))
  const pairs = nearPairs(query, asked)
  const met = all.filter(({ row }) => pairs.every((pair) => isNear(row, pair)))
  return { asked, ranked: worthShowing(rank(asked, met, weights)), strict }
}

/** Of an article that an earlier version analysed, title and first words serve until it is analysed again. */
async function rowsOf(store: Store, ids: readonly number[]): Promise<Map<number, Uint8Array>> {
  const rows = await store.index.rows(ids)
  const missing = ids.filter((id) => !rows.has(id))
  if (missing.length > 0)
    for (const { id, title, snippet } of await store.headsByIds(missing))
      rows.set(id, searchRowOf(scan(title), scan(snippet)))
  return rows
}

/** Words meant as typed must all stand in an article; of others some may be missing. */
async function candidatesOf(
  store: Store,
  query: Query,
  asked: readonly AskedWord[],
  limits: MatchLimits,
): Promise<Candidates> {
  const wanted = query.terms.filter((term) => !term.negated)
  if (wanted.every((term) => term.exact)) {
    const ids = await store.index.matchingIds({ ...limits, query, limit: mostCandidates })
    return { ids, phrases: new Map(), strict: ids.length > 0 }
  }
  const fixed = query.terms.filter((term) => term.negated || term.exact || term.title === true)
  return await candidates(store, asked, fixed, runsOf(wanted), limits)
}

/** The quoted phrases; without any, all the words as they stand, function words included. */
function runsOf(wanted: readonly QueryTerm[]): PhraseRun[] {
  const quoted = wanted.filter(({ phrase }) => phrase !== undefined)
  if (quoted.length > 0) return quoted.map(({ phrase, exact }) => ({ words: phrase ?? [], exact }))
  const words = wanted.flatMap((term) => term.words)
  return words.length < 2 ? [] : [{ words: words.map(({ stem }) => stem), exact: false }]
}

/** The words on both sides of each NEAR. */
function nearPairs(query: Query, asked: readonly AskedWord[]): NearPair[] {
  const formsOf = (term: QueryTerm | undefined): AskedWord[] =>
    asked.filter(({ form }) => term?.words.some((word) => word.form === form) === true)
  return query.near.map((at) => [formsOf(query.terms[at]), formsOf(query.terms[at + 1])])
}
