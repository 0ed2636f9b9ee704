/**
 * Asks the feeds that are due what is new, and asks for the pages of new and changed entries.
 * In: due feeds, claimed in the store so that many workers can poll. Out: entries, messages for the fetch stage, the feed's next try.
 */
import { randomBytes } from 'node:crypto'
import { nextPoll, rarely, type NextPoll, type PollBounds } from '../gather/feeds/schedule.ts'
import type { Feed, FeedItem } from '../model/article.ts'
import { defined } from '../model/defined.ts'
import type { FeedSettings } from '../model/feed-settings.ts'
import { dayMs, minuteMs } from '../model/instant.ts'
import { isSubscribed, pushWorks, type FeedPush, type HubLinks, type PushOffer } from '../model/push.ts'
import type { Problem } from '../problem.ts'
import type { Queue } from '../queue/queue.ts'
import type { PollResult } from '../store/records.ts'
import type { Compute } from './compute-pool.ts'
import type { FeedReading } from './feed-job.ts'
import { boundsOf, requestOf, type RequestSettings } from './feed-request.ts'
import { HostTurns } from './host-turns.ts'
import { inPlace, mayFetch, type Politeness } from './fetch-pages.ts'
import { maxItemsPerPoll, storeItems } from './store-items.ts'

export interface PolledFeed {
  feed: Feed
  problem?: Problem
  newEntries: number
  changedEntries: number
}

export interface PollOptions extends Politeness {
  /** Reads feeds off this thread, which serves pages meanwhile. */
  compute: Pick<Compute, 'readFeed'>
  queue: Queue
  /** Called for each feed as it is done. */
  polled?(result: PolledFeed): void
}

/** Every host has a place. */
const patientTurns: Pick<HostTurns, 'enter'> = {
  enter: () => ({ inTurn: (ask) => ask(), leave: () => undefined }),
}
const claimLeaseMs = 2 * minuteMs
const feedsAtOnce = 8
const feedAccept =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5'
/** An answer "unchanged" is not believed for longer: some servers give it for ever. */
const readWholeEveryMs = dayMs
/** An index names its sitemaps newest first; news stands in the first ones. */
const childSitemaps = 3

/** The feeds that were polled: those due at the clock's time, at most `max`. */
export async function pollDueFeeds(o: PollOptions, max = 200): Promise<PolledFeed[]> {
  const due = await o.store.claimDueFeeds(o.clock(), max, claimLeaseMs)
  return await pollFeeds(o, due)
}

/** Polls these feeds, due or not, eight at a time. */
export async function pollFeeds(o: PollOptions, feeds: readonly Feed[]): Promise<PolledFeed[]> {
  const results: PolledFeed[] = []
  const waiting = [...feeds]
  const hostsInHand = new Set<string>()
  // These feeds are asked for by hand or by their time, once: a host is never told to come again.
  const turns = patientTurns
  const lane = async (): Promise<void> => {
    for (let feed = nextFree(waiting, hostsInHand); feed; feed = nextFree(waiting, hostsInHand)) {
      const { host } = new URL(feed.url)
      hostsInHand.add(host)
      try {
        const result = await pollFeed(o, feed, turns)
        o.polled?.(result)
        results.push(result)
      } finally {
        hostsInHand.delete(host)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(feedsAtOnce, feeds.length) }, lane))
  return results
}

/**
 * Takes the first feed whose host nobody asks at the moment: what a host says of itself ("slow down") holds for its other feeds. A lane that
 * finds none ends; the feeds that are left belong to hosts in hand, whose lanes come back for them.
 */
function nextFree(waiting: Feed[], hostsInHand: ReadonlySet<string>): Feed | undefined {
  const at = waiting.findIndex((feed) => !hostsInHand.has(new URL(feed.url).host))
  return at < 0 ? undefined : waiting.splice(at, 1)[0]
}

/** Polls due feeds as places become free: a slow one holds its own place and no other's. */
export interface FeedPolls {
  /** Claims as many due feeds as there are places, and does not wait for them. How many. */
  claim(): Promise<number>
  /** Resolves when none is under way. */
  settled(): Promise<void>
}

