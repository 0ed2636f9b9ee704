/**
 * Per cent after a number: a sign, one word or two ("%", "بالمئة", "في المئة", "per cent").
 * In: a scan and a token. Out: where it ends. Touches nothing.
 */
import { percentPairs, percentWords } from '../../data/numerals.data.ts'
import { IntMap } from '../../structures/int-map.ts'
import { codeAt } from '../letters.ts'
import { gap, type Scan } from '../scanner/scan.ts'
import { wordHash, wordHashes } from '../word-hash.ts'
import { isPercentSign } from './digits.ts'

const percentWordHashes = wordHashes(percentWords)
const percentSecond = secondByFirst(percentPairs)
const percentOpeners = new IntMap()
for (const hash of [...percentWordHashes, ...percentSecond.keys()]) percentOpeners.set(hash, 1)

/** True for a word that "percent" begins with. */
export function opensPercent(hash: number): boolean {
  return percentOpeners.get(hash) !== 0
}

/** True for a word that is "percent" alone. */
export function isPercentWord(hash: number): boolean {
  return percentWordHashes.has(hash)
}

/** The percent sign or word after a number whose last token is the one before `token`: where it ends. */
export function percentAfter(s: Scan, token: number): { end: number; last: number } | undefined {
  const before = s.end[token - 1] ?? 0
  const code = codeAt(s.text, before)
  if (isPercentSign(code)) return { end: before + 1, last: token }
  if (isPercentSign(codeAt(s.text, before + 1)) && isWhite(code)) return { end: before + 2, last: token }
  if (!follows(s, token)) return undefined
  const hash = s.hash[token] ?? 0
  if (!opensPercent(hash)) return undefined
  if (isPercentWord(hash)) return { end: s.end[token] ?? 0, last: token + 1 }
  if (follows(s, token + 1) && percentSecond.get(hash)?.has(s.hash[token + 1] ?? 0))
    return { end: s.end[token + 1] ?? 0, last: token + 2 }
  return undefined
}

function isWhite(code: number): boolean {
  return code === 0x20 || /\s/u.test(String.fromCharCode(code))
}

function follows(s: Scan, token: number): boolean {
  return token < s.count && ((s.gap[token] ?? 0) & ~gap.space) === 0
}

/** Of pairs of words: the hashes of second words by the hash of the first. */
function secondByFirst(pairs: readonly string[]): ReadonlyMap<number, ReadonlySet<number>> {
  const seconds = new Map<number, Set<number>>()
  for (const pair of pairs) {
    const [first = '', second = ''] = pair.split(' ')
    const known = seconds.get(wordHash(first)) ?? new Set<number>()
    seconds.set(wordHash(first), known.add(wordHash(second)))
  }
  return seconds
}
