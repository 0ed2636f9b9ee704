/**
 * Hubs of a feed (WebSub), and the address under which the feed is published there.
 * In: `link` elements of a feed, or fields of a JSON feed. Out: absolute addresses. Touches nothing.
 */
import type { HubLinks } from '../../model/push.ts'
import { absoluteUrl } from './feed-text.ts'
import type { FeedSource } from './raw-feed.ts'
import type { XmlElement } from './xml-tree.ts'

const mostHubs = 5

/** Of the links of a channel or an Atom feed, those with `rel="hub"` and `rel="self"`; undefined when no hub is named. */
export function hubsAmong(links: readonly XmlElement[], source: FeedSource): HubLinks | undefined {
  const hrefs = (wanted: string): string[] =>
    links.flatMap((link) => {
      const rels = (link.attributes['rel'] ?? '').toLowerCase().split(/\s+/)
      const at = rels.includes(wanted) ? absoluteUrl(link.attributes['href'], link.base, source.url) : undefined
      return at === undefined ? [] : [at]
    })
  return hubLinks(hrefs('hub'), hrefs('self')[0])
}

/** Each hub once; undefined without one. */
export function hubLinks(hubs: readonly string[], self: string | undefined): HubLinks | undefined {
  const found = [...new Set(hubs)].slice(0, mostHubs)
  return found.length === 0 ? undefined : { hubs: found, ...(self === undefined ? {} : { self }) }
}
