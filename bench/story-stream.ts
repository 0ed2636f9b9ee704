/**
 * An endless stream of articles for the cost of grouping: real ones first, then synthetic ones with the real ones' terms.
 * In: real articles as the grouper takes them. Out: the same with new ids and instants, then synthetic ones. No text is made: features
 * are drawn directly, since analysis is measured elsewhere (bench/analyse.ts). Random by a fixed seed: two runs give one stream.
 *
 * A synthetic event mixes the terms of two real articles. Terms that only one or two real articles carry (names, pairs of words) are
 * renamed for each event, so that the vocabulary grows with the stream as it does in the press, and all others keep their frequency.
 * A report keeps two thirds of its event's terms and takes the rest from a random real article; a copy keeps all terms and nine shingles
 * in ten of an earlier report. An article reports the event of an earlier one, drawn with an age of six hours on average, which gives
 * story sizes with a long tail; else it founds an event.
 */
import { dayMs } from '../src/model/instant.ts'
import type { GroupInput } from '../src/group/engine/held-articles.ts'
import type { Features } from '../src/model/features.ts'

export interface StreamOptions {
  /** Articles a day. */
  perDay: number
  /** Share of the articles that found an event, and of those that carry the text of an earlier report of theirs. */
  founding: number
  copying: number
  outlets: number
}

interface Event {
  terms: Float64Array
  names: Uint32Array
  nameMarks: Uint8Array
  numbers: Uint32Array
  numberMarks: Uint8Array
  /** The report that the next copy carries. */
  report?: Features
}

const start = Date.UTC(2031, 0, 1)
const rareDocuments = 2
const keptShare = 0.66
const keptShingles = 0.9
const meanAgeDays = 0.25
const heldEvents = 2 ** 17

export class StoryStream {
  #made = 0
  #random = 12345
  readonly #real: readonly GroupInput[]
  readonly #o: StreamOptions
  readonly #documents = new Uint8Array(2 ** 24)
  /** The event of each of the last articles. */
  readonly #events: Event[] = []

  constructor(real: readonly GroupInput[], o: StreamOptions) {
    this.#real = real
    this.#o = o
    for (const a of real) {
      for (const term of a.features.terms) {
        const seen = this.#documents[term] ?? 0
        if (seen < 255) this.#documents[term] = seen + 1
      }
    }
  }

  /** The next articles, in the order of the stream. */
  take(count: number): GroupInput[] {
    return Array.from({ length: count }, () => this.#next())
  }

  #next(): GroupInput {
    const n = this.#made++
    const at = start + Math.floor((n * dayMs) / this.#o.perDay)
    const real = this.#real[n]
    if (real) return { ...real, id: n + 1, at }
    const age = Math.floor(-Math.log(1 - this.#draw()) * meanAgeDays * this.#o.perDay)
    const old = this.#draw() < this.#o.founding ? undefined : this.#events[(n - 1 - age) & (heldEvents - 1)]
    const event = old && age < Math.min(n, heldEvents - 1) ? old : this.#event()
    this.#events[n & (heldEvents - 1)] = event
    const isCopy = event.report !== undefined && this.#draw() < this.#o.copying / (1 - this.#o.founding)
    const features = isCopy && event.report ? this.#copy(event.report) : this.#report(event, n)
    event.report = features
    const sourceId = `outlet-${Math.floor(this.#draw() * this.#o.outlets)}`
    return { id: n + 1, sourceId, at, lang: 'ar', title: '', features }
  }

  #event(): Event {
    const variant = Math.floor(this.#draw() * 4294967296)
    const one = this.#any()
    const two = this.#any()
    const terms = new Float64Array(one.terms.length)
    for (let i = 0; i < terms.length; i++) {
      const from = this.#draw() < 0.5 && two.terms.length > 0 ? two : one
      const k = from === one ? i : i % two.terms.length
      const term = from.terms[k] ?? 0
      const isRare = (this.#documents[term] ?? 0) <= rareDocuments
      terms[i] = packed(isRare ? mix(term, variant) >>> 8 : term, from.weights[k] ?? 0, from.marks[k] ?? 0)
    }
    return {
      terms,
      names: one.names,
      nameMarks: one.nameMarks,
      numbers: two.numbers,
      numberMarks: two.numberMarks,
    }
  }

  #report(event: Event, n: number): Features {
    const base = this.#any()
    const terms = new Float64Array(base.terms.length)
    let kept = 0
    for (let i = 0; i < event.terms.length && kept < terms.length; i++)
      if (this.#draw() < keptShare) terms[kept++] = event.terms[i] ?? 0
    for (let i = 0; kept < terms.length; i++, kept++) {
      const term = base.terms[i] ?? 0
      const isRare = (this.#documents[term] ?? 0) <= rareDocuments
      terms[kept] = packed(isRare ? mix(term, n) >>> 8 : term, base.weights[i] ?? 0, (base.marks[i] ?? 0) & 6)
    }
    const shingles = base.shingles.map((s) => mix(s, n) >>> base.shingleLevel).sort()
    return {
      ...base,
      ...unpacked(terms),
      names: event.names,
      nameMarks: event.nameMarks,
      numbers: event.numbers,
      numberMarks: event.numberMarks,
      shingles,
      textHash: mix(base.textHash, n),
      titleHash: mix(base.titleHash, n),
    }
  }

  #copy(report: Features): Features {
    const shingles = report.shingles.map((s) =>
      this.#draw() < keptShingles ? s : mix(s, this.#made) >>> report.shingleLevel,
    )
    return { ...report, shingles: shingles.sort() }
  }

  #any(): Features {
    const real = this.#real[Math.floor(this.#draw() * this.#real.length)]
    if (!real) throw new Error('no real articles to draw from')
    return real.features
  }

  /** 0..1, never 1. */
  #draw(): number {
    this.#random = (this.#random + 0x6d2b79f5) >>> 0
    const t = Math.imul(this.#random ^ (this.#random >>> 15), this.#random | 1)
    return ((t ^ (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function packed(term: number, weight: number, mark: number): number {
  return term * 65536 + weight * 256 + mark
}

/** Distinct terms, ascending, as `Features` asks. */
function unpacked(packedTerms: Float64Array): Pick<Features, 'terms' | 'weights' | 'marks'> {
  packedTerms.sort()
  let count = 0
  for (let i = 0; i < packedTerms.length; i++) {
    const value = packedTerms[i] ?? 0
    if (i > 0 && Math.floor(value / 65536) === Math.floor((packedTerms[count - 1] ?? 0) / 65536)) continue
    packedTerms[count++] = value
  }
  const terms = new Uint32Array(count)
  const weights = new Uint8Array(count)
  const marks = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    const value = packedTerms[i] ?? 0
    terms[i] = Math.floor(value / 65536)
    weights[i] = Math.floor(value / 256) & 255
    marks[i] = value & 255
  }
  return { terms, weights, marks }
}

function mix(a: number, b: number): number {
  let h = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
