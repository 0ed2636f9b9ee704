/**
 * What the store takes and gives beside the nouns of model/: drafts, list rows, pages of rows, counts.
 * In: nothing. Out: types only. Touches nothing.
 */
import type { NoCount } from '../model/story-origins.ts'
import type { Analysis } from '../model/analysis.ts'
import type { Desk } from '../model/desks.ts'
import type { Article, Direction, FeedItem, FeedKind, Source } from '../model/article.ts'
import type { CopyKind, Reason } from '../model/story.ts'
import type { StoryOrder } from '../model/story-order.ts'
import type { Problem } from '../problem.ts'

/** One page of a list; `next` is an opaque keyset cursor, absent at the end. */
export interface ListPage<T> {
  items: T[]
  next?: string
}

export interface PutArticle {
  id: number
  revision: number
  outcome: 'new' | 'revised' | 'same'
}

/** A row of a list of articles: everything but text, html and page parts. */
export interface ArticleHead {
  id: number
  sourceId: string
  url: string
  title: string
  dek?: string
  author?: string
  /** The page's own credit line, as written. */
  credit?: string
  /** First characters of the text, cut at a word. */
  snippet: string
  textChars: number
  imageUrl?: string
  lang?: string
  /** Where it stands at its publisher, once it is analysed. */
  section?: string
  /** What it is about, where that is sure. */
  desk?: Desk
  dir: Direction
  at: number
  publishedAt?: number
  modifiedAt?: number
  dateOnly: boolean
  firstSeenAt: number
  revision: number
  /** When the page was found to be gone from its site. */
  goneAt?: number
  storyId?: number
  copyGroupId?: number
}

/** A stored article: the article with what the store knows beside it. */
export interface StoredArticle extends Article {
  desk?: Desk
  goneAt?: number
  storyId?: number
  copyGroupId?: number
  /** Version of the analysis stored for this revision; 0 when none is. */
  analysisVersion: number
}

export interface SourceRow extends Source {
  feedCount: number
  articleCount: number
  lastArticleAt?: number
  failingFeeds: number
  /** Articles whose current text was read with doubt. */
  unsureCount: number
}

export interface NewFeed {
  sourceId: string
  url: string
  kind?: FeedKind
  title?: string
}

/** How a poll went. `problem` absent: it went well. */
export interface PollResult {
  at: number
  etag?: string
  lastModified?: string
  /** The feed was read whole: validators that are not given here are forgotten. */
  readAt?: number
  /** It brought something new or changed. */
  changedAt?: number
  kind?: FeedKind
  title?: string
  /** Address to ask from now on; passed over when another feed has it. */
  movedTo?: string
  intervalMs: number
  nextPollAt: number
  problem?: Problem
}

export interface NewEntry {
  /** Canonical address. */
  url: string
  item: FeedItem
}

/** Space-separated tokens of text/search-tokens.ts; stems and exact forms in the same order. */
export interface IndexTokens {
  stems: string
  exact: string
  titleStems: string
  titleExact: string
  /** The words in short, for ranking (text/search-row.ts). */
  row: Uint8Array
  /** Where it stands at its publisher: how that is called, and its name's stems. */
  section?: { name: string; key: string }
  /** The names in it. */
  names?: readonly { key: string; name: string }[]
}

export interface AnalysisDraft {
  articleId: number
  revision: number
  analysis: Analysis
  /** model/features.ts, encoded. */
  features: Uint8Array
  search: IndexTokens
}

/** An article whose current revision waits for its analysis. */
export interface UnanalysedArticle {
  id: number
  revision: number
  /** 0: never analysed. */
  analysedVersion: number
}

/** Articles that a reader cannot find yet: not in the search, or in no story. */
export interface Unfinished {
  unanalysed: number
  ungrouped: number
}

/** What grouping needs of one article. */
export interface GroupRow {
  id: number
  sourceId: string
  at: number
  lang: string
  title: string
  features: Uint8Array
  /** Canonical names of the agencies and outlets that the text credits (not generic ones, not the own desk). */
  creditNames: string[]
}

