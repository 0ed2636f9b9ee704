/**
 * When to ask a feed again.
 * In: the feed's state, what the last poll brought, the time. Out: the interval that fits its rhythm and the next instant. Touches
 * nothing: no clock and no randomness, the jitter is a hash.
 */
import { dayMs, hourMs, minuteMs } from '../../model/instant.ts'
import type { Feed, FeedItem } from '../../model/article.ts'
import { hash32 } from '../../model/ids.ts'
import type { Problem } from '../../problem.ts'

/** What a poll brought. */
export type PollOutcome =
  | { kind: 'unchanged'; ttlMs?: number }
  | { kind: 'read'; items: readonly FeedItem[]; ttlMs?: number }
  | { kind: 'failed'; problem: Problem }

export interface NextPoll {
  /** The feed's own rhythm; a failure leaves it as it was. */
  intervalMs: number
  nextPollAt: number
}

export const minIntervalMs = 5 * minuteMs
export const maxIntervalMs = dayMs
/** The least and the most time between two polls of one feed (settings pollMinMs, pollMaxMs). */
export interface PollBounds {
  minMs: number
  maxMs: number
}

const defaultBounds: PollBounds = { minMs: minIntervalMs, maxMs: maxIntervalMs }
/** Asked for by `Retry-After`; a longer wish is cut to this. */
export const maxRetryAfterMs = 7 * dayMs

/**
 * The rhythm and the next instant, 5 minutes to 24 hours ahead (a server's `Retry-After` may ask for up to 7 days).
 *
 * A feed that was read: half the median gap of its newest 20 dated items, so that on average one new item waits; a feed that has been silent
 * is polled at intervals of at most a tenth of its silence. A feed without dates or without change: a quarter longer than before. The publisher's `ttl`
 * (at most 6 hours of it) is a lower bound. A failure: the rhythm doubled for each failure in a row, from 10 minutes; a
 * feed that is gone: a day. Jitter is up to a tenth, later only, from a hash of the feed and of its poll instant.
 */
export function nextPoll(
  feed: Pick<Feed, 'id' | 'intervalMs' | 'errorCount'>,
  poll: PollOutcome,
  now: number,
  bounds: PollBounds = defaultBounds,
): NextPoll {
  if (poll.kind === 'failed') return afterFailure(feed, poll.problem, now, bounds)
  const rhythmMs = poll.kind === 'read' ? rhythm(poll.items, now) : undefined
  const wishedMs = Math.max(rhythmMs ?? feed.intervalMs * 1.25, Math.min(poll.ttlMs ?? 0, maxTtlMs))
  const intervalMs = bounded(wishedMs, bounds)
  return { intervalMs, nextPollAt: now + withJitter(feed.id, intervalMs, now) }
}

const maxTtlMs = 6 * hourMs
const recentItems = 20
const firstBackOffMs = 10 * minuteMs

function afterFailure(
  feed: Pick<Feed, 'id' | 'intervalMs' | 'errorCount'>,
  problem: Problem,
  now: number,
  bounds: PollBounds,
): NextPoll {
  const intervalMs = bounded(feed.intervalMs, bounds)
  const doublings = Math.min(feed.errorCount, 12)
  let waitMs = bounded(Math.max(intervalMs, firstBackOffMs) * 2 ** doublings, bounds)
  if (problem.code === 'fetch.gone' || problem.code === 'fetch.blocked-address') waitMs = maxIntervalMs
  const asked = Math.min(problem.retryAfterMs ?? 0, maxRetryAfterMs)
  return { intervalMs, nextPollAt: now + withJitter(feed.id, Math.max(waitMs, asked), now) }
}

/** The wished interval from the items' own dates; undefined when fewer than two are dated. */
function rhythm(items: readonly FeedItem[], now: number): number | undefined {
  const times = items.flatMap((item) =>
    item.publishedAt !== undefined && item.publishedAt <= now ? [item.publishedAt] : [],
  )
  const newest = [...new Set(times)].sort((a, b) => b - a).slice(0, recentItems)
  const latest = newest[0]
  if (latest === undefined || newest.length < 2) return undefined
  const gaps = newest.slice(1).map((time, i) => (newest[i] ?? time) - time)
  gaps.sort((a, b) => a - b)
  const middle = gaps.length >> 1
  const median = gaps.length % 2 === 1 ? (gaps[middle] ?? 0) : ((gaps[middle - 1] ?? 0) + (gaps[middle] ?? 0)) / 2
  return Math.max(median / 2, (now - latest) / 10)
}

function bounded(ms: number, { minMs, maxMs }: PollBounds): number {
  return Math.round(Math.max(minMs, Math.min(maxMs, ms)))
}

function withJitter(feedId: number, ms: number, now: number): number {
  return Math.round(ms * (1 + (hash32(`${feedId}:${now}`) / 2 ** 32) * 0.1))
}
