/** When a hub is told of which feed: store, hub and feeds are played, the clock is turned by hand. */
import { expect, test } from 'vitest'
import { minuteMs, secondMs } from '../../model/instant.ts'
import { ok, type Problem } from '../../problem.ts'
import type { AnnouncedFeed } from '../../store/hubs/announced-feeds.ts'
import { frontFeeds } from './hub-feeds.ts'
import { TellHub, type FeedLook, type TellHubDeps } from './tell-hub.ts'

const search = '/feeds/search.atom?q=%D9%85'
const site = 'https://news.example/siyaq'

function playedSite(kind: 'sqlite' | 'postgres' = 'sqlite') {
  const at = {
    now: 1_000_000,
    /** Number of the newest change. */
    number: 1,
    /** What the hub answers. */
    answer: 204 as number | Problem,
    retryAfterMs: undefined as number | undefined,
    refused: new Set<string>(),
    holder: '',
    kept: new Map<string, AnnouncedFeed>(),
    says: new Map<string, FeedLook>(frontFeeds.map((path) => [path, { tag: 'a' }])),
    looks: 0,
    told: [] as string[],
    forms: [] as Readonly<Record<string, string>>[],
    said: [] as string[],
  }
  const playedStore = {
    kind,
    leases: {
      hold: (_: string, owner: string) => {
        if (at.holder === '') at.holder = owner
        return Promise.resolve(at.holder === owner ? 1 : undefined)
      },
      release: () => Promise.resolve(void (at.holder = '')),
    },
    pushes: {
      announced: {
        list: () => Promise.resolve([...at.kept.values()].map((feed) => ({ ...feed }))),
        told: (path: string, toldTag: string, toldAt: number) =>
          Promise.resolve(void at.kept.set(path, { path, askedAt: toldAt, toldTag, toldAt })),
      },
    },
  }
  // Only these methods are asked.
  const store = Object.assign(Object(null), playedStore) as TellHubDeps['store']
  const post: TellHubDeps['http']['post'] = (url, form) => {
    at.forms.push(form)
    const topic = form['hub.url'] ?? ''
    const { answer } = at
    if (typeof answer !== 'number') return Promise.resolve({ ok: false, problem: answer })
    const status = at.refused.has(topic) ? 403 : answer
    if (status < 300) at.told.push(topic.replace(site, ''))
    const more = at.retryAfterMs === undefined ? {} : { retryAfterMs: at.retryAfterMs }
    return Promise.resolve(ok({ status, finalUrl: url, body: new Uint8Array(0), wireBytes: 0, ...more }))
  }
  const process = (): TellHub =>
    new TellHub({
      store,
      http: { post },
      freshness: { now: () => Promise.resolve(at.number) },
      clock: () => at.now,
      log: { info: (_, text) => void at.said.push(text), warn: (_, text) => void at.said.push(text) },
      hub: 'https://hub.example/',
      publicUrl: `${site}/`,
      look: (path) => {
        at.looks++
        return Promise.resolve(at.says.get(path) ?? 'none')
      },
    })
  /** Steps of these processes, a second apart, for so long; what was told meanwhile. */
  const pass = async (ms: number, ...tellers: TellHub[]): Promise<string[]> => {
    at.told.length = 0
    for (const end = at.now + ms; at.now < end; at.now += secondMs)
      for (const teller of tellers) while ((await teller.step()) !== undefined);
    return [...at.told]
  }
  const change = (path: string, tag: string): void => {
    at.number++
    at.says.set(path, { tag })
  }
  return { at, process, pass, change }
}

const [atom = ''] = frontFeeds

test('the front page is told of at the start, then a feed when it changed, under the address that readers know', async () => {
  const { at, process, pass, change } = playedSite()
  const teller = process()
  expect(await pass(minuteMs, teller)).toEqual(frontFeeds)
  expect(at.forms[0]).toEqual({
    'hub.mode': 'publish',
    'hub.url': `${site}${atom}`,
    'hub.topic': `${site}${atom}`,
  })
  at.kept.set(search, { path: search, askedAt: at.now })
  at.says.set(search, { tag: 'a' })
  expect(await pass(minuteMs, teller)).toEqual([search])
  change(search, 'b')
  expect(await pass(10 * secondMs, teller)).toEqual([search])
  // A change that no feed shows, and none at all.
  at.number++
  at.looks = 0
  expect(await pass(minuteMs, teller)).toEqual([])
  expect(at.looks).toBe(4)
  expect(await pass(10 * minuteMs, teller)).toEqual([])
  expect(at.looks).toBe(4)
})

