/**
 * Where the scanner collects tokens, and the compact arrays made of them at the end.
 * In: spans and word ids. Out: the arrays of a `Scan`. Touches nothing but its own scratch space.
 */
import { rowOf, type Vocabulary } from './vocabulary.ts'

/** A scanned text: what each token is, in parallel arrays. */
export interface Scan {
  text: string
  count: number
  /** Span of each token in UTF-16 units; slices back to the surface form. */
  start: Uint32Array
  end: Uint32Array
  /** `tokenKind`. */
  kind: Uint8Array
  /** Script of the first letter (char-table.ts). */
  script: Uint8Array
  /** `shape` bits. */
  shape: Uint8Array
  /** Proclitics, article and suffix, packed: read with `procliticsOf`, `articleOf`, `suffixOf` of clitics.ts. */
  clitics: Uint8Array
  /** Id of the word form in `words`: equal surface and kind, equal id. For word-columns.ts. */
  word: Uint32Array
  words: Vocabulary
  /** hash32 of the matching form. */
  hash: Uint32Array
  /** hash32 of the matching form without proclitics and article ("والرئيس" gives "رييس"). */
  bareHash: Uint32Array
  /** hash32 of the light stem. */
  stemHash: Uint32Array
  /** Sentence number of the token, from 0. */
  sentence: Uint32Array
  /** `gap` bits before each token; one more entry for what follows the last. */
  gap: Uint16Array
}

const ordinaryTokens = 1 << 14

/** Scratch arrays, grown as needed and copied out: one set a thread. */
let capacity = 4096
let scratch = makeScratch(capacity)

/** Room for at least one more token and the gap after it; the arrays may be new after each call. */
export function tokenScratch(count: number): typeof scratch {
  if (count + 1 >= capacity) grow()
  return scratch
}

function makeScratch(size: number) {
  return {
    start: new Uint32Array(size),
    end: new Uint32Array(size),
    word: new Uint32Array(size),
    sentence: new Uint32Array(size),
    gap: new Uint16Array(size),
  }
}

function grow(): void {
  const bigger = makeScratch(capacity * 2)
  bigger.start.set(scratch.start)
  bigger.end.set(scratch.end)
  bigger.word.set(scratch.word)
  bigger.sentence.set(scratch.sentence)
  bigger.gap.set(scratch.gap)
  scratch = bigger
  capacity *= 2
}

/** The first `count` tokens as a `Scan` of its own: one block of memory, which is far cheaper than twelve. */
export function copyTokens(text: string, count: number, words: Vocabulary): Scan {
  const block = new ArrayBuffer(34 * count + 2)
  const wide = (k: number): Uint32Array<ArrayBuffer> => new Uint32Array(block, 4 * k * count, count)
  const narrow = (k: number): Uint8Array<ArrayBuffer> => new Uint8Array(block, 30 * count + 2 + k * count, count)
  const out: Scan = {
    text,
    count,
    start: wide(0),
    end: wide(1),
    kind: narrow(0),
    script: narrow(1),
    shape: narrow(2),
    clitics: narrow(3),
    word: wide(2),
    words,
    hash: wide(3),
    bareHash: wide(4),
    stemHash: wide(5),
    sentence: wide(6),
    gap: new Uint16Array(block, 28 * count, count + 1),
  }
  out.start.set(scratch.start.subarray(0, count))
  out.end.set(scratch.end.subarray(0, count))
  out.word.set(scratch.word.subarray(0, count))
  out.sentence.set(scratch.sentence.subarray(0, count))
  out.gap.set(scratch.gap.subarray(0, count + 1))
  fillFromWords(out, words)
  if (capacity > ordinaryTokens) {
    capacity = 4096
    scratch = makeScratch(capacity)
  }
  return out
}

function fillFromWords(out: Scan, words: Vocabulary): void {
  const { count, word, kind, script, shape, clitics, hash, bareHash, stemHash } = out
  const { rows } = words
  for (let i = 0; i < count; i++) {
    const id = word[i] ?? 0
    hash[i] = rows[id + rowOf.hash] ?? 0
    bareHash[i] = rows[id + rowOf.bareHash] ?? 0
    stemHash[i] = rows[id + rowOf.stemHash] ?? 0
    const marks = rows[id + rowOf.marks] ?? 0
    kind[i] = marks
    script[i] = marks >> 8
    shape[i] = marks >> 16
    clitics[i] = marks >>> 24
  }
}
