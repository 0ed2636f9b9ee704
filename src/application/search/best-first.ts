/**
 * The articles that answer a query, the best first.
 * In: a parsed query and limits. Out: ranked articles and what the words were taken for. Reads the store only, asks no clock.
 */
import type { AskedWord } from '../../search/asked.ts'
import { isNear, runInRows, type NearPair } from '../../search/near.ts'
import { defined } from '../../model/defined.ts'
import { rank, worthShowing, type Candidate, type Ranked, type RankWeights } from '../../search/rank.ts'
import { scan } from '../../text/scanner/scan.ts'
import { readSearchRow, searchRowOf, type SearchRow } from '../../text/search-row.ts'
import type { SearchIndex } from '../../store/queries/search-index.ts'
import type { Store } from '../../store/store.ts'
import type { Query, QueryTerm } from '../../text/query.ts'
import { askedWords } from './asked-words.ts'
import { candidates, mostCandidates, type Candidates, type MatchLimits, type PhraseRun } from './candidates.ts'
import { rowCacheOf } from './row-cache.ts'
import { wordsOf } from './word-lists.ts'

const noWords: SearchRow = { words: new Uint32Array(), titleCount: 0 }

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
  const list = await wordsOf(store)
  const found = await store.index.onOneState(async (index) => {
    const asked = await askedWords(index, list, query)
    if (asked.length === 0) return undefined
    const chosen = await candidatesOf(index, query, asked, limits)
    return { asked, ...chosen, rows: await rowCacheOf(store).rows(index, chosen.ids) }
  })
  if (found === undefined) return { asked: [], ranked: [], strict: false }
  const { asked, ids, phrases, inRows, strict, rows } = found
  await addMissing(store, ids, rows)
  const run = inRows ? runInRows(asked.map(({ forms }) => forms[0]?.stem ?? '')) : undefined
  const all = ids.map((id): Candidate => ({ id, row: rows.get(id) ?? noWords, phrase: phrases.get(id) ?? 0 }))
  const pairs = nearPairs(query, asked)
  const met = pairs.length === 0 ? all : all.filter(({ row }) => pairs.every((pair) => isNear(row, pair)))
  return { asked, ranked: worthShowing(rank(asked, met, defined({ run, weights }))), strict }
}

/** Of an article that an earlier version analysed, title and first words serve until it is analysed again. */
async function addMissing(store: Store, ids: readonly number[], rows: Map<number, SearchRow>): Promise<void> {
  const missing = ids.filter((id) => !rows.has(id))
  if (missing.length === 0) return
  for (const { id, title, snippet } of await store.headsByIds(missing))
    rows.set(id, readSearchRow(searchRowOf(scan(title), scan(snippet))))
}

/** Words meant as typed must all stand in an article; of others some may be missing. */
async function candidatesOf(
  index: SearchIndex,
  query: Query,
  asked: readonly AskedWord[],
  limits: MatchLimits,
): Promise<Candidates> {
  const wanted = query.terms.filter((term) => !term.negated)
  if (wanted.every((term) => term.exact)) {
    const ids = await index.matchingIds({ ...limits, query, limit: mostCandidates })
    return { ids, phrases: new Map(), inRows: false, strict: ids.length > 0 }
  }
  const fixed = query.terms.filter((term) => term.negated || term.exact || term.title === true)
  return await candidates(index, asked, fixed, runsOf(wanted), limits)
}

/** The quoted phrases; without any, all the words as they stand, function words included. */
function runsOf(wanted: readonly QueryTerm[]): PhraseRun[] {
  const quoted = wanted.filter(({ phrase }) => phrase !== undefined)
  if (quoted.length > 0) return quoted.map(({ phrase, exact }) => ({ words: phrase ?? [], exact, quoted: true }))
  const words = wanted.flatMap((term) => term.words)
  return words.length < 2 ? [] : [{ words: words.map(({ stem }) => stem), exact: false, quoted: false }]
}

/** The words on both sides of each NEAR. */
function nearPairs(query: Query, asked: readonly AskedWord[]): NearPair[] {
  const formsOf = (term: QueryTerm | undefined): AskedWord[] =>
    asked.filter(({ form }) => term?.words.some((word) => word.form === form) === true)
  return query.near.map((at) => [formsOf(query.terms[at]), formsOf(query.terms[at + 1])])
}
