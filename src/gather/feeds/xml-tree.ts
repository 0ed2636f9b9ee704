/**
 * XML as feeds really are, as a small tree.
 * In: the text of a document, well-formed or not. Out: elements with names whose prefixes are canonical, attributes, text; or a problem.
 * Declared entities are refused or, when harmless, replaced; nothing outside the document is ever read. Touches nothing.
 */
import { MarkupParser } from '../../text/markup-parser.ts'
import type { Outcome } from '../../problem.ts'
import { failed, ok } from '../../problem.ts'
import { readDoctype } from './xml-doctype.ts'

export interface XmlElement {
  /** Local name, or `prefix:local` with the prefix this file gives a known namespace ("dc:date", "media:content"); lower case. */
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  /** Text directly inside, CDATA included, in document order, without the children's. */
  text: string
  /** The markup between the tags, as slice bounds into `XmlDocument.source`. */
  innerStart: number
  innerEnd: number
  lang?: string
  base?: string
}

export interface XmlDocument {
  root: XmlElement
  source: string
}

/**
 * The document's tree; `url` is where it came from, which a relative `xml:base` stands on.
 * Tolerant: unclosed and stray tags, undeclared prefixes, HTML entities, control characters, text before the
 * declaration. Problems: feed.xml-bomb (entities that grow or reach outside, nesting deeper than 200), feed.malformed (more than a million
 * elements, no element at all). Linear in the text, since depth is bounded.
 */
export function readXml(text: string, url?: string): Outcome<XmlDocument> {
  const doctype = readDoctype(text)
  if (!doctype.ok) return doctype
  const source = doctype.value.text
  const builder = new TreeBuilder(source, url)
  const parser = new MarkupParser(builder, { xmlMode: true, decodeEntities: true })
  builder.attach(parser)
  for (let at = 0; at < source.length && builder.problem === undefined; at += chunkChars) {
    parser.write(source.slice(at, at + chunkChars))
  }
  if (builder.problem === 'deep') return failed('feed.xml-bomb', `> ${maxDepth} levels`)
  if (builder.problem === 'many') return failed('feed.malformed', `> ${maxElements} elements`)
  parser.end()
  const root = builder.top.children.find((element) => element.children.length > 0) ?? builder.top.children[0]
  return root === undefined ? failed('feed.malformed', 'no element') : ok({ root, source })
}

/** The first child of that name. */
export function childNamed(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find((one) => one.name === name)
}

/** The children of that name, in document order. */
export function childrenNamed(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter((one) => one.name === name)
}

const maxDepth = 200
const maxElements = 1_000_000
const chunkChars = 65_536

/** Prefixes that the readers of feeds know, by namespace address; `''` is the feed's own vocabulary. */
const prefixByNamespace: Record<string, string> = {
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns#': 'atom',
  'http://purl.org/rss/1.0/': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://channel.netscape.com/rdf/simple/0.9/': '',
  'http://my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'http://backend.userland.com/rss': '',
  'http://backend.userland.com/rss2': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://example.com/newformat#': '',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/elements/1.0/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://search.yahoo.com/mrss/': 'media',
  'http://search.yahoo.com/mrss': 'media',
  'http://video.search.yahoo.com/mrss': 'media',
  'http://video.search.yahoo.com/mrss/': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://purl.org/rss/1.0/modules/syndication/': 'sy',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.sitemaps.org/schemas/sitemap/0.9': '',
  'http://www.google.com/schemas/sitemap/0.84': '',
  'http://www.google.com/schemas/sitemap-news/0.9': 'news',
  'http://www.google.com/schemas/sitemap-image/1.1': 'image',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
}

/** Elements that never hold a second one of their kind: an open one was not closed. */
const neverNested = new Set(['item', 'entry', 'atom:entry', 'url', 'sitemap'])

/** Declarations of one element and, behind them, those around it; looked up outwards, so that a declaration costs only itself. */
interface Namespaces {
  declared: ReadonlyMap<string, string>
  outer?: Namespaces
}

const noNamespaces: Namespaces = { declared: new Map() }

class TreeBuilder {
  readonly top: XmlElement = { name: '', attributes: {}, children: [], text: '', innerStart: 0, innerEnd: 0 }
  problem: 'deep' | 'many' | undefined
  private readonly open: { element: XmlElement; namespaces: Namespaces; raw: string }[] = []
  private readonly source: string
  private readonly url: string | undefined
  private parser: MarkupParser | undefined
  private elements = 0

