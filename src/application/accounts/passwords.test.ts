import { expect, test } from 'vitest'
import { checkedPassword, nameKeyOf } from './names.ts'
import { calibratedCost, Passwords } from './passwords.ts'

const cheap = { n: 1024, r: 8, p: 1 }

test('the cost doubles until a password takes long enough, within bounds', async () => {
  const asked: number[] = []
  const cost = await calibratedCost((of) => {
    asked.push(of.n)
    return Promise.resolve(of.n / 1000)
  })
  expect([cost.n, asked]).toEqual([2 ** 17, [2 ** 15, 2 ** 16]])
  expect((await calibratedCost(() => Promise.resolve(1))).n).toBe(2 ** 17)
  expect((await calibratedCost(() => Promise.resolve(5000))).n).toBe(2 ** 15)
})

test('a password is kept salted with its cost, found right however it is composed, and renewed when the cost has grown', async () => {
  const passwords = new Passwords(cheap)
  const [one, other] = [await passwords.hash('كلمة آمنة جدا'), await passwords.hash('كلمة آمنة جدا')]
  if (!one.ok || !other.ok) throw new Error('busy')
  expect(one.value).toMatch(/^scrypt\$1024\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
  expect(one.value).not.toBe(other.value)
  // Alef and madda as two letters.
  expect(await passwords.check('كلمة ا\u0653منة جدا', one.value)).toEqual({ ok: true, value: { right: true } })
  expect(await passwords.check('كلمة امنة جدا', one.value)).toEqual({ ok: true, value: { right: false } })
  expect(await passwords.check('أي شيء', undefined)).toEqual({ ok: true, value: { right: false } })
  const dearer = await new Passwords({ ...cheap, n: 2048 }).check('كلمة آمنة جدا', one.value)
  expect(dearer).toMatchObject({ ok: true, value: { right: true, renewed: expect.stringMatching(/^scrypt\$2048\$/) } })
})

test('few are computed at once and few wait; the rest are asked to come again', async () => {
  const passwords = new Passwords(cheap)
  const all = await Promise.all(Array.from({ length: 50 }, () => passwords.hash('كلمة آمنة جدا')))
  expect(all.filter((one) => one.ok)).toHaveLength(32)
  expect(all.find((one) => !one.ok)).toMatchObject({ problem: { code: 'request.slow-down' } })
  expect((await passwords.hash('كلمة آمنة جدا')).ok).toBe(true)
})

test('names that look alike are one; passwords that are the name, short or one letter are refused', () => {
  expect(nameKeyOf(' Salma\u200f  WAHBA ')).toBe('salma wahba')
  expect(nameKeyOf('سلـمى')).toBe(nameKeyOf('سلمى'))
  expect(['short', 'سلمى وهبة', 'aaaaaaaaaaaaa'].map((p) => checkedPassword(p, 'سلمى وهبة').ok)).toEqual([
    false,
    false,
    false,
  ])
  expect(checkedPassword('جملة أحفظها', 'سلمى').ok).toBe(true)
})
