/** Deliveries of hubs that come at once. The taking is played, and ends when the test says so. */
import { expect, test } from 'vitest'
import { pushRoutes } from './push-routes.ts'

function played() {
  const waiting: (() => void)[] = []
  const app = pushRoutes({
    push: {
      answer: () => Promise.resolve(undefined),
      knows: (key) => Promise.resolve(key !== 'unknown'),
      take: () => new Promise((done) => waiting.push(() => done('taken'))),
      maxBytes: 100,
    },
  })
  const deliver = async (key: string, body = 'x'): Promise<Response> =>
    await app.request(`/${key}`, { method: 'POST', body })
  const until = async (count: number): Promise<void> => {
    while (waiting.length < count) await new Promise(setImmediate)
  }
  const end = (): void => {
    for (const done of waiting.splice(0)) done()
  }
  return { deliver, until, end }
}

test('a subscription delivers one at a time: the second is asked to come again, and may once the first is taken', async () => {
  const { deliver, until, end } = played()
  const first = deliver('a')
  await until(1)
  const second = await deliver('a')
  expect([second.status, second.headers.get('retry-after')]).toEqual([503, '10'])
  end()
  expect((await first).status).toBe(204)
  const third = deliver('a')
  await until(1)
  end()
  expect((await third).status).toBe(204)
})

test('eight are taken at once; a ninth is asked to come again, and an unknown key is told so all the same', async () => {
  const { deliver, until, end } = played()
  const taken = Array.from({ length: 8 }, (_, k) => deliver(`key-${k}`))
  await until(8)
  expect((await deliver('ninth')).status).toBe(503)
  expect((await deliver('unknown')).status).toBe(410)
  end()
  expect((await Promise.all(taken)).map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 204))
})

test('a delivery that is too large leaves its place to the next', async () => {
  const { deliver, until, end } = played()
  expect((await deliver('a', 'x'.repeat(101))).status).toBe(413)
  const next = deliver('a')
  await until(1)
  end()
  expect((await next).status).toBe(204)
})
