/**
 * The articles of the window in one typed array: a row of 552 bytes each, no object per article.
 * In: features with id, source, time, language. Out: serials and rows. Touches nothing.
 *
 * Articles are numbered by arrival ("serial"); an article's slot is its serial modulo the capacity, a power of two. Everything
 * here is a function of the sequence of articles alone, so replaying the sequence rebuilds it exactly.
 *
 * All that a comparison reads stands together, since with a million articles held each place touched is a miss of the cache and of the
 * page table: half a microsecond. A term or shingle that has a posting is followed by the next older posting of its bucket for the same
 * reason (see posting-index.ts).
 */
import { dayMs } from '../../model/instant.ts'
import { dayMark, type Features } from '../../model/features.ts'
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
/** Pairs of words among the terms held, at most: single words tell more of what two texts share. */
const heldPairs = 12
export const heldNames = 8
export const heldNumbers = 3
/** Shingles held of one article; the first `indexedShingles`, the lowest hashes, are its postings. */
export const heldShingles = 30
export const indexedShingles = 10

/** Layout of a held term: hash (24 bits), pair of words (1), of the title (1), of the lead (1), weight before idf in quarters (5). */
export const pairBit = 128
export const titleBit = 64
export const leadBit = 32
export const weightMask = 31
export const none = 0xffffffff

/** Where things stand in a row, in 32-bit words. Postings take two words each: the key, then the next older posting. */
const atSeconds = 0
const titleHash = 1
/** Source number (16 bits), words of the body (16). */
const sourceAndWords = 2
/** Weekdays named (8 bits), how many numbers and names the row holds (4 bits each), shingles and terms (8 bits each). */
const counts = 3
/** Days meant (8 bits, see `daysMeantAt`), kind of writing (8), language number (8), level of the shingles (8). */
const kinds = 4
/** Story number (see story-table.ts) and the serial of the member before this one in that story. */
const story = 5
const older = 6
/** 53 bits. */
const idLow = 7
const idHigh = 8
/** Number of the epoch of the idf that the sums are of, then the four sums (see pair-evidence.ts) as 32-bit floats. */
export const sumsEpoch = 9
export const sumsAt = 10
/** Two more sums of that epoch, 16 bits each (see key-evidence.ts). */
export const nameSumsAt = 14
/** Names and numbers: the low 24 bits of the key, then 8 bits of marks (model/features.ts); ascending. */
export const namesAt = 15
export const numbersAt = namesAt + heldNames
/** Even, so that a key and the posting after it are of one cache line. */
export const termsAt = numbersAt + heldNumbers
export const shinglesAt = termsAt + heldTerms + indexedTerms
export const rowWords = shinglesAt + heldShingles + indexedShingles

export class HeldArticles {
  capacity = 1024
  /** Arrivals so far, which is the serial of the next. */
  arrivals = 0
  /** The oldest serial still held. */
  oldest = 0
  /** All rows; replaced when there are more articles than rows, so never kept across `insert`. */
  rows = new Uint32Array(0)
  /** The same memory, for the words that are floats. */
  floats = new Float32Array(0)
  /** Id of the copy group by slot, 0 for none. */
  private copyGroups = new Float64Array(0)
  readonly frequency: TermFrequency
  /** Width of the hashed tables, by how many articles there can be. */
  readonly tableBits: number
  private readonly serials = new SerialOfId((serial) => this.idAt(serial))
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

  /** The serial of the held article `id`. */
  serialOf(id: number): number | undefined {
    return this.serials.get(id)
  }

  /** Bytes of the rows and all tables. */
  get bytes(): number {
    return this.frequency.bytes + this.serials.bytes + this.rows.byteLength + this.copyGroups.byteLength
  }

  /** Index in `rows` of a held serial's row. */
  rowOf(serial: number): number {
    return (serial & (this.capacity - 1)) * rowWords
  }

  idAt(serial: number): number {
    const row = this.rowOf(serial)
    return (this.rows[row + idHigh] ?? 0) * 4294967296 + (this.rows[row + idLow] ?? 0)
  }

  /** Order instant in seconds. */
  secondsAt(serial: number): number {
    return this.rows[this.rowOf(serial) + atSeconds] ?? 0
  }

  titleHashAt(serial: number): number {
    return this.rows[this.rowOf(serial) + titleHash] ?? 0
  }

  /** Number of the source, 1 to 65,535. */
  sourceAt(serial: number): number {
    return (this.rows[this.rowOf(serial) + sourceAndWords] ?? 0) >>> 16
  }

  /** Words of the body, capped at 65,535. */
  wordsAt(serial: number): number {
    return (this.rows[this.rowOf(serial) + sourceAndWords] ?? 0) & 0xffff
  }

  /** Bits of `featureKind`. */
  kindAt(serial: number): number {
    return ((this.rows[this.rowOf(serial) + kinds] ?? 0) >>> 16) & 0xff
  }

