/**
 * Tells the hub of the settings which outgoing feeds have changed (WebSub, section 6), so that it fetches them and pushes what is new.
 * In: the changes of the store, what a stranger is given at a feed's address. Out: requests through the guarded client, what was told in the
 * store. Of all web processes one does it at a time; nobody waits for it, whatever the hub does.
 *
 * After a change of the store every announced feed is looked at, and told of when it says something else than the hub was told last. So nothing is
 * missed over a restart, and a change that no feed shows is told to nobody. The hub is asked once for each feed: some take several in
 * one request, each in another way (hub.url repeated, hub.url[], a list with commas), and all take one.
 */
import { randomUUID } from 'node:crypto'
import type { HttpClient } from '../../gather/http/http-client.ts'
import { defined } from '../../model/defined.ts'
import { hourMs, minuteMs, secondMs } from '../../model/instant.ts'
import type { AnnouncedFeed } from '../../store/hubs/announced-feeds.ts'
import type { WorkLoop } from '../../pipeline/work-loop.ts'
import type { Store } from '../../store/store.ts'
import type { Freshness } from '../kept/freshness.ts'
import { announcedMs, frontFeeds } from './hub-feeds.ts'

/** What whoever asks without an account is given: a tag of it, nothing, or a failure of ours. */
export type FeedLook = { tag: string } | 'none' | 'failed'

export interface TellHubDeps {
  store: Store
  freshness: Pick<Freshness, 'now'>
  http: Pick<HttpClient, 'post'>
  clock: () => number
  log: { info(fields: object, text: string): void; warn(fields: object, text: string): void }
  hub: string
  publicUrl: string
  /** Asks this server for one of its feeds. */
  look(path: string): Promise<FeedLook>
  /** Called with each answer of the hub: "ok" or what was wrong. */
  told?: (outcome: string) => void
}

/** Each feed at most so often. */
const tellEveryMs = minuteMs
/** A feed may be made of what is kept for as long; until then a change is not to be seen in it. With it a burst becomes one announcement. */
const settleMs = 3 * secondMs
const listEveryMs = 2 * secondMs
const leaseName = 'tell-hub'
const leaseMs = 2 * minuteMs
const askLeaseEveryMs = 10 * secondMs
const firstAgainMs = 15 * secondMs
const longestAgainMs = 15 * minuteMs
/** A feed that the hub refuses, while it takes others. */
const refusedAgainMs = minuteMs
const lookAgainMs = 10 * secondMs
const idleMs = secondMs
const pauseMs = 100
const longestPauseMs = 5 * secondMs

/** What is known of one feed in this process. */
interface Seen {
  /** Number of the change up to which it was looked at. */
  number?: number
  /** No earlier than this it is looked at. */
  nextAt: number
  refusals: number
}

export class TellHub {
  readonly #deps: TellHubDeps
  readonly #owner = randomUUID()
  readonly #seen = new Map<string, Seen>()
  #feeds: AnnouncedFeed[] = []
  #listedAt = -Infinity
  /** Feeds that are looked at from now on show this change. */
  #settled: number | undefined
  #coming: { number: number; at: number } | undefined
  #lease = { held: false, askedAt: -Infinity }
  #isOpen = true
  #hub: { failures: number; nextAt: number; trouble?: string } = { failures: 0, nextAt: 0 }

  constructor(deps: TellHubDeps) {
    this.#deps = deps
  }

