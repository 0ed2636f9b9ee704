/**
 * JSON Feed 1.0 and 1.1.
 * In: the text. Out: the raw feed, or a problem. Every field is checked before use, since anything may stand there. Touches nothing.
 */
import type { Outcome } from '../../problem.ts'
import { failed, ok } from '../../problem.ts'
import { parseFeedDate } from './feed-dates.ts'
import { absoluteUrl, firstPicture, languageTag, plainText } from './feed-text.ts'
import { hubLinks } from './hub-links.ts'
import type { RawFeed, RawItem } from './raw-feed.ts'

/** The feed in `text`. Problems: feed.malformed (not JSON), feed.not-a-feed (JSON without a list of items). */
export function readJsonFeed(text: string, url: string): Outcome<RawFeed> {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    return failed('feed.malformed', error instanceof Error ? error.message.slice(0, 120) : 'JSON')
  }
  const top = record(document)
  const items = top?.['items']
  if (top === undefined || !Array.isArray(items)) return failed('feed.not-a-feed', 'JSON')
  const homeUrl = absoluteUrl(string(top['home_page_url']), url)
  const feedAuthors = authorsOf(top)
  const feed: RawFeed = {
    kind: 'json',
    items: items.flatMap((item) => {
      const fields = record(item)
      return fields === undefined ? [] : [readItem(fields, url, homeUrl, feedAuthors)]
    }),
  }
  const title = plainText(string(top['title']) ?? '', 300)
  if (title !== '') feed.title = title
  if (homeUrl !== undefined) feed.homeUrl = homeUrl
  const lang = languageTag(string(top['language']))
  if (lang !== undefined) feed.lang = lang
  const push = hubLinks(hubsOf(top['hubs'], url), absoluteUrl(string(top['feed_url']), url))
  if (push !== undefined) feed.push = push
  return ok(feed)
}

function hubsOf(value: unknown, url: string): string[] {
  return (Array.isArray(value) ? value : []).flatMap((one) => {
    const hub = record(one)
    const isWebSub = hub !== undefined && /^websub$/i.test(string(hub['type']) ?? '')
    const at = isWebSub ? absoluteUrl(string(hub['url']), url) : undefined
    return at === undefined ? [] : [at]
  })
}

type Fields = Record<string, unknown>

function readItem(
  item: Fields,
  feedUrl: string,
  homeUrl: string | undefined,
  feedAuthors: string | undefined,
): RawItem {
  const found: RawItem = {}
  const id = typeof item['id'] === 'number' ? String(item['id']) : (string(item['id']) ?? '')
  const url =
    absoluteUrl(string(item['url']), homeUrl, feedUrl) ??
    absoluteUrl(string(item['external_url']), homeUrl, feedUrl) ??
    (/^https?:\/\//i.test(id) ? absoluteUrl(id) : undefined)
  if (url !== undefined) found.url = url
  if (id !== '') found.guid = id.slice(0, 1000)
  const title = plainText(string(item['title']) ?? '', 500)
  if (title !== '') found.title = title
  const author = authorsOf(item) ?? feedAuthors
  if (author !== undefined) found.author = author
  const publishedAt = parseFeedDate(string(item['date_published']) ?? '')
  const modifiedAt = parseFeedDate(string(item['date_modified']) ?? '')
  if (publishedAt !== undefined || modifiedAt !== undefined) found.publishedAt = publishedAt ?? modifiedAt ?? 0
  if (modifiedAt !== undefined) found.modifiedAt = modifiedAt
  const html = string(item['content_html']) ?? paragraphs(string(item['content_text']) ?? '')
  const summary = plainText(string(item['summary']) ?? html)
  if (summary !== '') found.summary = summary
  if (html !== '') found.contentHtml = html
  const tags = Array.isArray(item['tags']) ? item['tags'] : []
  const categories = tags.flatMap((tag) => (typeof tag === 'string' && tag.trim() !== '' ? [plainText(tag, 120)] : []))
  if (categories.length > 0) found.categories = [...new Set(categories)].slice(0, 50)
  const picture =
    absoluteUrl(string(item['image']), feedUrl) ??
    absoluteUrl(string(item['banner_image']), feedUrl) ??
    firstPicture(html, feedUrl)
  if (picture !== undefined) found.imageUrl = picture
  const lang = languageTag(string(item['language']))
  if (lang !== undefined) found.lang = lang
  return found
}

function authorsOf(fields: Fields): string | undefined {
  const list = Array.isArray(fields['authors']) ? fields['authors'] : [fields['author']]
  const names = list.flatMap((author) => {
    const name = plainText(string(record(author)?.['name']) ?? string(author) ?? '', 200)
    return name === '' ? [] : [name]
  })
  return names.length === 0 ? undefined : [...new Set(names)].slice(0, 5).join(', ')
}

function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${part.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')}</p>`)
    .join('\n')
}

function record(value: unknown): Fields | undefined {
  // A JSON object has string keys and unknown values: that is what the type says.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
