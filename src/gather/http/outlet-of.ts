/**
 * Whose a feed is: the id of its source, by its addresses.
 * In: the feed's address, its site's where that is known. Out: a readable id. Touches nothing.
 *
 * Outlets on a shared host (a feed service, a bridge, a platform) are sources of their own: what tells them apart there is the path or a parameter.
 */
import { getDomain } from 'tldts'

/**
 * The registrable domain of the site, or of the feed; on platforms that give each outlet a name below their own, that name; on hosts that
 * outlets share, host and what names the outlet there ("zafran.feeds.feedburner.com"). At most 120 characters.
 */
export function outletOf(feedUrl: string, siteUrl?: string): string {
  const feed = new URL(feedUrl)
  const site = siteUrl === undefined || sharedBy(new URL(siteUrl)) !== undefined ? undefined : new URL(siteUrl)
  const at = site ?? feed
  const name = sharedBy(at)
  if (name !== undefined) return name.length === 0 ? at.hostname : `${name.slice(0, 80)}.${at.hostname}`
  const platform = platforms.find((suffix) => at.hostname.endsWith(`.${suffix}`))
  if (platform !== undefined) return at.hostname.replace(/^www\./, '')
  return getDomain(at.hostname, { allowPrivateDomains: true }) ?? at.hostname
}

/** Platforms whose outlets have a host of their own and that the list of public suffixes does not name. */
const platforms = [
  'substack.com',
  'medium.com',
  'tumblr.com',
  'beehiiv.com',
  'hatenablog.com',
  'livejournal.com',
  'over-blog.com',
  'blogfa.com',
]

/** Hosts where the path names the outlet, with the number of its parts that do. */
const sharedPaths: readonly [host: RegExp, parts: number][] = [
  [/^(?:feeds\d?|feedproxy|rss)\.feedburner\.com$|^feedproxy\.google\.com$/, 2],
  [/^(?:www\.)?medium\.com$/, 1],
  [/^(?:www\.)?(?:reddit|old\.reddit)\.com$/, 2],
  [/^t\.me$|^(?:www\.)?telegram\.me$/, 2],
  [/^sites\.google\.com$/, 2],
  [/^(?:www\.)?(?:youtube|facebook|vimeo|soundcloud|dailymotion|x|twitter)\.com$/, 3],
  [/^(?:.+\.)?(?:rsshub|rss-bridge|rssbridge|nitter|invidious|morss|openrss)\./, 4],
  [
    /^(?:rss\.app|fetchrss\.com|politepol\.com|feed43\.com|rss\.art19\.com|kill-the-newsletter\.com|anchor\.fm|feeds\.megaphone\.fm)$/,
    4,
  ],
  [/^news\.google\.com$/, 4],
]

/** Parts of paths that only say that it is a feed. */
const feedWords = new Set(['feed', 'feeds', 'rss', 'rss.xml', 'feed.xml', 'atom.xml', 'videos.xml', 's', 'r', '~r'])

/** What names the outlet on a shared host; undefined on any other. */
function sharedBy(at: URL): string | undefined {
  const known = sharedPaths.find(([host]) => host.test(at.hostname))
  if (known === undefined) return undefined
  const steps = at.pathname.split('/').filter((step) => step !== '' && !feedWords.has(step.toLowerCase()))
  const named = ['channel_id', 'user', 'playlist_id', 'q', 'bridge', 'u', 'url', 'channel', 'username'].flatMap(
    (key) => at.searchParams.get(key) ?? [],
  )
  return [...steps.slice(0, known[1]), ...named]
    .map((part) => plain(part))
    .filter((part) => part !== '')
    .reverse()
    .join('.')
}

function plain(part: string): string {
  return decoded(part)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // An escape that is none stays as it is written.
    return part
  }
}
