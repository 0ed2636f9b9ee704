/**
 * How far one Arabic word is from another as a mistake in typing: letters left out, doubled, swapped or taken for another.
 * In: two words in normalised form. Out: a number of mistakes, of which likely ones count less. Touches nothing but its own scratch space.
 * After Damerau and Levenshtein (swaps of neighbours), with weights of src/data/search/confused-letters.txt.
 */
import { confusedLetters } from '../data/search.data.ts'
import { arabicBlock, letter } from '../text/letters.ts'

/** Letters of the Arabic alphabet stand within 64 units of its first; a table of pairs is read faster than a map. */
const alphabet = 64
/** By pair of letters: the share of a mistake, 0 where they are not taken for each other. */
const costs = new Float64Array(alphabet * alphabet)
for (const entry of confusedLetters) {
  const [a = '', b = '', share] = entry.split(' | ')
  const [one, two] = [placeOf(a.charCodeAt(0)), placeOf(b.charCodeAt(0))]
  costs[one * alphabet + two] = Number(share)
  costs[two * alphabet + one] = Number(share)
}

/** Shares of a mistake. */
const cost = { vowel: 0.5, doubled: 0.35, swapped: 0.6, letter: 0.9, other: 1, first: 0.25 }
const longest = 34
const rows = [0, 1, 2].map(() => new Float64Array(longest + 1))

/** The least sum of mistakes that make `b` of `a`; `most` + 1 when it is more than `most`. Quadratic in the length of words. */
export function editDistance(a: string, b: string, most: number): number {
  const n = a.length
  const m = b.length
  if (n >= longest || m >= longest || Math.abs(n - m) * cost.doubled > most) return most + 1
  let [before = new Float64Array(), above = new Float64Array(), here = new Float64Array()] = rows
  above[0] = 0
  for (let j = 1; j <= m; j++) above[j] = (above[j - 1] ?? 0) + gapCost(b, j - 1)
  for (let i = 1; i <= n; i++) {
    const unit = a.charCodeAt(i - 1)
    here[0] = (above[0] ?? 0) + gapCost(a, i - 1)
    let least = here[0] ?? 0
    for (let j = 1; j <= m; j++) {
      const other = b.charCodeAt(j - 1)
      let value = (above[j - 1] ?? 0) + (unit === other ? 0 : changed(unit, other, i === 1 && j === 1))
      value = Math.min(value, (above[j] ?? 0) + gapCost(a, i - 1), (here[j - 1] ?? 0) + gapCost(b, j - 1))
      if (i > 1 && j > 1 && unit !== other && unit === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
        value = Math.min(value, (before[j - 2] ?? 0) + cost.swapped)
      here[j] = value
      if (value < least) least = value
    }
    if (least > most) return most + 1
    const spare = before
    before = above
    above = here
    here = spare
  }
  return above[m] ?? most + 1
}

/** A letter too many or too few at `at`. */
function gapCost(word: string, at: number): number {
  const unit = word.charCodeAt(at)
  const share = at > 0 && unit === word.charCodeAt(at - 1) ? cost.doubled : isVowel(unit) ? cost.vowel : cost.letter
  return at === 0 ? share + cost.first : share
}

/** The first letter of a word is seldom another than a like one. */
function changed(a: number, b: number, isFirst: boolean): number {
  const [one, two] = [placeOf(a), placeOf(b)]
  const share = one < alphabet && two < alphabet ? (costs[one * alphabet + two] ?? 0) : 0
  return share === 0 ? cost.other + (isFirst ? cost.first : 0) : share
}

/** 64 and more, or less than 0 as an unsigned number, for what is no letter of the alphabet. */
function placeOf(unit: number): number {
  return (unit - arabicBlock.firstLetter) >>> 0
}

function isVowel(unit: number): boolean {
  return unit === letter.alef || unit === letter.waw || unit === letter.ya || unit === letter.hamza
}
