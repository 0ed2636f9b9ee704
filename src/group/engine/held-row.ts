/**
 * The layout of a held article's row: which 32-bit words it has, in which order, and how several values share one word.
 * In: nothing. Out: offsets, shifts, masks, the size of a row. Touches nothing.
 *
 * Declared once, in `wordsOfRow`: offsets and size follow. Words that hold several values are packed and unpacked here alone. `HeldArticles`
 * writes the rows. Others read them by the offsets of this file (`rows[row + termsAt + termOffset(i)]`): in the loops over terms that is
 * measurably faster than a function which hides the sum, as V8 inlines `termOffset` always and larger functions only while its budget lasts.
 * Shifts and masks are literals inside small functions for the same reason: inlined, they are immediate operands.
 *
 * All that a comparison reads is in one row, since with a million articles held each place touched is a cache miss and a TLB miss: half a
 * microsecond. A key that is in a posting list is followed by the next older posting for the same reason (posting-index.ts).
 */
/** Terms held of one article; the first `indexedTerms`, the heaviest, are its postings. */
const heldTerms = 60
const indexedTerms = 12
/** Words of title and lead held beside the terms, when they are too common in the window to be among these. */
const heldHeads = 12
const heldNames = 8
const heldNumbers = 3
/** Shingles held of one article; the first `indexedShingles`, the lowest hashes, are its postings. */
const heldShingles = 30
const indexedShingles = 10

/** No story, no older member, no posting. */
const none = 0xffffffff

/** The words of a row, in order, with how many each part has. */
const wordsOfRow = {
  seconds: 1,
  titleHash: 1,
  /** See `packSource`, `packCounts`, `packKinds`. */
  source: 1,
  counts: 1,
  kinds: 1,
  /** Story number (see story-table.ts) and the serial of the member before this one in that story. */
  story: 1,
  olderMember: 1,
  /** 53 bits. */
  idLow: 1,
  idHigh: 1,
  /** Number of the idf epoch that the sums below are of. */
  sumsEpoch: 1,
  /** Sums over the terms, as 32-bit floats: squared weights of words and of pairs, idf of the title, squared idf of title and lead. */
  wordSquares: 1,
  pairSquares: 1,
  titleIdf: 1,
  headSquares: 1,
  /** Squared weights of all names and of those that are neither people nor places, 16 bits each (see key-evidence.ts). */
  nameSquares: 1,
  /** Ascending; see `packKey`. */
  names: heldNames,
  numbers: heldNumbers,
  /** Heaviest first; see `packTerm`, `termOffset`. */
  terms: heldTerms + indexedTerms,
  /** Hashes, ascending; see `shingleOffset`. */
  shingles: heldShingles + indexedShingles,
  /** Hashes, 0 behind the last. */
  heads: heldHeads,
}

const at = offsetsOf(wordsOfRow)
const secondsAt = at.seconds
const titleHashAt = at.titleHash
const sourceAt = at.source
const countsAt = at.counts
const kindsAt = at.kinds
const storyAt = at.story
const olderMemberAt = at.olderMember
const idLowAt = at.idLow
const idHighAt = at.idHigh
const sumsEpochAt = at.sumsEpoch
const wordSquaresAt = at.wordSquares
const pairSquaresAt = at.pairSquares
const titleIdfAt = at.titleIdf
const headSquaresAt = at.headSquares
const nameSquaresAt = at.nameSquares
const namesAt = at.names
const numbersAt = at.numbers
/** Even, like `shinglesAt` and `rowWords`, so that a key and the posting after it are of one cache line. */
const termsAt = at.terms
const shinglesAt = at.shingles
const headsAt = at.heads
/** 32-bit words of a row. */
const rowWords = Object.values(wordsOfRow).reduce((sum, words) => sum + words, 0)

/** Words from `termsAt` of the row to its i-th term. */
export function termOffset(i: number): number {
  return i < indexedTerms ? 2 * i : indexedTerms + i
}

/** Words from `shinglesAt` of the row to its i-th shingle. */
export function shingleOffset(i: number): number {
  return i < indexedShingles ? 2 * i : indexedShingles + i
}

/** Index in `rows` of the key at `position` among the postings that start at `start`: the two above for what is in a posting list. */
export function postingKeyIndex(start: number, position: number): number {
  return start + 2 * position
}

