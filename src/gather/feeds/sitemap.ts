/**
 * Sitemaps, with the news and image extensions, and indexes of sitemaps.
 * In: the document's tree. Out: the raw feed; of an index, the sitemaps it names. Touches nothing.
 */
import { parseFeedDate } from './feed-dates.ts'
import { absoluteUrl, plainText } from './feed-text.ts'
import type { FeedSource, RawFeed } from './parse-feed.ts'
import { all, child, languageTag, splitKeywords } from './rss-feed.ts'
import type { XmlElement } from './xml-tree.ts'

/** The items of a `urlset`, or the names of a `sitemapindex`. `lastmod` is when a page changed, never when it was published. */
export function readSitemap(top: XmlElement, source: FeedSource): RawFeed {
  if (top.name.replace(/^[^:]*:/, '') === 'sitemapindex') {
    const sitemaps = all(top, 'sitemap').flatMap((one) => {
      const url = absoluteUrl(child(one, 'loc')?.text, source.url)
      const modifiedAt = parseFeedDate(child(one, 'lastmod')?.text ?? '')
      return url === undefined ? [] : [modifiedAt === undefined ? { url } : { url, modifiedAt }]
    })
    sitemaps.sort((a, b) => (b.modifiedAt ?? 0) - (a.modifiedAt ?? 0))
    return { kind: 'sitemap', items: [], sitemaps }
  }
  const urls = all(top, 'url')
  const feed: RawFeed = { kind: 'sitemap', items: urls.map((url) => readUrl(url, source)) }
  const publication = urls.map((url) => child(url, 'news:news')).find((news) => news !== undefined)
  const name = publication && child(publication, 'news:publication')
  const title = plainText((name && child(name, 'news:name')?.text) ?? '', 300)
  if (title !== '') feed.title = title
  const lang = languageTag(name && child(name, 'news:language')?.text)
  if (lang !== undefined) feed.lang = lang
  return feed
}

function readUrl(element: XmlElement, source: FeedSource): RawFeed['items'][number] {
  const found: RawFeed['items'][number] = {}
  const url = absoluteUrl(child(element, 'loc')?.text, source.url)
  if (url !== undefined) found.url = url
  const modifiedAt = parseFeedDate(child(element, 'lastmod')?.text ?? '')
  if (modifiedAt !== undefined) found.modifiedAt = modifiedAt
  const image = child(element, 'image:image')
  const imageUrl = absoluteUrl(image && child(image, 'image:loc')?.text, source.url)
  if (imageUrl !== undefined) found.imageUrl = imageUrl
  const news = child(element, 'news:news')
  if (news === undefined) return found
  const title = plainText(child(news, 'news:title')?.text ?? '', 500)
  if (title !== '') found.title = title
  const publishedAt = parseFeedDate(child(news, 'news:publication_date')?.text ?? '')
  if (publishedAt !== undefined) found.publishedAt = publishedAt
  const categories = splitKeywords(child(news, 'news:keywords')?.text ?? '')
  if (categories.length > 0) found.categories = categories.slice(0, 50)
  const publication = child(news, 'news:publication')
  const lang = languageTag(publication && child(publication, 'news:language')?.text)
  if (lang !== undefined) found.lang = lang
  return found
}
