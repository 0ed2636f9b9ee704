/**
 * Atom 0.3 and 1.0.
 * In: the document's tree. Out: the raw feed. Touches nothing.
 */
import { parseFeedDate } from './feed-dates.ts'
import { absoluteUrl, authorName, languageTag, literalText, plainText } from './feed-text.ts'
import { hubsAmong } from './hub-links.ts'
import { pictureOf } from './item-picture.ts'
import type { FeedSource, RawFeed, RawItem } from './raw-feed.ts'
import type { XmlElement } from './xml-tree.ts'

/** The feed under a `feed` element, or the single item of a lone `entry`. Prefixed and unprefixed names are the same. */
export function readAtom(top: XmlElement, source: FeedSource): RawFeed {
  const isEntry = local(top) === 'entry'
  const entries = isEntry ? [top] : [...all(top, 'entry'), ...all(top, 'item')]
  const homeUrl = isEntry ? undefined : alternateLink(top, source, undefined)
  const authors = isEntry ? undefined : authorsOf(top)
  const feed: RawFeed = { kind: 'atom', items: entries.map((entry) => readEntry(entry, source, homeUrl, authors)) }
  const title = isEntry ? '' : textConstruct(find(top, ['title']), source, 300)
  if (title !== '') feed.title = title
  if (homeUrl !== undefined) feed.homeUrl = homeUrl
  const lang = languageTag(top.lang)
  if (lang !== undefined) feed.lang = lang
  const push = isEntry ? undefined : hubsAmong(all(top, 'link'), source)
  if (push !== undefined) feed.push = push
  return feed
}

