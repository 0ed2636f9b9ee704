/**
 * An article's features for grouping: weighted stems and word pairs, name and number keys, a sketch of its 5-word shingles.
 * In: the scans of title and text, and what analysis found in them. Out: `Features`. Touches nothing.
 */
import type { Entity, Figure, Mention } from '../model/analysis.ts'
import { featureKind, featuresVersion, nameMark, termBits, type Features } from '../model/features.ts'
import { hash32 } from '../model/ids.ts'
import { tokenKind, type Scan } from '../text/scan.ts'
import { daysSpokenOf } from './features-days.ts'
import { writingKind } from './features-kind.ts'
import { groupingStopWords } from './features-stop-words.ts'
import { TermTable } from './term-table.ts'

export interface FeatureInput {
  title: string
  text: string
  lang: string
  /** Scans of exactly `title` and `text`. */
  titleScan: Scan
  textScan: Scan
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
const maxNames = 48
const maxNumbers = 48
/** Characters and words of the body that count as its lead for names, for numbers, for days of the week. */
const nameLeadChars = 300
const numberLeadWords = 60
const dayWords = 70
const maxShingles = 192
const shingleWords = 5

/** Features of one article; linear in its length. Pure: equal input gives equal features on every machine. */
export function articleFeatures(input: FeatureInput): Features {
  const terms = collectTerms(input)
  const sketch = shingleSketch(input.textScan)
  const titleOnly = input.textScan.count === 0
  return {
    version: featuresVersion,
    kind: writingKind(input.title, input.text) | (titleOnly ? featureKind.titleOnly : 0),
    words: Math.min(65535, input.textScan.count),
    ...terms,
    ...nameKeys(input),
    ...numberKeys(input),
    days: daysSpokenOf(input.textScan, dayWords),
    ...sketch,
    textHash: orderHash(input.textScan),
    titleHash: orderHash(input.titleScan),
  }
}

/** Room for the terms of one article after another. */
const table = new TermTable()

function collectTerms(input: FeatureInput): Pick<Features, 'terms' | 'weights' | 'marks'> {
  const { titleScan, textScan, lang } = input
  addTerms(lang, titleScan, titleScan.count, titleGain, 1, titleScan.count)
  addTerms(lang, textScan, Math.min(textScan.count, bodyWords), 1, 0, pairWords)
  const { terms, masses, marks } = table.heaviest(maxTerms)
  const weights = new Uint8Array(terms.length)
  for (let i = 0; i < terms.length; i++) {
    const mass = masses[i] ?? 1
    weights[i] = weightOfMass[mass] ?? weightOf(mass)
  }
  return { terms, weights, marks }
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
    const marks = inLead ? mark | 4 : mark
    table.add(stem >>> (32 - termBits), here, marks)
    if (i < pairsUpTo && beforeAt === i - 1 && sentence[i] === sentence[beforeAt]) {
      table.add(mix(before, stem) >>> (32 - termBits), here, marks | 2)
    }
    before = stem
    beforeAt = i
  }
}

/** Two hashes, in order, made one; avalanche of murmur3. */
function mix(a: number, b: number): number {
  let h = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) ^ Math.imul(b ^ (b >>> 13), 0x297a2d39)
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Order-dependent hash of all words and numbers; 0 when there are none. */
function orderHash(source: Scan): number {
  let h = 0
  for (let i = 0; i < source.count; i++) h = mix(h, source.hash[i] ?? 0)
  return h
}

function shingleSketch(source: Scan): Pick<Features, 'shingles' | 'shingleLevel' | 'shingleCount'> {
  const { count, hash } = source
  // A text shorter than a shingle is one shingle.
  const total = count === 0 ? 0 : Math.max(1, count - shingleWords + 1)
  const all = new Uint32Array(total)
  for (let i = 0; i < total; i++) {
    let h = 0x9e3779b9
    const last = Math.min(count, i + shingleWords)
    for (let k = i; k < last; k++) h = mix(h, hash[k] ?? 0)
    all[i] = h
  }
  const distinct = distinctAscending(all)
  let level = 0
  let length = distinct.length
  while (length > maxShingles && level < 16) {
    level++
    length = lowerBound(distinct, 2 ** (32 - level))
  }
  return { shingles: distinct.slice(0, length), shingleLevel: level, shingleCount: distinct.length }
}

/** Entities by key; the same name in another script shares the key when the skeletons agree. The most telling are kept. */
function nameKeys(input: FeatureInput): Pick<Features, 'names' | 'nameMarks'> {
  const places = new Map<string, number>()
  for (const m of input.mentions ?? []) {
    const bit = m.field === 'title' ? nameMark.title : m.start < nameLeadChars ? nameMark.lead : 0
    if (bit !== 0) places.set(m.entity, (places.get(m.entity) ?? 0) | bit)
  }
  const marks = new Map<number, number>()
  const entities = [...(input.entities ?? [])]
  const standing = (e: Entity): number => {
    const bits = places.get(e.key) ?? 0
    return (bits & nameMark.title ? 2 : 0) + (bits & nameMark.lead ? 1 : 0)
  }
  entities.sort((a, b) => standing(b) - standing(a) || b.count - a.count || (a.key < b.key ? -1 : 1))
  for (const e of entities.slice(0, maxNames)) {
    const kind =
      e.kind === 'person'
        ? nameMark.person
        : e.kind !== 'place'
          ? 0
          : /^place:[A-Z]{2}$/.test(e.key)
            ? nameMark.country
            : nameMark.place
    const hash = hash32(e.key)
    marks.set(hash, (marks.get(hash) ?? 0) | (places.get(e.key) ?? 0) | kind | (Math.min(7, e.count) << 5))
  }
  const names = Uint32Array.from(marks.keys()).sort()
  return { names, nameMarks: Uint8Array.from(names, (name) => marks.get(name) ?? 0) }
}

/** Numbers of two digits or more, and every figure with its unit; those of title and lead first. */
function numberKeys(input: FeatureInput): Pick<Features, 'numbers' | 'numberMarks'> {
  const marks = new Map<number, number>()
  const mark = (hash: number, bits: number): void => {
    const known = marks.get(hash)
    if (known !== undefined || marks.size < maxNumbers) marks.set(hash, (known ?? 0) | bits)
  }
  for (const source of [input.titleScan, input.textScan]) {
    const isTitle = source === input.titleScan
    for (let i = 0; i < Math.min(source.count, bodyWords); i++) {
      if (source.kind[i] !== tokenKind.number) continue
      if ((source.end[i] ?? 0) - (source.start[i] ?? 0) < 2) continue
      mark(source.hash[i] ?? 0, isTitle ? 1 : i < numberLeadWords ? 2 : 0)
    }
  }
  for (const f of input.figures ?? []) {
    mark(hash32(`${f.value} ${f.unit}`), f.field === 'title' ? 1 : f.start < nameLeadChars ? 2 : 0)
  }
  const numbers = Uint32Array.from(marks.keys()).sort()
  return { numbers, numberMarks: Uint8Array.from(numbers, (number) => marks.get(number) ?? 0) }
}

function distinctAscending(values: Uint32Array): Uint32Array {
  values.sort()
  let length = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0
    if (i === 0 || value !== values[length - 1]) values[length++] = value
  }
  return values.slice(0, length)
}

/** Index of the first element that is `bound` or more. */
function lowerBound(ascending: Uint32Array, bound: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) < bound) low = middle + 1
    else high = middle
  }
  return low
}
