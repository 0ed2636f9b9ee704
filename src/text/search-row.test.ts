import { expect, test } from 'vitest'
import { hash32 } from '../model/ids.ts'
import { scan } from './scanner/scan.ts'
import { readSearchRow, rowForm, rowStem, rowWord, searchRowOf } from './search-row.ts'
import { searchTokens } from './search-tokens.ts'

test('a row holds the words of title and text in their order, function words left out', () => {
  const { words, titleCount } = readSearchRow(
    searchRowOf(scan('افتتاح الجسر'), scan('افتتح الوزير الجسر في مدينة المرفأ')),
  )
  const expected = ['افتتاح', 'الجسر', 'افتتح', 'الوزير', 'الجسر', 'مدينة', 'المرفأ'].map((word) => {
    const { stems, exact } = searchTokens(word)
    return rowWord(hash32(stems[0] ?? ''), hash32(exact[0] ?? ''))
  })
  expect([...words]).toEqual(expected)
  expect(titleCount).toBe(2)
  expect(rowStem(words[1] ?? 0)).toBe(rowStem(words[4] ?? 1))
  expect(rowForm(rowWord(1, 0xf0000000))).toBe(15)
})

test('a long text is cut, bytes that are no row give an empty one', () => {
  const { words, titleCount } = readSearchRow(searchRowOf(scan('جسر '.repeat(300)), scan('نهر '.repeat(3000))))
  expect(words.length).toBe(560)
  expect(titleCount).toBe(60)
  expect(readSearchRow(new Uint8Array())).toEqual({ words: new Uint32Array(), titleCount: 0 })
})
