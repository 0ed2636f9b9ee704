/**
 * Reads articles: whole, as heads, by address, by filter.
 * In: ids, addresses, filters. Out: articles and heads. Touches `articles`, `article_texts`, `grouping` (read only, but markGone).
 */
import { sql } from 'kysely'
import type { CompiledQuery, Selectable } from 'kysely'
import type { Direction, Extracted } from '../../model/article.ts'
import { isDesk } from '../../model/desks.ts'
import { firstIdAt } from '../../model/ids.ts'
import { plainTextHtml } from '../../model/paragraphs.ts'
import { runsOf } from '../runs-of.ts'
import { noteChange } from '../changes.ts'
import { inTransaction, type StoreContext } from '../context.ts'
import { pageFrom, readCursor } from '../cursor.ts'
import { urlKey } from '../digests.ts'
import { unpackJson } from '../packed-json.ts'
import type { ArticleHead, ArticlesFilter, ListPage, StoredArticle } from '../records.ts'
import type { ArticleTable } from '../schema.ts'

/** The part of an article that only its own page needs; packed in `article_texts`. Without `html` it is the text's paragraphs. */
export type ArticleBody = Pick<Extracted, 'text' | 'parts' | 'evidence' | 'confidence'> &
  Partial<Pick<Extracted, 'html' | 'canonicalUrl' | 'ampUrl' | 'siteName' | 'section' | 'image'>>

export type HeadRow = Selectable<ArticleTable> & { story_id: number | null; copy_group_id: number | null }

const idsPerSelect = 500

export async function articleById(c: StoreContext, id: number): Promise<StoredArticle | undefined> {
  return (await articlesByIds(c, [id]))[0]
}

export async function articleByUrl(c: StoreContext, url: string): Promise<StoredArticle | undefined> {
  const row = await c.db.selectFrom('articles').select('id').where('url_key', '=', urlKey(url)).executeTakeFirst()
  return row === undefined ? undefined : articleById(c, row.id)
}

/** In the order of `ids`. */
export async function articlesByIds(c: StoreContext, ids: readonly number[]): Promise<StoredArticle[]> {
  const found = new Map<number, StoredArticle>()
  for (const run of runsOf(ids, idsPerSelect)) {
    const rows = await heads(c)
      .innerJoin('article_texts', 'article_texts.article_id', 'articles.id')
      .select('article_texts.body')
      .where('articles.id', 'in', run)
      .execute()
    for (const row of rows) found.set(row.id, toArticle(row, unpackJson<ArticleBody>(row.body)))
  }
  return inOrder(ids, found)
}

/** In the order of `ids`. */
export async function headsByIds(c: StoreContext, ids: readonly number[]): Promise<ArticleHead[]> {
  const found = new Map<number, ArticleHead>()
  if (ids.length === 0) return []
  const rows = await c.db.executeQuery<HeadRow>({ ...headsQuery(c), parameters: [c.dialect.idList(ids)] })
  for (const row of rows.rows) found.set(row.id, toHead(row))
  return inOrder(ids, found)
}

const headsQueries = new Map<string, CompiledQuery>()

/** Compiled once for each kind of database: every list asks it, and the tree is larger than the answer. */
function headsQuery(c: StoreContext): CompiledQuery {
  let query = headsQueries.get(c.dialect.kind)
  if (query === undefined) {
    query = heads(c)
      .where(sql<boolean>`articles.id in ${c.dialect.idSet([])}`)
      .compile()
    headsQueries.set(c.dialect.kind, query)
  }
  return query
}

/** Newest first. */
export async function articleHeads(c: StoreContext, filter: ArticlesFilter): Promise<ListPage<ArticleHead>> {
  const after = readCursor(filter.cursor, 1)
  let query = heads(c)
    .orderBy('articles.id', 'desc')
    .limit(filter.limit + 1)
  if (filter.sourceId !== undefined) query = query.where('articles.source_id', '=', filter.sourceId)
  if (filter.lang !== undefined) query = query.where('articles.lang', '=', filter.lang)
  if (filter.desk !== undefined) query = query.where('articles.desk', '=', filter.desk)
  if (filter.from !== undefined) query = query.where('articles.id', '>=', firstIdAt(filter.from))
  if (filter.to !== undefined) query = query.where('articles.id', '<', firstIdAt(filter.to))
  if (after?.[0] !== undefined) query = query.where('articles.id', '<', after[0])
  return pageFrom(await query.execute(), filter.limit, toHead, (row) => [row.id])
}

export async function markGone(c: StoreContext, articleId: number, at: number): Promise<void> {
  await inTransaction(c, async (t) => {
    await t.db
      .updateTable('articles')
      .set({ gone_at: at })
      .where('id', '=', articleId)
      .where('gone_at', 'is', null)
      .execute()
    await noteChange(t, { articles: [articleId] })
  })
}

/** The select that every list of heads starts from. */
export function heads(c: StoreContext) {
  return c.db
    .selectFrom('articles')
    .leftJoin('grouping', 'grouping.article_id', 'articles.id')
    .selectAll('articles')
    .select(['grouping.story_id', 'grouping.copy_group_id'])
}

export function toHead(row: HeadRow): ArticleHead {
  const head: ArticleHead = {
    id: row.id,
    sourceId: row.source_id,
    url: row.url,
    title: row.title,
    snippet: row.snippet,
    textChars: row.text_chars,
    dir: toDirection(row.dir),
    at: row.at,
    dateOnly: row.date_only === 1,
    firstSeenAt: row.first_seen_at,
    revision: row.revision,
  }
  if (row.dek !== null) head.dek = row.dek
  if (row.author !== null) head.author = row.author
  if (row.credit !== null) head.credit = row.credit
  if (row.image_url !== null) head.imageUrl = row.image_url
  if (row.lang !== null) head.lang = row.lang
  if (row.section !== null) head.section = row.section
  if (isDesk(row.desk)) head.desk = row.desk
  if (row.published_at !== null) head.publishedAt = row.published_at
  if (row.modified_at !== null) head.modifiedAt = row.modified_at
  if (row.gone_at !== null) head.goneAt = row.gone_at
  if (row.story_id !== null) head.storyId = row.story_id
  if (row.copy_group_id !== null) head.copyGroupId = row.copy_group_id
  return head
}

export function toDirection(dir: string): Direction {
  return dir === 'rtl' ? 'rtl' : 'ltr'
}

function toArticle(row: HeadRow, body: ArticleBody): StoredArticle {
  const article: StoredArticle = {
    ...body,
    html: body.html ?? plainTextHtml(body.text),
    id: row.id,
    sourceId: row.source_id,
    url: row.url,
    title: row.title,
    dir: toDirection(row.dir),
    at: row.at,
    firstSeenAt: row.first_seen_at,
    revision: row.revision,
    analysisVersion: row.analysed_version,
  }
  if (row.dek !== null) article.dek = row.dek
  if (row.author !== null) article.author = row.author
  if (row.lang !== null) article.lang = row.lang
  if (row.published_at !== null) article.publishedAt = row.published_at
  if (row.modified_at !== null) article.modifiedAt = row.modified_at
  if (row.date_only === 1) article.dateOnly = true
  if (isDesk(row.desk)) article.desk = row.desk
  if (row.gone_at !== null) article.goneAt = row.gone_at
  if (row.story_id !== null) article.storyId = row.story_id
  if (row.copy_group_id !== null) article.copyGroupId = row.copy_group_id
  return article
}

function inOrder<T>(ids: readonly number[], found: ReadonlyMap<number, T>): T[] {
  return ids.flatMap((id) => found.get(id) ?? [])
}
