/**
 * The parts of an HTML page: what is body, and credit, keywords, read-also, similar, embeds around it.
 * In: the page's blocks and the chosen body. Out: the body's text, the blocks to show, the parts. Touches nothing.
 */
import type { PageParts } from '../../model/article.ts'
import type { Block } from '../page/blocks.ts'
import type { BodyChoice } from '../body/choose-body.ts'
import { El, type PageDom, contains, findAll, shortTextOf } from '../page/dom.ts'
import { findCredit } from '../fields/credit.ts'
import type { LinkedData } from '../page/json-ld.ts'
import { type PageMeta, firstMeta } from '../page/page-meta.ts'
import { readPartLabel } from './part-labels.ts'
import { blocksToText } from '../body/render-body.ts'
import { safeLink } from '../page/safe-url.ts'
import { type PageLine, splitLines } from './split-lines.ts'
import { splitKeywords, trimRun } from './split-keywords.ts'

export interface FoundParts {
  text: string
  /** Kept blocks and captions, for the HTML. */
  shown: Block[]
  parts: PageParts
}

/** The parts of the page. Labels are looked for from the body's first block to the end of the page's main part. */
export function readPageParts(
  dom: PageDom,
  blocks: readonly Block[],
  choice: BodyChoice,
  data: LinkedData,
  meta: PageMeta,
  base: string,
): FoundParts {
  const dropped = new Map(choice.pruned.dropped.map(({ block, reason }) => [block, reason]))
  const inBody = choice.body
  const keptBlocks = new Set(choice.pruned.kept)
  const first = choice.pruned.kept[0]
  const from = first ? blocks.indexOf(first) : -1
  const lines: (PageLine & { block: Block })[] = []
  if (from >= 0) {
    for (const block of blocks.slice(from)) {
      const inside = keptBlocks.has(block) || (inBody !== undefined && contains(inBody, block.el))
      const reason = dropped.get(block)
      const labelled = readPartLabel(block.text) !== undefined
      if (
        inside
          ? reason !== undefined && !labelled && !/^label:|^link/.test(reason)
          : !labelled && !nearList(block, choice)
      )
        continue
      const line = lineOf(block, base)
      if (keptBlocks.has(block) && block.links === 0) line.isText = true
      lines.push(line)
    }
  }
  const split = splitLines(lines)
  const bodyLines = new Set<PageLine>(split.body)
  const bodyBlocks = new Set(lines.filter((line) => bodyLines.has(line)).map((line) => line.block))
  const kept = choice.pruned.kept.filter((block) => bodyBlocks.has(block))
  const keptSet = new Set(kept)
  const shown = blocks.filter((block) => keptSet.has(block) || dropped.get(block) === 'caption')
  const parts: PageParts = {
    keywords: split.keywords,
    readAlso: split.readAlso,
    similar: split.similar,
    embeds: split.embeds,
  }
  if (split.keywordsRaw !== undefined) parts.keywordsRaw = split.keywordsRaw
  const text = choice.linkedText ?? blocksToText(kept)
  if (parts.keywords.length === 0) addDeclaredKeywords(parts, dom, data, meta, text)
  const credit = split.credit ?? findCredit(dom, text, data)
  if (credit !== undefined) parts.credit = credit
  return { text, shown, parts }
}

function lineOf(block: Block, base: string): PageLine & { block: Block } {
  const kind = /^h[1-6]$/.test(block.kind) ? 'heading' : block.kind === 'li' ? 'item' : 'text'
  const line: PageLine & { block: Block } = { text: block.text, kind, block }
  if (kind === 'heading') line.rank = Number(block.kind.slice(1))
  const links = block.nodes.flatMap((node) =>
    node instanceof El ? findAll(node, (el) => el.tag === 'a' && el.attrs['href'] !== undefined) : [],
  )
  const link = links[0] ?? linkAbove(block.el)
  if (link && block.linkShare > 0.85) {
    const url = safeLink(link.attrs['href'], base)
    if (url !== undefined) line.url = url
  } else if (link) {
    const text = shortTextOf(link, block.text.length) ?? ''
    if (text.split(' ').length >= 4 && block.text.startsWith(text) && /^[\p{L}]/u.test(block.text.slice(text.length)))
      line.gluedLink = text
  }
  return line
}

function linkAbove(el: El): El | undefined {
  for (let at: El | undefined = el, i = 0; at && i < 4; at = at.parent, i++) if (at.tag === 'a') return at
  return undefined
}

/** A linked line outside the body counts only under a label, so it must not be in navigation. */
function nearList(block: Block, choice: BodyChoice): boolean {
  if (block.linkShare < 0.8 || block.weight < 12) return false
  for (let at: El | undefined = block.el; at; at = at.parent) {
    const reason = choice.zones.furniture.get(at)
    if (reason === 'nav' || reason === 'footer' || reason === 'hidden' || reason === 'dialog' || reason === 'form')
      return false
  }
  return true
}

function addDeclaredKeywords(parts: PageParts, dom: PageDom, data: LinkedData, meta: PageMeta, text: string): void {
  const tags = findAll(dom.root, (el) => el.tag === 'a' && /\btag\b/.test(el.attrs['rel'] ?? '')).map(
    (el) => shortTextOf(el, 80) ?? '',
  )
  const declared = data.keywords ?? firstMeta(meta, 'news_keywords', 'keywords')
  const list = Array.isArray(declared)
    ? declared
    : (meta.get('article:tag')?.length ?? 0) > 1
      ? meta.get('article:tag')
      : undefined
  if (tags.length > 0) parts.keywords = [...new Set(tags.filter((tag) => tag !== '' && tag.length < 80))]
  else if (list) parts.keywords = [...new Set(list.map((tag) => tag.trim()).filter((tag) => tag !== ''))]
  else if (typeof declared === 'string') {
    parts.keywordsRaw = trimRun(declared)
    parts.keywords = splitKeywords(declared, text)
  }
}
