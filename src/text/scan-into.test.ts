import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyScan, scan, scanInto, type Scan } from './scanner/scan.ts'
import { searchTextOf, searchTokens } from './search-tokens.ts'

/** What a scan says of its tokens, and that nothing of an earlier text is left behind them. */
function told(s: Scan): unknown {
  const { text, words, count, ...arrays } = s
  for (const values of Object.values(arrays))
    expect(values.subarray(count + 1).some((value) => value !== 0)).toBe(false)
  const tokens = Object.fromEntries(
    Object.entries(arrays).map(([name, values]) => [name, [...values.subarray(0, count)]]),
  )
  return { text, words: words.count, count, tokens, after: s.gap[count] }
}

test('a scan in the memory of others says what a scan of its own says', () => {
  const reused = emptyScan(4)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const own = told(scan(text))
      expect(told(scanInto(reused, text))).toEqual(own)
    }),
  )
})

test('index terms of a long text are those of its words', () => {
  const text = Array.from({ length: 9000 }, (_, i) => `والكلمات${i % 700} المكتوبة`).join(' ')
  const { stems, exact } = searchTokens(text)
  expect(searchTextOf(scan(text))).toEqual({ stems: stems.join(' '), exact: exact.join(' ') })
})
