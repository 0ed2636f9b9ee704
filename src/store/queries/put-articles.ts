/**
 * Writes articles: new ones, revisions of known ones, nothing for what is known.
 * In: drafts. Out: ids, revision numbers, what happened. Touches `articles`, `article_texts`, `revisions`, counts of `sources`.
 *
 * One article per address; a draft that names its article is a text of that one, whose address may change.
 * Its id comes from the address and the first draft's `at` (model/ids.ts), so every machine gives it the
 * same id unless two addresses of one second collide; then the later one takes the next free id.
 */
import { sql, type Selectable } from 'kysely'
import type { Tables } from '../schema.ts'
import type { Revision } from '../../model/article.ts'
import { articleId } from '../../model/ids.ts'
import type { ArticleBody } from './articles.ts'
import { noteChange } from '../changes.ts'
import { inTransaction } from '../context.ts'
import { runsOf } from '../runs-of.ts'
import type { StoreContext } from '../context.ts'
import { urlKey } from '../digests.ts'
import { asBuffer, unpackJson } from '../packed-json.ts'
import { prepareArticle, type AnalysedArticle, type PreparedAnalysis, type PreparedArticle } from '../prepared.ts'
import type { PutArticle } from '../records.ts'
import type { ArticleDraft } from '../../model/article.ts'
import type { RowTarget, RowValues } from '../rows-query.ts'

/** An article in its place among those given. */
interface Placed {
  place: number
  article: PreparedArticle
  /** Written in the same transaction, by whoever gives it. */
  analysis?: Pick<PreparedAnalysis, 'version' | 'lang' | 'dir' | 'section' | 'desk'>
}

interface Known {
  id: number
  hash: string
  revision: number
  seen_at: number
  title: string
}

const rowsPerInsert = 250

/**
 * In the order of the drafts. 'same': the address is known with equal title and text (white space apart), or the draft is no newer
 * than the current text and repeats an earlier one. One transaction for the batch.
 */
export async function putArticles(c: StoreContext, drafts: readonly ArticleDraft[]): Promise<PutArticle[]> {
  // Packed before the transaction starts, which keeps the write lock short.
  const waves = inWaves(drafts.map((draft, place) => ({ place, article: prepareArticle(draft) })))
  return inTransaction(c, async (t) => {
    const results = new Map<number, PutArticle>()
    for (const wave of waves) await putWave(t, wave, results)
    await noteChange(t, { articles: [...results.values()].filter((r) => r.outcome !== 'same').map((r) => r.id) })
    return drafts.flatMap((_, place) => results.get(place) ?? [])
  })
}

/** Those of the addresses that the store knows. */
export async function knownUrls(c: StoreContext, urls: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>()
  for (const run of runsOf(urls, 500)) {
    const byKey = new Map(run.map((url) => [urlKey(url), url]))
    const rows = await c.db
      .selectFrom('articles')
      .select('url_key')
      .where('url_key', 'in', [...byKey.keys()])
      .execute()
    for (const row of rows) known.add(byKey.get(row.url_key) ?? '')
  }
  return known
}

/**
 * Inside a transaction: those of the articles, of which no two have one address, whose address is new, each with the row of one that is
 * analysed; whoever calls writes the analyses. Ids in the order of the articles; none for one whose address is known meanwhile.
 */
export async function insertAnalysed(
  c: StoreContext,
  articles: readonly AnalysedArticle[],
): Promise<(number | undefined)[]> {
  const placed = articles.map((one, place) => ({ ...one, place }))
  const known = await knownByKey(c, placed)
  const results = new Map<number, PutArticle>()
  await insertNew(
    c,
    placed.filter(({ article }) => !known.has(article.key)),
    results,
  )
  return placed.map(({ place }) => results.get(place)?.id)
}

/** All texts of the articles so far, by article, oldest first, the current one last. One statement. */
export async function revisionsOf(c: StoreContext, ids: readonly number[]): Promise<Map<number, Revision[]>> {
  const found = new Map<number, Revision[]>()
  if (ids.length === 0) return found
  const asked = c.dialect.idSet(ids)
  const { rows } = await sql<Selectable<Tables['revisions']>>`
    select article_id, number, seen_at, title, hash, body from revisions where article_id in ${asked}
    union all
    select id, revision, seen_at, title, hash, body from articles
      join article_texts on article_id = id where id in ${asked}
    order by article_id, number`.execute(c.db)
  for (const { article_id: articleId, number, seen_at: seenAt, title, hash, body } of rows) {
    const revision = { articleId, number, seenAt, title, hash, text: unpackJson<ArticleBody>(body).text }
    found.set(articleId, [...(found.get(articleId) ?? []), revision])
  }
  return found
}

