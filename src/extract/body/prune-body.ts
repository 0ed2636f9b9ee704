/**
 * Decides which blocks under the chosen element are the article and which are furniture between its paragraphs.
 * In: the element, the page's blocks and zones, the title. Out: kept blocks, and each dropped block with its reason.
 * Touches nothing.
 */
import * as classNames from '../../data/class-names.data.ts'
import * as lists from '../../data/pages.data.ts'
import { type Block, endsSentence, weigh } from '../page/blocks.ts'
import { type DomNode, El, contains, textOf, tidySpace } from '../page/dom.ts'
import { anyOf, namePattern } from '../page/phrase-pattern.ts'
import { type Zones, leastSection, proseWeight, zoneOf } from './find-body.ts'
import { labelKind } from '../parts/furniture-labels.ts'
import { readPrintedDate } from '../fields/read-date.ts'
import { wordsBesideDates } from '../fields/date-words.ts'
import { sharedWords, wordsOf } from '../page/shared-words.ts'
import { dropRepeats } from './repeats.ts'

export interface Pruned {
  kept: Block[]
  dropped: { block: Block; reason: string }[]
}

/** The blocks under `body` sorted into article and furniture; linear in the number of blocks. */
export function pruneBody(
  body: El,
  all: readonly Block[],
  zones: Zones,
  title: string,
  anchors: ReadonlySet<Block>,
): Pruned {
  const blocks = all.filter((block) => contains(body, block.el))
  const titleWords = wordsOf(title)
  const reasons = new Map<Block, string>()
  const lists = linkLists(blocks)
  for (const block of blocks) {
    const reason = zoneOf(block.el, zones) ?? blockReason(block, titleWords, lists)
    if (reason !== undefined) reasons.set(block, reason)
  }
  keepLinkedSentences(blocks, reasons)
  keepLinkedHeadings(blocks, reasons)
  keepSentences(blocks, reasons)
  if (anchors.size > 0) dropOutsideAnchors(blocks, anchors, reasons)
  dropRepeats(blocks, reasons)
  dropUnderLabels(blocks, reasons)
  dropLooseHeadings(blocks, reasons)
  trimEnds(blocks, reasons)
  dropAbout(blocks, reasons)
  const kept: Block[] = []
  const dropped: { block: Block; reason: string }[] = []
  for (const block of blocks) {
    const reason = reasons.get(block)
    if (reason === undefined) kept.push(block)
    else dropped.push({ block, reason })
  }
  return { kept, dropped }
}

/** What JSON-LD's complete text does not hold, after its end. */
function dropOutsideAnchors(blocks: readonly Block[], anchors: ReadonlySet<Block>, reasons: Map<Block, string>): void {
  const last = blocks.findLastIndex((block) => anchors.has(block))
  blocks.forEach((block, i) => {
    if (i > last && !reasons.has(block)) reasons.set(block, 'not-in-json-ld')
  })
}

/** A paragraph that is one link and stands between paragraphs; a list of teasers has links on both sides. */
function keepLinkedSentences(blocks: readonly Block[], reasons: Map<Block, string>): void {
  blocks.forEach((block, i) => {
    if (reasons.get(block) !== 'links' || block.kind !== 'p' || block.links !== 1 || !isSentence(block.text)) return
    const before = blocks[i - 1]
    const after = blocks[i + 1]
    if (before && proseWeight(before) > 0 && !reasons.has(before) && (after?.linkShare ?? 0) < 0.5)
      reasons.delete(block)
  })
}

/** A heading that is one link and opens a full paragraph beside it is a section's; under a teaser's there is a sentence or two. */
function keepLinkedHeadings(blocks: readonly Block[], reasons: Map<Block, string>): void {
  blocks.forEach((block, i) => {
    if (reasons.get(block) !== 'link-heading') return
    const below = blocks[i + 1]
    if (
      below?.kind === 'p' &&
      below.el.parent === block.el.parent &&
      below.weight >= leastSection &&
      !reasons.has(below)
    )
      reasons.delete(block)
  })
}

/**
 * A sentence that begins like a label is one only at the end, where nothing but labels follows, as "Reporting by A; editing by B." does:
 * "Share of renewable power rose." in the middle is news.
 */
function keepSentences(blocks: readonly Block[], reasons: Map<Block, string>): void {
  let isEnd = true
  for (const block of blocks.toReversed()) {
    const reason = reasons.get(block)
    if (reason?.startsWith('sentence:')) {
      if (isEnd) reasons.set(block, `label:${reason.slice(9)}`)
      else reasons.delete(block)
    } else if (reason === undefined && block.weight >= 30) isEnd = false
  }
}

/** A whole sentence: five words or more, and its full stop. */
function isSentence(text: string): boolean {
  return endsSentence(text) && text.split(' ').length >= 5
}

