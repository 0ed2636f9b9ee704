/**
 * What a person sets for one feed: how it is asked, what of it is kept, how it is told apart.
 * In: settings. Out: the same as they may be shown. Touches nothing.
 */
import { shownAddress } from './shown-address.ts'

/** By what a feed's item is known again: its guid (where it has one, else its link), its link alone, or its title. */
export type ItemIdentity = 'guid' | 'link' | 'title'

/** Settings of one feed; what is absent is as for every feed. */
export interface FeedSettings {
  /** Time between two polls, instead of the feed's own rhythm. */
  intervalMs?: number
  /** What we call ourselves to this feed's site. */
  userAgent?: string
  /** Further headers for the feed's site: cookies and the like. Secret. */
  headers?: Record<string, string>
  /** HTTP authentication at the feed's site. Secret. */
  auth?: { user: string; password: string }
  /** Where `headers` and `auth` may go: the address of the feed when they were set. */
  secretFor?: string
  /** An HTTP proxy for the feed and its pages. May hold a password. */
  proxy?: string
  /** Ask for the whole feed every time: nothing is said of what we have. */
  ignoreCache?: boolean
  /** The feed's own text is the article; pages are not fetched. */
  feedTextOnly?: boolean
  /** CSS selector of the article's body on its page. */
  bodySelector?: string
  /** CSS selector of what to leave out of the page. */
  dropSelector?: string
  /** Only items that one of these rules fits (see gather/feeds/item-rules.ts). */
  keep?: string[]
  /** No item that one of these rules fits. */
  block?: string[]
  identity?: ItemIdentity
  /** Part of the newspaper, or folder of a reader app: one more category of every item. */
  section?: string
}

/** Settings without secrets: whether there are any, and under which names. */
export interface ShownFeedSettings extends Omit<FeedSettings, 'headers' | 'auth' | 'secretFor'> {
  headerNames?: string[]
  hasPassword?: true
}

/** The settings as pages, API and command line may show them. */
export function shownFeedSettings(settings: FeedSettings): ShownFeedSettings {
  const { headers, auth, secretFor: _, ...open } = settings
  const shown: ShownFeedSettings = { ...open }
  if (open.proxy !== undefined) shown.proxy = shownAddress(open.proxy)
  if (headers !== undefined) shown.headerNames = Object.keys(headers)
  if (auth !== undefined) shown.hasPassword = true
  return shown
}

/** What a poll saw of a feed's items. */
export interface FeedHealth {
  /** Items in the feed. */
  items: number
  /** Of these: without a usable link. */
  withoutLink: number
  /** Of these: without a date. */
  undated: number
  /** Of these: left out by the feed's own rules. */
  ruledOut: number
  /** Sitemaps of the feed's index that could not be read. */
  sitemapsUnread: number
}
