/**
 * Learns which blocks of a site are furniture: the same text on many of its pages.
 * In: the blocks' texts of pages of one site. Out: counts per block hash, a plain value that grows. Touches nothing.
 */
import { hash32 } from '../../model/ids.ts'
import { collectBlocks } from './blocks.ts'
import { parsePage } from './dom.ts'

/** Counts over the pages of one site; plain JSON, so a store can keep it. */
export interface SiteFurniture {
  pages: number
  /** Hash of a block's words → number of pages that show it. */
  counts: Record<string, number>
}

/** Kept at most: a page has some 300 blocks, and furniture repeats within the first pages. */
const maxCounts = 20_000

/** The counts over `pages` (HTML), added to `before` when given; `before` itself is not changed. */
export function learnFurniture(pages: readonly string[], before?: SiteFurniture): SiteFurniture {
  const site: SiteFurniture = before ? { pages: before.pages, counts: { ...before.counts } } : { pages: 0, counts: {} }
  for (const html of pages) {
    site.pages++
    const seen = new Set<string>()
    for (const block of collectBlocks(parsePage(html).root)) seen.add(blockKey(block.text))
    for (const key of seen) site.counts[key] = (site.counts[key] ?? 0) + 1
    forgetRare(site)
  }
  return site
}

/** The block stands on at least three pages and on a fifth of all pages of the site. */
export function isSiteFurniture(site: SiteFurniture | undefined, text: string): boolean {
  if (!site || site.pages < 3) return false
  const count = site.counts[blockKey(text)] ?? 0
  return count >= 3 && count >= site.pages * 0.2
}

function blockKey(text: string): string {
  return hash32(
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  ).toString(36)
}

function forgetRare(site: SiteFurniture): void {
  const keys = Object.keys(site.counts)
  if (keys.length <= maxCounts) return
  for (const key of keys) if (site.counts[key] === 1) delete site.counts[key]
}
