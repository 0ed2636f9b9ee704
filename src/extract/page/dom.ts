/**
 * A light document tree, built once per page with htmlparser2.
 * In: HTML text. Out: `PageDom` (elements, text nodes, the JSON-LD scripts). Touches nothing.
 * Scripts, styles and comments are not kept; nesting deeper than `maxDepth` is flattened, so that no walk can overflow.
 */
import { MarkupParser } from '../../text/markup-parser.ts'

/**
 * Deeper elements become siblings, and those without attributes are not kept, only their text: real pages stay under 60, hostile ones
 * reach 100,000.
 */
const maxDepth = 200
/** Real pages have up to 20,000; what comes after is not read, so that no page can cost more than seconds. */
const maxElements = 150_000

export class TextNode {
  readonly tag = ''
  parent: El | undefined
  text: string
  constructor(text: string, parent: El) {
    this.text = text
    this.parent = parent
  }
}

/** Most elements of a hostile page have neither children nor attributes: they share these, so that the page's tree stays small. */
const noChildren: DomNode[] = []
const noAttrs: Readonly<Record<string, string>> = {}

export class El {
  readonly tag: string
  readonly attrs: Readonly<Record<string, string>>
  /** Changed by `add` only. */
  children: DomNode[] = noChildren
  parent: El | undefined
  /** Class and id in lower case, with camelCase parts separated; what name patterns are tried on. */
  readonly name: string
  /** Position in document order; larger than that of every element before it. */
  readonly order: number
  /** An element that starts a new line is somewhere below. */
  holdsBlock = false
  /** It is a picture or a video, or one is somewhere below. */
  holdsPicture = false
  /** A table or a quotation is somewhere below. */
  holdsTable = false
  constructor(tag: string, attrs: Readonly<Record<string, string>>, parent: El | undefined, order: number) {
    this.tag = tag
    this.attrs = isEmpty(attrs) ? noAttrs : attrs
    this.parent = parent
    this.order = order
    this.name = elementName(tag, attrs)
  }

  add(child: DomNode): void {
    if (this.children === noChildren) this.children = [child]
    else this.children.push(child)
  }
}

export type DomNode = El | TextNode

export interface PageDom {
  root: El
  body: El
  /** Raw text of each `application/ld+json` script. */
  jsonLd: string[]
  /** Raw text of each `application/json` script: the data that a page's own script shows. */
  dataScripts: string[]
  /** Raw text of each script that holds a template in HTML. */
  templates: string[]
  metas: El[]
  links: El[]
  title: string
  lang: string | undefined
  dir: string | undefined
  /** The page is an AMP page. */
  amp: boolean
  /** The page has more than `maxElements` elements: what comes after is not in the tree. */
  cut: boolean
}

