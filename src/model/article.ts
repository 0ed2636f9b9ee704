/**
 * The nouns of gathering and reading: source, feed, entry, page, article, revision, and the parts of a page.
 * In: nothing. Out: types only. Touches nothing.
 *
 * Spans are UTF-16 units into `Article.text` (immutable per revision) and slice back to the surface form.
 * Instants are epoch milliseconds, UTC, in names that end in `At`.
 */

/** A half-open range `[start, end)` of UTF-16 units. */
export interface Span {
  start: number
  end: number
}

export type Direction = 'rtl' | 'ltr'

export type SourceKind = 'newspaper' | 'agency' | 'broadcaster' | 'aggregator' | 'government' | 'other'

/** An outlet. `id` is a readable key: the registrable host ("example.com") or the name given at import ("aawsat"). */
export interface Source {
  id: string
  name: string
  homeUrl?: string
  kind: SourceKind
  lang?: string
  country?: string
  /** Its owner's family of outlets, which counts as one publisher. */
  family?: string
  createdAt: number
  paused: boolean
}

export type FeedKind = 'rss' | 'atom' | 'json' | 'rdf' | 'sitemap' | 'page'

/** A polled address of a source, with its polling state. */
export interface Feed {
  id: number
  sourceId: string
  url: string
  kind?: FeedKind
  title?: string
  etag?: string
  lastModified?: string
  /** Current adaptive interval. */
  intervalMs: number
  nextPollAt: number
  lastPolledAt?: number
  lastOkAt?: number
  /** When it was last read whole: an answer "unchanged" is not believed for ever. */
  readAt?: number
  /** When it last brought something new or changed. */
  changedAt?: number
  /** Code of the last failure; absent when the last poll went well. */
  errorCode?: string
  errorDetail?: string
  errorCount: number
  paused: boolean
}

/** One item read from a feed, before anything is stored. */
export interface FeedItem {
  /** Absolute; of an item without a link of its own (`noPage`) that of the feed's site, with a fragment that is the item's alone. */
  url: string
  /** There is no page to fetch: the feed's own text is all. */
  noPage?: true
  guid?: string
  title?: string
  author?: string
  publishedAt?: number
  modifiedAt?: number
  summary?: string
  contentHtml?: string
  categories?: string[]
  imageUrl?: string
  lang?: string
  /** What the feed is of, as whoever added it said. */
  section?: string
}

export type EntryState = 'new' | 'fetched' | 'article' | 'failed' | 'gone'

/** One stored item of a feed (or of an import, then `feedId` is absent). */
export interface Entry {
  id: number
  feedId?: number
  sourceId: string
  /** Canonical address, unique over all entries. */
  url: string
  item: FeedItem
  firstSeenAt: number
  state: EntryState
  errorCode?: string
  attempts: number
  articleId?: number
}

/** The bytes fetched for an entry. */
export interface FetchedPage {
  entryId: number
  url: string
  finalUrl: string
  /** The address to use from now on: every redirect on the way was permanent. */
  movedTo?: string
  status: number
  contentType?: string
  fetchedAt: number
  body: Uint8Array
}

/** A post of another platform inside the text. */
export interface Embed {
  kind: 'x-post' | 'telegram' | 'youtube' | 'facebook' | 'instagram' | 'tiktok' | 'video' | 'audio' | 'other'
  url?: string
  text?: string
  author?: string
  handle?: string
  /** ISO date, `YYYY-MM-DD`. */
  date?: string
}

/** A "read also" block: a teaser headline, or a whole second article with its own headline. */
export interface ReadAlso {
  title: string
  url?: string
  body?: string[]
  teasers?: string[]
  embeds?: Embed[]
}

export interface SimilarLink {
  title: string
  url?: string
}

/** What the page's publisher put around the text; kept apart from the body. */
export interface PageParts {
  /** The outlet or agency named by the page's credit line ("المصدر: …"), as written. */
  credit?: string
  /** The publisher's own keywords, split; and the run as it stood. */
  keywords: string[]
  keywordsRaw?: string
  readAlso: ReadAlso[]
  similar: SimilarLink[]
  embeds: Embed[]
}

/** Where a field of the article was read. */
export type FieldSource =
  | 'json-ld'
  | 'meta'
  | 'microdata'
  | 'time-element'
  | 'url'
  | 'text'
  | 'heading'
  | 'feed'
  | 'byline'
  | 'html'
  | 'import'
  | 'counted'

/** What `extract/` makes of one page; pure function of the page. */
export interface Extracted {
  title: string
  dek?: string
  author?: string
  publishedAt?: number
  modifiedAt?: number
  /** True when the source gave a day without a time: `publishedAt` is then 00:00 UTC of that day. */
  dateOnly?: boolean
  /** Minutes east of UTC in which the source wrote `publishedAt`; the day it printed is the day there. */
  publishedOffsetMinutes?: number
  lang?: string
  dir: Direction
  canonicalUrl?: string
  ampUrl?: string
  siteName?: string
  /** Where it stands at its publisher, as the page or the feed calls it. */
  section?: string
  image?: { url: string; width?: number; height?: number; alt?: string }
  /** Paragraphs joined by a blank line; the text that every span of the analysis slices. */
  text: string
  /** Sanitised body by allow-list; media addresses absolute. */
  html: string
  parts: PageParts
  /** 0..1. */
  confidence: number
  /** Why this body and these fields, for `siyaq try` and the page: code → detail. */
  evidence: { field: string; from: FieldSource; detail?: string }[]
}

/** Below it extraction had little to go by: short prose, no mark of the article, or a rival place on the page. */
const leastSure = 0.35

/** The text may not be the publisher's: it was read with doubt, or it is only what a feed says of it. */
export function isUnsure(confidence: number): boolean {
  return confidence < leastSure
}

/** Clean text + metadata of one page. `id` grows with `at`, so a date range is a range of ids (see ids.ts). */
export interface Article extends Extracted {
  id: number
  sourceId: string
  url: string
  /** The instant used for order: published when known and not in the future, else first seen. */
  at: number
  firstSeenAt: number
  /** 1 for the first text; grows with each revision. */
  revision: number
}

/** An article that is about to be stored: what was read, and whose it is. The store gives it id and revision. */
export interface ArticleDraft extends Extracted {
  sourceId: string
  /** Canonical address; one article per address. */
  url: string
  /** As in `Article.at` (see ids.ts); only the first draft of an address sets it. */
  at: number
  firstSeenAt: number
  /** The article that this is a text of, where that is known otherwise than by the address, which may have changed. */
  articleId?: number
  /** When this text was fetched; a page that goes back to an earlier text is noticed only with it. Default: `firstSeenAt`. */
  seenAt?: number
}

/** One kept earlier (or current) text of an article. */
export interface Revision {
  articleId: number
  number: number
  seenAt: number
  title: string
  text: string
  hash: string
}
