/**
 * What the words of an article say about its section, by lists of words of each.
 * In: scans of title and text. Out: how much speaks for each section. Touches nothing.
 */
import * as listed from '../../data/desks.data.ts'
import { desks, type Desk } from '../../model/desks.ts'
import { scan, type Scan } from '../../text/scanner/scan.ts'

/** How much a word tells where it stands; the findings change little between half and double of each (measured on two sets of outlets). */
const titleGain = 3
const openingGain = 1.5
const openingWords = 60
const defaultWeight = 2

const lists: Readonly<Record<Desk, readonly string[]>> = listed

interface WordTable {
  /** Of a word's stem, or of two neighbouring stems: its place. */
  places: ReadonlyMap<number, number>
  /** 1 at the low bits of every key: most words are in no list, and need not be looked up. */
  mayHold: Uint8Array
  /** `place * desks.length + desk`: what it adds there. Two sections may share a word. */
  weights: Float64Array
  /** Scratch, 0 between calls: how often the word of a place stands in the text. */
  times: Uint32Array
}

const lowBits = 0xffff
let table: WordTable | undefined

/** By section, in the order of `desks`; 0 or more. Pure; linear in the words. */
export function deskScores(title: Scan, text: Scan): Float64Array {
  const words = (table ??= wordTable())
  const scores = new Float64Array(desks.length)
  addWords(scores, title, title.count, titleGain, words)
  addWords(scores, text, Math.min(openingWords, text.count), openingGain, words)
  addWords(scores, text, text.count, 1, words)
  return scores
}

/** Each distinct word or pair counts by the logarithm of how often it stands there. */
function addWords(scores: Float64Array, { stemHash }: Scan, count: number, gain: number, words: WordTable): void {
  const { places, mayHold, weights, times } = words
  const met: number[] = []
  const meet = (key: number): void => {
    const place = mayHold[key & lowBits] === 1 ? places.get(key) : undefined
    if (place === undefined) return
    if (times[place] === 0) met.push(place)
    times[place] = (times[place] ?? 0) + 1
  }
  let before = 0
  for (let i = 0; i < count; i++) {
    const stem = stemHash[i] ?? 0
    meet(stem)
    meet(pairKey(before, stem))
    before = stem
  }
  for (const place of met) {
    const worth = gain * (1 + Math.log2(times[place] ?? 1))
    times[place] = 0
    for (let d = 0; d < scores.length; d++)
      scores[d] = (scores[d] ?? 0) + worth * (weights[place * scores.length + d] ?? 0)
  }
}

function wordTable(): WordTable {
  const places = new Map<number, number>()
  const added: number[] = []
  for (const [d, desk] of desks.entries())
    for (const entry of lists[desk]) {
      const [words = '', given] = entry.split(' | ')
      const { count, stemHash } = scan(words)
      if (count < 1 || count > 2) throw new Error(`${desk}: "${words}" is neither a word nor two`)
      const first = stemHash[0] ?? 0
      const key = count === 1 ? first : pairKey(first, stemHash[1] ?? 0)
      const place = places.get(key) ?? places.size
      places.set(key, place)
      const at = place * desks.length + d
      while (added.length < (place + 1) * desks.length) added.push(0)
      // A word that says it alone is worth four that only hint. Forms of one word may stand in a list with different weights.
      added[at] = Math.max(added[at] ?? 0, 2 ** (Number(given ?? defaultWeight) - 1))
    }
  const mayHold = new Uint8Array(lowBits + 1)
  for (const key of places.keys()) mayHold[key & lowBits] = 1
  return { places, mayHold, weights: Float64Array.from(added), times: new Uint32Array(places.size) }
}

function pairKey(first: number, second: number): number {
  return (Math.imul(first ^ (first >>> 15), 0x2c1b3c6d) + second) >>> 0
}