/** What tells a label from a sentence of the text: links in it, or that all of it stands out. */
function isSetApart(block: Block): boolean {
  if (block.links > 0 || block.kind === 'figcaption' || block.kind === 'caption' || block.text.startsWith('\u00a9'))
    return true
  const elements = block.nodes.filter((node) => !(node instanceof El) || node.tag !== 'br')
  return (
    elements.length > 0 &&
    elements.every((node) => (node instanceof El ? emphasis.has(node.tag) : node.text.trim() === ''))
  )
}

const emphasis = new Set(['em', 'i', 'b', 'strong', 'small', 'u', 'mark'])

/** Reason against one block seen alone. */
function blockReason(block: Block, title: string, lists: ReadonlySet<El>): string | undefined {
  if (block.kind === 'figcaption' || block.kind === 'caption') return 'caption'
  if (inFigure(block.el) || isCaption(block)) return 'caption'
  if (block.weight < 90 && isDateLine(block.text)) return 'date'
  if (isTimeOnly(block)) return 'date'
  const label = labelKind(block.text)
  if (label !== undefined) return isSentence(block.text) && !isSetApart(block) ? `sentence:${label}` : `label:${label}`
  if (title !== '' && block.weight < 300) {
    const words = wordsOf(block.text)
    if (words === title) return 'title'
    if (/^h[12]$/.test(block.kind) && sharedWords(words, title) > 0.75 && sharedWords(title, words) > 0.75)
      return 'title'
  }
  for (let at: El | undefined = block.el; at; at = at.parent) if (lists.has(at)) return 'link-list'
  if (block.linkShare > 0.8 && proseWeight(block) === 0) {
    if (block.kind === 'p' || block.kind === 'div') return block.links === 1 && block.weight < 25 ? undefined : 'links'
    if (isHeading(block)) return 'link-heading'
  }
  return undefined
}

function inFigure(el: El): boolean {
  for (let at: El | undefined = el, i = 0; at && i < 4; at = at.parent, i++)
    if (at.tag === 'figure') return at.children.length < 12 && !at.holdsTable
  return false
}

/** A short text that shares its box with a picture and nothing else. */
function isCaption(block: Block): boolean {
  if (block.weight > 260 || block.kind === 'li' || block.kind === 'td' || isHeading(block)) return false
  for (let at: El | undefined = block.el, i = 0; at && i < 3; at = at.parent, i++) {
    if (at.tag === 'article' || at.tag === 'section' || at.tag === 'main' || at.tag === 'body') return false
    const named = pictureName.test(at.name)
    if (!named && (i > 0 || block.kind === 'p' || block.weight > 160)) continue
    if (at.holdsPicture && isLighter(at, block.weight * 1.8 + 40)) return true
  }
  return false
}

/** The text under `el` weighs less than `most`; what comes after that much is not looked at. */
function isLighter(el: El, most: number): boolean {
  let left = most
  const take = (node: DomNode): boolean => {
    if (node instanceof El) return node.children.every(take)
    left -= weigh(tidySpace(node.text))
    return left > 0
  }
  return take(el)
}

/** Nothing but a `<time>` element or a clock time, such as stands over each post of a live blog. */
function isTimeOnly(block: Block): boolean {
  if (block.weight > 40) return false
  if (/^\d{1,2}[:.]\d\d$/.test(block.text)) return true
  const elements = block.nodes.filter((node) => node instanceof El)
  return (
    block.el.tag === 'time' ||
    (elements.length === 1 && elements[0]?.tag === 'time' && textOf(elements[0]) === block.text)
  )
}

/** A line that says when it was published or changed, and little else. */
function isDateLine(text: string): boolean {
  if (!/\d/.test(text) || /\(@\w{1,30}\)/.test(text)) return false
  const date = readPrintedDate(text)
  if (!date && !(dateLabel.test(text) && /(?<![\d.])\d{1,2}[:.]\d\d(?![\d.%])/.test(text)))
    return dateLabelled.test(text)
  // A sentence has words of its own beside the date; a line has a label, a place, a name.
  const own = wordsBesideDates(text)
  return own <= (isSentence(text) || text.split(/\s+/).length > 14 ? 1 : dateLabel.test(text) ? 4 : 3)
}

const dateLabelled = new RegExp(`^(?:${anyOf(lists.dateLineOpenings)})\\s?[:|\\-\\u2013]\\s?.{0,40}$`, 'iu')
const dateLabel = new RegExp(`^(?:${anyOf(lists.dateLabels)})(?:[\\s:,]|$)`, 'iu')
const pictureName = namePattern(classNames.pictures)