/** `trouble` is told what is no feed's fault (the store is away). */
export function feedPolls(o: PollOptions, trouble: (error: unknown) => void): FeedPolls {
  const atOnce = o.fetchConcurrency ?? feedsAtOnce
  const turns = new HostTurns({ clock: () => o.clock(), atOnce })
  const underWay = new Set<Promise<void>>()
  const poll = async (feed: Feed): Promise<void> => {
    try {
      o.polled?.(await pollFeed(o, feed, turns))
    } catch (error) {
      trouble(error)
    }
  }
  return {
    async claim() {
      const free = atOnce - underWay.size
      if (free <= 0) return 0
      const due = await o.store.claimDueFeeds(o.clock(), free, claimLeaseMs)
      for (const feed of due) {
        const task: Promise<void> = poll(feed).finally(() => underWay.delete(task))
        underWay.add(task)
      }
      return due.length
    },
    async settled() {
      await Promise.all(underWay)
    },
  }
}

async function pollFeed(o: PollOptions, feed: Feed, turns: Pick<HostTurns, 'enter'>): Promise<PolledFeed> {
  const settings = await o.store.feedSettings.of(feed.id)
  const request = requestOf(settings)
  const bounds = boundsOf(settings, o.pollBounds)
  const push = await o.store.pushes.of(feed.id)
  const patient = (next: NextPoll): NextPoll => (settings.intervalMs === undefined ? pushedPoll(next, push, o) : next)
  const place = turns.enter(new URL(feed.url).host, o.hostDelayMs)
  const isBelieved = settings.ignoreCache !== true && o.clock() - (feed.readAt ?? 0) < readWholeEveryMs
  const answer =
    'waitMs' in place
      ? place
      : await inPlace(
          o,
          place,
          feed.url,
          () =>
            o.http.get(feed.url, {
              accept: feedAccept,
              ...request,
              ...(isBelieved ? validators(feed.etag, feed.lastModified) : {}),
            }),
          request,
        )
  if ('waitMs' in answer) {
    // Not an error of the feed: its host is busy with our own requests.
    await o.store.recordPoll(feed.id, {
      at: o.clock(),
      intervalMs: feed.intervalMs,
      nextPollAt: o.clock() + answer.waitMs,
    })
    return { feed, newEntries: 0, changedEntries: 0 }
  }
  if (!answer.ok) return await failedPoll(o, feed, answer.problem, bounds)
  const { status, body, finalUrl, contentType, etag, lastModified } = answer.value
  if (status === 304) {
    await o.store.recordPoll(feed.id, {
      at: o.clock(),
      ...patient(nextPoll(feed, { kind: 'unchanged', ...freshness(answer.value.maxAgeMs) }, o.clock(), bounds)),
      ...validators(etag ?? feed.etag, lastModified ?? feed.lastModified),
    })
    return { feed, newEntries: 0, changedEntries: 0 }
  }
  const parsed = await readFeed(o, settings, { body, url: finalUrl, contentType })
  if (!parsed.ok) return await failedPoll(o, feed, parsed.problem, bounds)
  const items = [...parsed.value.items]
  const health = { ...parsed.value.health }
  for (const child of (parsed.value.sitemaps ?? []).slice(0, childSitemaps)) {
    const found = await childItems(o, settings, child.url)
    if (found) items.push(...found)
    else health.sitemapsUnread++
  }
  await o.store.feedSettings.recordHealth(feed.id, health)
  const stored = await storeItems(o, feed, { ...parsed.value, items }, finalUrl, settings.identity)
  await o.store.pushes.offer(feed.id, offerOf(answer.value.push ?? parsed.value.push, finalUrl), freshKeys(), o.clock())
  const isMissed = stored.newEntries > 0 && push !== undefined && isSubscribed(push, o.clock())
  if (isMissed) await o.store.pushes.missed(feed.id, o.clock())
  const ownRhythm = nextPoll(
    feed,
    {
      kind: 'read',
      items,
      newItems: stored.newEntries,
      ...freshness(parsed.value.ttlMs ?? answer.value.maxAgeMs),
    },
    o.clock(),
    bounds,
  )
  const poll: PollResult = {
    at: o.clock(),
    readAt: o.clock(),
    kind: parsed.value.kind,
    ...(isMissed ? ownRhythm : patient(ownRhythm)),
    ...validators(etag, lastModified),
  }
  if (stored.newEntries + stored.changedEntries > 0) poll.changedAt = o.clock()
  const title = parsed.value.title ?? feed.title
  if (title !== undefined) poll.title = title
  // Followed only when what stands there is a feed: a notice of a closed site is often a permanent redirect, too.
  if (answer.value.movedTo !== undefined) poll.movedTo = answer.value.movedTo
  // Recorded last: a crash before leaves the old validators, so the feed is read again and nothing is missed.
  await o.store.recordPoll(feed.id, poll)
  return { feed, ...stored }
}

