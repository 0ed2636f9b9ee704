/**
 * The articles of the window as typed arrays: one slot each, a few hundred bytes, no object per article.
 * In: features with id, source, time, language. Out: serials, slots and their columns. Touches nothing.
 *
 * Articles are numbered by arrival ("serial"); an article's slot is its serial modulo the capacity, a power of two. Everything
 * here is a function of the sequence of articles alone, so replaying the sequence rebuilds it exactly.
 */
import type { Features } from '../model/features.ts'
import { SerialOfId } from './serial-of-id.ts'
import { TermFrequency } from './term-frequency.ts'

/** What grouping needs to know of an article. */
export interface GroupInput {
  id: number
  sourceId: string
  /** Order instant, epoch ms. */
  at: number
  lang: string
  title: string
  features: Features
  /** Canonical names of credited outlets and agencies. */
  credits?: string[]
}

/** Terms held of one article; the first `indexedTerms`, the heaviest, are its postings. */
export const heldTerms = 60
export const indexedTerms = 12
export const heldNames = 6
export const heldNumbers = 5
/** Shingles held of one article; the first `indexedShingles`, the lowest hashes, are its postings. */
export const heldShingles = 30
export const indexedShingles = 10

/** Layout of a held term: hash (24 bits), pair of words (1), of the title (1), weight before idf in eighths (6). */
export const pairBit = 128
export const titleBit = 64
export const weightMask = 63
export const none = 0xffffffff

export class HeldArticles {
  capacity = 1024
  /** Arrivals so far, which is the serial of the next. */
  arrivals = 0
  /** The oldest serial still held. */
  oldest = 0
  id = new Float64Array(0)
  atSeconds = new Uint32Array(0)
  source = new Uint16Array(0)
  lang = new Uint8Array(0)
  kind = new Uint8Array(0)
  words = new Uint16Array(0)
  titleHash = new Uint32Array(0)
  terms = new Uint32Array(0)
  termCount = new Uint8Array(0)
  names = new Uint32Array(0)
  nameCount = new Uint8Array(0)
  numbers = new Uint32Array(0)
  numberCount = new Uint8Array(0)
  shingles = new Uint32Array(0)
  shingleCount = new Uint8Array(0)
  shingleLevel = new Uint8Array(0)
  /** Story number (see story-table.ts) and the serial of the member before this one in that story. */
  story = new Uint32Array(0)
  older = new Uint32Array(0)
  /** Id of the copy group, 0 for none. */
  copyGroup = new Float64Array(0)
  readonly frequency: TermFrequency
  /** Width of the hashed tables, by how many articles there can be. */
  readonly tableBits: number
  private readonly serials = new SerialOfId()
  private readonly maxArticles: number
  private readonly sourceNumbers = new Map<string, number>()
  private readonly langNumbers = new Map<string, number>()
  private readonly order = new Float64Array(512)

  constructor(maxArticles: number, windowMs: number) {
    this.maxArticles = Math.max(16, maxArticles)
    this.tableBits = Math.min(22, Math.max(12, Math.ceil(Math.log2(this.maxArticles)) + 2))
    this.frequency = new TermFrequency(windowMs, this.tableBits)
    this.resize(this.capacity, 0)
  }

  /** True when an arrival needs the room of the oldest: the caller lets that one go first, then adds. */
  get isFull(): boolean {
    return this.count >= this.maxArticles
  }

  get count(): number {
    return this.arrivals - this.oldest
  }

  /** The slot of a held serial. */
  slotOf(serial: number): number {
    return serial & (this.capacity - 1)
  }

  /** The serial of the held article `id`. */
  serialOf(id: number): number | undefined {
    return this.serials.get(id)
  }

  /** Bytes of all columns and tables. */
  get bytes(): number {
    let sum = this.frequency.bytes + this.serials.bytes
    for (const column of this.columns()) sum += column.byteLength
    return sum
  }

  /** The serial of `a`, whose columns are filled; it has no story yet. */
  insert(a: GroupInput): number {
    if (this.count === this.capacity) this.resize(this.capacity * 2, this.capacity)
    const serial = this.arrivals++
    const slot = this.slotOf(serial)
    this.serials.set(a.id, serial)
    this.id[slot] = a.id
    this.atSeconds[slot] = Math.max(0, Math.min(none, Math.floor(a.at / 1000)))
    this.source[slot] = numberOf(this.sourceNumbers, a.sourceId, 65535)
    this.lang[slot] = numberOf(this.langNumbers, a.lang.slice(0, 2), 255)
    const f = a.features
    this.kind[slot] = f.kind
    this.words[slot] = f.words
    this.titleHash[slot] = f.titleHash
    this.frequency.count(a.at, f.terms, f.numbers, f.names)
    this.keepTerms(slot, f)
    this.nameCount[slot] = copyUpTo(f.names, this.names, slot * heldNames, heldNames)
    this.numberCount[slot] = copyUpTo(f.numbers, this.numbers, slot * heldNumbers, heldNumbers)
    this.keepShingles(slot, f)
    this.story[slot] = none
    this.older[slot] = none
    this.copyGroup[slot] = 0
    return serial
  }