  /** True when its language is Arabic, whose words are held by stems that join their forms; those of others are cut more lightly. */
  isArabic(serial: number): boolean {
    return (((this.rows[this.rowOf(serial) + kinds] ?? 0) >>> 8) & 0xff) === this.langNumbers.get('ar')
  }

  shingleLevelAt(serial: number): number {
    return (this.rows[this.rowOf(serial) + kinds] ?? 0) & 0xff
  }

  /** Terms held, at `termsAt` of the row (see `termOffset`). */
  termsOf(serial: number): number {
    return (this.rows[this.rowOf(serial) + counts] ?? 0) & 0xff
  }

  /** Shingles held, ascending, at `shinglesAt` of the row (see `shingleOffset`). */
  shinglesOf(serial: number): number {
    return ((this.rows[this.rowOf(serial) + counts] ?? 0) >>> 8) & 0xff
  }

  /** Names held, ascending, at `namesAt` of the row. */
  namesOf(serial: number): number {
    return ((this.rows[this.rowOf(serial) + counts] ?? 0) >>> 16) & 0xf
  }

  /** The same of the row that starts at `row`. */
  namesIn(row: number): number {
    return ((this.rows[row + counts] ?? 0) >>> 16) & 0xf
  }

  /** Numbers held, ascending, at `numbersAt` of the row. */
  numbersOf(serial: number): number {
    return ((this.rows[this.rowOf(serial) + counts] ?? 0) >>> 20) & 0xf
  }

  /** Weekdays that its lead names: bits 0 (Sunday) to 6. */
  weekdaysAt(serial: number): number {
    return (this.rows[this.rowOf(serial) + counts] ?? 0) >>> 24
  }

  /** Days that its lead means: bits 0 (five days before its own) to 7 (two after). */
  daysMeantAt(serial: number): number {
    return (this.rows[this.rowOf(serial) + kinds] ?? 0) >>> 24
  }

  /** Number of its story, or `none`. */
  storyAt(serial: number): number {
    return this.rows[this.rowOf(serial) + story] ?? none
  }

  setStory(serial: number, number: number): void {
    this.rows[this.rowOf(serial) + story] = number
  }

  /** Serial of the member before it in its story, or `none`; perhaps no longer held. */
  olderOf(serial: number): number {
    return this.rows[this.rowOf(serial) + older] ?? none
  }

  setOlder(serial: number, before: number): void {
    this.rows[this.rowOf(serial) + older] = before
  }

  /** Id of its copy group, 0 for none. */
  copyGroupAt(serial: number): number {
    return this.copyGroups[serial & (this.capacity - 1)] ?? 0
  }

  setCopyGroup(serial: number, id: number): void {
    this.copyGroups[serial & (this.capacity - 1)] = id
  }

  /** The serial of `a`, whose row is filled; it has no story yet and its postings are not linked. */
  insert(a: GroupInput): number {
    if (this.count === this.capacity) this.resize(this.capacity * 2, this.capacity)
    const serial = this.arrivals++
    const row = this.rowOf(serial)
    const { rows } = this
    const f = a.features
    const source = numberOf(this.sourceNumbers, a.sourceId, 65535)
    const lang = numberOf(this.langNumbers, a.lang.slice(0, 2), 255)
    rows[row + idLow] = a.id % 4294967296
    rows[row + idHigh] = Math.floor(a.id / 4294967296)
    this.serials.set(a.id, serial)
    rows[row + atSeconds] = Math.max(0, Math.min(none, Math.floor(a.at / 1000)))
    rows[row + sourceAndWords] = (source << 16) | Math.min(65535, f.words)
    rows[row + titleHash] = f.titleHash
    this.frequency.count(a.at, f.terms, f.numbers, f.names)
    const terms = this.keepTerms(row + termsAt, f)
    const names = this.keepKeys(f.names, f.nameMarks, row + namesAt, heldNames)
    const numbers = this.keepKeys(f.numbers, f.numberMarks, row + numbersAt, heldNumbers)
    const { level, count: shingles } = sketchOf(f)
    for (let i = 0; i < shingles; i++) rows[row + shinglesAt + shingleOffset(i)] = f.shingles[i] ?? 0
    rows[row + counts] = ((f.days & 127) << 24) | (numbers << 20) | (names << 16) | (shingles << 8) | terms
    rows[row + kinds] = (daysMeant(f.days, a.at) << 24) | ((f.kind & 0xff) << 16) | (lang << 8) | level
    rows[row + story] = none
    rows[row + older] = none
    rows[row + sumsEpoch] = 0
    this.setCopyGroup(serial, 0)
    return serial
  }

  /** Lets the oldest go. */
  dropOldest(): void {
    const id = this.idAt(this.oldest)
    if (this.serials.get(id) === this.oldest) this.serials.delete(id)
    this.oldest++
  }

