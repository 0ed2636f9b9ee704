/**
 * The feeds of an OPML text, as reader apps write them: with folders, and with what they set for each.
 * In: XML text, well-formed or not. Out: outlines in document order. Touches nothing; expands no entity of the document's own.
 *
 * Folders are outlines around a feed (Miniflux, FreshRSS, Feedly) or its `category` (newsboat). Settings are read from our own attributes
 * and from FreshRSS's; secrets are in neither.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { FeedSettings, ItemIdentity } from '../../model/feed-settings.ts'
import { secondMs } from '../../model/instant.ts'

export interface OpmlOutline {
  title: string
  xmlUrl?: string
  htmlUrl?: string
  lang?: string
  /** From the outermost, joined by " / ". */
  folder?: string
  /** Where it is not the folder, as Siyaq writes it; empty: none. */
  section?: string
  settings: FeedSettings
  /** As Siyaq writes them besides. */
  sourceId?: string
  sourceName?: string
  kind?: string
  paused: boolean
}

const folderSeparator = ' / '

/** Outlines with a feed's or a site's address; folders and other outlines are not among them. */
export function readOutlines(xml: string): OpmlOutline[] {
  const found: OpmlOutline[] = []
  const folders: { title: string; isFeed: boolean; siteAt?: number }[] = []
  const parser = new SaxesParser()
  parser.on('error', () => {
    // Carries on after the error; what could not be read is simply not among the outlines.
  })
  parser.on('opentag', (tag: SaxesTagPlain) => {
    if (tag.name.toLowerCase() !== 'outline') return
    const attributes = new Map(Object.entries(tag.attributes).map(([name, value]) => [name.toLowerCase(), value]))
    const of = (name: string): string | undefined => {
      const value = attributes.get(name)?.trim()
      return value === '' ? undefined : value
    }
    const title = withEntities(of('title') ?? of('text') ?? '')
    const xmlUrl = of('xmlurl') ?? (of('type')?.toLowerCase() === 'rss' ? of('url') : undefined)
    const above = folders.filter((folder) => !folder.isFeed && folder.title !== '').map((folder) => folder.title)
    folders.push({ title, isFeed: xmlUrl !== undefined })
    const htmlUrl = of('htmlurl')
    if (xmlUrl === undefined && htmlUrl === undefined) return
    const outline: OpmlOutline = { title, settings: settingsOf(of), paused: of('siyaq:paused') === '1' }
    const folder = above.length > 0 ? above.join(folderSeparator) : categoryOf(of('category'))
    put(outline, {
      xmlUrl,
      htmlUrl,
      folder,
      lang: of('language'),
      section: attributes.get('siyaq:section')?.trim(),
      sourceId: of('siyaq:source'),
      sourceName: of('siyaq:name'),
      kind: of('siyaq:kind'),
    })
    found.push(outline)
  })
  parser.on('closetag', (tag: SaxesTagPlain) => {
    if (tag.name.toLowerCase() === 'outline') folders.pop()
  })
  parser.write(escapeBareAmpersands(xml)).close()
  return found
}

function put(outline: OpmlOutline, fields: Record<string, string | undefined>): void {
  Object.assign(outline, Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)))
}

/** "news,tech" of newsboat, "/news/tech" of the OPML specification: the first one. */
function categoryOf(category: string | undefined): string | undefined {
  const [first = ''] = (category ?? '').split(',')
  const path = first.split('/').flatMap((step) => (step.trim() === '' ? [] : [step.trim()]))
  return path.length === 0 ? undefined : path.join(folderSeparator)
}

function settingsOf(of: (name: string) => string | undefined): FeedSettings {
  const own = of('siyaq:settings')
  if (own !== undefined) return ownSettings(own)
  const settings: FeedSettings = {}
  const body = of('frss:cssfullcontent')
  const drop = of('frss:csscontentfilter') ?? of('frss:cssfullcontentfilter')
  const agent = of('frss:curlopt_useragent')
  const ttl = Number(of('frss:ttl') ?? 0)
  if (body !== undefined) settings.bodySelector = body
  if (drop !== undefined) settings.dropSelector = drop
  if (agent !== undefined) settings.userAgent = agent
  if (ttl > 0) settings.intervalMs = ttl * secondMs
  const identity = identities[of('frss:unicitycriteria') ?? '']
  if (identity !== undefined) settings.identity = identity
  return settings
}

const identities: Record<string, ItemIdentity> = { id: 'guid', link: 'link' }

/** What is none of ours is left out here; whether a value can be is checked by whoever takes it. */
function ownSettings(json: string): FeedSettings {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    // The one thing that JSON.parse throws: somebody wrote into our attribute.
    return {}
  }
  if (typeof value !== 'object' || value === null) return {}
  const settings: FeedSettings = {}
  const texts = ['userAgent', 'proxy', 'bodySelector', 'dropSelector'] as const
  for (const [name, one] of Object.entries(value) as [string, unknown][]) {
    const text = texts.find((known) => known === name)
    if (text !== undefined && typeof one === 'string') settings[text] = one
    else if (name === 'intervalMs' && typeof one === 'number') settings.intervalMs = one
    else if ((name === 'ignoreCache' || name === 'feedTextOnly') && one === true) settings[name] = true
    else if ((name === 'keep' || name === 'block') && Array.isArray(one))
      settings[name] = one.filter((line): line is string => typeof line === 'string')
    else if (name === 'identity' && (one === 'guid' || one === 'link' || one === 'title')) settings.identity = one
  }
  return settings
}

/** `?a=1&b=2` in an attribute is what most broken exports have. */
function escapeBareAmpersands(xml: string): string {
  return xml.replace(/&(?!(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos);)/gi, '&amp;')
}

/** Names of HTML that exports write into titles, where XML has none. */
function withEntities(title: string): string {
  return title.replace(/&([a-z]{2,8});/gi, (whole, name: string) => htmlNames[name] ?? whole)
}

const htmlNames: Record<string, string> = {
  nbsp: ' ',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  middot: '·',
  bull: '•',
  copy: '©',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  uuml: 'ü',
  ouml: 'ö',
  auml: 'ä',
}
