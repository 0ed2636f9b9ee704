/**
 * Phrases of an article that could describe it: noun chunks and their self-contained parts, counted over title and text.
 * In: the scanned article. Out: candidates with their occurrences, in parallel arrays. Touches nothing but its own scratch space.
 */
import { gap, phraseBreak, type Scan } from '../text/scan.ts'
import type { AnalysedText } from './analysed-text.ts'
import { chunkFlag, chunkNouns, readChunkFlags, type Chunks } from './noun-chunks.ts'

/** What a candidate is, as bits. */
export const phraseMark = { inTitle: 1, name: 2, place: 4, quoted: 8, endsInNumber: 16, titled: 32 } as const

const longest = 5
/** Occurrences of one candidate that are remembered. */
const mostShown = 32

/**
 * Candidates of one article by number, in order of first occurrence. Tokens are numbered through title and text: those of the title
 * first. Overwritten by the next `collect`.
 */
export class PhraseTable {
  count = 0
  tokens = 0
  titleTokens = 0
  /** Per token. */
  stems = new Uint32Array(1024)
  flags = new Uint16Array(1024)
  /** Per candidate: first token, words, occurrences, those that are a whole chunk, `phraseMark` bits. */
  first = new Int32Array(512)
  words = new Uint8Array(512)
  occurrences = new Uint32Array(512)
  whole = new Uint32Array(512)
  marks = new Uint8Array(512)
  #keys = new Uint32Array(512)
  #lastSeen = new Int32Array(512)
  /** Per token at which an occurrence begins, five a token: the next occurrence of the same candidate, or -1. */
  #next = new Int32Array(1024 * longest)
  #slots = new Int32Array(2048)

  /** Every candidate. Linear: a chunk gives at most five phrases a word. */
  collect(doc: AnalysedText): void {
    const { titleScan, textScan, lang } = doc
    this.count = 0
    this.titleTokens = titleScan.count
    this.tokens = titleScan.count + textScan.count
    if (this.tokens > this.flags.length) this.#widenTokens()
    this.#slots.fill(0)
    readChunkFlags(titleScan, lang, this.flags, 0)
    readChunkFlags(textScan, lang, this.flags, titleScan.count)
    this.stems.set(titleScan.stemHash)
    this.stems.set(textScan.stemHash, titleScan.count)
    this.#addChunks(titleScan, chunkNouns(titleScan, this.flags, 0), 0, 0)
    const skip = datelineEnd(textScan)
    this.#addChunks(textScan, chunkNouns(textScan, this.flags, titleScan.count), titleScan.count, skip)
  }

  /** The candidate of one word with this stem, or -1. */
  single(stem: number): number {
    const slot = this.#slotOf(stem >>> 0)
    const c = (this.#slots[slot] ?? 0) - 1
    return c >= 0 && this.words[c] === 1 ? c : -1
  }

  /** First tokens of its occurrences in order, at most 32. */
  occurrencesOf(c: number): number[] {
    const out: number[] = []
    const size = this.words[c] ?? 1
    for (
      let at = this.first[c] ?? -1;
      at >= 0 && out.length < mostShown;
      at = this.#next[at * longest + size - 1] ?? -1
    )
      out.push(at)
    return out
  }

  #addChunks(s: Scan, chunks: Chunks, offset: number, skip: number): void {
    for (let k = 0; k < chunks.count; k++) {
      const first = chunks.first[k] ?? 0
      if (first >= skip) this.#addChunk(s, offset, first, chunks.last[k] ?? 0, chunks.quoted[k] === 1)
    }
  }

  #addChunk(s: Scan, offset: number, from: number, to: number, quoted: boolean): void {
    const { flags, stems } = this
    const chunkFirst = offset + from
    const chunkLast = offset + to
    for (let i = chunkFirst; i < chunkLast; i++) {
      if (!mayBegin(flags, i, chunkFirst)) continue
      const limit = Math.min(chunkLast, i + longest)
      let key = 0
      for (let end = i + 1; end <= limit; end++) {
        key = (Math.imul(key, 0x01000193) ^ (stems[end - 1] ?? 0)) >>> 0
        if (!mayEnd(flags, end, chunkLast)) continue
        const whole = i === chunkFirst && end === chunkLast
        const slot = this.#slotOf(key)
        const known = (this.#slots[slot] ?? 0) - 1
        if (known < 0) this.#addCandidate(s, offset, i, end, key, slot, whole, quoted)
        else if (this.words[known] === end - i) this.#addOccurrence(known, i, whole, quoted)
      }
    }
  }