  /** Lets the oldest go. */
  dropOldest(): void {
    const slot = this.slotOf(this.oldest)
    const id = this.id[slot] ?? 0
    if (this.serials.get(id) === this.oldest) this.serials.delete(id)
    this.oldest++
  }

  /** Number of a language that some article had, or undefined. */
  langNumber(lang: string): number | undefined {
    return this.langNumbers.get(lang.slice(0, 2))
  }

  private keepTerms(slot: number, f: Features): void {
    const { terms, weights, marks } = f
    const count = Math.min(terms.length, this.order.length)
    for (let i = 0; i < count; i++) {
      const mark = marks[i] ?? 0
      const gain = (mark & 2 ? 0.7 : 1) * (weights[i] ?? 0) * this.frequency.idf(terms[i] ?? 0)
      // The index rides in the fraction, so that one numeric sort orders by weight, then by hash.
      this.order[i] = -(Math.round(gain * 64) * 1024 + (1023 - i))
    }
    const order = this.order.subarray(0, count).sort()
    const kept = Math.min(count, heldTerms)
    const start = slot * heldTerms
    for (let k = 0; k < kept; k++) {
      const i = 1023 - (-(order[k] ?? 0) % 1024)
      const mark = marks[i] ?? 0
      const weight = Math.max(1, Math.min(weightMask, Math.round((weights[i] ?? 0) / 2)))
      this.terms[start + k] =
        (((terms[i] ?? 0) << 8) | (mark & 2 ? pairBit : 0) | (mark & 1 ? titleBit : 0) | weight) >>> 0
    }
    this.termCount[slot] = kept
  }

  private keepShingles(slot: number, f: Features): void {
    let level = f.shingleLevel
    let count = f.shingles.length
    while (count > heldShingles && level < 31) {
      level++
      const bound = 2 ** (32 - level)
      while (count > 0 && (f.shingles[count - 1] ?? 0) >= bound) count--
    }
    this.shingleLevel[slot] = level
    this.shingleCount[slot] = copyUpTo(f.shingles.subarray(0, count), this.shingles, slot * heldShingles, heldShingles)
  }

  private columns() {
    return [
      this.id,
      this.atSeconds,
      this.source,
      this.lang,
      this.kind,
      this.words,
      this.titleHash,
      this.terms,
      this.termCount,
      this.names,
      this.nameCount,
      this.numbers,
      this.numberCount,
      this.shingles,
      this.shingleCount,
      this.shingleLevel,
      this.story,
      this.older,
      this.copyGroup,
    ]
  }

  /** Moves every held article to its slot in columns of `capacity`. */
  private resize(capacity: number, before: number): void {
    const move = <A extends Column>(from: A, to: A, stride = 1): A => {
      if (before === 0) return to
      for (let serial = this.oldest; serial < this.arrivals; serial++) {
        const a = (serial & (before - 1)) * stride
        const b = (serial & (capacity - 1)) * stride
        for (let i = 0; i < stride; i++) to[b + i] = from[a + i] ?? 0
      }
      return to
    }
    this.id = move(this.id, new Float64Array(capacity))
    this.atSeconds = move(this.atSeconds, new Uint32Array(capacity))
    this.source = move(this.source, new Uint16Array(capacity))
    this.lang = move(this.lang, new Uint8Array(capacity))
    this.kind = move(this.kind, new Uint8Array(capacity))
    this.words = move(this.words, new Uint16Array(capacity))
    this.titleHash = move(this.titleHash, new Uint32Array(capacity))
    this.terms = move(this.terms, new Uint32Array(capacity * heldTerms), heldTerms)
    this.termCount = move(this.termCount, new Uint8Array(capacity))
    this.names = move(this.names, new Uint32Array(capacity * heldNames), heldNames)
    this.nameCount = move(this.nameCount, new Uint8Array(capacity))
    this.numbers = move(this.numbers, new Uint32Array(capacity * heldNumbers), heldNumbers)
    this.numberCount = move(this.numberCount, new Uint8Array(capacity))
    this.shingles = move(this.shingles, new Uint32Array(capacity * heldShingles), heldShingles)
    this.shingleCount = move(this.shingleCount, new Uint8Array(capacity))
    this.shingleLevel = move(this.shingleLevel, new Uint8Array(capacity))
    this.story = move(this.story, new Uint32Array(capacity))
    this.older = move(this.older, new Uint32Array(capacity))
    this.copyGroup = move(this.copyGroup, new Float64Array(capacity))
    this.capacity = capacity
  }
}

interface Column {
  [index: number]: number
  byteLength: number
}

function numberOf(numbers: Map<string, number>, key: string, most: number): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  const number = Math.min(most, numbers.size + 1)
  numbers.set(key, number)
  return number
}

function copyUpTo(from: Uint32Array, to: Uint32Array, start: number, most: number): number {
  const count = Math.min(from.length, most)
  for (let i = 0; i < count; i++) to[start + i] = from[i] ?? 0
  return count
}
