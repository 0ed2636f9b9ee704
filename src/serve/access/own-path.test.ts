import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkedPath, ownPath } from './own-path.ts'

const pieces = [
  '/',
  '//',
  '\\',
  '.',
  '..',
  '%2e',
  '%2E%2e',
  '%2f',
  '%5c',
  '@',
  ':',
  '?',
  '#',
  '\t',
  '\n',
  '\u0000',
  ' ',
  'x',
]
const names = [
  'evil.example',
  'https:',
  'http:',
  'javascript:',
  '[::1]',
  'user:pw@evil.example',
  '\u2025',
  '\uff0f',
  '。',
]
const spelling = fc.array(fc.constantFrom(...pieces, ...names), { maxLength: 9 }).map((parts) => parts.join(''))

/** Where a browser on our page goes. */
const originOf = (path: string): string => new URL(path, 'https://news.example/page').origin

test('whatever is asked for, what comes back leads here, and is left as it is the second time', () => {
  fc.assert(
    fc.property(spelling, fc.constantFrom('', '/', '/x/../', '/x/%2e%2e/'), (path, before) => {
      const back = ownPath(before + path)
      expect([originOf(back), ownPath(back)]).toEqual(['https://news.example', back])
      expect(originOf(linkedPath(before + path))).toBe('https://news.example')
    }),
    { numRuns: 5000, seed: 12 },
  )
})

test.each([
  '/x/..//evil.example',
  '/x/%2e%2e//evil.example',
  '/./\t/evil.example',
  '//evil.example',
  '/\n/evil.example',
])('%j leads to the front page', (path) => expect(ownPath(path)).toBe('/'))

test('our own paths are kept', () => {
  for (const path of ['/', '/story/1?x=2', '/search?q=%D8%AD%D8%B1%D9%8A%D9%82&after=//x', '/a//b'])
    expect([ownPath(path), linkedPath(path)]).toEqual([path, path])
})
