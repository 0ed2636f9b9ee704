/**
 * Analyses, features and the full-text index, written together.
 * In: analyses with search tokens. Out: analyses, articles without one. Touches `analyses`, the index, `articles.analysed_version`.
 */
import { sql } from 'kysely'
import type { Analysis } from '../../model/analysis.ts'
import { noteChange } from '../changes.ts'
import { inTransaction } from '../context.ts'
import { runsOf } from '../runs-of.ts'
import type { StoreContext } from '../context.ts'
import { inDesk, indexRow } from './index-tokens.ts'
import { asBuffer, unpackJson } from '../packed-json.ts'
import { prepareAnalysis, type AnalysedArticle, type PreparedAnalysis } from '../prepared.ts'
import { insertAnalysed } from './put-articles.ts'
import { putSearchNames, type NameStarts } from './search-names.ts'
import { noteRewrites, putSearchRows, rememberWords } from './search-rows.ts'
import { refreshDesks } from './story-desks.ts'
import type { AnalysisDraft, UnanalysedArticle, Unfinished } from '../records.ts'
import type { RowTarget, RowValues } from '../rows-query.ts'

const rowsPerRun = 250

/**
 * One transaction. A draft of an older revision, or of an unknown article, is left out. An article that is grouped keeps the
 * features it was grouped by beside the new ones, so that a restart rebuilds the same groups. `startsOf` is asked of names that this process has
 * not written; without it names are found by search only.
 */
export async function putAnalyses(
  c: StoreContext,
  drafts: readonly (AnalysisDraft | PreparedAnalysis)[],
  startsOf?: NameStarts,
): Promise<void> {
  // The last draft of an article wins; packed before the transaction, which keeps the write lock short.
  const byId = new Map(drafts.map((draft) => [draft.articleId, 'packed' in draft ? draft : prepareAnalysis(draft)]))
  const sorted = [...byId.values()].sort((a, b) => a.articleId - b.articleId)
  const words = await inTransaction(c, async (t) => {
    const listed: string[] = []
    const stories = new Set<number>()
    for (const run of runsOf(sorted, rowsPerRun)) listed.push(...(await putRun(t, run, startsOf, stories)))
    await noteChange(t, { stories, articles: byId.keys() })
    return listed
  })
  rememberWords(c, words)
}

/**
 * Articles and their analyses in one transaction, each row written once; no two of one address. An article whose address is known by now
 * is left out: which were, by their places.
 */
export async function putAnalysedArticles(
  c: StoreContext,
  articles: readonly AnalysedArticle[],
  startsOf: NameStarts,
): Promise<number[]> {
  const left: number[] = []
  const words = await inTransaction(c, async (t) => {
    left.length = 0
    const ids = await insertAnalysed(t, articles)
    const fresh = articles.flatMap(({ article, analysis }, place) => {
      const articleId = ids[place]
      if (articleId !== undefined) return { ...analysis, articleId, revision: 1, sourceId: article.sourceId }
      left.push(place)
      return []
    })
    fresh.sort((a, b) => a.articleId - b.articleId)
    const listed: string[] = []
    for (const run of runsOf(fresh, rowsPerRun)) listed.push(...(await writeRun(t, run, [], startsOf)))
    await noteChange(t, { articles: fresh.map((analysis) => analysis.articleId) })
    return listed
  })
  rememberWords(c, words)
  return left
}

export async function analysisOf(c: StoreContext, articleId: number): Promise<Analysis | undefined> {
  const row = await c.db
    .selectFrom('analyses')
    .select('analysis')
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  return row === undefined ? undefined : unpackJson<Analysis>(row.analysis)
}

/** Analyses by article id, in one query; what is not analysed has none. */
export async function analysesOf(c: StoreContext, ids: readonly number[]): Promise<Map<number, Analysis>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: number; analysis: Uint8Array }>`select article_id as id, analysis from analyses
    where article_id in ${c.dialect.idSet(ids)}`.execute(c.db)
  return new Map(found.rows.map(({ id, analysis }) => [id, unpackJson<Analysis>(analysis)]))
}

/** Features of the current revisions, encoded (model/features.ts), by article id; what is not analysed has none. */
export async function featuresOf(c: StoreContext, ids: readonly number[]): Promise<Map<number, Uint8Array>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: number; features: Uint8Array }>`select article_id as id, features from analyses
    where article_id in ${c.dialect.idSet(ids)}`.execute(c.db)
  return new Map(found.rows.map(({ id, features }) => [id, features]))
}

/**
 * At most `max` articles whose current revision has no analysis of `version` or later, never analysed ones first, then by id; those that
 * come after `after` in that order. A page is read from the index, whatever the number of articles.
 */
export async function unanalysed(
  c: StoreContext,
  version: number,
  max: number,
  after?: UnanalysedArticle,
): Promise<UnanalysedArticle[]> {
  let query = c.db
    .selectFrom('articles')
    .select(['id', 'revision', 'analysed_version as analysedVersion'])
    .where('analysed_version', '<', version)
    .orderBy('analysed_version')
    .orderBy('id')
    .limit(max)
  if (after !== undefined)
    query = query.where(sql<boolean>`(analysed_version, id) > (${after.analysedVersion}, ${after.id})`)
  return await query.execute()
}

