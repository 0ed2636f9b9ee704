/**
 * The longest run of words that two texts share, as it stands in one of them.
 * In: two scans. Out: a quotation of at most fourteen words. Pure.
 */
import type { Scan } from '../../text/scanner/scan.ts'

/** Fewer words prove nothing. */
const leastWords = 5
const mostWords = 14
/** A word that stands so often in the other text begins no run that is worth following. */
const mostPlaces = 24

/** As written in `one`; empty when no run of five words is shared. About the product of common words. */
export function longestShared(one: Scan, two: Scan): string {
  const places = new Map<number, number[]>()
  for (let i = 0; i < two.count; i++) {
    const hash = two.hash[i] ?? 0
    const known = places.get(hash)
    if (!known) places.set(hash, [i])
    else if (known.length < mostPlaces) known.push(i)
  }
  let best = { at: 0, length: 0 }
  for (let i = 0; i < one.count; i++) {
    for (const j of places.get(one.hash[i] ?? 0) ?? []) {
      if (i > 0 && j > 0 && one.hash[i - 1] === two.hash[j - 1]) continue
      let length = 0
      while (i + length < one.count && j + length < two.count && one.hash[i + length] === two.hash[j + length]) length++
      if (length > best.length) best = { at: i, length }
    }
  }
  if (best.length < leastWords) return ''
  const end = best.at + Math.min(best.length, mostWords) - 1
  return one.text.slice(one.start[best.at], one.end[end])
}