test('a burst is told of once, what comes within a minute when it is over, and the last change is never missed', async () => {
  const { at, process, pass, change } = playedSite()
  const teller = process()
  await pass(2 * minuteMs, teller)
  const told: string[] = []
  for (let n = 0; n < 30; n++) {
    change(atom, `burst ${n}`)
    told.push(...(await pass(secondMs, teller)))
  }
  expect(told).toEqual([atom])
  expect(await pass(2 * minuteMs, teller)).toEqual([atom])
  expect(at.kept.get(atom)?.toldTag).toBe('burst 29')
  // A feed that is made of what is kept shows a change a moment later.
  at.number++
  await pass(secondMs, teller)
  at.says.set(atom, { tag: 'late' })
  expect(await pass(10 * secondMs, teller)).toEqual([atom])
})

test('after a restart only what changed meanwhile is told', async () => {
  const { process, pass, change } = playedSite()
  await pass(minuteMs, process())
  expect(await pass(2 * minuteMs, process())).toEqual([])
  change(atom, 'while nobody ran')
  expect(await pass(2 * minuteMs, process())).toEqual([atom])
})

test('a hub that is away is asked ever more rarely, told of once in the log, and told of everything when it is back', async () => {
  const { at, process, pass, change } = playedSite()
  const teller = process()
  await pass(2 * minuteMs, teller)
  at.said.length = 0
  at.answer = { code: 'fetch.refused', detail: 'hub.example' }
  at.forms.length = 0
  for (const path of frontFeeds) change(path, 'b')
  expect(await pass(60 * minuteMs, teller)).toEqual([])
  expect(at.forms.length).toBeGreaterThan(5)
  expect(at.forms.length).toBeLessThan(12)
  expect(at.said).toEqual(['the hub cannot be told; it is tried again'])
  at.answer = 202
  expect(await pass(16 * minuteMs, teller)).toEqual(frontFeeds)
  expect(at.said).toEqual(['the hub cannot be told; it is tried again', 'the hub is told again'])
})

test('a hub that asks for patience is given it', async () => {
  const { at, process, pass } = playedSite()
  const teller = process()
  Object.assign(at, { answer: 429, retryAfterMs: 10 * minuteMs })
  expect(await pass(9 * minuteMs, teller)).toEqual([])
  expect(at.forms).toHaveLength(1)
  at.answer = 204
  expect(await pass(2 * minuteMs, teller)).toEqual(frontFeeds)
})

test('one feed that is refused holds up no other, and is asked for again', async () => {
  const { at, process, pass } = playedSite()
  const teller = process()
  at.refused.add(site + atom)
  expect(await pass(30 * minuteMs, teller)).toEqual(frontFeeds.slice(1))
  expect(at.forms.length).toBeLessThan(10)
  at.refused.clear()
  expect(await pass(60 * minuteMs, teller)).toEqual([atom])
  expect(at.said).toEqual([
    'the hub refuses to be told of a feed; it is asked again later',
    'the hub takes every feed again',
  ])
})

test('what only those who signed in may read is never told; a failure of our own is looked at again', async () => {
  const { at, process, pass, change } = playedSite()
  const teller = process()
  for (const path of frontFeeds) at.says.set(path, 'none')
  expect(await pass(5 * minuteMs, teller)).toEqual([])
  expect(at.said).toEqual(['reading is for those who signed in; the hub is told of nothing'])
  at.number++
  for (const path of frontFeeds) at.says.set(path, 'failed')
  expect(await pass(5 * minuteMs, teller)).toEqual([])
  for (const path of frontFeeds) at.says.set(path, { tag: 'b' })
  expect(await pass(minuteMs, teller)).toEqual(frontFeeds)
  change(atom, 'c')
  expect(await pass(2 * minuteMs, teller)).toEqual([atom])
})

test('of two processes one tells, and the other when that one has ended', async () => {
  const { process, pass, change } = playedSite('postgres')
  const [one, other] = [process(), process()]
  expect(await pass(2 * minuteMs, one, other)).toEqual(frontFeeds)
  change(atom, 'b')
  expect(await pass(2 * minuteMs, other)).toEqual([])
  const stop = new AbortController()
  stop.abort()
  await one.follow({ sleep: () => Promise.resolve(), troubles: Object(null) }, stop.signal)
  expect(await pass(2 * minuteMs, other)).toEqual([atom])
})

test('whatever a step fails at is a trouble that is waited out', async () => {
  const { at, process } = playedSite()
  const stop = new AbortController()
  const teller = process()
  const waits: number[] = []
  const met: unknown[] = []
  const numbers = at.number
  Object.defineProperty(at, 'number', {
    get: () => {
      if (met.length === 0) throw new Error('the store is away')
      return numbers
    },
  })
  await teller.follow(
    {
      sleep: (ms) => {
        waits.push(ms)
        if (waits.length > 4) stop.abort()
        return Promise.resolve()
      },
      troubles: Object.assign(Object(null), {
        met: (_: string, error: unknown) => (met.push(error), 7),
        over: () => undefined,
      }),
    },
    stop.signal,
  )
  expect(waits[0]).toBe(7)
  expect(met).toHaveLength(1)
  expect(at.told).toEqual(frontFeeds)
})
