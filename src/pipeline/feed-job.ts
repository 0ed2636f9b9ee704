/**
 * Reads what a feed's address gave, in a compute thread: its items, or the feeds that a page announces.
 * In: bytes and where they came from. Out: the feed, bounded, or the announced feeds. Touches nothing.
 */
import { discoverFeeds, type DiscoveredFeed } from '../gather/feeds/discover-feeds.ts'
import { parseFeed, type ParsedFeed } from '../gather/feeds/parse-feed.ts'
import { decodeBody } from '../gather/http/decode-body.ts'
import { defined } from '../model/defined.ts'
import type { Outcome } from '../problem.ts'

export interface FeedJob {
  body: Uint8Array
  url: string
  contentType?: string
  /** Dates after this instant are taken off; see `parseFeed`. */
  now?: number
  /** Say what a page announces, when it is no feed. */
  discover?: boolean
  /** Only so many items, the newest, are given back. */
  most: number
}

export interface FeedReading {
  parsed: Outcome<ParsedFeed>
  /** With `discover`, when there is no feed. */
  announced: DiscoveredFeed[]
}

export function readFeedJob(job: FeedJob): FeedReading {
  const parsed = parseFeed(job.body, { url: job.url, ...defined({ contentType: job.contentType, now: job.now }) })
  if (parsed.ok) {
    const value = { ...parsed.value, items: newestItems(parsed.value.items, job.most) }
    return { parsed: { ok: true, value }, announced: [] }
  }
  const announced = job.discover === true ? discoverFeeds(decodeBody(job.body, job.contentType).text, job.url) : []
  return { parsed, announced }
}

/** The newest items by date, in the feed's own order when all fit. */
export function newestItems<T extends { publishedAt?: number }>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items]
  return items.toSorted((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0)).slice(0, most)
}
