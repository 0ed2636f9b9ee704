import { expect, test, vi } from 'vitest'
import type { Change } from '../../store/changes.ts'
import { Freshness } from './freshness.ts'
import { KeptAnswers, type KeptLimits, type Made } from './kept-answers.ts'

/** Changes that a test makes: as SQLite tells them, at once. */
class MadeChanges {
  number = 0
  last: Change = { number: 0, stories: new Set(), articles: new Set(), all: false }
  asked = 0

  version = (): number => this.number
  newest = (): Promise<number> => Promise.resolve(this.number)
  since = (): Promise<Change> => {
    this.asked++
    return Promise.resolve({ ...this.last, number: this.number })
  }
  change(of: Partial<Change>): void {
    this.number++
    this.last = { number: this.number, stories: new Set(), articles: new Set(), all: false, ...of }
  }
}

function kept(o: Partial<KeptLimits> = {}) {
  const changes = new MadeChanges()
  const time = { now: 1_000 }
  const freshness = new Freshness(
    changes,
    (ids) => Promise.resolve(ids.map((id) => ({ id, terms: Uint32Array.of(id, 500) }))),
    () => time.now,
  )
  const answers = new KeptAnswers<{ n: number }>(freshness, { most: 10, graceMs: 500, ...o })
  let made = 0
  const ask = (key: string, tags: number[] = [], value?: number): Promise<{ n: number }> =>
    answers.get(key, () => Promise.resolve({ value: { n: value ?? ++made }, tags }))
  return { changes, time, freshness, answers, ask }
}

test('an answer is made once for everybody who asks at the same time, and again after a failure', async () => {
  const { answers } = kept()
  let calls = 0
  let fail = true
  const make = async (): Promise<{ value: { n: number } }> => {
    calls++
    await new Promise((resolve) => setTimeout(resolve, 5))
    if (fail) throw new Error('away')
    return { value: { n: calls } }
  }
  await expect(Promise.all([answers.get('a', make), answers.get('a', make)])).rejects.toThrow('away')
  expect(calls).toBe(1)
  fail = false
  const [one, two] = await Promise.all([answers.get('a', make), answers.get('a', make)])
  expect(one).toBe(two)
  expect(await answers.get('a', make)).toBe(one)
  expect(calls).toBe(2)
})

test('changes elsewhere are waited for as long as the grace, changes of what it is about are not', async () => {
  const { changes, time, ask, freshness } = kept()
  const first = await ask('a', [7])
  changes.change({ stories: new Set([8]) })
  expect(await ask('a', [7])).toBe(first)
  time.now += 600
  const second = await ask('a', [7])
  expect(second).not.toBe(first)
  changes.change({ articles: new Set([7]) })
  const third = await ask('a', [7])
  expect(third).not.toBe(second)
  changes.change({ stories: new Set([9]) })
  expect(await ask('a', [7])).toBe(third)
  freshness.insist()
  expect(await ask('a', [7])).not.toBe(third)
})

test('what comes out the same is the same object; what is too old is made again without a change', async () => {
  const { changes, time, ask } = kept({ longestMs: 10_000 })
  const first = await ask('a', [7], 1)
  changes.change({ stories: new Set([7]) })
  expect(await ask('a', [7], 1)).toBe(first)
  expect(await ask('b', [], 1)).toEqual(first)
  time.now += 10_001
  expect(await ask('b', [], 2)).toEqual({ n: 2 })
})

test('a change that comes while an answer is made is not missed', async () => {
  const { changes, answers, ask } = kept()
  await ask('other')
  const slow = answers.get('a', async () => {
    changes.change({ stories: new Set([7]) })
    // Somebody else asks, and so the change is heard.
    await ask('other')
    return { value: { n: 100 }, tags: [7] }
  })
  expect(await slow).toEqual({ n: 100 })
  expect(await ask('a', [7], 101)).toEqual({ n: 101 })
})

