import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { isSignedBy } from './hub-signature.ts'

const secret = 'سر الموزع'
const body = Buffer.from('<rss>خبر</rss>')
const signed = (method: string, key = secret): string =>
  `${method}=${createHmac(method, key).update(body).digest('hex')}`

test.each(['sha1', 'sha256', 'sha384', 'sha512'])('%s with our secret is right', (method) => {
  expect(isSignedBy(secret, signed(method), body)).toBe(true)
  expect(isSignedBy(secret, signed(method).toUpperCase(), body)).toBe(true)
})

test('another secret, another body, a cut digest, no header and other methods are wrong', () => {
  const right = signed('sha256')
  const bad = [
    undefined,
    '',
    right.slice(7),
    right.slice(0, -1),
    `${right}0`,
    right.replace('sha256', 'sha1'),
    right.replace('sha256', 'sha512'),
    signed('md5'),
    signed('sha256', 'سر آخر'),
    `sha256=${'0'.repeat(64)}`,
    `sha256=${'z'.repeat(64)}`,
  ]
  for (const header of bad) expect(isSignedBy(secret, header, body), header).toBe(false)
  expect(isSignedBy(secret, right, Buffer.from('<rss>خبر آخر</rss>'))).toBe(false)
})