function readEntry(
  entry: XmlElement,
  source: FeedSource,
  homeUrl: string | undefined,
  feedAuthors: string | undefined,
): RawItem {
  const found: RawItem = {}
  const id = find(entry, ['id'])?.text.trim() ?? ''
  const url =
    alternateLink(entry, source, homeUrl) ??
    (/^https?:\/\//i.test(id) ? absoluteUrl(id) : undefined) ??
    lastResort(entry, source, homeUrl)
  if (url !== undefined) found.url = url
  if (id !== '') found.guid = id.slice(0, 1000)
  const title = textConstruct(find(entry, ['title']), source, 500)
  if (title !== '') found.title = title
  const author = authorsOf(entry) ?? feedAuthors
  if (author !== undefined) found.author = author
  const modifiedAt = dateOf(entry, ['updated', 'modified'])
  const publishedAt = dateOf(entry, ['published', 'issued', 'created', 'pubdate', 'date']) ?? modifiedAt
  if (publishedAt !== undefined) found.publishedAt = publishedAt
  if (modifiedAt !== undefined) found.modifiedAt = modifiedAt
  const contentElement = find(entry, ['content', 'encoded'])
  const content = contentElement === undefined ? '' : contentHtml(contentElement, source)
  const summary = textConstruct(find(entry, ['summary', 'description']), source, 2000) || plainText(content)
  if (summary !== '') found.summary = summary
  if (content !== '') found.contentHtml = content
  const categories = all(entry, 'category').flatMap((one) => {
    const label = plainText(one.attributes['label'] ?? one.attributes['term'] ?? one.text, 120)
    return label === '' ? [] : [label]
  })
  if (categories.length > 0) found.categories = [...new Set(categories)].slice(0, 50)
  const enclosure = all(entry, 'link').find(
    (link) => link.attributes['rel'] === 'enclosure' && (link.attributes['type'] ?? '').startsWith('image/'),
  )
  const imageUrl =
    absoluteUrl(enclosure?.attributes['href'], entry.base, source.url) ?? pictureOf(entry, content, source)
  if (imageUrl !== undefined) found.imageUrl = imageUrl
  const lang = languageTag(entry.lang)
  if (lang !== undefined) found.lang = lang
  return found
}

function local(element: XmlElement): string {
  return element.name.startsWith('atom:') ? element.name.slice(5) : element.name
}

function all(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter((one) => local(one) === name)
}

function find(parent: XmlElement, names: readonly string[]): XmlElement | undefined {
  for (const name of names) {
    const found = parent.children.find(
      (one) => local(one) === name || (one.name.endsWith(`:${name}`) && one.name.startsWith('content:')),
    )
    if (found) return found
  }
  return undefined
}

/**
 * Plain text of a text construct: `text` holds no markup, `html` holds it escaped, `xhtml` as elements. Without a type it is `text` by the
 * standard; where tags of HTML stand in it all the same they are taken for such.
 */
function textConstruct(element: XmlElement | undefined, source: FeedSource, maxChars: number): string {
  if (element === undefined) return ''
  if (element.children.length > 0) return plainText(source.text.slice(element.innerStart, element.innerEnd), maxChars)
  const type = element.attributes['type']?.toLowerCase()
  const literal = type === 'text' || type === 'text/plain' || (type === undefined && !htmlTag.test(element.text))
  return literal ? literalText(element.text, maxChars) : plainText(element.text, maxChars)
}

const htmlTag =
  /<\/?(?:a|abbr|b|big|br|cite|code|div|em|font|h[1-6]|i|img|li|p|q|s|small|span|strong|sub|sup|u|ul)\b[^<>]*>/i

function contentHtml(element: XmlElement, source: FeedSource): string {
  if (element.children.length > 0) {
    const inner = source.text.slice(element.innerStart, element.innerEnd).trim()
    return inner.replace(/^<(?:\w+:)?div\b[^>]*>([\s\S]*)<\/(?:\w+:)?div>$/i, '$1').trim()
  }
  const type = (element.attributes['type'] ?? 'text').toLowerCase()
  const text = element.text.trim()
  if (element.attributes['src'] !== undefined && text === '') return ''
  if (element.attributes['mode'] === 'base64') return ''
  // "text" is no markup by the standard; many feeds mean HTML all the same.
  return type === 'text' || type === 'text/plain'
    ? /<\w[^<>]*>/.test(text)
      ? text
      : `<p>${escaped(text)}</p>`.replace('<p></p>', '')
    : text
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** `rel="alternate"` (also the default), an HTML one first; a feed's `self`, `replies`, `edit` and `enclosure` are no pages. */
function alternateLink(element: XmlElement, source: FeedSource, homeUrl: string | undefined): string | undefined {
  const links = all(element, 'link').filter((link) => {
    const rel = (link.attributes['rel'] ?? 'alternate')
      .toLowerCase()
      .replace('http://www.iana.org/assignments/relation/', '')
    return rel === 'alternate' || rel === ''
  })
  const html = links.find((link) => /html/i.test(link.attributes['type'] ?? 'text/html'))
  for (const link of html === undefined ? links : [html, ...links]) {
    const url = absoluteUrl(link.attributes['href'] ?? link.text, link.base, homeUrl, source.url)
    if (url !== undefined) return url
  }
  return undefined
}

/** Where there is no other address: where the content stands, the entry by itself, what it came from. */
function lastResort(entry: XmlElement, source: FeedSource, homeUrl: string | undefined): string | undefined {
  const content = find(entry, ['content'])
  const bases = [entry.base, homeUrl, source.url]
  const at = absoluteUrl(content?.attributes['src'], content?.base, ...bases)
  if (at !== undefined && !/^(?:image|audio|video)\//i.test(content?.attributes['type'] ?? '')) return at
  for (const rel of ['self', 'via', 'related', 'canonical']) {
    const link = all(entry, 'link').find((one) => one.attributes['rel']?.toLowerCase() === rel)
    const url = absoluteUrl(link?.attributes['href'], link?.base, ...bases)
    if (url !== undefined) return url
  }
  return undefined
}

function authorsOf(element: XmlElement): string | undefined {
  const names = element.children.flatMap((one) => {
    if (local(one) !== 'author' && one.name !== 'dc:creator') return []
    const name = authorName((one.children.find((part) => local(part) === 'name') ?? one).text)
    return name === undefined ? [] : [name]
  })
  return names.length === 0 ? undefined : [...new Set(names)].slice(0, 5).join(', ')
}

function dateOf(entry: XmlElement, names: readonly string[]): number | undefined {
  for (const name of names) {
    for (const one of entry.children) {
      if (local(one) !== name && !(name === 'date' && one.name === 'dc:date') && one.name !== `dcterms:${name}`)
        continue
      const at = parseFeedDate(one.text)
      if (at !== undefined) return at
    }
  }
  return undefined
}
