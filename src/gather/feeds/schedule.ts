/**
 * When to ask a feed again.
 * In: the feed's state, what the last poll brought, the time. Out: the interval that fits its rhythm and the next instant. Touches
 * nothing: no clock and no randomness, the jitter is a hash.
 */
import { dayMs, hourMs, minuteMs } from '../../model/instant.ts'
import type { Feed, FeedItem } from '../../model/article.ts'
import { hash32 } from '../../model/ids.ts'
import type { Problem } from '../../problem.ts'

/** What a poll brought. `newItems`: how many of them nobody had seen, where that is known. */
export type PollOutcome =
  | { kind: 'unchanged'; ttlMs?: number }
  | { kind: 'read'; items: readonly FeedItem[]; newItems?: number; ttlMs?: number }
  | { kind: 'failed'; problem: Problem }

/** What the rhythm depends on. */
export type PolledState = Pick<Feed, 'id' | 'intervalMs' | 'errorCount'> &
  Partial<Pick<Feed, 'lastPolledAt' | 'changedAt'>>

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
 * A feed that was read: half the median gap of its newest 20 dated items (of a sitemap: of its changes), so that on average one new item waits.
 * A feed without dates: half the time that one of its new items took since the last poll, nearer by half at most; as before where
 * nobody says what is new. A feed without news (unchanged, or read and nothing new): as before, until its silence is 24 times that; then a
 * 24th of its silence. Where nobody knows since when it is silent it grows by a twentieth each time, which stays below a tenth of the silence.
 * The publisher's `ttl` (at most 6 hours of it) is a lower bound. A failure: the rhythm doubled for each failure in a row, from
 * 10 minutes; a feed that is gone: a day. Jitter is up to a tenth, later only, from a hash of the feed and of its poll instant.
 */
export function nextPoll(
  feed: PolledState,
  poll: PollOutcome,
  now: number,
  bounds: PollBounds = defaultBounds,
): NextPoll {
  if (poll.kind === 'failed') return afterFailure(feed, poll.problem, now, bounds)
  const rhythmMs = poll.kind === 'read' ? readRhythm(feed, poll, now) : undefined
  const wishedMs = Math.max(rhythmMs ?? silentMs(feed, now), Math.min(poll.ttlMs ?? 0, maxTtlMs))
  const intervalMs = bounded(wishedMs, bounds)
  return { intervalMs, nextPollAt: now + withJitter(feed.id, intervalMs, now) }
}

/**
 * The next poll of a feed that is pushed to us: four times as far away, at most six hours or what the bounds allow, and not after the lease.
 * Polling never ends: a push may be lost, and nobody would say so.
 */
export function rarely(next: NextPoll, now: number, untilAt: number, bounds: PollBounds = defaultBounds): NextPoll {
  const ownMs = next.nextPollAt - now
  const waitMs = Math.max(ownMs, Math.min(ownMs * pushedTimes, mostPushedMs, bounds.maxMs))
  return { ...next, nextPollAt: Math.max(next.nextPollAt, Math.min(now + waitMs, untilAt)) }
}

const pushedTimes = 4
const mostPushedMs = 6 * hourMs

function silentMs(feed: PolledState, now: number): number {
  if (feed.changedAt === undefined) return feed.intervalMs * 1.05
  return Math.max(feed.intervalMs, (now - feed.changedAt) / silenceParts)
}

/** From the items' dates; dates that say "seldom" of a feed that keeps bringing news are not believed. */
function readRhythm(feed: PolledState, poll: Extract<PollOutcome, { kind: 'read' }>, now: number): number | undefined {
  const dated = rhythm(poll.items, now)
  const undated = undatedRhythm(feed, poll, now)
  if (dated === undefined) return undated
  const bringing = undated !== undefined && (poll.newItems ?? 0) >= 2 && feed.lastPolledAt !== undefined
  return bringing ? Math.min(dated, undated * 2) : dated
}

/** Undefined when the feed is known to have brought nothing new. */
function undatedRhythm(
  feed: PolledState,
  poll: Extract<PollOutcome, { kind: 'read' }>,
  now: number,
): number | undefined {
  if (poll.newItems === undefined) return poll.items.length === 0 ? undefined : Math.min(feed.intervalMs, mostUndatedMs)
  if (poll.newItems === 0) return undefined
  const tookMs = feed.lastPolledAt === undefined ? feed.intervalMs : now - feed.lastPolledAt
  return Math.min(Math.max(tookMs / poll.newItems / 2, feed.intervalMs / 2), mostUndatedMs)
}

/** A feed that brings news is never left alone for longer, whatever it was asked at before. */
const mostUndatedMs = hourMs
const maxTtlMs = 6 * hourMs
const recentItems = 20
const datesOfRhythm = 5
/** A feed that was silent for a day is asked every hour: a newsroom sleeps and has weekends, and is to be seen when it wakes. */
const silenceParts = 24
const firstBackOffMs = 10 * minuteMs

function afterFailure(feed: PolledState, problem: Problem, now: number, bounds: PollBounds): NextPoll {
  const intervalMs = bounded(feed.intervalMs, bounds)
  const doublings = Math.min(feed.errorCount, 12)
  let waitMs = bounded(Math.max(intervalMs, firstBackOffMs) * 2 ** doublings, bounds)
  if (problem.code === 'fetch.gone' || problem.code === 'fetch.blocked-address') waitMs = maxIntervalMs
  const asked = Math.min(problem.retryAfterMs ?? 0, maxRetryAfterMs)
  return { intervalMs, nextPollAt: now + withJitter(feed.id, Math.max(waitMs, asked), now) }
}

/** The wished interval from the items' own dates; undefined when fewer than two are dated. */
function rhythm(items: readonly FeedItem[], now: number): number | undefined {
  const published = datesOf(items, 'publishedAt', now)
  const times = published.length >= 2 ? published : datesOf(items, 'modifiedAt', now)
  const newest = [...new Set(times)].sort((a, b) => b - a).slice(0, recentItems)
  const latest = newest[0]
  if (latest === undefined || newest.length < 2) return undefined
  const gaps = newest.slice(1).map((time, i) => (newest[i] ?? time) - time)
  gaps.sort((a, b) => a - b)
  const middle = gaps.length >> 1
  const median = gaps.length % 2 === 1 ? (gaps[middle] ?? 0) : ((gaps[middle - 1] ?? 0) + (gaps[middle] ?? 0)) / 2
  // Two or three dates are no rhythm yet.
  const gapMs = newest.length < datesOfRhythm ? Math.min(median, 2 * hourMs) : median
  return Math.max(gapMs / 2, (now - latest) / silenceParts)
}

function datesOf(items: readonly FeedItem[], field: 'publishedAt' | 'modifiedAt', now: number): number[] {
  return items.flatMap((item) => {
    const at = item[field]
    return at !== undefined && at <= now ? [at] : []
  })
}

function bounded(ms: number, { minMs, maxMs }: PollBounds): number {
  return Math.round(Math.max(minMs, Math.min(maxMs, ms)))
}

function withJitter(feedId: number, ms: number, now: number): number {
  return Math.round(ms * (1 + (hash32(`${feedId}:${now}`) / 2 ** 32) * 0.1))
}
