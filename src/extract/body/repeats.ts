/**
 * Finds what stands twice in a body: copies for another screen, whole texts once more, pulled quotes.
 * In: the body's blocks, the reasons found so far. Out: the reason "repeat" for each copy. Touches nothing else.
 */
import type { Block } from '../page/blocks.ts'
import { judgeName } from '../page/class-names.ts'
import type { El } from '../page/dom.ts'
import { wordsOf } from '../page/shared-words.ts'

/** The same long text twice; linear, but for a search with a fixed budget. */
export function dropRepeats(blocks: readonly Block[], reasons: Map<Block, string>): void {
  dropCopies(blocks, reasons)
  const parts = blocks.filter((block) => block.weight >= leastCopied && !reasons.has(block))
  const budget = { left: maxCompared }
  dropWholeCopies(parts, reasons, budget)
  dropPulledQuotes(blocks, parts, reasons, budget)
}

/** A shorter text may stand twice by chance. */
const leastCopied = 80

/**
 * Paragraphs that are there once more. What a template shows twice stands in a box of another name, side by side with the
 * first, or as a row of paragraphs in the same order; a single paragraph that comes back further down, set like the first,
 * is the author's own repetition (a refrain, a motto, a sample text).
 */
function dropCopies(blocks: readonly Block[], reasons: Map<Block, string>): void {
  const long = blocks.filter((block) => block.weight >= leastCopied && !reasons.has(block))
  const first = new Map<string, number>()
  long.forEach((block, i) => {
    const at = first.get(block.text)
    const original = at === undefined ? undefined : long[at]
    if (at === undefined || !original) {
      first.set(block.text, i)
      return
    }
    const isRow =
      sameOther(long[i - 1], long[at - 1], block) || sameOther(long[i + 1], long[at + 1], block) || isPulled(block)
    if (isRow || !isSetLike(block, original)) reasons.set(block, 'repeat')
  })
}

/** The two are one text, and another one than `block`'s. */
function sameOther(a: Block | undefined, b: Block | undefined, block: Block): boolean {
  return a !== undefined && b !== undefined && a !== b && a.text === b.text && a.text !== block.text
}

function isSetLike(a: Block, b: Block): boolean {
  return (
    a.kind === b.kind &&
    a.el.tag === b.el.tag &&
    a.el.name === b.el.name &&
    a.el.parent?.tag === b.el.parent?.tag &&
    a.el.parent?.name === b.el.parent?.name &&
    !isHidden(a.el) &&
    !isHidden(b.el)
  )
}

/** Not shown, by itself or by one of the elements close around it. */
function isHidden(el: El): boolean {
  for (let at: El | undefined = el, i = 0; at && i < 3; at = at.parent, i++)
    if (judgeName(at)?.reason === 'hidden') return true
  return false
}

/** One block that holds the paragraphs again in a single piece. */
function dropWholeCopies(parts: readonly Block[], reasons: Map<Block, string>, budget: { left: number }): void {
  for (const block of parts) {
    if (block.weight < 600) continue
    let inside = 0
    for (const other of parts) {
      if (other === block || other.weight >= block.weight / 2 || reasons.has(other)) continue
      budget.left -= block.text.length
      if (budget.left < 0) return
      if (holds(block.text, other.text) && ++inside >= 3) break
    }
    if (inside >= 3) reasons.set(block, 'repeat')
  }
}

/** A pulled quote: words of a paragraph once more, set apart from the paragraphs. */
function dropPulledQuotes(
  blocks: readonly Block[],
  parts: readonly Block[],
  reasons: Map<Block, string>,
  budget: { left: number },
): void {
  const wordsOfParts = new Map(parts.map((part) => [part, wordsOf(part.text)]))
  for (const block of blocks) {
    if (reasons.has(block) || block.weight < 20 || block.weight > 300 || !isPulled(block)) continue
    const quote = wordsOf(block.text)
    if (quote.split(' ').length < 4) continue
    for (const [other, words] of wordsOfParts) {
      if (other === block || reasons.has(other) || other.weight < block.weight) continue
      budget.left -= words.length
      if (budget.left < 0) return
      if (words.includes(quote)) {
        reasons.set(block, 'repeat')
        break
      }
    }
  }
}

/** Not a paragraph, heading or item of the text itself: an aside, a quotation, a box of its own. */
function isPulled(block: Block): boolean {
  for (let at: El | undefined = block.el, i = 0; at && i < 3; at = at.parent, i++)
    if (at.tag === 'aside' || at.tag === 'blockquote' || /pull|quote|highlight|callout/.test(at.name)) return true
  return false
}

/** Characters that the search for repeated blocks may look at: a page of 300 long paragraphs takes a fifth of it. */
const maxCompared = 20_000_000

/** `text` holds `part`; found by its beginning, of which the first places are tried. */
function holds(text: string, part: string): boolean {
  const head = part.slice(0, 32)
  let at = text.indexOf(head)
  for (let tries = 0; at >= 0 && tries < 8; tries++) {
    if (text.startsWith(part, at)) return true
    at = text.indexOf(head, at + 1)
  }
  return false
}