  constructor(source: string, url: string | undefined) {
    this.source = source
    this.url = url
    this.open.push({ element: this.top, namespaces: noNamespaces, raw: '' })
  }

  attach(parser: MarkupParser): void {
    this.parser = parser
  }

  onopentag(raw: string, attributes: Record<string, string>): void {
    if (this.problem !== undefined) return
    if (++this.elements > maxElements) this.problem = 'many'
    const namespaces = declared(attributes, this.parent().namespaces)
    const name = canonicalName(raw, namespaces)
    if (neverNested.has(name)) this.closeUnclosed(name)
    const parent = this.parent()
    const start = (this.parser?.endIndex ?? 0) + 1
    const element: XmlElement = {
      name,
      attributes: canonicalAttributes(attributes),
      children: [],
      text: '',
      innerStart: start,
      innerEnd: start,
    }
    const lang = element.attributes['xml:lang'] ?? parent.element.lang
    if (lang !== undefined) element.lang = lang
    const base = resolveBase(element.attributes['xml:base'], parent.element.base, this.url)
    if (base !== undefined) element.base = base
    parent.element.children.push(element)
    this.open.push({ element, namespaces, raw })
    if (this.open.length > maxDepth) this.problem = 'deep'
  }

  ontext(text: string): void {
    this.parent().element.text += text
  }

  onclosetag(raw: string): void {
    // An element closed early by closeUnclosed is closed again by the parser later: only a matching one goes.
    const at = this.open.findLastIndex((one) => one.raw === raw)
    if (at < 1) return
    this.close(at, Math.max(this.parser?.startIndex ?? 0, 0))
  }

  private parent(): { element: XmlElement; namespaces: Namespaces } {
    return this.open.at(-1) ?? { element: this.top, namespaces: noNamespaces }
  }

  private closeUnclosed(name: string): void {
    const at = this.open.findLastIndex((one) => one.element.name === name)
    if (at < 1) return
    this.close(at, this.parser?.startIndex ?? this.source.length)
  }

  private close(at: number, end: number): void {
    for (const { element } of this.open.splice(at)) {
      element.innerEnd = Math.max(element.innerStart, end)
      element.text = withoutCdataMarks(element.text)
    }
  }
}

/** What was put into CDATA and escaped as well, or put into it twice, as its author meant it. */
export function withoutCdataMarks(text: string): string {
  return /^\s*<!\[CDATA\[/.test(text) ? text.replace(/<!\[CDATA\[|\]\]>/g, '') : text
}

function declared(attributes: Record<string, string>, outer: Namespaces): Namespaces {
  let found: Map<string, string> | undefined
  for (const [name, value] of Object.entries(attributes)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    found ??= new Map()
    found.set(name.slice(6), value.trim().toLowerCase())
  }
  return found === undefined ? outer : { declared: found, outer }
}

function namespaceOf(prefix: string, namespaces: Namespaces): string | undefined {
  for (let at: Namespaces | undefined = namespaces; at !== undefined; at = at.outer) {
    const found = at.declared.get(prefix)
    if (found !== undefined) return found
  }
  return undefined
}

function canonicalName(raw: string, namespaces: Namespaces): string {
  const colon = raw.indexOf(':')
  const prefix = colon < 0 ? '' : raw.slice(0, colon)
  const local = raw.slice(colon + 1).toLowerCase()
  const namespace = namespaceOf(prefix, namespaces)
  // An undeclared or unknown namespace keeps its prefix as written; authors mostly use the usual ones.
  const canonical = (namespace === undefined ? undefined : prefixByNamespace[namespace]) ?? prefix.toLowerCase()
  return canonical === '' ? local : `${canonical}:${local}`
}

function canonicalAttributes(attributes: Record<string, string>): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) found[name.toLowerCase()] = value
  return found
}

function resolveBase(
  value: string | undefined,
  outer: string | undefined,
  url: string | undefined,
): string | undefined {
  if (value === undefined || value.trim() === '') return outer
  try {
    return new URL(value.trim(), outer ?? url).href
  } catch {
    // A relative or broken base without anything to stand on changes nothing.
    return outer
  }
}
