/**
 * Whether two articles carry one text: the same wording, reprinted whole or edited.
 * In: titles, texts, times and sources of two articles. Out: the decision with its measures. Pure.
 *
 * Unlike the sketches that the stream is searched by, this reads both texts whole; linear in their length.
 */
import { hourMs } from '../../model/instant.ts'
import { scan, tokenKind, type Scan } from '../../text/scanner/scan.ts'

export interface TextOfArticle {
  title: string
  text: string
  sourceId?: string
  /** Epoch ms. */
  at?: number
}

export interface SameText {
  same: boolean
  /** Share of the shorter text's 5-word shingles found in the other, 0..1. */
  containment: number
  /** Jaccard of the 5-word shingles, 0..1. */
  jaccard: number
  /** Share of the shorter text's pairs of neighbouring stems found in the other: survives rewording. */
  wordPairs: number
  /** Share of the numbers of the one with fewer that the other has too; 1 when it has none. */
  numbers: number
}

/** Word-pair containment of an edited reprint. */
const editedPairs = 0.55
/** Of both texts together: below it the shared part is a quotation or a background paragraph. */
const editedShare = 0.2
/** Word-pair containment at which neither numbers nor the outlet speak against a reprint. */
const plainPairs = 0.75
/** What a notice of fixed wording (two rulings, two receptions) may reach: a reprint long after, or by the same outlet, must exceed it. */
const templateShingles = 0.55
const templateHours = 40
const leastNumbers = 0.35

export function sameText(a: TextOfArticle, b: TextOfArticle): SameText {
  const one = scan(a.text)
  const two = scan(b.text)
  const shingles = compareSets(runs(one, 5, one.hash), runs(two, 5, two.hash))
  const pairs = compareSets(runs(one, 2, one.stemHash), runs(two, 2, two.stemHash))
  const numbers = numbersOf(one, two)
  const hours = a.at === undefined || b.at === undefined ? 0 : Math.abs(a.at - b.at) / hourMs
  const isLater = hours > templateHours
  const isOwn = a.sourceId !== undefined && a.sourceId === b.sourceId
  const isPlain = pairs.containment >= plainPairs
  const isEdited = pairs.containment >= editedPairs && pairs.jaccard >= editedShare && numbers >= leastNumbers && !isOwn
  const same = shingles.jaccard >= templateShingles || (!isLater && (isPlain || isEdited))
  return { same, containment: shingles.containment, jaccard: shingles.jaccard, wordPairs: pairs.containment, numbers }
}

/** The decision alone. */
export function samePair(a: TextOfArticle, b: TextOfArticle): boolean {
  return sameText(a, b).same
}

function runs(s: Scan, length: number, hashes: Uint32Array): Set<number> {
  const found = new Set<number>()
  const last = s.count < length && s.count > 0 ? 1 : s.count - length + 1
  for (let i = 0; i < last; i++) {
    let h = 0
    for (let k = i; k < Math.min(s.count, i + length); k++) h = (Math.imul(h, 0x01000193) ^ (hashes[k] ?? 0)) >>> 0
    found.add(h)
  }
  return found
}

function compareSets(a: ReadonlySet<number>, b: ReadonlySet<number>): { containment: number; jaccard: number } {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  if (small.size === 0) return { containment: 0, jaccard: 0 }
  let both = 0
  for (const x of small) if (large.has(x)) both++
  return { containment: both / small.size, jaccard: both / (small.size + large.size - both) }
}

function numbersOf(a: Scan, b: Scan): number {
  const one = numberSet(a)
  const two = numberSet(b)
  const [small, large] = one.size < two.size ? [one, two] : [two, one]
  if (small.size === 0) return 1
  let both = 0
  for (const x of small) if (large.has(x)) both++
  return both / small.size
}

function numberSet(s: Scan): Set<number> {
  const found = new Set<number>()
  for (let i = 0; i < s.count; i++) if (s.kind[i] === tokenKind.number) found.add(s.hash[i] ?? 0)
  return found
}
