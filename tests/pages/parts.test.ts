import { expect, test } from 'vitest'
import { splitParts } from '../../src/extract/parts/split-parts.ts'

test('an input without an article has empty parts', () => {
  expect(splitParts({ id: 3, text: '' })).toEqual({
    id: 3,
    title: null,
    body: [],
    credit: null,
    keywordsRaw: null,
    keywords: [],
    readAlso: [],
    similar: [],
  })
})
