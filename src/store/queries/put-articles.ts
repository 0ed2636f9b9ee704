/**
 * Writes articles: new ones, revisions of known ones, nothing for what is known.
 * In: drafts. Out: ids, revision numbers, what happened. Touches `articles`, `article_texts`, `revisions`, counts of `sources`.
 *
 * One article per address; a draft that names its article is a text of that one, whose address may change.
 * Its id comes from the address and the first draft's `at` (model/ids.ts), so every machine gives it the
 * same id unless two addresses of one second collide; then the later one takes the next free id.
 */
import type { Insertable } from 'kysely'
import { type Revision, isUnsure } from '../../model/article.ts'
import { articleId } from '../../model/ids.ts'
import type { ArticleBody } from './articles.ts'
import { inTransaction } from '../context.ts'
import { runsOf } from '../runs-of.ts'
import type { StoreContext } from '../context.ts'
import { textHash, urlKey } from '../digests.ts'
import { packJson, unpackJson } from '../packed-json.ts'
import type { PutArticle } from '../records.ts'
import type { ArticleDraft } from '../../model/article.ts'
import type { ArticleTable } from '../schema.ts'

interface Prepared {
  place: number
  draft: ArticleDraft
  key: string
  hash: string
  body: Buffer
}

interface Known {
  id: number
  hash: string
  revision: number
  seen_at: number
  title: string
}

const snippetChars = 280
const rowsPerInsert = 250

/**
 * In the order of the drafts. 'same': the address is known with equal title and text (white space apart), or the draft is no newer
 * than the current text and repeats an earlier one. One transaction for the batch.
 */
export async function putArticles(c: StoreContext, drafts: readonly ArticleDraft[]): Promise<PutArticle[]> {
  // Packed before the transaction starts, which keeps the write lock short.
  const waves = inWaves(drafts)
  return inTransaction(c, async (t) => {
    const results = new Map<number, PutArticle>()
    for (const wave of waves) await putWave(t, wave, results)
    return drafts.flatMap((_, place) => results.get(place) ?? [])
  })
}

/** Oldest first, the current text last. */
export async function revisions(c: StoreContext, id: number): Promise<Revision[]> {
  const earlier = await c.db
    .selectFrom('revisions')
    .selectAll()
    .where('article_id', '=', id)
    .orderBy('number')
    .execute()
  const current = await c.db
    .selectFrom('articles')
    .innerJoin('article_texts', 'article_texts.article_id', 'articles.id')
    .select([
      'articles.revision as number',
      'articles.seen_at',
      'articles.title',
      'articles.hash',
      'article_texts.body',
    ])
    .where('articles.id', '=', id)
    .execute()
  return [...earlier, ...current].map((row) => ({
    articleId: id,
    number: row.number,
    seenAt: row.seen_at,
    title: row.title,
    text: unpackJson<ArticleBody>(row.body).text,
    hash: row.hash,
  }))
}

/** Batches in which no address comes twice; the second draft of an address is in the second batch. */
function inWaves(drafts: readonly ArticleDraft[]): Prepared[][] {
  const waves: Prepared[][] = []
  const seen = new Map<string, number>()
  drafts.forEach((draft, place) => {
    const key = urlKey(draft.url)
    const wave = seen.get(key) ?? 0
    seen.set(key, wave + 1)
    const { text, html, parts, evidence, confidence } = draft
    const body: ArticleBody = { text, html, parts, evidence, confidence }
    if (draft.canonicalUrl !== undefined) body.canonicalUrl = draft.canonicalUrl
    if (draft.ampUrl !== undefined) body.ampUrl = draft.ampUrl
    if (draft.siteName !== undefined) body.siteName = draft.siteName
    if (draft.section !== undefined) body.section = draft.section
    if (draft.image !== undefined) body.image = draft.image
    const prepared = { place, draft, key, hash: textHash(draft.title, text), body: packJson(body) }
    waves[wave] = [...(waves[wave] ?? []), prepared]
  })
  return waves
}

async function putWave(c: StoreContext, wave: readonly Prepared[], results: Map<number, PutArticle>): Promise<void> {
  let pending = wave
  // Several rounds only when another writer adds the same address, or takes the same id, at the same moment (PostgreSQL).
  while (pending.length > 0) {
    const known = await knownByKey(c, pending)
    const fresh: Prepared[] = []
    for (const p of pending) {
      const found = (await knownById(c, p)) ?? known.get(p.key)
      if (found === undefined) fresh.push(p)
      else results.set(p.place, await putKnown(c, p, found))
    }
    pending = await insertNew(c, fresh, results)
  }
}

async function knownByKey(c: StoreContext, wave: readonly Prepared[]): Promise<Map<string, Known>> {
  const known = new Map<string, Known>()
  for (const run of runsOf(wave, 500)) {
    const rows = await c.db
      .selectFrom('articles')
      .select(['url_key', 'id', 'hash', 'revision', 'seen_at', 'title'])
      .where(
        'url_key',
        'in',
        run.map((p) => p.key),
      )
      .execute()
    for (const row of rows) known.set(row.url_key, row)
  }
  return known
}