/** How many articles were never analysed, and how many are analysed and in no story. The cost grows with these alone. */
export async function unfinished(c: StoreContext): Promise<Unfinished> {
  const found = await sql<Unfinished>`select
    (select count(*) from articles where analysed_version = 0) as unanalysed,
    (select count(*) from analyses where grouped = 0) as ungrouped`.execute(c.db)
  return found.rows[0] ?? { unanalysed: 0, ungrouped: 0 }
}

/** An analysis with what the store knows of its article. */
interface CurrentAnalysis extends PreparedAnalysis {
  sourceId: string
  grouped?: number
  /** What it was grouped by, when that is something else. */
  groupedFeatures?: Uint8Array | null
}

async function putRun(
  c: StoreContext,
  run: readonly PreparedAnalysis[],
  startsOf: NameStarts | undefined,
  /** Takes those whose section may be another now. */
  stories: Set<number>,
): Promise<string[]> {
  const articles = await c.db
    .selectFrom('articles')
    .leftJoin('analyses', 'analyses.article_id', 'articles.id')
    .select(['articles.id', 'articles.source_id', 'articles.revision', 'articles.desk', 'articles.desk_by'])
    .select(['analyses.grouped', 'analyses.features', 'analyses.grouped_features'])
    .where(
      'articles.id',
      'in',
      run.map((draft) => draft.articleId),
    )
    .execute()
  const known = new Map(articles.map((row) => [row.id, row]))
  const again: number[] = []
  const moved: number[] = []
  const current = run.flatMap((draft): CurrentAnalysis[] => {
    const article = known.get(draft.articleId)
    if (article?.revision !== draft.revision) return []
    if (article.grouped !== null) again.push(article.id)
    const groupedFeatures = article.grouped === 1 ? (article.grouped_features ?? article.features) : null
    const desk = article.desk_by === null ? draft.desk : article.desk
    if (article.grouped === 1 && desk !== article.desk) moved.push(article.id)
    const index = desk === draft.desk ? draft.index : inDesk(draft.index, desk)
    return [{ ...draft, index, desk, sourceId: article.source_id, grouped: article.grouped ?? 0, groupedFeatures }]
  })
  if (current.length === 0) return []
  const words = await writeRun(c, current, again, startsOf)
  await markAnalysed(c, current)
  for (const id of await refreshDesks(c, moved)) stories.add(id)
  return words
}

const analysisTarget: RowTarget = {
  table: 'analyses',
  columns: `article_id, revision, version, lang, grouped, credit_names, origin_name, features, grouped_features, analysis`,
  after: `on conflict (article_id) do update set revision = excluded.revision, version = excluded.version, lang = excluded.lang,
    credit_names = excluded.credit_names, origin_name = excluded.origin_name, features = excluded.features,
    grouped_features = excluded.grouped_features, analysis = excluded.analysis`,
}

/** Everything but the article's own row; `again`: those that had an analysis before. */
async function writeRun(
  c: StoreContext,
  current: readonly CurrentAnalysis[],
  again: readonly number[],
  startsOf: NameStarts | undefined,
): Promise<string[]> {
  await c.dialect.insertRows(
    c.db,
    analysisTarget,
    current.map((a) => {
      const grouped = a.groupedFeatures ? asBuffer(a.groupedFeatures) : null
      const row: RowValues = [a.articleId, a.revision, a.version, a.lang, a.grouped ?? 0, a.creditNames, a.originName]
      return [...row, asBuffer(a.features), grouped, asBuffer(a.packed)]
    }),
  )
  await c.dialect.putIndexRows(
    c.db,
    current.map((a) => indexRow(a.articleId, a.index, a.sourceId)),
    again,
  )
  await noteRewrites(c, again)
  const rows = current.map(({ articleId: id, row, words, names }) => ({ id, row, words, names }))
  const names = startsOf === undefined ? [] : await putSearchNames(c, rows, startsOf)
  return [...(await putSearchRows(c, rows)), ...names]
}

/** Version, language, direction and sections of the articles; one update for each of the few combinations in a batch. */
async function markAnalysed(c: StoreContext, current: readonly PreparedAnalysis[]): Promise<void> {
  const alike = new Map<string, { of: PreparedAnalysis; ids: number[] }>()
  for (const draft of current) {
    const key = JSON.stringify([draft.version, draft.lang, draft.dir, draft.section, draft.desk])
    const found = alike.get(key) ?? { of: draft, ids: [] }
    found.ids.push(draft.articleId)
    alike.set(key, found)
  }
  for (const { of, ids } of alike.values()) {
    await c.db
      .updateTable('articles')
      .set({ analysed_version: of.version, lang: of.lang, dir: of.dir, section: of.section, desk: of.desk })
      .where('id', 'in', ids)
      .execute()
  }
}
