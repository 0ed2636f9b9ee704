/**
 * Texts compared by their words.
 * In: texts. Out: their words in one form, and how much of one stands in another. Pure.
 */
/** Words of a text in one form: lower case, NFKC, marks dropped, letters and digits only. */
export function wordsOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u0610-\u061a\u064b-\u065f\u0670\u0640]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The two texts have the same words. */
export function sameWords(a: string, b: string): boolean {
  return a === b || wordsOf(a) === wordsOf(b)
}

/** Share of the words of the shorter text found in the other, 0..1, counted against the longer when it is much longer; of `wordsOf` texts. */
export function sharedWords(a: string, b: string): number {
  const x = a.split(' ').filter(Boolean)
  const y = new Set(b.split(' ').filter(Boolean))
  if (x.length === 0 || y.size === 0) return 0
  let shared = 0
  for (const word of new Set(x)) if (y.has(word)) shared++
  return shared / Math.max(new Set(x).size, y.size * 0.6)
}