test('the least recently asked go first', async () => {
  const { ask } = kept({ most: 2 })
  const a = await ask('a')
  await ask('b')
  expect(await ask('a')).toBe(a)
  await ask('c')
  expect(await ask('a')).toBe(a)
  expect((await ask('b')).n).toBe(4)
})

test('as long as nothing is committed the store is not asked', async () => {
  const { changes, ask } = kept()
  for (let i = 0; i < 20; i++) await ask(`${i}`)
  expect(changes.asked).toBe(0)
  changes.change({ all: true })
  await Promise.all(Array.from({ length: 20 }, (_, i) => ask(`${i}`)))
  expect(changes.asked).toBeLessThanOrEqual(2)
})

test('an answer that watches for words is made again for articles that share two of them, and for no others', async () => {
  const { changes, time, answers } = kept({ graceMs: 0 })
  let made = 0
  const ask = (): Promise<{ n: number }> =>
    answers.get('a', () =>
      Promise.resolve({
        value: { n: ++made },
        tags: [7],
        watch: { from: -1, to: 1, words: [new Set([500, 31]), new Set([32])] },
      }),
    )
  const first = await ask()
  for (const article of [30, 32, 2 ** 40 + 31]) {
    changes.change({ articles: new Set([article]) })
    time.now += 5_000
    // One shared word, none, and an article of another time.
    expect(await ask()).toBe(first)
  }
  changes.change({ articles: new Set([31]) })
  const second = await ask()
  expect(second).not.toBe(first)
  changes.change({ stories: new Set([7]) })
  expect(await ask()).not.toBe(second)
})

