/**
 * The feeds that a page announces, and where to look when it announces none.
 * In: HTML and its address. Out: feed addresses, best first. Touches nothing.
 */
import { MarkupParser } from '../../text/markup-parser.ts'
import type { FeedKind } from '../../model/article.ts'

export interface DiscoveredFeed {
  url: string
  kind: FeedKind
  title?: string
}

/**
 * Feeds announced by `<link rel="alternate">` (and HTML's `rel="feed"`), then links of the page whose address looks like a feed; no address twice;
 * feeds of comments last. Empty when there is none: then `guessFeeds` says where to try. Linear in the page.
 */
export function discoverFeeds(html: string, url: string): DiscoveredFeed[] {
  const announced: DiscoveredFeed[] = []
  const linked: DiscoveredFeed[] = []
  let base = url
  let anchor: DiscoveredFeed | undefined
  const parser = new MarkupParser({
    onopentag(name, attributes) {
      if (name === 'base' && attributes['href'] !== undefined) base = resolve(attributes['href'], url) ?? base
      else if (name === 'link') {
        const feed = announcedFeed(attributes, base)
        if (feed) announced.push(feed)
      } else if (name === 'a') {
        const at = resolve(attributes['href'] ?? '', base)
        const kind = at === undefined ? undefined : kindByAddress(at)
        anchor = at !== undefined && kind !== undefined ? { url: at, kind } : undefined
        if (anchor) linked.push(anchor)
      }
    },
    ontext(text) {
      if (anchor && (anchor.title?.length ?? 0) < maxTitleChars) anchor.title = (anchor.title ?? '') + text
    },
    onclosetag(name) {
      if (name !== 'a' || !anchor) return
      const title = anchor.title?.replace(/\s+/g, ' ').trim()
      delete anchor.title
      if (title !== undefined && title !== '') anchor.title = title
      anchor = undefined
    },
  })
  parser.write(html)
  parser.end()
  return ordered([...announced, ...linked]).slice(0, maxFeeds)
}

/** Usual addresses of feeds on a site, likeliest first, for a page that announces none. */
export function guessFeeds(url: string): string[] {
  const paths = [
    'feed/',
    'rss',
    'ar/feed/',
    'ar/rss',
    'rss.xml',
    'feed.xml',
    'atom.xml',
    'index.xml',
    'feed.json',
    'sitemap-news.xml',
    'news-sitemap.xml',
  ]
  const folder = resolve('.', url)
  const root = resolve('/', url)
  const found = [root, folder].flatMap((start) =>
    start === undefined ? [] : paths.map((path) => resolve(path, start)),
  )
  return [...new Set(found.filter((guess) => guess !== undefined))]
}

const maxTitleChars = 200
const maxFeeds = 50

const kindByType: Record<string, FeedKind> = {
  'application/rss+xml': 'rss',
  'application/x-rss+xml': 'rss',
  'text/rss+xml': 'rss',
  'application/rdf+xml': 'rdf',
  'application/atom+xml': 'atom',
  'application/feed+json': 'json',
}

function announcedFeed(attributes: Record<string, string>, base: string): DiscoveredFeed | undefined {
  const rel = (attributes['rel'] ?? '').toLowerCase().split(/\s+/)
  if (!rel.includes('alternate') && !rel.includes('feed')) return undefined
  const at = resolve(attributes['href'] ?? '', base)
  if (at === undefined) return undefined
  const type = (attributes['type'] ?? '').toLowerCase().split(';')[0]?.trim() ?? ''
  let kind = kindByType[type]
  // Plain XML or JSON is announced for many things (oEmbed, the WordPress API): only an address like a feed's counts.
  if (kind === undefined && (/^(?:(?:text|application)\/(?:xml|json))$/.test(type) || rel.includes('feed'))) {
    kind = kindByAddress(at) ?? (rel.includes('feed') ? 'rss' : undefined)
  }
  if (kind === undefined) return undefined
  const feed: DiscoveredFeed = { url: at, kind }
  const title = attributes['title']?.replace(/\s+/g, ' ').trim().slice(0, maxTitleChars)
  if (title !== undefined && title !== '') feed.title = title
  return feed
}

function kindByAddress(url: string): FeedKind | undefined {
  const { pathname, search } = new URL(url)
  if (/(?:\/|^)(?:news-?sitemap|sitemap-?news|google-?news)[^/]*\.xml$/i.test(pathname)) return 'sitemap'
  if (/(?:\/|\.|_|-)atom(?:\.xml)?\/?$/i.test(pathname)) return 'atom'
  if (/\/feed\.json$/i.test(pathname)) return 'json'
  if (/\.rdf$/i.test(pathname)) return 'rdf'
  if (/(?:\/|\.|_|-)(?:rss2?|feeds?)(?:\.(?:xml|php|aspx?|ashx))?\/?$/i.test(pathname)) return 'rss'
  if (/\/(?:rss|feeds?)\/[^?]*(?:\.xml|\/)$/i.test(pathname)) return 'rss'
  return /[?&](?:feed|format|type|output)=(?:rss2?|atom|feed)\b/i.test(search) ? 'rss' : undefined
}

function resolve(href: string, base: string): string | undefined {
  if (href.trim() === '' && href !== '.') return undefined
  try {
    const at = new URL(href.trim().replace(/^feed:(?:\/\/)?(?=https?:)/i, ''), base)
    at.hash = ''
    return at.protocol === 'http:' || at.protocol === 'https:' ? at.href : undefined
  } catch {
    // An address that cannot be read announces nothing.
    return undefined
  }
}

function ordered(feeds: DiscoveredFeed[]): DiscoveredFeed[] {
  const byUrl = new Map<string, DiscoveredFeed>()
  for (const feed of feeds) if (!byUrl.has(feed.url)) byUrl.set(feed.url, feed)
  return [...byUrl.values()].sort((a, b) => Number(isOfComments(a)) - Number(isOfComments(b)))
}

/** Whether the feed is of what readers say, by its address or title: the last to be followed. */
export function isOfComments(feed: DiscoveredFeed): boolean {
  return /\/comments?\/|comments?(?:\/feed|\.xml)/i.test(feed.url) || /\bcomments\b|تعليقات/i.test(feed.title ?? '')
}
