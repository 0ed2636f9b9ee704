/**
 * The articles of the window in one typed array, a ring buffer of rows (held-row.ts): no object per article.
 * In: features with id, source, time, language. Out: serials and rows. Touches nothing.
 *
 * Articles are numbered by arrival ("serial"); an article's slot is its serial modulo the capacity, a power of two. Everything
 * here is a function of the sequence of articles alone, so replaying the sequence rebuilds it exactly.
 */
import type { Borrowed } from '../../model/borrowed.ts'
import { dayMs } from '../../model/instant.ts'
import { dayMark, nameCountShift, nameMark, termMark, weekdayMask, type Features } from '../../model/features.ts'
import {
  daysOf,
  kindOf,
  langOf,
  nameCount,
  numberCount,
  packCounts,
  packKey,
  packKinds,
  packSource,
  packTerm,
  rowLayout,
  shingleCount,
  shingleLevelOf,
  shingleOffset,
  sourceOf,
  termCount,
  termOffset,
  weekdaysOf,
  wordsOf,
} from './held-row.ts'
import { HeadCounts } from './head-counts.ts'
import { SerialOfId } from './serial-of-id.ts'
import { TermFrequency } from './term-frequency.ts'

const {
  countsAt,
  headsAt,
  heldHeads,
  heldNames,
  heldNumbers,
  heldShingles,
  heldTerms,
  idHighAt,
  idLowAt,
  kindsAt,
  leadBit,
  namesAt,
  mostWeight,
  none,
  numbersAt,
  olderMemberAt,
  pairBit,
  rowWords,
  secondsAt,
  shinglesAt,
  sourceAt,
  storyAt,
  sumsEpochAt,
  termsAt,
  titleBit,
  titleHashAt,
} = rowLayout

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

/** Pairs of words among the terms held, at most: single words tell more of what two texts share. */
const heldPairs = 12
/** 64 bytes. */
const cacheLineWords = 16

export class HeldArticles {
  capacity = 1024
  /** Arrivals so far, which is the serial of the next. */
  arrivals = 0
  /** The oldest serial still held. */
  oldest = 0
  /** All rows; replaced by `insert` when there are more articles than rows. */
  rows: Borrowed<Uint32Array> = new Uint32Array(0)
  /** The same memory, for the words that are floats. */
  floats: Borrowed<Float32Array> = new Float32Array(0)
  /** Id of the copy group by slot, 0 for none. */
  private copyGroups = new Float64Array(0)
  readonly frequency: TermFrequency
  readonly heads: HeadCounts
  /** Width of the hashed tables, by how many articles there can be. */
  readonly tableBits: number
  private readonly serials = new SerialOfId((serial) => this.idAt(serial))
  private readonly maxArticles: number
  private readonly sourceNumbers = new Map<string, number>()
  private readonly langNumbers = new Map<string, number>()
  private readonly order = new Float64Array(512)
  /** Where `prefetch` leaves what it read, so that its reads are not eliminated as dead code. */
  private readonly prefetched = new Uint32Array(1)

  constructor(maxArticles: number, windowMs: number) {
    this.maxArticles = Math.max(16, maxArticles)
    this.tableBits = Math.min(22, Math.max(12, Math.ceil(Math.log2(this.maxArticles)) + 2))
    this.frequency = new TermFrequency(windowMs, this.tableBits)
    this.heads = new HeadCounts(windowMs, this.tableBits - 1)
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
    return (
      this.frequency.bytes + this.heads.bytes + this.serials.bytes + this.rows.byteLength + this.copyGroups.byteLength
    )
  }

  /** Index in `rows` of a held serial's row. */
  rowOf(serial: number): number {
    return (serial & (this.capacity - 1)) * rowWords
  }

  idAt(serial: number): number {
    const row = this.rowOf(serial)
    return (this.rows[row + idHighAt] ?? 0) * 4294967296 + (this.rows[row + idLowAt] ?? 0)
  }

  /** Order instant in seconds. */
  secondsAt(serial: number): number {
    return this.rows[this.rowOf(serial) + secondsAt] ?? 0
  }

  titleHashAt(serial: number): number {
    return this.rows[this.rowOf(serial) + titleHashAt] ?? 0
  }

