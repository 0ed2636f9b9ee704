/**
 * Sketch of a text's 5-word shingles for near-duplicate detection, and one hash of all its words in order.
 * In: a scan. Out: numbers, in a borrowed array. Touches nothing but its own scratch space.
 */
import type { Borrowed } from '../../model/borrowed.ts'
import type { Scan } from '../../text/scanner/scan.ts'
import { sortHashes } from '../../structures/radix-sort.ts'

const maxShingles = 192
const mostLevels = 16
const shingleWords = 5
/** Longer texts get other arrays; until one comes, compiled code has these as constants. */
const ordinaryWords = 1 << 14
const shingleSeed = 0x9e3779b9

/** Of one text; `shingles[0, kept)` are the distinct hashes below 2^(32 − level), ascending. */
export interface Sketch {
  shingles: Uint32Array
  kept: number
  level: number
  /** Distinct shingles of the whole text. */
  count: number
  /** Order-dependent hash of all words and numbers; 0 when there are none. */
  textHash: number
}

const sketch: Sketch = { shingles: new Uint32Array(ordinaryWords), kept: 0, level: 0, count: 0, textHash: 0 }
/** Per word: its premixed hash, computed once for the five shingles that it is in. */
const room = { shares: new Int32Array(ordinaryWords) }

/** Borrowed. Linear. */
export function sketchOf(source: Scan): Borrowed<Sketch> {
  const { count } = source
  makeRoom(count)
  readShares(source)
  // A text shorter than a shingle is one shingle.
  const total = count === 0 ? 0 : Math.max(1, count - shingleWords + 1)
  const { shingles } = sketch
  if (count >= shingleWords) sketch.textHash = hashShingles(total)
  else {
    sketch.textHash = hashInOrder(0, 0, count)
    shingles[0] = hashInOrder(shingleSeed | 0, 0, count)
  }
  sortHashes(shingles, total)
  const distinct = keepDistinct(shingles, total)
  let level = 0
  let kept = distinct
  while (kept > maxShingles && level < mostLevels) {
    level++
    const bound = (1 << (32 - level)) >>> 0
    while (kept > 0 && (shingles[kept - 1] ?? 0) >= bound) kept--
  }
  sketch.kept = kept
  sketch.level = level
  sketch.count = distinct
  return sketch
}

/** Order-dependent hash of all words and numbers; 0 when there are none. */
export function orderHash(source: Scan): number {
  makeRoom(source.count)
  readShares(source)
  return hashInOrder(0, 0, source.count)
}

/** Combines two hashes in order; finaliser (avalanche) of MurmurHash3. */
export function mix(a: number, b: number): number {
  return append(a, shareOf(b)) >>> 0
}

function shareOf(hash: number): number {
  return Math.imul(hash ^ (hash >>> 13), 0x297a2d39)
}

/** The signed hash of a sequence with hash `a` and one more word, premixed. */
function append(a: number, share: number): number {
  let h = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) ^ share
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}

function readShares({ hash, count }: Scan): void {
  const { shares } = room
  for (let i = 0; i < count; i++) shares[i] = shareOf(hash[i] ?? 0)
}

function hashInOrder(seed: number, first: number, end: number): number {
  const { shares } = room
  let h = seed
  for (let i = first; i < end; i++) h = append(h, shares[i] ?? 0)
  return h >>> 0
}

/** Fills `shingles` with `total` hashes and returns the hash of all words: in one loop, to overlap the two dependency chains. */
function hashShingles(total: number): number {
  const own = room.shares
  const { shingles } = sketch
  let inOrder = 0
  for (let i = 0; i < total; i++) {
    const first = own[i] ?? 0
    let h = append(shingleSeed | 0, first)
    h = append(h, own[i + 1] ?? 0)
    h = append(h, own[i + 2] ?? 0)
    h = append(h, own[i + 3] ?? 0)
    shingles[i] = append(h, own[i + 4] ?? 0)
    inOrder = append(inOrder, first)
  }
  return hashInOrder(inOrder, total, total + shingleWords - 1)
}

/** Leaves each of the ascending values once, and returns how many those are. */
function keepDistinct(values: Uint32Array, count: number): number {
  let kept = 0
  for (let i = 0; i < count; i++) {
    const value = values[i] ?? 0
    if (kept === 0 || values[kept - 1] !== value) values[kept++] = value
  }
  return kept
}

/** Grows the buffers to `count` words; shrinks them after a very long text. */
function makeRoom(count: number): void {
  const { length } = room.shares
  if (count <= length && (length === ordinaryWords || count > ordinaryWords)) return
  const size = Math.max(count, ordinaryWords)
  room.shares = new Int32Array(size)
  sketch.shingles = new Uint32Array(size)
}
