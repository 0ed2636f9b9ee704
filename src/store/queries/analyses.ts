/**
 * Analyses, features and the full-text index, written together.
 * In: analyses with search tokens. Out: analyses, articles without one. Touches `analyses`, the index, `articles.analysed_version`.
 */
import { sql } from 'kysely'
import type { Analysis, Credit } from '../../model/analysis.ts'
import { inTransaction } from '../context.ts'
import { runsOf } from '../runs-of.ts'
import type { StoreContext } from '../context.ts'
import { indexRow } from './index-tokens.ts'
import { packJson, unpackJson } from '../packed-json.ts'
import { putSearchNames, type NameStarts } from './search-names.ts'
import { noteRewrites, putSearchRows, rememberWords } from './search-rows.ts'
import type { AnalysisDraft, UnanalysedArticle, Unfinished } from '../records.ts'

const rowsPerRun = 250

/**
 * One transaction. A draft of an older revision, or of an unknown article, is left out. An article that is grouped keeps the
 * features it was grouped by beside the new ones, so that a restart rebuilds the same groups. `startsOf` is asked of names that this process has
 * not written; without it names are found by search only.
 */
export async function putAnalyses(
  c: StoreContext,
  drafts: readonly AnalysisDraft[],
  startsOf?: NameStarts,
): Promise<void> {
  // The last draft of an article wins; packed before the transaction, which keeps the write lock short.
  const byId = new Map(drafts.map((draft) => [draft.articleId, { draft, packed: packJson(draft.analysis) }]))
  const sorted = [...byId.values()].sort((a, b) => a.draft.articleId - b.draft.articleId)
  const words = await inTransaction(c, async (t) => {
    const listed: string[] = []
    for (const run of runsOf(sorted, rowsPerRun)) listed.push(...(await putRun(t, run, startsOf)))
    return listed
  })
  rememberWords(c, words)
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

async function putRun(
  c: StoreContext,
  run: readonly { draft: AnalysisDraft; packed: Buffer }[],
  startsOf: NameStarts | undefined,
): Promise<string[]> {
  const ids = run.map(({ draft }) => draft.articleId)
  const articles = await c.db
    .selectFrom('articles')
    .leftJoin('analyses', 'analyses.article_id', 'articles.id')
    .select(['articles.id', 'articles.source_id', 'articles.revision', 'articles.lang', 'articles.dir'])
    .select(['articles.analysed_version', 'analyses.grouped', 'analyses.features', 'analyses.grouped_features'])
    .where('articles.id', 'in', ids)
    .execute()
  const known = new Map(articles.map((row) => [row.id, row]))
  const current = run.flatMap(({ draft, packed }) => {
    const article = known.get(draft.articleId)
    return article?.revision === draft.revision ? [{ draft, packed, article }] : []
  })
  if (current.length === 0) return []
  await c.db
    .insertInto('analyses')
    .values(
      current.map(({ draft, packed, article }) => ({
        article_id: draft.articleId,
        revision: draft.revision,
        version: draft.analysis.version,
        lang: draft.analysis.lang,
        grouped: article.grouped ?? 0,
        credit_names: JSON.stringify(creditNames(draft.analysis.credits)),
        origin_name: originName(draft.analysis.credits),
        features: bytes(draft.features),
        grouped_features: article.grouped === 1 ? (article.grouped_features ?? article.features) : null,
        analysis: packed,
      })),
    )
    .onConflict((on) =>
      on.column('article_id').doUpdateSet((e) => ({
        revision: e.ref('excluded.revision'),
        version: e.ref('excluded.version'),
        lang: e.ref('excluded.lang'),
        credit_names: e.ref('excluded.credit_names'),
        origin_name: e.ref('excluded.origin_name'),
        features: e.ref('excluded.features'),
        grouped_features: e.ref('excluded.grouped_features'),
        analysis: e.ref('excluded.analysis'),
      })),
    )
    .execute()
  const again = current.flatMap(({ article }) => (article.grouped === null ? [] : [article.id]))
  await c.dialect.putIndexRows(
    c.db,
    current.map(({ draft, article }) => indexRow(draft.articleId, draft.search, article.source_id, draft.analysis)),
    again,
  )
  await noteRewrites(c, again)
  await markAnalysed(c, current)
  const rows = current.map(({ draft }) => ({ id: draft.articleId, search: draft.search }))
  const names = startsOf === undefined ? [] : await putSearchNames(c, rows, startsOf)
  return [...(await putSearchRows(c, rows)), ...names]
}

/** Version, language, direction and section of the articles; one update for each of the few combinations in a batch. */
async function markAnalysed(c: StoreContext, current: readonly { draft: AnalysisDraft }[]): Promise<void> {
  const alike = new Map<string, { analysis: Analysis; section: string | null; ids: number[] }>()
  for (const { draft } of current) {
    const { version, lang, dir } = draft.analysis
    const section = draft.search.section?.name ?? null
    const key = JSON.stringify([version, lang, dir, section])
    const found = alike.get(key) ?? { analysis: draft.analysis, section, ids: [] }
    found.ids.push(draft.articleId)
    alike.set(key, found)
  }
  for (const { analysis, section, ids } of alike.values()) {
    await c.db
      .updateTable('articles')
      .set({ analysed_version: analysis.version, lang: analysis.lang, dir: analysis.dir, section })
      .where('id', 'in', ids)
      .execute()
  }
}

/** Names of agencies and outlets, those that stand for the whole article first. */
function creditNames(credits: readonly Credit[]): string[] {
  const named = credits.filter(isNamed)
  return [...new Set([...named.filter(ofWhole), ...named].map((credit) => credit.name))]
}

/** Whom the whole article is from, when it says so: in its byline, dateline or credit line. */
function originName(credits: readonly Credit[]): string | null {
  const credit = credits.find((one) => isNamed(one) && ofWhole(one))
  return credit === undefined ? null : (credit.citing ?? credit.name)
}

function isNamed(credit: Credit): boolean {
  return (credit.kind === 'agency' || credit.kind === 'outlet') && credit.role !== 'passing'
}

function ofWhole(credit: Credit): boolean {
  return credit.role !== 'intext'
}

function bytes(array: Uint8Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength)
}
