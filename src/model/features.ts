/**
 * Features: the small fingerprint of one article by which it is grouped, and its byte form for the store.
 * In: typed arrays of hashes. Out: the type, `encodeFeatures`, `decodeFeatures`. Touches nothing.
 */

/** Bits kept of a term's hash; enough for a vocabulary of millions with few collisions, small when delta-coded. */
export const termBits = 24

/** Higher than the version of a stored blob: the article has to be analysed again before it can be grouped. */
export const featuresVersion = 2

/** What kind of writing the article is, as far as grouping cares; bits, zero for a plain report. */
export const featureKind = {
  /** A digest, round-up, press review or live page that treats many events: it neither founds nor votes. */
  roundUp: 1,
  /** Opinion, column, interview or feature: it seldom belongs to an event. */
  opinion: 2,
  /** A periodic notice of fixed wording (weather, market table, prayer times): needs equal anchors to join. */
  template: 4,
  /** No body, a headline only. */
  titleOnly: 8,
  /** The title tells what somebody said or how somebody reacted. */
  told: 16,
} as const

/** Where a term stands, and whether it is a pair of neighbouring words; bits. */
export const termMark = { title: 1, pair: 2, lead: 4 } as const

/** Where a name stands and what it names; bits. Above them, from bit `nameCountShift`, how often it is named, at most `mostNameCount`. */
export const nameMark = { title: 1, lead: 2, country: 4, place: 8, person: 16 } as const
export const nameCountShift = 5
export const mostNameCount = 7

/** Where a number stands; the bits of a name that stands there. */
export const numberMark = { title: nameMark.title, lead: nameMark.lead } as const

/** Bits 0-6 of `days`: a weekday by name, Sunday first. */
export const weekdayMask = 127

/** "Today", "yesterday" and "tomorrow" in the lead; bits of `days`. */
export const dayMark = { today: 128, yesterday: 256, tomorrow: 512 } as const

export interface Features {
  version: number
  /** Bits of `featureKind`. */
  kind: number
  /** Words in the body, capped at 65,535. */
  words: number
  /** Stemmed terms of title and text, ascending, `termBits` wide; words and, with other hashes, neighbouring pairs. */
  terms: Uint32Array
  /** Weight of each term before idf: 16 × (1 + log2 of its frequency), title and lead counted more; 1..255. */
  weights: Uint8Array
  /** Of each term: bits of `termMark`. */
  marks: Uint8Array
  /** Names, countries and places, language-independent where the script allows; ascending. */
  names: Uint32Array
  /** Of each name: bits of `nameMark`, and its count above them. */
  nameMarks: Uint8Array
  /** Numbers with what they count, dates and ordinals; ascending. */
  numbers: Uint32Array
  /** Of each number: bits of `numberMark`. */
  numberMarks: Uint8Array
  /** Days that the lead speaks of: `weekdayMask`, then bits of `dayMark`. */
  days: number
  /** Distinct hashes of 5-word shingles below 2^(32 − shingleLevel), ascending; at most 192. */
  shingles: Uint32Array
  shingleLevel: number
  /** Distinct shingles of the whole text. */
  shingleCount: number
  /** 32-bit hash of the whole normalised text and of the title; 0 when empty. */
  textHash: number
  titleHash: number
}

/** The bytes of `f`, about 0.6–1.4 kB; `decodeFeatures` gives an equal value back. */
export function encodeFeatures(f: Features): Uint8Array {
  const out = new ByteWriter(64 + f.terms.length * 6 + (f.names.length + f.numbers.length + f.shingles.length) * 5)
  out.uint(f.version)
  out.uint(f.kind)
  out.uint(f.words)
  out.uint(f.textHash)
  out.uint(f.titleHash)
  out.ascending(f.terms)
  for (let i = 0; i < f.terms.length; i++) {
    out.byte(f.weights[i] ?? 0)
    out.byte(f.marks[i] ?? 0)
  }
  out.marked(f.names, f.nameMarks)
  out.marked(f.numbers, f.numberMarks)
  out.uint(f.days)
  out.uint(f.shingleLevel)
  out.uint(f.shingleCount)
  out.ascending(f.shingles)
  return out.bytes()
}

