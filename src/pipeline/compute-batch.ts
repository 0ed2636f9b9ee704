/**
 * The pure work on a batch, the same in a worker thread, in a test and in `try`: bytes → extracted article, article → analysis.
 * In: pages or articles as plain objects. Out: results in the same order. No store, no network, no clock.
 */
import { analyseArticle, type ArticleInput } from '../analyse/analyse-article.ts'
import type { Background } from '../analyse/keyphrases/background-frequencies.ts'
import type { PageSelectors } from '../extract/body/selected-body.ts'
import { extractArticle, type PageInput } from '../extract/extract-article.ts'
import { readDump } from '../extract/parts/read-dump.ts'
import { decodeBody } from '../gather/http/decode-body.ts'
import type { StorySketch } from '../group/reading/link-languages.ts'
import type { Article, ArticleDraft, Extracted, FeedItem } from '../model/article.ts'
import { defined } from '../model/defined.ts'
import { encodeFeatures } from '../model/features.ts'
import type { StoryOrigins } from '../model/story-origins.ts'
import type { Outcome, Problem } from '../problem.ts'
import { prepareAnalysis, prepareArticle, type AnalysedArticle, type PreparedAnalysis } from '../store/prepared.ts'
import type { AnalysisDraft } from '../store/records.ts'
import { feedArticle } from './feed-article.ts'
import { readFeedJob, type FeedJob, type FeedReading } from './feed-job.ts'
import { originsOfStory, sketchOfStory, type OriginStory, type SketchStory } from './story-work.ts'

export type { FeedJob, FeedReading }

/** A fetched page with what the feed said of it. `body` absent: the page could not be had, only the feed's own text. */
export interface PageJob {
  url: string
  body?: Uint8Array
  contentType?: string
  fetchedAt: number
  item: FeedItem
  /** The feed's own text is the article, however short. */
  feedTextOnly?: true
  /** What a person chose of this feed's pages. */
  select?: PageSelectors
}

export type PageResult = Outcome<Extracted>

/** What `Store.putAnalyses` takes. */
export interface StoredAnalysis extends PreparedAnalysis {
  /** Why only the beginning of the article, or its title alone, was analysed. */
  problem?: Problem
}

/** One piece of work for a compute thread. */
export type ComputeItem =
  | { kind: 'analyse'; article: Article }
  | { kind: 'prepare'; draft: ArticleDraft }
  | { kind: 'extract'; page: PageJob }
  | { kind: 'origins'; story: OriginStory }
  | { kind: 'sketch'; story: SketchStory }
  | { kind: 'feed'; feed: FeedJob }
  | { kind: 'page'; page: PageInput }
  | { kind: 'dump'; text: string }

/** What came of it, of the same kind. */
export type ComputeOutput =
  | { kind: 'analyse'; result: StoredAnalysis }
  | { kind: 'prepare'; result: AnalysedArticle }
  | { kind: 'extract'; result: PageResult }
  | { kind: 'origins'; result: StoryOrigins }
  | { kind: 'sketch'; result: StorySketch }
  | { kind: 'feed'; result: FeedReading }
  | { kind: 'page'; result: Outcome<Extracted> }
  | { kind: 'dump'; result: Outcome<Extracted> }

/** A function that does one item; `background` is what the store knows of word frequencies. */
export function createComputer(background?: Background): (item: ComputeItem) => ComputeOutput {
  return (item) => {
    if (item.kind === 'analyse')
      return { kind: 'analyse', result: prepareAnalysis(analyseStored(item.article, background)) }
    if (item.kind === 'prepare') return { kind: 'prepare', result: prepareDraft(item.draft, background) }
    if (item.kind === 'origins') return { kind: 'origins', result: originsOfStory(item.story) }
    if (item.kind === 'sketch') return { kind: 'sketch', result: sketchOfStory(item.story) }
    if (item.kind === 'extract') return { kind: 'extract', result: extractPage(item.page) }
    if (item.kind === 'feed') return { kind: 'feed', result: readFeedJob(item.feed) }
    if (item.kind === 'page') return { kind: 'page', result: extractArticle(item.page) }
    return { kind: 'dump', result: readDump(item.text) }
  }
}

