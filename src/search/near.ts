/**
 * Whether words of a query stand close to each other in an article, or one after the other.
 * In: an article's words in short, two asked words. Out: yes or no. Touches nothing.
 */
import { hash32 } from '../model/ids.ts'
import { rowStem, rowWord, type SearchRow } from '../text/search-row.ts'
import type { AskedWord } from './asked.ts'

export type NearPair = readonly [one: readonly AskedWord[], two: readonly AskedWord[]]

/** In words that mean something. */
const closeWords = 8

/** One of the first words at most eight from one of the second, both in the title or both in the text. */
export function isNear({ words, titleCount }: SearchRow, [one, two]: NearPair): boolean {
  const [ones, twos] = [stemsOf(one), stemsOf(two)]
  let lastOne = -Infinity
  let lastTwo = -Infinity
  for (let i = 0; i < words.length; i++) {
    if (i === titleCount) lastOne = lastTwo = -Infinity
    const stem = rowStem(words[i] ?? 0)
    if (ones.has(stem)) lastOne = i
    if (twos.has(stem)) lastTwo = i
    if (Math.abs(lastOne - lastTwo) <= closeWords) return true
  }
  return false
}

/** Stems as rows have them: what RankEvidenceReader takes for a phrase. */
export function runInRows(stems: readonly string[]): number[] {
  return stems.map((stem) => rowStem(rowWord(hash32(stem), 0)))
}

function stemsOf(asked: readonly AskedWord[]): Set<number> {
  const stems = asked.flatMap(({ forms }) => forms.filter(({ kind }) => kind !== 'root'))
  return new Set(stems.map(({ stem }) => rowStem(rowWord(hash32(stem.split(' ')[0] ?? ''), 0))))
}