/** The article that the draft says it is a text of; it moves to the draft's address, unless another article is there. */
async function knownById(c: StoreContext, p: Prepared): Promise<Known | undefined> {
  const { articleId: id, url } = p.draft
  if (id === undefined) return undefined
  const found = await c.db
    .selectFrom('articles')
    .select(['url_key', 'id', 'hash', 'revision', 'seen_at', 'title'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined || found.url_key === p.key) return found
  const there = await c.db.selectFrom('articles').select('id').where('url_key', '=', p.key).executeTakeFirst()
  if (there === undefined)
    await c.db.updateTable('articles').set({ url, url_key: p.key }).where('id', '=', id).execute()
  return found
}

/** Those that could not be inserted, because the address or the id was taken meanwhile. */
async function insertNew(
  c: StoreContext,
  fresh: readonly Prepared[],
  results: Map<number, PutArticle>,
): Promise<Prepared[]> {
  const refused: Prepared[] = []
  // In the order of the unique key, so that two writers of one batch wait for each other instead of deadlocking.
  const sorted = [...fresh].sort((a, b) => (a.key < b.key ? -1 : 1))
  const ids = await freeIds(c, sorted)
  for (const run of runsOf(sorted, rowsPerInsert)) {
    const rows = run.map((p) => articleRow(p, ids.get(p.place) ?? 0))
    const inserted = await c.db
      .insertInto('articles')
      .values(rows)
      .onConflict((on) => on.doNothing())
      .returning('url_key')
      .execute()
    const done = new Set(inserted.map((row) => row.url_key))
    const stored = run.filter((p) => done.has(p.key))
    refused.push(...run.filter((p) => !done.has(p.key)))
    if (stored.length === 0) continue
    await c.db
      .insertInto('article_texts')
      .values(stored.map((p) => ({ article_id: ids.get(p.place) ?? 0, body: p.body })))
      .execute()
    for (const p of stored) results.set(p.place, { id: ids.get(p.place) ?? 0, revision: 1, outcome: 'new' })
    await countForSources(c, stored)
  }
  return refused
}

/** The preferred id of each, or the next one that neither the store nor the batch has taken. */
async function freeIds(c: StoreContext, fresh: readonly Prepared[]): Promise<Map<number, number>> {
  const taken = new Set<number>()
  const wanted = fresh.map((p) => ({ place: p.place, id: articleId(p.draft.at, p.draft.url) }))
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

function articleRow(p: Prepared, id: number): Insertable<ArticleTable> {
  const d = p.draft
  return {
    id,
    url_key: p.key,
    source_id: d.sourceId,
    url: d.url,
    revision: 1,
    at: d.at,
    first_seen_at: d.firstSeenAt,
    ...changing(p),
  }
}

/** What a revision changes as well. */
function changing(p: Prepared) {
  const d = p.draft
  return {
    hash: p.hash,
    seen_at: d.seenAt ?? d.firstSeenAt,
    published_at: d.publishedAt ?? null,
    modified_at: d.modifiedAt ?? null,
    date_only: d.dateOnly === true ? 1 : 0,
    lang: d.lang ?? null,
    dir: d.dir,
    title: clean(d.title),
    dek: cleanOr(d.dek),
    author: cleanOr(d.author),
    credit: cleanOr(d.parts.credit),
    snippet: snippetOf(d.text),
    text_chars: d.text.length,
    image_url: cleanOr(d.image?.url),
    unsure: isUnsure(d.confidence) ? 1 : 0,
    gone_at: null,
    analysed_version: 0,
  }
}

async function putKnown(c: StoreContext, p: Prepared, known: Known): Promise<PutArticle> {
  const same: PutArticle = { id: known.id, revision: known.revision, outcome: 'same' }
  if (known.hash === p.hash) return same
  const seenAt = p.draft.seenAt ?? p.draft.firstSeenAt
  // A repeated delivery or import brings an earlier text again; a page that went back to it brings it later.
  if (seenAt <= known.seen_at && (await hadText(c, known.id, p.hash))) return same
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
    .set({ revision, ...changing(p), seen_at: Math.max(seenAt, known.seen_at) })
    .where('id', '=', known.id)
    .execute()
  await c.db.updateTable('article_texts').set({ body: p.body }).where('article_id', '=', known.id).execute()
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

async function countForSources(c: StoreContext, stored: readonly Prepared[]): Promise<void> {
  const counts = new Map<string, { count: number; last: number }>()
  for (const { draft } of stored) {
    const known = counts.get(draft.sourceId) ?? { count: 0, last: 0 }
    counts.set(draft.sourceId, { count: known.count + 1, last: Math.max(known.last, draft.at) })
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

function snippetOf(text: string): string {
  const start = clean(text.slice(0, snippetChars * 2))
    .replace(/\s+/g, ' ')
    .trim()
  if (start.length <= snippetChars) return start
  const cut = start.lastIndexOf(' ', snippetChars)
  return `${clean(start.slice(0, cut > snippetChars / 2 ? cut : snippetChars))}…`
}

/** PostgreSQL's text holds no NUL, and lone surrogates (all that \p{Surrogate} matches here) are not UTF-8. */
function clean(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '')
}

function cleanOr(text: string | undefined): string | null {
  return text === undefined ? null : clean(text)
}
