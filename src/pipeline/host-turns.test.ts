import { expect, test } from 'vitest'
import { HostTurns } from './host-turns.ts'

const answered = { answered: true, tookMs: 100 }
const silent = { answered: false, tookMs: 30_000 }

/** Places that were given, of `asked` tries at once. */
function entered(turns: HostTurns, host: string, asked: number, paceMs = 2_000) {
  return Array.from({ length: asked }, () => turns.enter(host, paceMs)).flatMap((place) =>
    'waitMs' in place ? [] : [place],
  )
}

test('a host with thousands of pages holds two places, and its pages are told to come one after another', () => {
  let now = 0
  const turns = new HostTurns({ clock: () => now, atOnce: 16 })
  expect(entered(turns, 'busy.example', 2).length).toBe(2)
  const waits = Array.from({ length: 100 }, () => turns.enter('busy.example', 2_000)).map((place) =>
    'waitMs' in place ? place.waitMs : 0,
  )
  expect(waits.slice(2, 5)).toEqual([2_000, 4_000, 6_000])
  expect(waits.at(-1)).toBe(196_000)
  // The others find their places.
  for (const host of ['a.example', 'b.example', 'c.example', 'd.example'])
    expect(entered(turns, host, 5).length).toBe(2)
  now += 1
})

test('hosts that do not answer hold one place each and half of all together', () => {
  const turns = new HostTurns({ clock: () => 0, atOnce: 8 })
  const dead = Array.from({ length: 20 }, (_, i) => `dead${i}.example`)
  for (const host of dead) for (const place of entered(turns, host, 1)) place.leave(silent)
  expect(dead.flatMap((host) => entered(turns, host, 3)).length).toBe(4)
  const fast = entered(turns, 'fast.example', 3)
  expect(fast.length).toBe(2)
  for (const place of fast) place.leave(answered)
  expect(entered(turns, 'fast.example', 3).length).toBe(2)
})

test('a host whose turn is far away is not asked again before it', () => {
  let now = 0
  const turns = new HostTurns({ clock: () => now, atOnce: 16 })
  const [place] = entered(turns, 'slow.example', 1)
  place?.leave({ answered: true, tookMs: 0, waitMs: 60_000 })
  expect(entered(turns, 'slow.example', 50).length).toBe(0)
  now = 46_000
  expect(entered(turns, 'slow.example', 3).length).toBe(2)
})

test('without a pace a host that answers may use every place', () => {
  const turns = new HostTurns({ clock: () => 0, atOnce: 16 })
  expect(entered(turns, 'press.example', 16, 0).length).toBe(16)
})

const slowly = { answered: true, tookMs: 3_000 }

test('of a host slower than its pace a message for each place waits for the next that is free', async () => {
  const turns = new HostTurns({ clock: () => 0, atOnce: 16 })
  for (const place of entered(turns, 'slow.example', 2, 1_000)) place.leave(slowly)
  const [first, second] = entered(turns, 'slow.example', 2, 1_000)
  const [third, fourth] = [turns.enterOrWait('slow.example', 1_000), turns.enterOrWait('slow.example', 1_000)]
  expect(await turns.enterOrWait('slow.example', 1_000)).toHaveProperty('waitMs')
  first?.leave(slowly)
  expect(await third).toHaveProperty('leave')
  // The host's places are taken again.
  expect(entered(turns, 'slow.example', 1, 1_000).length).toBe(0)
  second?.leave({ answered: false, tookMs: 30_000 })
  // It has gone silent meanwhile: one place, which is taken.
  expect(await fourth).toHaveProperty('waitMs')
})

test('nobody waits for a host that answers within its pace, and of all places not more than an eighth', async () => {
  const turns = new HostTurns({ clock: () => 0, atOnce: 16 })
  for (const place of entered(turns, 'fast.example', 2)) place.leave(answered)
  entered(turns, 'fast.example', 2)
  expect(await turns.enterOrWait('fast.example', 2_000)).toHaveProperty('waitMs')
  for (const host of ['a.example', 'b.example']) {
    for (const place of entered(turns, host, 2)) place.leave({ answered: true, tookMs: 5_000 })
    entered(turns, host, 2)
  }
  const waiting = ['a.example', 'a.example'].map((host) => turns.enterOrWait(host, 2_000))
  expect(await turns.enterOrWait('b.example', 2_000)).toHaveProperty('waitMs')
  expect(await Promise.race([...waiting, Promise.resolve('nobody')])).toBe('nobody')
})

test('a second place, which only waits for its turn, takes no host its first one', () => {
  const turns = new HostTurns({ clock: () => 0, atOnce: 64 })
  const places = Array.from({ length: 40 }, (_, n) => entered(turns, `host${n}.example`, 10))
  expect(places.every((held) => held.length > 0)).toBe(true)
  expect(places.flat().length).toBe(64)
  // Those that end make room again, whoever held them.
  for (const held of places.slice(0, 20)) for (const place of held) place.leave(answered)
  expect(entered(turns, 'another.example', 5).length).toBe(2)
})
