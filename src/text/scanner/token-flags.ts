/**
 * What a scanned token is, how it looks and what stands before it, as small numbers.
 * In: nothing. Out: the numbers. Touches nothing.
 */

/** What a token is. `handle`: @name or an address, never a word of the text. */
export const tokenKind = { word: 1, number: 2, handle: 3 } as const

/** What stands between a token and the one before it, as bits. */
export const gap = {
  space: 1,
  /** Paragraph or line break. */
  newline: 2,
  /** End of a sentence: . ! ? … or a line break. */
  sentenceEnd: 4,
  comma: 8,
  colon: 16,
  quoteOpen: 32,
  quoteClose: 64,
  /** A straight quote, which may open or close. */
  quoteEither: 128,
  bracketOpen: 256,
  bracketClose: 512,
  dash: 1024,
  symbol: 2048,
  percent: 4096,
} as const

/** Bits that keep two words from being one phrase. */
export const phraseBreak =
  gap.newline |
  gap.sentenceEnd |
  gap.comma |
  gap.colon |
  gap.quoteOpen |
  gap.quoteClose |
  gap.quoteEither |
  gap.bracketOpen |
  gap.bracketClose |
  gap.dash

/** Shape bits of a token. */
export const shape = { capital: 1, upper: 2, digits: 4 } as const
