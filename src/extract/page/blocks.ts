/**
 * Cuts a tree into blocks: runs of inline content that a reader sees as one paragraph, heading, item or label.
 * In: an element. Out: blocks in document order with the measures that scoring needs. Touches nothing.
 * Two `<br>` in a row end a block. Text of elements that show none of their own (noscript, iframe, select, button) makes no block.
 */
import type { El } from './dom.ts'
import { type DomNode, TextNode, isBlock } from './dom.ts'

export interface Block {
  /** The element whose direct inline content this is. */
  el: El
  nodes: DomNode[]
  text: string
  /** Letters and digits weighed so that one CJK character counts as 2.5: comparable over scripts. */
  weight: number
  /** Share of `weight` inside links, 0..1. */
  linkShare: number
  /** Number of links. */
  links: number
  /** Ends like a sentence or holds sentence punctuation. */
  sentence: boolean
  /** The nearest of p, li, h1-h6, td, th, dt, dd, blockquote, figcaption, pre above or at `el`; else `div`. */
  kind: string
}

/** The blocks under `root`, in document order; linear. */
export function collectBlocks(root: El): Block[] {
  const blocks: Block[] = []
  collect(root, 'div', blocks, false)
  return blocks
}

/** Weight of a text: letters and digits, ideographs and kana and hangul counted more. */
export function weigh(text: string): number {
  let weight = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c <= 47) continue
    if (c < 0x80) weight += c <= 57 || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) ? 1 : 0
    else if (c >= 0x3040 && c <= 0x9fff) weight += 2.5
    else if (c >= 0xac00 && c <= 0xd7a3) weight += 2
    else if (c >= 0x2000 && c <= 0x206f) weight += 0
    else weight += 1
  }
  return weight
}

/** The text ends with the mark of a sentence's end, in any script; closing quotes and brackets may follow it. */
export function endsSentence(text: string): boolean {
  return /[.!?\u061f\u06d4\u3002\uff01\uff1f\u0964\u2026]["'\u00bb\u201d\u2019)\]]{0,4}$/.test(text)
}

/** The element is a control, an embedded frame, a picture or hidden: none of its text is prose. */
export function isSilent(el: El): boolean {
  // React streams finished content in hidden elements named S:0, S:1 … and moves it into place by script.
  return silent.has(el.tag) || ('hidden' in el.attrs && !/^S:\w+$/.test(el.attrs['id'] ?? ''))
}

function collect(el: El, kind: string, blocks: Block[], inLink: boolean): void {
  const linked = inLink || (el.tag === 'a' && el.attrs['href'] !== undefined)
  const own = kinds.has(el.tag) ? el.tag : kind === 'li' || kind === 'td' || kind === 'blockquote' ? kind : 'div'
  let run: DomNode[] = []
  let breaks = 0
  const flush = (): void => {
    if (run.length > 0) {
      const block = makeBlock(el, own, run, linked)
      if (block) blocks.push(block)
      run = []
    }
    breaks = 0
  }
  for (const child of el.children) {
    if (child instanceof TextNode) {
      if (breaks > 0 && child.text.trim() === '') continue
      if (breaks >= 2) flush()
      breaks = 0
      run.push(child)
      continue
    }
    if (child.tag === 'br') {
      breaks++
      run.push(child)
      continue
    }
    if (isSilent(child)) continue
    if (isBlock(child.tag) || child.holdsBlock) {
      flush()
      collect(child, own, blocks, linked)
      continue
    }
    if (breaks >= 2) flush()
    breaks = 0
    run.push(child)
  }
  flush()
}

function makeBlock(el: El, kind: string, nodes: DomNode[], inLink: boolean): Block | undefined {
  const measure: Measure = { parts: [], linkWeight: 0, links: 0 }
  for (const node of nodes) measureNode(node, inLink, measure)
  const text = measure.parts
    .join('')
    .replace(/[\u200b\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
  if (text === '') return undefined
  const weight = weigh(text)
  // Without a letter or digit: a separator at most, and not a long one.
  if (weight === 0 && (text.length < 2 || text.length > maxSeparator)) return undefined
  return {
    el,
    nodes,
    text,
    weight,
    linkShare: weight === 0 ? 0 : Math.min(1, measure.linkWeight / weight),
    links: measure.links + (inLink ? 1 : 0),
    sentence: sentenceMark.test(text),
    kind,
  }
}

const maxSeparator = 200

interface Measure {
  parts: string[]
  linkWeight: number
  links: number
}

/** Its own style says that it is not shown. */
export function isUndisplayed(el: El): boolean {
  const style = el.attrs['style']
  return style !== undefined && /display\s*:\s*none/i.test(style)
}

function measureNode(node: DomNode, inLink: boolean, measure: Measure): void {
  if (node instanceof TextNode) {
    measure.parts.push(node.text)
    if (inLink) measure.linkWeight += weigh(node.text)
    return
  }
  if (node.tag === 'br') {
    measure.parts.push('\n')
    return
  }
  // Elements with blocks of their own are judged by what they hold; words in a line that are not shown are no part of it.
  if (isSilent(node) || isUndisplayed(node)) return
  const link = node.tag === 'a' && node.attrs['href'] !== undefined
  if (link) measure.links++
  for (const child of node.children) measureNode(child, inLink || link, measure)
}

const sentenceMark =
  /[.!?\u061f\u06d4\u3002\uff01\uff1f\u0964\u2026][\s"'\u00bb\u201d\u2019)\]]*(?:$|\s)|[\u3002\uff01\uff1f\u06d4]|[,\u060c\u3001\uff0c][^,\u060c\u3001\uff0c]{15}/

const silent = new Set(
  'head noscript iframe amp-iframe select option textarea button input video audio picture img hr title meta link progress datalist'.split(
    ' ',
  ),
)

const kinds = new Set('p li h1 h2 h3 h4 h5 h6 td th dt dd blockquote figcaption caption pre address'.split(' '))
