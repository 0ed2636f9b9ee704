/**
 * A feed that a hub pushes to us (WebSub): what its publisher offers, what we asked for, what came.
 * In: values. Out: types, and what they mean at a time. Touches nothing.
 */

/** Links of a feed or of its answer: where its hubs are, and the address under which it is published there. */
export interface HubLinks {
  hubs: string[]
  self?: string
}

/** Where to subscribe to a feed, and to what. */
export interface PushOffer {
  hub: string
  topic: string
}

/** What is known of one feed's subscription. */
export interface FeedPush extends PushOffer {
  feedId: number
  /** When the hub was last asked to push. */
  askedAt?: number
  /** When the hub last checked that it was us who asked. */
  confirmedAt?: number
  /** End of the lease. */
  untilAt?: number
  /** The last delivery with a right signature. */
  deliveredAt?: number
  /** When a poll last found what had not been pushed. */
  missedAt?: number
  /** The last delivery with a wrong signature or none. */
  rejectedAt?: number
  /** Why asking the hub failed; absent when the last time went well. */
  errorCode?: string
  errorDetail?: string
}

/**
 * `offered`: not asked. `asked`: the hub has not answered yet. `failing`: it refuses, or is away. `subscribed`: the lease runs, and nothing
 * shows yet that pushes arrive. `pushed`: they do.
 */
export type PushState = 'offered' | 'asked' | 'failing' | 'subscribed' | 'pushed'

export function pushStateOf(push: FeedPush, now: number): PushState {
  if (isSubscribed(push, now)) return pushWorks(push, now) ? 'pushed' : 'subscribed'
  if (push.errorCode !== undefined) return 'failing'
  return push.askedAt === undefined ? 'offered' : 'asked'
}

export function isSubscribed(push: FeedPush, now: number): boolean {
  return push.untilAt !== undefined && push.untilAt > now
}

/** Whether pushes are seen to arrive: one did, and since then no poll found what was not pushed and no wrong signature came. */
export function pushWorks(push: FeedPush, now: number): boolean {
  const { deliveredAt } = push
  return (
    isSubscribed(push, now) &&
    deliveredAt !== undefined &&
    deliveredAt >= Math.max(push.missedAt ?? 0, push.rejectedAt ?? 0)
  )
}

/** A subscription as pages, API and command line show it: without its topic and callback, which are for hub and us alone. */
export interface ShownPush {
  state: PushState
  hub: string
  untilAt?: number
  deliveredAt?: number
  errorCode?: string
}

/** How many feeds are offered by hubs, and how they stand. */
export interface PushCounts {
  offered: number
  subscribed: number
  /** Of the subscribed: pushes arrive. */
  pushed: number
  failing: number
}
