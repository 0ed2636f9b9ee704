/**
 * How the settings of one feed change its requests and its items.
 * In: settings. Out: options of the client, bounds of the rhythm, items. Touches nothing.
 */
import type { PollBounds } from '../gather/feeds/schedule.ts'
import type { GetOptions } from '../gather/http/http-client.ts'
import type { FeedItem } from '../model/article.ts'
import { defined } from '../model/defined.ts'
import type { FeedSettings } from '../model/feed-settings.ts'

export type RequestSettings = Pick<GetOptions, 'userAgent' | 'secret' | 'proxy'>

/** What every request for the feed and its pages carries; secrets go to the site that they were set for alone. */
export function requestOf({ userAgent, proxy, headers, auth, secretFor }: FeedSettings): RequestSettings {
  const secrets: Record<string, string> = { ...headers }
  if (auth) secrets['authorization'] = basic(auth)
  const secret =
    secretFor === undefined || Object.keys(secrets).length === 0 ? undefined : { site: secretFor, headers: secrets }
  return defined({ userAgent, proxy, secret })
}

/** A request that needs no key: robots.txt. */
export function openRequestOf(request: RequestSettings): RequestSettings {
  return defined({ userAgent: request.userAgent, proxy: request.proxy })
}

/** A feed with an interval of its own is asked at that. */
export function boundsOf({ intervalMs }: FeedSettings, usual: PollBounds | undefined): PollBounds | undefined {
  return intervalMs === undefined ? usual : { minMs: intervalMs, maxMs: intervalMs }
}

/** The item with the feed's section, which is one more category. */
export function inSection(item: FeedItem, section: string | undefined): FeedItem {
  if (section === undefined) return item
  const { categories = [] } = item
  return { ...item, section, categories: categories.includes(section) ? categories : [...categories, section] }
}

function basic({ user, password }: { user: string; password: string }): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`
}
