/**
 * No shape of page takes more than its length: about 600 shapes are read, each within a hang limit. A shape whose time grows with the
 * square of its length takes a quarter of a minute at this length, one that grows with the length a few hundredths of a second.
 */
import { expect, test } from 'vitest'
import { chosenPages } from './hostile-pages.ts'
import { linesOf } from './last-words.ts'

const length = 60_000
const silenceMs = 12_000

test('every hostile page is read to its end', { tags: ['slow'], timeout: 600_000 }, async () => {
  const expected = [...chosenPages()].map(({ name }) => name)
  const done = await linesOf(new URL('./reading-child.ts', import.meta.url), [String(length)], silenceMs)
  // Where it hung is the first name that is missing.
  expect(done).toEqual([...expected, 'done'])
})
