/**
 * RSS 0.9x to 2.0 and RDF (RSS 0.90, 1.0), with the extensions that news feeds use.
 * In: the document's tree. Out: the raw feed. Touches nothing.
 */
import { hourMs, minuteMs } from '../../model/instant.ts'
import type { FeedKind } from '../../model/article.ts'
import { parseFeedDate } from './feed-dates.ts'
import { absoluteUrl, authorName, languageTag, plainText, splitKeywords } from './feed-text.ts'
import { hubsAmong } from './hub-links.ts'
import { pictureOf } from './item-picture.ts'
import type { FeedSource, RawFeed, RawItem } from './raw-feed.ts'
import { childNamed, childrenNamed, type XmlElement } from './xml-tree.ts'

/** The feed under an `rss`, `rdf:RDF` or lone `channel` element; items are found in the channel, beside it, and in RDF's flat form. */
export function readRss(top: XmlElement, source: FeedSource): RawFeed {
  const channel = top.name === 'channel' ? top : (childNamed(top, 'channel') ?? top)
  let items = [...childrenNamed(channel, 'item'), ...(channel === top ? [] : childrenNamed(top, 'item'))]
  // An unclosed tag of the channel swallows the items that follow it.
  if (items.length === 0) items = descendants(channel, 'item')
  const kind: FeedKind = /(?:^|:)rdf$/.test(top.name) ? 'rdf' : 'rss'
  const homeUrl = channelLink(channel, source)
  const feed: RawFeed = { kind, items: items.map((item) => readItem(item, source, homeUrl)) }
  const title = plainText(textOf(channel, ['title', 'dc:title', 'atom:title']) ?? '', 300)
  if (title !== '') feed.title = title
  if (homeUrl !== undefined) feed.homeUrl = homeUrl
  const lang = languageTag(textOf(channel, ['language', 'dc:language']) ?? channel.lang)
  if (lang !== undefined) feed.lang = lang
  const ttlMs = freshnessMs(channel)
  if (ttlMs !== undefined) feed.ttlMs = ttlMs
  const push = hubsAmong([...childrenNamed(channel, 'atom:link'), ...childrenNamed(channel, 'link')], source)
  if (push !== undefined) feed.push = push
  return feed
}

function descendants(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.flatMap((one) => (one.name === name ? [one] : descendants(one, name)))
}

/** Markup inside an element, as HTML: what was escaped or in CDATA, or the raw markup when tags stand there unescaped. */
function htmlOf(element: XmlElement, source: FeedSource): string {
  return element.children.length > 0
    ? source.text.slice(element.innerStart, element.innerEnd).trim()
    : element.text.trim()
}

const contentFromChars = 600

function readItem(item: XmlElement, source: FeedSource, homeUrl: string | undefined): RawItem {
  const found: RawItem = {}
  const guid = childNamed(item, 'guid')
  const url = itemLink(item, guid, source, homeUrl)
  if (url !== undefined) found.url = url
  const id = (guid?.text ?? textOf(item, ['dc:identifier', 'atom:id']) ?? item.attributes['rdf:about'] ?? '').trim()
  if (id !== '') found.guid = id.slice(0, 1000)
  const titleElement = firstOf(item, ['title', 'dc:title', 'media:title', 'atom:title'])
  const title = titleElement === undefined ? '' : plainText(htmlOf(titleElement, source), 500)
  if (title !== '') found.title = title
  const author = authorsOf(item)
  if (author !== undefined) found.author = author
  const publishedAt = dateOf(item, [
    'pubdate',
    'dc:date',
    'atom:published',
    'dcterms:issued',
    'dcterms:created',
    'published',
    'date',
    'atom:updated',
  ])
  if (publishedAt !== undefined) found.publishedAt = publishedAt
  const modifiedAt = dateOf(item, ['atom:updated', 'dcterms:modified', 'updated', 'modified', 'lastmod'])
  if (modifiedAt !== undefined) found.modifiedAt = modifiedAt

  const descriptionElement = firstOf(item, [
    'description',
    'dcterms:abstract',
    'dc:description',
    'atom:summary',
    'media:description',
    'itunes:summary',
  ])
  const description = descriptionElement === undefined ? '' : htmlOf(descriptionElement, source)
  const contentElement = firstOf(item, [
    'content:encoded',
    'fullcontent',
    'xhtml:body',
    'body',
    'atom:content',
    'content',
  ])
  let content = contentElement === undefined ? '' : htmlOf(contentElement, source)
  const summary = plainText(description === '' ? content : description)
  if (summary !== '') found.summary = summary
  // Many feeds put the whole article into the description.
  if (content === '' && /<(?:p|br|div)\b/i.test(description) && summary.length >= contentFromChars)
    content = description
  if (content !== '') found.contentHtml = content
  const categories = [
    ...childrenNamed(item, 'category'),
    ...childrenNamed(item, 'dc:subject'),
    ...childrenNamed(item, 'atom:category'),
  ].flatMap((one) => {
    const label = plainText(one.attributes['label'] ?? one.attributes['term'] ?? one.text, 120)
    return label === '' ? [] : [label]
  })
  const keywords = textOf(item, ['media:keywords', 'itunes:keywords'])
  if (keywords !== undefined) categories.push(...splitKeywords(keywords))
  if (categories.length > 0) found.categories = [...new Set(categories)].slice(0, 50)
  const imageUrl = pictureOf(item, content === '' ? description : content, source)
  if (imageUrl !== undefined) found.imageUrl = imageUrl
  const lang = languageTag(textOf(item, ['dc:language', 'language']) ?? item.lang)
  if (lang !== undefined) found.lang = lang
  return found
}

