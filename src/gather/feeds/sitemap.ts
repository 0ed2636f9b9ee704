/**
 * Sitemaps, with the news and image extensions, and indexes of sitemaps.
 * In: the document's tree. Out: the raw feed; of an index, the sitemaps it names. Touches nothing.
 */
import { parseFeedDate } from './feed-dates.ts'
import { absoluteUrl, languageTag, plainText, splitKeywords } from './feed-text.ts'
import type { FeedSource, RawFeed, RawItem } from './raw-feed.ts'
import { childNamed, childrenNamed, type XmlElement } from './xml-tree.ts'

/** The items of a `urlset`, or the names of a `sitemapindex`. `lastmod` is when a page changed, never when it was published. */
export function readSitemap(top: XmlElement, source: FeedSource): RawFeed {
  if (top.name.replace(/^[^:]*:/, '') === 'sitemapindex') {
    const sitemaps = childrenNamed(top, 'sitemap').flatMap((one) => {
      const url = absoluteUrl(childNamed(one, 'loc')?.text, source.url)
      const modifiedAt = parseFeedDate(childNamed(one, 'lastmod')?.text ?? '')
      return url === undefined ? [] : [modifiedAt === undefined ? { url } : { url, modifiedAt }]
    })
    sitemaps.reverse().sort((a, b) => newestFirst(a, b))
    return { kind: 'sitemap', items: [], sitemaps }
  }
  const urls = childrenNamed(top, 'url')
  const feed: RawFeed = { kind: 'sitemap', items: urls.map((url) => readUrl(url, source)) }
  const publication = urls.map((url) => childNamed(url, 'news:news')).find((news) => news !== undefined)
  const name = publication && childNamed(publication, 'news:publication')
  const title = plainText((name && childNamed(name, 'news:name')?.text) ?? '', 300)
  if (title !== '') feed.title = title
  const lang = languageTag(name && childNamed(name, 'news:language')?.text)
  if (lang !== undefined) feed.lang = lang
  return feed
}

/**
 * By date; without dates, or with one for all, by the address: news before the rest, what is no article last, then the latest year or
 * highest number. What the addresses do not tell is in reverse order: indexes grow at their end.
 */
function newestFirst(a: { url: string; modifiedAt?: number }, b: { url: string; modifiedAt?: number }): number {
  const byDate = (b.modifiedAt ?? 0) - (a.modifiedAt ?? 0)
  if (byDate !== 0) return byDate
  const byName = rankOf(b.url) - rankOf(a.url)
  if (byName !== 0) return byName
  const [left, right] = [numbersOf(a.url), numbersOf(b.url)]
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (right[i] ?? 0) - (left[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function rankOf(url: string): number {
  const { pathname, search } = new URL(url)
  const name = `${pathname}${search}`.toLowerCase()
  if (/news|latest|recent|akhbar|today/.test(name)) return 1
  return /categor|tag|author|page-|image|video|product|archive/.test(name) ? -1 : 0
}

function numbersOf(url: string): number[] {
  const { pathname, search } = new URL(url)
  return (`${pathname}${search}`.match(/\d+/g) ?? []).map((digits) => Number(digits.slice(0, 12)))
}

function readUrl(element: XmlElement, source: FeedSource): RawItem {
  const found: RawItem = {}
  const url = absoluteUrl(childNamed(element, 'loc')?.text, source.url)
  if (url !== undefined) found.url = url
  const modifiedAt = parseFeedDate(childNamed(element, 'lastmod')?.text ?? '')
  if (modifiedAt !== undefined) found.modifiedAt = modifiedAt
  const image = childNamed(element, 'image:image')
  const imageUrl = absoluteUrl(image && childNamed(image, 'image:loc')?.text, source.url)
  if (imageUrl !== undefined) found.imageUrl = imageUrl
  const news = childNamed(element, 'news:news')
  if (news === undefined) return found
  const title = plainText(childNamed(news, 'news:title')?.text ?? '', 500)
  if (title !== '') found.title = title
  const publishedAt = parseFeedDate(childNamed(news, 'news:publication_date')?.text ?? '')
  if (publishedAt !== undefined) found.publishedAt = publishedAt
  const categories = splitKeywords(childNamed(news, 'news:keywords')?.text ?? '')
  if (categories.length > 0) found.categories = categories.slice(0, 50)
  const publication = childNamed(news, 'news:publication')
  const lang = languageTag(publication && childNamed(publication, 'news:language')?.text)
  if (lang !== undefined) found.lang = lang
  return found
}
