/** The queue contract, on every real queue: at least once, not before its time, one message while it waits. */
import { expect, test } from 'vitest'
import type { Delivery, Message, Queue } from '../../src/queue/queue.ts'
import { onEveryQueue } from './queue-backends.ts'

const stage = 'fetch'

function message(n: number, more: Partial<Message> = {}): Message {
  return { id: `${stage}:1:${n}:x`, stage, body: { entry: n, note: 'خبر', last: null, old: false }, ...more }
}

function messages(count: number): Message[] {
  return Array.from({ length: count }, (_, n) => message(n))
}

async function take(queue: Queue, max: number, waitMs = 2_000, leaseMs = 30_000): Promise<Delivery[]> {
  return queue.pull(stage, { max, leaseMs, waitMs })
}

async function takeAll(queue: Queue, max = 100, leaseMs = 30_000): Promise<Delivery[]> {
  const all: Delivery[] = []
  for (;;) {
    const some = await take(queue, max, 300, leaseMs)
    if (some.length === 0) return all
    all.push(...some)
  }
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const numbers = (deliveries: readonly Delivery[]): unknown[] => deliveries.map((d) => d.message.body['entry'])

onEveryQueue((at) => {
  test('a message comes as it was published, and is gone once acknowledged', async () => {
    const { queue } = at()
    await queue.publish([message(1)])
    const [delivery] = await take(queue, 10)
    expect(delivery?.message).toEqual(message(1))
    expect(delivery?.attempt).toBe(1)
    expect((await queue.depth())[stage]).toMatchObject({ ready: 0, inFlight: 1 })
    await delivery?.ack()
    expect(await take(queue, 10, 200)).toEqual([])
    await expect.poll(async () => (await queue.depth())[stage]?.inFlight ?? 0).toBe(0)
  })

  test('an empty queue answers after the wait, and at once when a message comes', async () => {
    const { queue, another } = at()
    expect(await take(queue, 10, 0)).toEqual([])
    const waiting = take(queue, 10, 20_000)
    await sleep(100)
    await (await another()).publish([message(1), message(2)])
    expect((await waiting).length).toBeGreaterThan(0)
  })

  test('what was published is there for the next pull, even one that does not wait', async () => {
    const { queue } = at()
    for (let n = 0; n < 20; n++) {
      await queue.publish([message(n)])
      const [delivery] = await take(queue, 1, 0)
      expect(delivery?.message.id).toBe(message(n).id)
      await delivery?.ack()
    }
  })

  test('published twice while it waits is one message', async () => {
    const { queue, another } = at()
    await queue.publish([message(1), message(2), message(1)])
    await (await another()).publish([message(1)])
    expect(new Set(numbers(await takeAll(queue)))).toEqual(new Set([1, 2]))
    expect(await take(queue, 5, 200)).toEqual([])
  })

  test('stages do not see each other', async () => {
    const { queue } = at()
    await queue.publish([message(1), { ...message(2), stage: 'group' }])
    expect(numbers(await takeAll(queue))).toEqual([1])
    const [other] = await queue.pull('group', { max: 5, leaseMs: 30_000, waitMs: 2_000 })
    expect(other?.message.body['entry']).toBe(2)
  })

  test('a pull takes at most its number, and two workers never the same', async () => {
    const { queue, another } = at()
    const other = await another()
    await queue.publish(messages(200))
    const [one, two] = await Promise.all([takeAll(queue, 7), takeAll(other, 7)])
    const all = [...numbers(one), ...numbers(two)]
    expect(new Set(all).size).toBe(200)
    expect(all).toHaveLength(200)
    await queue.publish(messages(300).slice(200))
    expect(await take(queue, 7)).toHaveLength(7)
  })

  test('a lease that runs out delivers again, with the attempt counted', async () => {
    const { queue } = at()
    await queue.publish([message(1)])
    const [first] = await take(queue, 1, 2_000, 1_000)
    expect(first?.attempt).toBe(1)
    const [second] = await take(queue, 1, 10_000, 1_000)
    expect(second?.message.id).toBe(message(1).id)
    expect(second?.attempt).toBe(2)
    await second?.ack()
    expect(await take(queue, 1, 1_500, 1_000)).toEqual([])
  })

  test('retry delivers again, not before its delay', async () => {
    const { queue } = at()
    await queue.publish([message(1)])
    const [first] = await take(queue, 1)
    const asked = Date.now()
    await first?.retry(800)
    const [second] = await take(queue, 1, 10_000)
    expect(Date.now() - asked).toBeGreaterThanOrEqual(780)
    expect(second?.attempt).toBe(2)
    await second?.ack()
  })

  test('a message is not delivered before its time, and its first delivery is attempt 1', async () => {
    const { queue } = at()
    const notBefore = Date.now() + 1_200
    await queue.publish([message(1, { notBefore }), message(2)])
    const early = await takeAll(queue)
    expect(numbers(early)).toEqual([2])
    const [delivery] = await take(queue, 5, 15_000)
    expect(Date.now()).toBeGreaterThanOrEqual(notBefore)
    expect(delivery?.message.body['entry']).toBe(1)
    expect(delivery?.attempt).toBe(1)
  })

  test('what was taken and not acknowledged comes to another process after the lease', async () => {
    const { queue, another } = at()
    await queue.publish(messages(50))
    const other = await another()
    expect((await take(other, 20, 2_000, 1_500)).length).toBeGreaterThan(0)
    await other.close()
    const seen = new Set<unknown>()
    for (let tries = 0; seen.size < 50 && tries < 40; tries++) {
      for (const delivery of await take(queue, 50, 500, 1_500)) {
        seen.add(delivery.message.body['entry'])
        await delivery.ack()
      }
    }
    expect(seen.size).toBe(50)
  })
})