/** The features in `bytes`; undefined when they are of another version or cut short. */
export function decodeFeatures(bytes: Uint8Array): Features | undefined {
  const input = new ByteReader(bytes)
  const version = input.uint()
  if (version !== featuresVersion) return undefined
  const kind = input.uint()
  const words = input.uint()
  const textHash = input.uint()
  const titleHash = input.uint()
  const terms = input.ascending()
  const weights = new Uint8Array(terms.length)
  const marks = new Uint8Array(terms.length)
  for (let i = 0; i < terms.length; i++) {
    weights[i] = input.byte()
    marks[i] = input.byte()
  }
  const names = input.ascending()
  const nameMarks = input.many(names.length)
  const numbers = input.ascending()
  const numberMarks = input.many(numbers.length)
  const days = input.uint()
  const shingleLevel = input.uint()
  const shingleCount = input.uint()
  const shingles = input.ascending()
  if (input.failed) return undefined
  return {
    version,
    kind,
    words,
    terms,
    weights,
    marks,
    names,
    nameMarks,
    numbers,
    numberMarks,
    days,
    shingles,
    shingleLevel,
    shingleCount,
    textHash,
    titleHash,
  }
}

/** LEB128 writer over a growing buffer. */
class ByteWriter {
  private buffer: Uint8Array
  private length = 0

  constructor(capacity: number) {
    this.buffer = new Uint8Array(capacity)
  }

  byte(value: number): void {
    if (this.length === this.buffer.length) {
      const wider = new Uint8Array(this.buffer.length * 2 + 16)
      wider.set(this.buffer)
      this.buffer = wider
    }
    this.buffer[this.length++] = value
  }

  uint(value: number): void {
    let rest = value >>> 0
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80)
      rest >>>= 7
    }
    this.byte(rest)
  }

  ascending(values: Uint32Array): void {
    this.uint(values.length)
    let last = 0
    for (const value of values) {
      this.uint(value - last)
      last = value
    }
  }

  /** Values with a byte each. */
  marked(values: Uint32Array, marks: Uint8Array): void {
    this.ascending(values)
    for (let i = 0; i < values.length; i++) this.byte(marks[i] ?? 0)
  }

  bytes(): Uint8Array {
    return this.buffer.slice(0, this.length)
  }
}

class ByteReader {
  failed = false
  private at = 0
  private readonly buffer: Uint8Array

  constructor(buffer: Uint8Array) {
    this.buffer = buffer
  }

  byte(): number {
    const value = this.buffer[this.at]
    if (value === undefined) {
      this.failed = true
      return 0
    }
    this.at++
    return value
  }

  uint(): number {
    let value = 0
    let shift = 0
    for (;;) {
      const part = this.byte()
      value |= (part & 0x7f) << shift
      if ((part & 0x80) === 0) return value >>> 0
      shift += 7
      if (shift > 28) {
        // A fifth byte ends the number whatever its top bit says.
        value |= (this.byte() & 0x0f) << 28
        return value >>> 0
      }
    }
  }

  many(count: number): Uint8Array {
    const values = new Uint8Array(count)
    for (let i = 0; i < count; i++) values[i] = this.byte()
    return values
  }

  ascending(): Uint32Array {
    const count = this.uint()
    // A hostile count cannot ask for more elements than there are bytes left.
    if (count > this.buffer.length - this.at) {
      this.failed = true
      return new Uint32Array(0)
    }
    const values = new Uint32Array(count)
    let last = 0
    for (let i = 0; i < count; i++) {
      last = (last + this.uint()) >>> 0
      values[i] = last
    }
    return values
  }
}