/** Lists and link boxes whose items are mostly nothing but a link. */
function linkLists(blocks: readonly Block[]): Set<El> {
  /** Of each item: all that it shows is links. A link after an item's prose does not make it one. */
  const items = new Map<El, boolean>()
  for (const block of blocks) {
    let at: El | undefined = block.el
    while (at && at.tag !== 'li' && at.tag !== 'ul' && at.tag !== 'ol') at = at.parent
    if (at?.tag === 'li') items.set(at, (items.get(at) ?? true) && block.linkShare > 0.7)
  }
  const counts = new Map<El, { items: number; linked: number }>()
  for (const [item, isLinked] of items) {
    if (!item.parent) continue
    const count = counts.get(item.parent) ?? { items: 0, linked: 0 }
    count.items++
    if (isLinked) count.linked++
    counts.set(item.parent, count)
  }
  const lists = new Set<El>()
  for (const [el, count] of counts) if (count.linked >= 1 && count.linked / count.items >= 0.6) lists.add(el)
  return lists
}

/** After a label that opens a list ("Read also:"), what follows up to the next paragraph of prose goes with it. */
function dropUnderLabels(blocks: readonly Block[], reasons: Map<Block, string>): void {
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]
    if (!block) continue
    const reason = reasons.get(block)
    if (reason !== 'label:read-also' && reason !== 'label:similar' && reason !== 'label:keywords') continue
    for (let j = i + 1; j < blocks.length && j < i + 12; j++) {
      const next = blocks[j]
      if (!next) break
      if (reasons.has(next)) continue
      const item = next.kind === 'li' && next.links > 0
      if (!item && (proseWeight(next) > 0 || (next.linkShare < 0.5 && next.sentence))) break
      if (next.linkShare < 0.5 && next.kind !== 'li') break
      reasons.set(next, reason)
    }
  }
}

/** A heading with nothing kept before the next heading of its rank, because its section was furniture. */
function dropLooseHeadings(blocks: readonly Block[], reasons: Map<Block, string>): void {
  /** The nearest block below that is kept. */
  let next = blocks.length
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i]
    if (!block || reasons.has(block)) continue
    const below = blocks[next]
    const opensSection = below !== undefined && !isHeading(below)
    if (isHeading(block) && proseWeight(block) === 0 && !opensSection && (next > i + 1 || i === blocks.length - 1))
      reasons.set(block, 'heading-alone')
    else next = i
  }
}

/** The "About the company" that closes a press release: a heading near the end and what follows it. */
function dropAbout(blocks: readonly Block[], reasons: Map<Block, string>): void {
  const kept = blocks.filter((block) => !reasons.has(block))
  const from = kept.findIndex(
    (block, i) =>
      i >= kept.length * 0.5 &&
      block.weight < 60 &&
      block.linkShare < 0.5 &&
      aboutHeading.test(block.text) &&
      (isHeading(block) || isBold(block)) &&
      namesAgain(block.text, kept[i + 1]?.text ?? ''),
  )
  if (from < 0 || kept.length - from > 8) return
  for (const block of kept.slice(from)) reasons.set(block, 'about')
}

/** The text under "About X" opens with X, as what a company says of itself does; a section of the article goes on with its subject. */
function namesAgain(heading: string, text: string): boolean {
  const name = wordsOf(heading.replace(aboutHeading, (opening) => opening.match(/\p{Lu}$/u)?.[0] ?? ' ')).split(' ')
  const opening = new Set(wordsOf(text).split(' ').slice(0, 10))
  return name.some((word) => word.length > 2 && opening.has(word))
}

function isHeading(block: Block): boolean {
  return headingKind.test(block.kind)
}

const headingKind = /^h[1-6]$/

function isBold(block: Block): boolean {
  const elements = block.nodes.filter((node) => node instanceof El)
  return elements.length > 0 && elements.every((el) => el.tag === 'strong' || el.tag === 'b' || el.tag === 'br')
}

const aboutHeading = new RegExp(`^(?:${anyOf(lists.aboutHeadings)})`, 'u')

/** Labels before the first and after the last paragraph. */
function trimEnds(blocks: readonly Block[], reasons: Map<Block, string>): void {
  const isAnchor = (block: Block): boolean => !reasons.has(block) && proseWeight(block) > 0
  const first = blocks.findIndex(isAnchor)
  if (first < 0) return
  for (let i = 0; i < first; i++) {
    const block = blocks[i]
    if (!block || reasons.has(block)) continue
    if (isHeading(block) && i >= first - 2) continue
    if (block.kind === 'li' && block.linkShare < 0.3) continue
    if (
      block.weight >= 40 &&
      block.linkShare < 0.4 &&
      (block.el === blocks[first]?.el || block.el.parent === blocks[first]?.el.parent)
    )
      continue
    reasons.set(block, 'before')
  }
  for (let i = blocks.length - 1; i > first; i--) {
    const block = blocks[i]
    if (!block || reasons.has(block)) continue
    if (proseWeight(block) > 0) break
    if (
      block.sentence ||
      block.kind === 'li' ||
      block.kind === 'td' ||
      block.kind === 'th' ||
      block.kind === 'blockquote'
    )
      break
    if (block.kind === 'p' && block.linkShare < 0.5) break
    reasons.set(block, 'after')
  }
}