  /** Keeps the heaviest terms by weight and idf, heaviest first; gives how many. */
  private keepTerms(start: number, f: Features): number {
    const { terms, weights, marks } = f
    const { order, rows } = this
    const { idfs, logs, mask } = this.frequency
    const count = Math.min(terms.length, order.length)
    for (let i = 0; i < count; i++) {
      const idf = idfs[logs[(terms[i] ?? 0) & mask] ?? 0] ?? 0
      const gain = ((marks[i] ?? 0) & 2 ? 0.7 : 1) * (weights[i] ?? 0) * idf
      // The index rides in the fraction, so that one numeric sort orders by weight, then by hash.
      order[i] = -(Math.round(gain * 64) * 1024 + (1023 - i))
    }
    const sorted = order.subarray(0, count).sort()
    let kept = 0
    let pairs = 0
    for (let k = 0; k < count && kept < heldTerms; k++) {
      const i = 1023 - (-(sorted[k] ?? 0) % 1024)
      const mark = marks[i] ?? 0
      if (mark & 2 && pairs++ >= heldPairs) continue
      const weight = Math.max(1, Math.min(weightMask, Math.round((weights[i] ?? 0) / 4)))
      const bits = (mark & 2 ? pairBit : 0) | (mark & 1 ? titleBit : 0) | (mark & 4 ? leadBit : 0)
      rows[start + termOffset(kept++)] = (((terms[i] ?? 0) << 8) | bits | weight) >>> 0
    }
    return kept
  }

  /** Keeps the keys of title and lead, then the rarest and most frequent; ascending; gives how many. */
  private keepKeys(keys: Uint32Array, marks: Uint8Array, start: number, most: number): number {
    const { order, rows } = this
    const count = Math.min(keys.length, order.length)
    for (let i = 0; i < count; i++) {
      const mark = marks[i] ?? 0
      const standing = (mark & 1 ? 40 : 0) + (mark & 2 ? 20 : 0)
      const gain = standing + this.frequency.idf(keys[i] ?? 0) * (1 + 0.3 * (mark >>> 5))
      order[i] = -(Math.round(gain * 64) * 1024 + (1023 - i))
    }
    const sorted = order.subarray(0, count).sort()
    const kept = Math.min(count, most)
    for (let k = 0; k < kept; k++) {
      const i = 1023 - (-(sorted[k] ?? 0) % 1024)
      rows[start + k] = (((keys[i] ?? 0) << 8) | (marks[i] ?? 0)) >>> 0
    }
    rows.subarray(start, start + kept).sort()
    return kept
  }

  /** Moves every held article to its place among `capacity` rows; the ring runs in one or two stretches. */
  private resize(capacity: number, before: number): void {
    const rows = new Uint32Array(capacity * rowWords)
    const copyGroups = new Float64Array(capacity)
    for (let serial = this.oldest; serial < this.arrivals;) {
      const from = serial & (before - 1)
      const to = serial & (capacity - 1)
      const count = Math.min(this.arrivals - serial, before - from, capacity - to)
      rows.set(this.rows.subarray(from * rowWords, (from + count) * rowWords), to * rowWords)
      copyGroups.set(this.copyGroups.subarray(from, from + count), to)
      serial += count
    }
    this.rows = rows
    this.floats = new Float32Array(rows.buffer)
    this.copyGroups = copyGroups
    this.capacity = capacity
  }
}

/** Place of an article's i-th term after `termsAt`: those with postings take two words. */
export function termOffset(i: number): number {
  return i < indexedTerms ? 2 * i : indexedTerms + i
}

/** Place of an article's i-th shingle after `shinglesAt`. */
export function shingleOffset(i: number): number {
  return i < indexedShingles ? 2 * i : indexedShingles + i
}

/** The coarsest level that leaves enough shingles, and how many that are. */
function sketchOf(f: Features): { level: number; count: number } {
  let level = f.shingleLevel
  let count = f.shingles.length
  while (count > heldShingles && level < 31) {
    level++
    const bound = 2 ** (32 - level)
    while (count > 0 && (f.shingles[count - 1] ?? 0) >= bound) count--
  }
  return { level, count: Math.min(count, heldShingles) }
}

function numberOf(numbers: Map<string, number>, key: string, most: number): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  const number = Math.min(most, numbers.size + 1)
  numbers.set(key, number)
  return number
}

/** Bits of `daysMeantAt` for an article of `at`: a weekday is the one of the last five days or the next two. */
function daysMeant(spoken: number, at: number): number {
  const day = Math.floor(at / dayMs)
  const weekday = (((day + 4) % 7) + 7) % 7
  let meant = 0
  for (let k = -5; k <= 2; k++) if (spoken & (1 << ((weekday + k + 7) % 7))) meant |= 1 << (k + 5)
  if (spoken & dayMark.today) meant |= 1 << 5
  if (spoken & dayMark.yesterday) meant |= 1 << 4
  if (spoken & dayMark.tomorrow) meant |= 1 << 6
  return meant
}