  /** Number of the source, 1 to 65,535. */
  sourceAt(serial: number): number {
    return sourceOf(this.rows[this.rowOf(serial) + sourceAt] ?? 0)
  }

  /** Words of the body, capped at 65,535. */
  wordsAt(serial: number): number {
    return wordsOf(this.rows[this.rowOf(serial) + sourceAt] ?? 0)
  }

  /** Bits of `featureKind`. */
  kindAt(serial: number): number {
    return kindOf(this.rows[this.rowOf(serial) + kindsAt] ?? 0)
  }

  /** True when its language is Arabic, whose words are held by stems that join their forms; those of others are cut more lightly. */
  isArabic(serial: number): boolean {
    return langOf(this.rows[this.rowOf(serial) + kindsAt] ?? 0) === this.langNumbers.get('ar')
  }

  shingleLevelAt(serial: number): number {
    return shingleLevelOf(this.rows[this.rowOf(serial) + kindsAt] ?? 0)
  }

  /** How many terms are held (see `termOffset`). */
  termCountAt(serial: number): number {
    return termCount(this.rows[this.rowOf(serial) + countsAt] ?? 0)
  }

  /** How many shingles are held, ascending (see `shingleOffset`). */
  shingleCountAt(serial: number): number {
    return shingleCount(this.rows[this.rowOf(serial) + countsAt] ?? 0)
  }

  /** Weekdays that its lead names: bits 0 (Sunday) to 6. */
  weekdaysAt(serial: number): number {
    return weekdaysOf(this.rows[this.rowOf(serial) + countsAt] ?? 0)
  }

  /** Days that its lead means: bits 0 (five days before its own) to 7 (two after). */
  daysMeantAt(serial: number): number {
    return daysOf(this.rows[this.rowOf(serial) + kindsAt] ?? 0)
  }

  /** Index in `rows` behind the last of the names that start at `namesAt` of the row. */
  namesEnd(row: number): number {
    return row + namesAt + nameCount(this.rows[row + countsAt] ?? 0)
  }

  /** Index in `rows` behind the last of the numbers that start at `numbersAt` of the row. */
  numbersEnd(row: number): number {
    return row + numbersAt + numberCount(this.rows[row + countsAt] ?? 0)
  }

  /** Number of its story, or `none`. */
  storyAt(serial: number): number {
    return this.rows[this.rowOf(serial) + storyAt] ?? none
  }

  setStory(serial: number, number: number): void {
    this.rows[this.rowOf(serial) + storyAt] = number
  }

  /** Serial of the member before it in its story, or `none`; perhaps no longer held. */
  olderOf(serial: number): number {
    return this.rows[this.rowOf(serial) + olderMemberAt] ?? none
  }

  setOlder(serial: number, before: number): void {
    this.rows[this.rowOf(serial) + olderMemberAt] = before
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
    rows[row + idLowAt] = a.id % 4294967296
    rows[row + idHighAt] = Math.floor(a.id / 4294967296)
    this.serials.set(a.id, serial)
    rows[row + secondsAt] = Math.max(0, Math.min(none, Math.floor(a.at / 1000)))
    rows[row + sourceAt] = packSource(source, Math.min(65535, f.words))
    rows[row + titleHashAt] = f.titleHash
    this.frequency.count(a.at, f.terms, f.numbers, f.names)
    this.heads.count(a.at, f.terms, f.marks)
    const terms = this.keepTerms(row, f)
    const names = this.keepKeys(f.names, f.nameMarks, row + namesAt, heldNames)
    const numbers = this.keepKeys(f.numbers, f.numberMarks, row + numbersAt, heldNumbers)
    const { level, count: shingles } = coarserSketch(f)
    for (let i = 0; i < shingles; i++) rows[row + shinglesAt + shingleOffset(i)] = f.shingles[i] ?? 0
    rows[row + countsAt] = packCounts({ terms, shingles, names, numbers, weekdays: f.days & weekdayMask })
    rows[row + kindsAt] = packKinds({ shingleLevel: level, lang, kind: f.kind, days: daysMeant(f.days, a.at) })
    rows[row + storyAt] = none
    rows[row + olderMemberAt] = none
    rows[row + sumsEpochAt] = 0
    this.setCopyGroup(serial, 0)
    return serial
  }

