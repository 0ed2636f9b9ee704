/**
 * Message by message: a slow one holds no other, leases last as long as the work, a busy host costs no tries.
 */
import { expect, test } from 'vitest'
import type { Delivery, Queue } from '../queue/queue.ts'
import { runWork } from './run-each.ts'
import type { StageRunner, StageWork, WorkResult } from './run-stage.ts'
import { stageOf } from './stages.ts'

/** A queue in memory whose messages are numbered; what happened to each is kept. */
function queueOf(count: number): { queue: Queue; log: string[]; extended: Set<string> } {
  const log: string[] = []
  const extended = new Set<string>()
  const ready = Array.from({ length: count }, (_, i) => ({ id: String(i), attempt: 0 }))
  const delivery = (one: { id: string; attempt: number }): Delivery => ({
    message: { id: one.id, stage: 'fetch', body: {} },
    attempt: ++one.attempt,
    ack: async () => void log.push(`done ${one.id}`),
    extend: async () => void extended.add(one.id),
    retry: async () => {
      log.push(`later ${one.id}`)
      ready.push(one)
    },
  })
  const queue: Queue = {
    publish: () => Promise.resolve(),
    pull: (_, { max }) => Promise.resolve(ready.splice(0, max).map(delivery)),
    depth: () => Promise.resolve({}),
    close: () => Promise.resolve(),
  }
  return { queue, log, extended }
}

const done: WorkResult = { kind: 'done', next: [] }

function runnerOf(queue: Queue, buried: string[] = []): StageRunner {
  return {
    queue,
    bury: async (message, problem) => void buried.push(`${message.id} ${problem.code}`),
    failed: () => undefined,
  }
}

function work(atOnce: number, one: (id: string) => Promise<WorkResult>, leaseMs = 60_000): StageWork {
  return {
    stage: { ...stageOf('fetch'), leaseMs, maxAttempts: 3 },
    atOnce,
    run: (messages) => Promise.all(messages.map((m) => one(m.id))),
  }
}

test('while one message takes its time, all others are finished', async () => {
  const { queue, log, extended } = queueOf(40)
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const run = runWork(
    runnerOf(queue),
    work(
      4,
      async (id) => {
        if (id === '0') await held
        else if (id === '39') setTimeout(release, 200)
        return done
      },
      60,
    ),
    0,
  )
  expect(await run).toBe(40)
  expect(log.length).toBe(40)
  expect(log.at(-1)).toBe('done 0')
  expect(extended).toContain('0')
})

test('turns that are waited for are no failed tries', async () => {
  const { queue, log } = queueOf(1)
  const buried: string[] = []
  let asked = 0
  await runWork(
    runnerOf(queue, buried),
    work(4, () => {
      asked++
      if (asked <= 10) return Promise.resolve({ kind: 'later', delayMs: 0, deferred: true })
      return asked <= 12 ? Promise.reject(new Error('broken')) : Promise.resolve(done)
    }),
    0,
  )
  expect([asked, buried, log.at(-1)]).toEqual([13, [], 'done 0'])
})

test('a failure outside the messages is thrown when what is in hand is done', async () => {
  const { queue, log } = queueOf(2)
  const pull = queue.pull.bind(queue)
  let pulls = 0
  queue.pull = (stage, o) =>
    ++pulls > 1 ? Promise.reject(new Error('the queue is away')) : pull(stage, { ...o, max: 1 })
  await expect(
    runWork(
      runnerOf(queue),
      work(2, () => Promise.resolve(done)),
      0,
    ),
  ).rejects.toThrow('the queue is away')
  expect(log).toEqual(['done 0'])
})
