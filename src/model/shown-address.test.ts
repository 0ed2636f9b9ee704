import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownAddress } from './shown-address.ts'

test.each([
  ['https://salma:kalima@mada.example/rss', 'https://[secret]@mada.example/rss'],
  ['https://salma@mada.example:8443', 'https://[secret]@mada.example:8443'],
  ['https://a:p@ss@mada.example/rss', 'https://[secret]@mada.example/rss'],
  ['https://mada.example/rss?token=abc', 'https://mada.example/rss?token=[secret]'],
  ['https://mada.example/rss?lang=ar&feedKey=9&page=2', 'https://mada.example/rss?lang=ar&feedKey=[secret]&page=2'],
  ['https://mada.example/rss?to%6ben=abc', 'https://mada.example/rss?to%6ben=[secret]'],
  ['https://mada.example/rss?X-Amz-Signature=ab', 'https://mada.example/rss?X-Amz-Signature=[secret]'],
  ['https://mada.example/rss;PHPSESSID=ab?x=1', 'https://mada.example/rss;PHPSESSID=[secret]'],
  ['https://mada.example/#access_token=ab', 'https://mada.example/#access_token=[secret]'],
  ['https://mada.example/?q=3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'https://mada.example/?q=[secret]'],
  ['https://mada.example/private/a8Kd93jXq1Zp0mN4vB7c/rss', 'https://mada.example/private/[secret]/rss'],
  ['read /rss?auth=ab, then', 'read /rss?auth=[secret] then'],
])('%s is shown as %s', (address, shown) => expect(shownAddress(address)).toBe(shown))

test.each([
  'https://mada.example/2026/01/05/fire-in-the-port-of-ramla-5-dead',
  'https://mada.example/rss?lang=ar&section=politics&keywords=port&page=20',
  'https://mada.example/?p=123456789012345678901234567890',
  'https://mada.example/%D8%AD%D8%B1%D9%8A%D9%82-%D9%81%D9%8A-%D9%85%D9%8A%D9%86%D8%A7%D8%A1',
  'write to salma@mada.example at 10:30',
])('%s is shown as it is', (text) => expect(shownAddress(text)).toBe(text))

const secret = fc.stringMatching(/^[A-Za-z0-9]{8}ZqX[A-Za-z0-9]{8}$/)
const name = fc.constantFrom(
  'token',
  'TOKEN',
  'access_token',
  'apiKey',
  'api-key',
  'x.auth',
  'sig',
  'password',
  'pwd',
  'user[secret]',
  'authtoken',
  '%74oken',
)

test('no secret is left, wherever it stands in the address and however its name is written', () => {
  fc.assert(
    fc.property(secret, name, fc.constantFrom('?', '?a=1&', '?a=1;', '#', '?&', ';'), (value, called, before) => {
      for (const address of [
        `https://mada.example/rss${before}${called}=${value}&b=2`,
        `feed://u:${value}@mada.example/x`,
      ])
        expect(shownAddress(`at ${address} "x"`)).not.toContain(value)
    }),
    { numRuns: 1000, seed: 7 },
  )
})

test('a long text takes time that grows with its length: each part is bounded', () => {
  const hostile = [
    'a://',
    'a://'.repeat(50_000),
    '?a'.repeat(80_000),
    `https://${'a'.repeat(200_000)}`,
    '%61'.repeat(80_000),
  ]
  for (const text of hostile) expect(shownAddress(text).length).toBeGreaterThan(0)
})
