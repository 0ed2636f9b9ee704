/**
 * What a hub says to us: does it push by our wish, here is news, it is over (WebSub 5.2, 5.3, 7).
 * In: the key of a callback, a hub's question or delivery. Out: what to answer; items of deliveries as entries, on the way of polled feeds.
 *
 * Delivered bytes are read like those of a poll (threads, limits, settings, identity), and only after their signature was found right. They
 * are not taken as the feed's state: validators, health and the time of the last poll stay, for a delivery may hold the new items alone. What
 * cannot be read makes the feed due at once.
 */
import { isSignedBy } from '../../gather/http/hub-signature.ts'
import { dayMs, minuteMs } from '../../model/instant.ts'
import type { Feed } from '../../model/article.ts'
import { readFeed } from '../../pipeline/poll-feeds.ts'
import { storeItems } from '../../pipeline/store-items.ts'
import type { KeptPush } from '../../store/hubs/pushes.ts'
import type { Runtime } from '../open-runtime.ts'
import { mayBePushed } from './ask-hubs.ts'

export type TakePushDeps = Pick<Runtime, 'store' | 'queue' | 'compute' | 'clock' | 'politeness' | 'log'> & {
  config: Pick<Runtime['config'], 'webSub' | 'publicUrl' | 'allowPrivate'>
}

/** What a hub asks with GET. */
export interface HubQuestion {
  mode?: string
  topic?: string
  challenge?: string
  leaseSeconds?: string
  reason?: string
}

export interface HubDelivery {
  signature?: string
  contentType?: string
  body: Uint8Array
}

/** `dropped`: received and forgotten, which the hub is not told. `unknown`: no subscription of ours. */
export type Delivered = 'taken' | 'dropped' | 'unknown'

/** A hub that answers later than this answers another request of ours, or none. */
const believedForMs = dayMs
const shortestLeaseMs = 5 * minuteMs
const longestLeaseMs = 30 * dayMs
const mostChallengeChars = 2_048

/** What to answer with status 200, undefined when it is to be refused: nothing is confirmed that we did not ask for. */
export async function answerHub(r: TakePushDeps, key: string, asked: HubQuestion): Promise<string | undefined> {
  const push = await knownPush(r, key)
  if (push === undefined || asked.topic !== push.topic) return undefined
  const now = r.clock()
  if (asked.mode === 'denied') {
    const detail = (asked.reason ?? '').slice(0, 200)
    r.log.warn({ hub: new URL(push.hub).host, reason: detail }, 'a hub ended a subscription')
    await r.store.pushes.failed(push.feedId, { code: 'push.refused', detail }, { over: true, nextAt: now + dayMs })
    await r.store.pushes.dueBy(push.feedId, now)
    return ''
  }
  if (asked.mode !== 'subscribe' || push.askedAt === undefined || now - push.askedAt > believedForMs) return undefined
  const { challenge = '' } = asked
  if (challenge === '' || challenge.length > mostChallengeChars) return undefined
  const leaseMs = leaseOf(asked.leaseSeconds)
  // Renewed with a quarter of the lease left.
  const renewAt = now + leaseMs * 0.75
  await r.store.pushes.confirmed(push.feedId, { at: now, untilAt: now + leaseMs, renewAt })
  return challenge
}

/** The lease within bounds: of nonsense a day. */
function leaseOf(seconds: string | undefined): number {
  const ms = /^\d{1,12}$/.test(seconds ?? '') ? Number(seconds) * 1000 : dayMs
  return Math.min(longestLeaseMs, Math.max(shortestLeaseMs, ms))
}

/** Whether the key is one of ours: asked before a body is read. */
export async function isPushKey(r: TakePushDeps, key: string): Promise<boolean> {
  return (await knownPush(r, key)) !== undefined
}

/** Takes in what was delivered; the hub is answered when its items are stored. */
export async function takeDelivery(r: TakePushDeps, key: string, delivery: HubDelivery): Promise<Delivered> {
  const push = await knownPush(r, key)
  if (push === undefined) return 'unknown'
  const now = r.clock()
  if (!isSignedBy(push.secret, delivery.signature, delivery.body)) {
    await r.store.pushes.rejected(push.feedId, now)
    return 'dropped'
  }
  const feed = await r.store.feed(push.feedId)
  if (feed === undefined || feed.paused || (await r.store.source(feed.sourceId))?.paused === true) return 'dropped'
  await r.store.pushes.delivered(push.feedId, now, await storedDelivery(r, feed, push, delivery))
  return 'taken'
}

/** Whether the delivery brought something new. */
async function storedDelivery(
  r: TakePushDeps,
  feed: Feed,
  { topic }: KeptPush,
  { body, contentType }: HubDelivery,
): Promise<boolean> {
  const settings = await r.store.feedSettings.of(feed.id)
  const parsed = await readFeed({ ...r.politeness, compute: r.compute }, settings, { body, url: topic, contentType })
  if (!parsed.ok || parsed.value.items.length === 0) {
    await r.store.pushes.dueBy(feed.id, r.clock())
    return false
  }
  const stored = await storeItems({ ...r, store: r.store }, feed, parsed.value, topic, settings.identity)
  if (stored.newEntries > 0) r.log.info({ feed: feed.url, entries: stored.newEntries }, 'new entries, pushed')
  return stored.newEntries + stored.changedEntries > 0
}

async function knownPush(r: TakePushDeps, key: string): Promise<KeptPush | undefined> {
  return mayBePushed(r.config) && /^[\w-]{32}$/.test(key) ? await r.store.pushes.byKey(key) : undefined
}
