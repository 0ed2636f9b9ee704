/**
 * What the web application is given: the store, the context of stories, settings, a clock, and the acts that reach beyond the store.
 * In: nothing. Out: types only. Touches nothing.
 */
import type { Feed, Source } from '../model/article.ts'
import type { Outcome } from '../problem.ts'
import type { Store } from '../store/store.ts'
import type { OpenId } from '../application/accounts/open-id.ts'
import type { NewPeople } from '../application/accounts/outside.ts'
import type { Passwords } from '../application/accounts/passwords.ts'
import type { Imports } from '../application/import/server-imports.ts'
import type { FeedSettingsChange, FeedWithSettings } from '../application/feed-settings.ts'
import type { OpmlTaken } from '../application/opml.ts'
import type { HubFeeds } from '../application/push/hub-feeds.ts'
import type { Delivered, HubDelivery, HubQuestion } from '../application/push/take-push.ts'
import type { ListPictures } from '../application/pictures/list-pictures.ts'
import type { KeptViews } from '../application/kept/kept-views.ts'
import type { StoryContext } from '../application/stories/views.ts'

export interface ServeConfig {
  /** Its bearer may do what the owner may; without it, and without accounts, only visitors on this machine may change things. */
  adminToken?: string | undefined
  /** Lets its bearer read, where reading is for those who signed in. */
  readerToken?: string | undefined
  /** Requests of the API that one caller may make in a minute, of this process; 0 or absent: as many as they like. */
  apiRequestsPerMinute?: number | undefined
  /** Who may read: everybody, or those who signed in. Default (`auto`): those, once there are accounts and others reach the server. */
  reading?: 'auto' | 'open' | 'signed-in' | undefined
  /** Address at which readers reach us, for absolute links in outgoing feeds. */
  publicUrl?: string | undefined
  /** Proxies (addresses or networks) whose X-Forwarded headers are believed; see access/connection.ts. */
  trustedProxies?: readonly string[] | undefined
  /** Further host names that we answer to; `*.example.org` for those below it, `*` for all. */
  allowedHosts?: readonly string[] | undefined
  /** Name or address that the server listens on. */
  listenHost?: string | undefined
  /** Header in which a proxy of `userHeaderFrom` names who has signed in. */
  userHeader?: string | undefined
  userHeaderFrom?: readonly string[] | undefined
  /** Lists show the articles' lead pictures, fetched by this server. */
  listPictures?: 'off' | 'proxied' | undefined
  /** Who is known to the sign-in provider or the proxy and has no account; default: needs an invitation. */
  newPeople?: NewPeople | undefined
  defaultLang: 'ar' | 'en'
  digits: 'latn' | 'arab'
  timeZone: string
  /** Signs the tokens of forms; the same for every process of a cluster. Default: one of this process. */
  formSecret?: string | undefined
  /** Whoever shows it as a bearer token may read the data directory, and so may do what the admin may. */
  localSecret?: string | undefined
}

export interface ServeDeps {
  store: Store
  context: StoryContext
  /** Views of pages, kept until what they tell changes. */
  views: KeptViews
  config: ServeConfig
  /** Epoch ms, UTC. */
  clock(): number
  /** Finds the feeds of a site, or takes a feed's address; stores source and feeds. Idempotent. */
  /** `left` ends the search when the client has gone. */
  addSource(url: string, left?: AbortSignal): Promise<Outcome<{ source: Source; feeds: Feed[] }>>
  /** What one feed is asked with; see application/feed-settings.ts. */
  changeFeedSettings(id: number, change: FeedSettingsChange): Promise<Outcome<FeedWithSettings>>
  /** Names the owner of a source, whose outlets count as one; see application/publisher-families.ts. */
  setFamily(sourceId: string, family: string | undefined): Promise<Outcome<Source>>
  /** Follows the feeds of an OPML text, in folders of the holder. */
  importOpml(xml: string, holder?: number): Promise<OpmlTaken>
  /** Computes and checks what is kept of passwords. */
  passwords: Passwords
  /** The sign-in provider, where one is set. */
  openId?: OpenId
  /** Lead pictures for lists; absent where they are off. */
  pictures?: Pick<ListPictures, 'get'>
  /** Puts buried work back into the queue; how many. */
  retryDead(ids: readonly number[]): Promise<Outcome<{ requeued: number }>>
  /** Takes what `siyaq import` reads; absent where this process has no runtime (tests of pages). */
  imports?: Imports
  /** What hubs say of subscriptions; absent where this process has no runtime. */
  push?: {
    answer(key: string, asked: HubQuestion): Promise<string | undefined>
    knows(key: string): Promise<boolean>
    take(key: string, delivery: HubDelivery): Promise<Delivered>
    /** Of one delivery. */
    maxBytes: number
  }
  /** Which outgoing feeds name a hub; absent where none is set. */
  announced?: Pick<HubFeeds, 'hub' | 'has'>
  /** Messages by stage, for health and metrics; absent where this process has no queue. */
  queueDepth?(): Promise<Record<string, { ready: number; delayed: number; inFlight: number }>>
  /** What the process has counted since its start, as text for Prometheus. */
  meters?(): Promise<string>
  /** Called with every answer. */
  answered?(method: string, route: string, status: number, tookMs: number): void
  version: string
  /** What an operator should see in the log, without anything that a visitor wrote. */
  warned?(what: string, about: object): void
  /** Called with every unexpected failure of a request, for the log. */
  failed?(error: unknown, request: { method: string; path: string }): void
}