/** Batches in which no address comes twice; the second draft of an address is in the second batch. */
function inWaves(articles: readonly Placed[]): Placed[][] {
  const waves: Placed[][] = []
  const seen = new Map<string, number>()
  for (const placed of articles) {
    const { key } = placed.article
    const wave = seen.get(key) ?? 0
    seen.set(key, wave + 1)
    waves[wave] = [...(waves[wave] ?? []), placed]
  }
  return waves
}

async function putWave(c: StoreContext, wave: readonly Placed[], results: Map<number, PutArticle>): Promise<void> {
  let pending = wave
  // Several rounds only when another writer adds the same address, or takes the same id, at the same moment (PostgreSQL).
  while (pending.length > 0) {
    const known = await knownByKey(c, pending)
    const fresh: Placed[] = []
    for (const p of pending) {
      const found = (await knownById(c, p)) ?? known.get(p.article.key)
      if (found === undefined) fresh.push(p)
      else results.set(p.place, await putKnown(c, p, found))
    }
    pending = await insertNew(c, fresh, results)
  }
}

async function knownByKey(c: StoreContext, wave: readonly Placed[]): Promise<Map<string, Known>> {
  const known = new Map<string, Known>()
  for (const run of runsOf(wave, 500)) {
    const rows = await c.db
      .selectFrom('articles')
      .select(['url_key', 'id', 'hash', 'revision', 'seen_at', 'title'])
      .where(
        'url_key',
        'in',
        run.map((p) => p.article.key),
      )
      .execute()
    for (const row of rows) known.set(row.url_key, row)
  }
  return known
}