  #addOccurrence(c: number, at: number, whole: boolean, quoted: boolean): void {
    const size = this.words[c] ?? 1
    this.occurrences[c] = (this.occurrences[c] ?? 0) + 1
    if (whole) {
      this.whole[c] = (this.whole[c] ?? 0) + 1
      if (quoted) this.marks[c] = (this.marks[c] ?? 0) | phraseMark.quoted
    }
    this.#next[(this.#lastSeen[c] ?? 0) * longest + size - 1] = at
    this.#next[at * longest + size - 1] = -1
    this.#lastSeen[c] = at
  }

  #addCandidate(
    s: Scan,
    offset: number,
    first: number,
    end: number,
    key: number,
    slot: number,
    whole: boolean,
    quoted: boolean,
  ): void {
    const c = this.count++
    if (c >= this.first.length) this.#widenCandidates()
    const { flags } = this
    const size = end - first
    const head = flags[first] ?? 0
    let named = size >= 2 && (head & chunkFlag.definite) === 0
    for (let t = first; named && t < end; t++)
      if (((flags[t] ?? 0) & (chunkFlag.unknown | chunkFlag.joint)) === 0) named = false
    let marks = first < this.titleTokens ? phraseMark.inTitle : 0
    if (named) marks |= phraseMark.name
    if (size === 1 && head & chunkFlag.place) marks |= phraseMark.place
    if (whole && quoted) marks |= phraseMark.quoted
    if ((flags[end - 1] ?? 0) & chunkFlag.number) marks |= phraseMark.endsInNumber
    if (
      first > offset &&
      (flags[first - 1] ?? 0) & chunkFlag.title &&
      ((s.gap[first - offset] ?? 0) & phraseBreak) === 0
    )
      marks |= phraseMark.titled
    this.#keys[c] = key
    this.#slots[slot] = c + 1
    this.first[c] = first
    this.words[c] = size
    this.occurrences[c] = 1
    this.whole[c] = whole ? 1 : 0
    this.marks[c] = marks
    this.#lastSeen[c] = first
    this.#next[first * longest + size - 1] = -1
    if (4 * this.count > 3 * this.#slots.length) this.#widenSlots()
  }

  #slotOf(key: number): number {
    const mask = this.#slots.length - 1
    let slot = (key ^ (key >>> 15)) & mask
    for (;;) {
      const c = (this.#slots[slot] ?? 0) - 1
      if (c < 0 || this.#keys[c] === key) return slot
      slot = (slot + 1) & mask
    }
  }

  #widenSlots(): void {
    this.#slots = new Int32Array(2 * this.#slots.length)
    for (let c = 0; c < this.count; c++) this.#slots[this.#slotOf(this.#keys[c] ?? 0)] = c + 1
  }

  #widenTokens(): void {
    const size = 2 * this.tokens
    this.stems = new Uint32Array(size)
    this.flags = new Uint16Array(size)
    this.#next = new Int32Array(size * longest)
  }

  #widenCandidates(): void {
    const size = 2 * this.first.length
    this.first = widened(this.first, new Int32Array(size))
    this.words = widened(this.words, new Uint8Array(size))
    this.occurrences = widened(this.occurrences, new Uint32Array(size))
    this.whole = widened(this.whole, new Uint32Array(size))
    this.marks = widened(this.marks, new Uint8Array(size))
    this.#keys = widened(this.#keys, new Uint32Array(size))
    this.#lastSeen = widened(this.#lastSeen, new Int32Array(size))
  }
}

function widened<A extends Int32Array | Uint32Array | Uint8Array>(from: A, to: A): A {
  to.set(from)
  return to
}

/** A phrase begins with a noun: not with a modifier of the word before, a joint or a number. */
function mayBegin(flags: Uint16Array, i: number, chunkFirst: number): boolean {
  if (i === chunkFirst) return true
  const here = flags[i] ?? 0
  if (here & (chunkFlag.number | chunkFlag.joint)) return false
  const before = flags[i - 1] ?? 0
  if (before & chunkFlag.joint) return false
  if (here & chunkFlag.definite && before & chunkFlag.definite) return false
  if (here & chunkFlag.adjective) return false
  // Inside a run of names only the whole run is a name.
  return !(here & chunkFlag.unknown && before & chunkFlag.unknown && (before & chunkFlag.definite) === 0)
}

/** A phrase ends where a noun phrase is complete: not between a construct head and what it governs. */
function mayEnd(flags: Uint16Array, end: number, chunkLast: number): boolean {
  const last = flags[end - 1] ?? 0
  if (last & chunkFlag.joint) return false
  if (end === chunkLast) return true
  const next = flags[end] ?? 0
  if (next & (chunkFlag.joint | chunkFlag.number)) return false
  if (last & chunkFlag.number) return true
  if (last & chunkFlag.definite) return true
  if (next & chunkFlag.definite) return false
  return (next & chunkFlag.adjective) !== 0
}

/** First token after a byline or dateline ("سامر النجار – الواحة"): up to eight words, then a dash, colon or line break. */
function datelineEnd(s: Scan): number {
  const edge = gap.newline | gap.dash | gap.colon
  for (let i = 1; i < Math.min(9, s.count); i++) {
    if (((s.gap[i] ?? 0) & edge) === 0) continue
    // Byline, then place: a second edge may follow at once.
    for (let k = i + 1; k < Math.min(i + 4, s.count); k++) if ((s.gap[k] ?? 0) & edge) return k
    return i
  }
  return 0
}
