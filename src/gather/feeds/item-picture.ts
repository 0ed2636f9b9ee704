/**
 * The picture of a feed item.
 * In: the item's element and its HTML. Out: an absolute address, or nothing. Touches nothing.
 */
import { absoluteUrl, firstPicture } from './feed-text.ts'
import type { FeedSource } from './raw-feed.ts'
import { childNamed, childrenNamed, type XmlElement } from './xml-tree.ts'

/** The first picture among media, enclosures and the HTML given. */
export function pictureOf(item: XmlElement, html: string, source: FeedSource): string | undefined {
  const groups = [item, ...childrenNamed(item, 'media:group')]
  const media = groups.flatMap((group) => [
    ...childrenNamed(group, 'media:content').filter((one) => isPicture(one)),
    ...childrenNamed(group, 'media:content').flatMap((one) => childrenNamed(one, 'media:thumbnail')),
    ...childrenNamed(group, 'media:thumbnail'),
    ...childrenNamed(group, 'enclosure').filter((one) => isPicture(one)),
    ...childrenNamed(group, 'itunes:image'),
    ...childrenNamed(group, 'image'),
  ])
  for (const one of media) {
    const value = one.attributes['url'] ?? one.attributes['href'] ?? (childNamed(one, 'url') ?? one).text
    const url = absoluteUrl(value, one.base, source.url)
    if (url !== undefined) return url
  }
  return firstPicture(html, item.base, source.url)
}

function isPicture(one: XmlElement): boolean {
  const { medium, type, url } = one.attributes
  if (medium !== undefined) return medium === 'image'
  return type === undefined ? /\.(?:jpe?g|png|webp|gif|avif)(?:\?|$)/i.test(url ?? '') : type.startsWith('image/')
}