  /**
   * Looks at the feed that is due first, and tells the hub of it where it has changed. How many milliseconds the look took, undefined when no feed
   * is due. Fails as the store does.
   */
  async step(signal?: AbortSignal): Promise<number | undefined> {
    const now = this.#deps.clock()
    await this.#settle(now)
    if (this.#hub.nextAt > now || !(await this.#holds(now))) return undefined
    await this.#list(now)
    const feed = this.#due(now)
    if (feed === undefined || this.#settled === undefined) return undefined
    const number = this.#settled
    const seen = this.#of(feed.path)
    const startedAt = performance.now()
    const look = await this.#deps.look(feed.path)
    const tookMs = performance.now() - startedAt
    if (frontFeeds.includes(feed.path)) this.#sayWhetherOpen(look)
    if (look === 'failed') seen.nextAt = now + lookAgainMs
    else if (look === 'none' || look.tag === feed.toldTag || (await this.#tell(feed, look.tag, signal)))
      seen.number = number
    return tookMs
  }

  /** Step after step until `signal` is aborted, a tenth of the time at most. What is nobody's fault (the store is away) is waited out. */
  async follow({ sleep, troubles }: Pick<WorkLoop, 'sleep' | 'troubles'>, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let waitMs = idleMs
      try {
        const tookMs = await this.step(signal)
        troubles.over(leaseName)
        if (tookMs !== undefined) waitMs = Math.min(longestPauseMs, Math.max(pauseMs, 9 * tookMs))
      } catch (error) {
        if (signal.aborted) break
        waitMs = troubles.met(leaseName, error)
      }
      await sleep(waitMs, signal)
    }
    await this.#release()
  }

  /** Lets another process go on at once; where that fails, it does when the lease is over. */
  async #release(): Promise<void> {
    if (this.#lease.held) await this.#deps.store.leases.release(leaseName, this.#owner).catch(() => undefined)
  }

  /** A change counts when every feed shows it. */
  async #settle(now: number): Promise<void> {
    const newest = await this.#deps.freshness.now()
    // After a start nothing is kept yet, and what was told is in the store.
    this.#settled ??= newest
    if (this.#coming !== undefined && Math.abs(now - this.#coming.at) >= settleMs) {
      this.#settled = this.#coming.number
      this.#coming = undefined
    }
    if (this.#coming === undefined && newest !== this.#settled) this.#coming = { number: newest, at: now }
  }

  /** The one process of a data directory needs no lease. */
  async #holds(now: number): Promise<boolean> {
    if (this.#deps.store.kind === 'sqlite') return true
    if (Math.abs(now - this.#lease.askedAt) < askLeaseEveryMs) return this.#lease.held
    const held = (await this.#deps.store.leases.hold(leaseName, this.#owner, leaseMs)) !== undefined
    // What another has told meanwhile is in the store.
    if (held && !this.#lease.held) this.#listedAt = -Infinity
    this.#lease = { held, askedAt: now }
    return held
  }

  async #list(now: number): Promise<void> {
    if (Math.abs(now - this.#listedAt) < listEveryMs) return
    const kept = await this.#deps.store.pushes.announced.list(now - announcedMs)
    const missing = frontFeeds.filter((path) => !kept.some((feed) => feed.path === path))
    // The front page first, then who has waited longest.
    const unknown = missing.map((path): AnnouncedFeed => ({ path, askedAt: now }))
    this.#feeds = [...unknown, ...kept].sort(
      (a, b) =>
        Number(frontFeeds.includes(b.path)) - Number(frontFeeds.includes(a.path)) || (a.toldAt ?? 0) - (b.toldAt ?? 0),
    )
    this.#listedAt = now
    const paths = new Set(this.#feeds.map(({ path }) => path))
    for (const path of this.#seen.keys()) if (!paths.has(path)) this.#seen.delete(path)
  }

  #due(now: number): AnnouncedFeed | undefined {
    return this.#feeds.find(({ path, toldAt }) => {
      const { number, nextAt } = this.#of(path)
      const mayBeTold = toldAt === undefined || Math.abs(now - toldAt) >= tellEveryMs
      return number !== this.#settled && nextAt <= now && mayBeTold
    })
  }

  #of(path: string): Seen {
    const known = this.#seen.get(path)
    if (known !== undefined) return known
    const seen: Seen = { nextAt: 0, refusals: 0 }
    this.#seen.set(path, seen)
    return seen
  }

  /** Whether the hub has taken it. */
  async #tell(feed: AnnouncedFeed, tag: string, signal: AbortSignal | undefined): Promise<boolean> {
    const { http, hub, publicUrl, store, clock, log, told } = this.#deps
    const topic = new URL(publicUrl.replace(/\/+$/, '') + feed.path).href
    // Hubs of the first days want hub.url, others hub.topic.
    const form = { 'hub.mode': 'publish', 'hub.url': topic, 'hub.topic': topic }
    const answer = await http.post(hub, form, { anyStatus: true, ...defined({ signal }) })
    // Cut by our own end; the next process tells it.
    if (signal?.aborted === true && !answer.ok) return false
    const now = clock()
    const status = answer.ok ? answer.value.status : 0
    const isTaken = status >= 200 && status < 300
    told?.(isTaken ? 'ok' : answer.ok ? `http-${status}` : answer.problem.code)
    if (isTaken) {
      this.#reached()
      this.#notRefused(feed.path)
      await store.pushes.announced.told(feed.path, tag, now, { lasting: frontFeeds.includes(feed.path) })
      Object.assign(feed, { toldTag: tag, toldAt: now })
      return true
    }
    if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
      this.#reached()
      const seen = this.#of(feed.path)
      seen.nextAt = now + Math.min(hourMs, refusedAgainMs * 2 ** Math.min(seen.refusals, 10))
      const isFirst = !this.#isRefusing()
      seen.refusals++
      if (isFirst)
        log.warn({ hub, feed: topic, status }, 'the hub refuses to be told of a feed; it is asked again later')
      return false
    }
    const code = answer.ok ? `HTTP ${status}` : answer.problem.code
    const retryAfterMs = answer.ok ? answer.value.retryAfterMs : answer.problem.retryAfterMs
    if (this.#hub.trouble !== code)
      log.warn(
        { hub, code, ...(answer.ok ? {} : { detail: answer.problem.detail }) },
        'the hub cannot be told; it is tried again',
      )
    const waitMs = Math.min(longestAgainMs, firstAgainMs * 2 ** Math.min(this.#hub.failures, 10))
    this.#hub = {
      failures: this.#hub.failures + 1,
      nextAt: now + Math.max(waitMs, Math.min(hourMs, retryAfterMs ?? 0)),
      trouble: code,
    }
    return false
  }

  #reached(): void {
    if (this.#hub.trouble !== undefined)
      this.#deps.log.info({ hub: this.#deps.hub, was: this.#hub.trouble }, 'the hub is told again')
    this.#hub = { failures: 0, nextAt: 0 }
  }

  #sayWhetherOpen(look: FeedLook): void {
    const isOpen = look !== 'none'
    if (look === 'failed' || isOpen === this.#isOpen) return
    this.#isOpen = isOpen
    if (!isOpen) this.#deps.log.warn({}, 'reading is for those who signed in; the hub is told of nothing')
    else this.#deps.log.info({}, 'everybody may read; the hub is told again')
  }

  #isRefusing(): boolean {
    return [...this.#seen.values()].some(({ refusals }) => refusals > 0)
  }

  #notRefused(path: string): void {
    const seen = this.#of(path)
    if (seen.refusals === 0) return
    seen.refusals = 0
    if (!this.#isRefusing()) this.#deps.log.info({ hub: this.#deps.hub }, 'the hub takes every feed again')
  }
}