/** Answers of a store whose changes are followed; the clock stands until a test moves it. */
async function followed(o: { graceMs?: number; longestMs?: number } = {}) {
  const all = kept({ graceMs: 0, staleMs: 1_400, ...o })
  const ending = new AbortController()
  const following = all.freshness.follow(ending.signal)
  const { time, changes, freshness, answers } = all
  await freshness.now()
  let made = 0
  const watch = { from: -1, to: 1, words: [new Set([500, 31])] }
  const ask = (key = 'a'): Promise<{ n: number }> =>
    answers.get(key, () => Promise.resolve({ value: { n: ++made }, tags: [7], watch }))
  /** Follower and queue have had their turn. */
  const aMoment = async (): Promise<void> => {
    time.now += 300
    await vi.waitFor(() => expect(freshness.lookedAt).toBe(time.now), { interval: 20 })
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return { ...all, changes, ask, aMoment, made: () => made, end: () => (ending.abort(), following) }
}

test('while changes are followed nobody waits: the old answer is given until the new one is there, two seconds at most', async () => {
  const { changes, time, ask, aMoment, made, freshness, end } = await followed()
  const first = await ask()
  changes.change({ stories: new Set([7]) })
  // It was asked for lately: it is made again before anybody asks.
  await aMoment()
  expect(made()).toBe(2)
  expect(await ask()).toEqual({ n: 2 })
  expect(first).toEqual({ n: 1 })
  changes.change({ stories: new Set([7]) })
  time.now += 100
  freshness.insist()
  // Whoever has just changed something sees it.
  expect(await ask()).toEqual({ n: 3 })
  time.now += 120_000
  await aMoment()
  changes.change({ stories: new Set([7]) })
  await aMoment()
  // Nobody has asked for two minutes: it waits for somebody who does.
  expect(made()).toBe(3)
  expect(await ask()).toEqual({ n: 3 })
  await aMoment()
  expect(await ask()).toEqual({ n: 4 })
  changes.change({ stories: new Set([7]), articles: new Set(), all: true })
  await aMoment()
  time.now += 1_400
  expect(await ask()).toEqual({ n: 5 })
  await end()
})

test('an old answer is not given for longer, however long its making takes; a follower that died is noticed', async () => {
  const { changes, time, answers, freshness, end } = await followed()
  let answer = 1
  let open: (() => void) | undefined
  const gate = new Promise<void>((resolve) => (open = resolve))
  const ask = (): Promise<{ n: number }> =>
    answers.get('slow', async () => {
      const n = answer
      if (n === 2) await gate
      return { value: { n }, tags: [7] }
    })
  expect(await ask()).toEqual({ n: 1 })
  answer = 2
  changes.change({ stories: new Set([7]) })
  time.now += 600
  await freshness.now()
  expect(await ask()).toEqual({ n: 1 })
  time.now += 1_000
  const late = ask()
  open?.()
  expect(await late).toEqual({ n: 2 })
  await end()
  changes.change({ stories: new Set([7]) })
  answer = 3
  expect(await ask()).toEqual({ n: 3 })
})

test('an answer that says which articles concern it is only made again for these, later where they hardly do', async () => {
  const { changes, time, answers } = kept({ longestMs: 50_000 })
  let made = 0
  const looked: number[][] = []
  const concerns = (ids: readonly number[]): Promise<'now' | 'later' | 'never'> => {
    looked.push([...ids])
    return Promise.resolve(ids.includes(31) ? 'now' : ids.includes(32) ? 'later' : 'never')
  }
  const ask = (): Promise<{ n: number }> =>
    answers.get('a', () => Promise.resolve({ value: { n: ++made }, tags: [7], concerns }))
  await ask()
  changes.change({ articles: new Set([30, 29]) })
  expect(await ask()).toEqual({ n: 1 })
  expect(looked).toEqual([])
  time.now += 600
  expect(await ask()).toEqual({ n: 1 })
  expect(looked).toEqual([[30, 29]])
  changes.change({ articles: new Set([31]) })
  await ask()
  time.now += 600
  expect(await ask()).toEqual({ n: 2 })
  expect(looked).toEqual([[30, 29], [31]])
  changes.change({ articles: new Set([32]) })
  await ask()
  time.now += 600
  expect(await ask()).toEqual({ n: 2 })
  changes.change({ articles: new Set([30]) })
  time.now += 8_000
  expect(await ask()).toEqual({ n: 2 })
  expect(await ask()).toEqual({ n: 2 })
  // Each is looked at once; what may wait is not forgotten for those that do not matter.
  expect(looked.slice(2)).toEqual([[32], [30]])
  time.now += 2_000
  expect(await ask()).toEqual({ n: 3 })
  changes.change({ stories: new Set([7]) })
  expect(await ask()).toEqual({ n: 4 })
  time.now += 50_001
  expect(await ask()).toEqual({ n: 5 })
})

test('an answer that nobody asks for while a great deal changes is made again without looking at all of it', async () => {
  const { changes, answers, ask } = kept()
  let made = 0
  const concerns = (): Promise<'never'> => Promise.resolve('never')
  const quiet = (): Promise<{ n: number }> =>
    answers.get('a', () => Promise.resolve({ value: { n: ++made }, concerns }))
  await quiet()
  for (let id = 1; id <= 501; id++) {
    changes.change({ articles: new Set([id]) })
    await ask('other')
  }
  expect(await quiet()).toEqual({ n: 2 })
})

test('who finds out that an answer is otherwise says how it is made from there; what is late is told to be', async () => {
  const { changes, time, answers } = kept()
  const late: boolean[] = []
  let made = 0
  const make = (from: number) => (): Promise<Made<{ n: number }>> =>
    Promise.resolve({
      value: { n: ++made + from },
      concerns: (ids, isLate) => {
        late.push(isLate)
        return Promise.resolve(ids.includes(31) ? make(100) : 'later')
      },
    })
  const ask = async (ms: number): Promise<number> => {
    await answers.get('a', make(0))
    time.now += ms
    return (await answers.get('a', make(0))).n
  }
  expect(await ask(0)).toBe(1)
  changes.change({ articles: new Set([31]) })
  expect(await ask(600)).toBe(102)
  changes.change({ articles: new Set([32]) })
  expect(await ask(16_000)).toBe(3)
  expect(late).toEqual([false, true])
})