/** The analysis of a stored article, in the store's form. */
export function analyseStored(article: Article, background?: Background): AnalysisDraft {
  const { analysis, features, search } = analyseArticle(analysisInput(article), background)
  return { articleId: article.id, revision: article.revision, analysis, features: encodeFeatures(features), search }
}

/** An article that is new: its analysis does not ask for the id that the store will give it. */
function prepareDraft(draft: ArticleDraft, background?: Background): AnalysedArticle {
  const analysis = prepareAnalysis(analyseStored({ ...draft, id: 0, revision: 1 }, background))
  return { article: prepareArticle(draft), analysis }
}

/** What analysis is given of an article: its words, the byline, and what the page itself called credit and keywords. */
export function analysisInput(article: Extracted & { id?: number; sourceId?: string; url?: string }): ArticleInput {
  const input: ArticleInput = { title: article.title, text: article.text, keywords: article.parts.keywords }
  if (article.id !== undefined) input.id = article.id
  if (article.sourceId !== undefined) input.sourceId = article.sourceId
  if (article.author !== undefined) input.author = article.author
  if (article.parts.credit !== undefined) input.credit = article.parts.credit
  if (article.lang !== undefined) input.lang = article.lang
  if (article.siteName !== undefined) input.sourceName = article.siteName
  if (article.section !== undefined) input.section = article.section
  if (article.url !== undefined) input.url = article.url
  if (article.publishedAt !== undefined) input.publishedAt = article.publishedAt
  return input
}

const shortTextChars = 200

/** The article of a page; where the page gives none (a script-only page, a paywall), that of the feed's own full text, else headline and summary. */
function extractPage(job: PageJob): PageResult {
  if (job.feedTextOnly === true) return feedText(job)
  const fromPage = job.body ? readPage(job, job.body) : undefined
  if (fromPage?.ok && fromPage.value.text.length >= shortTextChars) return fromPage
  const content = job.item.contentHtml ?? ''
  if (content.length < shortTextChars)
    return fromPage?.ok ? fromPage : (headlineAndSummary(job, fromPage) ?? noText(job, fromPage))
  const title = escapeHtml(job.item.title ?? '')
  const html = `<html><head><title>${title}</title></head><body><article><h1>${title}</h1>${content}</article></body></html>`
  const fromFeed = extractArticle({ url: job.url, html, fetchedAt: job.fetchedAt, feedItem: job.item })
  if (!fromFeed.ok) return fromPage?.ok ? fromPage : (headlineAndSummary(job, fromPage) ?? fromPage ?? fromFeed)
  if (fromPage?.ok && fromPage.value.text.length >= fromFeed.value.text.length) return fromPage
  return {
    ok: true,
    value: { ...fromFeed.value, evidence: [...fromFeed.value.evidence, { field: 'body', from: 'feed' }] },
  }
}

/** What the feed itself says, all of it. */
function feedText(job: PageJob): PageResult {
  const { title = '', contentHtml, summary = '' } = job.item
  const head = `<head><title>${escapeHtml(title)}</title></head>`
  const html = `<html>${head}<body><article>${contentHtml ?? summary}</article></body></html>`
  const select = { body: 'body > article' }
  const read = extractArticle({ url: job.url, html, fetchedAt: job.fetchedAt, feedItem: job.item, select })
  if (!read.ok) return read
  return { ok: true, value: { ...read.value, evidence: [...read.value.evidence, { field: 'body', from: 'feed' }] } }
}

/** Where the page says that it is none (a list, an error), the item is nothing either. */
function headlineAndSummary({ item }: PageJob, fromPage: PageResult | undefined): PageResult | undefined {
  if (fromPage?.ok === false && noArticle.has(fromPage.problem.code)) return undefined
  const value = feedArticle(item)
  return value && { ok: true, value }
}

const noArticle = new Set<Problem['code']>(['extract.not-an-article', 'extract.not-found-page'])

function noText(job: PageJob, fromPage: PageResult | undefined): PageResult {
  return fromPage ?? { ok: false, problem: { code: 'extract.empty', detail: job.url } }
}

function readPage(job: PageJob, body: Uint8Array): PageResult {
  const { text } = decodeBody(body, job.contentType)
  return extractArticle({
    url: job.url,
    html: text,
    fetchedAt: job.fetchedAt,
    feedItem: job.item,
    ...defined({ select: job.select }),
  })
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
}
