/**
 * Articles and analyses as the store writes them: everything that takes time and asks no database, for a thread that has the time.
 * In: drafts. Out: rows, packed. Touches nothing.
 */
import { shownDesk, type Analysis, type Credit } from '../model/analysis.ts'
import { isUnsure, type ArticleDraft } from '../model/article.ts'
import { plainTextHtml } from '../model/paragraphs.ts'
import { textHash, urlKey } from './digests.ts'
import { packJson } from './packed-json.ts'
import type { ArticleBody } from './queries/articles.ts'
import { indexedText, type IndexedText } from './queries/index-tokens.ts'
import { listedWords } from './queries/search-rows.ts'
import type { AnalysisDraft } from './records.ts'
import type { ArticleTable } from './schema.ts'

/** A draft, ready to be written. */
export interface PreparedArticle extends Pick<
  ArticleDraft,
  'sourceId' | 'url' | 'at' | 'firstSeenAt' | 'articleId' | 'seenAt'
> {
  key: string
  hash: string
  /** An `ArticleBody`. */
  body: Uint8Array
  /** What a revision changes as well. */
  columns: Omit<
    ArticleTable,
    | 'id'
    | 'url_key'
    | 'source_id'
    | 'url'
    | 'hash'
    | 'revision'
    | 'at'
    | 'first_seen_at'
    | 'section'
    | 'desk'
    | 'desk_by'
  >
}

/** An analysis, ready to be written. */
export interface PreparedAnalysis extends Pick<AnalysisDraft, 'articleId' | 'revision' | 'features'> {
  version: number
  lang: string
  dir: Analysis['dir']
  /** A list, as JSON. */
  creditNames: string
  originName: string | null
  packed: Uint8Array
  /** The words of the article in short. */
  row: Uint8Array
  section: string | null
  /** A key of model/desks.ts, where it is sure. */
  desk: string | null
  index: IndexedText
  /** Words of title and opening for the list of words, separated by spaces. */
  words: string
  /** "key\nname" of the people, places and organisations. */
  names: string[]
}

export interface AnalysedArticle {
  article: PreparedArticle
  analysis: PreparedAnalysis
}

const snippetChars = 280

export function prepareArticle(draft: ArticleDraft): PreparedArticle {
  const { text, html, parts, evidence, confidence } = draft
  const isPlain = html === plainTextHtml(text)
  const body: ArticleBody = { text, ...(isPlain ? {} : { html }), parts, evidence, confidence }
  if (draft.canonicalUrl !== undefined) body.canonicalUrl = draft.canonicalUrl
  if (draft.ampUrl !== undefined) body.ampUrl = draft.ampUrl
  if (draft.siteName !== undefined) body.siteName = draft.siteName
  if (draft.section !== undefined) body.section = draft.section
  if (draft.image !== undefined) body.image = draft.image
  const prepared: PreparedArticle = {
    sourceId: draft.sourceId,
    url: draft.url,
    at: draft.at,
    firstSeenAt: draft.firstSeenAt,
    key: urlKey(draft.url),
    hash: textHash(draft.title, text),
    body: packJson(body),
    columns: columnsOf(draft),
  }
  if (draft.articleId !== undefined) prepared.articleId = draft.articleId
  if (draft.seenAt !== undefined) prepared.seenAt = draft.seenAt
  return prepared
}

function columnsOf(d: ArticleDraft): PreparedArticle['columns'] {
  return {
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

export function prepareAnalysis(draft: AnalysisDraft): PreparedAnalysis {
  const { analysis, search } = draft
  return {
    articleId: draft.articleId,
    revision: draft.revision,
    version: analysis.version,
    lang: analysis.lang,
    dir: analysis.dir,
    creditNames: JSON.stringify(creditNames(analysis.credits)),
    originName: originName(analysis.credits),
    packed: packJson(analysis),
    features: draft.features,
    row: search.row,
    section: search.section?.name ?? null,
    desk: shownDesk(analysis) ?? null,
    index: indexedText(search, analysis),
    words: [...new Set(listedWords(search))].join(' '),
    names: [...new Set((search.names ?? []).map(({ key, name }) => `${key}\n${name}`))],
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
