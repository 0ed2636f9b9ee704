/**
 * Writes the kept blocks as clean HTML and as text.
 * In: the body element, the kept blocks, the page's address. Out: HTML by allow-list, text, embeds. Touches nothing.
 * Every tag, attribute and address written is on a list here or in ../page/safe-url.ts, and every text is escaped: what is not
 * listed cannot come out, whatever the page holds.
 */
import type { Embed } from '../../model/article.ts'
import { type Block, isUndisplayed } from '../page/blocks.ts'
import type { El } from '../page/dom.ts'
import { type DomNode, TextNode, isBlock } from '../page/dom.ts'
import { readEmbed } from './embeds.ts'
import { safeLink, safeMedia } from '../page/safe-url.ts'

export interface RenderedBody {
  html: string
  text: string
  embeds: Embed[]
}

interface Context {
  base: string
  /** First node of a kept block → the block. */
  starts: Map<DomNode, Block>
  /** Every node of a kept block. */
  inside: Set<DomNode>
  isFurniture: (el: El) => boolean
  embeds: Embed[]
  images: Set<string>
}

/** HTML, text and embeds of the article; paragraphs of the text are joined by a blank line. */
export function renderBody(
  body: El,
  kept: readonly Block[],
  base: string,
  isFurniture: (el: El) => boolean,
): RenderedBody {
  const context: Context = { base, starts: new Map(), inside: new Set(), isFurniture, embeds: [], images: new Set() }
  for (const block of kept) {
    const first = block.nodes[0]
    if (!first) continue
    context.starts.set(first, block)
    for (const node of block.nodes) context.inside.add(node)
  }
  const html = renderChildren(body, context)
  return { html, text: blocksToText(kept), embeds: context.embeds }
}

/** The text of blocks: paragraphs apart by a blank line, items of a list and rows of a table by a line, cells by a tab. */
export function blocksToText(blocks: readonly Block[]): string {
  let text = ''
  let last: Block | undefined
  for (const block of blocks) {
    if (last) text += separator(last, block)
    text += block.text
    last = block
  }
  return text
}

function separator(a: Block, b: Block): string {
  if (a.kind === 'li' && b.kind === 'li' && listOf(a.el) === listOf(b.el)) return '\n'
  if (isCell(a) && isCell(b) && a.el !== b.el) {
    if (rowOf(a.el) === rowOf(b.el)) return '\t'
    return '\n'
  }
  return '\n\n'
}

function isCell(block: Block): boolean {
  return block.kind === 'td' || block.kind === 'th'
}

function rowOf(el: El): El | undefined {
  for (let at: El | undefined = el; at; at = at.parent) if (at.tag === 'tr') return at
  return undefined
}

function listOf(el: El): El | undefined {
  for (let at: El | undefined = el; at; at = at.parent) if (at.tag === 'ul' || at.tag === 'ol') return at
  return undefined
}

function renderChildren(el: El, context: Context): string {
  let html = ''
  for (const child of el.children) {
    const block = context.starts.get(child)
    if (block) {
      html += renderBlock(block, context)
      continue
    }
    if (context.inside.has(child) || child instanceof TextNode) continue
    html += renderElement(child, context)
  }
  return html
}

function renderElement(el: El, context: Context): string {
  if (context.isFurniture(el)) return ''
  const embed = readEmbed(el, context.base)
  if (embed) {
    context.embeds.push(embed)
    return ''
  }
  if (el.tag === 'img' || el.tag === 'amp-img') return figureOf(renderImage(el, context))
  if (el.tag === 'hr') return '<hr>'
  const inner = renderChildren(el, context)
  if (inner === '') return ''
  const tag = structural.has(el.tag) ? el.tag : undefined
  if (tag === undefined) return inner
  if (tag === 'figure' && /^<figure>.*<\/figure>$/s.test(inner) && inner.indexOf('<figure>', 1) < 0) return inner
  return `<${tag}${attributes(el, tag)}>${inner}</${tag}>`
}

function renderBlock(block: Block, context: Context): string {
  const inner = trimBreaks(block.nodes.map((node) => renderInline(node, context)).join(''))
  if (inner === '') return ''
  const heading = /^h([1-6])$/.exec(block.kind)
  if (heading && block.el.tag === block.kind) {
    const tag = heading[1] === '1' ? 'h2' : block.kind
    return `<${tag}>${inner}</${tag}>`
  }
  // The item, cell or quotation itself is written by its element.
  if (
    structural.has(block.el.tag) &&
    block.el.tag !== 'ul' &&
    block.el.tag !== 'ol' &&
    block.el.tag !== 'table' &&
    block.el.tag !== 'tr'
  ) {
    return block.el.tag === 'blockquote' || block.el.tag === 'figure' ? `<p>${inner}</p>` : inner
  }
  if (block.el.tag === 'pre') return `<pre>${inner}</pre>`
  return `<p${attributes(block.el, 'p')}>${inner}</p>`
}