/** The tree of `html`. Never throws on content; linear in the length of the page. */
export function parsePage(html: string): PageDom {
  const root = new El('#root', {}, undefined, 0)
  const dom: PageDom = {
    root,
    body: root,
    jsonLd: [],
    dataScripts: [],
    templates: [],
    metas: [],
    links: [],
    title: '',
    lang: undefined,
    dir: undefined,
    amp: false,
    cut: false,
  }
  let current = root
  let depth = 0
  let flattened = 0
  /** A block that was not kept starts or ends before the next text. */
  let isNewLine = false
  let order = 0
  let skipping = 0
  let skipTag = ''
  let script: string[] | undefined
  let scripts: string[] | undefined
  let inTitle = false
  const parser = new MarkupParser(
    {
      onopentag(tag, attrs) {
        if (dom.cut) return
        if (skipping > 0) {
          if (tag === skipTag) skipping++
          return
        }
        if (dropped.has(tag)) {
          skipping = 1
          skipTag = tag
          const post = attrs['data-telegram-post']
          if (post !== undefined) current.add(new El('telegram-post', { 'data-post': post }, current, ++order))
          const type = tag === 'script' ? (attrs['type'] ?? '').toLowerCase() : ''
          scripts = scriptsOf(dom, type)
          script = scripts ? [] : undefined
          return
        }
        if (++order > maxElements) {
          dom.cut = true
          return
        }
        if (current.tag === 'head' && !headTags.has(tag) && current.parent) {
          current = current.parent
          depth--
        }
        if (tag === 'html') {
          dom.lang ??= attrs['lang'] ?? attrs['xml:lang']
          dom.dir ??= attrs['dir']
          dom.amp ||= 'amp' in attrs || '\u26a1' in attrs
        }
        const isKept = depth < maxDepth || voidTags.has(tag) || !isEmpty(attrs)
        if (!isKept) {
          flattened++
          isNewLine ||= blockTags.has(tag)
          return
        }
        const el = new El(tag, attrs, current, order)
        if (tag === 'meta') dom.metas.push(el)
        else if (tag === 'link') dom.links.push(el)
        else if (tag === 'title' && dom.title === '') inTitle = current.tag !== 'svg'
        current.add(el)
        if (blockTags.has(tag))
          for (let at: El | undefined = current; at && !at.holdsBlock; at = at.parent) at.holdsBlock = true
        if (pictureTags.has(tag))
          for (let at: El | undefined = el; at && !at.holdsPicture; at = at.parent) at.holdsPicture = true
        if (tag === 'table' || tag === 'blockquote')
          for (let at: El | undefined = current; at && !at.holdsTable; at = at.parent) at.holdsTable = true
        if (tag === 'body' && dom.body === root) dom.body = el
        if (voidTags.has(tag)) return
        if (depth >= maxDepth) {
          flattened++
          return
        }
        current = el
        depth++
      },
      ontext(text) {
        if (dom.cut) return
        if (skipping > 0) {
          script?.push(text)
          return
        }
        if (inTitle) dom.title += text
        if (isNewLine) {
          isNewLine = false
          current.add(new TextNode(`\n${text}`, current))
          return
        }
        const last = current.children[current.children.length - 1]
        if (last instanceof TextNode) last.text += text
        else current.add(new TextNode(text, current))
      },
      onclosetag(tag) {
        if (dom.cut) return
        if (skipping > 0) {
          if (tag === skipTag && --skipping === 0 && script) {
            scripts?.push(script.join(''))
            script = undefined
          }
          return
        }
        if (tag === 'title') inTitle = false
        if (voidTags.has(tag)) return
        if (flattened > 0) {
          flattened--
          isNewLine ||= blockTags.has(tag)
          return
        }
        // The parser closes in order, so the open element is `current` unless its start was never kept.
        if (current.parent && current.tag === tag) {
          current = current.parent
          depth--
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.write(html)
  parser.end()
  return dom
}

/** Where the text of a script of that type is kept; undefined for code. */
function scriptsOf(dom: PageDom, type: string): string[] | undefined {
  if (type.includes('ld+json')) return dom.jsonLd
  if (/^application\/json\b/.test(type)) return dom.dataScripts
  return /^text\/(?:html|(?:x-)?template)\b/.test(type) ? dom.templates : undefined
}

/** Every element under `root` (itself included) in document order, as far as `visit` returns true to enter it. */
export function walk(root: El, visit: (el: El) => boolean): void {
  if (!visit(root)) return
  for (const child of root.children) if (child instanceof El) walk(child, visit)
}

/** All elements under `root` that `test` accepts, in document order. */
export function findAll(root: El, test: (el: El) => boolean): El[] {
  const found: El[] = []
  walk(root, (el) => {
    if (test(el)) found.push(el)
    return true
  })
  return found
}

/** The first element under `root` that `test` accepts. */
export function findFirst(root: El, test: (el: El) => boolean): El | undefined {
  if (test(root)) return root
  for (const child of root.children) {
    if (!(child instanceof El)) continue
    const found = findFirst(child, test)
    if (found) return found
  }
  return undefined
}

/** The text under a node with white space collapsed and trimmed; line breaks count as spaces. */
export function textOf(node: DomNode): string {
  const parts: string[] = []
  gather(node, parts)
  return tidySpace(parts.join(''))
}

/** `textOf` when it has at most `most` characters, else undefined; what comes after many more is not looked at. */
export function shortTextOf(node: DomNode, most: number): string | undefined {
  const parts: string[] = []
  // White space between tags counts little, so that a short text far apart is still found short.
  if (!gatherUpTo(node, parts, { left: most * 4 + 400 })) return undefined
  const text = tidySpace(parts.join(''))
  return text.length <= most ? text : undefined
}

/** White space of every kind collapsed to single spaces, zero-width space and BOM dropped, trimmed. */
export function tidySpace(text: string): string {
  return text
    .replace(/[\u200b\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}

export function isBlock(tag: string): boolean {
  return blockTags.has(tag)
}

/** `root` is `el` or one of its ancestors. */
export function contains(root: El, el: DomNode): boolean {
  for (let at: DomNode | undefined = el; at; at = at.parent) if (at === root) return true
  return false
}

function gather(node: DomNode, parts: string[]): void {
  if (node instanceof TextNode) {
    parts.push(node.text)
    return
  }
  if (node.tag === 'br' || blockTags.has(node.tag)) parts.push(' ')
  for (const child of node.children) gather(child, parts)
  if (blockTags.has(node.tag)) parts.push(' ')
}

/** False when the budget of characters was used up before the end. */
function gatherUpTo(node: DomNode, parts: string[], budget: { left: number }): boolean {
  if (node instanceof TextNode) {
    if (node.text.length > budget.left * 4 + 200) return false
    const text = node.text.replace(/[\s\u00a0]+/g, ' ')
    budget.left -= text.length
    parts.push(text)
    return budget.left > 0
  }
  const apart = node.tag === 'br' || blockTags.has(node.tag)
  if (apart) parts.push(' ')
  for (const child of node.children) if (!gatherUpTo(child, parts, budget)) return false
  if (apart && node.tag !== 'br') parts.push(' ')
  return --budget.left > 0
}

function isEmpty(attrs: Readonly<Record<string, string>>): boolean {
  for (const name in attrs) if (Object.hasOwn(attrs, name)) return false
  return true
}

function elementName(tag: string, attrs: Readonly<Record<string, string>>): string {
  const cls = attrs['class']
  // Headings and long ids are named after their own words, which say nothing of what the element is.
  const id =
    attrs['id'] !== undefined && (/^h[1-6]$/.test(tag) || attrs['id'].split('-').length > 5) ? undefined : attrs['id']
  if (cls === undefined && id === undefined) return ''
  const text = cls === undefined ? (id ?? '') : id === undefined ? cls : `${id} ${cls}`
  const split = text
    .slice(0, 400)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
  return stateToken.test(split) ? split.replace(stateTokens, '').trim() : split
}

/** Class tokens that tell a state or a taxonomy term, not what the element is ("has-sidebar", "tag-share-prices"). */
const stateToken = /(?:^|\s)(?:has|no|not|with|without|tag|category|cat|format|status|type|post-type|single-format)[-_]/
const stateTokens =
  /(?<=^|\s)(?:has|no|not|with|without|tag|category|cat|format|status|type|post-type|single-format)[-_](?!(?:list|cloud|links?|box|wrap)\b)\S*/g

const dropped = new Set([
  'script',
  'style',
  'template',
  'svg',
  // What a formula says stands in `math` as text; these hold its source once more.
  'annotation',
  'annotation-xml',
  'object',
  'applet',
  'noembed',
  'noframes',
  'canvas',
])

const headTags = new Set('base link meta title noscript style script template'.split(' '))

const pictureTags = new Set(['img', 'picture', 'amp-img', 'video'])

const voidTags = new Set(
  'area base br col embed hr img input link meta param source track wbr keygen frame basefont bgsound command'.split(
    ' ',
  ),
)

const blockTags = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul ' +
    'noscript video audio iframe amp-iframe button select option textarea head title'
  ).split(' '),
)
