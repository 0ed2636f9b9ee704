/**
 * What passes between the dispatcher of feeds (parse-feed.ts) and the reader of each format.
 * In: nothing. Out: types only. Touches nothing.
 */
import type { FeedItem, FeedKind } from '../../model/article.ts'
import type { HubLinks } from '../../model/push.ts'

/** What a reader of one format is given. */
export interface FeedSource {
  url: string
  /** The document's text, which the spans of its elements slice. */
  text: string
}

/** What a reader of one format returns. */
export interface RawFeed {
  kind: FeedKind
  title?: string
  homeUrl?: string
  lang?: string
  items: RawItem[]
  /** How long the publisher says the feed stays fresh. */
  ttlMs?: number
  /** Who pushes the feed, when somebody does. */
  push?: HubLinks
  /** Of a sitemap index: the sitemaps it names, newest first. */
  sitemaps?: { url: string; modifiedAt?: number }[]
}

/** An item whose link may be missing. */
export type RawItem = Omit<FeedItem, 'url'> & { url?: string }
