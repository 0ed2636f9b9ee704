/**
 * Feed addresses of an OPML file, as reader apps export them.
 * In: an open file, or the text of one. Out: one result a feed. Touches nothing else.
 *
 * Exports are often not well-formed (bare & in addresses, HTML entities, wrong declarations): the reader goes on after each
 * error. A feed's address is taken as it is: what is tracking in the address of a page selects the format in that of a feed.
 */
import type { SourceKind } from '../../model/article.ts'
import { canonicalUrl } from '../../model/canonical-url.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import { decodeBody } from '../http/decode-body.ts'
import { outletOf } from '../http/outlet-of.ts'
import type { ImportItem, ImportResult, ImportSource } from './import-item.ts'
import { placeOf, readWhole, type OpenFile } from './open-file.ts'
import { readOutlines, type OpmlOutline } from './opml-outlines.ts'

const maxOpmlBytes = 32 * 1024 * 1024

type FeedItem = Extract<ImportItem, { kind: 'feed' }>

/**
 * Results in document order, one per outline with an address; the same address twice gives one. Problems: `import.bad-line` for an
 * unusable address, `import.unknown-format` when there is no outline at all.
 */
export async function* readOpml(source: OpenFile, doneUpTo: number): AsyncGenerator<ImportResult> {
  const body = await readWhole(source, maxOpmlBytes)
  if (!body.ok) {
    yield { ok: false, place: placeOf(source, 1), problem: body.problem }
    return
  }
  for (const [i, feed] of opmlFeeds(decodeBody(body.value, 'application/xml').text).entries()) {
    if (feed === undefined || i + 1 <= doneUpTo) continue
    const place = placeOf(source, i + 1)
    yield feed.ok ? { ok: true, place, item: feed.value } : { ok: false, place, problem: feed.problem }
  }
}

/** The feeds of an OPML text, undefined where an address comes again. Problems: as `readOpml`. */
export function opmlFeeds(xml: string): (Outcome<FeedItem> | undefined)[] {
  const seen = new Set<string>()
  const found = readOutlines(xml)
    // A site's address on a folder or beside a feed of its own is no subscription.
    .map((outline) => {
      const feed = feedOf(outline)
      if (!feed.ok) return feed
      const isKnown = seen.has(feed.value.url)
      seen.add(feed.value.url)
      return isKnown ? undefined : feed
    })
  return found.length > 0 ? found : [failed('import.unknown-format', 'no <outline xmlUrl>')]
}

function feedOf(outline: OpmlOutline): Outcome<FeedItem> {
  const { xmlUrl, htmlUrl = '', title, folder, section, settings, paused } = outline
  if (xmlUrl === undefined) return failed('import.bad-line', `no feed address, only a site: ${htmlUrl.slice(0, 200)}`)
  const text = xmlUrl.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'https://')
  const at = URL.canParse(text) ? new URL(text) : undefined
  if (at === undefined || !/^https?:$/.test(at.protocol) || at.hostname === '')
    return failed('import.bad-line', `not a feed address: ${xmlUrl.slice(0, 200)}`)
  if (at.username !== '' || at.password !== '')
    return failed('import.bad-line', `${at.host}: user and password in the address; add it with --auth`)
  at.hash = ''
  const item: FeedItem = { kind: 'feed', source: feedSource(outline, at), url: at.href }
  if (title !== '') item.title = title
  if (folder !== undefined) item.folder = folder
  if (section !== undefined) item.section = section
  if (Object.keys(settings).length > 0) item.settings = settings
  if (paused) item.paused = true
  return ok(item)
}

function feedSource(outline: OpmlOutline, at: URL): ImportSource {
  const home = outline.htmlUrl === undefined ? undefined : canonicalUrl(outline.htmlUrl)
  const { hostname, protocol } = home === undefined ? at : new URL(home)
  const id = outline.sourceId?.slice(0, 200) ?? outletOf(home ?? at.href)
  const source: ImportSource = {
    id,
    name: outline.sourceName ?? (outline.title === '' ? id : outline.title),
  }
  // Siyaq writes the site where it knows one.
  if (home !== undefined || outline.sourceId === undefined) source.homeUrl = home ?? `${protocol}//${hostname}/`
  const kind = kinds.find((known) => known === outline.kind)
  if (kind !== undefined) source.kind = kind
  if (outline.lang !== undefined && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(outline.lang)) source.lang = outline.lang
  return source
}

const kinds: readonly SourceKind[] = ['newspaper', 'agency', 'broadcaster', 'aggregator', 'government', 'other']