/** Without white space and line breaks at both ends. */
function trimBreaks(html: string): string {
  let from = 0
  let to = html.length
  for (;;) {
    if (html.startsWith('<br>', from)) from += 4
    else if (/\s/.test(html.charAt(from))) from++
    else break
  }
  while (to > from) {
    if (html.endsWith('<br>', to)) to -= 4
    else if (/\s/.test(html.charAt(to - 1))) to--
    else break
  }
  return html.slice(from, to)
}

function renderInline(node: DomNode, context: Context): string {
  if (node instanceof TextNode) return escapeHtml(node.text.replace(/\s+/g, ' '))
  if (node.tag === 'br') return '<br>'
  if (node.tag === 'img' || node.tag === 'amp-img') return renderImage(node, context)
  if (isBlock(node.tag) && node.tag !== 'p') return ''
  const embed = readEmbed(node, context.base)
  if (embed) {
    context.embeds.push(embed)
    return ''
  }
  if (isUndisplayed(node) && !node.holdsPicture) return ''
  const inner = node.children.map((child) => renderInline(child, context)).join('')
  if (inner === '') return ''
  const tag = renamed.get(node.tag) ?? node.tag
  if (!inline.has(tag)) return inner
  if (tag === 'a') {
    const href = safeLink(node.attrs['href'], context.base)
    return href === undefined ? inner : `<a href="${escapeHtml(href)}" rel="nofollow noopener noreferrer">${inner}</a>`
  }
  return `<${tag}${attributes(node, tag)}>${inner}</${tag}>`
}

/** The picture with an absolute address, the best of `src`, lazy attributes and `srcset`; '' for trackers and repeats. */
function renderImage(el: El, context: Context): string {
  const url = imageUrl(el, context.base)
  if (url === undefined || context.images.has(url)) return ''
  const width = sizeOf(el.attrs['width'])
  const height = sizeOf(el.attrs['height'])
  if ((width !== undefined && width <= 40) || (height !== undefined && height <= 40)) return ''
  context.images.add(url)
  const alt = escapeHtml((el.attrs['alt'] ?? '').slice(0, 500))
  const size = width !== undefined && height !== undefined ? ` width="${width}" height="${height}"` : ''
  return `<img src="${escapeHtml(url)}" alt="${alt}"${size} loading="lazy" referrerpolicy="no-referrer">`
}

/** Absolute address of an image element, lazy-loading attributes included. */
export function imageUrl(el: El, base: string): string | undefined {
  for (const name of ['data-src', 'data-original', 'data-lazy-src', 'data-full-src', 'data-image', 'src']) {
    const value = el.attrs[name]
    if (value === undefined || value.startsWith('data:')) continue
    const url = safeMedia(value, base)
    if (url !== undefined) return url
  }
  const set = el.attrs['srcset'] ?? el.attrs['data-srcset']
  const first = set?.split(/,\s+/)[0]?.trim().split(/\s+/)[0]
  return safeMedia(first, base)
}

function figureOf(image: string): string {
  return image === '' ? '' : `<figure>${image}</figure>`
}

function sizeOf(value: string | undefined): number | undefined {
  const match = value === undefined ? undefined : /^\s*(\d{1,5})(?:px)?\s*$/.exec(value)
  return match ? Number(match[1]) : undefined
}

function attributes(el: El, tag: string): string {
  let out = ''
  const dir = el.attrs['dir']?.toLowerCase()
  if (dir === 'rtl' || dir === 'ltr') out += ` dir="${dir}"`
  const lang = el.attrs['lang']
  if (lang !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(lang)) out += ` lang="${lang}"`
  if (tag === 'td' || tag === 'th') {
    for (const name of ['colspan', 'rowspan']) {
      const value = el.attrs[name]
      if (value !== undefined && /^\d{1,3}$/.test(value)) out += ` ${name}="${value}"`
    }
  }
  if (tag === 'ol') {
    const start = el.attrs['start']
    if (start !== undefined && /^\d{1,6}$/.test(start)) out += ` start="${start}"`
  }
  return out
}

/** Text made safe for element content and for double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
    .replace(/`/g, '&#96;')
}

const structural = new Set(
  'ul ol li table thead tbody tfoot tr td th caption blockquote figure figcaption dl dt dd'.split(' '),
)
const inline = new Set('a b strong em i u s sub sup small mark abbr cite q code del ins bdi bdo ruby rt rp'.split(' '))
const renamed = new Map([
  ['strike', 's'],
  ['tt', 'code'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['dfn', 'em'],
  ['var', 'em'],
])
