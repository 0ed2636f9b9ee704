import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { randomFrom } from '../../../bench/seeded-random.ts'
import { packAround, unfold } from './packed-around.ts'

const length = 43
const tokenOf = (letter: string): Buffer => Buffer.from(letter.repeat(length))

test('any page around any number of tokens comes back as it was, with any token', async () => {
  const random = randomFrom(7)
  for (let round = 0; round < 60; round++) {
    const words = Array.from(
      { length: 1 + Math.floor(random() * 40) },
      () => `كلمة${Math.floor(random() * 50)} <b>x</b>`,
    )
    const parts = Array.from({ length: 2 + Math.floor(random() * 30) }, () =>
      Buffer.from(
        Array.from({ length: Math.floor(random() * 200) }, () => words[Math.floor(random() * words.length)]).join(' '),
      ),
    )
    const packed = await packAround(parts, length)
    if (packed === undefined) throw new Error('not packed')
    for (const letter of ['a', '<', '=']) {
      const token = tokenOf(letter)
      const whole = Buffer.concat(parts.flatMap((part, i) => (i > 0 ? [token, part] : [part])))
      expect(gunzipSync(unfold(packed, parts, token)).equals(whole)).toBe(true)
    }
  }
})

test('text that holds the token already does not make the answer shorter', async () => {
  const secret = 'abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE'
  const filler = 'نص الصفحة '.repeat(300)
  const sizeWith = async (guess: string): Promise<number> => {
    const parts = [`${filler}${guess} value="`, '">', `${guess} value="`, filler].map((part) => Buffer.from(part))
    const packed = await packAround(parts, length)
    return packed === undefined ? 0 : unfold(packed, parts, Buffer.from(secret)).length
  }
  const right = await sizeWith(secret)
  expect(right).toBe(await sizeWith(secret.split('').reverse().join('')))
})

test('a page with a control character of its own is not packed', async () => {
  expect(await packAround([Buffer.from('a\u0001b'), Buffer.from('c')], length)).toBeUndefined()
})