  /** Lets the oldest go. */
  dropOldest(): void {
    const id = this.idAt(this.oldest)
    if (this.serials.get(id) === this.oldest) this.serials.delete(id)
    this.oldest++
  }

  /** Software prefetch: reads one word of each cache line of these rows, so that their cache misses overlap. */
  prefetch(serials: readonly number[]): void {
    const { rows } = this
    let sum = 0
    for (const serial of serials) {
      const row = this.rowOf(serial)
      for (let i = 0; i < rowWords; i += cacheLineWords) sum ^= rows[row + i] ?? 0
    }
    this.prefetched[0] = sum
  }

  /** Keeps the heaviest terms by weight and idf, heaviest first; gives how many. */
  private keepTerms(row: number, f: Features): number {
    const { terms, weights, marks } = f
    const { order, rows } = this
    const { idfs, logs, mask } = this.frequency
    const count = Math.min(terms.length, order.length)
    for (let i = 0; i < count; i++) {
      const idf = idfs[logs[(terms[i] ?? 0) & mask] ?? 0] ?? 0
      const gain = ((marks[i] ?? 0) & termMark.pair ? 0.7 : 1) * (weights[i] ?? 0) * idf
      // The index rides in the fraction, so that one numeric sort orders by weight, then by hash.
      order[i] = -(Math.round(gain * 64) * 1024 + (1023 - i))
    }
    const sorted = order.subarray(0, count).sort()
    let kept = 0
    let pairs = 0
    for (let k = 0; k < count && kept < heldTerms; k++) {
      const i = 1023 - (-(sorted[k] ?? 0) % 1024)
      const mark = marks[i] ?? 0
      if (mark & termMark.pair && pairs++ >= heldPairs) continue
      const quarters = Math.max(1, Math.min(mostWeight, Math.round((weights[i] ?? 0) / 4)))
      const bits =
        (mark & termMark.pair ? pairBit : 0) |
        (mark & termMark.title ? titleBit : 0) |
        (mark & termMark.lead ? leadBit : 0)
      rows[row + termsAt + termOffset(kept++)] = packTerm(terms[i] ?? 0, bits, quarters)
    }
    this.keepHeads(row, f, sorted, kept + Math.max(0, pairs - heldPairs))
    return kept
  }

  /** Keeps words of title and lead that are not among the terms: those that everybody writes of a big event are the first to go there. */
  private keepHeads(row: number, f: Features, sorted: Float64Array, from: number): void {
    const { rows } = this
    let kept = 0
    for (let k = from; k < sorted.length && kept < heldHeads; k++) {
      const i = 1023 - (-(sorted[k] ?? 0) % 1024)
      const mark = f.marks[i] ?? 0
      if (mark & termMark.pair || (mark & (termMark.title | termMark.lead)) === 0) continue
      rows[row + headsAt + kept++] = f.terms[i] ?? 0
    }
    if (kept < heldHeads) rows[row + headsAt + kept] = 0
  }

  /** Keeps the keys of title and lead, then the rarest and most frequent; ascending; gives how many. */
  private keepKeys(keys: Uint32Array, marks: Uint8Array, start: number, most: number): number {
    const { order, rows } = this
    const count = Math.min(keys.length, order.length)
    for (let i = 0; i < count; i++) {
      const mark = marks[i] ?? 0
      const standing = (mark & nameMark.title ? 40 : 0) + (mark & nameMark.lead ? 20 : 0)
      const gain = standing + this.frequency.idf(keys[i] ?? 0) * (1 + 0.3 * (mark >>> nameCountShift))
      order[i] = -(Math.round(gain * 64) * 1024 + (1023 - i))
    }
    const sorted = order.subarray(0, count).sort()
    const kept = Math.min(count, most)
    for (let k = 0; k < kept; k++) {
      const i = 1023 - (-(sorted[k] ?? 0) % 1024)
      rows[start + k] = packKey(keys[i] ?? 0, marks[i] ?? 0)
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

/** The coarsest level that leaves enough shingles, and how many that are. */
function coarserSketch(f: Features): { level: number; count: number } {
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
