/**
 * Which outgoing feeds name a hub (WebSub): those that it is told of when they change, and no others.
 * In: addresses of feeds as they are asked for. Out: whether the feed is announced. Notes in the store who was asked for, once an hour a feed.
 *
 * A reader who finds a hub relies on it, so a feed names one only when its changes are told. All feeds cannot be: any words make a search. The
 * front page and its sections always are; of the others those that somebody asks for, in as many places as there are. What has a place keeps it as
 * long as somebody asks (a hub does, each time that it is told); whoever comes when all are taken is promised nothing, and polls.
 */
import { dayMs, hourMs, minuteMs } from '../../model/instant.ts'
import type { Store } from '../../store/store.ts'

/** Beside the front page and its sections; each is looked at after a change, and each that changed is a request to the hub. */
const mostFurther = 120
/** Longer than any lease that hubs give. */
export const announcedMs = 30 * dayMs
const noteEveryMs = hourMs
const refusedMs = minuteMs
const mostKnown = 1_000
const mostChars = 1_000

/** Announced whether anybody has asked for them or not. */
export const frontFeeds: readonly string[] = ['atom', 'rss', 'json'].map((format) => `/feeds/stories.${format}`)
/** These and sections, in each language of the pages. */
const front = /^\/feeds\/stories\.(?:atom|rss|json)(?:\?(?:desk=[a-z]+)?(?:&?lang=[a-z]+)?)?$/

export class HubFeeds {
  /** What outgoing feeds name. */
  readonly hub: string
  readonly #deps: { store: Store; clock(): number }
  /** By path: what the store said. */
  readonly #known = new Map<string, { is: boolean; until: number }>()

  constructor(hub: string, deps: { store: Store; clock(): number }) {
    this.hub = new URL(hub).href
    this.#deps = deps
  }

  /** Whether the hub is told of the feed at that address (below that of the site), which somebody asks for now. Fails as the store does. */
  async has(path: string): Promise<boolean> {
    if (path.length > mostChars) return false
    const now = this.#deps.clock()
    const known = this.#known.get(path)
    if (known !== undefined && known.until > now) return known.is
    const most = front.test(path) ? Number.MAX_SAFE_INTEGER : mostFurther
    const is = await this.#deps.store.pushes.announced.asked(path, now, { since: now - announcedMs, most })
    if (this.#known.size >= mostKnown) this.#known.clear()
    this.#known.set(path, { is, until: now + (is ? noteEveryMs : refusedMs) })
    return is
  }
}