/** The article that the draft says it is a text of; it moves to the draft's address, unless another article is there. */
async function knownById(c: StoreContext, { article }: Placed): Promise<Known | undefined> {
  const { articleId: id, url, key } = article
  if (id === undefined) return undefined
  const found = await c.db
    .selectFrom('articles')
    .select(['url_key', 'id', 'hash', 'revision', 'seen_at', 'title'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined || found.url_key === key) return found
  const there = await c.db.selectFrom('articles').select('id').where('url_key', '=', key).executeTakeFirst()
  if (there === undefined) await c.db.updateTable('articles').set({ url, url_key: key }).where('id', '=', id).execute()
  return found
}

/** Those that could not be inserted, because the address or the id was taken meanwhile. */
async function insertNew(
  c: StoreContext,
  fresh: readonly Placed[],
  results: Map<number, PutArticle>,
): Promise<Placed[]> {
  const refused: Placed[] = []
  // In the order of the unique key, so that two writers of one batch wait for each other instead of deadlocking.
  const sorted = [...fresh].sort((a, b) => (a.article.key < b.article.key ? -1 : 1))
  const ids = await freeIds(c, sorted)
  const idOf = (p: Placed): number => ids.get(p.place) ?? 0
  for (const run of runsOf(sorted, rowsPerInsert)) {
    const rows = run.map((p) => articleValues(p, idOf(p)))
    const inserted = await c.dialect.insertRows<{ url_key: string }>(c.db, articleTarget, rows)
    const done = new Set(inserted.map((row) => row.url_key))
    const stored = run.filter((p) => done.has(p.article.key))
    refused.push(...run.filter((p) => !done.has(p.article.key)))
    if (stored.length === 0) continue
    await c.dialect.insertRows(
      c.db,
      textTarget,
      stored.map((p) => [idOf(p), asBuffer(p.article.body)]),
    )
    for (const p of stored) results.set(p.place, { id: idOf(p), revision: 1, outcome: 'new' })
    await countForSources(c, stored)
  }
  return refused
}

/** The preferred id of each, or the next one that neither the store nor the batch has taken. */
async function freeIds(c: StoreContext, fresh: readonly Placed[]): Promise<Map<number, number>> {
  const taken = new Set<number>()
  const wanted = fresh.map((p) => ({ place: p.place, id: articleId(p.article.at, p.article.url) }))
  let unsure = wanted
  while (unsure.length > 0) {
    const stored = new Set<number>()
    for (const run of runsOf(unsure, 500)) {
      const rows = await c.db
        .selectFrom('articles')
        .select('id')
        .where(
          'id',
          'in',
          run.map((w) => w.id),
        )
        .execute()
      for (const row of rows) stored.add(row.id)
    }
    const next: typeof wanted = []
    for (const want of unsure) {
      if (!stored.has(want.id) && !taken.has(want.id)) taken.add(want.id)
      else {
        want.id++
        next.push(want)
      }
    }
    unsure = next
  }
  return new Map(wanted.map((w) => [w.place, w.id]))
}

const articleTarget: RowTarget = {
  table: 'articles',
  columns: `id, url_key, source_id, url, revision, at, first_seen_at, hash, seen_at, published_at, modified_at, date_only, lang, dir, title,
    dek, author, credit, snippet, text_chars, image_url, unsure, gone_at, analysed_version, section, desk`,
  after: 'on conflict do nothing returning url_key',
}

const textTarget: RowTarget = { table: 'article_texts', columns: 'article_id, body' }

/** In the order of the columns above. */
function articleValues({ article: a, analysis }: Placed, id: number): RowValues {
  const c = a.columns
  const lang = analysis?.lang ?? c.lang
  const dir = analysis?.dir ?? c.dir
  const first: RowValues = [id, a.key, a.sourceId, a.url, 1, a.at, a.firstSeenAt, a.hash, c.seen_at, c.published_at]
  const second: RowValues = [c.modified_at, c.date_only, lang, dir, c.title, c.dek, c.author, c.credit, c.snippet]
  const analysed: RowValues = [analysis?.version ?? 0, analysis?.section ?? null, analysis?.desk ?? null]
  return [...first, ...second, c.text_chars, c.image_url, c.unsure, c.gone_at, ...analysed]
}

async function putKnown(c: StoreContext, { article }: Placed, known: Known): Promise<PutArticle> {
  const same: PutArticle = { id: known.id, revision: known.revision, outcome: 'same' }
  if (known.hash === article.hash) return same
  const seenAt = article.seenAt ?? article.firstSeenAt
  // A repeated delivery or import brings an earlier text again; a page that went back to it brings it later.
  if (seenAt <= known.seen_at && (await hadText(c, known.id, article.hash))) return same
  const current = await c.db
    .selectFrom('article_texts')
    .select('body')
    .where('article_id', '=', known.id)
    .executeTakeFirst()
  if (current !== undefined) {
    const { id: article_id, revision: number, seen_at, title, hash } = known
    await c.db
      .insertInto('revisions')
      .values({ article_id, number, seen_at, title, hash, body: current.body })
      .onConflict((on) => on.columns(['article_id', 'number']).doNothing())
      .execute()
  }
  const revision = known.revision + 1
  await c.db
    .updateTable('articles')
    .set({ revision, hash: article.hash, ...article.columns, seen_at: Math.max(seenAt, known.seen_at) })
    .where('id', '=', known.id)
    .execute()
  await c.db
    .updateTable('article_texts')
    .set({ body: asBuffer(article.body) })
    .where('article_id', '=', known.id)
    .execute()
  return { id: known.id, revision, outcome: 'revised' }
}

async function hadText(c: StoreContext, id: number, hash: string): Promise<boolean> {
  const rows = await c.db
    .selectFrom('revisions')
    .select('number')
    .where('article_id', '=', id)
    .where('hash', '=', hash)
    .limit(1)
    .execute()
  return rows.length > 0
}

async function countForSources(c: StoreContext, stored: readonly Placed[]): Promise<void> {
  const counts = new Map<string, { count: number; last: number }>()
  for (const { article } of stored) {
    const known = counts.get(article.sourceId) ?? { count: 0, last: 0 }
    counts.set(article.sourceId, { count: known.count + 1, last: Math.max(known.last, article.at) })
  }
  for (const [id, { count, last }] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await c.db
      .updateTable('sources')
      .set((e) => ({
        article_count: e('article_count', '+', count),
        last_article_at: e.case().when('last_article_at', '>', last).then(e.ref('last_article_at')).else(last).end(),
      }))
      .where('id', '=', id)
      .execute()
  }
}
