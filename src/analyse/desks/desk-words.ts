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
  /** Of a word's stem, or of two neighbouring stems: for each section what it adds. Two sections may share a word. */
  weights: ReadonlyMap<number, Float64Array>
  /** 1 at the low bits of every key: most words are in no list, and need not be looked up. */
  mayHold: Uint8Array
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
function addWords(
  scores: Float64Array,
  { stemHash }: Scan,
  count: number,
  gain: number,
  { weights, mayHold }: WordTable,
): void {
  const times = new Map<number, number>()
  let before = 0
  for (let i = 0; i < count; i++) {
    const stem = stemHash[i] ?? 0
    const pair = pairKey(before, stem)
    if (mayHold[stem & lowBits] === 1 && weights.has(stem)) times.set(stem, (times.get(stem) ?? 0) + 1)
    if (mayHold[pair & lowBits] === 1 && weights.has(pair)) times.set(pair, (times.get(pair) ?? 0) + 1)
    before = stem
  }
  for (const [key, n] of times) {
    const each = weights.get(key)
    for (let d = 0; d < scores.length; d++) scores[d] = (scores[d] ?? 0) + gain * (1 + Math.log2(n)) * (each?.[d] ?? 0)
  }
}

function wordTable(): WordTable {
  const made = new Map<number, Float64Array>()
  for (const [d, desk] of desks.entries())
    for (const entry of lists[desk]) {
      const [words = '', given] = entry.split(' | ')
      const { count, stemHash } = scan(words)
      if (count < 1 || count > 2) throw new Error(`${desk}: "${words}" is neither a word nor two`)
      const first = stemHash[0] ?? 0
      const key = count === 1 ? first : pairKey(first, stemHash[1] ?? 0)
      const weights = made.get(key) ?? new Float64Array(desks.length)
      // A word that says it alone is worth four that only hint. Forms of one word may stand in a list with different weights.
      weights[d] = Math.max(weights[d] ?? 0, 2 ** (Number(given ?? defaultWeight) - 1))
      made.set(key, weights)
    }
  const mayHold = new Uint8Array(lowBits + 1)
  for (const key of made.keys()) mayHold[key & lowBits] = 1
  return { weights: made, mayHold }
}

function pairKey(first: number, second: number): number {
  return (Math.imul(first ^ (first >>> 15), 0x2c1b3c6d) + second) >>> 0
}
