import { expect, test } from 'vitest'
import { hash32 } from '../model/ids.ts'
import { addText, addUnit, addUnits, emptyHash, finishHash } from './incremental-hash.ts'

test('equals hash32, however the letters are added', () => {
  for (const word of ['', 'ا', 'وزير الخارجيه', 'Reuters', '\u{1F600}']) {
    let state = emptyHash
    for (let i = 0; i < word.length; i++) state = addUnit(state, word.charCodeAt(i))
    expect(finishHash(state)).toBe(hash32(word))
    expect(finishHash(addText(emptyHash, word))).toBe(hash32(word))
    const all = new Uint16Array(word.length)
    for (let i = 0; i < word.length; i++) all[i] = word.charCodeAt(i)
    expect(finishHash(addUnits(emptyHash, all, 0, all.length))).toBe(hash32(word))
  }
  expect(finishHash(addText(emptyHash, 'وكاله', 1))).toBe(hash32('كاله'))
})