function itemLink(
  item: XmlElement,
  guid: XmlElement | undefined,
  source: FeedSource,
  homeUrl: string | undefined,
): string | undefined {
  const candidates: (string | undefined)[] = [textOf(item, ['feedburner:origlink'])]
  for (const link of childrenNamed(item, 'link').filter(isPage))
    candidates.push(link.text.trim() === '' ? link.attributes['href'] : link.text)
  for (const link of childrenNamed(item, 'atom:link').filter(isPage)) candidates.push(link.attributes['href'])
  if (guid !== undefined && guid.attributes['ispermalink']?.toLowerCase() !== 'false' && isWebAddress(guid.text))
    candidates.push(guid.text)
  candidates.push(item.attributes['rdf:about'], textOf(item, ['atom:id', 'dc:identifier']))
  if (guid !== undefined && isWebAddress(guid.text)) candidates.push(guid.text)
  for (const candidate of candidates) {
    const url = absoluteUrl(candidate, item.base, homeUrl, source.url)
    if (url !== undefined) return url
  }
  return undefined
}

/** Not what answers, edits or encloses the item. */
function isPage(link: XmlElement): boolean {
  const rel = link.attributes['rel']?.trim().toLowerCase() ?? ''
  return rel === '' || rel === 'alternate' || rel === 'canonical'
}

function isWebAddress(text: string): boolean {
  return /^\s*https?:\/\/\S+\s*$/i.test(text)
}

function channelLink(channel: XmlElement, source: FeedSource): string | undefined {
  for (const link of childrenNamed(channel, 'link').filter(isPage)) {
    const url = absoluteUrl(link.text.trim() === '' ? link.attributes['href'] : link.text, link.base, source.url)
    if (url !== undefined) return url
  }
  const alternate = childrenNamed(channel, 'atom:link').find((link) => link.attributes['rel'] === 'alternate')
  return absoluteUrl(alternate?.attributes['href'], channel.base, source.url)
}

/** `ttl` in minutes, or the period of the syndication module. */
function freshnessMs(channel: XmlElement): number | undefined {
  const ttl = Number(textOf(channel, ['ttl']) ?? Number.NaN)
  if (ttl > 0 && ttl < 100_000) return ttl * minuteMs
  const period = textOf(channel, ['sy:updateperiod'])?.trim().toLowerCase()
  const hours = period === undefined ? undefined : periodHours[period]
  if (hours === undefined) return undefined
  const frequency = Number(textOf(channel, ['sy:updatefrequency']) ?? 1)
  return (hours * hourMs) / (frequency >= 1 && frequency <= 1000 ? frequency : 1)
}

const periodHours: Record<string, number> = { hourly: 1, daily: 24, weekly: 168, monthly: 720, yearly: 8760 }

function authorsOf(item: XmlElement): string | undefined {
  const names: string[] = []
  for (const one of item.children) {
    if (
      one.name === 'dc:creator' ||
      one.name === 'author' ||
      one.name === 'atom:author' ||
      one.name === 'dc:contributor'
    ) {
      const name = authorName((childNamed(one, 'atom:name') ?? childNamed(one, 'name') ?? one).text)
      if (name !== undefined && !names.includes(name)) names.push(name)
    }
  }
  const fallback = names.length === 0 ? authorName(textOf(item, ['itunes:author', 'media:credit']) ?? '') : undefined
  if (fallback !== undefined) names.push(fallback)
  return names.length === 0 ? undefined : names.slice(0, 5).join(', ')
}

function dateOf(item: XmlElement, names: readonly string[]): number | undefined {
  for (const name of names) {
    for (const one of childrenNamed(item, name)) {
      const at = parseFeedDate(one.text)
      if (at !== undefined) return at
    }
  }
  return undefined
}

function firstOf(item: XmlElement, names: readonly string[]): XmlElement | undefined {
  for (const name of names) {
    const found = item.children.find((one) => one.name === name && (one.text.trim() !== '' || one.children.length > 0))
    if (found) return found
  }
  return undefined
}

function textOf(item: XmlElement, names: readonly string[]): string | undefined {
  return firstOf(item, names)?.text
}
