/**
 * What a polled address answered, as items: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed, news sitemaps and sitemap indexes.
 * In: bytes or text, the address they came from, the content-type, optionally the time. Out: items with absolute links, and notes on what
 * was left out; or a problem. Touches nothing, never throws on content, and is linear in the body.
 */
import { itemAddress } from '../../model/item-address.ts'
import { minuteMs } from '../../model/instant.ts'
import type { FeedItem } from '../../model/article.ts'
import type { Outcome, ProblemCode } from '../../problem.ts'
import { failed, ok } from '../../problem.ts'
import { readAtom } from './atom-feed.ts'
import { decodeBody } from '../http/decode-body.ts'
import { readJsonFeed } from './json-feed.ts'
import type { FeedSource, RawFeed } from './raw-feed.ts'
import { readRss } from './rss-feed.ts'
import { readSitemap } from './sitemap.ts'
import { readXml, type XmlElement } from './xml-tree.ts'

/** Something an operator may want to know about a feed that could be read all the same. */
export interface FeedNote {
  code: ProblemCode
  count: number
}

export interface ParsedFeed extends Omit<RawFeed, 'items'> {
  items: FeedItem[]
  /** Items in the document, those without a usable link included. */
  itemCount: number
  notes: FeedNote[]
}

/**
 * The feed in `body`. Items without a link are counted in the notes (`feed.no-link`); one with a text of its own is returned all the same,
 * with `noPage` and an address on the feed's site whose fragment is its alone. With `now`, dates more than 15 minutes ahead are taken off
 * (`feed.future-date`). At most 50,000 items.
 * Problems: feed.not-a-feed (a page of HTML, something else), feed.malformed, feed.empty (no bytes), feed.xml-bomb.
 */
export function parseFeed(
  body: Uint8Array | string,
  o: { url: string; contentType?: string; now?: number },
): Outcome<ParsedFeed> {
  const text = (typeof body === 'string' ? body : decodeBody(body, o.contentType).text).replace(
    /^[\ufeff\s\p{Cc}]+/u,
    '',
  )
  if (text === '') return failed('feed.empty', '0 bytes')
  const raw = text.startsWith('{') || text.startsWith('[') ? readJsonFeed(text, o.url) : parseXmlFeed(text, o.url)
  return raw.ok ? ok(finished(raw.value, o.url, o.now)) : raw
}

const maxItems = 50_000
const clockSkewMs = 15 * minuteMs

function parseXmlFeed(body: string, url: string): Outcome<RawFeed> {
  const text = fromDeclaration(body)
  if (looksLikeHtml(text)) return failed('feed.not-a-feed', 'HTML')
  const start = text.indexOf('<')
  if (start < 0) return failed('feed.not-a-feed', 'no markup')
  const document = readXml(text.slice(start), url)
  if (!document.ok) return document
  const { root, source } = document.value
  const from: FeedSource = { url, text: source }
  const top = outermost(root)
  const name = top.name.replace(/^[^:]*:/, '')
  if (name === 'rss' || name === 'rdf' || name === 'channel' || name === 'item') return ok(readRss(top, from))
  if (name === 'feed' || name === 'entry') return ok(readAtom(top, from))
  if (name === 'urlset' || name === 'sitemapindex') return ok(readSitemap(top, from))
  return failed('feed.not-a-feed', `<${top.name.slice(0, 40)}>`)
}

/**
 * From where the feed begins: warnings and markup of the site may stand before it. Only a declaration with a feed right behind it counts, or
 * a feed's first tag where the document begins as no whole page.
 */
function fromDeclaration(text: string): string {
  const head = text.slice(0, strayChars)
  const declaration =
    /<\?xml\b[^>]*\?>\s*(?:<(?:!--|\?|!DOCTYPE\s+(?!html))|<(?:\w+:)?(?:rss|feed|rdf|urlset|sitemapindex)[\s>])/i.exec(
      head,
    )
  if (declaration) return text.slice(declaration.index)
  if (!/^\s*<(?!!|\?|html|head|body|script)/i.test(head)) return text
  const top = /<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]/.exec(head)
  return top === null ? text : text.slice(top.index)
}

const strayChars = 65_536

function looksLikeHtml(text: string): boolean {
  const head = text.slice(0, 2000).replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '')
  return (
    /^\s*<!doctype\s+html\b|^\s*<(?:html|head|body|script)\b/i.test(head) &&
    !/<(?:rss|feed|rdf:RDF)[\s>]/.test(text.slice(0, 5000))
  )
}

/** The feed's own element when a stray wrapper stands around it. */
function outermost(root: XmlElement): XmlElement {
  let element = root
  for (let depth = 0; depth < 3; depth++) {
    const name = element.name.replace(/^[^:]*:/, '')
    if (feedRoots.has(name)) return element
    const inner = element.children.find((child) => feedRoots.has(child.name.replace(/^[^:]*:/, '')))
    if (inner) return inner
    const only = element.children[0]
    if (only === undefined || element.children.length > 1) return root
    element = only
  }
  return root
}

const feedRoots = new Set(['rss', 'rdf', 'feed', 'urlset', 'sitemapindex', 'channel'])

function finished(raw: RawFeed, feedUrl: string, now: number | undefined): ParsedFeed {
  const { items: rawItems, ...rest } = raw
  const items: FeedItem[] = []
  let withoutLink = 0
  let inFuture = 0
  for (const rawItem of rawItems.slice(0, maxItems)) {
    const { url, ...fields } = rawItem
    if (url === undefined) withoutLink++
    const item: FeedItem | undefined =
      url === undefined ? withoutPage(fields, raw.homeUrl ?? feedUrl) : { url, ...fields }
    if (item === undefined) continue
    if (now !== undefined) {
      const latest = now + clockSkewMs
      if (item.publishedAt !== undefined && item.publishedAt > latest) {
        delete item.publishedAt
        inFuture++
      }
      if (item.modifiedAt !== undefined && item.modifiedAt > latest) delete item.modifiedAt
    }
    items.push(item)
  }
  const notes: FeedNote[] = []
  if (withoutLink > 0) notes.push({ code: 'feed.no-link', count: withoutLink })
  if (inFuture > 0) notes.push({ code: 'feed.future-date', count: inFuture })
  return { ...rest, items, itemCount: rawItems.length, notes }
}

/** An item that is all in the feed; undefined when it says less than an article: a title needs a text, a text alone is one. */
function withoutPage(fields: Omit<FeedItem, 'url'>, site: string): FeedItem | undefined {
  const text = fields.contentHtml ?? fields.summary ?? ''
  if (text.trim() === '') return undefined
  const name =
    fields.guid ?? `${fields.title ?? ''}\n${fields.publishedAt ?? ''}\n${fields.title === undefined ? text : ''}`
  return { url: itemAddress(site, name), noPage: true, ...fields }
}
