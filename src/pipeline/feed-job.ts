/**
 * Reads what a feed's address gave, in a compute thread: its items, or the feeds that a page announces.
 * In: bytes and where they came from. Out: the feed, bounded, or the announced feeds. Touches nothing.
 */
import { discoverFeeds, type DiscoveredFeed } from '../gather/feeds/discover-feeds.ts'
import { keptItems, type ItemRules } from '../gather/feeds/item-rules.ts'
import { parseFeed, type ParsedFeed } from '../gather/feeds/parse-feed.ts'
import { decodeBody } from '../gather/http/decode-body.ts'
import { inSection } from './feed-request.ts'
import { defined } from '../model/defined.ts'
import type { FeedHealth } from '../model/feed-settings.ts'
import type { Outcome } from '../problem.ts'

export interface FeedJob {
  body: Uint8Array
  url: string
  contentType?: string
  /** Dates after this instant are taken off; see `parseFeed`. */
  now?: number
  /** Say what a page announces, when it is no feed. */
  discover?: boolean
  /** What a person keeps and blocks of the feed's items. */
  rules?: ItemRules
  /** One more category of every item. */
  section?: string
  /** Only so many items, the newest, are given back. */
  most: number
}

export interface FeedReading {
  parsed: Outcome<ParsedFeed & { health: FeedHealth }>
  /** With `discover`, when there is no feed. */
  announced: DiscoveredFeed[]
}

export function readFeedJob(job: FeedJob): FeedReading {
  const parsed = parseFeed(job.body, { url: job.url, ...defined({ contentType: job.contentType, now: job.now }) })
  if (parsed.ok) {
    const items = parsed.value.items.map((item) => inSection(item, job.section))
    const kept = job.rules === undefined ? items : keptItems(items, job.rules)
    const health: FeedHealth = {
      items: parsed.value.itemCount,
      withoutLink: parsed.value.notes.find((note) => note.code === 'feed.no-link')?.count ?? 0,
      undated: items.filter((item) => item.publishedAt === undefined && item.modifiedAt === undefined).length,
      ruledOut: items.length - kept.length,
      sitemapsUnread: 0,
    }
    const value = { ...parsed.value, items: newestItems(kept, job.most), health }
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