/** Words from a posting's key to the next older posting. */
const olderPosting = 1

/** A term's word: weight before idf in quarters (5 bits), in the lead, in the title, a pair of words (1 bit each), hash (24). */
const mostWeight = 31
/** Of a term's word: its quarters, as `quartersOf` gives them. */
const weightMask = mostWeight
const leadBit = 32
const titleBit = 64
const pairBit = 128

/** `quarters` from 1 to `mostWeight`; `bits` of the three above. */
export function packTerm(hash: number, bits: number, quarters: number): number {
  return ((hash << 8) | bits | quarters) >>> 0
}

export function quartersOf(term: number): number {
  return term & 31
}

/** A key's word (name or number): marks (8 bits, see model/features.ts), the low bits of its hash (24). */
export function packKey(hash: number, marks: number): number {
  return ((hash << 8) | marks) >>> 0
}

/** Of a term's or a key's word. */
export function hashOf(word: number): number {
  return word >>> 8
}

/** What `hashOf` cuts off. */
const bitsBelowHash = 8

/** Of a key's word: `nameMark` bits and, above them, the count. */
export function marksOf(key: number): number {
  return key & 0xff
}

/** `source`: words of the body (16 bits), number of the source (16). */
export function packSource(source: number, words: number): number {
  return ((source << 16) | words) >>> 0
}

export function sourceOf(packed: number): number {
  return packed >>> 16
}

export function wordsOf(packed: number): number {
  return packed & 0xffff
}

/** `counts`: terms (8 bits), shingles (8), names (4) and numbers (4) that the row holds, weekdays named (8). */
export function packCounts(c: {
  terms: number
  shingles: number
  names: number
  numbers: number
  weekdays: number
}): number {
  return ((c.weekdays << 24) | (c.numbers << 20) | (c.names << 16) | (c.shingles << 8) | c.terms) >>> 0
}

export function termCount(counts: number): number {
  return counts & 0xff
}

export function shingleCount(counts: number): number {
  return (counts >>> 8) & 0xff
}

export function nameCount(counts: number): number {
  return (counts >>> 16) & 0xf
}

export function numberCount(counts: number): number {
  return (counts >>> 20) & 0xf
}

export function weekdaysOf(counts: number): number {
  return counts >>> 24
}

/** `kinds`: level of the shingles (8 bits), number of the language (8), kind of writing (8), days meant (8). */
export function packKinds(k: { shingleLevel: number; lang: number; kind: number; days: number }): number {
  return ((k.days << 24) | ((k.kind & 0xff) << 16) | (k.lang << 8) | k.shingleLevel) >>> 0
}

export function shingleLevelOf(kinds: number): number {
  return kinds & 0xff
}

export function langOf(kinds: number): number {
  return (kinds >>> 8) & 0xff
}

export function kindOf(kinds: number): number {
  return (kinds >>> 16) & 0xff
}

export function daysOf(kinds: number): number {
  return kinds >>> 24
}

/**
 * The constants of the layout. Hot modules destructure it into constants of their own (`const { termsAt } = rowLayout`), which V8 folds
 * into compiled code; an imported binding is a load each time, which costs grouping some 4 %.
 */
export const rowLayout = {
  heldTerms,
  heldHeads,
  indexedTerms,
  heldNames,
  heldNumbers,
  heldShingles,
  indexedShingles,
  none,
  secondsAt,
  titleHashAt,
  sourceAt,
  countsAt,
  kindsAt,
  storyAt,
  olderMemberAt,
  idLowAt,
  idHighAt,
  sumsEpochAt,
  wordSquaresAt,
  pairSquaresAt,
  titleIdfAt,
  headSquaresAt,
  nameSquaresAt,
  namesAt,
  numbersAt,
  termsAt,
  shinglesAt,
  headsAt,
  rowWords,
  olderPosting,
  mostWeight,
  weightMask,
  leadBit,
  titleBit,
  pairBit,
  bitsBelowHash,
}

/** Where each part starts, the parts laid one after another. */
function offsetsOf<Name extends string>(sizes: Readonly<Record<Name, number>>): Readonly<Record<Name, number>> {
  let next = 0
  const offsets: Record<Name, number> = { ...sizes }
  for (const name in sizes) {
    offsets[name] = next
    next += sizes[name]
  }
  return offsets
}
