import { expect, test } from 'vitest'
import { outsideLink } from './outside-link.ts'

test.each([
  ['https://mada.example/1', true],
  ['http://mada.example/1', true],
  ['https://import.invalid/article/1', false],
  ['https://invalid/1', false],
  ['https://invalid.example/1', true],
  ['javascript:alert(1)', false],
  ['urn:siyaq:1', false],
  ['nonsense', false],
  [undefined, false],
])('%s', (address, isLink) => {
  expect(outsideLink(address)).toBe(isLink ? address : undefined)
})

test('a link takes no user and no password along', () => {
  expect(outsideLink('https://salma:kalima@mada.example/1?a=b')).toBe('https://mada.example/1?a=b')
})