export interface GroupedRow extends GroupRow {
  /** Order in which the articles were grouped. */
  seq: number
  storyId: number
  copyGroupId?: number
}

/** The head of a story, kept with every change of its members. */
export interface StoryHead {
  id: number
  title: string
  lang: string
  dir: Direction
  /** The member whose title, snippet and picture stand for the story. */
  leadArticleId: number
  leadSourceId: string
  snippet: string
  imageUrl?: string
  firstAt: number
  lastAt: number
  articleCount: number
  sourceCount: number
  /** Independent origins, the likeliest number, and the range that it is in. */
  originCount: number
  originLeast: number
  originMost: number
  /** Why the number of origins cannot be told. */
  noCount?: NoCount
  /** At most six source ids, earliest first. */
  sourceIds: string[]
  /** The section of most of its members. */
  desk?: Desk
}

export interface StoryFound {
  head: StoryHead
  /** The id of the request, when it was merged into this story. */
  redirectedFrom?: number
}

export interface StoryMember extends ArticleHead {
  seq: number
  copyOf?: number
  copyKind?: CopyKind
  containment?: number
  jaccard?: number
  confidence: number
  reasons: Reason[]
  /** The origin that the article counts for: a credited name, or its source's id. */
  origin: string
  creditNames: string[]
  /** Set when a repair or a correction moved it here. */
  movedFromStoryId?: number
  movedBecause?: 'merge' | 'split' | 'correction' | 'copy'
}

/**
 * A parsed query (same shape as text/query.ts gives). Terms are joined by AND; each matches any of its alternatives.
 * `exact`: words are exact forms, else stems. `phrase`: the words, in the same form, next to one another.
 */
export interface SearchQuery {
  terms: readonly SearchTerm[]
}

export interface SearchTerm {
  surface: string
  alternatives: readonly string[]
  exact: boolean
  negated: boolean
  phrase?: readonly string[]
  /** Only words of titles. */
  title?: boolean
}

/** What articles are counted that hold it: an entity, one of some stems or runs of them, a form as written. */
export type CountedMatch = { entity: string } | { stems: string | readonly string[] } | { exact: string }

export interface MatchOptions {
  query: SearchQuery
  /** Inclusive, epoch ms. */
  from?: number
  /** Exclusive, epoch ms. */
  to?: number
  /** Both inclusive, beside the dates. */
  ids?: { fromId: number; toId: number }
  sourceId?: string
  lang?: string
  /** Its name's stems, joined by spaces. */
  section?: string
  desk?: Desk
  limit: number
}

export interface SearchOptions extends MatchOptions {
  cursor?: string
}

export interface ArticlesFilter {
  sourceId?: string
  lang?: string
  desk?: Desk
  from?: number
  to?: number
  limit: number
  cursor?: string
}

export interface StoriesFilter {
  now: number
  /** Default: `now`. */
  order?: StoryOrder
  /** Only stories with an article in the last `windowMs` before `now`. */
  windowMs?: number
  lang?: string
  desk?: Desk
  /** Only stories with one of its newest 2,000 articles (in the window). */
  sourceId?: string
  limit: number
  cursor?: string
}

/** A message that was given up, with the reason. */
export interface BuriedMessage {
  id: string
  stage: string
  body: Record<string, string | number | boolean | null>
}

export interface BuriedRow {
  id: number
  message: BuriedMessage
  problem: Problem
  at: number
}

export interface RobotsRow {
  host: string
  /** Absent when the host has no robots.txt. */
  text?: string
  fetchedAt: number
}

export interface Counts {
  sources: number
  feeds: number
  failingFeeds: number
  entries: number
  entriesByState: Record<string, number>
  articles: number
  unanalysed: number
  ungrouped: number
  stories: number
  /** Stories with two or more articles. */
  storiesOfMany: number
  revisions: number
  corrections: number
  dead: number
  firstArticleAt?: number
  lastArticleAt?: number
  /** Bytes of the database on disk. */
  sizeBytes: number
}
