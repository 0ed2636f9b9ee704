/** What `defined` keeps. */
import { expect, test } from 'vitest'
import { defined } from './defined.ts'

test('fields that are undefined are left out; null, 0, false and the empty text stay, in their order', () => {
  const made = defined({ a: 1, b: undefined, c: null, d: 0, e: false, f: '' })
  expect(Object.entries(made)).toEqual([
    ['a', 1],
    ['c', null],
    ['d', 0],
    ['e', false],
    ['f', ''],
  ])
})
