/**
 * An article's features for grouping: weighted stems and word pairs, name and number keys, a sketch of its 5-word shingles.
 * In: the scans of title and text, and what analysis found in them. Out: `Features`. Touches nothing.
 */
import type { Entity, Figure, Mention } from '../../model/analysis.ts'
import type { Borrowed } from '../../model/borrowed.ts'
import { featureKind, featuresVersion, termBits, termMark, type Features } from '../../model/features.ts'
import type { Scan } from '../../text/scanner/scan.ts'
import { daysSpokenOf } from './days.ts'
import { nameKeys, numberKeys } from './entity-keys.ts'
import { writingKind } from './article-kind.ts'
import { mix, orderHash, sketchOf } from './shingles.ts'
import { groupingStopWords } from './event-stop-words.ts'
import { TermTable, type HeaviestTerms } from './term-table.ts'

export interface FeatureInput {
  title: string
  text: string
  lang: string
  /** Scans of exactly `title` and `text`. */
  titleScan: Scan
  textScan: Scan
  /** The title tells words (told-title.ts). */
  told?: boolean
  entities?: readonly Entity[]
  mentions?: readonly Mention[]
  figures?: readonly Figure[]
}

/** Words of the body that give terms; what an event is about stands in front. */
const bodyWords = 400
/** Words of the body counted as its lead. */
const leadWords = 50
const pairWords = 120
const titleGain = 3
const leadGain = 2
const maxTerms = 160
/** Words of the body that are looked through for days of the week. */
const dayWords = 70

/** Features of one article; linear in its length. Pure: equal input gives equal features on every machine. */
export function articleFeatures(input: FeatureInput): Features {
  const { title, text, lang, titleScan, textScan } = input
  const heaviest = collectTerms(titleScan, textScan, lang)
  const names = nameKeys(input.entities ?? none, input.mentions ?? none)
  const numbers = numberKeys(titleScan, textScan, bodyWords, input.figures ?? none)
  const sketch = sketchOf(textScan)
  const room = new FeatureRoom(heaviest.count, names.count, numbers.count, sketch.kept)
  return {
    version: featuresVersion,
    kind:
      writingKind(title, text) |
      (textScan.count === 0 ? featureKind.titleOnly : 0) |
      (input.told === true ? featureKind.told : 0),
    words: Math.min(65535, textScan.count),
    terms: room.numbers(heaviest.terms, heaviest.count),
    weights: room.bytes(weightsOf(heaviest), heaviest.count),
    marks: room.bytes(heaviest.marks, heaviest.count),
    names: room.numbers(names.keys, names.count),
    nameMarks: room.bytes(names.marks, names.count),
    numbers: room.numbers(numbers.keys, numbers.count),
    numberMarks: room.bytes(numbers.marks, numbers.count),
    days: daysSpokenOf(textScan, dayWords),
    shingles: room.numbers(sketch.shingles, sketch.kept),
    shingleLevel: sketch.level,
    shingleCount: sketch.count,
    textHash: sketch.textHash,
    titleHash: orderHash(titleScan),
  }
}

const none: readonly never[] = []

/** All arrays of one article's features in one block of memory, which is far cheaper than eight. */
class FeatureRoom {
  readonly #block: ArrayBuffer
  #nextNumber = 0
  #nextByte: number

  constructor(terms: number, names: number, numbers: number, shingles: number) {
    const inNumbers = 4 * (terms + names + numbers + shingles)
    this.#nextByte = inNumbers
    this.#block = new ArrayBuffer(inNumbers + 2 * terms + names + numbers)
  }

  /** A copy of the first `count`. */
  numbers(from: Uint32Array, count: number): Uint32Array<ArrayBuffer> {
    const out = new Uint32Array(this.#block, this.#nextNumber, count)
    this.#nextNumber += 4 * count
    for (let i = 0; i < count; i++) out[i] = from[i] ?? 0
    return out
  }

  /** A copy of the first `count`. */
  bytes(from: Uint8Array, count: number): Uint8Array<ArrayBuffer> {
    const out = new Uint8Array(this.#block, this.#nextByte, count)
    this.#nextByte += count
    for (let i = 0; i < count; i++) out[i] = from[i] ?? 0
    return out
  }
}

/** Room for the terms of one article after another. */
const table = new TermTable()

function collectTerms(titleScan: Scan, textScan: Scan, lang: string): Borrowed<HeaviestTerms> {
  addTerms(lang, titleScan, titleScan.count, titleGain, termMark.title, titleScan.count)
  addTerms(lang, textScan, Math.min(textScan.count, bodyWords), 1, 0, pairWords)
  return table.heaviest(maxTerms)
}

const weights = new Uint8Array(maxTerms)

/** Borrowed. */
function weightsOf({ masses, count }: HeaviestTerms): Borrowed<Uint8Array> {
  for (let i = 0; i < count; i++) {
    const mass = masses[i] ?? 1
    weights[i] = mass < weightOfMass.length ? (weightOfMass[mass] ?? 0) : weightOf(mass)
  }
  return weights
}

function weightOf(mass: number): number {
  return Math.max(1, Math.min(255, Math.round(16 * (1 + Math.log2(mass)))))
}

const weightOfMass = Uint8Array.from({ length: 64 }, (_, mass) => weightOf(mass))

function addTerms(lang: string, source: Scan, count: number, gain: number, mark: number, pairsUpTo: number): void {
  const { word, hash, stemHash, sentence } = source
  const { bits, mask, others } = groupingStopWords(source, lang)
  let before = 0
  let beforeAt = -2
  for (let i = 0; i < count; i++) {
    if (((bits[word[i] ?? 0] ?? 0) & mask) !== 0 || others?.has(hash[i] ?? 0)) continue
    const stem = stemHash[i] ?? 0
    const inLead = mark === 0 && i < leadWords
    const here = inLead ? leadGain : gain
    const marks = inLead ? mark | termMark.lead : mark
    table.add(stem >>> (32 - termBits), here, marks)
    if (i < pairsUpTo && beforeAt === i - 1 && sentence[i] === sentence[beforeAt]) {
      table.add(mix(before, stem) >>> (32 - termBits), here, marks | termMark.pair)
    }
    before = stem
    beforeAt = i
  }
}