/** A feed whose pushes are seen to arrive is asked more rarely, and when its lease is over. */
function pushedPoll(next: NextPoll, push: FeedPush | undefined, o: PollOptions): NextPoll {
  if (push?.untilAt === undefined || !pushWorks(push, o.clock())) return next
  return rarely(next, o.clock(), push.untilAt, o.pollBounds)
}

/** Where to subscribe: the first hub that is named, to the address under which the feed is published there. */
function offerOf(links: HubLinks | undefined, url: string): PushOffer | undefined {
  const [hub] = links?.hubs ?? []
  return hub === undefined ? undefined : { hub, topic: links?.self ?? url }
}

/** For a subscription that is not known yet. */
function freshKeys(): { callbackKey: string; secret: string } {
  return { callbackKey: randomBytes(24).toString('base64url'), secret: randomBytes(32).toString('base64url') }
}

/** The items of one sitemap of an index, undefined when it cannot be read; a child that fails is left for the next poll, the index itself was read. */
async function childItems(
  o: PollOptions,
  settings: FeedSettings,
  url: string,
): Promise<readonly FeedItem[] | undefined> {
  const request: RequestSettings = requestOf(settings)
  if (await mayFetch(o, url, request)) return undefined
  const answer = await o.http.get(url, { accept: feedAccept, ...request })
  if (!answer.ok) return undefined
  const { body, finalUrl, contentType } = answer.value
  const parsed = await readFeed(o, settings, { body, url: finalUrl, contentType })
  return parsed.ok ? parsed.value.items : undefined
}

/** The items in the bytes of a feed, as its settings keep them. */
export async function readFeed(
  o: Pick<PollOptions, 'compute' | 'clock'>,
  { keep = [], block = [], section }: FeedSettings,
  { body, url, contentType }: { body: Uint8Array; url: string; contentType: string | undefined },
): Promise<FeedReading['parsed']> {
  const read = await o.compute.readFeed({
    body,
    url,
    now: o.clock(),
    most: maxItemsPerPoll,
    ...(keep.length + block.length === 0 ? {} : { rules: { keep, block } }),
    ...defined({ contentType, section }),
  })
  return read.ok ? read.value.parsed : read
}

/** How long the publisher says that an answer stays good: the feed's own word, else the answer's. */
function freshness(ttlMs: number | undefined): { ttlMs?: number } {
  return ttlMs === undefined ? {} : { ttlMs }
}

function validators(
  etag: string | undefined,
  lastModified: string | undefined,
): { etag?: string; lastModified?: string } {
  return { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) }
}

async function failedPoll(
  o: PollOptions,
  feed: Feed,
  problem: Problem,
  bounds: PollBounds | undefined,
): Promise<PolledFeed> {
  const next = nextPoll(feed, { kind: 'failed', problem }, o.clock(), bounds)
  await o.store.recordPoll(feed.id, { at: o.clock(), ...next, problem, ...validators(feed.etag, feed.lastModified) })
  return { feed, problem, newEntries: 0, changedEntries: 0 }
}
